#include "onrecord/page/page.h"

#include <algorithm>

#include "onrecord/page/block_builder.h"
#include "onrecord/page/candidate_list.h"
#include "onrecord/page/charset.h"
#include "onrecord/page/double_encoded.h"
#include "onrecord/page/input_kind.h"
#include "onrecord/page/line_blocks.h"
#include "onrecord/page/meta_charset.h"
#include "onrecord/page/metadata.h"
#include "onrecord/page/tree_blocks.h"
#include "onrecord/page/without.h"
#include "onrecord/read/wayback_insertions.h"

namespace onrecord {
namespace {

std::optional<InputKind> told_kind(const Record& record, const PageOptions& options) {
  return options.as ? options.as : record.declared;
}

// Only HTML declares a charset in its text, so what the input looks like comes first.
std::optional<std::string> declared_charset(const Record& record, std::optional<InputKind> told) {
  const InputKind kind = told ? *told : find_input_kind(record.bytes);
  return kind == InputKind::html ? find_declared_charset(record.bytes) : std::nullopt;
}

void undo_if_twice(MappedText& decoded, Page& page) {
  const DoubleEncoding evidence = find_double_encoding(decoded.text);
  if (!is_certain(evidence)) return;
  decoded = undo_double_encoding(decoded);
  page.charset.name += "+utf-8";
  page.notes.push_back("UTF-8 that was taken for windows-1252: " + std::to_string(evidence.sequences) +
                       " characters are shown as they were meant");
}

void decode_record(const Record& record, std::optional<InputKind> told, Page& page) {
  CharsetChoice choice = choose_charset(record.bytes, record.given.charset, declared_charset(record, told));
  page.charset = {name_of(choice.encoding), choice.reason};
  page.notes = record.notes;
  page.notes.insert(page.notes.end(), choice.notes.begin(), choice.notes.end());
  MappedText decoded = decode(record.bytes, choice.encoding, choice.bom_bytes);
  if (choice.encoding == Encoding::utf_8 || choice.encoding == Encoding::windows_1252) undo_if_twice(decoded, page);
  page.decoded = std::move(decoded.text);
  page.decoded_map = std::move(decoded.map);
}

// What an archive wrote into the page is none of it.
void cut_insertions(Page& page) {
  const Spans inserted = find_wayback_insertions(page.decoded);
  if (inserted.empty()) return;
  const MappedText whole{std::move(page.decoded), std::move(page.decoded_map)};
  MappedText kept = without(whole, inserted);
  page.decoded = std::move(kept.text);
  page.decoded_map = std::move(kept.map);
  page.notes.push_back("a copy of the Wayback Machine: its scripts, its toolbar and its addresses are passed over");
}

void read_candidates(Page& page) {
  CandidateList list(page.decoded_map);
  read_metadata(page.tree, list);
  page.candidates = std::move(list.candidates);
  if (list.reached_limit) page.notes.push_back("metadata: candidate limit reached");
}

// Each limit that the parser reached, once.
void note_reports(Page& page) {
  for (const html::Report& report : page.tree.reports()) {
    const std::string note = std::string("html: ") + report.what + " reached";
    if (std::find(page.notes.begin(), page.notes.end(), note) == page.notes.end()) page.notes.push_back(note);
  }
}

constexpr size_t empty_page_bytes = 100;  // Of visible text: a page that its scripts would fill.
constexpr size_t full_page_bytes = 1000;  // Of the text of <noscript> alone.

// The blocks that readers see. Where a page shows almost nothing without its scripts, and a <noscript> holds a text for
// browsers that run none, that text is read too.
BlockBuilder visible_blocks(Page& page) {
  BlockBuilder blocks;
  build_tree_blocks(page.tree, true, blocks);
  if (blocks.text.text.size() >= empty_page_bytes) return blocks;
  BlockBuilder copy;
  build_tree_blocks(page.tree, false, copy);
  if (copy.text.text.size() - blocks.text.text.size() < full_page_bytes) return blocks;
  page.notes.push_back("the page is empty without scripts; its text is read from <noscript>");
  return copy;
}

}  // namespace

Page parse_page(const Record& record, const PageOptions& options) {
  Page page;
  page.given = record.given;
  const std::optional<InputKind> told = told_kind(record, options);
  decode_record(record, told, page);
  page.kind = told ? *told : find_input_kind(page.decoded);

  BlockBuilder blocks;
  if (page.kind == InputKind::html) {
    cut_insertions(page);
    page.tree = html::parse(page.decoded);
    note_reports(page);
    blocks = visible_blocks(page);
    read_candidates(page);
  } else {
    build_line_blocks(page.decoded, blocks);
  }
  if (blocks.joined_blocks()) page.notes.push_back("blocks: limit reached, small ones behind it are joined");
  page.text = std::move(blocks.text.text);
  page.map = std::move(blocks.text.map).through(page.decoded_map);
  page.blocks = std::move(blocks.blocks);
  return page;
}

}  // namespace onrecord
