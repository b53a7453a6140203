#include "onrecord/article/find_title_block.h"

#include <algorithm>
#include <string>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

using html::Tag;

constexpr uint32_t words_max = 60;
constexpr int score_min = 30;

// The letters and digits of a folded text, nothing else: what two spellings of a title are compared in.
std::string letters_of(std::string_view folded) {
  std::string out(folded);
  std::erase_if(out, [](char c) { return is_ascii(c) && !is_ascii_letter(c) && !is_ascii_digit(c); });
  return out;
}

std::vector<std::string> site_names(const Page& page) {
  std::vector<std::string> names;
  for (const MetaCandidate& candidate : page.candidates) {
    if (candidate.field == MetaField::site_name) names.push_back(letters_of(fold(candidate.fact.text)));
  }
  return names;
}

std::vector<std::string> stated_titles(const Page& page) {
  std::vector<std::string> titles;
  for (const MetaCandidate& candidate : page.candidates) {
    if (candidate.field == MetaField::title) titles.push_back(letters_of(fold(candidate.fact.text)));
  }
  return titles;
}

int heading_score(Tag tag) {
  switch (tag) {
    case Tag::h1: return 40;
    case Tag::h2: return 20;
    case Tag::h3: return 10;
    default: return 0;
  }
}

// Equal to a stated title, or the longer part of one ("Headline - Site").
int agreement_score(const std::string& letters, const std::vector<std::string>& stated) {
  int best = 0;
  for (const std::string& title : stated) {
    if (letters == title) return 70;
    const bool larger_part = letters.size() >= 8 && letters.size() * 5 >= title.size() * 2;
    if (larger_part && title.find(letters) != std::string::npos) {
      best = std::max(best, static_cast<int>(20 + 35 * letters.size() / title.size()));
    } else if (title.size() >= 15 && letters.size() < 3 * title.size() && letters.find(title) != std::string::npos) {
      best = std::max(best, 35);
    }
  }
  return best;
}

}  // namespace

std::optional<uint32_t> find_title_block(const Page& page, const TreeBoxes& boxes,
                                         const std::vector<LineFeatures>& lines, uint32_t container) {
  const std::vector<std::string> stated = stated_titles(page);
  const std::vector<std::string> sites = site_names(page);
  const uint32_t text_begin = container == no_box ? 0 : boxes[container].first_block;
  const uint32_t text_end = container == no_box ? static_cast<uint32_t>(lines.size()) : boxes[container].end_block;
  std::optional<uint32_t> best;
  int best_score = score_min - 1;
  for (uint32_t i = 0; i < text_end; ++i) {
    if (lines[i].words == 0 || lines[i].words > words_max) continue;
    const uint32_t box = boxes.box_of(i);
    if (box == no_box) continue;
    Tag tag = boxes[box].tag;
    Hints hints = boxes[box].hints;
    for (uint32_t up = boxes[box].parent, steps = 0; up != no_box && steps < 2; up = boxes[up].parent, ++steps) {
      if (boxes[up].end_block - boxes[up].first_block > 2) break;
      hints.add(boxes[up].hints);
      if (heading_score(boxes[up].tag) > heading_score(tag)) tag = boxes[up].tag;
    }
    if (stated.empty() && heading_score(tag) == 0) continue;
    const std::string letters = letters_of(lines[i].folded);
    int score = heading_score(tag) + agreement_score(letters, stated);
    if (score == 0) continue;
    if (hints.has(Hint::title)) score += 10;
    if (hints.has_any({Hint::nav, Hint::related, Hint::footer, Hint::sidebar, Hint::hidden})) score -= 20;
    if (hints.has(Hint::byline) || is_signed(lines[i])) score -= 30;
    if (std::find(sites.begin(), sites.end(), letters) != sites.end()) score -= 50;
    if (i > text_begin) score -= static_cast<int>(std::min<uint32_t>(i - text_begin, 20));
    if (page.blocks[i].link_bytes * 2 > page.blocks[i].span.size()) score -= 10;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

}  // namespace onrecord
