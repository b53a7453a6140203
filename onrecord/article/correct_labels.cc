#include "onrecord/article/correct_labels.h"

#include "onrecord/article/choose_text.h"

namespace onrecord {
namespace {

constexpr uint32_t headline_words_min = 5;
constexpr uint32_t found_words_max = 10;  // Of text that the rules found outside the thread of a forum.
constexpr uint32_t opening_post_words_max = 400;

bool is_thread(BlockLabel label) { return label == BlockLabel::comment || label == BlockLabel::comment_form; }

// What the rules call a block that they know nothing of.
bool is_vague(BlockLabel label) {
  return label == BlockLabel::menu || label == BlockLabel::footer || label == BlockLabel::related_link;
}

// What no model calls text, whatever it reads like.
bool is_certain(BlockLabel label) {
  switch (label) {
    case BlockLabel::title:
    case BlockLabel::duplicate_title:
    case BlockLabel::kicker:
    case BlockLabel::byline:
    case BlockLabel::dateline:
    case BlockLabel::credit: return true;
    default: return false;
  }
}

bool is_link(const Block& block) { return block.link_bytes > 0 && 2 * uint64_t{block.link_bytes} >= block.span.size(); }

bool is_open(InputKind kind, BlockLabel rule, const Block& block) {
  if (is_body(rule)) return true;
  if (kind == InputKind::dump) return is_vague(rule);
  return !is_certain(rule) && (is_thread(rule) || !is_link(block));
}

// A short article under which people talk much is none: there the rules found the article.
bool is_forum(const RuleLabels& rules, const std::vector<LineFeatures>& lines, const std::vector<uint32_t>& open,
              const std::vector<int32_t>& log_odds, Thread thread) {
  uint64_t in_thread = 0, outside = 0, found = 0;
  for (size_t k = 0; k < open.size(); ++k) {
    if (is_body(rules.labels[open[k]])) found += lines[open[k]].words;
    if (log_odds[k] <= 0) continue;
    (is_thread(rules.labels[open[k]]) ? in_thread : outside) += lines[open[k]].words;
  }
  const bool may_be = thread == Thread::posts || (thread == Thread::unnamed && found <= found_words_max);
  return may_be && in_thread > outside && outside <= opening_post_words_max;
}

// What a block is that reads like text and belongs to something else.
BlockLabel label_outside(const LineFeatures& line) {
  return line.words >= headline_words_min ? BlockLabel::related_link : BlockLabel::menu;
}

BlockLabel correct_label(BlockLabel rule, bool is_text, const LineFeatures& line) {
  if (is_body(rule) == is_text) return rule;
  return is_text ? BlockLabel::body : label_outside(line);
}

}  // namespace

std::vector<uint32_t> find_open_blocks(const Page& page, const RuleLabels& rules) {
  std::vector<uint32_t> open;
  for (uint32_t i = 0; i < rules.labels.size(); ++i) {
    if (is_open(page.kind, rules.labels[i], page.blocks[i])) open.push_back(i);
  }
  return open;
}

std::vector<BlockLabel> correct_labels(const RuleLabels& rules, const std::vector<LineFeatures>& lines,
                                       const std::vector<uint32_t>& open, const std::vector<int32_t>& log_odds,
                                       Thread thread) {
  const bool forum = is_forum(rules, lines, open, log_odds, thread);
  std::vector<uint32_t> asked;
  std::vector<BlockOdds> odds;
  for (size_t k = 0; k < open.size(); ++k) {
    if (is_thread(rules.labels[open[k]]) && !forum) continue;
    asked.push_back(open[k]);
    odds.push_back({log_odds[k], lines[open[k]].words});
  }
  std::vector<BlockLabel> labels = rules.labels;
  const std::vector<bool> is_text = choose_text(odds);
  for (size_t k = 0; k < asked.size(); ++k) {
    labels[asked[k]] = correct_label(labels[asked[k]], is_text[k], lines[asked[k]]);
  }
  return labels;
}

}  // namespace onrecord
