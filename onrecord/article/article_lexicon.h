// The tables of the article stage, read once from data/. Private to this folder.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "onrecord/article/agencies.h"
#include "onrecord/article/article.h"
#include "onrecord/article/block_model.h"
#include "onrecord/article/block_words.h"
#include "onrecord/article/byline_words.h"
#include "onrecord/article/class_tokens.h"
#include "onrecord/article/date_words.h"
#include "onrecord/article/page_phrases.h"
#include "onrecord/core/word_map.h"

namespace onrecord {

struct ArticleLexicon {
  WordSet function_words;   // Of all languages together, folded.
  WordSet dateline_cities;  // Folded.
  WordSet countries;        // Their names, folded.
  WordSet given_names;      // Folded.
  WordSet not_persons;      // Words of desks and outlets, folded.
  BylineWords byline_words;
  PagePhrases phrases;
  BlockWords block_words;
  BlockModel line_model;  // For dumps.
  BlockModel tree_model;  // For pages with markup.
  DateWords date_words;
  ClassTokens class_tokens;
  Agencies agencies;
  std::unordered_map<std::string, ArticleKind> kind_names;              // Folded.
  std::vector<std::pair<NotArticle, std::string>> not_article_phrases;  // Folded, in the order of the table.
};

}  // namespace onrecord
