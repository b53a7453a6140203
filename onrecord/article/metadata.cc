#include "onrecord/article/metadata.h"

#include <algorithm>
#include <array>
#include <set>

#include "onrecord/article/part_of_fact.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t tags_max = 60;

Fact fact_of(const Page& page, Span span) { return {std::string(slice(page.text, span)), place_of(page, span)}; }

struct ReasonRank {
  std::string_view words;  // Part of the candidate's reason.
  int rank;
};

// The rank of the first row that fits; the last row fits everything.
template <size_t n>
int rank_of(std::string_view reason, const std::array<ReasonRank, n>& rows) {
  for (const ReasonRank& row : rows) {
    if (reason.find(row.words) != std::string_view::npos) return row.rank;
  }
  return 0;
}

// The best candidate of a field; null where there is none of rank above 0.
template <size_t n>
const MetaCandidate* best_candidate(const Page& page, MetaField field, const std::array<ReasonRank, n>& rows) {
  const MetaCandidate* best = nullptr;
  int best_rank = 0;
  for (const MetaCandidate& candidate : page.candidates) {
    if (candidate.field != field) continue;
    const int rank = rank_of(candidate.reason, rows);
    if (rank > best_rank) {
      best = &candidate;
      best_rank = rank;
    }
  }
  return best;
}

// ---------------------------------------------------------------- title

constexpr std::array title_ranks = {
    ReasonRank{"Article.headline", 100}, ReasonRank{"Posting.headline", 100},
    ReasonRank{"og:title", 90},          ReasonRank{"headline", 85},
    ReasonRank{"alternative", 0},        ReasonRank{"JSON-LD", 0},
    ReasonRank{"title element", 50},     ReasonRank{"", 70},
};

// "Headline - Site", "Headline | Section | Site": the longest part, where the rest is short or the site's name.
Span without_site_name(std::string_view title) {
  Span best{0, static_cast<uint32_t>(title.size())};
  for (std::string_view separator : {" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "}) {
    const size_t at = title.rfind(separator);
    if (at == std::string_view::npos || at < 10 || title.size() - at > at) continue;
    best.end = static_cast<uint32_t>(at);
    return best;
  }
  return best;
}

std::string letters_of(std::string_view text) {
  std::string out;
  for (char c : fold(text)) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80) out += c;
  }
  return out;
}

// The first letter, digit or opening quotation mark at or behind `at`.
uint32_t first_word(std::string_view text, uint32_t at) {
  while (at < text.size()) {
    const Utf8Char c = decode_utf8(text, at);
    if (is_letter(c.code) || is_digit(c.code) || c.code == '"' || c.code == '\'' || c.code == 0x201E ||
        c.code == 0x201C || c.code == 0x2018 || c.code == 0xAB || c.code == 0xBB) {
      return at;
    }
    at += c.bytes;
  }
  return at;
}

// Where the title begins in a heading that puts a kicker before it ("Exports - Mills close early"): the markup states
// the title without. 0: the heading is the title.
uint32_t kicker_end(std::string_view heading, const Page& page) {
  const std::string letters = letters_of(heading);
  for (const MetaCandidate& candidate : page.candidates) {
    if (candidate.field != MetaField::title || candidate.fact.text.size() < 20) continue;
    const std::string stated = letters_of(candidate.fact.text);
    if (stated.size() * 2 < letters.size() || stated.size() == letters.size() || !letters.ends_with(stated)) continue;
    for (uint32_t at = 1; at < heading.size(); ++at) {
      const bool begins_character = (static_cast<unsigned char>(heading[at]) & 0xC0) != 0x80;
      if (begins_character && letters_of(heading.substr(at)) == stated) return first_word(heading, at);
    }
  }
  return 0;
}

// The title's words at the ends of the blocks that repeat its whole heading.
std::vector<ByteRanges> places_of_repeats(const Page& page, const Article& article) {
  std::vector<ByteRanges> places;
  const std::string& words = article.title->fact.text;
  for (const LabelledBlock& block : article.blocks) {
    if (block.label != BlockLabel::duplicate_title || !slice(page.text, block.span).ends_with(words)) continue;
    places.push_back(place_of(page, Span{block.span.end - static_cast<uint32_t>(words.size()), block.span.end}));
  }
  return places;
}

// Cuts the kicker off the block of the title.
void cut_kicker(const Page& page, Article& article) {
  const auto is_title = [](const LabelledBlock& block) { return block.label == BlockLabel::title; };
  const auto block = std::find_if(article.blocks.begin(), article.blocks.end(), is_title);
  if (block == article.blocks.end() || block->span.size() > 400) return;
  const uint32_t end = kicker_end(slice(page.text, block->span), page);
  if (end == 0) return;
  const Span title{block->span.begin + end, block->span.end};
  Span kicker{block->span.begin, title.begin};
  while (!kicker.empty() && page.text[kicker.end - 1] == ' ') --kicker.end;
  if (kicker.empty()) return;
  *block = {BlockLabel::title, title};
  article.blocks.insert(block, {BlockLabel::kicker, kicker});
  article.title->fact = fact_of(page, title);
  article.title->also_at = places_of_repeats(page, article);
  if (!article.kicker) article.kicker = fact_of(page, kicker);
}

void join_title(const Page& page, Article& article) {
  if (article.title && article.title->fact.given == Given::none) cut_kicker(page, article);
  if (article.title) return;
  const MetaCandidate* best = best_candidate(page, MetaField::title, title_ranks);
  if (best == nullptr) return;
  const Span words = without_site_name(best->fact.text);
  const std::optional<Fact> part = part_of_fact(page, best->fact, words);
  article.title = TitleFact{part ? *part : best->fact, {}};
}

// ---------------------------------------------------------------- outlet, addresses, tags

constexpr std::array site_name_ranks = {
    ReasonRank{"og:site_name", 100},     ReasonRank{"Article.publisher", 95},
    ReasonRank{"publisher", 80},         ReasonRank{"WebSite.name", 75},
    ReasonRank{"Organization.name", 70}, ReasonRank{"isPartOf", 0},
    ReasonRank{"copyright", 0},          ReasonRank{"article:publisher", 0},
    ReasonRank{"application-name", 60},  ReasonRank{"", 40},
};

bool is_address(std::string_view text) {
  return text.starts_with("http:") || text.starts_with("https:") || text.starts_with("//") ||
                 text.find(' ') == std::string_view::npos
             ? text.find('/') != std::string_view::npos
             : false;
}

void join_outlet(const Page& page, Article& article) {
  if (article.outlet) return;
  const MetaCandidate* best = best_candidate(page, MetaField::site_name, site_name_ranks);
  if (best != nullptr && !is_address(best->fact.text)) article.outlet = OutletFact{best->fact, best->reason};
  if (!article.outlet && page.given.outlet) article.outlet = OutletFact{*page.given.outlet, "given with the record"};
}

constexpr std::array any_rank = {ReasonRank{"", 1}};

void join_addresses(const Page& page, Article& article) {
  if (!article.url && page.given.url) article.url = *page.given.url;
  const MetaCandidate* best = best_candidate(page, MetaField::canonical_url, any_rank);
  if (best == nullptr) best = best_candidate(page, MetaField::url, any_rank);
  if (!article.canonical_url && best != nullptr) article.canonical_url = best->fact;
}

void join_tags(const Page& page, Article& article) {
  std::set<std::string> known;
  for (const Fact& tag : article.tags) known.insert(fold(tag.text));
  for (const MetaCandidate& candidate : page.candidates) {
    if (article.tags.size() >= tags_max) return;
    if (candidate.field != MetaField::tag || candidate.fact.text.size() > 100) continue;
    if (known.insert(fold(candidate.fact.text)).second) article.tags.push_back(candidate.fact);
  }
}

}  // namespace

void join_metadata(const Page& page, Article& article) {
  join_title(page, article);
  join_outlet(page, article);
  join_addresses(page, article);
  join_tags(page, article);
}

}  // namespace onrecord
