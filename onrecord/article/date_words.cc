#include "onrecord/article/date_words.h"

#include <charconv>
#include <optional>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr std::string_view table_name = "date_words.tsv";

std::optional<DateWordKind> kind_of(std::string_view name) {
  if (name == "month") return DateWordKind::month;
  if (name == "weekday") return DateWordKind::weekday;
  if (name == "filler") return DateWordKind::filler;
  if (name == "ordinal") return DateWordKind::ordinal;
  if (name == "meridiem") return DateWordKind::meridiem;
  if (name == "hour") return DateWordKind::hour;
  if (name == "zone") return DateWordKind::zone;
  if (name == "update") return DateWordKind::update;
  return std::nullopt;
}

std::optional<int32_t> number_of(std::string_view digits) {
  int32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

}  // namespace

const std::vector<DateWord>& DateWords::meanings(std::string_view folded) const {
  static const std::vector<DateWord> nothing;
  const std::vector<DateWord>* found = words_.find(folded);
  return found == nullptr ? nothing : *found;
}

Result<DateWords> DateWords::load(const DataFolder& data) {
  Result<Table> table = read_table(data, table_name, 4);
  if (!table) return table.error();
  DateWords out;
  for (const std::vector<std::string_view>& row : table->rows) {
    const std::optional<DateWordKind> kind = kind_of(row[1]);
    const std::optional<int32_t> value = number_of(row[2]);
    if (!kind || !value) {
      return Error{std::string(table_name) + ": unknown kind or value: " + std::string(row[1]) + " " +
                   std::string(row[2])};
    }
    std::string_view words = row[3];
    while (!words.empty()) {
      const size_t end = std::min(words.find(' '), words.size());
      out.words_[fold(words.substr(0, end))].push_back({std::string(row[0]), *kind, *value});
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return out;
}

}  // namespace onrecord
