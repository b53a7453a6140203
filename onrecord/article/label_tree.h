// Labels for a page with markup. Private to this folder.
#pragma once

#include "onrecord/article/labels.h"

namespace onrecord {

Labels label_tree(const Page& page, const ArticleLexicon& lexicon);

}  // namespace onrecord
