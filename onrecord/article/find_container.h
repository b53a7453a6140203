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

// Hints that cannot be meant: the elements within `within` that they name hold most of its running text.
// A thread of comments may be longer than the article.
Hints misleading_hints(const TreeBoxes& boxes, const Box& within);

// Whether the element holds a page's heading or what calls itself the text of an article, with a good part of the
// text of `within`: whatever its names say, it does not stand aside.
bool holds_article(const TreeBoxes& boxes, uint32_t box, uint32_t within_prose);

// The smallest element that holds most of the page's running text that does not stand aside; an element that calls
// itself the text of an article is preferred. no_box for a page without running text.
uint32_t find_container(const TreeBoxes& boxes);

}  // namespace onrecord
