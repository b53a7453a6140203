#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "onrecord/core/utf8.h"

namespace onrecord::cli {
namespace {

// Columns of a word: characters outside escape sequences.
size_t width_of(std::string_view text) {
  size_t width = 0;
  for (size_t i = 0; i < text.size();) {
    if (text[i] == '\x1b') {
      const size_t end = text.find('m', i);
      i = end == std::string_view::npos ? text.size() : end + 1;
      continue;
    }
    i += decode_utf8(text, i).bytes;
    ++width;
  }
  return width;
}

bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

}  // namespace

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) != 0; }

size_t terminal_columns(std::FILE* stream) {
  winsize size{};
  const bool known = ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col >= 40;
  return known ? size.ws_col : 100;
}

Paint::Paint(std::FILE* stream) {
  const char* no_color = std::getenv("NO_COLOR");
  colour_ = is_terminal(stream) && (no_color == nullptr || *no_color == '\0');
}

std::string Paint::wrap(const char* code, std::string_view text) const {
  if (!colour_ || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string printable(std::string_view text) {
  std::string out = printable_part(text);
  out.erase(0, std::min(out.find_first_not_of(' '), out.size()));
  return out;
}

std::string printable_part(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const Utf8Char c = decode_utf8(text, i);
    i += c.bytes;
    if (is_collapsible_space(c.code)) {
      if (out.empty() || out.back() != ' ') out += ' ';
    } else {
      append_utf8(out, is_control(c.code) ? replacement_character : c.code);
    }
  }
  return out;
}

std::string wrapped(std::string_view text, size_t columns, std::string_view indent) {
  const size_t room = columns > indent.size() + 20 ? columns - indent.size() : 20;
  std::string out, line;
  size_t used = 0;
  const auto flush = [&] {
    out += std::string(indent) + line + "\n";
    line.clear();
    used = 0;
  };
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const size_t width = width_of(word);
    if (used > 0 && used + 1 + width > room) flush();
    if (used > 0) line += ' ', ++used;
    line += word;
    used += width;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (used > 0) flush();
  return out;
}

std::string padded(std::string_view text, size_t columns) {
  const size_t width = width_of(text);
  return std::string(text) + std::string(width < columns ? columns - width : 0, ' ');
}

}  // namespace onrecord::cli
