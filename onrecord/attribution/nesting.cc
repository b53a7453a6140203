#include "onrecord/attribution/nesting.h"

#include <algorithm>
#include <numeric>

namespace onrecord {
namespace {

uint32_t size_of(const Spans& spans) {
  return std::accumulate(spans.begin(), spans.end(), 0u, [](uint32_t sum, Span span) { return sum + span.size(); });
}

bool comes_before(const Statement& a, const Statement& b) {
  if (a.content.front().begin != b.content.front().begin) return a.content.front().begin < b.content.front().begin;
  const uint32_t a_size = size_of(a.content), b_size = size_of(b.content);
  if (a_size != b_size) return a_size > b_size;
  return a.cue < b.cue;
}

bool holds(const Spans& outer, const Spans& inner) {
  return std::all_of(inner.begin(), inner.end(), [&](Span piece) {
    return std::any_of(outer.begin(), outer.end(), [&](Span span) { return span.contains(piece); });
  });
}

struct Piece {
  Span span;
  uint32_t statement;
};

// Bounds the walk over pieces that are open at one place.
constexpr size_t max_open = 24;

}  // namespace

void nest(std::vector<Statement>& statements) {
  std::stable_sort(statements.begin(), statements.end(), comes_before);
  std::vector<Piece> pieces;
  for (uint32_t i = 0; i < statements.size(); ++i) {
    for (Span span : statements[i].content) pieces.push_back({span, i});
  }
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Piece> open;
  for (const Piece& piece : pieces) {
    while (!open.empty() && open.back().span.end <= piece.span.begin) open.pop_back();
    Statement& child = statements[piece.statement];
    for (size_t i = open.size(), seen = 0; i-- > 0 && seen < max_open && !child.parent; ++seen) {
      const uint32_t outer = open[i].statement;
      if (outer == piece.statement) continue;
      const Spans& content = statements[outer].content;
      if (holds(content, child.content) && holds(content, child.cue) && content != child.content) child.parent = outer;
    }
    open.push_back(piece);
  }
}

}  // namespace onrecord
