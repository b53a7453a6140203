// The names in a line that says who wrote something. Private to this folder.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/core/span.h"

namespace onrecord {

enum class BylineNameKind : uint8_t {
  person,    // Two capitalised words or more, or a name in a script without capitals.
  pen_name,  // One to three words that could be anything: "riverwatcher", "Ann".
  desk       // Of a newsroom, an agency, an outlet: "Lowland Herald Staff".
};

struct BylineName {
  Span span;
  BylineNameKind kind;
  bool led;  // Behind "By" or the like.
};

// In text order. What is neither name nor desk (dates, roles, places behind "in") is left out.
//
//   "By Ann Lee and Bo Ek, Staff Writers | Nov. 20, 2019"   person Ann Lee, person Bo Ek
//   "Posted on 3 May 2016 by riverwatcher"                  pen name riverwatcher
//   "Kestrel Wire"                                          desk Kestrel Wire
std::vector<BylineName> read_byline(std::string_view line, const ArticleLexicon& lexicon);

}  // namespace onrecord
