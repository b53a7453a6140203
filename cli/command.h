// The commands of the program. Each lives in a file of its own; main.cc lists them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace onrecord::cli {

// What grep gives: found, nothing found, error.
enum Exit : int { exit_found = 0, exit_none = 1, exit_error = 2 };

// Adds the command to `app`. When it was chosen, its callback runs it and stores the exit code in `exit_code`.
void add_annotate(CLI::App& app, int& exit_code);
void add_html(CLI::App& app, int& exit_code);

// Prints "onrecord: MESSAGE" on stderr and gives exit_error.
int fail(const std::string& message);

}  // namespace onrecord::cli
