// A tree as text, in the format of html5lib-tests (tree-construction/README.md).
//
//   | <html>
//   |   <head>
//   |   <body>
//   |     <p>
//   |       class="lede"
//   |       "Fish & chips"
#pragma once

#include <string>

#include "onrecord/html/html.h"

namespace onrecord::html {

struct DumpOptions {
  bool positions = false;  // Behind each node the ranges of the input that it was read from: "[3, 12)".
  bool fragment = false;   // Only what stands inside the root element (see parse_fragment).
};

std::string dump_tree(const Document& document, const DumpOptions& options = {});

}  // namespace onrecord::html
