#include "onrecord/page/block_builder.h"

#include <algorithm>
#include <array>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr std::string_view soft_hyphen_bytes = "\xC2\xAD";

// Bytes at which a word may end: white space, and the first byte of a soft hyphen.
constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> stops{};
  for (unsigned char c : {' ', '\t', '\n', '\r', '\f', '\xC2'}) stops[c] = true;
  return stops;
}
constexpr std::array<bool, 256> stops = make_stops();

bool is_stop(char c) { return stops[static_cast<unsigned char>(c)]; }
bool is_white(std::string_view text, size_t i) { return is_collapsible_space(static_cast<unsigned char>(text[i])); }
bool is_soft_hyphen(std::string_view text, size_t i) { return text.substr(i, 2) == soft_hyphen_bytes; }

struct GapScan {
  size_t end;
  bool space;
};

GapScan scan_gap(std::string_view text, size_t i) {
  GapScan gap{i, false};
  for (;;) {
    if (gap.end < text.size() && is_white(text, gap.end)) {
      gap.space = true;
      ++gap.end;
    } else if (is_soft_hyphen(text, gap.end)) {
      gap.end += soft_hyphen_bytes.size();
    } else {
      return gap;
    }
  }
}

// The end of the words that begin at i: single plain spaces between them need no treatment.
size_t scan_words(std::string_view text, size_t i) {
  for (; i < text.size(); ++i) {
    if (!is_stop(text[i])) continue;
    const bool between_words = text[i] == ' ' && i + 1 < text.size() && !is_stop(text[i + 1]);
    if (between_words) continue;
    if (is_white(text, i) || is_soft_hyphen(text, i)) return i;
  }
  return i;
}

bool is_visible(char32_t code) {
  const bool zero_width = (0x200B <= code && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
  const bool control = code < 0x20 || (0x7F <= code && code < 0xA0);
  return !zero_width && !control && !is_space(code);
}

bool has_visible_character(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const Utf8Char c = decode_utf8(text, i);
    if (is_visible(c.code)) return true;
    i += c.bytes;
  }
  return false;
}

// Makes `first` describe both.
void join(Block& first, const Block& second) {
  first.lines = second.line + second.lines - first.line;
  first.link_bytes += second.link_bytes;
}

ByteRange part_of(ByteRange source, size_t begin, size_t end) {
  return {source.begin + static_cast<uint32_t>(begin), source.begin + static_cast<uint32_t>(end)};
}

}  // namespace

void BlockBuilder::add(const MappedText& run) {
  const auto pieces = run.map.pieces();
  for (size_t i = 0; i < pieces.size(); ++i) {
    const uint32_t end = i + 1 < pieces.size() ? pieces[i + 1].text_begin : run.map.text_bytes();
    const std::string_view words = slice(run.text, Span{pieces[i].text_begin, end});
    if (pieces[i].linear) {
      add_verbatim(words, pieces[i].source.begin);
    } else {
      add_atomic(words, pieces[i].source);
    }
  }
}

void BlockBuilder::add_verbatim(std::string_view text_run, uint32_t begin) {
  const ByteRange source{begin, begin + static_cast<uint32_t>(text_run.size())};
  for (size_t i = 0; i < text_run.size();) {
    const GapScan gap = scan_gap(text_run, i);
    if (gap.end > i) add_gap(part_of(source, i, gap.end), gap.space);
    const size_t end = scan_words(text_run, gap.end);
    if (end > gap.end) {
      add_word(text_run.substr(gap.end, end - gap.end), part_of(source, gap.end, end), true);
    }
    i = end;
  }
}

void BlockBuilder::add_atomic(std::string_view character, ByteRange source) {
  const GapScan gap = scan_gap(character, 0);
  if (gap.end == character.size()) {
    add_gap(source, gap.space);
  } else {
    add_word(character, source, false);
  }
}

void BlockBuilder::add_space() { add_gap({}, true); }

void BlockBuilder::add_gap(ByteRange source, bool space) {
  if (!gap_.any || (!gap_.space && space && gap_.source.end != source.begin)) {
    gap_ = {true, space, source};
    return;
  }
  if (gap_.source.empty()) {
    gap_.source = source;
  } else if (gap_.source.end == source.begin) {
    gap_.source.end = source.end;
  }
  gap_.space = gap_.space || space;
}

// One space stands for the whole gap: for its first stretch where markup cuts it. In place of one byte it is a linear
// piece, and so one with the words around it.
void BlockBuilder::write_gap() {
  text.text += ' ';
  text.map.append(1, gap_.source, gap_.source.size() == 1);
  gap_ = {};
}

void BlockBuilder::add_word(std::string_view word, ByteRange source, bool verbatim) {
  const bool hyphen_before = is_open() && gap_.any && !gap_.space && gap_.source.end == source.begin;
  if (is_open()) {
    if (gap_.space) write_gap();
  } else if (!text.text.empty()) {
    text.text += '\n';
    text.map.append(1, {}, false);
    ++open_begin_;
  }
  text.text += word;
  if (hyphen_before) {
    const uint32_t first = verbatim ? decode_utf8(word, 0).bytes : static_cast<uint32_t>(word.size());
    const uint32_t source_end = verbatim ? source.begin + first : source.end;
    text.map.append(first, {gap_.source.begin, source_end}, false);
    word.remove_prefix(first);
    source.begin = source_end;
  }
  gap_ = {};
  if (!word.empty()) text.map.append(static_cast<uint32_t>(word.size()), source, verbatim);
}

void BlockBuilder::cut(uint32_t text_bytes) {
  text.text.resize(text_bytes);
  text.map.cut(text_bytes);
}

// White space that does not collapse, such as no-break spaces, stands at neither end of a block.
void BlockBuilder::trim_open() {
  const std::string_view open = std::string_view(text.text).substr(open_begin_);
  const std::string_view words = trim(open);
  const auto before = static_cast<uint32_t>(words.data() - open.data()), bytes = static_cast<uint32_t>(words.size());
  if (before == 0) return cut(open_begin_ + bytes);
  MappedText trimmed{std::string(words), {}};
  trimmed.map.append(text.map, {open_begin_ + before, open_begin_ + before + bytes});
  cut(open_begin_);
  text.text += trimmed.text;
  text.map.append(trimmed.map, {0, bytes});
}

void BlockBuilder::close(const Block& block) {
  if (!has_new_words()) {
    if (!waiting_) gap_ = {};
    return;
  }
  if (blocks.size() < small_blocks_max) return end_block(block);
  if (waiting_) {
    join(*waiting_, block);
    joined_blocks_ = true;
  } else {
    waiting_ = block;
  }
  if (word_bytes() >= full_block_bytes) return finish();
  waiting_end_ = text.text.size();
  add_space();
}

void BlockBuilder::finish() {
  if (waiting_) end_block(*waiting_);
  waiting_.reset();
}

void BlockBuilder::end_block(const Block& block) {
  if (is_open() && has_visible_character(std::string_view(text.text).substr(open_begin_))) {
    trim_open();
    Block& last = blocks.emplace_back(block);
    last.span = {open_begin_, static_cast<uint32_t>(text.text.size())};
    last.link_bytes = std::min(last.link_bytes, last.span.size());
  } else if (is_open()) {
    cut(blocks.empty() ? 0 : blocks.back().span.end);
  }
  open_begin_ = static_cast<uint32_t>(text.text.size());
  gap_ = {};
}

}  // namespace onrecord
