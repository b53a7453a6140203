#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/command.h"

namespace onrecord::cli {

int fail(const std::string& message) {
  std::fprintf(stderr, "onrecord: %s\n", message.c_str());
  return exit_error;
}

}  // namespace onrecord::cli

int main(int argc, char** argv) {
  using namespace onrecord::cli;
  CLI::App app{"Turns a pile of raw news pages into evidence: who said what, when, according to whom."};
  app.set_version_flag("--version", "onrecord " ONRECORD_VERSION);
  app.require_subcommand(1);
  int exit_code = exit_found;
  add_add(app, exit_code);
  add_annotate(app, exit_code);
  add_html(app, exit_code);
  add_search(app, exit_code);
  add_show(app, exit_code);
  add_ladder(app, exit_code);
  add_who(app, exit_code);
  add_export(app, exit_code);
  add_verify(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_found : exit_error;
  }
  return exit_code;
}
