// Pronouns and nouns that take up an actor named before. Private.
#pragma once

#include <vector>

#include "onrecord/entity/chains.h"

namespace onrecord {

struct Reference {
  Span span;
  MentionForm form;  // nominal or pronoun.
  uint32_t actor;    // A root group.
};

// Only those that one actor clearly stands behind. In text order. An actor of unknown type that a "he" stands for
// becomes a person.
std::vector<Reference> find_references(const Words& words, const std::vector<NameMention>& names, Chains& chains);

}  // namespace onrecord
