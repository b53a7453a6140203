#include "cli/pile.h"

#include <cstdio>

namespace onrecord::cli {

void add_database_option(Command& command, PileOptions& options) {
  command.text_or_environment("--db", "ONRECORD_DB", options.database, "The pile's file");
}

void add_pile_options(Command& command, PileOptions& options) {
  add_database_option(command, options);
  command.flag("--json", options.json, "Print JSON, one object a line");
}

Result<Store> open_pile(const PileOptions& options) {
  Result<Store> store = Store::open(options.database);
  if (!store) return store;
  const Result<int64_t> unlinked = store->count_unlinked();
  if (!unlinked) return unlinked.error();
  if (*unlinked > 0) {
    std::fprintf(stderr, "onrecord: %lld pages are not linked to the others yet: run \"onrecord add --db %s\"\n",
                 static_cast<long long>(*unlinked), options.database.c_str());
  }
  const Result<bool> corrected = store->has_new_corrections();
  if (!corrected) {
    std::fprintf(stderr, "onrecord: %s; those applied last still stand\n", corrected.error().message.c_str());
  } else if (*corrected) {
    std::fprintf(stderr, "onrecord: %s has changed: run \"onrecord add --db %s\" to apply it\n",
                 corrections_path(options.database).c_str(), options.database.c_str());
  }
  return store;
}

int print(const std::string& text, int code) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  return finish_output(code);
}

}  // namespace onrecord::cli
