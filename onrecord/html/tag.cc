// Names are found by a hash of their first eight letters and their length in a table that the compiler makes.
#include "onrecord/html/tag.h"

#include <array>
#include <cstring>

#include "onrecord/core/utf8.h"

namespace onrecord::html {
namespace {

// In the order of Tag, behind none and other.
constexpr std::string_view names[] = {
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
static_assert(std::size(names) == tag_count);

constexpr size_t longest_name = 16;
constexpr size_t slot_count = 1024;

constexpr uint64_t hash_of(uint64_t first, size_t size) {
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

struct Slot {
  uint64_t first = 0;
  Tag tag = Tag::none;
  uint8_t size = 0;
};

constexpr std::array<Slot, slot_count> make_slots() {
  std::array<Slot, slot_count> slots;
  for (size_t i = 2; i < tag_count; ++i) {
    const uint64_t first = first_eight(names[i]);
    size_t slot = hash_of(first, names[i].size());
    while (slots[slot].tag != Tag::none) slot = (slot + 1) % slot_count;
    slots[slot] = {first, static_cast<Tag>(i), static_cast<uint8_t>(names[i].size())};
  }
  return slots;
}

constexpr std::array<Slot, slot_count> slots = make_slots();

}  // namespace

Tag find_short_tag(uint64_t first, size_t size) {
  for (size_t slot = hash_of(first, size); slots[slot].tag != Tag::none; slot = (slot + 1) % slot_count) {
    if (slots[slot].first == first && slots[slot].size == size) return slots[slot].tag;
  }
  return Tag::other;
}

Tag find_tag(std::string_view name) {
  if (name.empty() || name.size() > longest_name) return Tag::other;
  const uint64_t first = first_eight(name);
  if (name.size() <= 8) return find_short_tag(first, name.size());
  for (size_t slot = hash_of(first, name.size()); slots[slot].tag != Tag::none; slot = (slot + 1) % slot_count) {
    const Tag tag = slots[slot].tag;
    if (slots[slot].first == first && equals_ignoring_ascii_case(names[index_of(tag)], name)) return tag;
  }
  return Tag::other;
}

std::string_view name_of(Tag tag) { return names[index_of(tag)]; }

}  // namespace onrecord::html
