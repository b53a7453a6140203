// Files for tests of the readers, and what is read of them in one line an item.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "onrecord/read/read.h"

namespace onrecord {

namespace fs = std::filesystem;

// A folder of its own for each test, gone with it.
class Read : public testing::Test {
 protected:
  Read() {
    std::string name = (fs::temp_directory_path() / "onrecord_read_XXXXXX").string();
    root_ = mkdtemp(name.data());
  }
  ~Read() override { fs::remove_all(root_); }

  std::string put(const std::string& name, std::string_view bytes) {
    const fs::path path = root_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  // One line an item: its path without the root, and its bytes or its error.
  std::string read(const std::vector<std::string>& inputs, const ReadOptions& options = {}) const {
    std::string out;
    read_records(inputs, options, [&](ReadItem&& item) {
      if (const ReadError* error = std::get_if<ReadError>(&item)) {
        out += short_path(error->path) + " ! " + std::to_string(error->at) + " " + error->cause + "\n";
      } else {
        const Record& record = std::get<Record>(item);
        out += short_path(record.path) + " = " + record.bytes + "\n";
      }
      return true;
    });
    return out;
  }

  std::string read_root(const ReadOptions& options = {}) const { return read({root_.string()}, options); }

  std::vector<Record> records(const std::string& path) const {
    std::vector<Record> out;
    read_records({path}, {}, [&](ReadItem&& item) {
      if (Record* record = std::get_if<Record>(&item)) out.push_back(std::move(*record));
      return true;
    });
    return out;
  }

  std::string short_path(const std::string& path) const {
    const std::string prefix = root_.string() + "/";
    return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
  }

  fs::path root_;
};

}  // namespace onrecord
