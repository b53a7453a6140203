#include "onrecord/store/given.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "onrecord/core/json_writer.h"

namespace onrecord {
namespace {

namespace dom = simdjson::dom;

struct FactField {
  const char* key;
  std::optional<Fact> GivenFacts::* fact;
};

// In the order in which they are written.
constexpr std::array<FactField, 6> fact_fields{{{"url", &GivenFacts::url},
                                                {"title", &GivenFacts::title},
                                                {"date", &GivenFacts::date},
                                                {"author", &GivenFacts::author},
                                                {"outlet", &GivenFacts::outlet},
                                                {"captured", &GivenFacts::captured}}};
constexpr std::array kinds{InputKind::html, InputKind::dump, InputKind::text};
constexpr std::array origins{Given::url, Given::http, Given::warc, Given::jsonl, Given::feed, Given::table};

// The value that is called so.
template <typename Values>
auto value_named(const Values& values, std::string_view name) {
  const auto found = std::find_if(values.begin(), values.end(), [&](auto value) { return name == name_of(value); });
  return found == values.end() ? std::nullopt : std::optional(*found);
}

void write_fact(JsonWriter& json, const char* key, const std::optional<Fact>& fact) {
  if (!fact) return;
  json.key(key).begin_object();
  json.key("text").value(fact->text);
  json.key("given").value(name_of(fact->given));
  json.end_object();
}

void write_notes(JsonWriter& json, const std::vector<std::string>& notes) {
  if (notes.empty()) return;
  json.key("notes").begin_array();
  for (const std::string& note : notes) json.value(note);
  json.end_array();
}

bool read_text(const dom::element& value, std::string& out) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return false;
  out = text;
  return true;
}

bool read_fact(const dom::element& value, std::optional<Fact>& out) {
  std::string_view text, origin;
  if (value["text"].get(text) != simdjson::SUCCESS || value["given"].get(origin) != simdjson::SUCCESS) return false;
  const std::optional<Given> given = value_named(origins, origin);
  if (given) out = Fact{std::string(text), {}, Coding::text, *given};
  return given.has_value();
}

bool read_notes(const dom::element& value, std::vector<std::string>& out) {
  dom::array notes;
  if (value.get(notes) != simdjson::SUCCESS) return false;
  for (const dom::element note : notes) {
    if (!read_text(note, out.emplace_back())) return false;
  }
  return true;
}

bool read_field(std::string_view key, const dom::element& value, Record& record) {
  if (key == "captured_reason") return read_text(value, record.given.captured_reason);
  if (key == "charset") return read_text(value, record.given.charset.emplace());
  if (key == "notes") return read_notes(value, record.notes);
  if (key == "as") {
    std::string name;
    if (read_text(value, name)) record.declared = value_named(kinds, name);
    return record.declared.has_value();
  }
  const auto field =
      std::find_if(fact_fields.begin(), fact_fields.end(), [&](const FactField& one) { return key == one.key; });
  return field != fact_fields.end() && read_fact(value, record.given.*(field->fact));
}

}  // namespace

std::string describe_given(const Record& record) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  if (record.declared) json.key("as").value(name_of(*record.declared));
  for (const FactField& field : fact_fields) write_fact(json, field.key, record.given.*(field.fact));
  if (!record.given.captured_reason.empty()) json.key("captured_reason").value(record.given.captured_reason);
  if (record.given.charset) json.key("charset").value(*record.given.charset);
  write_notes(json, record.notes);
  json.end_object();
  return out == "{}" ? "" : out;
}

Status read_given(std::string_view text, Record& record) {
  if (text.empty()) return Done{};
  dom::parser parser;
  dom::object object;
  if (parser.parse(simdjson::padded_string(text)).get(object) != simdjson::SUCCESS) {
    return Error{"what was given with it is damaged"};
  }
  for (const auto [key, value] : object) {
    if (!read_field(key, value, record))
      return Error{"what was given with it is damaged at \"" + std::string(key) + '"'};
  }
  return Done{};
}

}  // namespace onrecord
