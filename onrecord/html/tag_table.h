// The table behind find_tag(): names by a hash of their first eight letters and their length, made by the compiler.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "onrecord/core/utf8.h"
#include "onrecord/html/tag.h"

namespace onrecord::html {

// In the order of Tag, behind none and other.
inline constexpr std::string_view tag_names[] = {
    "", "",
    // clang-format off
  "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio", "b", "base", "basefont", "bdi",
  "bdo", "bgsound", "big", "blink", "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite",
  "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt",
  "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3",
  "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "image", "img", "input", "ins",
  "isindex", "kbd", "keygen", "label", "legend", "li", "link", "listing", "main", "map", "mark", "marquee", "menu",
  "menuitem", "meta", "meter", "nav", "nobr", "noembed", "noframes", "noscript", "object", "ol", "optgroup",
  "option", "output", "p", "param", "picture", "plaintext", "pre", "progress", "q", "rb", "rbc", "rp", "rt", "rtc",
  "ruby", "s", "samp", "script", "search", "section", "select", "selectedcontent", "slot", "small", "source",
  "spacer", "span", "strike", "strong", "style", "sub", "summary", "sup", "table", "tbody", "td", "template",
  "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr", "xmp",
  "annotation-xml", "circle", "clippath", "defs", "desc", "ellipse", "foreignobject", "g", "line", "lineargradient",
  "malignmark", "mask", "math", "mglyph", "mi", "mn", "mo", "ms", "mtext", "path", "polygon", "polyline",
  "radialgradient", "rect", "stop", "svg", "symbol", "text", "tspan", "use",
    // clang-format on
};
static_assert(std::size(tag_names) == tag_count);

struct TagSlot {
  uint64_t first = 0;
  Tag tag = Tag::none;
  uint8_t size = 0;
};

inline constexpr size_t tag_slot_count = 1024;

constexpr uint64_t hash_tag(uint64_t first, size_t size) {
  return ((first ^ (size << 3)) * 0x9E3779B97F4A7C15ULL) >> 54;  // The top ten bits.
}

// The first eight bytes of a name, little end first; zeros behind a shorter one.
constexpr uint64_t first_eight(std::string_view name) {
  uint64_t value = 0;
  for (size_t i = 0; i < name.size() && i < 8; ++i) {
    value |= static_cast<uint64_t>(static_cast<unsigned char>(to_ascii_lower(name[i]))) << (8 * i);
  }
  return value;
}

constexpr std::array<TagSlot, tag_slot_count> make_tag_slots() {
  std::array<TagSlot, tag_slot_count> slots;
  for (size_t i = 2; i < tag_count; ++i) {
    const uint64_t first = first_eight(tag_names[i]);
    size_t slot = hash_tag(first, tag_names[i].size());
    while (slots[slot].tag != Tag::none) slot = (slot + 1) % tag_slot_count;
    slots[slot] = {first, static_cast<Tag>(i), static_cast<uint8_t>(tag_names[i].size())};
  }
  return slots;
}

inline constexpr std::array<TagSlot, tag_slot_count> tag_slots = make_tag_slots();

// find_tag() for a name whose first eight bytes are known, in lower case, the first in the lowest bits, zeros behind.
// REQUIRES: 0 < size <= 8.
inline Tag find_short_tag(uint64_t first, size_t size) {
  for (size_t slot = hash_tag(first, size); tag_slots[slot].tag != Tag::none; slot = (slot + 1) % tag_slot_count) {
    if (tag_slots[slot].first == first && tag_slots[slot].size == size) return tag_slots[slot].tag;
  }
  return Tag::other;
}

}  // namespace onrecord::html
