#include "onrecord/entity/subjects.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr uint32_t longest_phrase = 6;      // Tokens before the last of a noun phrase.
constexpr uint32_t longest_insertion = 40;  // Between two commas or in brackets.
constexpr uint32_t subject_to_verb = 60;
constexpr int most_steps = 40;

template <size_t n>
bool is_one_of(std::string_view word, const std::string_view (&words)[n]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

Subjects::Subjects(const Words& words, const std::vector<NameMention>& names) : words_(words), names_(names) {}

const std::vector<Clause>& Subjects::clauses(uint32_t sentence) {
  Reading& read = read_[sentence % read_.size()];
  if (read.sentence == sentence) return read.clauses;
  read.sentence = sentence;
  read.clauses.clear();
  const Sentence& s = words_.tokens().sentences[sentence];
  mark_names(s, read);
  uint32_t goes_on = s.first_token;  // Where the next verb would belong to the last: "had never left".
  for (uint32_t i = s.first_token; i < s.end_token; ++i) {
    if (is_verb(i) || stands_as_verb(i, s, read)) {
      if (goes_on != i || read.clauses.empty()) read.clauses.push_back({i, subject_of(i, s, read)});
      goes_on = i + 1;
    } else if (goes_on == i && is_adverb(i)) {
      ++goes_on;
    }
  }
  return read.clauses;
}

MentionRole Subjects::role(uint32_t first, uint32_t end, uint32_t sentence) {
  const Sentence& s = words_.tokens().sentences[sentence];
  if (words_.is_possessive(end)) return MentionRole::owner;
  if (first > s.first_token && words_.text(first - 1) == "(") return MentionRole::in_brackets;
  const uint32_t begin = phrase_begin(first, s);
  if (is_behind_preposition(begin, s)) {
    if (words_.folded(begin - 1) == "by") return MentionRole::agent;
    return words_.folded(begin - 1) == "of" ? MentionRole::of : MentionRole::behind_preposition;
  }
  if (clause_of_subject(first, sentence) != nullptr) return MentionRole::subject;
  if (begin == s.first_token) return MentionRole::subject;
  const std::string_view before = words_.folded(begin - 1);
  if (is_verb(begin - 1) || before.ends_with("ing") || before == "to") return MentionRole::object;
  return has(begin - 1, syntax_clause) ? MentionRole::subject : MentionRole::other;
}

const Clause* Subjects::clause_of_subject(uint32_t token, uint32_t sentence) {
  const std::vector<Clause>& all = clauses(sentence);
  auto clause = std::lower_bound(all.begin(), all.end(), token, [](const Clause& c, uint32_t t) { return c.verb < t; });
  for (; clause != all.end() && clause->verb < token + subject_to_verb; ++clause) {
    if (clause->subject == token) return &*clause;
  }
  return nullptr;
}

uint32_t Subjects::verb_of(uint32_t first, uint32_t sentence) {
  if (const Clause* clause = clause_of_subject(first, sentence)) return clause->verb;
  const std::vector<Clause>& all = clauses(sentence);
  const auto behind =
      std::lower_bound(all.begin(), all.end(), first, [](const Clause& c, uint32_t token) { return c.verb < token; });
  return behind == all.begin() ? no_subject : (behind - 1)->verb;
}

bool Subjects::is_verb(uint32_t i) const {
  if (words_.token(i).kind != TokenKind::word || words_.token(i).capitalised) return false;
  return has(i, syntax_verb) || (words_.folded(i).size() > 4 && words_.folded(i).ends_with("ed"));
}

// What no table knows: "Ek tells", "who plays", "she reopened".
bool Subjects::stands_as_verb(uint32_t i, const Sentence& s, const Reading& read) const {
  if (i == s.first_token || words_.token(i).kind != TokenKind::word || words_.token(i).capitalised) return false;
  if (words_.has(i, word_function) || has(i, syntax_preposition | syntax_clause)) return false;
  const bool behind_name = read.names[i - 1 - s.first_token] != 0;
  if (!behind_name && !words_.has(i - 1, word_function)) return false;
  const std::string_view word = words_.folded(i);
  if (word == "'s" || is_adverb(i)) return false;
  if (is_one_of(words_.folded(i - 1), {"who", "he", "she", "they", "it"})) return true;
  return behind_name && word.size() > 3 && word.ends_with('s') && !word.ends_with("ss");
}

void Subjects::mark_names(const Sentence& s, Reading& out) const {
  out.names.assign(s.end_token - s.first_token, 0);
  auto name = std::lower_bound(names_.begin(), names_.end(), s.first_token,
                               [](const NameMention& n, uint32_t token) { return n.first < token; });
  for (; name != names_.end() && name->first < s.end_token; ++name) {
    if (name->is_nested || name->form != MentionForm::name) continue;
    for (uint32_t i = name->first; i < std::min(name->end, s.end_token); ++i)
      out.names[i - s.first_token] = static_cast<uint32_t>(name - names_.begin()) + 1;
  }
}

bool Subjects::is_adverb(uint32_t i) const {
  const std::string_view word = words_.folded(i);
  if (word.ends_with("ly") || !words_.has(i, word_function)) return word.ends_with("ly");
  return is_one_of(word, {"not", "never", "also", "then", "still", "later", "once", "soon", "again", "now"});
}

uint32_t Subjects::subject_of(uint32_t verb, const Sentence& s, const Reading& read) const {
  const uint32_t last_subject = read.clauses.empty() ? no_subject : read.clauses.back().subject;
  bool relative = false;
  uint32_t i = verb;  // All from here to the verb is passed.
  for (int step = 0; step < most_steps && i > s.first_token; ++step) {
    const uint32_t t = i - 1;
    const std::string_view word = words_.folded(t);
    const uint32_t name = read.names[t - s.first_token];
    if (name == 0 && (word == "he" || word == "she")) return t;
    if (name == 0 && is_one_of(word, {"and", "or", "but"})) return last_subject;
    if (name == 0 && is_one_of(word, {"who", "which", "that"})) {
      relative = true;
      i = t > s.first_token && words_.text(t - 1) == "," ? t - 1 : t;
    } else if (name == 0 && (word == "," || word == ")")) {
      i = opening(t, s);
      if (i == no_subject) return last_subject;
    } else if (name == 0 && is_adverb(t)) {
      i = t;
    } else if (name == 0 &&
               (words_.token(t).kind != TokenKind::word || is_verb(t) || has(t, syntax_preposition | syntax_clause))) {
      return no_subject;
    } else {
      const uint32_t noun = name == 0 ? t : names_[name - 1].first;
      const uint32_t begin = phrase_begin(noun, s);
      if ((relative && name != 0) || !is_behind_preposition(begin, s)) return noun;
      i = begin - 1;
    }
  }
  return last_subject;
}

// The comma or bracket that opens what the one at `i` closes.
uint32_t Subjects::opening(uint32_t i, const Sentence& s) const {
  const std::string_view mark = words_.text(i) == "," ? "," : "(";
  for (uint32_t k = i; k > s.first_token && i - k < longest_insertion; --k) {
    if (words_.text(k - 1) == mark) return k - 1;
  }
  return no_subject;
}

// Back over title, article and adjectives.
uint32_t Subjects::phrase_begin(uint32_t first, const Sentence& s) const {
  uint32_t i = first;
  while (i > s.first_token && first - i < longest_phrase && words_.token(i - 1).kind == TokenKind::word &&
         !is_verb(i - 1) && !has(i - 1, syntax_preposition | syntax_clause) &&
         !is_one_of(words_.folded(i - 1), {"and", "to", "who"}))
    --i;
  return i;
}

bool Subjects::is_behind_preposition(uint32_t phrase, const Sentence& s) const {
  return phrase > s.first_token && has(phrase - 1, syntax_preposition);
}

}  // namespace onrecord
