#include "onrecord/article/correct_labels.h"

namespace onrecord {
namespace {

constexpr uint32_t headline_words_min = 5;

// What the rules call a block that they know nothing of.
bool is_vague(BlockLabel label) {
  return label == BlockLabel::menu || label == BlockLabel::footer || label == BlockLabel::related_link;
}

// What a block is that reads like text and belongs to something else.
BlockLabel label_outside(const LineFeatures& line) {
  return line.words >= headline_words_min ? BlockLabel::related_link : BlockLabel::menu;
}

BlockLabel correct_label(BlockLabel rule, bool is_text, const LineFeatures& line) {
  if (is_text && is_vague(rule)) return BlockLabel::body;
  return !is_text && is_body(rule) ? label_outside(line) : rule;
}

}  // namespace

std::vector<BlockLabel> correct_labels(const RuleLabels& rules, const std::vector<LineFeatures>& lines,
                                       const std::vector<bool>& is_text) {
  std::vector<BlockLabel> labels = rules.labels;
  for (size_t i = 0; i < labels.size(); ++i) labels[i] = correct_label(labels[i], is_text[i], lines[i]);
  return labels;
}

}  // namespace onrecord
