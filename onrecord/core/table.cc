#include "onrecord/core/table.h"

#include <fstream>
#include <iterator>

#include "onrecord/core/embedded_data.h"
#include "onrecord/core/hash.h"

namespace onrecord {
namespace {

std::vector<std::string_view> split_line(std::string_view line) {
  std::vector<std::string_view> cells;
  for (size_t begin = 0;;) {
    const size_t tab = line.find('\t', begin);
    cells.push_back(line.substr(begin, tab - begin));
    if (tab == std::string_view::npos) return cells;
    begin = tab + 1;
  }
}

}  // namespace

Result<Table> parse_table(std::string_view name, std::string text, size_t columns) {
  Table table;
  table.text = std::make_unique<const std::string>(std::move(text));
  const std::string_view all = *table.text;
  size_t number = 0;
  for (size_t begin = 0; begin < all.size();) {
    const size_t end = std::min(all.find('\n', begin), all.size());
    std::string_view line = all.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> cells = split_line(line);
    if (cells.size() != columns) {
      return Error{std::string(name) + ":" + std::to_string(number) + ": expected " + std::to_string(columns) +
                   " columns, found " + std::to_string(cells.size())};
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Result<std::string> read_data(const DataFolder& folder, std::string_view name) {
  if (!folder.path.empty()) {
    std::ifstream file(folder.path / name, std::ios::binary);
    if (file) {
      std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      if (file.bad()) return Error{(folder.path / name).string() + ": cannot be read"};
      return text;
    }
  }
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name == name) return std::string(file.bytes);
  }
  return Error{"data/" + std::string(name) + ": no such table"};
}

Result<Table> read_table(const DataFolder& folder, std::string_view name, size_t columns) {
  Result<std::string> text = read_data(folder, name);
  if (!text) return text.error();
  return parse_table(name, std::move(*text), columns);
}

Result<std::string> fingerprint_data(const DataFolder& folder) {
  std::string digests;
  for (const EmbeddedFile& file : embedded_files()) {
    Result<std::string> text = read_data(folder, file.name);
    if (!text) return text.error();
    digests += std::string(file.name) + "\t" + sha256_hex(*text) + "\n";
  }
  return sha256_hex(digests).substr(0, 12);
}

}  // namespace onrecord
