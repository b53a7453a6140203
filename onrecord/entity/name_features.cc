#include "onrecord/entity/name_features.h"

#include <cassert>

#include "onrecord/core/feature_hash.h"
#include "onrecord/core/utf8.h"
#include "onrecord/entity/name_type.h"

namespace onrecord {
namespace {

using feature::hash;
using feature::join;

bool has_capital(const Words& words, uint32_t i) {
  if (words.token(i).kind != TokenKind::word) return false;
  if (words.token(i).capitalised) return true;
  const std::string_view text = words.text(i);
  return std::any_of(text.begin() + 1, text.end(), is_ascii_upper);
}

// "747", "5": not "1996-08-30" or "130.5".
bool is_short_number(const Words& words, uint32_t i) {
  const std::string_view text = words.text(i);
  return words.token(i).kind == TokenKind::number && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), is_ascii_digit);
}

// What may stand between two words of a name.
bool may_join(const Words& words, uint32_t i) {
  if (is_short_number(words, i) || words.has(i, word_particle)) return true;
  static constexpr std::string_view joints[] = {"of", "the", "and", "for", "on", "in", "to", "at", "'s",  "&",
                                                "-",  "/",   "'",   "a",   "de", "as", ".",  "by", "with"};
  return std::find(std::begin(joints), std::end(joints), words.folded(i)) != std::end(joints);
}

// "Xx", "X.", "XX-Xx": runs of one kind of letter are one letter, or two for more than one.
uint32_t shape_of(std::string_view text) {
  uint32_t shape = 0;
  char before = 0;
  bool twice = false;
  for (char c : text) {
    const char kind = is_ascii_upper(c) ? 'X' : is_ascii_lower(c) ? 'x' : is_ascii_digit(c) ? '0' : c < 0 ? 'x' : c;
    if (kind == before && twice) continue;
    twice = kind == before;
    before = kind;
    shape = join(shape, static_cast<uint32_t>(kind));
  }
  return shape;
}

constexpr uint32_t nothing = 0x51ed270bu;  // Beyond the sentence.

// The part of a name that a word is: 0 first, 1 inside, 2 last, 3 alone.
uint32_t part_of(uint32_t i, uint32_t first, uint32_t end) {
  return end == first + 1 ? 3 : i == first ? 0 : i + 1 == end ? 2 : 1;
}

}  // namespace

std::vector<NameStretch> name_stretches(const Words& words) {
  std::vector<NameStretch> out;
  constexpr uint32_t widest_gap = 3;
  for (uint32_t s = 0; s < words.tokens().sentences.size(); ++s) {
    const Sentence& sentence = words.tokens().sentences[s];
    uint32_t last = 0;  // Behind the last word with a capital.
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      if (!has_capital(words, i)) continue;
      bool joined = last != 0 && i - last <= widest_gap;
      for (uint32_t k = last; joined && k < i; ++k) joined = may_join(words, k);
      if (joined) {
        out.back().end = i + 1;
      } else {
        const bool number = i > sentence.first_token && i > last && is_short_number(words, i - 1);
        out.push_back({i - number, i + 1, s});
      }
      const bool number = i + 1 < sentence.end_token && is_short_number(words, i + 1);
      out.back().end += number;
      last = i + 1 + number;
    }
  }
  return out;
}

NameFeatures::NameFeatures(const Words& words, const std::vector<NameMention>& rules) : words_(words) {
  spellings_.resize(words.tokens().spellings.size());
  places_.resize(words.count());
  read_groups();
  mark_tables();
  mark_rules(rules);
}

NameFeatures::Spelling NameFeatures::read_spelling(uint32_t i) const {
  const std::string_view text = words_.text(i);
  const std::string_view folded = words_.folded(i);
  const WordForm& form = words_.form(i);
  Spelling out{};
  out.folded = hash(folded);
  out.written = hash(text);
  out.shape = shape_of(text);
  for (size_t n = 2; n <= 4; ++n) out.prefixes[n - 2] = hash(text.substr(0, n));
  for (size_t n = 1; n <= 4; ++n) out.suffixes[n - 1] = hash(folded.substr(folded.size() - std::min(n, folded.size())));
  out.group = groups_[words_.spelling_of(i)];
  out.classes = form.facts.flags;
  if ((form.facts.flags & word_head) != 0) out.classes |= (1 + static_cast<uint32_t>(form.facts.head_type)) << 12;
  out.page = 1 + (form.small > 0) + 2 * (form.inside > 0);
  return out;
}

// The cluster table has digits as "0", and words in capitals as they are or like names ("NATO", "Obama" for "OBAMA").
void NameFeatures::read_groups() {
  const std::vector<uint32_t>& spellings = words_.tokens().spellings;
  const WordViewMap<uint16_t>& groups = words_.lexicon().groups;
  std::vector<std::string> digitless;
  std::vector<uint32_t> asked;
  groups_.resize(spellings.size());
  for (uint32_t spelling = 0; spelling < spellings.size(); ++spelling) {
    const std::string_view text = words_.text(spellings[spelling]);
    if (std::all_of(text.begin(), text.end(), is_ascii_lower)) {
      groups_[spelling] = words_.form(spellings[spelling]).facts.group;
      continue;
    }
    asked.push_back(spelling);
    for (char& c : digitless.emplace_back(text)) c = is_ascii_digit(c) ? '0' : c;
  }
  const std::vector<std::string_view> words(digitless.begin(), digitless.end());
  groups.find_each(words, [&](size_t i, const uint16_t* group) {
    if (group == nullptr && words_.token(spellings[asked[i]]).all_upper) {
      std::string& word = digitless[i];
      for (size_t k = 1; k < word.size(); ++k) word[k] = to_ascii_lower(word[k]);
      group = groups.find(word);
    }
    groups_[asked[i]] = group == nullptr ? 0 : *group;
  });
}

void NameFeatures::mark_tables() {
  for (const Sentence& sentence : words_.tokens().sentences) {
    uint32_t names_until = 0, titles_until = 0;
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const auto name = i < names_until || !has_capital(words_, i)
                            ? PhraseMatch<KnownName>{}
                            : words_.longest(words_.lexicon().names, i, sentence.end_token);
      for (uint32_t k = i; k < name.end; ++k) {
        const uint32_t kind = static_cast<uint32_t>(name.value->kind);
        const uint32_t what = kind < 8 ? kind : 8 + static_cast<uint32_t>(name.value->type) + (kind == 9 ? 9 : 0);
        places_[k].gazetteer = static_cast<uint8_t>(1 + 4 * what + part_of(k, i, name.end));
      }
      names_until = std::max(names_until, name.end);
      const auto title =
          i < titles_until ? PhraseMatch<Title>{} : words_.longest(words_.lexicon().titles, i, sentence.end_token);
      for (uint32_t k = i; k < title.end; ++k)
        places_[k].title =
            static_cast<uint8_t>(1 + 4 * static_cast<uint32_t>(title.value->kind) + part_of(k, i, title.end));
      titles_until = std::max(titles_until, title.end);
    }
  }
}

void NameFeatures::mark_rules(const std::vector<NameMention>& rules) {
  constexpr size_t sides = 2 * entity_type_count;  // Of each type: alone, and as part of a longer name.
  std::vector<std::array<uint8_t, sides>> counts(words_.form_count());
  for (const NameMention& name : rules) {
    if (name.is_nested) continue;
    TypePoints points = name.own;
    for (size_t t = 0; t < entity_type_count; ++t) points[t] += name.around[t];
    const uint32_t type = static_cast<uint32_t>(best_type(points));
    const uint32_t what = name.form == MentionForm::adjectival ? entity_type_count : type;
    for (uint32_t i = name.first; i < name.end; ++i) {
      places_[i].rule = static_cast<uint8_t>(1 + 8 * what + 4 * name.is_weak + part_of(i, name.first, name.end));
      if (name.is_weak || type == static_cast<uint32_t>(EntityType::other)) continue;
      uint8_t& count = counts[words_.form_of(i)][2 * type + (name.end > name.first + 1)];
      if (count < 255) ++count;
    }
  }
  votes_.resize(words_.form_count());
  for (size_t form = 0; form < counts.size(); ++form) {
    const auto& count = counts[form];
    size_t best = 0;
    for (size_t t = 0; t < entity_type_count; ++t) {
      if (count[2 * t] + count[2 * t + 1] > count[2 * best] + count[2 * best + 1]) best = t;
    }
    if (count[2 * best] + count[2 * best + 1] > 0)
      votes_[form] = static_cast<uint8_t>(1 + 4 * best + (count[2 * best] > 0) + 2 * (count[2 * best + 1] > 0));
  }
}

NameAnswers NameFeatures::tell(uint32_t i, const NameStretch& stretch) {
  const Sentence& sentence = words_.tokens().sentences[stretch.sentence];
  NameAnswers out{};
  uint32_t question = 0;
  const auto ask = [&](uint32_t answer) {
    assert(question < out.size());
    const uint32_t key = join(question + 1, answer);
    out[question++] = key != 0 ? key : 1;
  };
  const auto lies_in = [&](uint32_t k) { return k >= sentence.first_token && k < sentence.end_token; };
  // The word so many places away; null beyond the sentence. (i + shift may wrap below zero: then it lies nowhere.)
  const auto at = [&](int shift) { return lies_in(i + shift) ? &spelling(i + shift) : nullptr; };
  const Spelling& here = spelling(i);
  const Spelling *left = at(-1), *right = at(1), *left2 = at(-2), *right2 = at(2);
  const auto folded = [](const Spelling* s) { return s ? s->folded : nothing; };
  const auto shape = [](const Spelling* s) { return s ? s->shape : nothing; };
  const auto classes = [](const Spelling* s) { return s ? s->classes : nothing; };
  const auto group = [](const Spelling* s, uint32_t width) {
    return s == nullptr ? nothing : s->group == 0 ? 0 : 1 + (s->group - 1) / width;
  };
  const Place none;
  const auto place = [&](int shift) -> const Place& { return lies_in(i + shift) ? places_[i + shift] : none; };
  const auto vote = [&](int shift) -> uint32_t { return lies_in(i + shift) ? votes_[words_.form_of(i + shift)] : 0; };

  ask(0);
  ask(here.folded);
  ask(folded(left));
  ask(folded(right));
  ask(folded(left2));
  ask(folded(right2));
  ask(here.written);
  ask(join(folded(left), here.folded));
  ask(join(here.folded, folded(right)));
  ask(join(folded(left2), folded(left)));
  ask(join(folded(right), folded(right2)));

  ask(here.shape);
  ask(shape(left));
  ask(shape(right));
  ask(join(shape(left), here.shape));
  ask(join(here.shape, shape(right)));
  ask(join(join(shape(left), here.shape), shape(right)));
  for (uint32_t letters : here.prefixes) ask(letters);
  for (uint32_t letters : here.suffixes) ask(letters);
  ask(left ? left->suffixes[2] : nothing);
  ask(right ? right->suffixes[2] : nothing);

  ask(group(&here, 1));
  ask(group(&here, 4));
  ask(group(&here, 16));
  ask(group(left, 1));
  ask(group(left, 16));
  ask(group(right, 1));
  ask(group(right, 16));
  ask(group(left2, 4));
  ask(group(right2, 4));
  ask(join(group(left, 4), group(&here, 4)));
  ask(join(group(&here, 4), group(right, 4)));
  ask(join(group(left, 16), join(group(&here, 16), group(right, 16))));

  ask(here.classes);
  ask(classes(left));
  ask(classes(right));
  ask(classes(left2));
  ask(classes(right2));
  ask(join(classes(left), here.classes));
  ask(join(here.classes, classes(right)));

  ask(place(0).gazetteer);
  ask(place(-1).gazetteer);
  ask(place(1).gazetteer);
  ask(join(place(0).gazetteer, here.classes));
  ask(join(place(0).title, place(-1).title));
  ask(join(place(0).title, place(1).title));
  ask(place(0).rule);
  ask(place(-1).rule);
  ask(place(1).rule);
  ask(join(place(0).rule, place(0).gazetteer));
  ask(join(place(0).rule, group(&here, 16)));
  ask(join(place(0).rule, vote(0)));
  ask(vote(0));
  ask(vote(-1));
  ask(vote(1));

  const auto letter_case = static_cast<uint32_t>(words_.letter_case(stretch.sentence));
  const bool initial = i == sentence.first_token || (i > sentence.first_token && words_.is_mark(i - 1));
  ask(join(here.page, letter_case * 2 + initial));
  ask(join(here.shape, letter_case * 2 + initial));

  // The run of words with capitals, its first and last word and what stands around it.
  uint32_t first = i, end = i + 1;
  while (first > stretch.first && has_capital(words_, first - 1)) --first;
  while (end < stretch.end && has_capital(words_, end)) ++end;
  const Spelling* before = lies_in(first - 1) ? &spelling(first - 1) : nullptr;
  const Spelling* behind = lies_in(end) ? &spelling(end) : nullptr;
  const uint32_t part = part_of(i, first, end);
  ask(join(part, std::min(end - first, 5u)));
  ask(join(folded(before), part));
  ask(join(folded(behind), part));
  ask(join(group(before, 4), part));
  ask(join(group(behind, 4), part));
  ask(join(spelling(end - 1).folded, part));
  ask(join(spelling(end - 1).classes, part));
  ask(join(group(&spelling(end - 1), 4), part));
  ask(join(spelling(first).folded, part));
  ask(join(spelling(first).classes, part));
  ask(join(group(&spelling(first), 4), part));
  assert(question == name_question_count);
  return out;
}

}  // namespace onrecord
