#include "onrecord/read/jsonl.h"

#include <simdjson.h>

#include <algorithm>

#include "onrecord/core/utf8.h"
#include "onrecord/read/line_reader.h"
#include "onrecord/read/record_fields.h"

namespace onrecord {
namespace {

namespace dom = simdjson::dom;

std::optional<std::string> string_field(const dom::object& object, const char* name) {
  std::string_view text;
  if (object[name].get(text) != simdjson::SUCCESS) return std::nullopt;
  return std::string(text);
}

std::optional<std::string> id_field(const dom::object& object) {
  int64_t number = 0;
  if (object["id"].get(number) == simdjson::SUCCESS) return std::to_string(number);
  std::optional<std::string> text = string_field(object, "id");
  return text && !text->empty() ? text : std::nullopt;
}

RecordFields read_fields(const dom::object& object) {
  return {id_field(object),
          string_field(object, "url"),
          string_field(object, "title"),
          string_field(object, "date"),
          string_field(object, "author"),
          string_field(object, "outlet"),
          string_field(object, "html"),
          string_field(object, "text")};
}

class LineParser {
 public:
  LineParser(const std::string& container, uint64_t max_record_bytes)
      : container_(container), max_record_bytes_(max_record_bytes) {}

  ReadItem parse(const LineReader& reader, uint64_t number) {
    const std::string path = container_ + "#" + std::to_string(number);
    if (reader.too_long) return ReadError{path, reader.at, "line is longer than a record may be"};
    dom::object object;
    if (const auto error = parser_.parse(reader.line).get(object); error != simdjson::SUCCESS) {
      return ReadError{path, reader.at, std::string("no JSON object: ") + simdjson::error_message(error)};
    }
    return make_field_record({container_, number, reader.at}, read_fields(object), Given::jsonl, max_record_bytes_);
  }

 private:
  const std::string& container_;
  uint64_t max_record_bytes_;
  dom::parser parser_;
};

}  // namespace

bool has_jsonl_name(std::string_view path) {
  std::string name;
  for (char c : path.substr(path.size() - std::min<size_t>(path.size(), 12))) name += to_ascii_lower(c);
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  return name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

bool read_json_lines(const std::string& container, ByteSource& source, uint64_t max_record_bytes,
                     const std::function<bool(ReadItem&&)>& sink) {
  // A byte of text takes up to six of JSON, but hardly all of them; other fields come on top.
  const auto reader = std::make_unique<LineReader>(source, 2 * max_record_bytes + (64 << 10));
  LineParser parser(container, max_record_bytes);
  for (uint64_t number = 1; reader->next(); ++number) {
    if (!reader->too_long && trim(reader->line).empty()) continue;
    if (!sink(parser.parse(*reader, number))) return false;
  }
  if (!source.fault()) return true;
  return sink(ReadError{container, source.fault()->at, source.fault()->cause});
}

}  // namespace onrecord
