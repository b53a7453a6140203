// The entries of a live blog, each with its own time. Private to this folder.
//
// An entry begins with a short line that tells a time of day ("10:42", "3 hours ago 08:36 Ann Lee") and goes on to the
// next such line. Three of them make a live blog, but only where markup, title, kicker, address or the names of the
// elements call it so: reports with a chronology, programmes and timetables have the same shape. A time of day gets the
// page's day only where all of them fit into it.
#pragma once

#include "onrecord/article/article.h"
#include "onrecord/article/tree_boxes.h"

namespace onrecord {

// Finds the entries, labels their paragraphs live-entry and the lines with their times dateline, and makes a report a
// live blog. A line that says more than its time stays text.
// REQUIRES: title, dates and kind of `article` are found; its text is not assembled.
void find_live_entries(const Page& page, const ArticleLexicon& lexicon, const TreeBoxes& boxes, Article& article);

// Where the words of the entries stand in the text. REQUIRES: the text is assembled.
void place_live_entries(const Page& page, Article& article);

}  // namespace onrecord
