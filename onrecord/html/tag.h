// The element names that the parser and its users know by number.
//
//   html::Tag::blockquote, html::find_tag("blockquote"), html::name_of(html::Tag::h1)
//
// A name that is a word of C++ has an underscore behind it (template_); "-" is "_" (annotation_xml).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace onrecord::html {

enum class Tag : uint16_t {
  none,   // No element.
  other,  // An element whose name is not in this list.
  // HTML, with the obsolete ones that pages still use.
  // clang-format off
  a, abbr, acronym, address, applet, area, article, aside, audio, b, base, basefont, bdi, bdo, bgsound, big, blink,
  blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, data, datalist, dd, del, details,
  dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset, h1,
  h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, input, ins, isindex, kbd, keygen, label,
  legend, li, link, listing, main, map, mark, marquee, menu, menuitem, meta, meter, nav, nobr, noembed, noframes,
  noscript, object, ol, optgroup, option, output, p, param, picture, plaintext, pre, progress, q, rb, rbc, rp, rt,
  rtc, ruby, s, samp, script, search, section, select, selectedcontent, slot, small, source, spacer, span, strike,
  strong, style, sub, summary, sup, table, tbody, td, template_, textarea, tfoot, th, thead, time, title, tr, track,
  tt, u, ul, var, video, wbr, xmp,
  // clang-format on
  // SVG and MathML: what the parser must know, and what pages often hold. Names in lower case.
  // clang-format off
  annotation_xml, circle, clippath, defs, desc, ellipse, foreignobject, g, line, lineargradient, malignmark, mask,
  math, mglyph, mi, mn, mo, ms, mtext, path, polygon, polyline, radialgradient, rect, stop, svg, symbol, text, tspan,
  use,
  // clang-format on
};

inline constexpr size_t tag_count = static_cast<size_t>(Tag::use) + 1;

constexpr size_t index_of(Tag tag) { return static_cast<size_t>(tag); }

// Upper and lower case are the same. Tag::other for a name that is not in the list.
Tag find_tag(std::string_view name);

// In lower case; "" for none and other.
std::string_view name_of(Tag tag);

constexpr bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

}  // namespace onrecord::html
