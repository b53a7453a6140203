// The language of the article's text. Private to this folder.
#pragma once

#include <string>

#include "onrecord/article/article.h"

namespace onrecord {

// BCP 47: what CLD2 finds in the first two kilobytes of the text; where that is not sure, what the page states; "" for
// neither.
std::string find_language(const Page& page, const Article& article);

}  // namespace onrecord
