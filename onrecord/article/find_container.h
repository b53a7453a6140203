// Which element of a page holds the article's text. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/tree_boxes.h"

namespace onrecord {

// What stands aside from an article by its name: menus, comments, related links, ...
inline constexpr Hints aside_hints = {
    Hint::nav, Hint::footer,     Hint::sidebar, Hint::comments, Hint::comment,      Hint::comment_form,
    Hint::ad,  Hint::newsletter, Hint::related, Hint::consent,  Hint::hidden,       Hint::share,
    Hint::bio, Hint::gallery,    Hint::media,   Hint::caption,  Hint::comments_meta};

// The smallest element that holds most of the page's running text that does not stand aside; an element that calls
// itself the text of an article is preferred. no_box for a page without running text.
uint32_t find_container(const TreeBoxes& boxes);

}  // namespace onrecord
