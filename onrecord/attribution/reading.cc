#include "onrecord/attribution/reading.h"

#include <array>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// Lower case with straight apostrophes, in a buffer that holds any word the tables have; "" for longer ones.
class FoldedWord {
 public:
  explicit FoldedWord(std::string_view word) {
    for (size_t at = 0; at < word.size();) {
      if (size_ == buffer_.size()) {
        size_ = 0;
        return;
      }
      const bool curly = word.substr(at, 3) == "\xE2\x80\x99";
      buffer_[size_++] = curly ? '\'' : to_ascii_lower(word[at]);
      at += curly ? 3 : 1;
    }
  }
  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, 40> buffer_;
  size_t size_ = 0;
};

// What a word that no table has can be, by its ending.
uint32_t guess_tags(std::string_view word) {
  if (word.ends_with("n't")) return tag::modal | tag::negation;
  const std::pair<std::string_view, uint32_t> endings[] = {
      {"'ll", 0}, {"'d", 0}, {"'ve", tag::have}, {"'re", tag::be}, {"'m", tag::be}};
  for (const auto& [ending, verb] : endings) {
    if (word.size() > ending.size() && word.ends_with(ending)) return tag::pronoun | tag::modal | verb;
  }
  if (word.ends_with("ly")) return tag::adverb;
  if (word.ends_with("ing") && word.size() > 5) return tag::gerund | tag::noun;
  if (word.ends_with("ed") && word.size() > 4) return tag::past | tag::participle;
  return tag::noun | tag::adjective;
}

bool parts_clauses(std::string_view word) {
  return word == "while" || word == "though" || word == "although" || word == "as" || word == "when";
}

bool is_headline(const Article& article, const Tokens& tokens, const Sentence& sentence) {
  uint32_t words = 0, capitals = 0;
  for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    if (tokens.tokens[i].kind != TokenKind::word || token_text(article, tokens.tokens[i]).size() < 4) continue;
    ++words;
    capitals += tokens.tokens[i].capitalised;
  }
  return words >= 3 && capitals * 10 >= words * 7;
}

class Reader {
 public:
  explicit Reader(Reading& out) : out_(out) {}

  void run() {
    out_.words.resize(out_.tokens.tokens.size());
    read_spellings();
    for (const Sentence& sentence : out_.tokens.sentences) read_sentence(sentence);
    out_.quotes = find_quotes(out_.article, out_.tokens);
    for (size_t i = 0; i < out_.quotes.size(); ++i) mark_quote(static_cast<int32_t>(i));
    cut_stretches();
  }

 private:
  // What a word is wherever it stands.
  struct Spelling {
    const WordEntry* entry = nullptr;  // Null for a word that no table has.
    uint32_t guess = 0;                // By its ending.
    bool is_s = false;                 // "'s"
    bool parts = false;
    bool is_handle = false;  // "@annlee"
  };

  void read_spellings() {
    std::vector<FoldedWord> folded;
    std::vector<std::string_view> words;
    folded.reserve(out_.tokens.spellings.size());
    for (uint32_t first : out_.tokens.spellings) {
      folded.emplace_back(out_.text(first));
      words.push_back(folded.back().view());
    }
    spellings_.resize(words.size());
    out_.lexicon.words.find_each(words, [&](size_t i, const WordEntry* entry) {
      spellings_[i] = {entry, guess_tags(words[i]), words[i] == "'s", parts_clauses(words[i]),
                       words[i].size() > 1 && words[i].starts_with('@')};
    });
  }

  void read_sentence(const Sentence& sentence) {
    const bool headline = is_headline(out_.article, out_.tokens, sentence);
    bool first = true;
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const Token& token = out_.tokens.tokens[i];
      if (token.kind == TokenKind::punctuation) {
        const std::string_view text = token_text(out_.article, token);
        if (text == "," || text == ";" || text == ")") out_.words[i].tags = tag::parting;
        if (text != "," && text != "-") first = true;  // A capital behind a mark or a colon tells nothing.
        continue;
      }
      read_word(i, token, !first && !headline, headline);
      first = false;
    }
  }

  // "he's", "that's": a verb, no owner.
  bool is_followed_by_verb(uint32_t pronoun) const {
    for (std::string_view word : {"he", "she", "it", "that", "who", "what", "there", "here", "where", "how"}) {
      if (out_.is(pronoun, word)) return true;
    }
    return false;
  }

  void read_word(uint32_t at, const Token& token, bool capital_tells, bool headline) {
    Word& word = out_.words[at];
    if (token.kind == TokenKind::number) {
      word.tags = tag::number;
      return;
    }
    const Spelling& spelling = spellings_[out_.tokens.spelling_of[at]];
    if (spelling.is_s) {
      word.tags = at > 0 && is_followed_by_verb(at - 1) ? tag::be | tag::modal : tag::possessive;
      return;
    }
    if (spelling.is_handle) {
      word.tags = tag::name;
      return;
    }
    const WordEntry* entry = spelling.entry;
    if (entry != nullptr) word.relay = entry->relay;
    const bool initials =
        token.all_upper && !headline && token.span.size() <= 5 && token.span.size() >= 2;  // "US", no "us".
    const bool contraction = entry == nullptr && (spelling.guess & tag::modal) != 0;       // "We've"
    const bool name = initials || (token.capitalised && !contraction &&
                                   (capital_tells || entry == nullptr || (headline && entry->tags == tag::noun)));
    if (name) {
      word.tags = tag::name;
      if (entry != nullptr && !initials)
        word.tags |= entry->tags & (tag::time | tag::document | tag::medium | tag::pronoun);
      return;
    }
    word.tags = entry != nullptr && entry->tags != 0 ? entry->tags : spelling.guess;
    if (token.capitalised && !contraction)
      word.tags |= tag::name & (0u - (entry == nullptr || (entry->tags & tag::noun) != 0));
    word.verb_forms = word.tags & tag::verb_form;
    if (entry == nullptr) return;
    if (spelling.parts || (entry->tags & tag::conjunction) != 0) word.tags |= tag::parting;
    if (entry->verb_forms != 0) word.verb_forms = entry->verb_forms;
    word.verb_begin = entry->verb_begin;
    word.verb_end = entry->verb_end;
    word.noun = entry->noun;
  }

  void mark_quote(int32_t index) {
    const Quote& quote = out_.quotes[index];
    out_.words[quote.open].quote = index;
    if (quote.closed) out_.words[quote.close].quote = index;
  }

  // One pass; a stack of the levels that are open, each with the begin of its current stretch.
  void cut_stretches() {
    for (const Sentence& sentence : out_.tokens.sentences) {
      headline_ = is_headline(out_.article, out_.tokens, sentence);
      if (sentence.segment != segment_ || levels_.empty()) start_segment(sentence);
      for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) step(i, i + 1 == sentence.end_token);
    }
    flush_all(static_cast<uint32_t>(out_.tokens.tokens.size()));
  }

  struct Level {
    int32_t quote;
    uint32_t begin;
  };

  void start_segment(const Sentence& sentence) {
    flush_all(sentence.first_token);
    segment_ = sentence.segment;
    levels_.push_back({-1, sentence.first_token});
  }

  void step(uint32_t at, bool sentence_ends) {
    while (levels_.size() > 1 && out_.quotes[levels_.back().quote].end() <= at) pop(at);
    if (out_.opens_quote(at)) {
      levels_.push_back({out_.words[at].quote, at + 1});
      return;
    }
    if (sentence_ends) flush(levels_.back(), at + 1);
  }

  void pop(uint32_t at) {
    flush(levels_.back(), at);
    levels_.pop_back();
  }

  void flush_all(uint32_t end) {
    while (!levels_.empty()) pop(end);
  }

  void flush(Level& level, uint32_t end) {
    if (end <= level.begin) return;
    const BlockLabel label =
        segment_ < out_.article.segments.size() ? out_.article.segments[segment_].label : BlockLabel::body;
    const uint32_t index = static_cast<uint32_t>(out_.stretches.size());
    out_.stretches.push_back({{level.begin, end}, level.quote, segment_, label, headline_});
    for (uint32_t i = level.begin; i < end; i = out_.opens_quote(i) ? behind_inside(i, index) : i + 1) {
      out_.words[i].stretch = index;
    }
    level.begin = end;
  }

  // Marks the opening token; goes to the closing one, which belongs to the same stretch.
  uint32_t behind_inside(uint32_t open, uint32_t index) {
    out_.words[open].stretch = index;
    return std::max(open + 1, out_.quotes[out_.words[open].quote].close);
  }

  Reading& out_;
  std::vector<Spelling> spellings_;  // By Tokens::spelling_of.
  std::vector<Level> levels_;
  uint32_t segment_ = 0;
  bool headline_ = false;
};

}  // namespace

bool Reading::is_spelled(std::string_view own, std::string_view word) {
  if (own.size() == word.size()) return equals_ignoring_ascii_case(own, word);
  if (own.size() < word.size() || word.find('\'') == word.npos)
    return false;  // Only a curly apostrophe makes it longer.
  return FoldedWord(own).view() == word;
}

uint32_t Reading::next(uint32_t token) const {
  const uint32_t to = opens_quote(token) ? quotes[words[token].quote].outer_end() : token + 1;
  return to < stretch_of(token).tokens.end ? to : no_token;
}

uint32_t Reading::previous(uint32_t token) const {
  const uint32_t begin = stretch_of(token).tokens.begin;
  if (token <= begin) return no_token;
  const uint32_t to = closes_quote(token - 1) ? quotes[words[token - 1].quote].open : token - 1;
  return to >= begin ? to : no_token;
}

Span Reading::span(TokenRange range) const {
  return {tokens.tokens[range.begin].span.begin, tokens.tokens[range.end - 1].span.end};
}

Reading read_article(const Article& article, const Tokens& tokens, const CueLexicon& lexicon) {
  Reading out{article, tokens, lexicon, {}, {}, {}};
  Reader(out).run();
  return out;
}

}  // namespace onrecord
