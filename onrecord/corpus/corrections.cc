#include "onrecord/corpus/corrections.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "onrecord/core/civil_date.h"
#include "onrecord/core/json_writer.h"
#include "onrecord/core/utf8.h"
#include "onrecord/corpus/names.h"

namespace onrecord {
namespace {

namespace dom = simdjson::dom;

constexpr CorrectionVerb verbs[] = {CorrectionVerb::merge, CorrectionVerb::distinct, CorrectionVerb::split,
                                    CorrectionVerb::rename, CorrectionVerb::type};

// Of two values of one key, each reader might take another.
Status check_once(std::string_view key, std::set<std::string_view>& seen) {
  if (seen.insert(key).second) return Done{};
  return Error{"the key \"" + std::string(key) + "\" stands twice"};
}

bool is_page_id(std::string_view text) {
  constexpr std::string_view begin = "sha256:";
  const auto is_digit_of_hash = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.starts_with(begin) && text.size() == begin.size() + 64 &&
         std::all_of(text.begin() + begin.size(), text.end(), is_digit_of_hash);
}

Status read_text(const dom::element& value, std::string_view key, std::string& out) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return Error{"\"" + std::string(key) + "\" is no text"};
  if (text.empty()) return Error{"\"" + std::string(key) + "\" is empty"};
  out = text;
  return Done{};
}

Status read_type(const dom::element& value, EntityType& out) {
  std::string name;
  if (Status status = read_text(value, "type", name); !status) return status;
  const std::optional<EntityType> type = type_named(name);
  if (!type) return Error{"no type \"" + name + "\""};
  out = *type;
  return Done{};
}

Status read_verb(const dom::element& value, CorrectionVerb& out) {
  std::string name;
  if (Status status = read_text(value, "verb", name); !status) return status;
  const auto found = std::find_if(std::begin(verbs), std::end(verbs), [&](auto verb) { return name == name_of(verb); });
  if (found == std::end(verbs)) return Error{"no verb \"" + name + "\""};
  out = *found;
  return Done{};
}

Status read_places(const dom::element& value, ByteRanges& out) {
  const Error damaged{"\"at\" is no list of [begin, end]"};
  dom::array places;
  if (value.get(places) != simdjson::SUCCESS || places.size() == 0) return damaged;
  for (const dom::element place : places) {
    dom::array pair;
    uint64_t begin = 0, end = 0;
    const bool whole = place.get(pair) == simdjson::SUCCESS && pair.size() == 2 &&
                       pair.at(0).get(begin) == simdjson::SUCCESS && pair.at(1).get(end) == simdjson::SUCCESS;
    if (!whole || end < begin || end > UINT32_MAX) return damaged;
    out.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }
  return Done{};
}

Status read_target(const dom::element& value, std::string_view key, CorrectionTarget& out) {
  const std::string which = "\"" + std::string(key) + "\" ";
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return Error{which + "is no object"};
  std::set<std::string_view> seen;
  for (const auto [field, part] : object) {
    if (Status status = check_once(field, seen); !status)
      return Error{which + "is ambiguous: " + status.error().message};
    Status status = Error{which + "has a key \"" + std::string(field) + "\" that is not known"};
    if (field == "name") status = read_text(part, field, out.name);
    if (field == "type") status = read_type(part, out.type);
    if (field == "page") status = read_text(part, field, out.page);
    if (field == "at") status = read_places(part, out.at);
    if (!status) return status;
  }
  const bool has_type = seen.contains("type");
  const bool is_name = !out.name.empty() && has_type && out.page.empty() && out.at.empty();
  const bool is_place = is_page_id(out.page) && !out.at.empty() && out.name.empty() && !has_type;
  if (!is_name && !is_place) return Error{which + "is neither a name with its type nor a page with a place"};
  if (is_name && fold_name(out.name).empty()) return Error{which + "has a name without letters: give its place"};
  return Done{};
}

Status read_field(std::string_view key, const dom::element& value, Correction& out) {
  if (key == "verb") return read_verb(value, out.verb);
  if (key == "target") return read_target(value, key, out.target);
  if (key == "with") return read_target(value, key, out.with);
  if (key == "to") return read_text(value, key, out.to);
  if (key == "by") return read_text(value, key, out.by);
  if (key == "reason") return read_text(value, key, out.reason);
  if (key == "date") return read_text(value, key, out.date);
  if (key != "undo") return Error{"a key \"" + std::string(key) + "\" that is not known"};
  if (value.get(out.undo) != simdjson::SUCCESS) return Error{"\"undo\" is neither true nor false"};
  return Done{};
}

bool is_given(const CorrectionTarget& target) { return target.is_place() || !target.name.empty(); }

// An actor's new name must be one that a person can read, and find again.
Status check_new_name(const std::string& name) {
  // Also those that break lines or turn the direction of writing: what stands behind such a name would look otherwise.
  const auto is_control = [](char32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
  };
  for (size_t i = 0; i < name.size();) {
    const Utf8Char c = decode_utf8(name, i);
    if (is_control(c.code)) return Error{"the new name has a control character"};
    i += c.bytes;
  }
  return fold_name(name).empty() ? Status(Error{"the new name has neither letters nor digits"}) : Status(Done{});
}

Result<Correction> read_line(dom::parser& parser, std::string_view line) {
  dom::object object;
  if (parser.parse(simdjson::padded_string(line)).get(object) != simdjson::SUCCESS) return Error{"no JSON object"};
  Correction out;
  std::set<std::string_view> seen;
  for (const auto [key, value] : object) {
    Status status = check_once(key, seen);
    if (status) status = read_field(key, value, out);
    if (!status) return status.error();
  }
  if (!seen.contains("verb")) return Error{"no \"verb\""};
  if (Status status = check_correction(out); !status) return status.error();
  return out;
}

void write_target(JsonWriter& json, const char* key, const CorrectionTarget& target) {
  json.key(key).begin_object();
  if (target.is_place()) {
    json.key("page").value(target.page).key("at").begin_array();
    for (ByteRange range : target.at) json.begin_array().value(range.begin).value(range.end).end_array();
    json.end_array();
  } else {
    json.key("name").value(target.name).key("type").value(name_of(target.type));
  }
  json.end_object();
}

void write_if_given(JsonWriter& json, const char* key, const std::string& text) {
  if (!text.empty()) json.key(key).value(text);
}

// Equal texts, the same correction: whoever said it and why, and the two of a merge in either order.
std::string key_of(const Correction& correction) {
  std::string a = key_of(correction.target), b = correction.has_with() ? key_of(correction.with) : "";
  if (correction.has_with() && b < a) std::swap(a, b);
  return std::string(name_of(correction.verb)) + "\n" + a + "\n" + b + "\n" + correction.to;
}

}  // namespace

std::string key_of(const CorrectionTarget& target) {
  if (!target.is_place()) return std::string(class_of(target.type)) + ":" + fold_name(target.name);
  std::string out = target.page;
  for (ByteRange range : target.at) out += ":" + std::to_string(range.begin) + "-" + std::to_string(range.end);
  return out;
}

const char* name_of(CorrectionVerb verb) {
  switch (verb) {
    case CorrectionVerb::merge: return "merge";
    case CorrectionVerb::distinct: return "distinct";
    case CorrectionVerb::split: return "split";
    case CorrectionVerb::rename: return "rename";
    case CorrectionVerb::type: return "type";
  }
  return "";
}

Status check_correction(const Correction& correction) {
  const std::string verb = name_of(correction.verb);
  if (!is_given(correction.target)) return Error{verb + " without a \"target\""};
  if (is_given(correction.with) != correction.has_with()) {
    return Error{verb + (correction.has_with() ? " without a \"with\"" : " has no \"with\"")};
  }
  if (correction.to.empty() == correction.has_to()) {
    return Error{verb + (correction.has_to() ? " without a \"to\"" : " has no \"to\"")};
  }
  if (correction.verb == CorrectionVerb::type && !type_named(correction.to)) {
    return Error{"no type \"" + correction.to + "\""};
  }
  if (!correction.date.empty() && !parse_civil_date(correction.date)) {
    return Error{"no day \"" + correction.date + "\": write YYYY-MM-DD"};
  }
  return correction.verb == CorrectionVerb::rename ? check_new_name(correction.to) : Status(Done{});
}

Result<std::vector<Correction>> read_corrections(std::string_view text, const std::string& file) {
  std::vector<Correction> out;
  dom::parser parser;
  for (uint64_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trim(line).empty()) continue;
    Result<Correction> correction = read_line(parser, line);
    if (!correction) return Error{file + ":" + std::to_string(number) + ": " + correction.error().message};
    correction->line = number;
    out.push_back(*std::move(correction));
  }
  return out;
}

std::string write_correction(const Correction& correction) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("verb").value(name_of(correction.verb));
  if (correction.undo) json.key("undo").value(true);
  write_target(json, "target", correction.target);
  if (correction.has_with()) write_target(json, "with", correction.with);
  write_if_given(json, "to", correction.to);
  write_if_given(json, "by", correction.by);
  write_if_given(json, "reason", correction.reason);
  write_if_given(json, "date", correction.date);
  json.end_object();
  return out + "\n";
}

std::vector<Correction> standing_corrections(const std::vector<Correction>& lines) {
  std::map<std::string, const Correction*> last;
  for (const Correction& line : lines) last[key_of(line)] = &line;
  std::vector<Correction> standing;
  for (const Correction& line : lines) {
    if (!line.undo && last.at(key_of(line)) == &line) standing.push_back(line);
  }
  return standing;
}

}  // namespace onrecord
