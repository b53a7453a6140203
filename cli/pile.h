// What the commands that read a pile have in common.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/command_line.h"
#include "onrecord/corpus/words.h"
#include "onrecord/store/store.h"

namespace onrecord::cli {

struct PileOptions {
  std::string database = "onrecord.db";
  bool json = false;
};

// --db (or the environment's ONRECORD_DB), and --json.
void add_database_option(Command& command, PileOptions& options);
void add_pile_options(Command& command, PileOptions& options);

// Opens the pile for reading. Says on stderr when pages in it are not linked yet.
Result<Store> open_pile(const PileOptions& options);

// Writes to standard output; exit_error with a message where that fails, else `code`.
int print(const std::string& text, int code);

}  // namespace onrecord::cli
