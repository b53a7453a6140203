// HTML pages of invented people and places, and what is read from them, for tests.
#pragma once

#include <string>

#include "onrecord/article/article.h"

namespace onrecord {

inline Page parse_html(const std::string& html) {
  Record record;
  record.bytes = html;
  PageOptions options;
  options.as = InputKind::html;
  return parse_page(record, options);
}

inline Article read_html(const std::string& html) {
  static const ArticleLexiconPtr lexicon = std::move(*load_article_lexicon({}));
  return extract_article(parse_html(html), *lexicon);
}

inline constexpr const char* first_paragraph =
    "<p>The council of Velin put off its vote on the new bridge on Tuesday because two members were missing, the mayor "
    "said after the meeting.</p>";
inline constexpr const char* second_paragraph =
    "<p>The vote will be held in a week, and nobody has asked for the plans to be changed in any way, she added.</p>";
inline constexpr const char* third_paragraph =
    "<p>The bridge has been talked of for thirty years, and three mayors before her promised it to the fishermen.</p>";

inline std::string three_paragraphs() { return std::string(first_paragraph) + second_paragraph + third_paragraph; }

}  // namespace onrecord
