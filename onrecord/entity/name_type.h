// What kind of thing a name stands for, as points from its words and its neighbours. Private.
#pragma once

#include "onrecord/entity/names.h"

namespace onrecord {

class NameTyper {
 public:
  explicit NameTyper(const Words& words) : words_(words) {}

  // Fills `own`, `around` and `gender`. REQUIRES: the name lies in the sentence [first, end).
  void tell(NameMention& name, uint32_t first, uint32_t end) const;

 private:
  void tell_known(NameMention& name) const;
  void tell_words(NameMention& name) const;
  void tell_ending(NameMention& name, int32_t points) const;
  bool modifies_noun(const NameMention& name) const;
  void tell_heads(NameMention& name) const;
  void tell_before(NameMention& name, uint32_t first) const;
  void tell_behind(NameMention& name, uint32_t end) const;
  void tell_small_title(NameMention& name, uint32_t first) const;

  const Words& words_;
};

// The type with the most points; `other` when none has any. The first in order of EntityType wins ties.
EntityType best_type(const TypePoints& points);

// The same where the name model has told something of the mentions: of the types of the kind that fits them best.
EntityType best_type(const TypePoints& points, const KindPoints& told);

}  // namespace onrecord
