// The commands of the program. Each lives in a file of its own; main.cc lists them.
#pragma once

#include <optional>
#include <string>

#include "onrecord/read/read.h"

namespace CLI {
class App;
}

namespace onrecord::cli {

// What grep gives: found, nothing found, error.
enum Exit : int { exit_found = 0, exit_none = 1, exit_error = 2 };

// Adds the command to `app`. When it was chosen, its callback runs it and stores the exit code in `exit_code`.
void add_annotate(CLI::App& app, int& exit_code);
void add_html(CLI::App& app, int& exit_code);
void add_add(CLI::App& app, int& exit_code);
void add_search(CLI::App& app, int& exit_code);
void add_show(CLI::App& app, int& exit_code);
void add_ladder(CLI::App& app, int& exit_code);
void add_who(CLI::App& app, int& exit_code);
void add_export(CLI::App& app, int& exit_code);
void add_verify(CLI::App& app, int& exit_code);

// The value of --as; empty for "auto".
std::optional<InputKind> input_kind(const std::string& as);

// Prints "onrecord: MESSAGE" on stderr and gives exit_error.
int fail(const std::string& message);

}  // namespace onrecord::cli
