// Checks the first law with the C++ checker (onrecord/verify/), for tests/test_anchors.py.
//
//   check_annotations < annotations.ndjson      lines of `onrecord annotate`; records are read again from their paths
//   check_annotations --engine [--as KIND] PATH...          runs the engine on records and checks what it gives
//
// Prints "LINE: PATH: VIOLATION" for each break. Exit code 1 when there is one, 2 when something cannot be read.
#include <simdjson.h>

#include <cstdio>
#include <cstring>
#include <iostream>
#include <map>
#include <string>

#include "onrecord/read/read.h"
#include "onrecord/verify/verify.h"

namespace onrecord {
namespace {

size_t print(size_t line, const std::string& path, const std::vector<Violation>& violations) {
  for (const Violation& violation : violations) {
    std::printf("%zu: %s: %s\n", line, path.c_str(), to_string(violation).c_str());
  }
  return violations.size();
}

// The bytes of the record with this id in the file or container that `path` names; null when it is not there.
class RecordFinder {
 public:
  const std::string* find(const std::string& path, const std::string& id) {
    const std::string file = path.substr(0, path.rfind('#'));
    if (file != file_) read(file);
    const auto found = bytes_by_id_.find(id);
    return found == bytes_by_id_.end() ? nullptr : &found->second;
  }

 private:
  void read(const std::string& file) {
    file_ = file;
    bytes_by_id_.clear();
    read_records({file}, {}, [&](ReadItem&& item) {
      if (Record* record = std::get_if<Record>(&item)) bytes_by_id_[record->id] = std::move(record->bytes);
      return true;
    });
  }

  std::string file_;
  std::map<std::string, std::string> bytes_by_id_;
};

int check_lines() {
  RecordFinder finder;
  simdjson::dom::parser parser;
  size_t line = 0, broken = 0;
  for (std::string json; std::getline(std::cin, json);) {
    ++line;
    simdjson::dom::element page;
    std::string_view path, id;
    if (parser.parse(json).get(page) != simdjson::SUCCESS || page["path"].get(path) != simdjson::SUCCESS) return 2;
    if (page["id"].get(id) != simdjson::SUCCESS) continue;  // A record that could not be read.
    const std::string* record = finder.find(std::string(path), std::string(id));
    if (record == nullptr) {
      std::printf("%zu: %s: no such record\n", line, std::string(path).c_str());
      return 2;
    }
    const Result<std::vector<Violation>> checked = check_annotation(*record, json);
    if (!checked) {
      std::printf("%zu: %s\n", line, checked.error().message.c_str());
      return 2;
    }
    broken += print(line, std::string(path), *checked);
  }
  return broken == 0 ? 0 : 1;
}

int check_engine(const std::vector<std::string>& paths, const PageOptions& options) {
  const Result<Engine> engine = Engine::load({});
  if (!engine) return 2;
  size_t line = 0, broken = 0;
  read_records(paths, {}, [&](ReadItem&& item) {
    ++line;
    if (const Record* record = std::get_if<Record>(&item)) {
      broken += print(line, record->path, check_annotation(record->bytes, engine->annotate(*record, options)));
    }
    return true;
  });
  return broken == 0 ? 0 : 1;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  using namespace onrecord;
  if (argc < 2 || std::strcmp(argv[1], "--engine") != 0) return check_lines();
  PageOptions options;
  std::vector<std::string> paths(argv + 2, argv + argc);
  if (paths.size() > 1 && paths[0] == "--as") {
    options.as = paths[1] == "html" ? InputKind::html : paths[1] == "dump" ? InputKind::dump : InputKind::text;
    paths.erase(paths.begin(), paths.begin() + 2);
  }
  return check_engine(paths, options);
}
