#include "onrecord/core/fact.h"

namespace onrecord {

const char* name_of(Coding coding) {
  switch (coding) {
    case Coding::text: return "text";
    case Coding::attribute: return "attribute";
    case Coding::json: return "json";
  }
  return "";
}

const char* name_of(Given given) {
  switch (given) {
    case Given::none: return "";
    case Given::url: return "url";
    case Given::http: return "http";
    case Given::warc: return "warc";
    case Given::jsonl: return "jsonl";
    case Given::feed: return "feed";
    case Given::table: return "table";
  }
  return "";
}

Fact fact_from(const MappedText& text, Span span, Coding coding) {
  return {std::string(slice(text.text, span)), text.map.to_source(span), coding, Given::none};
}

}  // namespace onrecord
