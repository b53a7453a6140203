// Names of SVG and MathML that the parser writes otherwise than it reads them.
// https://html.spec.whatwg.org/multipage/parsing.html#creating-and-inserting-nodes (adjust ... attributes)
#pragma once

#include <string_view>

#include "onrecord/html/html.h"

namespace onrecord::html {

// "foreignObject" for "foreignobject"; the same name where nothing is to be adjusted.
std::string_view adjust_svg_name(std::string_view lower_case);

// "viewBox", "definitionURL", "xlink:href". The name in html5lib-tests' form: "xlink href" for a namespaced one.
std::string_view adjust_attribute_name(Namespace space, std::string_view lower_case);

}  // namespace onrecord::html
