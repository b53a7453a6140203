#include "onrecord/pipeline/check_spans.h"

#include <cassert>

namespace onrecord {

#ifdef NDEBUG

void check_spans(const Page&) {}
void check_spans(const Article&, const Page&) {}
void check_spans(const Entities&, const Article&) {}
void check_spans(const Attribution&, const Article&) {}

#else

namespace {

bool is_character_border(std::string_view text, uint32_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

void check_span(std::string_view text, Span span) {
  assert(span.begin <= span.end);
  assert(span.end <= text.size());
  assert(is_character_border(text, span.begin));
  assert(is_character_border(text, span.end));
}

void check_spans(std::string_view text, const Spans& spans) {
  for (Span span : spans) check_span(text, span);
}

}  // namespace

void check_spans(const Page& page) {
  assert(page.map.text_bytes() == page.text.size());
  assert(page.decoded_map.text_bytes() == page.decoded.size());
  uint32_t end = 0;
  for (const Block& block : page.blocks) {
    check_span(page.text, block.span);
    assert(!block.span.empty());
    assert(block.span.begin >= end);
    end = block.span.end;
  }
}

void check_spans(const Article& article, const Page& page) {
  assert(article.map.text_bytes() == article.text.size());
  uint32_t end = 0;
  for (const Segment& segment : article.segments) {
    check_span(article.text, segment.span);
    assert(segment.span.begin >= end);
    end = segment.span.end;
  }
  end = 0;
  for (const LabelledBlock& block : article.blocks) {
    check_span(page.text, block.span);
    assert(block.span.begin >= end);
    end = block.span.end;
  }
}

void check_spans(const Entities& entities, const Article& article) {
  Span last;
  for (const Mention& mention : entities.mentions) {
    check_span(article.text, mention.span);
    assert(!mention.span.empty());
    assert(mention.entity < entities.entities.size());
    assert(last <= mention.span);
    last = mention.span;
  }
  for (const Entity& entity : entities.entities) {
    for (const Role& role : entity.roles) check_span(article.text, role.span);
    for (const Alias& alias : entity.aliases) {
      check_span(article.text, alias.span);
      check_span(article.text, alias.proof);
      assert(alias.reason.empty() == alias.proof.empty());
    }
  }
}

void check_spans(const Attribution& attribution, const Article& article) {
  check_spans(attribution.entities, article);
  const size_t entities = attribution.entities.entities.size();
  for (const Statement& statement : attribution.statements) {
    assert(!statement.content.empty());
    check_spans(article.text, statement.content);
    check_spans(article.text, statement.cue);
    check_spans(article.text, statement.source);
    check_spans(article.text, statement.hedges);
    check_spans(article.text, statement.insertions);
    assert(!statement.speaker || *statement.speaker < entities);
    assert(!statement.parent || *statement.parent < attribution.statements.size());
    for (const Via& via : statement.via) {
      check_span(article.text, via.span);
      assert(via.entity < entities);
    }
  }
  for (const SetAside& quote : attribution.set_aside) check_span(article.text, quote.span);
}

#endif

}  // namespace onrecord
