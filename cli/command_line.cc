#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace onrecord::cli {
namespace {

// The parser reads "-1" as the largest number there is.
std::string refuse_minus(const std::string& number) {
  return number.starts_with('-') ? "a number of 0 or more is expected, not " + number : "";
}

}  // namespace

Command& Command::positional(const std::string& name, std::string& value, const std::string& help) {
  app_->add_option(name, value, help)->required();
  return *this;
}

Command& Command::positionals(const std::string& name, std::vector<std::string>& values, Count count,
                              const std::string& help) {
  app_->add_option(name, values, help)->required(count == Count::some);
  return *this;
}

Command& Command::flag(const std::string& name, bool& value, const std::string& help) {
  app_->add_flag(name, value, help);
  return *this;
}

Command& Command::text(const std::string& name, std::string& value, const std::string& help) {
  app_->add_option(name, value, help)->capture_default_str();
  return *this;
}

Command& Command::texts(const std::string& name, std::vector<std::string>& values, const std::string& help) {
  app_->add_option(name, values, help)->allow_extra_args(false);
  return *this;
}

Command& Command::choice(const std::string& name, std::string& value, const std::vector<std::string>& choices,
                         const std::string& help) {
  app_->add_option(name, value, help)->check(CLI::IsMember(choices))->capture_default_str();
  return *this;
}

Command& Command::text_or_environment(const std::string& name, const char* variable, std::string& value,
                                      const std::string& help) {
  app_->add_option(name, value, help)->envname(variable)->capture_default_str();
  return *this;
}

Command& Command::number(const std::string& name, uint64_t& value, const std::string& help) {
  app_->add_option(name, value, help)->check(refuse_minus)->capture_default_str();
  return *this;
}

Command& Command::number(const std::string& name, std::optional<uint64_t>& value, const std::string& help) {
  app_->add_option(name, value, help)->check(refuse_minus);
  return *this;
}

Command& Command::number(const std::string& name, std::optional<uint32_t>& value, const std::string& help) {
  app_->add_option(name, value, help)->check(refuse_minus);
  return *this;
}

Command& Command::number_up_to(const std::string& name, uint32_t& value, int largest, const std::string& help) {
  app_->add_option(name, value, help)->check(CLI::Range(0, largest))->capture_default_str();
  return *this;
}

Command& Command::size(const std::string& name, uint64_t& bytes, const std::string& help) {
  app_->add_option(name, bytes, help)->check(refuse_minus)->transform(CLI::AsSizeValue(false))->capture_default_str();
  return *this;
}

Command& Command::footer(const std::string& text) {
  app_->footer(text);
  return *this;
}

Command Command::command(const std::string& name, const std::string& description) {
  app_->require_subcommand(1);
  return {*app_->add_subcommand(name, description), *exit_code_};
}

Command& Command::run(std::function<int()> action) {
  app_->callback([action = std::move(action), exit_code = exit_code_] { *exit_code = action(); });
  return *this;
}

CommandLine::CommandLine(const std::string& description, const std::string& version)
    : app_(std::make_unique<CLI::App>(description)) {
  app_->set_version_flag("--version", version);
  app_->require_subcommand(1);
}

CommandLine::~CommandLine() = default;

Command CommandLine::command(const std::string& name, const std::string& description) {
  return {*app_->add_subcommand(name, description), exit_code_};
}

int CommandLine::run(int argc, char** argv) {
  const auto is_named = [&](const CLI::App* command) { return command->check_name(argv[1]); };
  if (argc > 1 && app_->get_subcommands(is_named).empty() && app_->get_option_no_throw(argv[1]) == nullptr) {
    return fail(std::string(argv[1]) + ": no such command; onrecord --help lists them");
  }
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app_->exit(error) == 0 ? exit_found : exit_error;
  }
  return exit_code_;
}

}  // namespace onrecord::cli
