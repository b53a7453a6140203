// Names join on evidence that a reader would accept, never on likeness alone:
//
//   same folded words               every mention of "Lakeside Board"
//   a gazetteer's key               US, United States
//   surname or given name           "Ek" behind "Ann Ek", when one person of the page bears it
//   spelling of one given name      Sergei / Sergey Ek, Joe / Joseph Ek
//   initials                        FRB behind "Federal Roads Board"
//   a head left out                 "Varda" and "Varda Front", when the rest is the same
//
// Two persons with one surname leave the lone surname to the one who was named so far oftener than anybody else;
// where that does not decide, it stays apart.
#include "onrecord/entity/chains.h"

#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "onrecord/core/utf8.h"
#include "onrecord/entity/name_type.h"

namespace onrecord {
namespace {

constexpr uint32_t none = ~0u;
// A surname with more bearers on one page means nobody when it stands alone.
constexpr size_t most_bearers = 32;

// A word of a name as any of its usual Latin spellings would give it: "Sergey" and "Sergei", "al-Asad" and "Assad".
std::string spelling(std::string_view folded) {
  for (std::string_view article : {"al-", "el-", "ash-", "as-", "an-"}) {
    if (folded.starts_with(article)) folded.remove_prefix(article.size());
  }
  std::string out;
  for (size_t i = 0; i < folded.size(); ++i) {
    char c = folded[i] == 'y' ? 'i' : folded[i];
    if (c == 'e' && i + 1 < folded.size() && (folded[i + 1] == 'y' || folded[i + 1] == 'i')) continue;
    if (c == 'o' && i + 1 < folded.size() && folded[i + 1] == 'u') continue;
    if (c == '-' || c == '\'') continue;
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

bool is_generation(std::string_view word) {
  return word == "jr" || word == "jr." || word == "sr" || word == "sr." || word == "ii" || word == "iii" ||
         word == "iv";
}

bool is_initial(std::string_view word) { return word.size() <= 2 && (word.size() == 1 || word[1] == '.'); }

}  // namespace

bool NameGroup::may_be(NameKind kind) const {
  constexpr int32_t doubt = 20;  // So little apart, a mention: the model is not sure.
  const int32_t apart = *std::max_element(told.begin(), told.end()) - told[static_cast<size_t>(kind)];
  return apart <= doubt * static_cast<int32_t>(mentions.size());
}

bool NameGroup::is_blank() const {
  return std::all_of(points.begin(), points.end(), [](int32_t n) { return n <= 0; });
}

Chains::Chains(const Words& words, const std::vector<NameMention>& names) : words_(words), names_(names) {
  group_by_key();
  tell_types();
  join_persons();
  join_spellings();
  join_storms();
  join_acronyms();
  join_short_organizations();
}

uint32_t Chains::root(uint32_t group) const {
  while (parent_[group] != group) group = parent_[group];
  return group;
}

bool Chains::may_be_one(EntityType a, EntityType b) {
  if (a == b || a == EntityType::other || b == EntityType::other) return true;
  const uint32_t bodies =
      type_bit(EntityType::organization) | type_bit(EntityType::group) | type_bit(EntityType::publication);
  const uint32_t lands = type_bit(EntityType::place) | type_bit(EntityType::country);
  const uint32_t both = type_bit(a) | type_bit(b);
  return (both & ~bodies) == 0 || (both & ~lands) == 0;
}

bool Chains::join(uint32_t a, uint32_t b) {
  a = root(a);
  b = root(b);
  if (a == b) return true;
  if (!may_be_one(groups_[a].type, groups_[b].type)) return false;
  NameGroup& kept = groups_[std::min(a, b)];
  NameGroup& gone = groups_[std::max(a, b)];
  parent_[std::max(a, b)] = std::min(a, b);
  std::vector<uint32_t> merged;
  merged.reserve(kept.mentions.size() + gone.mentions.size());
  std::merge(kept.mentions.begin(), kept.mentions.end(), gone.mentions.begin(), gone.mentions.end(),
             std::back_inserter(merged));
  kept.mentions = std::move(merged);
  gone.mentions.clear();
  for (size_t i = 0; i < entity_type_count; ++i) kept.points[i] += gone.points[i];
  for (size_t i = 0; i < name_kind_count; ++i) kept.told[i] += gone.told[i];
  if (kept.type == EntityType::other) kept.type = gone.type;
  if (kept.gender == Gender::unknown) kept.gender = gone.gender;
  kept.is_weak = kept.is_weak && gone.is_weak;
  return true;
}

void Chains::group_by_key() {
  std::unordered_map<std::string_view, uint32_t> by_key;
  group_of_.reserve(names_.size());
  for (uint32_t i = 0; i < names_.size(); ++i) {
    const auto [place, fresh] = by_key.emplace(names_[i].key, static_cast<uint32_t>(groups_.size()));
    if (fresh) groups_.emplace_back();
    group_of_.push_back(place->second);
    groups_[place->second].mentions.push_back(i);
  }
  parent_.resize(groups_.size());
  std::iota(parent_.begin(), parent_.end(), 0u);
}

// What the words tell counts once, however often a name stands; what is around it counts up to a bound.
void Chains::tell_types() {
  for (NameGroup& group : groups_) {
    TypePoints around{};
    for (uint32_t i : group.mentions) {
      const NameMention& name = names_[i];
      for (size_t k = 0; k < name_kind_count; ++k) group.told[k] += name.told[k];
      for (size_t t = 0; t < entity_type_count; ++t) {
        group.points[t] = std::max(group.points[t], name.own[t]);
        around[t] += name.around[t];
      }
      if (group.gender == Gender::unknown || (name.is_courtesy && name.gender != Gender::unknown))
        group.gender = name.gender;
      group.is_weak = group.is_weak && name.is_weak;
    }
    for (size_t t = 0; t < entity_type_count; ++t) group.points[t] += std::clamp(around[t], -10, 10);
    group.type = best_type(group.points, group.told);
  }
}

const NameMention& Chains::longest(uint32_t group) const {
  const NameGroup& g = groups_[group];
  uint32_t best = g.mentions.front();
  for (uint32_t i : g.mentions) {
    if (names_[i].span.size() > names_[best].span.size()) best = i;
  }
  return names_[best];
}

std::vector<std::string> Chains::person_words(uint32_t group) const {
  const NameMention& name = longest(group);
  std::vector<std::string> out;
  for (uint32_t i = name.first; i < name.end; ++i) {
    if (words_.is_mark(i) || is_generation(words_.folded(i)) || is_initial(words_.folded(i))) continue;
    out.emplace_back(words_.folded(i));
  }
  return out;
}

// A lone word that could be a person's: no country, no well-known body, no surely other thing.
bool Chains::may_be_short_person(uint32_t group) const {
  const NameGroup& g = groups_[group];
  if (g.mentions.empty()) return false;  // Joined to another before.
  const NameMention& name = longest(group);
  if (name.end != name.first + 1 || name.form != MentionForm::name) return false;
  if (name.known != nullptr && (name.known->kind == NameClass::country || name.known->kind == NameClass::seat))
    return false;
  if (name.known != nullptr && name.known->kind == NameClass::known && name.known->type != EntityType::person)
    return false;
  if (g.type == EntityType::person) return true;
  return g.points[static_cast<size_t>(g.type)] < 12 && g.may_be(NameKind::person);
}

// The last word of a role, folded: "president" of "Former President".
std::string Chains::role_noun(const NameMention& name) const {
  if (!name.role) return {};
  const std::string_view role = slice(words_.article().text, *name.role);
  const size_t space = role.rfind(' ');
  return fold(space == std::string_view::npos ? role : role.substr(space + 1));
}

// The only one who has a role that the lone name has too; none otherwise.
uint32_t Chains::of_same_role(uint32_t lone, const std::vector<uint32_t>& fit) const {
  std::set<std::string> roles;
  for (uint32_t i : groups_[lone].mentions) {
    if (names_[i].role) roles.insert(role_noun(names_[i]));
  }
  uint32_t found = none;
  for (uint32_t candidate : fit) {
    const std::vector<uint32_t>& mentions = groups_[candidate].mentions;
    if (std::none_of(mentions.begin(), mentions.end(),
                     [&](uint32_t i) { return names_[i].role && roles.contains(role_noun(names_[i])); }))
      continue;
    if (found != none) return none;
    found = candidate;
  }
  return found;
}

// Whom a lone name means: the only one who bears it; the only one with its role; the only one who bore it when it was
// first used alone; or the one named at least twice as often as every other.
uint32_t Chains::bearer(uint32_t lone, const std::vector<uint32_t>& bearers) const {
  const NameMention& name = longest(lone);
  std::vector<uint32_t> fit;
  if (bearers.size() > most_bearers) return none;
  for (uint32_t candidate : bearers) {
    const uint32_t r = root(candidate);
    const Gender gender = groups_[r].gender;
    const bool other_gender =
        name.is_courtesy && name.gender != Gender::unknown && gender != Gender::unknown && gender != name.gender;
    if (!other_gender && std::find(fit.begin(), fit.end(), r) == fit.end()) fit.push_back(r);
  }
  if (fit.empty()) return none;
  if (fit.size() == 1) return fit.front();
  if (names_[groups_[lone].mentions.front()].has_split_key) return of_same_role(lone, fit);
  // Sorted by first mention: a root's groups join in text order.
  std::sort(fit.begin(), fit.end(),
            [&](uint32_t a, uint32_t b) { return groups_[a].mentions.front() < groups_[b].mentions.front(); });
  const std::vector<uint32_t>& uses = groups_[lone].mentions;
  const auto use = std::upper_bound(uses.begin(), uses.end(), groups_[fit[0]].mentions.front());
  if (use != uses.end() && *use < groups_[fit[1]].mentions.front()) return fit[0];
  std::sort(fit.begin(), fit.end(),
            [&](uint32_t a, uint32_t b) { return groups_[a].mentions.size() > groups_[b].mentions.size(); });
  return groups_[fit[0]].mentions.size() >= 2 * groups_[fit[1]].mentions.size() ? fit[0] : none;
}

void Chains::join_persons() {
  std::unordered_map<std::string, std::vector<uint32_t>> by_last, by_first;
  for (uint32_t g = 0; g < groups_.size(); ++g) {
    if (!is_person(g) || groups_[g].is_weak) continue;
    const std::vector<std::string> words = person_words(g);
    if (words.size() < 2) continue;
    by_last[spelling(words.back())].push_back(g);
    by_first[words.front()].push_back(g);
  }
  for (uint32_t g = 0; g < groups_.size(); ++g) {
    if (!may_be_short_person(g)) continue;
    const NameMention& name = longest(g);
    std::string word(words_.folded(name.first));
    auto found = by_last.find(spelling(word));
    const bool surname = found != by_last.end();
    if (!surname) {
      found = by_first.find(word);
      if (found == by_first.end() || name.is_courtesy) continue;
    }
    const uint32_t best = bearer(g, found->second);
    if (best == none) continue;
    if (!surname && groups_[best].mentions.front() > groups_[g].mentions.front()) continue;
    groups_[g].type = EntityType::person;
    groups_[g].gender = Gender::unknown;  // A surname that is a given name elsewhere tells nothing.
    join(best, g);
  }
  join_titled(by_last);
}

// "President Ek" and "Ek" on a page without a full name, or with only one Ek.
void Chains::join_titled(const std::unordered_map<std::string, std::vector<uint32_t>>& by_last) {
  std::unordered_map<std::string, uint32_t> plain;
  for (uint32_t g = 0; g < groups_.size(); ++g) {
    if (groups_[g].mentions.empty() || !may_be_short_person(g)) continue;
    const std::string word = spelling(words_.folded(longest(g).first));
    const auto bearers = by_last.find(word);
    if (bearers != by_last.end() && bearers->second.size() > 1) continue;
    const auto [place, fresh] = plain.emplace(word, g);
    if (fresh || (!names_[groups_[g].mentions.front()].has_split_key &&
                  !names_[groups_[place->second].mentions.front()].has_split_key))
      continue;
    groups_[g].type = groups_[place->second].type = EntityType::person;
    join(place->second, g);
  }
}

// "Sergei Ek" and "Sergey Ek", "Bashar Assad" and "Bashar al-Assad", "Joe Ek" and "Joseph R. Ek".
void Chains::join_spellings() {
  struct Bearer {
    uint32_t group;
    std::string middle;
  };
  std::map<std::string, Bearer> seen;
  for (uint32_t g = 0; g < groups_.size(); ++g) {
    if (!is_person(g) || root(g) != g) continue;
    const std::vector<std::string> words = person_words(g);
    if (words.size() < 2 || words.size() > 3) continue;
    std::string_view first = words.front();
    if (const std::string_view* full = words_.lexicon().nicknames.find(first)) first = *full;
    const std::string key = spelling(first) + ' ' + spelling(words.back());
    const std::string middle = words.size() == 3 ? words[1] : "";
    const auto [place, fresh] = seen.emplace(key, Bearer{g, middle});
    if (fresh) continue;
    Bearer& bearer = place->second;
    if (!bearer.middle.empty() && !middle.empty() && bearer.middle != middle) continue;  // Two persons.
    if (bearer.middle.empty()) bearer.middle = middle;
    join(bearer.group, g);
  }
}

std::string Chains::initials(const NameMention& name, bool little_too) const {
  std::string out;
  for (uint32_t i = name.first; i < name.end; ++i) {
    if (words_.token(i).kind != TokenKind::word) continue;
    const bool counts = words_.token(i).capitalised || (little_too && !words_.is_possessive(i));
    if (counts) out += words_.folded(i)[0];
  }
  return out;
}

// "Florence" behind "Hurricane Florence".
void Chains::join_storms() {
  std::unordered_map<std::string_view, uint32_t> by_name;
  for (uint32_t g = 0; g < groups_.size(); ++g) {
    if (groups_[g].type != EntityType::event || root(g) != g) continue;
    const NameMention& name = longest(g);
    const WordFacts& head = words_.form(name.first).facts;
    const bool storm =
        name.end == name.first + 2 && (head.flags & word_head) != 0 && head.head_type == EntityType::event;
    if (storm) by_name.emplace(words_.folded(name.first + 1), g);
  }
  if (by_name.empty()) return;
  for (uint32_t g = 0; g < groups_.size(); ++g) {
    if (root(g) != g || groups_[g].mentions.empty() || !may_be_short_person(g)) continue;
    const auto found = by_name.find(words_.folded(longest(g).first));
    if (found == by_name.end()) continue;
    groups_[g].type = EntityType::event;
    join(found->second, g);
  }
}

// An acronym joins the long form whose initials it is.
void Chains::join_acronyms() {
  std::unordered_map<std::string, uint32_t> by_initials;
  for (uint32_t g = 0; g < groups_.size(); ++g) {
    if (groups_[g].is_weak || is_person(g)) continue;
    const NameMention& name = longest(root(g));
    if (name.end < name.first + 2) continue;
    by_initials.emplace(initials(name, false), g);
    by_initials.emplace(initials(name, true), g);
  }
  for (uint32_t g = 0; g < groups_.size(); ++g) {
    if (root(g) != g) continue;
    const NameMention& name = longest(g);
    if (name.end != name.first + 1 || !words_.token(name.first).all_upper) continue;
    std::string letters(words_.folded(name.first));
    std::erase(letters, '.');
    const auto found = by_initials.find(letters);
    if (found == by_initials.end() || letters.size() < 2) continue;
    const EntityType type = groups_[root(found->second)].type;
    if (letters.size() == 2 && type != EntityType::organization && type != EntityType::group &&
        type != EntityType::publication)
      continue;
    if (name.known == nullptr) groups_[g].type = type;  // Capitals alone told "organization".
    join(found->second, g);
  }
}

// "Varda" and "Varda Front", "Fateh al-Sham" and "Jabhat Fateh al-Sham": the longer adds only heads of a group.
void Chains::join_short_organizations() {
  std::unordered_map<std::string, uint32_t> by_core;
  const auto core = [&](const NameMention& name) {
    uint32_t first = name.first, end = name.end;
    const auto is_group_head = [&](uint32_t i) {
      return words_.has(i, word_head) && words_.form(i).facts.head_type == EntityType::group;
    };
    while (first + 1 < end && is_group_head(first)) ++first;
    while (end > first + 1 && is_group_head(end - 1)) --end;
    std::string out = words_.phrase(first, end);
    for (std::string_view article : {"al-", "al ", "an-"}) {
      if (out.starts_with(article)) out.erase(0, article.size());
    }
    return out;
  };
  const auto is_open = [&](uint32_t g) {  // Whoever the model takes it for.
    return groups_[g].type != EntityType::group && groups_[g].is_blank() && groups_[g].may_be(NameKind::organization);
  };
  for (bool open : {false, true}) {
    for (uint32_t g = 0; g < groups_.size(); ++g) {
      const EntityType type = groups_[g].type;
      if (groups_[g].is_weak || groups_[g].mentions.empty()) continue;
      if (open ? !is_open(g) : type != EntityType::group && type != EntityType::other) continue;
      const NameMention& name = longest(g);
      if (name.form != MentionForm::name) continue;
      const auto found = by_core.find(core(name));
      if (found == by_core.end()) {
        if (!open) by_core.emplace(core(name), g);
      } else if (root(found->second) != root(g)) {
        if (open) groups_[g].type = groups_[root(found->second)].type;
        join(found->second, g);
      }
    }
  }
}

}  // namespace onrecord
