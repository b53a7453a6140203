// Who "he", "its" and "the minister" are, by nearness, grammar and what is known of the actors.
//
// "He" and "she" take the candidate that the pronoun model (pronoun_features.h) finds likeliest, or nobody where that
// is likelier; never one of the other gender, nor who speaks the quote that it stands in (quotes.h). "It" and "they"
// take only the subject of their own sentence or the one before, when that is no person. A noun takes the one actor of
// the page whose title or name has the noun
// ("the minister": a role with "Minister"; "the ministry": a name with "Ministry"), or the only actor of its type in
// this sentence and the one before. Whoever is not clear stays unresolved.
//
// The rules after Lappin & Leass (1994) and Kennedy & Boguraev (1996), without a parser.
#include "onrecord/entity/reference.h"

#include <optional>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t none = ~0u;
constexpr uint32_t sentences_back = 3;

enum class PronounKind : uint8_t { no, he, she, it, they };

struct Pronoun {
  std::string_view word;
  PronounKind kind;
  bool is_subject;
};

constexpr Pronoun pronouns[] = {
    {"he", PronounKind::he, true},       {"him", PronounKind::he, false},      {"his", PronounKind::he, false},
    {"himself", PronounKind::he, false}, {"she", PronounKind::she, true},      {"her", PronounKind::she, false},
    {"hers", PronounKind::she, false},   {"herself", PronounKind::she, false}, {"it", PronounKind::it, true},
    {"its", PronounKind::it, false},     {"itself", PronounKind::it, false},   {"they", PronounKind::they, true},
    {"their", PronounKind::they, false}, {"them", PronounKind::they, false},
};

const Pronoun* pronoun_of(std::string_view folded) {
  if (folded.size() < 2 || folded.size() > 7) return nullptr;
  for (const Pronoun& p : pronouns) {
    if (p.word == folded) return &p;
  }
  return nullptr;
}

// A mention that may be taken up again.
struct Candidate {
  uint32_t actor;
  uint32_t first, end;  // Tokens.
  uint32_t sentence;
  bool is_subject;
  bool is_owner;  // "Ek's"
  bool in_quote;
};

class Resolver {
 public:
  Resolver(const Words& words, const std::vector<NameMention>& names, Chains& chains, bool any_gender = false,
           std::vector<AskedPronoun>* asked = nullptr)
      : words_(words),
        names_(names),
        chains_(chains),
        genders_(chains.group_count(), Gender::unknown),
        persons_(words, names, chains, genders_),
        quotes_(words, names, persons_.subjects()),
        any_gender_(any_gender),
        asked_(asked) {
    for (uint32_t g = 0; g < chains.group_count(); ++g) genders_[g] = chains.group(g).gender;
    learn_genders();
    learn_roles();
  }

  std::vector<Reference> run() && {
    const auto& sentences = words_.tokens().sentences;
    for (uint32_t s = 0; s < sentences.size(); ++s) read_sentence(s);
    return std::move(out_);
  }

 private:
  // Every sentence is read once, names and references in text order.
  void read_sentence(uint32_t sentence) {
    const Sentence& s = words_.tokens().sentences[sentence];
    sentence_ = sentence;
    first_ = s.first_token;
    end_ = s.end_token;
    has_subject_ = false;
    if (story_goes_on_) ++story_;
    story_goes_on_ = false;
    while (!recent_.empty() && oldest_ < recent_.size() && recent_[oldest_].sentence + sentences_back < sentence)
      ++oldest_;
    for (uint32_t i = first_; i < end_;) {
      story_goes_on_ = story_goes_on_ || (!words_.is_mark(i) && !in_quote(i));
      if (const uint32_t end = read_name(i); end > i) {
        i = end;
        continue;
      }
      const uint32_t end = read_nominal(i);
      if (end > i) {
        i = end;
        continue;
      }
      read_pronoun(i);
      ++i;
    }
  }

  bool in_quote(uint32_t i) const { return quotes_.at(i) != 0; }

  uint32_t read_name(uint32_t i) {
    uint32_t end = i;
    while (next_name_ < names_.size() && names_[next_name_].first <= i) {
      const NameMention& name = names_[next_name_];
      const uint32_t actor = chains_.actor_of(next_name_);
      ++next_name_;
      if (name.first < i || chains_.group(actor).is_weak) continue;
      if (name.form == MentionForm::name && !name.is_nested) {
        push(actor, name.first, name.end, MentionForm::name);
        end = std::max(end, name.end);
      }
    }
    return end;
  }

  void push(uint32_t actor, uint32_t first, uint32_t end, MentionForm form) {
    Candidate c{actor, first, end, sentence_, false, words_.is_possessive(end), in_quote(first)};
    const bool after_preposition = first > first_ && is_preposition(first - 1);
    c.is_subject = !c.is_owner && !after_preposition && (!has_subject_ || begins_clause(first));
    has_subject_ = has_subject_ || c.is_subject;
    recent_.push_back(c);
    persons_.note({actor, first, end, {sentence_, story_, quotes_.at(first)}, form});
  }

  bool is_preposition(uint32_t i) const {
    const uint32_t at = words_.folded(i) == "the" && i > first_ ? i - 1 : i;
    return (words_.form(at).facts.syntax & syntax_preposition) != 0;
  }

  bool begins_clause(uint32_t i) const { return i == first_ || (words_.form(i - 1).facts.syntax & syntax_clause) != 0; }

  // ---------------------------------------------------------------- pronouns

  void read_pronoun(uint32_t i) {
    if (words_.token(i).kind != TokenKind::word) return;
    const Pronoun* pronoun = pronoun_of(words_.folded(i));
    if (pronoun == nullptr || (words_.token(i).all_upper && words_.letter_case(sentence_) == LetterCase::sentence))
      return;
    const bool personal = pronoun->kind == PronounKind::he || pronoun->kind == PronounKind::she;
    const uint32_t actor = personal ? person_for(i, *pronoun) : body_for(i, *pronoun);
    if (actor == none) return;
    out_.push_back({words_.token(i).span, MentionForm::pronoun, actor});
    const bool subject = pronoun->is_subject && (!has_subject_ || begins_clause(i));
    recent_.push_back({actor, i, i + 1, sentence_, subject, false, in_quote(i)});
    has_subject_ = has_subject_ || subject;
  }

  uint32_t person_for(uint32_t i, const Pronoun& pronoun) {
    const PersonPronoun asked = ask(i, pronoun, speaker_of(quotes_.at(i), i));
    const uint32_t best = likeliest(asked);
    if (asked_ != nullptr) asked_->push_back({asked, persons_.candidates(asked, next_name_, any_gender_), best});
    persons_.note(asked, best);
    if (best == none) return none;
    chains_.group(best).type = EntityType::person;  // Where nothing else told what it is.
    genders_[best] = asked.gender;
    return best;
  }

  PersonPronoun ask(uint32_t i, const Pronoun& pronoun, uint32_t speaker) const {
    const Gender gender = pronoun.kind == PronounKind::he ? Gender::male : Gender::female;
    const uint32_t quote = quotes_.at(i);
    const uint32_t names_end = quote == 0 ? end_ : std::min(end_, quotes_.quote(quote).end);
    return {i, {sentence_, story_, quote}, case_of(i, pronoun), gender, names_end, speaker};
  }

  // The candidate with the most points; nobody where that is the likeliest.
  uint32_t likeliest(const PersonPronoun& asked) {
    uint32_t best = none;
    int32_t most = 0;
    for (const PronounCandidate& candidate : persons_.candidates(asked, next_name_, false)) {
      const int32_t points = words_.lexicon().pronoun_model.score(candidate.answers);
      if (candidate.actor != nobody && points <= most) continue;
      best = candidate.actor;
      most = points;
    }
    return best;
  }

  // Whose words the quote is that holds the pronoun at `i`, where a cue tells.
  uint32_t speaker_of(uint32_t quote, uint32_t i) {
    if (quote == told_quote_ || quote == 0) return quote == 0 ? none : speaker_;
    told_quote_ = quote;
    speaker_ = actor_at(quotes_.speaker(quote), i);
    return speaker_;
  }

  // Who is named at the token, or meant by a pronoun there: one before `i` was taken for somebody, one behind it is
  // asked for before its turn.
  uint32_t actor_at(uint32_t token, uint32_t i) {
    if (token == no_subject) return none;
    const auto name = std::lower_bound(names_.begin(), names_.end(), token,
                                       [](const NameMention& n, uint32_t t) { return n.first < t; });
    if (name != names_.end() && name->first == token)
      return chains_.actor_of(static_cast<uint32_t>(name - names_.begin()));
    if (token < i) return taken_at(token);
    const Pronoun* pronoun = pronoun_of(words_.folded(token));
    const bool personal = pronoun != nullptr && (pronoun->kind == PronounKind::he || pronoun->kind == PronounKind::she);
    return personal ? likeliest(ask(token, *pronoun, none)) : none;
  }

  uint32_t taken_at(uint32_t token) const {
    for (size_t k = recent_.size(); k-- > nearest_from();) {
      if (recent_[k].first == token) return recent_[k].actor;
    }
    return none;
  }

  PronounCase case_of(uint32_t i, const Pronoun& pronoun) const {
    if (pronoun.is_subject) return PronounCase::subject;
    if (pronoun.word.ends_with("self")) return PronounCase::reflexive;
    return pronoun.word == "him" || (pronoun.word == "her" && !owns(i)) ? PronounCase::object : PronounCase::owner;
  }

  // "her house", "her own": not "met her in".
  bool owns(uint32_t i) const {
    if (i + 1 >= end_ || words_.token(i + 1).kind != TokenKind::word) return false;
    static constexpr std::string_view words[] = {"own", "most", "many", "other", "few", "several", "only", "then"};
    return !words_.has(i + 1, word_function) ||
           std::find(std::begin(words), std::end(words), words_.folded(i + 1)) != std::end(words);
  }

  // At most forty candidates are near enough: the work per word stays constant.
  size_t nearest_from() const { return std::max(oldest_, recent_.size() > 40 ? recent_.size() - 40 : 0); }

  bool clause_between(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i) {
      if (words_.has(i, word_speech) || words_.folded(i) == "that" || words_.folded(i) == ",") return true;
    }
    return false;
  }

  uint32_t body_for(uint32_t i, const Pronoun& pronoun) const {
    if (pronoun.word == "it" && is_empty_it(i)) return none;
    uint32_t found = none;
    for (size_t k = recent_.size(); k-- > nearest_from();) {
      const Candidate& c = recent_[k];
      if (c.sentence + 1 < sentence_) break;
      if (c.sentence != sentence_ && i > first_ + 1) break;
      if (c.in_quote != in_quote(i)) continue;
      if (!c.is_subject || !is_body(c.actor, pronoun.kind)) continue;
      const bool may_be_object = pronoun.word == "it" || pronoun.word == "them";
      if (may_be_object && c.sentence == sentence_ && !clause_between(c.end, i)) return none;  // "The council built it"
      if (found != none && found != c.actor) return none;
      found = c.actor;
    }
    return found;
  }

  bool is_body(uint32_t actor, PronounKind kind) const {
    const EntityType type = chains_.group(actor).type;
    if (type == EntityType::organization || type == EntityType::group) return true;
    return kind == PronounKind::it && (type == EntityType::country || type == EntityType::publication);
  }

  // "It is clear that", "it would take": an it that stands for nothing.
  bool is_empty_it(uint32_t i) const {
    if (i + 1 >= end_) return true;
    static constexpr std::string_view words[] = {
        "is",    "was",     "'s",       "would", "will", "seems", "seemed", "appears", "appeared", "may",
        "might", "remains", "remained", "takes", "took", "could", "comes",  "came",    "turned",   "turns"};
    return std::find(std::begin(words), std::end(words), words_.folded(i + 1)) != std::end(words);
  }

  // ---------------------------------------------------------------- nouns

  // "his wife Ann", "his wife, Ann Ek," and "Ann Ek, the daughter of": where the name itself tells no gender.
  void learn_genders() {
    for (uint32_t i = 0; i < names_.size(); ++i) {
      const NameMention& name = names_[i];
      Gender& gender = genders_[chains_.actor_of(i)];
      if (gender != Gender::unknown || name.form != MentionForm::name || name.is_nested) continue;
      const Sentence& s = words_.tokens().sentences[name.sentence];
      const auto at = [&](uint32_t token) {
        return token >= s.first_token && token < s.end_token ? told_by(token) : Gender::unknown;
      };
      const bool comma_behind = name.end < s.end_token && words_.text(name.end) == ",";
      const bool comma_before = name.first > s.first_token + 1 && words_.text(name.first - 1) == ",";
      gender = name.first > s.first_token ? at(name.first - 1) : Gender::unknown;
      if (gender == Gender::unknown && comma_before && comma_behind) gender = at(name.first - 2);
      for (uint32_t k = name.end + 1; comma_behind && gender == Gender::unknown && k < name.end + 4; ++k) {
        if (k >= s.end_token || words_.is_mark(k)) break;
        gender = at(k);
      }
    }
  }

  Gender told_by(uint32_t token) const {
    const uint8_t syntax = words_.form(token).facts.syntax;
    if ((syntax & syntax_male) != 0) return Gender::male;
    return (syntax & syntax_female) != 0 ? Gender::female : Gender::unknown;
  }

  // The last words of every role, by actor: "minister" of "Foreign Minister".
  void learn_roles() {
    for (uint32_t i = 0; i < names_.size(); ++i) {
      if (!names_[i].role) continue;
      roles_.push_back({chains_.actor_of(i), names_[i].first, to_lower(slice(words_.article().text, *names_[i].role))});
    }
  }

  // "the minister", "this group", "the Syrian army commander"; returns the end of the noun, or `i`.
  uint32_t read_nominal(uint32_t i) {
    const std::string_view determiner = words_.folded(i);
    if (determiner != "the" && determiner != "this" && determiner != "that") return i;
    const uint32_t limit = std::min(end_, i + 5);
    for (uint32_t head = i + 1; head < limit; ++head) {
      if (words_.token(head).kind != TokenKind::word) return i;
      const auto match = words_.longest(words_.lexicon().nominals, head, std::min(end_, head + 4));
      if (match.end == 0) {
        if (words_.token(head).capitalised || words_.has(head, word_function)) return i;
        continue;
      }
      if (goes_on(match.end)) continue;
      const uint32_t actor = actor_for(i, head, match.end, *match.value);
      if (actor == none) return i;
      out_.push_back({words_.span(i, match.end), MentionForm::nominal, actor});
      push(actor, i, match.end, MentionForm::nominal);
      return match.end;
    }
    return i;
  }

  // Whether the noun is only the begin of a longer phrase: "the group leader", "the minister of", "the president Ek".
  bool goes_on(uint32_t i) const {
    if (i >= end_ || words_.token(i).kind != TokenKind::word) return false;
    const std::string_view next = words_.folded(i);
    if (next == "of" || next == "for" || words_.token(i).capitalised) return true;
    if (words_.lexicon().nominals.find(next) != nullptr) return true;
    return words_.has(i, word_head) && words_.form(i).facts.head_type == EntityType::organization && next != "forces" &&
           next != "security";
  }

  uint32_t actor_for(uint32_t begin, uint32_t head, uint32_t end, uint32_t types) const {
    const std::string noun = words_.phrase(head, end);
    if ((types & type_bit(EntityType::person)) != 0) {
      const uint32_t person = bearer_of(noun, begin);
      if (person != none || types == type_bit(EntityType::person)) return person;
    }
    const uint32_t namesake = named_with(noun);
    return namesake != none ? namesake : only_recent(types);
  }

  // The person whose role says the noun: the only one of the page so far, or the one in this or the last sentence.
  uint32_t bearer_of(const std::string& noun, uint32_t before) const {
    uint32_t found = none;
    for (const RoleOf& role : roles_) {
      if (role.token > before) break;
      if (!says(role.words, noun) || role.actor == found) continue;
      if (found != none) return recent_bearer(noun);
      found = role.actor;
    }
    return found;
  }

  uint32_t recent_bearer(const std::string& noun) const {
    for (size_t k = recent_.size(); k-- > nearest_from();) {
      const Candidate& c = recent_[k];
      if (c.sentence + 1 < sentence_) break;
      for (const RoleOf& role : roles_) {
        if (role.actor == c.actor && says(role.words, noun)) return c.actor;
      }
    }
    return none;
  }

  static bool says(std::string_view role, std::string_view noun) {
    if (!role.ends_with(noun)) return false;
    if (role.size() > noun.size() && role[role.size() - noun.size() - 1] != ' ') return false;
    // "the president" is no vice president; "the former president" only where the noun says so.
    const std::string_view rest = role.substr(0, role.size() - noun.size());
    return !rest.ends_with("vice ") && !rest.ends_with("deputy ") && !rest.ends_with("assistant ");
  }

  // The one body of the last sentences whose name has the noun as a word: "the ministry".
  uint32_t named_with(const std::string& noun) const {
    uint32_t found = none;
    for (size_t k = recent_.size(); k-- > nearest_from();) {
      const Candidate& c = recent_[k];
      if (chains_.group(c.actor).type == EntityType::person || !name_has(c, noun)) continue;
      if (found != none && found != c.actor) return none;
      found = c.actor;
    }
    return found;
  }

  bool name_has(const Candidate& c, std::string_view noun) const {
    for (uint32_t i = c.first; i < c.end; ++i) {
      if (words_.folded(i) == noun && words_.token(i).capitalised) return true;
    }
    return false;
  }

  // The only actor of a fitting type in this sentence and the last.
  uint32_t only_recent(uint32_t types) const {
    uint32_t found = none;
    for (size_t k = recent_.size(); k-- > nearest_from();) {
      const Candidate& c = recent_[k];
      if (c.sentence + 1 < sentence_) break;
      if ((type_bit(chains_.group(c.actor).type) & types & ~type_bit(EntityType::person)) == 0) continue;
      if (found != none && found != c.actor) return none;
      found = c.actor;
    }
    return found;
  }

  struct RoleOf {
    uint32_t actor;
    uint32_t token;
    std::string words;
  };

  const Words& words_;
  const std::vector<NameMention>& names_;
  Chains& chains_;
  std::vector<Gender> genders_;  // By root group; a pronoun that resolves tells it.
  PronounFeatures persons_;
  Quotes quotes_;
  bool any_gender_;
  std::vector<AskedPronoun>* asked_;
  std::vector<RoleOf> roles_;  // By token.
  std::vector<Candidate> recent_;
  size_t oldest_ = 0;  // In recent_: before it nothing is near enough.
  std::vector<Reference> out_;
  uint32_t next_name_ = 0;
  uint32_t sentence_ = 0, first_ = 0, end_ = 0;
  uint32_t story_ = 0;  // Sentences read that are not wholly quoted.
  bool story_goes_on_ = false;
  uint32_t told_quote_ = 0;  // Whose speaker_ is.
  uint32_t speaker_ = none;
  bool has_subject_ = false;
};

}  // namespace

std::vector<Reference> find_references(const Words& words, const std::vector<NameMention>& names, Chains& chains) {
  return Resolver(words, names, chains).run();
}

std::vector<AskedPronoun> ask_pronouns(const Words& words, const std::vector<NameMention>& names, Chains& chains,
                                       bool any_gender) {
  std::vector<AskedPronoun> asked;
  Resolver(words, names, chains, any_gender, &asked).run();
  return asked;
}

}  // namespace onrecord
