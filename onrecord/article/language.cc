#include "onrecord/article/language.h"

#include <cld2/public/compact_lang_det.h>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t sample_bytes = 2048;
constexpr size_t sample_bytes_min = 40;
constexpr size_t sample_bytes_max = 4 * sample_bytes;  // Where a block is longer than any paragraph.

// The head of the text, title and menus left out where there is enough of it.
std::string sample_of(const Page& page, const Article& article) {
  std::string sample;
  for (const LabelledBlock& block : article.blocks) {
    if (!is_body(block.label) && block.label != BlockLabel::title) continue;
    sample += slice(page.text, block.span);
    sample += '\n';
    if (sample.size() >= sample_bytes) break;
  }
  if (sample.size() > sample_bytes_max) sample.resize(valid_utf8_prefix({sample.data(), sample_bytes_max}));
  return sample;
}

// "de-DE", "de_DE" -> "de".
std::string stated_language(const Page& page) {
  for (const MetaCandidate& candidate : page.candidates) {
    if (candidate.field != MetaField::language) continue;
    const std::string_view text = trim(candidate.fact.text);
    const std::string code = to_lower(text.substr(0, text.find_first_of("-_, ")));
    if (code.size() == 2 || code.size() == 3) return code;
  }
  return {};
}

}  // namespace

std::string find_language(const Page& page, const Article& article) {
  const std::string sample = sample_of(page, article);
  if (sample.size() < sample_bytes_min) return stated_language(page);
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return stated_language(page);
  const std::string code = CLD2::LanguageCode(language);
  return code == "iw" ? "he" : code;
}

}  // namespace onrecord
