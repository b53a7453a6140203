// What the standard's algorithms ask of an element's name, as one set of bits a tag.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>

#include "onrecord/html/html.h"

namespace onrecord::html {

// https://html.spec.whatwg.org/multipage/parsing.html#special and
// https://html.spec.whatwg.org/multipage/parsing.html#has-an-element-in-the-specific-scope
// The first eight are the boundaries of open_elements.h, in its order.
inline constexpr uint16_t scope_trait = 1;         // Ends the search for "an element in scope".
inline constexpr uint16_t list_scope_trait = 2;    // ... "in list item scope".
inline constexpr uint16_t button_scope_trait = 4;  // ... "in button scope".
inline constexpr uint16_t table_scope_trait = 8;   // ... "in table scope".
inline constexpr uint16_t special_trait = 16;
inline constexpr uint16_t item_barrier_trait = 32;   // Special, but for address, div and p: ends the search of <li>.
inline constexpr uint16_t mode_trait = 64;           // Tells the insertion mode when it is reset.
inline constexpr uint16_t html_content_trait = 128;  // Every HTML element.
inline constexpr uint16_t implied_end_trait = 256;
inline constexpr uint16_t thorough_end_trait = 512;
inline constexpr uint16_t formatting_trait = 1024;
inline constexpr uint16_t option_trait = 4096;
inline constexpr uint16_t table_parts_trait = 2048;  // Table, tbody, tfoot, thead, tr: text among these is fostered.

using Traits = std::array<uint16_t, tag_count>;

constexpr Traits make_html_traits() {
  Traits traits{};
  const auto give = [&](uint16_t bits, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) traits[index_of(tag)] |= bits;
  };
  using enum Tag;
  give(
      special_trait,
      {address,  applet,   area,       article, aside,    base,      basefont,  bgsound,  blockquote, body,    br,
       button,   caption,  center,     col,     colgroup, dd,        details,   dir,      div,        dl,      dt,
       embed,    fieldset, figcaption, figure,  footer,   form,      frame,     frameset, h1,         h2,      h3,
       h4,       h5,       h6,         head,    header,   hgroup,    hr,        html,     iframe,     img,     input,
       keygen,   li,       link,       listing, main,     marquee,   menu,      meta,     nav,        noembed, noframes,
       noscript, object,   ol,         p,       param,    plaintext, pre,       script,   search,     section, select,
       source,   style,    summary,    table,   tbody,    td,        template_, textarea, tfoot,      th,      thead,
       title,    tr,       track,      ul,      wbr,      xmp});
  give(scope_trait, {applet, caption, html, table, td, th, marquee, object, select, template_});
  give(list_scope_trait, {ol, ul});
  give(button_scope_trait, {button});
  give(table_scope_trait, {html, table, template_});
  give(implied_end_trait, {dd, dt, li, optgroup, option, p, rb, rp, rt, rtc});
  give(thorough_end_trait,
       {caption, colgroup, dd, dt, li, optgroup, option, p, rb, rp, rt, rtc, tbody, td, tfoot, th, thead, tr});
  give(mode_trait, {td, th, tr, tbody, thead, tfoot, caption, colgroup, table, template_, head, body, frameset, html});
  give(formatting_trait, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  give(option_trait, {option});
  give(table_parts_trait, {table, tbody, tfoot, thead, tr});
  for (size_t i = 0; i < tag_count; ++i) {
    if ((traits[i] & special_trait) != 0) traits[i] |= item_barrier_trait;
    if ((traits[i] & scope_trait) != 0) traits[i] |= list_scope_trait | button_scope_trait;
  }
  for (size_t i = 0; i < tag_count; ++i) traits[i] |= html_content_trait;
  for (const Tag tag : {address, div, p}) traits[index_of(tag)] &= static_cast<uint16_t>(~item_barrier_trait);
  return traits;
}

constexpr Traits make_foreign_traits(std::initializer_list<Tag> tags) {
  Traits traits{};
  for (const Tag tag : tags) {
    traits[index_of(tag)] = special_trait | scope_trait | list_scope_trait | button_scope_trait | item_barrier_trait;
  }
  return traits;
}

inline constexpr Traits html_traits = make_html_traits();
inline constexpr Traits mathml_traits =
    make_foreign_traits({Tag::mi, Tag::mo, Tag::mn, Tag::ms, Tag::mtext, Tag::annotation_xml});
inline constexpr Traits svg_traits = make_foreign_traits({Tag::foreignobject, Tag::desc, Tag::title});

// `name` is a Tag or a number from tag_count on.
inline uint16_t traits_of(uint16_t name, Namespace space) {
  if (space == Namespace::html) return name < tag_count ? html_traits[name] : html_content_trait;
  if (name >= tag_count) return 0;
  return space == Namespace::svg ? svg_traits[name] : mathml_traits[name];
}

}  // namespace onrecord::html
