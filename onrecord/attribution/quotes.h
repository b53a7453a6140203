// Which stretches of the text stand in quotation marks.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/entity/token.h"

namespace onrecord {

struct Quote {
  uint32_t open;   // The token of the opening mark.
  uint32_t close;  // The token of the closing mark; where it is missing, the token behind the last one inside.
  int32_t parent;  // The quote around this one, -1 outside any.
  uint32_t segment;
  bool closed;

  uint32_t begin() const { return open + 1; }  // First token inside.
  uint32_t end() const { return close; }       // Behind the last token inside.
  uint32_t outer_end() const { return closed ? close + 1 : close; }
};

// Sorted by `open`; never empty, never crossing another. Double, single and angle marks are told apart, their shapes
// are not: "…” is a pair. An apostrophe is no mark. A mark that stays open at the end of its block is a quote to that
// end when it is double (paragraphs of one speech reopen without closing) and none when it is single.
std::vector<Quote> find_quotes(const Article& article, const Tokens& tokens);

// "The Long Winter": every longer word begins with a capital, and no mark ends it. Such a quote names a work.
bool looks_like_title(const Article& article, const Tokens& tokens, const Quote& quote);

// "Morning Talk," as a show behind "on" or "told": short, every longer word with a capital; a comma may end it, or,
// where every word has one and there are two, a stop.
bool looks_like_show(const Article& article, const Tokens& tokens, const Quote& quote);

}  // namespace onrecord
