// Trees of small pages. A dump is html5lib-tests' format in one line: nodes in brackets, children behind their parent.
#include <gtest/gtest.h>

#include "onrecord/html/html.h"

namespace onrecord::html {
namespace {

// "html(head body(p("Fish & chips")))"; attributes are left out.
std::string one_line(const Document& page, NodeId node) {
  std::string out;
  switch (page.kind(node)) {
    case NodeKind::document: break;
    case NodeKind::doctype: return "!" + page.doctype(node).name;
    case NodeKind::comment: return "<" + page.text(node) + ">";
    case NodeKind::instruction: return "?" + page.instruction(node).target;
    case NodeKind::text: return '"' + page.text(node) + '"';
    case NodeKind::element: out = page.tag_name(node);
  }
  if (page.first_child(node) == no_node) return out;
  if (!out.empty()) out += '(';
  for (NodeId child = page.first_child(node); child != no_node; child = page.next_sibling(child)) {
    if (child != page.first_child(node)) out += ' ';
    out += one_line(page, child);
  }
  return page.kind(node) == NodeKind::element ? out + ')' : out;
}

std::string one_line(std::string_view input) {
  const Document page = parse(input);
  return one_line(page, page.root());
}

struct Case {
  std::string_view input;
  std::string_view tree;
};

TEST(Parse, small_pages) {
  static constexpr Case cases[] = {
      {"", "html(head body)"},
      {"<p>Fish &amp; chips", "html(head body(p(\"Fish & chips\")))"},
      {"<!DOCTYPE html><title>A &lt; B</title>c", "!html html(head(title(\"A < B\")) body(\"c\"))"},
      {"<p>One<p>Two<ul><li>a<li>b</ul>", "html(head body(p(\"One\") p(\"Two\") ul(li(\"a\") li(\"b\"))))"},
      {"<dl><dt>a<dd>b<dt>c", "html(head body(dl(dt(\"a\") dd(\"b\") dt(\"c\"))))"},
      {"<table><tr><td>x<td>y<tr><th>z", "html(head body(table(tbody(tr(td(\"x\") td(\"y\")) tr(th(\"z\"))))))"},
      {"<select><option>a<option>b</select>c", "html(head body(select(option(\"a\") option(\"b\")) \"c\"))"},
      {"<br>a<img src=x>b<hr/>c", "html(head body(br \"a\" img \"b\" hr \"c\"))"},
      {"<body><script>if (a < b) '</p>';</script>x", "html(head body(script(\"if (a < b) '</p>';\") \"x\"))"},
      {"<textarea>\n<b>&amp;</textarea>", "html(head body(textarea(\"<b>&\")))"},
      {"<template><td>x</template>", "html(head(template(td(\"x\"))) body)"},
      {"<!-- a --><p>b<!-- c -->", "< a > html(head body(p(\"b\" < c >)))"},
      {"<p><b>a<i>b</b>c</i>", "html(head body(p(b(\"a\" i(\"b\")) i(\"c\"))))"},
      {"<table>a<tr><td>b", "html(head body(\"a\" table(tbody(tr(td(\"b\"))))))"},
      {"<template><col>a b</template>", "html(head(template(col \" \")) body)"},
      {"<math><mi><![CDATA[a]]>", "html(head body(math(mi(\"a\"))))"},
      {"<svg><foreignObject><p>a", "html(head body(svg(foreignObject(p(\"a\")))))"},
  };
  for (const Case& c : cases) EXPECT_EQ(one_line(c.input), c.tree) << c.input;
}

TEST(Parse, attributes_are_found_and_decoded) {
  const Document page = parse("<a HREF='/x?a=1&amp;b=2&copy=3' title=\"\" href=no data-x>y</a>");
  NodeId a = page.root();
  while (page.tag(a) != Tag::a) a = page.next(a);
  EXPECT_EQ(page.attributes(a).size(), 3u);
  EXPECT_EQ(page.attribute_text(a, "href").text, "/x?a=1&b=2&copy=3");
  EXPECT_EQ(page.attribute(a, "href")->value, (ByteRange{9, 30}));
  EXPECT_TRUE(page.has_attribute(a, "data-x"));
  EXPECT_FALSE(page.has_attribute(a, "data"));
}

TEST(Parse, text_knows_its_place) {
  const Document page = parse("<p>Ko&ouml;ln</x> am\r\nRhein</p>");
  NodeId text = page.root();
  while (page.kind(text) != NodeKind::text) text = page.next(text);
  MappedText mapped;
  page.append_text(text, mapped);
  EXPECT_EQ(mapped.text, "Koöln am\nRhein");
  EXPECT_EQ(mapped.map.to_source(Span{0, 4}), (ByteRanges{{3, 11}}));
  EXPECT_EQ(mapped.map.to_source(Span{4, 10}), (ByteRanges{{11, 13}, {17, 22}}));
  EXPECT_EQ(page.text_ranges(text), (ByteRanges{{3, 13}, {17, 27}}));
}

}  // namespace
}  // namespace onrecord::html
