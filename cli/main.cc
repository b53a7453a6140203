#include <cstdio>

#include "cli/command.h"
#include "cli/command_line.h"

namespace onrecord::cli {

int fail(const std::string& message) {
  std::fprintf(stderr, "onrecord: %s\n", message.c_str());
  return exit_error;
}

// A write that failed drops its bytes: the flush behind it succeeds, only the stream's error flag remembers.
int finish_output(int code) {
  const bool written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  return written ? code : fail("standard output: cannot be written");
}

}  // namespace onrecord::cli

int main(int argc, char** argv) {
  using namespace onrecord::cli;
  CommandLine program("Turns a pile of raw news pages into evidence: who said what, when, according to whom.",
                      "onrecord " ONRECORD_VERSION);
  add_add(program);
  add_annotate(program);
  add_html(program);
  add_blocks(program);
  add_search(program);
  add_show(program);
  add_ladder(program);
  add_who(program);
  add_export(program);
  add_verify(program);
  return program.run(argc, argv);
}
