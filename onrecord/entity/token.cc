// Text to words, words to sentences, in one pass each.
//
// Words break by rule, not by model: what stands between white space is cut at punctuation, except where a mark has a
// letter or digit on both sides and belongs to the word ("al-Nusra", "don't", "3.5", "example.net", "AT&T"). A stop
// behind a word stays with it when the word is an abbreviation. Sentences then end at stops that no abbreviation
// owns, or that one owns and a sentence opener follows ("in the U.S. The").
//
// Works:      He met Gen. Ek at 3.5 p.m. in St. Gallen.   one sentence
// Does not:   He lives in the U.S. Officials left.        one sentence: "Officials" is no opener
#include "onrecord/entity/token.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "onrecord/core/utf8.h"
#include "onrecord/core/word_map.h"

namespace onrecord {

enum class AbbreviationClass : uint8_t { none, title, word, opener, month };

struct Abbreviations {
  Table table;  // Owns the keys.
  std::unordered_map<std::string_view, AbbreviationClass> classes;
};

void AbbreviationsDeleter::operator()(const Abbreviations* abbreviations) const { delete abbreviations; }

Result<AbbreviationsPtr> load_abbreviations(const DataFolder& data) {
  Result<Table> table = read_table(data, "abbreviations.tsv", 2);
  if (!table) return table.error();
  auto out = std::make_unique<Abbreviations>();
  out->table = std::move(*table);
  for (const auto& row : out->table.rows) {
    AbbreviationClass kind = AbbreviationClass::none;
    if (row[1] == "title") kind = AbbreviationClass::title;
    if (row[1] == "word") kind = AbbreviationClass::word;
    if (row[1] == "opener") kind = AbbreviationClass::opener;
    if (row[1] == "month") kind = AbbreviationClass::month;
    if (kind == AbbreviationClass::none) {
      return Error{"abbreviations.tsv: unknown class \"" + std::string(row[1]) + "\""};
    }
    // The first line of a word counts ("no" is a title before it is an opener).
    out->classes.emplace(row[0], kind);
  }
  return AbbreviationsPtr(out.release());
}

namespace {

enum class CharClass : uint8_t { space, letter, digit, mark, punctuation };

// Zero-width characters and variation selectors join what stands around them; they are never a token.
bool is_invisible(char32_t code) {
  return (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) || code == 0x2060 || code == 0xFEFF ||
         code == soft_hyphen || (code >= 0xFE00 && code <= 0xFE0F);
}

// Combining marks of the scripts that news is written in; they continue a word and begin none.
bool is_mark(char32_t code) {
  return (code >= 0x300 && code <= 0x36F) || (code >= 0x483 && code <= 0x489) || (code >= 0x591 && code <= 0x5C7) ||
         (code >= 0x610 && code <= 0x61A) || (code >= 0x64B && code <= 0x65F) || code == 0x670 ||
         (code >= 0x900 && code <= 0xDFF) || (code >= 0xE31 && code <= 0xE4E) || is_invisible(code);
}

CharClass class_of(char32_t code) {
  if (code < 0x80) {
    const char c = static_cast<char>(code);
    if (is_ascii_letter(c)) return CharClass::letter;
    if (is_ascii_digit(c)) return CharClass::digit;
    return code <= ' ' ? CharClass::space : CharClass::punctuation;
  }
  if (is_letter(code)) return CharClass::letter;
  if (is_digit(code)) return CharClass::digit;
  if (is_mark(code)) return CharClass::mark;
  return is_space(code) ? CharClass::space : CharClass::punctuation;
}

bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019 || code == 0x2BC; }
bool is_hyphen(char32_t code) { return code == '-' || code == 0x2010 || code == 0x2011; }

class Lexer {
 public:
  Lexer(const Article& article, const Abbreviations& abbreviations)
      : text_(article.text), article_(article), abbreviations_(abbreviations) {}

  Tokens run() && {
    out_.tokens.reserve(text_.size() / 5);
    for (uint32_t i = 0; i < article_.segments.size(); ++i) {
      const uint32_t first = token_count();
      cut_segment(article_.segments[i].span);
      cut_sentences(first, i);
    }
    number_spellings();
    return std::move(out_);
  }

 private:
  struct Read {
    char32_t code;
    uint32_t bytes;
    CharClass kind;
  };

  void number_spellings() {
    PageWordMap<uint32_t> numbers;  // From 1.
    out_.spelling_of.reserve(out_.tokens.size());
    for (uint32_t i = 0; i < token_count(); ++i) {
      uint32_t& number = numbers[text_of(i)];
      if (number == 0) {
        out_.spellings.push_back(i);
        number = static_cast<uint32_t>(out_.spellings.size());
      }
      out_.spelling_of.push_back(number - 1);
    }
  }

  uint32_t token_count() const { return static_cast<uint32_t>(out_.tokens.size()); }

  // The character at `at`; behind the segment, a space of no bytes.
  Read read(uint32_t at) const {
    if (at >= end_) return {' ', 0, CharClass::space};
    const Utf8Char c = decode_utf8(text_, at);
    return {c.code, c.bytes, class_of(c.code)};
  }

  void cut_segment(Span segment) {
    end_ = std::min<uint32_t>(segment.end, static_cast<uint32_t>(text_.size()));
    space_before_ = true;
    for (uint32_t at = segment.begin; at < end_;) {
      const Read c = read(at);
      if (c.kind == CharClass::space || c.kind == CharClass::mark) {
        space_before_ = space_before_ || c.kind == CharClass::space;
        at += c.bytes;
        continue;
      }
      const bool owner = is_apostrophe(c.code) && stands_alone_s(at + c.bytes);
      at = c.kind == CharClass::punctuation && !owner ? cut_punctuation(at, c) : cut_word(at);
      space_before_ = false;
    }
  }

  // The "s" of an "'s" that is set apart from its word.
  bool stands_alone_s(uint32_t at) const {
    return at < end_ && (text_[at] == 's' || text_[at] == 'S') && read(at + 1).kind == CharClass::space;
  }

  // One mark; a run of stops, of hyphens, and a pair of single quotes are one.
  uint32_t cut_punctuation(uint32_t at, Read first) {
    uint32_t end = at + first.bytes;
    const bool repeats = first.code == '.' || first.code == '-' || first.code == '\'' || first.code == '`';
    while (repeats && end < end_ && text_[end] == text_[at]) ++end;
    add({at, end}, TokenKind::punctuation);
    return end;
  }

  uint32_t cut_word(uint32_t begin) {
    uint32_t letters = 0;
    uint32_t at = begin;
    for (Read c = read(at); at < end_;) {
      if (c.kind == CharClass::letter) ++letters;
      at += c.bytes;
      const Read next = read(at);
      if (next.kind == CharClass::punctuation && !joins(c, at, next, letters, begin)) break;
      if (next.kind == CharClass::space) break;
      c = next;
    }
    const TokenKind kind = letters > 0 ? TokenKind::word : TokenKind::number;
    const uint32_t possessive = possessive_bytes(begin, at);
    if (possessive > 0) {
      add({begin, at - possessive}, kind);
      space_before_ = false;
      add({at - possessive, at}, TokenKind::word);
      return at;
    }
    if (kind == TokenKind::word && keeps_stop({begin, at})) ++at;
    add({begin, at}, kind);
    return at;
  }

  // Whether the mark at `at`, between `before` and what follows it, belongs to the word that began at `begin`.
  bool joins(Read before, uint32_t at, Read mark, uint32_t letters, uint32_t begin) const {
    const Read after = read(at + mark.bytes);
    if (before.kind == CharClass::punctuation) return is_hyphen(mark.code) && after.kind == CharClass::letter;
    if (mark.code == '.' && is_hyphen(after.code)) return single_letter_piece(before, at, begin);  // "U.S.-led"
    if (after.kind != CharClass::letter && after.kind != CharClass::digit) return false;
    if (is_hyphen(mark.code) || mark.code == '_') return true;
    if (is_apostrophe(mark.code)) return letters > 0;
    if (mark.code == '&') return before.kind == CharClass::letter && after.kind == CharClass::letter;
    const bool digits = before.kind == CharClass::digit && after.kind == CharClass::digit;
    if (mark.code == ',' || mark.code == ':' || mark.code == '/') return digits && letters == 0;
    if (mark.code != '.') return false;
    // "U.S", "3.5" and "example.net", but not "ended.The".
    return digits || !is_upper(after.code) || at - begin == before.bytes || single_letter_piece(before, at, begin);
  }

  // Whether what stands before the stop at `at` is ".X" or "-X": the next letter of "U.S.A".
  bool single_letter_piece(Read before, uint32_t at, uint32_t begin) const {
    const uint32_t piece = at - before.bytes;
    return piece > begin && (text_[piece - 1] == '.' || text_[piece - 1] == '-');
  }

  // Bytes of the "'s" that ends the word; 0 without.
  uint32_t possessive_bytes(uint32_t begin, uint32_t end) const {
    const std::string_view word = text_.substr(begin, end - begin);
    for (std::string_view ending : {"'s", "\xE2\x80\x99s", "'S", "\xE2\x80\x99S"}) {
      if (word.size() > ending.size() && word.ends_with(ending)) return static_cast<uint32_t>(ending.size());
    }
    return 0;
  }

  AbbreviationClass class_of_word(Span span) const {
    std::array<char, 32> buffer;
    size_t size = 0;
    for (uint32_t at = span.begin; at < span.end;) {
      const Utf8Char c = decode_utf8(text_, at);
      at += c.bytes;
      if (size + 4 > buffer.size()) return AbbreviationClass::none;
      if (c.code < 0x80) {
        buffer[size++] = to_ascii_lower(static_cast<char>(c.code));
      } else {
        for (uint32_t i = at - c.bytes; i < at; ++i) buffer[size++] = text_[i];
      }
    }
    const auto found = abbreviations_.classes.find(std::string_view(buffer.data(), size));
    return found == abbreviations_.classes.end() ? AbbreviationClass::none : found->second;
  }

  // Whether the stop behind the word is its own: "Gen.", "U.S.", the initial in "Ann B. Ek". Not the "..." behind it.
  bool keeps_stop(Span word) const {
    if (word.end >= end_ || text_[word.end] != '.') return false;
    if (word.end + 1 < end_ && text_[word.end + 1] == '.') return false;
    const size_t inner_stop = slice(text_, word).find('.');
    if (inner_stop != std::string_view::npos) return inner_stop <= 2 || class_of_word(word) != AbbreviationClass::none;
    const Utf8Char first = decode_utf8(text_, word.begin);
    const AbbreviationClass kind = class_of_word(word);
    if (word.size() == first.bytes) {
      const bool title = kind == AbbreviationClass::title && !out_.tokens.empty() && out_.tokens.back().capitalised;
      return (is_upper(first.code) || title) && is_initial(word);  // "Lee v. Orsk"
    }
    if (kind == AbbreviationClass::title) return !is_lower_case_no(word);
    return kind == AbbreviationClass::word && is_upper(first.code)
               ? true
               : kind == AbbreviationClass::word && !stands_alone(word);
  }

  // "no." is the word "no" unless a number follows.
  bool is_lower_case_no(Span word) const {
    if (!equals_ignoring_ascii_case(slice(text_, word), "no")) return false;
    Read c = read(word.end + 1);
    if (c.kind == CharClass::space) c = read(word.end + 1 + c.bytes);
    return c.kind != CharClass::digit;
  }

  // Lower-case forms that are words of their own too ("he will mar. It"): no abbreviation without a capital.
  bool stands_alone(Span word) const {
    const std::string_view w = slice(text_, word);
    for (std::string_view common :
         {"mar", "fri", "sun", "wed", "mon", "ill", "ore", "art", "wash", "pa", "mo", "co", "sep", "del", "est"}) {
      if (w == common) return true;
    }
    return false;
  }

  // A lone capital before a stop is an initial when a capitalised word stands on one side of it; "I" needs one before.
  bool is_initial(Span letter) const {
    const bool name_before = !out_.tokens.empty() && out_.tokens.back().capitalised && space_before_;
    if (text_[letter.begin] == 'I' || name_before) return name_before;
    Read c = read(letter.end + 1);
    if (c.kind == CharClass::space) c = read(letter.end + 1 + c.bytes);
    return is_upper(c.code);
  }

  void add(Span span, TokenKind kind) {
    Token token{span, kind, false, false, space_before_};
    if (kind == TokenKind::word) {
      token.capitalised = is_upper(decode_utf8(text_, span.begin).code);
      token.all_upper = token.capitalised && is_all_upper(span);
    }
    out_.tokens.push_back(token);
  }

  bool is_all_upper(Span span) const {
    uint32_t letters = 0;
    for (uint32_t at = span.begin; at < span.end;) {
      const Utf8Char c = decode_utf8(text_, at);
      at += c.bytes;
      if (is_upper(c.code))
        ++letters;
      else if (is_letter(c.code))
        return false;
    }
    return letters >= 2;
  }

  // ---------------------------------------------------------------- sentences

  std::string_view text_of(uint32_t token) const { return slice(text_, out_.tokens[token].span); }

  void cut_sentences(uint32_t first, uint32_t segment) {
    const uint32_t end = token_count();
    uint32_t begin = first;
    for (uint32_t i = first; i < end; ++i) {
      if (!may_end(i, end)) continue;
      const uint32_t next = behind_closers(i + 1, end);
      if (next < end && !ends_before(i, next)) continue;
      out_.sentences.push_back({begin, next, segment});
      begin = next;
      i = next - 1;
    }
    if (begin < end) out_.sentences.push_back({begin, end, segment});
  }

  bool may_end(uint32_t token, uint32_t end) const {
    const std::string_view w = text_of(token);
    if (out_.tokens[token].kind != TokenKind::punctuation) return w.ends_with('.');
    if (w == "!" || w == "?" || w == "\xE2\x80\xA6" || w == "\xE3\x80\x82") return !followed_by_more_marks(token, end);
    return w[0] == '.';
  }

  // In "?!" and "!!!" the last mark ends the sentence.
  bool followed_by_more_marks(uint32_t token, uint32_t end) const {
    return token + 1 < end && (text_of(token + 1) == "!" || text_of(token + 1) == "?");
  }

  // Quotes and brackets that close right behind the stop belong to its sentence.
  uint32_t behind_closers(uint32_t token, uint32_t end) const {
    static constexpr std::string_view closers[] = {"\"",           "'",        "''",          ")", "]", "\xE2\x80\x9D",
                                                   "\xE2\x80\x99", "\xC2\xBB", "\xE2\x80\x9C"};
    while (token < end && !out_.tokens[token].space_before &&
           std::find(std::begin(closers), std::end(closers), text_of(token)) != std::end(closers)) {
      ++token;
    }
    return token;
  }

  // Whether the sentence that may end at `stop` does, when the token `next` comes behind it.
  bool ends_before(uint32_t stop, uint32_t next) const {
    const Token& follower = out_.tokens[next];
    const bool ellipsis = text_of(stop).starts_with("..") || text_of(stop) == "\xE2\x80\xA6";
    if (out_.tokens[stop].kind == TokenKind::word || ellipsis) return ends_before_opener(stop, next, ellipsis);
    if (follower.kind == TokenKind::punctuation) return follower.space_before && opens(next);
    if (follower.kind == TokenKind::number) return follower.space_before;
    if (!follower.capitalised) return !follower.space_before ? false : starts_with_unicased(follower);
    return !is_ordinal(stop) || class_of_word(follower.span) != AbbreviationClass::month;
  }

  // Behind an abbreviation or an ellipsis: only a word that opens sentences proves an end.
  bool ends_before_opener(uint32_t stop, uint32_t next, bool ellipsis) const {
    const Span word{out_.tokens[stop].span.begin, out_.tokens[stop].span.end - 1};
    if (!ellipsis && class_of_word(word) == AbbreviationClass::title) return false;
    const uint32_t opener = opens(next) && next + 1 < token_count() ? next + 1 : next;
    const Token& follower = out_.tokens[opener];
    return follower.capitalised && !(follower.span.size() == 1 && text_of(opener) == "A" && !ellipsis) &&
           class_of_word(follower.span) == AbbreviationClass::opener;
  }

  // Letters without case (Arabic, Chinese) begin sentences as capitals do.
  bool starts_with_unicased(const Token& token) const {
    const char32_t code = decode_utf8(text_, token.span.begin).code;
    return is_letter(code) && !is_lower(code);
  }

  bool opens(uint32_t token) const {
    static constexpr std::string_view openers[] = {"\"",
                                                   "'",
                                                   "''",
                                                   "(",
                                                   "[",
                                                   "``",
                                                   "\xE2\x80\x9C",
                                                   "\xE2\x80\x98",
                                                   "\xC2\xAB",
                                                   "\xE2\x80\x9E",
                                                   "\xC2\xBB",
                                                   "\xE2\x80\xA2",
                                                   "@",
                                                   "#",
                                                   "\xC2\xBF",
                                                   "\xC2\xA1",
                                                   "$",
                                                   "\xE2\x82\xAC",
                                                   "\xC2\xA3"};
    return std::find(std::begin(openers), std::end(openers), text_of(token)) != std::end(openers);
  }

  // "3." as German writes a day.
  bool is_ordinal(uint32_t stop) const {
    return stop > 0 && out_.tokens[stop - 1].kind == TokenKind::number && out_.tokens[stop - 1].span.size() <= 2;
  }

  std::string_view text_;
  const Article& article_;
  const Abbreviations& abbreviations_;
  Tokens out_;
  uint32_t end_ = 0;  // Of the segment in work.
  bool space_before_ = true;
};

}  // namespace

Tokens tokenize(const Article& article, const Abbreviations& abbreviations) {
  return Lexer(article, abbreviations).run();
}

uint32_t token_at_or_after(const Tokens& tokens, uint32_t offset) {
  const auto found = std::partition_point(tokens.tokens.begin(), tokens.tokens.end(),
                                          [offset](const Token& token) { return token.span.begin < offset; });
  return static_cast<uint32_t>(found - tokens.tokens.begin());
}

}  // namespace onrecord
