// The commands of the program. Each lives in a file of its own; main.cc lists them.
#pragma once

#include <optional>
#include <string>

#include "onrecord/read/read.h"

namespace onrecord::cli {

class CommandLine;

// What grep gives: found, nothing found, error.
enum Exit : int { exit_found = 0, exit_none = 1, exit_error = 2 };

// Each adds its command to `program`.
void add_annotate(CommandLine& program);
void add_html(CommandLine& program);
void add_blocks(CommandLine& program);
void add_names(CommandLine& program);
void add_statements(CommandLine& program);
void add_add(CommandLine& program);
void add_refresh(CommandLine& program);
void add_search(CommandLine& program);
void add_show(CommandLine& program);
void add_ladder(CommandLine& program);
void add_who(CommandLine& program);
void add_correct(CommandLine& program);
void add_export(CommandLine& program);
void add_verify(CommandLine& program);

// The value of --as; empty for "auto".
std::optional<InputKind> input_kind(const std::string& as);

// Prints "onrecord: MESSAGE" on stderr and gives exit_error.
int fail(const std::string& message);

// Gives `code` when everything printed on stdout so far was written, else fails.
int finish_output(int code);

}  // namespace onrecord::cli
