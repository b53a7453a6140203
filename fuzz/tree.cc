// Trees of documents and of fragments: whole (tree_invariants.h), inside their limits, and their texts are what the
// checker of the first law, which shares no code with the parser, reads at their places.
#include <array>
#include <set>

#include "fuzz/fuzz.h"
#include "onrecord/html/dump.h"
#include "onrecord/html/html.h"
#include "onrecord/html/tree_invariants.h"
#include "onrecord/verify/characters.h"
#include "onrecord/verify/codings.h"

namespace onrecord::fuzz {
namespace {

using html::Document;
using html::NodeId;

constexpr std::array<std::string_view, 16> contexts = {
    "div",   "td",       "tr",     "table", "template", "select",  "title",   "script",
    "svg g", "svg desc", "math p", "html",  "frameset", "caption", "math mi", "math annotation-xml"};

// Without what the law does not look at, and without what stands for a NUL or damage.
std::string visible(const std::u32string& characters) {
  std::u32string out;
  for (const char32_t c : characters) {
    if (!verify::is_passed_over(c) && c != 0xFFFD && c != 0) out += c;
  }
  return verify::to_utf8(out);
}

std::u32string read_again(std::string_view bytes) {
  std::u32string out;
  for (const verify::PlacedCharacter& c : verify::decode(bytes, verify::utf8_decoder, 0)) out += c.code;
  return out;
}

// Whether the places of a text, each read alone, with or without character references, are the text.
void check_text(const Document& page, NodeId node) {
  const std::string text = visible(read_again(page.text(node)));
  std::set<size_t> ends = {0};  // Where in the text the places so far may end.
  for (const ByteRange range : page.text_ranges(node)) {
    const std::u32string raw = read_again(slice(page.input(), range));
    std::set<size_t> next;
    for (const std::string& part : {visible(raw), visible(verify::decode_references(raw, false))}) {
      for (const size_t end : ends) {
        if (text.compare(end, part.size(), part) == 0) next.insert(end + part.size());
      }
    }
    ends = std::move(next);
  }
  require(ends.contains(text.size()), "a text that does not stand at its places");
}

void check_texts(const Document& page) {
  for (NodeId node = page.root(); node != html::no_node; node = page.next(node)) {
    if (page.kind(node) == html::NodeKind::text) check_text(page, node);
  }
}

void check(const Document& page) {
  require_whole(html::find_broken(page));
  html::dump_tree(page, {true, false});
}

void check_limits(std::string_view input) {
  html::Limits limits;
  limits.depth = 16;
  limits.nodes = 64;
  limits.attributes = 3;
  const Document page = html::parse(input, limits);
  require_whole(html::find_broken(page));
  require(page.node_count() < limits.nodes + 100, "more nodes than the limit");
  for (NodeId node = page.root(); node != html::no_node; node = page.next(node)) {
    require(page.attributes(node).size() <= limits.attributes, "more attributes than the limit");
  }
}

}  // namespace
}  // namespace onrecord::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace onrecord;
  const std::string_view input = fuzz::view_of(data, size);
  const html::Document page = html::parse(input);
  fuzz::check(page);
  fuzz::check_texts(page);
  fuzz::check(html::parse_fragment(input, fuzz::contexts[size % fuzz::contexts.size()]));
  fuzz::check_limits(input);
  return 0;
}
