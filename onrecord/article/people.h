// The persons that a byline names. Private to this folder.
#pragma once

#include <string_view>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/core/span.h"

namespace onrecord {

// Whether all of `name` may be one person's name: few words, capitalised where the script has capitals, no number, no
// word of a desk or an agency.
bool is_person_name(std::string_view name, const ArticleLexicon& lexicon);

// Whether `name`, which markup states as an author's, may be a person or a pen name: as above, but one word is enough.
bool is_pen_name(std::string_view name, const ArticleLexicon& lexicon);

// The names in a byline, in text order. What is no person ("Staff", "Reuters", "Political Editor") is left out.
//
//   "By Ann Lee and Bo Ek, Staff Writers"   Ann Lee | Bo Ek
//   "Von Jan Meier, Berlin"                 Jan Meier
Spans find_people(std::string_view byline, const ArticleLexicon& lexicon);

}  // namespace onrecord
