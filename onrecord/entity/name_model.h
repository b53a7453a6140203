// The learned part of finding names: which words are a name, and of which class. Private to this folder.
//
// A linear chain over the words of a stretch: each word's label is scored by the sum of what its features weigh
// (name_features.h), each pair of neighbours by a table. Whole numbers throughout. Trained by train/names, whose
// README is the model card; the format of data/name_model.tsv is told there.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/core/feature_table.h"
#include "onrecord/core/result.h"
#include "onrecord/core/table.h"

namespace onrecord {

enum class NameKind : uint8_t { person, organization, place, other };
inline constexpr size_t name_kind_count = 4;

// Label 0: outside of names. Of kind k: 4k + 1 begins a name, 4k + 2 is inside, 4k + 3 ends it, 4k + 4 is one alone.
inline constexpr size_t name_label_count = 1 + 4 * name_kind_count;
using LabelScores = std::array<int32_t, name_label_count>;

class NameModel {
 public:
  NameModel() = default;  // Finds no names.

  static Result<NameModel> load(const DataFolder& data);

  bool empty() const { return weights_.empty(); }

  // What the features of one word weigh together, by label.
  LabelScores score(std::span<const uint32_t> features) const;

  // The best sequence of labels for words with these scores; names in it begin, go on and end as they must.
  std::vector<uint8_t> decode(std::span<const LabelScores> scores) const;

 private:
  using Weights = std::array<int8_t, 16>;  // Of the labels 1 to 16; label 0 always weighs nothing.

  FeatureTable<Weights> weights_;
  std::array<std::array<int32_t, name_label_count>, name_label_count> transitions_{};  // From, to.
};

}  // namespace onrecord
