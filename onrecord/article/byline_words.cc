#include "onrecord/article/byline_words.h"

#include <algorithm>
#include <array>
#include <optional>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

uint16_t bit_of(BylineWord kind) { return static_cast<uint16_t>(1U << static_cast<unsigned>(kind)); }

std::optional<BylineWord> kind_named(std::string_view name) {
  constexpr std::array<std::string_view, 9> names = {"by",   "lead",   "joiner", "end",      "particle",
                                                     "role", "degree", "path",   "published"};
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<BylineWord>(found - names.begin());
}

}  // namespace

Result<BylineWords> BylineWords::load(const DataFolder& data) {
  Result<Table> table = read_table(data, "byline_words.tsv", 2);
  if (!table) return table.error();
  BylineWords out;
  for (const std::vector<std::string_view>& row : table->rows) {
    const std::optional<BylineWord> kind = kind_named(row[0]);
    if (!kind) return Error{"byline_words.tsv: unknown kind " + std::string(row[0])};
    for (std::string_view words = row[1]; !words.empty();) {
      const size_t end = std::min(words.find(' '), words.size());
      if (end > 0) out.kinds_[fold(words.substr(0, end))] |= bit_of(*kind);
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return out;
}

bool BylineWords::is(BylineWord kind, std::string_view folded) const {
  const uint16_t* kinds = kinds_.find(folded);
  return kinds != nullptr && (*kinds & bit_of(kind)) != 0;
}

}  // namespace onrecord
