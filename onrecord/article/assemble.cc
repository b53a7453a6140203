#include "onrecord/article/assemble.h"

#include <algorithm>

namespace onrecord {
namespace {

// Whether the two lie in one block of the page: those are joined by '\n', which stands nowhere else in its text.
bool share_block(const Page& page, const LabelledBlock& first, const LabelledBlock& second) {
  const std::string_view between = slice(page.text, Span{first.span.end, second.span.begin});
  return between.find('\n') == std::string_view::npos;
}

void append_paragraph_break(Article& article) {
  if (article.text.empty()) return;
  article.text += "\n\n";
  article.map.append(2, {}, false);
}

// `span` of the page becomes a segment. Its own words begin a paragraph unless `continued`.
void append_segment(const Page& page, BlockLabel label, Span span, bool continued, Article& article) {
  if (span.empty()) return;
  if (!continued) append_paragraph_break(article);
  const auto begin = static_cast<uint32_t>(article.text.size());
  article.text += slice(page.text, span);
  article.map.append(page.map, span);
  article.segments.push_back({label, {begin, static_cast<uint32_t>(article.text.size())}});
}

void append_all(const Page& page, BlockLabel label, Article& article) {
  for (const LabelledBlock& block : article.blocks) {
    if (block.label == label) append_segment(page, label, block.span, false, article);
  }
}

// A dateline takes the space behind it along, so that the sentence behind it begins with its own word.
void append_body(const Page& page, Article& article) {
  bool continued = false;
  for (size_t i = 0; i < article.blocks.size(); ++i) {
    const LabelledBlock& block = article.blocks[i];
    const bool opens_next = i + 1 < article.blocks.size() && is_body(article.blocks[i + 1].label) &&
                            share_block(page, block, article.blocks[i + 1]);
    Span span = block.span;
    if (block.label == BlockLabel::dateline && opens_next) {
      span.end = article.blocks[i + 1].span.begin;
    } else if (!is_body(block.label)) {
      continued = false;
      continue;
    }
    append_segment(page, block.label, span, continued, article);
    continued = block.label == BlockLabel::dateline;
  }
}

}  // namespace

void assemble_text(const Page& page, Article& article) {
  append_all(page, BlockLabel::title, article);
  if (article.not_article != NotArticle::none) return;
  append_body(page, article);
  append_all(page, BlockLabel::caption, article);
}

std::string body_of(const Article& article) {
  std::string body;
  uint32_t end = 0;  // Of the segment before.
  for (const Segment& segment : article.segments) {
    if (!is_body(segment.label) && segment.label != BlockLabel::dateline) continue;
    if (!body.empty() && segment.span.begin != end) body += "\n\n";
    body += slice(article.text, segment.span);
    end = segment.span.end;
  }
  return body;
}

}  // namespace onrecord
