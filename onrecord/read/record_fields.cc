#include "onrecord/read/record_fields.h"

#include "onrecord/core/hash.h"
#include "onrecord/core/utf8.h"
#include "onrecord/read/record_limit.h"

namespace onrecord {
namespace {

std::optional<Fact> given_fact(std::optional<std::string>&& text, Given given) {
  if (!text || trim(*text).empty()) return std::nullopt;
  return Fact{std::move(*text), {}, Coding::text, given};
}

// False where neither field is there.
bool take_bytes(RecordFields& fields, Record& record) {
  std::optional<std::string>& bytes = fields.html ? fields.html : fields.text;
  if (!bytes) return false;
  record.declared = fields.html ? InputKind::html : InputKind::text;
  record.bytes = std::move(*bytes);
  return true;
}

}  // namespace

std::optional<std::string>* RecordFields::find(std::string_view name) {
  if (name == "id") return &id;
  if (name == "url") return &url;
  if (name == "title") return &title;
  if (name == "date") return &date;
  if (name == "author") return &author;
  if (name == "outlet") return &outlet;
  if (name == "html") return &html;
  return name == "text" ? &text : nullptr;
}

ReadItem make_field_record(const FieldsPlace& place, RecordFields&& fields, Given given, uint64_t max_record_bytes) {
  Record record;
  const bool has_id = fields.id && !fields.id->empty();
  record.path = place.container + "#" + (has_id ? *fields.id : std::to_string(place.number));
  if (!take_bytes(fields, record)) return ReadError{record.path, place.at, "neither an html nor a text field"};
  if (record.bytes.empty()) {
    return ReadError{record.path, place.at, std::string("empty ") + name_of(*record.declared) + " field"};
  }
  if (record.bytes.size() > max_record_bytes) {
    return ReadError{record.path, place.at, too_large(max_record_bytes, record.bytes.size())};
  }
  record.id = "sha256:" + sha256_hex(record.bytes);
  record.given.url = given_fact(std::move(fields.url), given);
  record.given.title = given_fact(std::move(fields.title), given);
  record.given.date = given_fact(std::move(fields.date), given);
  record.given.author = given_fact(std::move(fields.author), given);
  record.given.outlet = given_fact(std::move(fields.outlet), given);
  return record;
}

}  // namespace onrecord
