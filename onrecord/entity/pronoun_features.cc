#include "onrecord/entity/pronoun_features.h"

#include <algorithm>
#include <initializer_list>

#include "onrecord/core/hash.h"

namespace onrecord {
namespace {

using Q = PronounQuestion;

constexpr uint32_t sentences_back = 3;
// A quote may part a pronoun from the sentence that it goes on from.
constexpr uint32_t sentences_back_with_quotes = 10;
constexpr size_t sightings_back = 40;  // The work per pronoun stays constant.
constexpr uint32_t tokens_ahead = 25;
constexpr uint32_t tokens_between = 80;
constexpr uint32_t longest_described = 5;  // Tokens from "a" to the noun.

// A number of so many bits; a larger one counts as the largest.
struct Part {
  uint32_t value;
  uint32_t bits;
};

void ask(PronounCandidate& out, PronounQuestion question, std::initializer_list<Part> parts) {
  uint32_t answer = 0;
  for (const Part& part : parts) answer = answer << part.bits | std::min(part.value, (1u << part.bits) - 1);
  out.answers.push_back({question, static_cast<uint16_t>(answer)});
}

// For questions with too many answers: two of them seldom share one.
void ask_hashed(PronounCandidate& out, PronounQuestion question, std::initializer_list<uint32_t> parts) {
  uint64_t answer = 0;
  for (uint32_t part : parts) {
    answer = (answer ^ part) * 0x9E3779B97F4A7C15u;
    answer ^= answer >> 29;
  }
  out.answers.push_back({question, static_cast<uint16_t>(answer % pronoun_answer_limit)});
}

template <typename Enum>
uint32_t number(Enum value) {
  return static_cast<uint32_t>(value);
}

// 0 to 10 for distances that tell apart.
uint32_t bucket(uint32_t tokens) {
  static constexpr uint32_t bounds[] = {1, 2, 4, 6, 9, 13, 18, 25, 35, 50};
  return static_cast<uint32_t>(std::upper_bound(std::begin(bounds), std::end(bounds), tokens) - std::begin(bounds));
}

// In a quote all sentences count; outside those of quotes do not.
uint32_t sentences_between(const PersonSighting& seen, const PersonPronoun& pronoun) {
  return pronoun.place.quote != 0 ? pronoun.place.sentence - seen.place.sentence
                                  : pronoun.place.story - seen.place.story;
}

}  // namespace

PronounFeatures::PronounFeatures(const Words& words, const std::vector<NameMention>& names, const Chains& chains,
                                 const std::vector<Gender>& genders)
    : words_(words),
      names_(names),
      chains_(chains),
      genders_(genders),
      subjects_(words, names),
      mentions_(chains.group_count()) {}

void PronounFeatures::note(const PersonSighting& sighting) {
  seen_.push_back(sighting);
  roles_.emplace_back();
  if (chains_.group(sighting.actor).type != EntityType::person) return;
  if (first_actor_ == nobody) first_actor_ = sighting.actor;
  const uint32_t count = ++mentions_[sighting.actor];
  if (most_mentioned_ == nobody || count > mentions_[most_mentioned_]) most_mentioned_ = sighting.actor;
}

void PronounFeatures::note(const PersonPronoun& pronoun, uint32_t actor) {
  last_pronoun_[number(pronoun.gender)][pronoun.place.quote != 0] = {pronoun.place.story, actor, true};
  if (actor != nobody) note({actor, pronoun.token, pronoun.token + 1, pronoun.place, MentionForm::pronoun});
}

std::vector<PronounCandidate> PronounFeatures::candidates(const PersonPronoun& pronoun, uint32_t next_name,
                                                          bool any_gender) {
  std::vector<Draft> drafts = draft(pronoun, next_name, any_gender);
  if (is_described_nearer(pronoun, drafts)) drafts.clear();
  std::vector<PronounCandidate> out(1 + drafts.size());
  out[0].actor = nobody;
  const Around around = read_around(pronoun);
  ask_of_nobody(pronoun, around, drafts, out[0]);
  for (uint32_t i = 0; i < drafts.size(); ++i) {
    PronounCandidate& candidate = out[i + 1];
    candidate.actor = drafts[i].actor;
    candidate.answers.reserve(pronoun_question_count);
    const Case c = read_case(pronoun, around, drafts[i], i);
    ask_of_place(c, candidate);
    ask_of_path(c, candidate);
    ask_of_words(c, candidate);
    ask_of_quotes(c, candidate);
    ask_of_clauses(c, candidate);
    ask_of_person(c, any_gender, candidate);
    ask_of_uses(c, candidate);
  }
  return out;
}

// ---------------------------------------------------------------- who it may be

size_t PronounFeatures::oldest() const { return seen_.size() > sightings_back ? seen_.size() - sightings_back : 0; }

// A person, or a lone name of which nothing is known, and not of the other gender; not who speaks.
bool PronounFeatures::may_be(uint32_t actor, Gender gender, uint32_t speaker) const {
  if (actor == speaker) return false;
  const NameGroup& group = chains_.group(actor);
  const Gender known = genders_[actor];
  if (group.is_weak || (known != Gender::unknown && gender != Gender::unknown && known != gender)) return false;
  return group.type == EntityType::person || (group.is_blank() && group.may_be(NameKind::person));
}

// Nearest first, those that are only named later behind all others.
std::vector<PronounFeatures::Draft> PronounFeatures::draft(const PersonPronoun& pronoun, uint32_t next_name,
                                                           bool any_gender) const {
  std::vector<Draft> out;
  const Gender gender = any_gender ? Gender::unknown : pronoun.gender;
  const auto known = [&](uint32_t actor) {
    return std::find_if(out.begin(), out.end(), [&](const Draft& draft) { return draft.actor == actor; });
  };
  for (size_t k = seen_.size(); k-- > oldest();) {
    const PersonSighting& seen = seen_[k];
    if (seen.place.sentence + sentences_back_with_quotes < pronoun.place.sentence) break;
    if (sentences_between(seen, pronoun) > sentences_back || !may_be(seen.actor, gender, pronoun.speaker)) continue;
    if (known(seen.actor) == out.end()) out.push_back({seen.actor, &seen, nobody});
  }
  const uint32_t limit = std::min(pronoun.names_end, pronoun.token + tokens_ahead);
  for (uint32_t k = next_name; k < names_.size() && names_[k].first < limit; ++k) {
    if (names_[k].first <= pronoun.token || names_[k].form != MentionForm::name || names_[k].is_nested) continue;
    const uint32_t actor = chains_.actor_of(k);
    if (!may_be(actor, gender, pronoun.speaker)) continue;
    const auto place = known(actor);
    if (place == out.end())
      out.push_back({actor, nullptr, k});
    else if (place->ahead == nobody)
      place->ahead = k;
  }
  return out;
}

// "A man shot at Ek's house" and nobody named since: who is described may be meant, and is no candidate.
bool PronounFeatures::is_described_nearer(const PersonPronoun& pronoun, const std::vector<Draft>& drafts) {
  const uint32_t described = last_described(pronoun);
  return described != nobody && std::none_of(drafts.begin(), drafts.end(), [&](const Draft& draft) {
           return draft.last != nullptr && place_of(*draft.last) > described;
         });
}

// The last noun for one of the pronoun's gender before it, here or in the last sentence, that names nobody.
uint32_t PronounFeatures::last_described(const PersonPronoun& pronoun) const {
  const uint8_t wanted = pronoun.gender == Gender::male ? syntax_male : syntax_female;
  const Sentence& here = sentence(pronoun.place.sentence);
  const Sentence& last = sentence(std::max(pronoun.place.sentence, 1u) - 1);
  const uint32_t from = std::max(last.first_token, pronoun.token - std::min(pronoun.token, tokens_between));
  for (uint32_t i = pronoun.token; i-- > from;) {
    if (has(i, wanted) && describes_another(i, i < here.first_token ? last : here)) return i;
  }
  return nobody;
}

// Behind "a": not "Ek, a man of few words" nor "Ek was a man".
bool PronounFeatures::describes_another(uint32_t noun, const Sentence& s) const {
  static constexpr std::string_view articles[] = {"a", "an", "another"};
  static constexpr std::string_view equal[] = {",", "is", "was", "be", "been", "like", "as", "of", "not", "became"};
  for (uint32_t i = noun; i > s.first_token && noun - i < longest_described; --i) {
    const std::string_view word = words_.folded(i - 1);
    if (std::find(std::begin(articles), std::end(articles), word) != std::end(articles)) {
      if (i - 1 == s.first_token) return true;
      return std::find(std::begin(equal), std::end(equal), words_.folded(i - 2)) == std::end(equal);
    }
    if (words_.token(i - 1).kind != TokenKind::word || words_.has(i - 1, word_function)) return false;
  }
  return false;
}

// Where a mention counts as standing: ", Ek said." closes a sentence that is about others.
uint32_t PronounFeatures::place_of(const PersonSighting& seen) {
  const std::vector<Clause>& all = subjects_.clauses(seen.place.sentence);
  const bool closes = all.size() > 1 && all.back().subject == seen.first && words_.has(all.back().verb, word_speech);
  return closes ? sentence(seen.place.sentence).first_token : seen.first;
}

PronounFeatures::Around PronounFeatures::read_around(const PersonPronoun& pronoun) const {
  const uint32_t in = pronoun.place.sentence;
  return {class_before(pronoun), class_at(pronoun.token + 1, in), word_before(pronoun),
          path(sentence(in).first_token, pronoun.token, 6), opens_with_phrase(in)};
}

PronounFeatures::Case PronounFeatures::read_case(const PersonPronoun& pronoun, const Around& around, const Draft& draft,
                                                 uint32_t rank) {
  const bool ahead = draft.last == nullptr;
  const uint32_t first = ahead ? names_[draft.ahead].first : draft.last->first;
  const uint32_t end = ahead ? names_[draft.ahead].end : draft.last->end;
  const uint32_t back = ahead ? 4 : sentences_between(*draft.last, pronoun);
  const bool same = !ahead && draft.last->place.sentence == pronoun.place.sentence;
  const MentionRole role = ahead ? subjects_.role(first, end, pronoun.place.sentence) : role_of(*draft.last);
  return {pronoun, around, draft, number(pronoun.grammatical_case), rank, ahead,
          first,   end,    back,  std::min(back, 2u) + ahead,       same, number(role)};
}

// REQUIRES: it is one of seen_.
MentionRole PronounFeatures::role_of(const PersonSighting& sighting) {
  std::optional<MentionRole>& role = roles_[static_cast<size_t>(&sighting - seen_.data())];
  if (!role) role = read_role(sighting);
  return *role;
}

MentionRole PronounFeatures::read_role(const PersonSighting& sighting) {
  if (sighting.form != MentionForm::pronoun)
    return subjects_.role(sighting.first, sighting.end, sighting.place.sentence);
  const std::string_view word = words_.folded(sighting.first);
  if (word == "he" || word == "she") return MentionRole::subject;
  return word == "his" ? MentionRole::owner : MentionRole::object;
}

// ---------------------------------------------------------------- what is asked

void PronounFeatures::ask_of_nobody(const PersonPronoun& pronoun, const Around& around,
                                    const std::vector<Draft>& drafts, PronounCandidate& out) const {
  const uint32_t back = drafts.empty() || drafts[0].last == nullptr ? 4 : sentences_between(*drafts[0].last, pronoun);
  const TakenFor& last = last_pronoun(pronoun);
  const uint32_t taken = !last.known || last.story + 2 < pronoun.place.story ? 0 : last.actor == nobody ? 1 : 2;
  const uint32_t begin = sentence(pronoun.place.sentence).first_token;
  const bool noun = gendered_noun_between(begin, pronoun.token, pronoun.gender);
  ask(out, Q::nobody,
      {{number(pronoun.grammatical_case), 2}, {static_cast<uint32_t>(drafts.size()), 2}, {pronoun.place.quote, 1}});
  ask(out, Q::nobody_before, {{around.before, 4}});
  ask(out, Q::nobody_place, {{back, 3}, {taken, 2}, {noun, 1}});
}

void PronounFeatures::ask_of_place(const Case& c, PronounCandidate& out) const {
  const MentionForm mention = c.ahead ? MentionForm::name : c.draft.last->form;
  const bool many_words = c.end - c.first > 1;
  const uint32_t written = mention == MentionForm::pronoun ? 3 : mention == MentionForm::nominal ? 2 : many_words;
  const uint32_t apart = c.ahead ? c.first - c.pronoun.token : c.pronoun.token - c.end;
  ask(out, Q::place, {{c.how, 2}, {c.back, 3}, {c.role, 3}});
  ask(out, Q::where, {{c.back, 3}, {c.role, 3}});
  ask(out, Q::nearness, {{c.rank, 3}, {c.ahead, 1}});
  ask(out, Q::distance, {{c.how, 2}, {c.ahead, 1}, {bucket(apart), 4}});
  ask(out, Q::rank, {{c.how, 2}, {c.rank, 3}, {std::min(c.back, 2u), 2}});
  ask(out, Q::form, {{c.how, 2}, {c.back, 3}, {written, 2}});
}

void PronounFeatures::ask_of_path(const Case& c, PronounCandidate& out) const {
  const uint32_t token = c.pronoun.token;
  const uint32_t way = c.same ? path(c.end, token, 6) : c.around.path;
  if (c.ahead)
    ask_hashed(out, Q::path, {path(token + 1, c.first, 6), c.how, c.role, c.back});
  else if (c.back < 3)
    ask_hashed(out, Q::path, {way, c.how, c.role, std::min(c.back, 2u)});
  if (c.back == 1) {
    const uint32_t end = std::min(c.end + 12, sentence(c.draft.last->place.sentence).end_token);
    ask_hashed(out, Q::path_behind, {path(c.end, end, 4), c.how, c.role});
  }
  if (!c.same) return;
  const Between in = between(c.end, token);
  const bool is_subject = c.role == number(MentionRole::subject);
  ask(out, Q::verbs, {{c.how, 2}, {c.role, 3}, {in.verbs, 2}, {in.clauses, 2}});
  ask(out, Q::clauses, {{c.how, 2}, {in.clauses, 2}, {in.commas, 2}, {is_subject, 1}});
}

void PronounFeatures::ask_of_words(const Case& c, PronounCandidate& out) const {
  const uint32_t in = c.pronoun.place.sentence;
  const bool is_subject = c.role == number(MentionRole::subject);
  const bool comma = c.ahead && c.first > 0 && words_.text(c.first - 1) == ",";
  ask_hashed(out, Q::word_before, {c.around.word, std::min(c.back, 2u) + 2 * c.ahead, std::min(c.role, 2u), c.how});
  ask(out, Q::before, {{c.around.before, 4}, {c.zone, 2}, {c.role, 3}});
  ask(out, Q::next_word, {{c.around.behind, 3}, {c.how, 2}, {c.same, 1}, {is_subject, 1}});
  ask(out, Q::behind_candidate, {{class_at(c.end, in), 3}, {c.how, 2}, {c.zone, 2}});
  ask(out, Q::ahead,
      {{c.draft.ahead != nobody, 1},
       {c.how, 2},
       {c.back, 3},
       {c.around.opens_with_phrase, 1},
       {comma, 1},
       {c.pronoun.place.quote, 1}});
  if (c.ahead) return;
  const bool noun = gendered_noun_between(c.end, c.pronoun.token, c.pronoun.gender);
  ask(out, Q::gendered_noun, {{std::min(c.back, 2u), 2}, {noun, 1}, {c.how, 2}});
}

void PronounFeatures::ask_of_quotes(const Case& c, PronounCandidate& out) const {
  const uint32_t quote = c.ahead ? 0 : c.draft.last->place.quote;
  const uint32_t quoted = quote == 0 ? 0 : quote == c.pronoun.place.quote ? 1 : 2;
  const bool subject = c.pronoun.grammatical_case == PronounCase::subject;
  const bool speech = c.around.behind == 3;
  ask(out, Q::quotes, {{subject, 1}, {c.back, 2}, {c.pronoun.place.quote, 1}, {quoted, 2}, {speech, 1}});
}

// The verbs before the pronoun: whose they are.
void PronounFeatures::ask_of_clauses(const Case& c, PronounCandidate& out) {
  const uint32_t in = c.pronoun.place.sentence, actor = c.draft.actor;
  const std::vector<Clause>& all = subjects_.clauses(in);
  const auto behind = std::lower_bound(all.begin(), all.end(), c.pronoun.token,
                                       [](const Clause& clause, uint32_t token) { return clause.verb < token; });
  const auto count = static_cast<size_t>(behind - all.begin());
  const Clause* nearest = count >= 1 ? &all[count - 1] : nullptr;
  const uint32_t near = standing(nearest, in, actor);
  const uint32_t second = standing(count >= 2 ? &all[count - 2] : nullptr, in, actor);
  const uint32_t main = standing(count >= 1 ? &all[0] : nullptr, in, actor);
  const uint32_t marks = nearest == nullptr ? 0 : between(nearest->verb, c.pronoun.token).clauses;
  const bool object = c.pronoun.grammatical_case == PronounCase::object;
  ask(out, Q::latest_subject, {{near, 2}, {c.how, 2}, {marks, 1}});
  ask(out, Q::subject, {{near, 2}, {object, 1}});
  ask(out, Q::latest_subjects, {{near, 2}, {second, 2}, {c.how, 2}});
  ask(out, Q::main_subject, {{main, 2}, {c.how, 2}, {std::min(c.back, 2u), 2}});
  ask(out, Q::verb_before, {{nearest == nullptr ? 0 : group_of(nearest->verb), 5}, {near, 2}, {c.how, 2}});
  ask(out, Q::word_behind, {{group_of(c.pronoun.token + 1), 5}, {near, 2}, {std::min(c.back, 3u), 2}});
  if (!c.ahead && c.back < 2) {
    static constexpr uint32_t kinds[] = {0, 1, 3, 3, 3, 2, 3, 3};  // Subject, object, others; owner.
    const uint32_t verb = subjects_.verb_of(c.first, c.draft.last->place.sentence);
    ask(out, Q::verb_of, {{verb == no_subject ? 0 : group_of(verb), 5}, {kinds[c.role], 2}, {c.how, 2}, {c.back, 1}});
  }
  ask_of_last_sentence(c, nearest != nullptr, out);
}

void PronounFeatures::ask_of_last_sentence(const Case& c, bool has_clause, PronounCandidate& out) {
  uint32_t first = 0, last = 0;
  if (const uint32_t in = c.pronoun.place.sentence; in > 0) {
    const std::vector<Clause>& all = subjects_.clauses(in - 1);
    first = standing(all.empty() ? nullptr : &all.front(), in - 1, c.draft.actor);
    last = standing(all.empty() ? nullptr : &all.back(), in - 1, c.draft.actor);
  }
  ask(out, Q::subject_before, {{first, 2}, {c.back == 0, 1}, {has_clause, 1}});
  ask(out, Q::subjects_before, {{first, 2}, {last, 2}, {c.how, 2}, {has_clause, 1}, {c.back == 0, 1}});
}

void PronounFeatures::ask_of_person(const Case& c, bool any_gender, PronounCandidate& out) const {
  const uint32_t actor = c.draft.actor;
  const NameGroup& group = chains_.group(actor);
  const bool was_pronoun = !c.ahead && c.draft.last->form == MentionForm::pronoun;
  if (!any_gender) ask(out, Q::gender, {{genders_[actor] == c.pronoun.gender, 1}});
  ask(out, Q::type, {{group.type == EntityType::person, 1}, {group.is_blank(), 1}});
  ask(out, Q::count, {{mentions_[actor], 3}, {actor == most_mentioned_, 1}});
  ask(out, Q::first, {{actor == first_actor_, 1}, {c.how, 2}});
  ask(out, Q::last_pronoun, {{taken_before(c.pronoun, actor), 4}, {c.how, 2}, {was_pronoun, 1}});
}

// Whom the last pronoun of the gender was taken for: 0 there is none near; then 1 the candidate, 2 nobody, 3 another
// in this sentence; 4 to 6 in the last, 7 to 9 in the one before.
uint32_t PronounFeatures::taken_before(const PersonPronoun& pronoun, uint32_t actor) const {
  const TakenFor& last = last_pronoun(pronoun);
  if (!last.known || last.story + 2 < pronoun.place.story) return 0;
  const uint32_t whom = last.actor == actor ? 1 : last.actor == nobody ? 2 : 3;
  return 3 * (pronoun.place.story - last.story) + whom;
}

void PronounFeatures::ask_of_uses(const Case& c, PronounCandidate& out) {
  uint32_t here = 0;
  bool subject = false;
  for (size_t k = seen_.size(); k-- > oldest();) {
    const PersonSighting& seen = seen_[k];
    if (seen.place.sentence + sentences_back_with_quotes < c.pronoun.place.sentence) break;
    if (seen.actor != c.draft.actor) continue;
    here += seen.place.sentence == c.pronoun.place.sentence;
    subject = subject || role_of(seen) == MentionRole::subject;
  }
  ask(out, Q::in_sentence, {{here, 2}, {c.how, 2}});
  ask(out, Q::was_subject, {{subject, 1}, {std::min(c.back, 3u), 2}, {c.how, 2}});
}

// ---------------------------------------------------------------- what stands where

uint32_t PronounFeatures::standing(const Clause* clause, uint32_t sentence, uint32_t actor) const {
  if (clause == nullptr || clause->subject == no_subject) return number(Standing::no_clause);
  const uint32_t subject = person_at(clause->subject, sentence);
  if (subject == nobody) return number(Standing::no_person);
  return number(subject == actor ? Standing::subject : Standing::other_is_subject);
}

// The actor of the mention that begins at the token; nobody: none does, or it is not known.
uint32_t PronounFeatures::person_at(uint32_t token, uint32_t sentence) const {
  for (size_t k = seen_.size(); k-- > oldest() && seen_[k].place.sentence >= sentence;) {
    if (seen_[k].first == token) return seen_[k].actor;
  }
  return nobody;
}

PronounFeatures::Between PronounFeatures::between(uint32_t begin, uint32_t end) const {
  Between out;
  for (uint32_t i = begin; i < std::min(end, begin + tokens_between); ++i) {
    out.verbs += subjects_.is_verb(i);
    out.clauses += has(i, syntax_clause);
    out.commas += words_.text(i) == ",";
  }
  return out;
}

// What stands between, in a few kinds of word, the last nearest; a run of one kind counts once.
uint32_t PronounFeatures::path(uint32_t begin, uint32_t end, int longest) const {
  uint32_t out = 0, last = 0;
  const uint32_t from = std::max(begin, end > tokens_between ? end - tokens_between : 0);
  for (uint32_t i = end; i-- > from && longest > 0;) {
    const uint32_t kind = path_kind(i);
    if (kind == last) continue;
    out = out * 11 + kind;
    last = kind;
    --longest;
  }
  return out;
}

uint32_t PronounFeatures::path_kind(uint32_t i) const {
  const std::string_view word = words_.folded(i);
  if (words_.is_mark(i)) return word == "," ? 1 : word == "(" || word == ")" ? 2 : 3;
  if (word == "to") return 4;
  if (word == "and" || word == "or") return 5;
  if (word == "who" || word == "whom" || word == "which") return 6;
  if (has(i, syntax_clause)) return 7;
  if (has(i, syntax_preposition)) return 8;
  return subjects_.is_verb(i) || word.ends_with("ing") ? 9 : 10;
}

// The word before the pronoun where it is one of the small ones, or its kind; 0: it opens the sentence.
uint32_t PronounFeatures::word_before(const PersonPronoun& pronoun) const {
  if (pronoun.token == sentence(pronoun.place.sentence).first_token) return 0;
  const uint32_t i = pronoun.token - 1;
  if (words_.has(i, word_function) || words_.is_mark(i)) return static_cast<uint32_t>(hash64(words_.folded(i)));
  return 1 + group_of(i);
}

uint32_t PronounFeatures::class_before(const PersonPronoun& pronoun) const {
  if (pronoun.token == sentence(pronoun.place.sentence).first_token) return 0;
  const uint32_t i = pronoun.token - 1;
  const std::string_view word = words_.folded(i);
  static constexpr std::string_view words[] = {"that", "and", "but", "as", "who", ",", "because", "when"};
  const auto found = std::find(std::begin(words), std::end(words), word);
  if (found != std::end(words)) return 1 + static_cast<uint32_t>(found - std::begin(words));
  if (words_.is_mark(i)) return 9;
  if (has(i, syntax_clause)) return 10;
  if (has(i, syntax_preposition)) return 11;
  if (words_.has(i, word_speech)) return 12;
  if (subjects_.is_verb(i)) return 13;
  return word.ends_with("ing") ? 14 : 15;
}

uint32_t PronounFeatures::class_at(uint32_t i, uint32_t in) const {
  if (i >= sentence(in).end_token) return 0;
  const std::string_view word = words_.folded(i);
  if (word == ",") return 1;
  if (words_.is_mark(i)) return 2;
  if (words_.has(i, word_speech)) return 3;
  if (word == "was" || word == "is" || word == "had" || word == "has") return 4;
  if (subjects_.is_verb(i)) return 5;
  return word == "who" || word == "whom" || word == "and" ? 6 : 7;
}

// Which of 32 kinds of word it is; 0: not known.
uint32_t PronounFeatures::group_of(uint32_t i) const {
  constexpr uint32_t groups_a_kind = 16;
  return i < words_.count() ? words_.form(i).facts.group / groups_a_kind : 0;
}

bool PronounFeatures::gendered_noun_between(uint32_t begin, uint32_t end, Gender gender) const {
  const uint8_t wanted = gender == Gender::male ? syntax_male : syntax_female;
  const uint32_t from = std::max(begin, end > tokens_between / 2 ? end - tokens_between / 2 : 0);
  for (uint32_t i = from; i < end; ++i) {
    if (has(i, wanted)) return true;
  }
  return false;
}

bool PronounFeatures::opens_with_phrase(uint32_t in) const {
  const uint32_t first = sentence(in).first_token;
  return words_.folded(first).ends_with("ing") || has(first, syntax_preposition | syntax_clause);
}

}  // namespace onrecord
