// The learned part of resolving "he" and "she": how well a candidate fits a pronoun. Private to this folder.
//
// A log-linear ranker: a candidate scores the sum of what its answers to some thirty questions weigh
// (pronoun_features.h). Whole numbers throughout. Trained by train/pronouns, whose README is the model card.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"

namespace onrecord {

// What is asked of a pronoun and a candidate, in the order of `pronoun_questions`.
enum class PronounQuestion : uint8_t {
  place,
  where,
  nearness,
  distance,
  rank,
  form,
  path,
  path_behind,
  verbs,
  clauses,
  word_before,
  before,
  next_word,
  behind_candidate,
  ahead,
  gendered_noun,
  quotes,
  latest_subject,
  latest_subjects,
  subject,
  main_subject,
  verb_before,
  word_behind,
  verb_of,
  subject_before,
  subjects_before,
  gender,
  type,
  count,
  first,
  last_pronoun,
  in_sentence,
  was_subject,
  nobody,
  nobody_before,
  nobody_place,
};
inline constexpr size_t pronoun_question_count = 36;
// Their names in data/pronoun_model.tsv.
inline constexpr std::array<std::string_view, pronoun_question_count> pronoun_questions{"place",
                                                                                        "where",
                                                                                        "nearness",
                                                                                        "distance",
                                                                                        "rank",
                                                                                        "form",
                                                                                        "path",
                                                                                        "path_behind",
                                                                                        "verbs",
                                                                                        "clauses",
                                                                                        "word_before",
                                                                                        "before",
                                                                                        "next_word",
                                                                                        "behind_candidate",
                                                                                        "ahead",
                                                                                        "gendered_noun",
                                                                                        "quotes",
                                                                                        "latest_subject",
                                                                                        "latest_subjects",
                                                                                        "subject",
                                                                                        "main_subject",
                                                                                        "verb_before",
                                                                                        "word_behind",
                                                                                        "verb_of",
                                                                                        "subject_before",
                                                                                        "subjects_before",
                                                                                        "gender",
                                                                                        "type",
                                                                                        "count",
                                                                                        "first",
                                                                                        "last_pronoun",
                                                                                        "in_sentence",
                                                                                        "was_subject",
                                                                                        "nobody",
                                                                                        "nobody_before",
                                                                                        "nobody_place"};

// A question and its answer, which is below this.
inline constexpr uint32_t pronoun_answer_limit = 1024;
struct PronounAnswer {
  PronounQuestion question;
  uint16_t answer;
};

class PronounModel {
 public:
  PronounModel() = default;  // Everything weighs nothing.

  static Result<PronounModel> load(const DataFolder& data);

  int32_t score(std::span<const PronounAnswer> answers) const;

 private:
  std::vector<int16_t> weights_ = std::vector<int16_t>(pronoun_question_count * pronoun_answer_limit);
};

}  // namespace onrecord
