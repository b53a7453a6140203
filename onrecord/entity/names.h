// The names in an article, each with what its own words and neighbours tell of its type. Private.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "onrecord/entity/words.h"

namespace onrecord {

inline constexpr size_t entity_type_count = 9;
// Points for each type, in the order of EntityType.
using TypePoints = std::array<int32_t, entity_type_count>;

// The same for the kinds of the name model.
using KindPoints = std::array<int32_t, name_kind_count>;

struct NameMention {
  uint32_t first = 0, end = 0;  // Tokens; a part of a token has first and first + 1.
  uint32_t sentence = 0;
  Span span;
  MentionForm form = MentionForm::name;
  std::string key;  // What mentions of one actor share: the gazetteer's key or the folded words.
  const KnownName* known = nullptr;
  TypePoints own{};                 // What the words themselves tell.
  TypePoints around{};              // What stands around them.
  KindPoints told{};                // What the name model tells, by kind.
  Gender gender = Gender::unknown;  // Told by a title or given name.
  bool is_courtesy = false;         // "Mr." stands before it.
  bool has_split_key =
      false;             // A lone surname with a title: its key holds the title, for two persons may share the surname.
  bool is_weak = false;  // A plain word with a capital: a name only when another mention proves it.
  bool is_nested = false;    // Inside a longer name or title.
  bool is_of_title = false;  // Whose office the title behind it tells: "Velmar" in "Velmar Foreign Minister".
  std::optional<Span> role;
};

// By the rules alone. Sorted by span; a nested one stands behind the one that holds it.
std::vector<NameMention> find_names_by_rule(const Words& words);

// The same, as the name model corrects the rules where a text is written in sentences.
std::vector<NameMention> find_names(const Words& words);

}  // namespace onrecord
