// The standing phrases of web pages ("leave a reply", "most read"), and what a line that holds one is.
// Private to this folder.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"

namespace onrecord {

enum class PhraseClass : uint8_t {
  none,
  comments,  // The head of a comment thread.
  comment_form,
  related,  // The head of a list of links, or a line with one.
  share,
  donation,
  ad,
  consent,
  footer,
  menu,
  tag,
  mirror_address,
  caption,
  correction_note,
  byline  // Or a line with the date: "By", "Published".
};

struct LinePhrase {
  PhraseClass kind = PhraseClass::none;
  bool whole = false;  // The line is the phrase, but for marks and numbers.
};

class PagePhrases {
 public:
  static Result<PagePhrases> load(const DataFolder& data);

  // `folded` is a line in folded spelling (core/utf8.h). A phrase for the whole line wins over one at its start, that
  // over one inside.
  LinePhrase classify(std::string_view folded) const;
  // classify(folded).whole, at less cost.
  bool is_whole(std::string_view folded) const;

 private:
  struct Entry {
    std::string phrase;
    PhraseClass kind;
  };
  // Sorted by phrase, each once.
  struct Entries {
    std::vector<Entry> rows;
    // Filters that spare most searches. Indexed by two bytes: whether a phrase begins with them, and one of less than
    // four bytes; by a hash of four bytes: whether a phrase begins so.
    enum class Head : uint8_t { none, longer, shorter };
    std::vector<Head> heads;
    std::vector<bool> longer_heads;
    std::array<uint32_t, 257> first_rows{};  // For each byte, and one more: the rows before those that begin with it.
    void note_heads();
    bool may_begin(std::string_view text) const;
    // The longest phrase that `text` begins with and that ends with a word; null where there is none.
    const Entry* longest_prefix(std::string_view text) const;
  };

  LinePhrase classify_whole(std::string_view line) const;

  Entries whole_, start_, any_;
};

}  // namespace onrecord
