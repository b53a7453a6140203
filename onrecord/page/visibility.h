// How elements stand on a page for a reader: hidden, in the run of the text, or as a block of their own.
#pragma once

#include <cstdint>

#include "onrecord/html/html.h"

namespace onrecord {

enum class Display : uint8_t {
  inlined,  // Part of the text around it.
  block,    // A border of the layout before and behind it.
  soft,     // A block, but inside a paragraph or heading part of its text: buttons, elements of unknown names.
  hidden,   // Neither it nor what it holds is shown.
};

// After the rendering section of the HTML Standard (15.3), for a browser that runs scripts:
//
// - <noscript> is hidden, but where the page shows almost nothing without it (page.cc). On news pages it holds tracking
//   pixels, second copies of images and "please enable JavaScript"; a reader does not see it, and shown it would repeat
//   text.
// - `hidden` and style="display:none" hide; aria-hidden does not. On <html>, <body>, <main> and <article> they are not
//   believed: a script shows these when it has run.
// - <xmp> and <plaintext> are hidden: their text is no markup, so its bytes alone do not tell how to read them.
// - Fallback contents (object, video, canvas, iframe) are hidden; so is the text inside pictures (svg).
Display display_of(const html::Document& tree, html::NodeId element);

// Whether the text of such an element is taken as it stands, without character references.
bool holds_raw_text(html::Tag tag);

}  // namespace onrecord
