#include "onrecord/entity/name_tagger.h"

#include "onrecord/entity/name_features.h"

namespace onrecord {
namespace {

// Capitals prove nothing in a headline; tables and lists, that look like one, are names all the same.
bool reads_model(const Words& words, uint32_t sentence) {
  const BlockLabel label = words.article().segments[words.tokens().sentences[sentence].segment].label;
  return words.letter_case(sentence) == LetterCase::sentence ||
         (label != BlockLabel::title && label != BlockLabel::subhead);
}

// How well [first, end) of a stretch fits each kind: the scores of the labels that the name would have.
KindPoints points_of(std::span<const LabelScores> scores, uint32_t first, uint32_t end) {
  KindPoints points{};
  for (uint32_t i = first; i < end; ++i) {
    const size_t part = end == first + 1 ? 3 : i == first ? 0 : i + 1 == end ? 2 : 1;
    for (size_t kind = 0; kind < name_kind_count; ++kind) points[kind] += scores[i][1 + 4 * kind + part];
  }
  return points;
}

void read_labels(std::span<const uint8_t> labels, std::span<const LabelScores> scores, const NameStretch& stretch,
                 std::vector<TaggedName>& out) {
  uint32_t begin = 0;
  for (uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    const uint32_t part = (labels[i] - 1u) % 4;
    if (part == 0 || part == 3) begin = i;
    if (part < 2) continue;
    out.push_back({stretch.first + begin, stretch.first + i + 1, stretch.sentence,
                   static_cast<NameKind>((labels[i] - 1) / 4), points_of(scores, begin, i + 1)});
  }
}

}  // namespace

std::vector<TaggedName> tag_names(const Words& words, const std::vector<NameMention>& rules) {
  const NameModel& model = words.lexicon().name_model;
  NameFeatures features(words, rules);
  std::vector<TaggedName> out;
  std::vector<LabelScores> scores;
  for (const NameStretch& stretch : name_stretches(words)) {
    if (!reads_model(words, stretch.sentence)) continue;
    scores.clear();
    for (uint32_t i = stretch.first; i < stretch.end; ++i) {
      scores.push_back(model.score(features.tell(i, stretch)));
    }
    read_labels(model.decode(scores), scores, stretch, out);
  }
  return out;
}

}  // namespace onrecord
