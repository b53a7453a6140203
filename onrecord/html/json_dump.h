// A tree as JSON for other programs: one object a node and line, in document order, each with its depth and its places.
//
//   {"depth": 0, "kind": "document", "quirks": "none"}
//   {"depth": 3, "kind": "element", "space": "html", "name": "p", "at": [[0, 14]], "attributes":
//    [{"name": "class", "value": "lede", "at": [[9, 13]]}]}            (on one line)
//   {"depth": 4, "kind": "text", "text": "Fish & chips", "at": [[14, 30]]}
//
// An element that the parser implied and an absent attribute value have no places; a copied node has its original's.
#pragma once

#include <string>

#include "onrecord/html/html.h"

namespace onrecord::html {

std::string dump_json(const Document& document);

}  // namespace onrecord::html
