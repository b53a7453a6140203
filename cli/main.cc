#include <cstdio>

#ifdef __GLIBC__
#include <malloc.h>
#endif

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

// What one page frees serves the next: to give it back to the system and get it again costs as much as to parse the
// page.
void keep_freed_memory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
#endif
}

}  // namespace onrecord::cli

int main(int argc, char** argv) {
  using namespace onrecord::cli;
  keep_freed_memory();
  CommandLine program("Turns a pile of raw news pages into evidence: who said what, when, according to whom.",
                      "onrecord " ONRECORD_VERSION);
  add_add(program);
  add_refresh(program);
  add_annotate(program);
  add_html(program);
  add_blocks(program);
  add_names(program);
  add_statements(program);
  add_search(program);
  add_show(program);
  add_ladder(program);
  add_who(program);
  add_correct(program);
  add_export(program);
  add_verify(program);
  return program.run(argc, argv);
}
