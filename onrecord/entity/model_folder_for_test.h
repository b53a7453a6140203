// A folder with one table in place of a built-in one, gone with the object. For the tests of this folder. Private.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "onrecord/core/table.h"

namespace onrecord {

class ModelFolder {
 public:
  // TABLE: "name_model.tsv".
  ModelFolder(const std::string& table, std::string_view rows)
      : data{std::filesystem::temp_directory_path() /
             (table + "." + std::to_string(testing::UnitTest::GetInstance()->random_seed()) +
              testing::UnitTest::GetInstance()->current_test_info()->name())} {
    std::filesystem::create_directories(data.path);
    std::ofstream(data.path / table) << rows;
  }
  ~ModelFolder() { std::filesystem::remove_all(data.path); }
  ModelFolder(const ModelFolder&) = delete;
  ModelFolder& operator=(const ModelFolder&) = delete;

  DataFolder data;
};

}  // namespace onrecord
