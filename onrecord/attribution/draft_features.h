// What the statement model is told of each candidate, as hashed features. Private to this folder.
//
// A feature is a question and its answer ("the word of the cue" and "said"), hashed to 32 bits; the model knows those
// that tell something. Asked are the rule, the verb and what it is like, the source, the content and its borders, the
// sentence, and what the page does with the same cue and the same source elsewhere.
#pragma once

#include <array>
#include <unordered_set>
#include <vector>

#include "onrecord/attribution/draft.h"

namespace onrecord {

class DraftFeatures {
 public:
  // REQUIRES: the book's drafts are all there; it and `entities` outlive this.
  DraftFeatures(const Rulebook& book, const Entities& entities);

  // Appends the features of a draft of the book.
  void tell(const Draft& draft, std::vector<uint32_t>& out) const;

  // Appends what is asked of a place where the content of `draft` may end: `end` of its last piece. `sooner`: how many
  // other ends lie before it; `rules`: it is the one that the rules give.
  void tell_end(const Draft& draft, uint32_t sooner, bool rules, std::vector<uint32_t>& out) const;

  // Appends what is asked of a source that `draft` may have; `nth`: its place among them, 0 for the rule's own.
  void tell_source_choice(const Draft& draft, uint32_t nth, std::vector<uint32_t>& out) const;

  uint32_t word(uint32_t token) const { return at(token).word; }  // Folded and hashed; one number beyond the stretch.
  uint32_t head(TokenRange source) const;  // The same of the word that says who it is; 0 for no source.

 private:
  struct Told {
    uint32_t word, kind;          // What it can be.
    bool comma, stop, own, verb;  // "." and its like; "I", "we", "you"; a verb that is nothing else.
    int32_t frame = -1;           // The last cue before it in its stretch, in whose content it may stand.
  };
  static constexpr Told beyond{0x51ed270bu, 0x51ed270bu, false, false, false, false, -1};  // Outside the stretch.

  const Told& at(uint32_t token) const { return token < told_.size() ? told_[token] : beyond; }
  uint32_t group(uint32_t token) const;  // Of the cluster table.
  uint32_t kind(uint32_t token) const { return at(token).kind; }
  uint32_t source_kind(TokenRange source) const;
  uint32_t tense(uint32_t begin, uint32_t end) const;  // Of the first finite verb: 0 for none, past, present, modal.
  Told told_of_spelling(uint32_t token) const;         // What is so wherever the word stands.
  void read_words();
  void read_groups();
  void find_frames();
  void mark_mentions(const Entities& entities);
  void remember_page();

  void tell_cue(const Draft& draft, class Asked& asked) const;
  void tell_source(const Draft& draft, class Asked& asked) const;
  void tell_content(const Draft& draft, class Asked& asked) const;
  void tell_page(const Draft& draft, class Asked& asked) const;
  void tell_frame(const Draft& draft, class Asked& asked) const;
  // `further`: the tokens behind the end; `rest_end`: how far the rest of the sentence is looked at.
  void tell_end_clauses(const Draft& draft, class Asked& asked, std::array<uint32_t, 3> further,
                        uint32_t rest_end) const;

  const Rulebook& book_;
  const Reading& reading_;
  std::vector<Told> told_;                       // One a token.
  std::vector<uint16_t> groups_;                 // By spelling; 0 for a word that the table lacks.
  std::vector<uint8_t> mentions_;                // One a token: what is named there; 0: nothing.
  std::unordered_set<uint32_t> quoting_cues_;    // Words of cues that stand beside quotes on this page.
  std::unordered_set<uint32_t> quoted_sources_;  // Heads of sources that do.
  uint32_t own_voice_ = 0;                       // How often the article says "I", in three steps.
};

// The same for one of `ends`, the draft with its ends (candidates.h).
void tell_end_of(const DraftFeatures& features, const std::vector<Draft>& ends, const Draft& end,
                 std::vector<uint32_t>& out);

}  // namespace onrecord
