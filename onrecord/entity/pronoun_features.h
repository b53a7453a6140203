// Who a "he" or "she" may be, and what the pronoun model is told of each. Private to this folder.
//
// A candidate is a person, or a name that may be one, that this sentence or the three before name or take up, or that
// this one names later; never whose words the quote is that the pronoun stands in. Nobody is one where a person without
// a name ("a man") stands nearer than all. Asked are where the last mention stands and what it does there, what stands
// between, whose the verbs around are, how often the person was mentioned, and whom the last pronoun meant. A quote
// between two sentences of the teller counts as none.
#pragma once

#include <optional>
#include <vector>

#include "onrecord/entity/chains.h"
#include "onrecord/entity/pronoun_model.h"
#include "onrecord/entity/quotes.h"

namespace onrecord {

// Where something stands.
struct PlaceInText {
  uint32_t sentence;
  uint32_t story;  // Sentences before it that are not wholly quoted.
  uint32_t quote;  // The number of the quote that it stands in; 0: in none.
};

// A mention that a pronoun may take up.
struct PersonSighting {
  uint32_t actor;       // A root group.
  uint32_t first, end;  // Tokens.
  PlaceInText place;
  MentionForm form;
};

enum class PronounCase : uint8_t { subject, object, owner, reflexive };

inline constexpr uint32_t nobody = ~0u;

// "he", "him", "his" or "himself", or hers.
struct PersonPronoun {
  uint32_t token;
  PlaceInText place;
  PronounCase grammatical_case;
  Gender gender;
  uint32_t names_end;  // Names from this token on are not meant: the quote that it stands in ends, or the sentence.
  uint32_t speaker;    // The actor whose words that quote is, who would say "I"; nobody: not known, or no quote.
};

struct PronounCandidate {
  uint32_t actor;  // A root group; `nobody`: the pronoun stays unresolved.
  std::vector<PronounAnswer> answers;
};

class PronounFeatures {
 public:
  // REQUIRES: all outlive it; names are sorted; genders are by root group, and may change.
  PronounFeatures(const Words& words, const std::vector<NameMention>& names, const Chains& chains,
                  const std::vector<Gender>& genders);

  Subjects& subjects() { return subjects_; }

  // Tells of a mention. REQUIRES: in text order.
  void note(const PersonSighting& sighting);
  // Tells whom a pronoun was taken for; `nobody` too.
  void note(const PersonPronoun& pronoun, uint32_t actor);

  // The candidates of a pronoun, nobody first. `next_name`: the first name behind it. With `any_gender` those of the
  // other gender too, and none is asked for its gender.
  std::vector<PronounCandidate> candidates(const PersonPronoun& pronoun, uint32_t next_name, bool any_gender);

 private:
  struct Draft {
    uint32_t actor;
    const PersonSighting* last;  // Null: only named later.
    uint32_t ahead;              // In names_; nobody: not named later in the sentence.
  };
  // What stands around a pronoun, whoever is meant.
  struct Around {
    uint32_t before, behind;  // Classes of words.
    uint32_t word;
    uint32_t path;  // From the sentence's begin.
    bool opens_with_phrase;
  };
  // What several questions are about.
  struct Case {
    const PersonPronoun& pronoun;
    const Around& around;
    const Draft& draft;
    uint32_t how;         // Its case.
    uint32_t rank;        // Candidates that stand nearer.
    bool ahead;           // Only named later.
    uint32_t first, end;  // Of the last mention, or the one ahead.
    uint32_t back;        // Sentences; 4: ahead.
    uint32_t zone;        // 0 to 2: back, 3: ahead.
    bool same;            // In the pronoun's sentence, before it.
    uint32_t role;
  };
  // What a candidate is to a clause.
  enum class Standing : uint8_t { no_clause, subject, other_is_subject, no_person };
  struct TakenFor {
    uint32_t story;
    uint32_t actor;
    bool known = false;
  };
  struct Between {
    uint32_t verbs = 0, clauses = 0, commas = 0;
  };

  std::vector<Draft> draft(const PersonPronoun& pronoun, uint32_t next_name, bool any_gender) const;
  bool may_be(uint32_t actor, Gender gender, uint32_t speaker) const;
  Around read_around(const PersonPronoun& pronoun) const;
  Case read_case(const PersonPronoun& pronoun, const Around& around, const Draft& draft, uint32_t rank);
  void ask_of_nobody(const PersonPronoun& pronoun, const Around& around, const std::vector<Draft>& drafts,
                     PronounCandidate& out) const;
  void ask_of_place(const Case& c, PronounCandidate& out) const;
  void ask_of_path(const Case& c, PronounCandidate& out) const;
  void ask_of_words(const Case& c, PronounCandidate& out) const;
  void ask_of_quotes(const Case& c, PronounCandidate& out) const;
  void ask_of_clauses(const Case& c, PronounCandidate& out);
  void ask_of_last_sentence(const Case& c, bool has_clause, PronounCandidate& out);
  void ask_of_person(const Case& c, bool any_gender, PronounCandidate& out) const;
  void ask_of_uses(const Case& c, PronounCandidate& out);
  uint32_t taken_before(const PersonPronoun& pronoun, uint32_t actor) const;
  MentionRole role_of(const PersonSighting& sighting);
  MentionRole read_role(const PersonSighting& sighting);
  uint32_t standing(const Clause* clause, uint32_t sentence, uint32_t actor) const;
  uint32_t person_at(uint32_t token, uint32_t sentence) const;
  size_t oldest() const;
  Between between(uint32_t begin, uint32_t end) const;
  uint32_t path(uint32_t begin, uint32_t end, int longest) const;
  uint32_t path_kind(uint32_t i) const;
  uint32_t word_before(const PersonPronoun& pronoun) const;
  uint32_t class_before(const PersonPronoun& pronoun) const;
  uint32_t class_at(uint32_t i, uint32_t sentence) const;
  uint32_t group_of(uint32_t i) const;
  bool is_described_nearer(const PersonPronoun& pronoun, const std::vector<Draft>& drafts);
  uint32_t last_described(const PersonPronoun& pronoun) const;
  bool describes_another(uint32_t noun, const Sentence& s) const;
  uint32_t place_of(const PersonSighting& seen);
  bool gendered_noun_between(uint32_t begin, uint32_t end, Gender gender) const;
  bool opens_with_phrase(uint32_t sentence) const;
  const Sentence& sentence(uint32_t i) const { return words_.tokens().sentences[i]; }
  bool has(uint32_t i, uint8_t syntax) const { return subjects_.has(i, syntax); }
  const TakenFor& last_pronoun(const PersonPronoun& p) const {
    return last_pronoun_[static_cast<size_t>(p.gender)][p.place.quote != 0];
  }

  const Words& words_;
  const std::vector<NameMention>& names_;
  const Chains& chains_;
  const std::vector<Gender>& genders_;
  Subjects subjects_;
  std::vector<PersonSighting> seen_;                       // In text order.
  std::vector<std::optional<MentionRole>> roles_;          // Of them; empty: not asked for yet.
  std::vector<uint32_t> mentions_;                         // By root group, so far.
  uint32_t first_actor_ = nobody;                          // The first person of the text.
  uint32_t most_mentioned_ = nobody;                       // So far.
  std::array<std::array<TakenFor, 2>, 3> last_pronoun_{};  // By gender, outside and inside quotes.
};

}  // namespace onrecord
