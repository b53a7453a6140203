#include "onrecord/store/stored_text.h"

#include "onrecord/store/places.h"

namespace onrecord {
namespace {

std::optional<BlockLabel> label_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(BlockLabel::duplicate_title); ++i) {
    const BlockLabel label = static_cast<BlockLabel>(i);
    if (name == name_of(label)) return label;
  }
  return std::nullopt;
}

Result<Segment> read_segment(std::string_view line, size_t text_bytes) {
  const size_t gap = line.find(' ');
  const Error damaged{"damaged segment \"" + std::string(line) + "\""};
  if (gap == std::string_view::npos) return damaged;
  const std::optional<BlockLabel> label = label_named(line.substr(0, gap));
  const Result<Spans> spans = read_spans(line.substr(gap + 1));
  if (!label || !spans || spans->size() != 1 || spans->front().end > text_bytes) return damaged;
  return Segment{*label, spans->front()};
}

Status read_segments(std::string_view lines, Article& article) {
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const Result<Segment> segment = read_segment(lines.substr(0, end), article.text.size());
    if (!segment) return segment.error();
    article.segments.push_back(*segment);
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return Done{};
}

}  // namespace

Result<Article> read_text(const sql::Database& database, int64_t page) {
  Result<sql::Statement> statement = database.prepare("SELECT text, map, segments FROM texts WHERE page = ?");
  if (!statement) return statement.error();
  statement->bind_all(page);
  if (!statement->step()) return Error{database.path() + ": no text of page " + std::to_string(page)};
  Article article;
  article.text = statement->text(0);
  Result<ByteMap> map = read_map(statement->view(1));
  if (!map) return Error{database.path() + ": page " + std::to_string(page) + ": " + map.error().message};
  article.map = std::move(*map);
  Status status = read_segments(statement->view(2), article);
  if (!status) return Error{database.path() + ": page " + std::to_string(page) + ": " + status.error().message};
  return article;
}

Spans body_spans(const Article& article) {
  Spans spans;
  for (const Segment& segment : article.segments) {
    if (is_body(segment.label) || segment.label == BlockLabel::dateline) spans.push_back(segment.span);
  }
  return spans;
}

}  // namespace onrecord
