// Text for a person: colour only on a terminal and without NO_COLOR; nothing from a page may steer the terminal.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace onrecord::cli {

class Paint {
 public:
  explicit Paint(std::FILE* stream);

  std::string bold(std::string_view text) const { return wrap("1", text); }
  std::string dim(std::string_view text) const { return wrap("2", text); }
  std::string name(std::string_view text) const { return wrap("36", text); }    // Who.
  std::string change(std::string_view text) const { return wrap("33", text); }  // What differs, or is to be noted.
  std::string mark(std::string_view text) const { return wrap("1;32", text); }  // What was asked for.
  bool colour() const { return colour_; }

 private:
  std::string wrap(const char* code, std::string_view text) const;
  bool colour_;
};

bool is_terminal(std::FILE* stream);
size_t terminal_columns(std::FILE* stream);  // 100 where it is none.

// One line: white space runs as one space, control characters as U+FFFD.
std::string printable(std::string_view text);

// The same for a part of a line: white space at its ends stays.
std::string printable_part(std::string_view text);

// Lines of at most `columns` characters, broken at spaces, each with `indent` before it and a newline behind.
// Escape sequences of Paint count nothing.
std::string wrapped(std::string_view text, size_t columns, std::string_view indent);

// The text, filled with spaces up to `columns` characters.
std::string padded(std::string_view text, size_t columns);

}  // namespace onrecord::cli
