#include "onrecord/entity/name_table.h"

#include "onrecord/entity/name_features.h"

namespace onrecord {

std::string name_table(const Article& article, const Tokens& tokens, const EntityLexicon& lexicon) {
  const Words words(article, tokens, lexicon);
  const std::vector<NameMention> rules = find_names_by_rule(words);
  NameFeatures features(words, rules);
  std::string out;
  for (const NameStretch& stretch : name_stretches(words)) {
    for (uint32_t i = stretch.first; i < stretch.end; ++i) {
      const ByteRanges at = place_of(article, words.token(i).span);
      out += std::to_string(at.front().begin) + ' ' + std::to_string(at.back().end);
      for (uint32_t key : features.tell(i, stretch)) out += ' ' + std::to_string(key);
      out += '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace onrecord
