// Labels for a page that is a list of lines: a dump. Private to this folder.
#pragma once

#include "onrecord/article/labels.h"

namespace onrecord {

Labels label_lines(const Page& page, const ArticleLexicon& lexicon);

}  // namespace onrecord
