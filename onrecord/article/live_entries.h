// The entries of a live blog, each with its own time. Private to this folder.
//
// An entry begins with a short line that tells a time of day ("10:42", "3 hours ago 08:36 Ann Lee") and goes on to the
// next such line. Three of them make a live blog where markup, title or kicker call it so; without that, four whose
// times run in one direction, so that a timetable or a list of teasers is none.
#pragma once

#include "onrecord/article/article.h"
#include "onrecord/article/tree_boxes.h"

namespace onrecord {

// Finds the entries, labels their paragraphs live-entry and the lines with their times dateline, and sets the kind.
// REQUIRES: title, dates and kind of `article` are found; its text is not assembled.
void find_live_entries(const Page& page, const ArticleLexicon& lexicon, const TreeBoxes& boxes, Article& article);

// Where the words of the entries stand in the text. REQUIRES: the text is assembled.
void place_live_entries(const Page& page, Article& article);

}  // namespace onrecord
