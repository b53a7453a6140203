#include "onrecord/article/kind.h"

#include <algorithm>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t stub_words_max = 12;
constexpr uint32_t long_text_words = 200;
constexpr uint32_t headline_bytes_min = 20;
constexpr size_t headlines_min = 5;
constexpr size_t menu_blocks_min = 20;
constexpr uint32_t short_page_bytes = 1500;  // A page that says no more may be a notice.

// Stops to count at `enough`.
uint32_t count_words(std::string_view text, uint32_t enough) {
  uint32_t words = 0, dense = 0;
  bool inside = false;
  for (size_t i = 0; i < text.size() && words < enough && dense / 2 < enough;) {
    const Utf8Char c = decode_utf8(text, i);
    const bool word = is_letter(c.code) || is_digit(c.code);
    if (word && !inside) ++words;
    if (c.code >= 0x3040 && c.code <= 0x9FFF) ++dense;
    inside = word;
    i += c.bytes;
  }
  return std::max(words, dense / 2);
}

uint32_t body_words(const Page& page, const Article& article, uint32_t enough) {
  uint32_t words = 0;
  for (const LabelledBlock& block : article.blocks) {
    if (words >= enough) break;
    if (is_body(block.label)) words += count_words(slice(page.text, block.span), enough);
  }
  return words;
}

// "Opinion: The mill" -> "opinion".
std::string head_of_title(const Article& article) {
  if (!article.title) return {};
  const std::string_view title = article.title->fact.text;
  const size_t end = title.find_first_of(":|");
  return end == std::string_view::npos ? std::string() : fold(trim(title.substr(0, end)));
}

std::optional<ArticleKind> kind_of_type(std::string_view type) {
  if (type == "LiveBlogPosting") return ArticleKind::live;
  if (type == "OpinionNewsArticle") return ArticleKind::opinion;
  if (type == "AdvertiserContentArticle") return ArticleKind::other;
  return std::nullopt;
}

bool says_video(const Page& page) {
  for (const MetaCandidate& candidate : page.candidates) {
    if (candidate.field == MetaField::type && candidate.fact.text.starts_with("video")) return true;
  }
  return false;
}

// Whether most of what the page says is links, and some of these are long enough for headlines.
bool is_link_list(const Page& page) {
  uint64_t bytes = 0, links = 0;
  size_t headlines = 0;
  for (const Block& block : page.blocks) {
    bytes += block.span.size();
    links += block.link_bytes;
    const bool is_link = 10 * uint64_t{block.link_bytes} >= 8 * uint64_t{block.span.size()};
    headlines += is_link && block.span.size() >= headline_bytes_min ? 1 : 0;
  }
  const bool long_list = headlines >= headlines_min || page.blocks.size() >= menu_blocks_min;
  return long_list && 10 * links > 6 * bytes;
}

// A phrase that begins and ends with a word's border.
bool holds_phrase(std::string_view folded, std::string_view phrase) {
  const auto is_word = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  for (size_t at = folded.find(phrase); at != std::string_view::npos; at = folded.find(phrase, at + 1)) {
    const size_t end = at + phrase.size();
    if ((at == 0 || !is_word(folded[at - 1])) && (end == folded.size() || !is_word(folded[end]))) return true;
  }
  return false;
}

}  // namespace

ArticleKind find_kind(const Page& page, const ArticleLexicon& lexicon, const Article& article) {
  for (const MetaCandidate& candidate : page.candidates) {
    if (candidate.field != MetaField::type) continue;
    if (const std::optional<ArticleKind> kind = kind_of_type(candidate.fact.text)) return *kind;
  }
  for (const LabelledBlock& block : article.blocks) {
    if (block.label == BlockLabel::live_entry) return ArticleKind::live;
  }
  const auto named = [&](const std::string& folded) -> std::optional<ArticleKind> {
    const auto found = lexicon.kind_names.find(folded);
    return found == lexicon.kind_names.end() ? std::nullopt : std::optional<ArticleKind>(found->second);
  };
  if (const std::optional<ArticleKind> kind = named(head_of_title(article))) return *kind;
  if (article.kicker) {
    if (const std::optional<ArticleKind> kind = named(fold(article.kicker->text))) return *kind;
  }
  for (const MetaCandidate& candidate : page.candidates) {
    if (candidate.field != MetaField::section) continue;
    if (const std::optional<ArticleKind> kind = named(fold(trim(candidate.fact.text)))) return *kind;
  }
  return ArticleKind::report;
}

NotArticle find_not_article(const Page& page, const ArticleLexicon& lexicon, const Article& article) {
  if (page.kind == InputKind::text) return NotArticle::none;
  if (body_words(page, article, stub_words_max) >= stub_words_max) return NotArticle::none;
  std::string said = article.title ? fold(article.title->fact.text) : std::string();
  if (page.text.size() <= short_page_bytes) said += ' ' + fold(page.text);
  for (const auto& [reason, phrase] : lexicon.not_article_phrases) {
    if (holds_phrase(said, phrase)) return reason;
  }
  if (says_video(page)) return NotArticle::video;
  return is_link_list(page) ? NotArticle::index : NotArticle::stub;
}

uint32_t find_confidence(const Page& page, const Article& article) {
  if (page.kind == InputKind::text) return 99;
  const uint32_t words = body_words(page, article, long_text_words);
  uint32_t confidence = 40;
  confidence += std::min(words, long_text_words) / 8;  // 25 for a text of some length.
  if (article.title) confidence += 12;
  if (!article.published.value.empty()) confidence += 10;
  if (!article.byline.empty() || article.outlet) confidence += 8;
  if (article.not_article != NotArticle::none) confidence = 60;
  return confidence;
}

}  // namespace onrecord
