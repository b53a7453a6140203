// Relays between the article and a speaker: who was told, where it was written, who passes it on.
#pragma once

#include <vector>

#include "onrecord/attribution/draft.h"
#include "onrecord/attribution/speakers.h"

namespace onrecord {

// An interview, letter or post that a sentence names for its subject, without content: "Lee spoke in an interview with
// Radio Norden."
struct NamedInterview {
  uint32_t at;  // Byte offset in the text.
  uint32_t speaker;
  Via via;
  bool written = false;  // A letter or a post.
};

class Relays {
 public:
  Relays(const Reading& reading, Speakers& speakers) : reading_(reading), speakers_(speakers) {}

  // The relays that the draft's own sentence names, outermost first; never the speaker, the outlet or the article's
  // agency. A poll is who says what it shows, no relay of those asked.
  std::vector<Via> find(const Draft& draft, std::optional<uint32_t> speaker);

  // By position.
  std::vector<NamedInterview> find_interviews();

 private:
  uint32_t interview_begin(uint32_t interview) const;
  bool takes_place(TokenRange before) const;
  bool is_long_ago(uint32_t behind) const;

  const Reading& reading_;
  Speakers& speakers_;
};

// An interview, letter or post that is named once holds for what the same speaker, or who is asked in it, plainly says
// in the blocks that follow, or says to the same hearers, until another occasion or day is named; not for "had said
// earlier" or "told the court". A relay that has a statement of its own around another is no relay of that. REQUIRES:
// sorted by begin of content, parents set.
void carry_on_relays(const Reading& reading, const std::vector<NamedInterview>& interviews,
                     std::vector<Statement>& statements);

}  // namespace onrecord
