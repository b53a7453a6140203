// Points, not proofs: each hint adds to a type, and the sum over all mentions of a name decides. A gazetteer outweighs
// the words, the words outweigh what stands around them.
#include "onrecord/entity/name_type.h"

#include <limits>

namespace onrecord {
namespace {

void give(TypePoints& points, EntityType type, int32_t n) { points[static_cast<size_t>(type)] += n; }

bool is_generation(std::string_view folded) {
  static constexpr std::string_view marks[] = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"};
  return std::find(std::begin(marks), std::end(marks), folded) != std::end(marks);
}

}  // namespace

EntityType best_type(const TypePoints& points) {
  size_t best = static_cast<size_t>(EntityType::other);
  int32_t most = 0;
  for (size_t i = 0; i < points.size(); ++i) {
    if (points[i] > most) {
      most = points[i];
      best = i;
    }
  }
  return static_cast<EntityType>(best);
}

EntityType best_type(const TypePoints& points, const KindPoints& told) {
  if (std::all_of(told.begin(), told.end(), [](int32_t n) { return n == 0; })) return best_type(points);
  // By kind; within one, the first in order wins ties.
  static constexpr std::array<std::array<EntityType, 3>, name_kind_count> types{{
      {EntityType::person, EntityType::person, EntityType::person},
      {EntityType::organization, EntityType::group, EntityType::publication},
      {EntityType::place, EntityType::country, EntityType::country},
      {EntityType::other, EntityType::event, EntityType::document},
  }};
  constexpr int32_t rule_weight = 4;  // Of a point of the rules.
  EntityType best = EntityType::other;
  int32_t most = std::numeric_limits<int32_t>::min();
  for (size_t kind = 0; kind < name_kind_count; ++kind) {
    const auto of = [&points](EntityType type) { return points[static_cast<size_t>(type)]; };
    const EntityType type = *std::max_element(types[kind].begin(), types[kind].end(),
                                              [&of](EntityType a, EntityType b) { return of(a) < of(b); });
    const int32_t sum = told[kind] + rule_weight * of(type);
    if (sum <= most) continue;
    most = sum;
    best = type;
  }
  return best;
}

void NameTyper::tell(NameMention& name, uint32_t first, uint32_t end) const {
  tell_known(name);
  tell_words(name);
  tell_heads(name);
  tell_before(name, first);
  tell_behind(name, end);
}

void NameTyper::tell_known(NameMention& name) const {
  if (name.known == nullptr) return;
  switch (name.known->kind) {
    case NameClass::country: give(name.own, EntityType::country, 30); break;
    case NameClass::adjective:
    case NameClass::people:
      give(name.own, name.known->type, 30);
      name.form = MentionForm::adjectival;
      break;
    case NameClass::seat: give(name.own, EntityType::place, 12); break;
    case NameClass::state:
    case NameClass::region: give(name.own, EntityType::place, 14); break;
    case NameClass::city: give(name.own, EntityType::place, name.end > name.first + 1 ? 8 : 5); break;
    case NameClass::town: give(name.own, EntityType::place, name.end > name.first + 1 ? 5 : 2); break;
    case NameClass::labelled: give(name.own, name.known->type, name.end > name.first + 1 ? 8 : 5); break;
    case NameClass::known: give(name.own, name.known->type, 30); break;
  }
}

void NameTyper::tell_words(NameMention& name) const {
  const uint32_t words = name.end - name.first;
  const WordFacts& first = words_.form(name.first).facts;
  if ((first.flags & word_first_name) != 0) {
    give(name.own, EntityType::person, words > 1 ? 6 : 3);
    // A lone word that is a surname too ("Williams") tells no gender.
    if (words > 1 || (first.flags & word_surname) == 0) name.gender = first.gender;
  }
  if (words == 1) {
    if ((first.flags & word_surname) != 0) give(name.own, EntityType::person, 2);
    if (words_.token(name.first).all_upper && words_.text(name.first).size() <= 6)
      give(name.own, EntityType::organization, 5);
    return;
  }
  if (words_.has(name.end - 1, word_surname)) give(name.own, EntityType::person, 2);
  tell_ending(name, 2);
  if (!words_.has(name.first, word_common) && !words_.has(name.end - 1, word_common))
    give(name.own, EntityType::person, 1);
  if (words > 2 && is_generation(words_.folded(name.end - 1))) give(name.own, EntityType::person, 6);
  for (uint32_t i = name.first; i < name.end; ++i) {
    const std::string_view text = words_.text(i);
    if (text.size() == 2 && text[1] == '.') give(name.own, EntityType::person, 3);  // An initial.
    if (i > name.first && i + 1 < name.end && words_.has(i, word_particle)) give(name.own, EntityType::person, 3);
  }
}

void NameTyper::tell_ending(NameMention& name, int32_t points) const {
  const std::string_view last = words_.folded(name.end - 1);
  for (const NameEnding& ending : words_.lexicon().endings) {
    if (last.size() < ending.letters.size() + 3 || !last.ends_with(ending.letters)) continue;
    give(name.own, ending.type, points);
    return;
  }
}

void NameTyper::tell_heads(NameMention& name) const {
  if (name.end == name.first + 1) {
    if (words_.has(name.first, word_head)) give(name.own, words_.form(name.first).facts.head_type, 2);
    return;
  }
  const WordFacts& last = words_.form(name.end - 1).facts;
  const bool given_first = words_.has(name.first, word_first_name) && !words_.has(name.first, word_common);
  const bool surname_too = given_first && name.end == name.first + 2 && (last.flags & word_surname) != 0;
  // "Ann Hill", "Kemal West": a surname that is also a head counts less for it.
  const bool like_surname =
      (last.flags & word_surname) != 0 && name.end == name.first + 2 && last.head_type == EntityType::place;
  if ((last.flags & word_head) != 0) give(name.own, last.head_type, surname_too ? 3 : like_surname ? 5 : 9);
  for (uint32_t i = name.first; i + 2 < name.end; ++i) {
    const std::string_view next = words_.folded(i + 1);
    if (next != "of" && next != "for" && next != "on") continue;
    if (words_.has(i, word_head_of)) give(name.own, words_.form(i).facts.head_type, 14);
    break;
  }
  const WordFacts& first = words_.form(name.first).facts;
  if ((first.flags & word_head) == 0) return;
  if (first.head_type == EntityType::place) give(name.own, first.head_type, 4);  // "Lake Vara"
  if (first.head_type == EntityType::event) give(name.own, first.head_type, 9);  // "Hurricane Ek"
}

// "the Ek administration": the article belongs to the noun behind the name.
bool NameTyper::modifies_noun(const NameMention& name) const {
  if (name.end >= words_.count() || words_.token(name.end).capitalised) return false;
  return words_.has(name.end, word_common) && !words_.has(name.end, word_function | word_speech);
}

void NameTyper::tell_before(NameMention& name, uint32_t first) const {
  tell_small_title(name, first);
  if (name.first == first) return;
  const uint32_t before = name.first - 1;
  const std::string_view word = words_.folded(before);
  if (words_.has(before, word_place_cue) && !words_.token(before).capitalised) {
    const bool strong = word == "in" || word == "near" || word == "outside" || word == "across" ||
                        word == "throughout" || word == "into" || word == "inside";
    give(name.around, EntityType::place, strong ? 3 : 1);
  }
  if (word == "the" && !modifies_noun(name)) {
    give(name.around, EntityType::organization, 2);
    give(name.around, EntityType::person, -4);
  }
  if (word == "mr." || word == "mrs." || word == "ms." || word == "mr" || word == "dr.")
    give(name.around, EntityType::person, 8);
  if (const uint32_t* types = words_.lexicon().nominals.find(word);
      types != nullptr && !words_.token(before).capitalised) {
    for (size_t i = 0; i < entity_type_count; ++i) {
      if ((*types & (1u << i)) != 0) name.around[i] += 3;
    }
  }
}

void NameTyper::tell_behind(NameMention& name, uint32_t end) const {
  if (name.end >= end) return;
  const std::string_view next = words_.folded(name.end);
  if (words_.has(name.end, word_speech)) {
    give(name.around, EntityType::person, 3);
    give(name.around, EntityType::organization, 1);
  }
  if (next == "who" || next == "whose") give(name.around, EntityType::person, 3);
  if (next == "," && name.end + 1 < end) {
    const auto behind = words_.longest(words_.lexicon().names, name.end + 1, end);
    if (behind.end != 0 && (behind.value->kind == NameClass::state || behind.value->kind == NameClass::country)) {
      give(name.around, EntityType::place, 5);
    }
    if (words_.folded(name.end + 1) == "who") give(name.around, EntityType::person, 4);
    if (words_.token(name.end + 1).kind == TokenKind::number && words_.text(name.end + 1).size() == 2) {
      give(name.around, EntityType::person, 4);  // An age.
    }
  }
}

// "spokesman Ek": a title in small letters right before the name. Its role reaches back over modifiers and nations.
void NameTyper::tell_small_title(NameMention& name, uint32_t first) const {
  const uint32_t earliest = name.first > first + 4 ? name.first - 4 : first;
  for (uint32_t begin = earliest; begin < name.first; ++begin) {
    if (words_.token(begin).capitalised && begin != first) continue;
    const auto match = words_.longest(words_.lexicon().titles, begin, name.first);
    if (match.end != name.first) continue;
    give(name.around, EntityType::person, 6);
    if (match.value->gender != Gender::unknown) name.gender = match.value->gender;
    uint32_t role = begin;
    while (role > first && role + 6 > begin && words_.token(role - 1).kind == TokenKind::word &&
           (words_.has(role - 1, word_modifier) || (words_.token(role - 1).capitalised && role - 1 > first))) {
      --role;
    }
    if (match.value->kind != TitleClass::honorific) name.role = words_.span(role, match.end);
    return;
  }
}

}  // namespace onrecord
