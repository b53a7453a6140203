// The tokenizer in each of its states: tokens lie in the input, in order, and their parts inside them; the quick way to
// a tag's end is the way through all its attributes; decoded text is what its map says.
#include "onrecord/html/tokenizer.h"
#include "fuzz/fuzz.h"
#include "onrecord/core/map_invariants.h"
#include "onrecord/html/attribute_reader.h"
#include "onrecord/html/doctype.h"
#include "onrecord/html/text_coding.h"

namespace onrecord::fuzz {
namespace {

using html::Token;
using html::TokenKind;

void check_decoding(std::string_view input, ByteRange range, uint8_t coding) {
  MappedText mapped;
  html::append_decoded(input, range, coding, 0, mapped);
  std::string text;
  html::append_decoded(input, range, coding, text);
  require(text == mapped.text, "two ways to decode differ");
  require_whole(find_broken(mapped, input));
}

void check_text(std::string_view input, const Token& token) {
  const bool references = token.state == html::TextState::data || token.state == html::TextState::rcdata;
  const uint8_t coding = references ? html::decode_references_bit : html::raw_coding;
  for (const uint8_t nul : {html::raw_coding, html::drop_nul_bit, html::keep_nul_bit}) {
    check_decoding(input, {token.begin, token.end}, static_cast<uint8_t>(coding | nul));
  }
}

void check_tag(std::string_view input, const Token& token) {
  require(token.begin < token.name_begin && token.name_begin < token.name_end && token.name_end < token.end,
          "a name outside its tag");
  const std::string_view name = input.substr(token.name_begin, token.name_end - token.name_begin);
  require(token.tag == html::find_tag(name), "two ways to look a name up differ");
  const char* const end = input.data() + token.end;
  html::AttributeReader reader(input.data() + token.name_end, input.data() + input.size());
  html::RawAttribute raw;
  const char* at = input.data() + token.name_end;
  while (reader.next(raw)) {
    require(at <= raw.name_begin && raw.name_begin < raw.name_end && raw.name_end <= raw.value_begin &&
                raw.value_begin <= raw.value_end && raw.value_end < end,
            "an attribute outside its tag or out of order");
    at = raw.value_end;
    const auto value_begin = static_cast<uint32_t>(raw.value_begin - input.data());
    const auto value_end = static_cast<uint32_t>(raw.value_end - input.data());
    check_decoding(input, {value_begin, value_end}, html::decode_references_bit | html::attribute_bit);
  }
  require(reader.at() + 1 == end, "the attributes end elsewhere than the tag");
  require(reader.self_closing() == token.self_closing, "two ways to see a self-closing tag differ");
}

void check_token(std::string_view input, const Token& token) {
  switch (token.kind) {
    case TokenKind::text: return check_text(input, token);
    case TokenKind::start_tag:
    case TokenKind::end_tag: return check_tag(input, token);
    case TokenKind::comment: return check_decoding(input, {token.begin, token.end}, html::raw_coding);
    case TokenKind::doctype: html::parse_doctype(input.substr(token.begin, token.end - token.begin)); return;
    case TokenKind::end_of_file: return;
  }
}

void tokenize(std::string_view input, html::TextState state, std::string_view end_name, bool cdata) {
  html::Tokenizer tokenizer(input, 4);
  tokenizer.set_state(state, end_name);
  Token token;
  uint32_t at = 0;
  for (size_t tokens = 0;; ++tokens) {
    tokenizer.allow_cdata(cdata);
    tokenizer.next(token);
    if (token.kind == TokenKind::end_of_file) break;
    require(tokens <= input.size(), "more tokens than bytes");
    require(at <= token.begin && token.begin <= token.end && token.end <= input.size(), "a token out of order");
    require(token.kind != TokenKind::text || token.begin < token.end, "a text token without text");
    at = token.end;
    check_token(input, token);
  }
  require(token.begin == input.size() && token.end == input.size(), "an end before the end");
}

}  // namespace
}  // namespace onrecord::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using onrecord::html::TextState;
  const std::string_view input = onrecord::fuzz::view_of(data, size);
  onrecord::fuzz::tokenize(input, TextState::data, {}, false);
  onrecord::fuzz::tokenize(input, TextState::data, {}, true);
  onrecord::fuzz::tokenize(input, TextState::rcdata, "title", false);
  onrecord::fuzz::tokenize(input, TextState::rawtext, "style", false);
  onrecord::fuzz::tokenize(input, TextState::script_data, "script", false);
  onrecord::fuzz::tokenize(input, TextState::plaintext, {}, false);
  onrecord::fuzz::tokenize(input, TextState::cdata_section, {}, true);
  return 0;
}
