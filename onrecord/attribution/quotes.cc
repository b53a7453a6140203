// A push-down automaton over the marks of one block. A mark opens or closes by its shape where its shape tells („ “ «),
// else by the white space around it: an opening mark has it before and none behind, a closing one has none before.
//
//   Works:      "I said 'no' to them," he said.      the outer and the inner quote
//   Works:      “One. ¶ “Two.” he said.              two quotes; the first ends with its block
//   Works:      „so“ »so« ‹so› 「so」                     pairs of other countries
//   Does not:   the '90s 'boom'                      '90s opens no quote only since no mark closes it
#include "onrecord/attribution/quotes.h"

#include <algorithm>
#include <string_view>

namespace onrecord {
namespace {

enum class Family : uint8_t { none, double_marks, single_marks, angles, single_angles, corners, white_corners };
enum class Turn : uint8_t { opens, closes, either };

struct Mark {
  Family family = Family::none;
  Turn turn = Turn::either;
};

Mark mark_of(std::string_view token) {
  if (token == "\"" || token == "''" || token == "``") return {Family::double_marks, Turn::either};
  if (token == "\xE2\x80\x9C") return {Family::double_marks, Turn::opens};   // “
  if (token == "\xE2\x80\x9D") return {Family::double_marks, Turn::closes};  // ”
  if (token == "\xE2\x80\x9E") return {Family::double_marks, Turn::opens};   // „
  if (token == "'" || token == "`") return {Family::single_marks, Turn::either};
  if (token == "\xE2\x80\x98") return {Family::single_marks, Turn::opens};    // ‘
  if (token == "\xE2\x80\x9A") return {Family::single_marks, Turn::opens};    // ‚
  if (token == "\xE2\x80\x99") return {Family::single_marks, Turn::closes};   // ’
  if (token == "\xC2\xAB") return {Family::angles, Turn::opens};              // «
  if (token == "\xC2\xBB") return {Family::angles, Turn::closes};             // »
  if (token == "\xE2\x80\xB9") return {Family::single_angles, Turn::opens};   // ‹
  if (token == "\xE2\x80\xBA") return {Family::single_angles, Turn::closes};  // ›
  if (token == "\xE3\x80\x8C") return {Family::corners, Turn::opens};         // 「
  if (token == "\xE3\x80\x8D") return {Family::corners, Turn::closes};        // 」
  if (token == "\xE3\x80\x8E") return {Family::white_corners, Turn::opens};   // 『
  if (token == "\xE3\x80\x8F") return {Family::white_corners, Turn::closes};  // 』
  return {};
}

class Automaton {
 public:
  Automaton(const Article& article, const Tokens& tokens, std::vector<Quote>& out)
      : article_(article), tokens_(tokens), out_(out) {}

  void run(uint32_t begin, uint32_t end, uint32_t segment) {
    begin_ = begin;
    end_ = end;
    segment_ = segment;
    for (uint32_t at = begin; at < end; ++at) {
      if (tokens_.tokens[at].kind != TokenKind::punctuation) continue;
      const Mark mark = mark_of(token_text(article_, tokens_.tokens[at]));
      if (mark.family != Family::none) step(at, mark);
    }
    close_block();
  }

 private:
  struct Open {
    uint32_t token;
    Family family;
  };

  bool touches_next(uint32_t at) const { return at + 1 < end_ && !tokens_.tokens[at + 1].space_before; }
  bool touches_previous(uint32_t at) const {
    if (at == begin_ || tokens_.tokens[at].space_before) return false;
    const Token& previous = tokens_.tokens[at - 1];
    if (previous.kind != TokenKind::punctuation) return true;
    const std::string_view text = token_text(article_, previous);
    return text != "(" && text != "[" && text != "\xE2\x80\x94" && text != "--" && mark_of(text).family == Family::none;
  }

  // The place in the stack of the innermost open mark of the family, or -1.
  int find_open(Family family) const {
    for (int i = static_cast<int>(open_.size()) - 1; i >= 0; --i) {
      if (open_[i].family == family) return i;
    }
    return -1;
  }

  void step(uint32_t at, Mark mark) {
    const int open = find_open(mark.family);
    if (opens(at, mark, open)) {
      if (open_.size() < max_depth) open_.push_back({at, mark.family});
    } else if (open >= 0 && closes(at, mark)) {
      close(static_cast<size_t>(open), at, true);
    } else if (closes_other_family(at, mark)) {
      close(0, at, true);
    }
  }

  // ‘It is over,” she said: a double mark closes the single one that opens its block, where no other is open.
  bool closes_other_family(uint32_t at, Mark mark) const {
    if (mark.family != Family::double_marks || open_.size() != 1 || at == begin_) return false;
    const std::string_view before = token_text(article_, tokens_.tokens[at - 1]);
    const bool stops = before == "," || before == "." || before == "?" || before == "!";
    return stops && open_[0].family == Family::single_marks && open_[0].token == begin_;
  }

  // „so“ and »so« are pairs too: a mark that opens by its shape closes where one of its family is open and nothing
  // touches it from behind, and the other way round. Corners have one way only.
  bool opens(uint32_t at, Mark mark, int open) const {
    const bool looks_open = !touches_previous(at) && touches_next(at);
    const bool one_way = mark.family == Family::corners || mark.family == Family::white_corners;
    if (one_way) return mark.turn == Turn::opens;
    if (open < 0 && mark.family == Family::double_marks && opens_behind_stop(at)) return true;
    if (mark.turn == Turn::opens) return open < 0 || looks_open;
    if (mark.turn == Turn::closes) return mark.family != Family::single_marks && open < 0 && looks_open;
    if (mark.family == Family::double_marks && open >= 0) return false;
    return looks_open || (mark.family == Family::double_marks && open < 0 && !touches_previous(at));
  }

  // 'Lee said."It is over."': a space is missing.
  bool opens_behind_stop(uint32_t at) const {
    if (at == begin_ || !touches_next(at) || !tokens_.tokens[at + 1].capitalised) return false;
    const std::string_view before = token_text(article_, tokens_.tokens[at - 1]);
    return before == "." || before == "!" || before == "?";
  }

  // A single mark closes only where no word goes on: "veterans' rights" inside 'single marks' stays an apostrophe when
  // another mark can close further on; we take the last that touches a word and has no letter behind.
  bool closes(uint32_t at, Mark mark) const {
    if (mark.family != Family::single_marks) return true;
    return touches_previous(at) || (at > begin_ && !touches_next(at));
  }

  void close(size_t place, uint32_t at, bool closed) {
    const uint32_t open = open_[place].token;
    for (size_t i = place + 1; i < open_.size(); ++i) {
      if (leads_in_speech(open_[i].token) && at > open_[i].token + 1)
        out_.push_back({open_[i].token, at, -1, segment_, false});
    }
    open_.resize(place);  // What else opened inside and never closed is no quote.
    if (at > open + 1) out_.push_back({open, at, -1, segment_, closed});
  }

  // "He said, 'Good. And he left," Lee said: a mark behind a comma or a colon and before a capital opens speech, also
  // where nobody closed it.
  bool leads_in_speech(uint32_t at) const {
    if (at == begin_ || at + 1 >= end_ || !tokens_.tokens[at + 1].capitalised) return false;
    const std::string_view before = token_text(article_, tokens_.tokens[at - 1]);
    return before == "," || before == ":";
  }

  // What is still open: double marks run to the end of the block, or to the next mark that opened inside them.
  void close_block() {
    std::vector<Open> left;
    for (const Open& open : open_) {
      if (open.family == Family::double_marks) left.push_back(open);
    }
    open_.clear();
    for (size_t i = 0; i < left.size(); ++i) {
      const uint32_t end = i + 1 < left.size() ? left[i + 1].token : end_;
      if (end > left[i].token + 1) out_.push_back({left[i].token, end, -1, segment_, false});
    }
  }

  static constexpr size_t max_depth = 8;

  const Article& article_;
  const Tokens& tokens_;
  std::vector<Quote>& out_;
  std::vector<Open> open_;
  uint32_t begin_ = 0, end_ = 0, segment_ = 0;
};

// Sets the parents of quotes that are sorted by `open`, and cuts what an unclosed one would cross.
void set_parents(std::vector<Quote>& quotes) {
  std::vector<int32_t> around;
  for (size_t i = 0; i < quotes.size(); ++i) {
    while (!around.empty() && quotes[around.back()].outer_end() <= quotes[i].open) around.pop_back();
    quotes[i].parent = around.empty() ? -1 : around.back();
    if (quotes[i].parent >= 0) quotes[i].close = std::min(quotes[i].close, quotes[quotes[i].parent].close);
    around.push_back(static_cast<int32_t>(i));
  }
}

}  // namespace

bool looks_like_title(const Article& article, const Tokens& tokens, const Quote& quote) {
  uint32_t words = 0;
  for (uint32_t i = quote.begin(); i < quote.end(); ++i) {
    const Token& token = tokens.tokens[i];
    if (token.kind == TokenKind::punctuation && i + 1 == quote.end()) return false;
    if (token.kind != TokenKind::word || token_text(article, token).size() < 4) continue;
    if (!token.capitalised) return false;
    ++words;
  }
  return words >= 2;
}

bool looks_like_show(const Article& article, const Tokens& tokens, const Quote& quote) {
  constexpr uint32_t max_tokens = 7;
  if (!quote.closed || quote.end() - quote.begin() > max_tokens || !tokens.tokens[quote.begin()].capitalised)
    return false;
  const bool stops = token_text(article, tokens.tokens[quote.end() - 1]) == ".";
  const std::string_view before = quote.open > 0 ? token_text(article, tokens.tokens[quote.open - 1]) : "";
  const bool owned = before == "'" || before == "'s" || before.starts_with("\xE2\x80\x99");  // "CBN's", "CBN'"
  const size_t long_word = stops && !owned ? 1 : 4;                                          // "Go on." is no show.
  for (uint32_t i = quote.begin(); i < quote.end(); ++i) {
    const Token& token = tokens.tokens[i];
    const std::string_view text = token_text(article, token);
    const bool ends = i + 1 == quote.end() && (text == "," || (text == "." && i > quote.begin() + 1));
    if (token.kind == TokenKind::punctuation && !ends && text != "&") return false;
    if (token.kind == TokenKind::word && text.size() >= long_word && !token.capitalised) return false;
  }
  return true;
}

std::vector<Quote> find_quotes(const Article& article, const Tokens& tokens) {
  std::vector<Quote> out;
  Automaton automaton(article, tokens, out);
  for (size_t first = 0; first < tokens.sentences.size();) {
    size_t last = first;
    const uint32_t segment = tokens.sentences[first].segment;
    while (last + 1 < tokens.sentences.size() && tokens.sentences[last + 1].segment == segment) ++last;
    automaton.run(tokens.sentences[first].first_token, tokens.sentences[last].end_token, segment);
    first = last + 1;
  }
  std::sort(out.begin(), out.end(), [](const Quote& a, const Quote& b) { return a.open < b.open; });
  set_parents(out);
  return out;
}

}  // namespace onrecord
