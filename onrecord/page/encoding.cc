#include "onrecord/page/encoding.h"

#include <algorithm>
#include <iterator>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

struct EncodingLabel {
  std::string_view label;
  Encoding encoding;
};

#include "onrecord/page/encoding_labels.inc"

static_assert(std::size(names) == encoding_count);
static_assert(std::size(labels) == 228);

constexpr size_t longest_label = 19;
static_assert(std::all_of(std::begin(labels), std::end(labels),
                          [](const EncodingLabel& known) { return known.label.size() <= longest_label; }));

std::string_view without_ascii_white_space(std::string_view text) {
  constexpr std::string_view white = " \t\n\f\r";
  const size_t begin = text.find_first_not_of(white);
  return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(white) + 1 - begin);
}

}  // namespace

const char* name_of(Encoding encoding) { return names[static_cast<size_t>(encoding)]; }

std::optional<Encoding> encoding_of_label(std::string_view label) {
  label = without_ascii_white_space(label);
  if (label.size() > longest_label) return std::nullopt;
  std::array<char, longest_label> lower{};
  std::transform(label.begin(), label.end(), lower.begin(), to_ascii_lower);
  const std::string_view wanted(lower.data(), label.size());
  const EncodingLabel* found =
      std::lower_bound(std::begin(labels), std::end(labels), wanted,
                       [](const EncodingLabel& known, std::string_view text) { return known.label < text; });
  if (found == std::end(labels) || found->label != wanted) return std::nullopt;
  return found->encoding;
}

}  // namespace onrecord
