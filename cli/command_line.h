// The command line: a program, its commands, and what each command takes. The parser behind it (CLI11) is seen by
// command_line.cc alone, because every file that includes it takes seconds longer to compile.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace onrecord::cli {

// What one command takes; the help lists it in the order of the calls, with each value's default. The references
// must live until the command has run. Wrong use ends the program with a message and exit code 2.
//   program.command("cut", "Print the head of files")
//       .positionals("inputs", options->inputs, Count::some, "Files")
//       .number("--lines,-n", options->lines, "So many lines")
//       .run([options] { return cut(*options); });
class Command {
 public:
  enum class Count { any, some };

  // Arguments without a name: exactly one; any number, or at least one.
  Command& positional(const std::string& name, std::string& value, const std::string& help);
  Command& positionals(const std::string& name, std::vector<std::string>& values, Count count, const std::string& help);

  Command& flag(const std::string& name, bool& value, const std::string& help);

  Command& text(const std::string& name, std::string& value, const std::string& help);
  // May be given several times, one value each.
  Command& texts(const std::string& name, std::vector<std::string>& values, const std::string& help);
  // One of `choices`.
  Command& choice(const std::string& name, std::string& value, const std::vector<std::string>& choices,
                  const std::string& help);
  // Where it is not given, the variable of the environment decides.
  Command& text_or_environment(const std::string& name, const char* variable, std::string& value,
                               const std::string& help);

  Command& number(const std::string& name, uint64_t& value, const std::string& help);
  Command& number(const std::string& name, std::optional<uint64_t>& value, const std::string& help);
  Command& number(const std::string& name, std::optional<uint32_t>& value, const std::string& help);
  Command& number_up_to(const std::string& name, uint32_t& value, int largest, const std::string& help);
  // Bytes: 1000, 64k, 64M, 1GB; k is 1024.
  Command& size(const std::string& name, uint64_t& bytes, const std::string& help);

  // The text below the options.
  Command& footer(const std::string& text);

  // A command of this one. One that has any takes exactly one of them.
  Command command(const std::string& name, const std::string& description);

  // What the command does; its result is the program's exit code.
  Command& run(std::function<int()> action);

 private:
  friend class CommandLine;
  Command(CLI::App& app, int& exit_code) : app_(&app), exit_code_(&exit_code) {}

  CLI::App* app_;
  int* exit_code_;
};

class CommandLine {
 public:
  CommandLine(const std::string& description, const std::string& version);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  // Adds a command. The program takes exactly one; it stays valid as long as this.
  Command command(const std::string& name, const std::string& description);

  // Runs the command that the arguments name and gives its exit code; 0 after help and version, 2 on wrong use.
  int run(int argc, char** argv);

 private:
  std::unique_ptr<CLI::App> app_;
  int exit_code_ = 0;
};

}  // namespace onrecord::cli
