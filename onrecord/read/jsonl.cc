#include "onrecord/read/jsonl.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "onrecord/core/hash.h"
#include "onrecord/core/utf8.h"
#include "onrecord/read/record_limit.h"

namespace onrecord {
namespace {

namespace dom = simdjson::dom;

// Lines of a stream, without holding more than one. A longer one than `max_bytes` is passed over and told.
class LineReader {
 public:
  LineReader(ByteSource& source, uint64_t max_bytes) : source_(source), max_bytes_(max_bytes) {}

  // False at the end of the stream, or where it breaks.
  bool next() {
    line.clear();
    too_long = false;
    at = offset_;
    bool any = false;
    while (begin_ < end_ || refill()) {
      any = true;
      const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
      const size_t newline = rest.find('\n');
      append(rest.substr(0, newline));
      const size_t used = newline == std::string_view::npos ? rest.size() : newline + 1;
      begin_ += used;
      offset_ += used;
      if (newline != std::string_view::npos) return true;
    }
    return any && !source_.fault();
  }

  std::string line;
  uint64_t at = 0;
  bool too_long = false;

 private:
  bool refill() {
    begin_ = 0;
    end_ = source_.read(buffer_.data(), buffer_.size());
    return end_ > 0;
  }

  void append(std::string_view part) {
    too_long = too_long || line.size() + part.size() > max_bytes_;
    if (!too_long) line += part;
  }

  ByteSource& source_;
  uint64_t max_bytes_;
  std::array<char, 64 << 10> buffer_;
  size_t begin_ = 0, end_ = 0;
  uint64_t offset_ = 0;
};

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

std::optional<Fact> given_field(const dom::object& object, const char* name) {
  std::optional<std::string> text = string_field(object, name);
  if (!text || trim(*text).empty()) return std::nullopt;
  return Fact{std::move(*text), {}, Coding::text, Given::jsonl};
}

void fill_given(const dom::object& object, GivenFacts& given) {
  given.url = given_field(object, "url");
  given.title = given_field(object, "title");
  given.date = given_field(object, "date");
}

// The bytes of the record: the html field, else the text field.
bool fill_bytes(const dom::object& object, Record& record) {
  for (const InputKind kind : {InputKind::html, InputKind::text}) {
    std::optional<std::string> bytes = string_field(object, name_of(kind));
    if (!bytes) continue;
    record.bytes = std::move(*bytes);
    record.declared = kind;
    return true;
  }
  return false;
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
    return record_of(object, path, reader.at);
  }

 private:
  ReadItem record_of(const dom::object& object, std::string path, uint64_t at) const {
    Record record;
    if (const std::optional<std::string> id = id_field(object)) path = container_ + "#" + *id;
    if (!fill_bytes(object, record)) return ReadError{path, at, "neither an html nor a text field"};
    if (record.bytes.empty()) return ReadError{path, at, std::string("empty ") + name_of(*record.declared) + " field"};
    if (record.bytes.size() > max_record_bytes_) {
      return ReadError{path, at, too_large(max_record_bytes_, record.bytes.size())};
    }
    record.path = std::move(path);
    record.id = "sha256:" + sha256_hex(record.bytes);
    fill_given(object, record.given);
    return record;
  }

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
