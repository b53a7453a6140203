// What can be measured of one block of visible text, and of its place, without judging. Private to this folder.
#pragma once

#include <string>
#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/article/page_phrases.h"
#include "onrecord/page/page.h"

namespace onrecord {

struct LineFeatures {
  std::string folded;           // The words, lower case, without diacritics.
  uint32_t words = 0;           // Runs of letters and digits; two ideographs or kana are one.
  uint32_t function_words = 0;  // Of them in data/function_words.tsv.
  uint32_t capital_words = 0;   // Of them with a capital letter first.
  uint32_t number_words = 0;    // Of them with a digit first.
  uint32_t sentence_ends = 0;   // Full stops and the like with white space or the end behind.
  uint32_t commas = 0;
  uint32_t years = 0;      // Words that may be a year: 1900 to 2099.
  uint32_t addresses = 0;  // URLs, mail addresses, @names.
  uint32_t letters = 0;    // Characters of words.
  uint32_t quote_marks = 0;
  uint32_t separators = 0;      // "|", "/", "»", "·" and the like.
  uint32_t questions = 0;       // Question and exclamation marks.
  bool language_known = false;  // Whether the page's running text has function words of the table at all.
  bool dense_script = false;    // Mostly written without spaces between words.
  bool ends_full = false;       // The last mark, quotes and brackets aside, is a single full stop.
  bool ends_sentence = false;   // The last mark, quotes and brackets aside, is a full stop or the like.
  bool ends_cut = false;        // Ends with "..." or an ellipsis.
  bool ends_open = false;       // Ends with a colon.
  bool bullet = false;
  bool first_upper = false;
  bool prose = false;  // See is_prose().
  uint32_t indent = 0;
  uint32_t blank_before = 0;
  uint32_t blank_after = 0;
  uint32_t copies = 0;  // Other blocks with the same words.
  LinePhrase phrase;
  int16_t word_odds = 0;  // What its words say (block_words.h), in hundredths of log-odds.
  Span content;  // Its words of three letters and more that are no function words: in MeasuredLines::content_words.
};

struct MeasuredLines {
  std::vector<LineFeatures> lines;      // One a block of the page, in the same order.
  std::vector<uint32_t> content_words;  // Hashes, in page order.
};

// Linear in the page's text.
MeasuredLines measure_lines(const Page& page, const ArticleLexicon& lexicon);

// Whether at least one word in `parts` is a function word. Where there are none to count (dense scripts, languages that
// the table lacks) every line passes.
bool has_function_words(const LineFeatures& line, uint32_t parts);

// A line about the article, as it stands under a title: who wrote it, when.
bool is_dated(const LineFeatures& line);   // Few words, a year or a time among them.
bool is_signed(const LineFeatures& line);  // "By", and few words, most of them capitalised.

// Running text: sentences, not a label, a headline or a list of links.
inline bool is_prose(const LineFeatures& line) { return line.prose; }

}  // namespace onrecord
