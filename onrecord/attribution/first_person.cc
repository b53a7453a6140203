// Whose "I" it is follows from whose words it stands in. So we ask, of each such word, which statement's own words are
// at the level of quotation where it stands:
//
//   direct   the content stands inside the marks: words of the level of the content
//   mixed    the content holds marks: words one level below it
//
// Where several statements qualify, the one that opened last is the innermost. An indirect one has no first person of
// its own: in "He told us that I was late," she said, "I" is she.
#include "onrecord/attribution/first_person.h"

#include <algorithm>
#include <optional>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

enum class Person : uint8_t { none, singular, plural };

bool is_singular(std::string_view word) {
  return word == "i" || word == "me" || word == "my" || word == "mine" || word == "myself";
}

// Bounds the walk over contents that are open at one place.
constexpr size_t max_open = 24;

constexpr uint32_t least_confidence_for_we = 50;

// A piece of a statement's content, in tokens, and the level of quotation at which that speaker's own words stand.
struct Piece {
  TokenRange tokens;
  uint32_t statement;
  int32_t level;  // The quote around the whole piece, -1 outside any.
};

class FirstPersonFinder {
 public:
  FirstPersonFinder(const Reading& reading, Attribution& out) : reading_(reading), out_(out) {}

  void run() {
    find_unsound_segments();
    collect_pieces();
    size_t next = 0;
    const size_t given = out_.entities.mentions.size();
    for (uint32_t i = 0; i < reading_.words.size(); ++i) {
      for (; next < pieces_.size() && pieces_[next].tokens.begin <= i; ++next) open(pieces_[next]);
      if (!open_.empty()) take(i, given);
    }
    std::stable_sort(out_.entities.mentions.begin(), out_.entities.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }

 private:
  // A mark without a partner: which words of its block are quoted is a guess.
  void find_unsound_segments() {
    unsound_.resize(reading_.article.segments.size());
    for (size_t i = 0; i < reading_.quotes.size(); ++i) {
      const Quote& quote = reading_.quotes[i];
      if (!quote.closed && !runs_on(i)) unsound_[quote.segment] = true;
    }
  }

  // A paragraph of a speech that goes on in the next one: its mark reopens there.
  bool runs_on(size_t index) const {
    const Quote& quote = reading_.quotes[index];
    return quote.parent < 0 && index + 1 < reading_.quotes.size() && reading_.quotes[index + 1].open == quote.close &&
           reading_.quotes[index + 1].segment != quote.segment;
  }

  void collect_pieces() {
    for (uint32_t i = 0; i < out_.statements.size(); ++i) {
      if (out_.statements[i].mode == StatementMode::indirect) continue;
      for (Span span : out_.statements[i].content) {
        const TokenRange tokens{token_at_or_after(reading_.tokens, span.begin),
                                token_at_or_after(reading_.tokens, span.end)};
        if (!tokens.empty()) pieces_.push_back({tokens, i, level_of(tokens)});
      }
    }
    std::stable_sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) {
      return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
    });
  }

  int32_t level_of(TokenRange tokens) const {
    int32_t quote = reading_.stretch_of(tokens.begin).quote;
    while (quote >= 0 && reading_.quotes[quote].end() < tokens.end) quote = reading_.quotes[quote].parent;
    return quote;
  }

  void open(const Piece& piece) {
    while (!open_.empty() && open_.back().tokens.end <= piece.tokens.begin) open_.pop_back();
    open_.push_back(piece);
  }

  bool holds_own(const Piece& piece, uint32_t token) const {
    if (!piece.tokens.contains(token)) return false;
    const int32_t quote = reading_.stretch_of(token).quote;
    if (out_.statements[piece.statement].mode == StatementMode::direct) return quote == piece.level;
    return quote >= 0 && reading_.quotes[quote].parent == piece.level;
  }

  // The innermost content whose speaker's own words hold the token; null when there is none, or two speakers have the
  // same words.
  const Piece* piece_around(uint32_t token) const {
    const Piece* inner = nullptr;
    for (size_t i = open_.size(), seen = 0; i-- > 0 && seen < max_open; ++seen) {
      const Piece& piece = open_[i];
      if (!holds_own(piece, token)) continue;
      if (inner == nullptr) inner = &piece;
      const bool same = piece.tokens.begin == inner->tokens.begin && piece.tokens.end == inner->tokens.end;
      if (same && speaker_of(piece) != speaker_of(*inner)) return nullptr;
    }
    return inner;
  }

  std::optional<uint32_t> speaker_of(const Piece& piece) const { return out_.statements[piece.statement].speaker; }

  // By the first letters of is_singular and "we": most words are none.
  bool may_be_first_person(uint32_t token) const {
    const char c = to_ascii_lower(reading_.text(token).front());
    return c == 'i' || c == 'm' || c == 'w';
  }

  void take(uint32_t token, size_t given) {
    if (!may_be_first_person(token)) return;
    const Span span = pronoun_at(token);
    const Person person = person_of(token, span);
    if (person == Person::none || unsound_[reading_.stretch_of(token).segment]) return;
    const Piece* piece = piece_around(token);
    if (piece == nullptr || !speaker_of(*piece) || !can_say(*piece, person)) return;
    if (is_inserted(token) || is_mentioned(span, given)) return;
    out_.entities.mentions.push_back({*speaker_of(*piece), MentionForm::pronoun, span});
  }

  // "I" of "I've".
  Span pronoun_at(uint32_t token) const {
    Span span = reading_.tokens.tokens[token].span;
    const size_t apostrophe = reading_.text(token).find_first_of("'\xE2");
    if (apostrophe != std::string_view::npos) span.end = span.begin + static_cast<uint32_t>(apostrophe);
    return span;
  }

  Person person_of(uint32_t token, Span span) const {
    if (reading_.tokens.tokens[token].kind != TokenKind::word || span.empty() || span.size() > 9) return Person::none;
    const std::string_view text = slice(reading_.article.text, span);
    const std::string word = to_lower(text);
    if (!is_singular(word) && word != "we") return Person::none;
    if (word == "i" ? text != "I" || is_numeral(token) : is_part_of_name(token)) return Person::none;
    if (word == "mine" && !is_owner(token)) return Person::none;
    return word == "we" ? Person::plural : Person::singular;
  }

  // "World War I", "a phase I trial", "Schedule I drugs": a noun before it, and behind it nothing that "I" could do.
  bool is_numeral(uint32_t token) const {
    if (slice(reading_.article.text, reading_.tokens.tokens[token].span) != "I") return false;  // "I've"
    const uint32_t before = reading_.previous(token), behind = reading_.next(token);
    constexpr uint32_t done = tag::past | tag::present | tag::base | tag::modal | tag::adverb;
    if (before == no_token || !reading_.has(before, tag::name | tag::noun)) return false;
    if (behind != no_token && reading_.has(behind, done)) return false;
    if (reading_.has(before, tag::name)) return true;
    const bool ends = behind == no_token || reading_.is(behind, ".") || reading_.has(behind, tag::conjunction);
    return !reading_.has(before, tag::any_verb) && (ends || reading_.has(behind, tag::noun));
  }

  // "US", "Our Town", "My Fair Lady": a capital that no begin of a sentence explains; "My Lai": before a name that is
  // no word.
  bool is_part_of_name(uint32_t token) const {
    const Token& written = reading_.tokens.tokens[token];
    if (written.all_upper || (written.capitalised && reading_.has(token, tag::name))) return true;
    const uint32_t behind = written.capitalised ? reading_.next(token) : no_token;
    return behind != no_token && reading_.has(behind, tag::name) &&
           !reading_.lexicon.words.contains(to_lower(reading_.text(behind)));
  }

  // "That is mine.", "a friend of mine who": no pit.
  bool is_owner(uint32_t token) const {
    const uint32_t before = reading_.previous(token), behind = reading_.next(token);
    if (before == no_token || (!reading_.is(before, "of") && !reading_.has(before, tag::be))) return false;
    return behind == no_token || reading_.is_punctuation(behind) || !reading_.has(behind, tag::nominal);
  }

  bool can_say(const Piece& piece, Person person) const {
    const Statement& statement = out_.statements[piece.statement];
    const EntityType type = out_.entities.entities[*statement.speaker].type;
    if (person == Person::singular) return type == EntityType::person;
    return type == EntityType::organization && speaks_for_itself(statement);
  }

  // "We" of a person, a group or a country is as often everybody; so is "our" of whomever. "They said" may be more than
  // the organization, and what is so according to an outlet are the words of others.
  bool speaks_for_itself(const Statement& statement) const {
    return statement.source_kind == SourceKind::named && statement.mode == StatementMode::direct &&
           statement.confidence >= least_confidence_for_we && statement.rule != "according-to" &&
           !is_pronoun(statement.source);
  }

  bool is_pronoun(const Spans& source) const {
    if (source.empty()) return false;
    const uint32_t token = token_at_or_after(reading_.tokens, source.front().begin);
    return token < reading_.words.size() && reading_.tokens.tokens[token].span.end >= source.front().end &&
           reading_.has(token, tag::pronoun);
  }

  // "[my] bridge": the outlet's word.
  bool is_inserted(uint32_t token) const {
    return token > 0 && token + 1 < reading_.words.size() && reading_.text(token - 1) == "[" &&
           reading_.text(token + 1) == "]";
  }

  // By a mention that came in: "World War I". Those are sorted by span, and so is the asking.
  bool is_mentioned(Span span, size_t given) {
    const std::vector<Mention>& mentions = out_.entities.mentions;
    for (; next_mention_ < given && mentions[next_mention_].span.begin <= span.begin; ++next_mention_)
      covered_ = std::max(covered_, mentions[next_mention_].span.end);
    return covered_ > span.begin;
  }

  const Reading& reading_;
  Attribution& out_;
  std::vector<bool> unsound_;  // By segment.
  std::vector<Piece> pieces_;
  std::vector<Piece> open_;
  size_t next_mention_ = 0;
  uint32_t covered_ = 0;
};

}  // namespace

void find_first_persons(const Reading& reading, Attribution& attribution) {
  FirstPersonFinder(reading, attribution).run();
}

}  // namespace onrecord
