#include "onrecord/store/json_parts.h"

#include "onrecord/store/places.h"

namespace onrecord {

void write_at(JsonWriter& json, std::string_view key, std::string_view places) {
  json.key(key).begin_array();
  const Result<ByteRanges> ranges = read_ranges(places);
  for (ByteRange range : ranges ? *ranges : ByteRanges()) {
    json.begin_array().value(range.begin).value(range.end).end_array();
  }
  json.end_array();
}

void write_or_null(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  text.empty() ? json.null() : json.value(text);
}

void write_quoted(JsonWriter& json, std::string_view key, const Quoted& quoted) {
  json.key(key);
  if (quoted.text.empty() && quoted.at.empty()) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("text").value(quoted.text);
  write_at(json, "at", quoted.at);
  json.end_object();
}

void write_page_key(JsonWriter& json, const PageInfo& page) {
  json.key("page").value(page.id);
  json.key("path").value(page.path);
}

void write_published(JsonWriter& json, const PageInfo& page) {
  json.key("published").begin_object();
  write_or_null(json, "value", page.published);
  write_or_null(json, "not_before", page.bounds.not_before);
  write_or_null(json, "not_after", page.bounds.not_after);
  write_or_null(json, "reason", page.published_reason);
  write_or_null(json, "text", page.published_words.text);
  write_at(json, "at", page.published_words.at);
  json.end_object();
}

void write_correction_fields(JsonWriter& json, const Correction& correction) {
  json.begin_object();
  json.key("line").value(correction.line);
  json.key("verb").value(name_of(correction.verb));
  json.key("target").value(describe(correction.target));
  write_or_null(json, "with", correction.has_with() ? describe(correction.with) : "");
  write_or_null(json, "to", correction.to);
  write_or_null(json, "by", correction.by);
  write_or_null(json, "reason", correction.reason);
  write_or_null(json, "date", correction.date);
  json.end_object();
}

void write_statement_fields(JsonWriter& json, const StatementInfo& statement) {
  json.key("statement").value("s" + std::to_string(statement.statement));
  json.key("mode").value(statement.mode);
  write_quoted(json, "content", statement.content);
  write_quoted(json, "cue", statement.cue);
  write_quoted(json, "source", statement.source);
  json.key("speaker");
  statement.speaker ? json.value("e" + std::to_string(*statement.speaker)) : json.null();
  write_or_null(json, "speaker_name", statement.speaker_name);
  write_or_null(json, "source_kind", statement.source_kind);
  json.key("parent");
  statement.parent ? json.value("s" + std::to_string(*statement.parent)) : json.null();
  json.key("via").begin_array();
  for (const ViaInfo& via : statement.via) {
    json.begin_object();
    json.key("role").value(via.role);
    json.key("entity").value("e" + std::to_string(via.entity));
    write_or_null(json, "name", via.name);
    write_quoted(json, "words", via.words);
    json.key("basis").value(via.basis);
    json.end_object();
  }
  json.end_array();
  json.key("polarity").value(statement.polarity);
  json.key("cue_force").value(statement.cue_force);
  write_or_null(json, "said_at", statement.said_at);
  write_or_null(json, "said_at_value", statement.said_at_value);
  write_or_null(json, "addressee", statement.addressee);
  write_or_null(json, "rule", statement.rule);
  json.key("confidence").hundredths(static_cast<uint32_t>(statement.confidence));
}

}  // namespace onrecord
