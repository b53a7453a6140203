// The tokenizer against html5lib-tests/tokenizer (format: its README.md). The suite is no part of the project; without
// it the test is skipped.
//
// Left out: xmlViolation.test, which is about writing XML, inputs with a lone surrogate, which no UTF-8 has, and what
// is older than the standard (see older_than_the_standard).
#include <gtest/gtest.h>
#include <simdjson.h>

#include <filesystem>
#include <map>

#include "onrecord/core/utf8.h"
#include "onrecord/html/attribute_reader.h"
#include "onrecord/html/doctype.h"
#include "onrecord/html/scan.h"
#include "onrecord/html/text_coding.h"
#include "onrecord/html/tokenizer.h"

namespace onrecord::html {
namespace {

const std::filesystem::path suite = ONRECORD_SOURCE_DIR "/../shared/data/html5lib-tests/tokenizer";

// Tokens as lines, one a token; neighbouring characters are one token.
class TokenLines {
 public:
  void add_text(std::string_view text) { text_ += text; }
  void add(std::string_view line) {
    flush();
    out_ += line;
    out_ += '\n';
  }
  std::string take() {
    flush();
    return std::move(out_);
  }

 private:
  void flush() {
    if (!text_.empty()) out_ += "text " + text_ + '\n';
    text_.clear();
  }
  std::string out_;
  std::string text_;
};

std::string tag_line(std::string_view kind, std::string_view name, const std::map<std::string, std::string>& attributes,
                     bool self_closing) {
  std::string line = std::string(kind) + " <" + std::string(name);
  for (const auto& [key, value] : attributes) line += " " + key + "=\"" + value + "\"";
  return line + (self_closing ? "/>" : ">");
}

std::string doctype_line(std::string_view name, const std::optional<std::string>& public_id,
                         const std::optional<std::string>& system_id, bool correct) {
  return "doctype " + std::string(name) + " public " + public_id.value_or("none") + " system " +
         system_id.value_or("none") + (correct ? " correct" : " quirks");
}

std::string lower(std::string text) {
  for (char& c : text) c = to_ascii_lower(c);
  return text;
}

std::string decode(std::string_view text, uint8_t coding) {
  std::string out;
  append_decoded(text, {0, static_cast<uint32_t>(text.size())}, coding, out);
  return out;
}

std::string start_tag_line(std::string_view input, const Token& token) {
  std::map<std::string, std::string> attributes;
  AttributeReader reader(input.data() + token.name_end, input.data() + token.end);
  RawAttribute raw;
  while (reader.next(raw)) {
    const std::string name = lower(decode({raw.name_begin, raw.name_end}, raw_coding));
    attributes.emplace(name, decode({raw.value_begin, raw.value_end}, decode_references_bit | attribute_bit));
  }
  const std::string name = lower(decode(slice(input, ByteRange{token.name_begin, token.name_end}), raw_coding));
  return tag_line("start", name, attributes, token.self_closing);
}

void add_token(TokenLines& lines, std::string_view input, const Token& token) {
  const std::string_view source = slice(input, ByteRange{token.begin, token.end});
  switch (token.kind) {
    case TokenKind::text: {
      const bool references = token.state == TextState::data || token.state == TextState::rcdata;
      const bool keeps_nul = token.state == TextState::data || token.state == TextState::cdata_section;
      lines.add_text(decode(
          source, static_cast<uint8_t>((references ? decode_references_bit : 0) | (keeps_nul ? keep_nul_bit : 0))));
      return;
    }
    case TokenKind::start_tag: return lines.add(start_tag_line(input, token));
    case TokenKind::end_tag:
      return lines.add(tag_line(
          "end", lower(decode(slice(input, ByteRange{token.name_begin, token.name_end}), raw_coding)), {}, false));
    case TokenKind::comment:
      return lines.add((token.is_instruction ? "instruction " : "comment ") + decode(source, raw_coding));
    case TokenKind::doctype: {
      const DoctypeParts parts = parse_doctype(source);
      return lines.add(
          doctype_line(parts.doctype.name, parts.doctype.public_id, parts.doctype.system_id, !parts.force_quirks));
    }
    case TokenKind::end_of_file: return;
  }
}

std::string tokenize(std::string_view input, TextState state, std::string_view end_name) {
  Tokenizer tokenizer(input);
  tokenizer.set_state(state, end_name);
  TokenLines lines;
  Token token;
  for (tokenizer.next(token); token.kind != TokenKind::end_of_file; tokenizer.next(token)) {
    add_token(lines, input, token);
  }
  return lines.take();
}

TextState state_of(std::string_view name) {
  if (name == "RCDATA state") return TextState::rcdata;
  if (name == "RAWTEXT state") return TextState::rawtext;
  if (name == "Script data state") return TextState::script_data;
  if (name == "PLAINTEXT state") return TextState::plaintext;
  if (name == "CDATA section state") return TextState::cdata_section;
  return TextState::data;
}

// Undoes the second escaping of tests that say "doubleEscaped". False for a lone surrogate.
bool unescape(std::string& text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    if (text.compare(at, 2, "\\u") != 0) {
      out += text[at++];
      continue;
    }
    const auto code = static_cast<char32_t>(std::stoul(text.substr(at + 2, 4), nullptr, 16));
    if (code >= 0xD800 && code <= 0xDFFF) return false;
    append_utf8(out, code);
    at += 6;
  }
  text = std::move(out);
  return true;
}

class Expected {
 public:
  explicit Expected(bool escaped) : escaped_(escaped) {}

  std::string read(simdjson::dom::array tokens) {
    TokenLines lines;
    for (const simdjson::dom::element token : tokens) add(lines, token.get_array());
    return lines.take();
  }

 private:
  std::string text(simdjson::dom::element element) const {
    std::string out(element.get_string().value());
    if (escaped_) unescape(out);
    return out;
  }
  std::optional<std::string> optional_text(simdjson::dom::element element) const {
    if (element.is_null()) return std::nullopt;
    return text(element);
  }

  void add(TokenLines& lines, simdjson::dom::array token) const {
    const std::string_view kind = token.at(0).get_string();
    if (kind == "Character") return lines.add_text(text(token.at(1)));
    if (kind == "Comment") return lines.add("comment " + text(token.at(1)));
    if (kind == "EndTag") return lines.add(tag_line("end", text(token.at(1)), {}, false));
    if (kind == "DOCTYPE") {
      return lines.add(doctype_line(optional_text(token.at(1)).value_or(""), optional_text(token.at(2)),
                                    optional_text(token.at(3)), token.at(4).get_bool()));
    }
    std::map<std::string, std::string> attributes;
    for (const auto field : token.at(2).get_object()) attributes[std::string(field.key)] = text(field.value);
    lines.add(tag_line("start", text(token.at(1)), attributes, token.size() > 3));
  }

  bool escaped_;
};

struct Counts {
  int run = 0;
  int skipped = 0;
  int older = 0;
};

// Since June 2026 "<?" and a name begin a processing instruction (https://github.com/whatwg/html/pull/12118), and what
// the input ends in is none. The suite expects comments. instruction_test.cc has the standard's tokens.
bool older_than_the_standard(std::string_view input) {
  return input == "<?" || (input.starts_with("<?") && is_in(input[2], letter_class));
}

void run_case(simdjson::dom::element test, Counts& counts) {
  bool escaped = false;
  if (test["doubleEscaped"].error() == simdjson::SUCCESS) escaped = test["doubleEscaped"].get_bool();
  std::string input(test["input"].get_string().value());
  if (escaped && !unescape(input)) {
    ++counts.skipped;
    return;
  }
  if (older_than_the_standard(input)) {
    ++counts.older;
    return;
  }
  std::string_view end_name;
  if (test["lastStartTag"].error() == simdjson::SUCCESS) end_name = test["lastStartTag"].get_string();
  std::vector<std::string_view> states;
  simdjson::dom::array named;
  if (test["initialStates"].get(named) == simdjson::SUCCESS) {
    for (const simdjson::dom::element state : named) states.push_back(state.get_string());
  } else {
    states.push_back("Data state");
  }
  for (const std::string_view state : states) {
    ++counts.run;
    EXPECT_EQ(tokenize(input, state_of(state), end_name), Expected(escaped).read(test["output"].get_array()))
        << test["description"].get_string().value() << "\ninput: " << input << "\nstate: " << state;
  }
}

TEST(Html5libTokenizer, gives_the_tokens_of_the_suite) {
  if (!std::filesystem::exists(suite)) GTEST_SKIP() << "no html5lib-tests at " << suite;
  Counts counts;
  for (const auto& entry : std::filesystem::directory_iterator(suite)) {
    if (entry.path().extension() != ".test" || entry.path().filename() == "xmlViolation.test") continue;
    SCOPED_TRACE(entry.path().filename().string());
    simdjson::dom::parser parser;
    simdjson::dom::element file;
    ASSERT_EQ(parser.load(entry.path().string()).get(file), simdjson::SUCCESS) << entry.path();
    for (const simdjson::dom::element test : file["tests"].get_array()) run_case(test, counts);
  }
  EXPECT_GT(counts.run, 6000);
  EXPECT_EQ(counts.older, 11);
  RecordProperty("cases", counts.run);
  RecordProperty("lone_surrogates_left_out", counts.skipped);
}

}  // namespace
}  // namespace onrecord::html
