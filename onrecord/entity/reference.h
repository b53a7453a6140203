// Pronouns and nouns that take up an actor named before. Private.
#pragma once

#include <vector>

#include "onrecord/entity/chains.h"
#include "onrecord/entity/pronoun_features.h"

namespace onrecord {

struct Reference {
  Span span;
  MentionForm form;  // nominal or pronoun.
  uint32_t actor;    // A root group.
};

// Only those that one actor clearly stands behind. In text order. An actor of unknown type that a "he" stands for
// becomes a person.
std::vector<Reference> find_references(const Words& words, const std::vector<NameMention>& names, Chains& chains);

// A "he" or "she", who it may be, and who the model takes it for.
struct AskedPronoun {
  PersonPronoun pronoun;
  std::vector<PronounCandidate> candidates;
  uint32_t taken_for;  // A root group, or `nobody`.
};

// What the model of pronouns is told, in text order. With `any_gender` the candidates are those of the other gender
// too.
std::vector<AskedPronoun> ask_pronouns(const Words& words, const std::vector<NameMention>& names, Chains& chains,
                                       bool any_gender);

}  // namespace onrecord
