#include "onrecord/page/visibility.h"

#include <array>
#include <initializer_list>
#include <string>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

using html::Tag;

constexpr std::array<Display, html::tag_count> make_displays() {
  std::array<Display, html::tag_count> displays{};
  const auto set = [&](Display display, std::initializer_list<Tag> tags) {
    for (Tag tag : tags) displays[html::index_of(tag)] = display;
  };
  using enum Tag;
  set(Display::block,
      {address, article, aside, blockquote, body,       caption, center, dd,    details,  dialog,  dir,
       div,     dl,      dt,    fieldset,   figcaption, figure,  footer, form,  frameset, h1,      h2,
       h3,      h4,      h5,    h6,         header,     hgroup,  hr,     html,  legend,   li,      listing,
       main,    menu,    nav,   ol,         optgroup,   option,  p,      pre,   search,   section, select,
       summary, table,   tbody, td,         textarea,   tfoot,   th,     thead, tr,       ul});
  set(Display::soft, {button, other});
  set(Display::hidden, {plaintext, xmp});
  set(Display::hidden,
      {applet, area,     audio, base,   basefont, bgsound, canvas,    col,   colgroup, datalist, embed,    frame,
       head,   iframe,   image, img,    input,    link,    meta,      meter, noembed,  noframes, noscript, object,
       param,  progress, rp,    script, source,   style,   template_, title, track,    video});
  return displays;
}
constexpr std::array<Display, html::tag_count> displays = make_displays();

// "display:none" in an inline style, whatever white space and case.
bool style_hides(std::string_view style) {
  std::string plain;
  for (char c : style) {
    if (!is_collapsible_space(static_cast<unsigned char>(c))) plain += to_ascii_lower(c);
  }
  return plain.find("display:none") != std::string::npos;
}

// What a <select> shows in its button is one of its options once more.
bool is_copy_of_option(const html::Document& tree, html::NodeId element) {
  if (tree.tag(element) != Tag::selectedcontent) return false;
  while (element != html::no_node && tree.tag(element) != Tag::select) element = tree.parent(element);
  return element != html::no_node;
}

bool may_be_hidden(Tag tag) { return tag != Tag::html && tag != Tag::body && tag != Tag::main && tag != Tag::article; }

// Pages that React streams bring late parts as <div hidden id="S:0">; a script puts them into their place on arrival.
bool is_streamed_part(const html::Document& tree, html::NodeId element) {
  const std::optional<html::Attribute> id = tree.attribute(element, "id");
  return id && slice(tree.input(), id->value).starts_with("S:");
}

bool is_hidden_by_attribute(const html::Document& tree, html::NodeId element) {
  constexpr std::array<std::string_view, 2> names = {"hidden", "style"};
  const auto [hidden, style] = tree.attributes_named(element, names);
  if (hidden) return !is_streamed_part(tree, element);
  return style && style_hides(slice(tree.input(), style->value));
}

}  // namespace

Display display_of(const html::Document& tree, html::NodeId element) {
  if (tree.name_space(element) == html::Namespace::svg) return Display::hidden;
  if (tree.name_space(element) == html::Namespace::mathml) return Display::inlined;
  const Tag tag = tree.tag(element);
  const Display display = displays[html::index_of(tag)];
  if (display == Display::hidden) return display;
  if (is_copy_of_option(tree, element)) return Display::hidden;
  if (tag == Tag::dialog && !tree.has_attribute(element, "open")) return Display::hidden;
  if (!tree.may_have_attributes(element) || !may_be_hidden(tag)) return display;
  return is_hidden_by_attribute(tree, element) ? Display::hidden : display;
}

bool holds_raw_text(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::plaintext:
    case Tag::xmp: return true;
    default: return false;
  }
}

}  // namespace onrecord
