// Chooses among candidates: one reading of each cue, its source, where its content ends, and how likely all that is
// right.
#pragma once

#include <array>
#include <string>

#include "onrecord/attribution/draft_features.h"
#include "onrecord/attribution/statement_model.h"

namespace onrecord {

// What the trees are told of a chosen draft.
inline constexpr size_t choice_column_count = 24;
std::string choice_columns();  // Their names, parted by spaces.
using ChoiceRow = std::array<int16_t, choice_column_count>;

struct Choice {
  Draft draft;  // With the source and the end that were chosen.
  ChoiceRow row;
};

// One for each cue that has a candidate which is not quite unlikely, by the cue's place.
std::vector<Choice> choose_drafts(const Rulebook& book, const DraftFeatures& features, const StatementModel& model);

// The same with `confidence` set, without those that are too unsure to be shown.
std::vector<Draft> choose_shown(const Rulebook& book, const DraftFeatures& features, const StatementModel& model);

}  // namespace onrecord
