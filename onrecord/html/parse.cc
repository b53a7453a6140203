// The entrances of the parser.
#include "onrecord/html/html.h"
#include "onrecord/html/tree_builder.h"

namespace onrecord::html {

Document parse(std::string_view input, const Limits& limits) {
  Document document;
  TreeBuilder(document, input, limits).build();
  return document;
}

Document parse_fragment(std::string_view input, std::string_view context, const Limits& limits) {
  Document document;
  TreeBuilder(document, input, limits).build_fragment(context);
  return document;
}

}  // namespace onrecord::html
