// Runs every case of testdata/STAGE/CASE/ and compares the stage's dump with expected.txt (see testdata/README.md).
//
//   golden_test [--update] [WORD...]      only cases whose path contains one of the words
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "onrecord/core/hash.h"
#include "onrecord/pipeline/pipeline.h"
#include "tests/golden_dump.h"
#include "tests/html_cases.h"
#include "tests/line_diff.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

struct Options {
  bool update = false;
  std::vector<std::string> words;
};

constexpr const char* cases_file = "cases.txt";  // Stage html: many small pages.

struct InputName {
  const char* file;
  InputKind kind;
};
constexpr InputName input_names[] = {{"page.html", InputKind::html},
                                     {"page.txt", InputKind::dump},
                                     {"article.txt", InputKind::text},
                                     {cases_file, InputKind::html}};

using DumpFunction = std::string (*)(const Annotation&, const Page&);
const std::map<std::string, DumpFunction> stages = {
    {"html", nullptr},  // Takes cases.txt and no engine.
    {"page", [](const Annotation&, const Page& page) { return dump_page(page); }},
    {"article", dump_article},
    {"entity", [](const Annotation& annotation, const Page&) { return dump_entities(annotation); }},
    {"attribution", [](const Annotation& annotation, const Page&) { return dump_statements(annotation); }},
};

std::string read_file(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_chosen(const fs::path& folder, const Options& options) {
  const auto stands_in_path = [&](const std::string& word) { return folder.string().find(word) != std::string::npos; };
  return options.words.empty() || std::any_of(options.words.begin(), options.words.end(), stands_in_path);
}

const InputName* find_input(const fs::path& folder) {
  for (const InputName& name : input_names) {
    if (fs::exists(folder / name.file)) return &name;
  }
  return nullptr;
}

std::string dump_case(const Engine& engine, DumpFunction dump, const fs::path& folder, const InputName& input) {
  if (input.file == cases_file) return dump_html_cases(read_file(folder / input.file));
  Record record;
  record.path = input.file;
  record.bytes = read_file(folder / input.file);
  record.id = "sha256:" + sha256_hex(record.bytes);
  const PageOptions options{input.kind};
  const Page page = parse_page(record, options);
  return dump(engine.annotate(record, options), page);
}

// The complaint; empty when the case holds.
std::string check_case(const Engine& engine, DumpFunction dump, const fs::path& folder, bool update) {
  const InputName* input = find_input(folder);
  if (input == nullptr || (input->file == cases_file) != (dump == nullptr)) {
    return "no page.html, page.txt or article.txt (html: cases.txt)\n";
  }
  const std::string found = dump_case(engine, dump, folder, *input);
  const fs::path expected_path = folder / "expected.txt";
  if (update) {
    if (!fs::exists(expected_path) || read_file(expected_path) != found) {
      std::ofstream(expected_path, std::ios::binary) << found;
      std::printf("updated %s\n", expected_path.c_str());
    }
    return "";
  }
  if (!fs::exists(expected_path)) return "no expected.txt yet. It would be:\n" + found;
  return diff_lines(read_file(expected_path), found);
}

int run_cases(const Engine& engine, const fs::path& root, const Options& options) {
  size_t cases = 0, failures = 0;
  for (const auto& [stage, dump] : stages) {
    if (!fs::exists(root / stage)) continue;
    for (const fs::path& folder : folders_in(root / stage)) {
      if (!is_chosen(folder, options)) continue;
      ++cases;
      const std::string complaint = check_case(engine, dump, folder, options.update);
      if (complaint.empty()) continue;
      ++failures;
      std::printf("FAIL testdata/%s/%s  (- expected, + found)\n%s", stage.c_str(), folder.filename().c_str(),
                  complaint.c_str());
    }
  }
  std::printf("golden: %zu cases, %zu failed\n", cases, failures);
  if (failures != 0) std::printf("If the new output is right: build/release/tests/golden_test --update\n");
  return failures == 0 ? 0 : 1;
}

Options parse_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--update") == 0) {
      options.update = true;
    } else {
      options.words.push_back(argv[i]);
    }
  }
  return options;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  using namespace onrecord;
  const Result<Engine> engine = Engine::load({});
  if (!engine) {
    std::printf("%s\n", engine.error().message.c_str());
    return 1;
  }
  return run_cases(*engine, std::filesystem::path(ONRECORD_SOURCE_DIR) / "testdata", parse_options(argc, argv));
}
