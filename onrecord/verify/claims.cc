// Walks the annotation with simdjson. What is named here is the whole list of things that must have a place.
#include "onrecord/verify/claims.h"

#include <simdjson.h>

#include <set>

namespace onrecord::verify {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string key_of(std::string_view list, size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

class ClaimReader {
 public:
  ClaimReader(element page, Claims& out) : page_(page), out_(out) { text_ = words(page, "text"); }

  void read() {
    read_facts_of_page();
    read_text_and_blocks();
    read_entities();
    read_mentions();
    read_statements();
  }

 private:
  // ------------------------------------------------------------ reading JSON; what is absent is empty

  static element child(element parent, std::string_view key) {
    element found;
    return parent.is_object() && parent[key].get(found) == simdjson::SUCCESS ? found : element();
  }
  // The items of a list; none when it is null or absent.
  static std::vector<element> items(element parent, std::string_view key) {
    array found;
    if (!parent.is_object() || parent[key].get(found) != simdjson::SUCCESS) return {};
    return {found.begin(), found.end()};
  }
  static bool has_object(element parent, std::string_view key) {
    object found;
    return parent.is_object() && parent[key].get(found) == simdjson::SUCCESS;
  }
  static std::string words(element parent, std::string_view key) {
    std::string_view found;
    return parent.is_object() && parent[key].get(found) == simdjson::SUCCESS ? std::string(found) : "";
  }

  template <typename Kind>
  std::vector<Interval<Kind>> intervals(const std::vector<element>& list, const std::string& what) {
    std::vector<Interval<Kind>> out;
    for (element item : list) {
      uint64_t begin = 0, end = 0;
      array pair;
      const bool whole = item.get(pair) == simdjson::SUCCESS && pair.size() == 2 &&
                         pair.at(0).get(begin) == simdjson::SUCCESS && pair.at(1).get(end) == simdjson::SUCCESS &&
                         begin < end && end <= UINT32_MAX;
      if (whole) {
        out.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
      } else {
        out_.broken.push_back({what, "", "no range: two numbers, the first smaller", {}});
      }
    }
    return out;
  }
  ByteRanges ranges(element parent, std::string_view key, const std::string& what) {
    return intervals<RecordKind>(items(parent, key), what);
  }

  // The words of a list of spans in the page's text.
  std::string words_of_spans(element parent, std::string_view key, const std::string& what) {
    std::string out;
    for (Span span : intervals<TextKind>(items(parent, key), what)) {
      if (span.end <= text_.size()) {
        out += slice(text_, span);
      } else {
        out_.broken.push_back({what, "", "span ends behind the text", {}});
      }
    }
    return out;
  }

  // ------------------------------------------------------------ facts: {"text", "at", "coding", "given"}

  static Coding coding_of(element fact) {
    const std::string name = words(fact, "coding");
    return name == "attribute" ? Coding::attribute : name == "json" ? Coding::json : Coding::text;
  }

  static Given given_of(element fact) { return words(fact, "given").empty() ? Given::none : Given::table; }

  void add_fact(element fact, const std::string& what) {
    const std::string text = words(fact, "text");
    out_.facts.push_back({what, text, ranges(fact, "at", what), coding_of(fact), given_of(fact)});
    size_t index = 0;
    for (element place : items(fact, "also_at")) {
      array list;
      if (place.get(list) != simdjson::SUCCESS) continue;
      const std::string also = key_of(what + ".also_at", index++);
      out_.facts.push_back(
          {also, text, intervals<RecordKind>({list.begin(), list.end()}, also), coding_of(fact), Given::none, true});
    }
  }

  void add_object(element parent, std::string_view key, const std::string& what) {
    if (has_object(parent, key)) add_fact(child(parent, key), what);
  }

  void add_list(element parent, std::string_view key, const std::string& what) {
    size_t index = 0;
    for (element fact : items(parent, key)) add_fact(fact, key_of(what, index++));
  }

  // A span's words, said to stand at `at`.
  void add_spans(element parent, std::string_view at, std::string_view span, const std::string& what) {
    const std::string text = words_of_spans(parent, span, what);
    const ByteRanges places = ranges(parent, at, what);
    if (!text.empty() || !places.empty()) out_.facts.push_back({what, text, places});
  }

  // ------------------------------------------------------------ the page

  void add_date(std::string_view key) {
    if (!has_object(page_, key)) return;
    const element date = child(page_, key);
    const std::string name(key);
    // A value that came from outside has no words.
    if (!words(date, "text").empty() || !items(date, "at").empty()) add_fact(date, name);
    add_list(date, "candidates", name + ".candidates");
  }

  void read_facts_of_page() {
    for (const char* key : {"title", "kicker", "dateline", "outlet", "url", "canonical_url"})
      add_object(page_, key, key);
    for (const char* key : {"published", "modified", "captured"}) add_date(key);
    for (const char* key : {"byline", "agencies", "tags", "related"}) add_list(page_, key, key);
    if (has_object(page_, "dateline")) {
      for (const char* key : {"place", "agency"}) {
        add_object(child(page_, "dateline"), key, std::string("dateline.") + key);
      }
    }
    read_parts("photos", {"caption", "credit"}, false);
    read_live_entries();
    read_parts("comments", {"author", "time"}, true);
  }

  void read_live_entries() {
    size_t index = 0;
    for (element entry : items(page_, "live_entries")) {
      const std::string what = key_of("live_entries", index++);
      add_object(entry, "title", what + ".title");
      add_object(entry, "time", what + ".time");
      add_spans(entry, "at", "span", what);
    }
  }

  // Lists whose items are made of facts, and may be one themselves.
  void read_parts(std::string_view list, std::initializer_list<const char*> parts, bool is_fact) {
    size_t index = 0;
    for (element item : items(page_, list)) {
      const std::string what = key_of(list, index++);
      if (is_fact) add_fact(item, what);
      for (const char* part : parts) add_object(item, part, what + "." + part);
    }
  }

  void read_text_and_blocks() {
    size_t index = 0;
    for (element segment : items(page_, "segments")) words_of_spans(segment, "span", key_of("segments", index++));
    index = 0;
    for (element block : items(page_, "blocks")) {
      out_.blocks.push_back(ranges(block, "at", key_of("blocks", index++)));
    }
  }

  // ------------------------------------------------------------ who and what

  void read_entities() {
    size_t index = 0;
    for (element entity : items(page_, "entities")) {
      const std::string what = key_of("entities", index++);
      add_list(entity, "roles", what + ".roles");
      add_list(entity, "aliases", what + ".aliases");
      size_t alias = 0;
      for (element item : items(entity, "aliases")) {
        const std::string proof = key_of(what + ".aliases", alias++) + ".proof";
        if (!words(item, "reason").empty())
          out_.proofs.push_back({proof, words(item, "text"), ranges(item, "proof", proof)});
      }
    }
  }

  void read_mentions() {
    size_t index = 0;
    for (element mention : items(page_, "mentions")) add_spans(mention, "at", "span", key_of("mentions", index++));
  }

  void read_statements() {
    add_list(page_, "set_aside", "set_aside");
    size_t index = 0;
    for (element statement : items(page_, "statements")) {
      const std::string what = key_of("statements", index++);
      for (const char* part : {"content", "cue", "source"}) {
        add_spans(statement, part, std::string(part) + "_span", what + "." + part);
      }
      for (const char* part : {"addressee", "occasion", "said_at"}) add_object(statement, part, what + "." + part);
      add_list(statement, "hedges", what + ".hedges");
      add_list(statement, "insertions", what + ".insertions");
      size_t number = 0;
      for (element via : items(statement, "via")) {
        // A via that is only implied has no words.
        if (!words(via, "text").empty() || !items(via, "at").empty()) add_fact(via, key_of(what + ".via", number));
        ++number;
      }
    }
  }

  element page_;
  Claims& out_;
  std::string text_;
};

}  // namespace

Result<Claims> read_claims(std::string_view json) {
  simdjson::dom::parser parser;
  element page;
  if (parser.parse(json.data(), json.size()).get(page) != simdjson::SUCCESS || !page.is_object()) {
    return Error{"annotation: not a JSON object"};
  }
  std::string_view charset, kind;
  uint64_t bytes = 0;
  if (page["charset"].get(charset) != simdjson::SUCCESS || page["as"].get(kind) != simdjson::SUCCESS ||
      page["bytes"].get(bytes) != simdjson::SUCCESS) {
    return Error{"annotation: lacks charset, as or bytes"};
  }
  Claims claims;
  claims.charset = charset;
  claims.kind = kind == "html" ? InputKind::html : kind == "dump" ? InputKind::dump : InputKind::text;
  claims.bytes = bytes;
  ClaimReader(page, claims).read();
  return claims;
}

}  // namespace onrecord::verify
