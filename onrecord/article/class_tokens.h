// What the classes, ids and roles of an element say of it (data/class_tokens.tsv). Private to this folder.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"
#include "onrecord/core/word_map.h"

namespace onrecord {

enum class Hint : uint8_t {
  text,     // The running text of an article: "article-body".
  article,  // Something about an article: "post". Weak.
  content,  // Main content. Weak.
  title,
  standfirst,
  byline,
  bio,  // Who the author is.
  date,
  meta,
  kicker,
  caption,
  credit,
  tag,
  related,
  share,
  ad,
  newsletter,
  nav,
  header,
  footer,
  sidebar,
  comments,       // A thread.
  comment,        // One comment.
  comment_form,   // Where to write one.
  comments_meta,  // "12 comments" as a link.
  gallery,
  media,
  figure,
  pull_quote,
  fact_box,
  embed,
  consent,
  hidden,  // For screen readers only.
  correction,
  live
};

class Hints {
 public:
  constexpr Hints() = default;
  constexpr Hints(std::initializer_list<Hint> hints) {
    for (Hint hint : hints) add(hint);
  }
  constexpr void add(Hint hint) { bits_ |= uint64_t{1} << static_cast<unsigned>(hint); }
  constexpr void add(Hints hints) { bits_ |= hints.bits_; }
  constexpr void remove(Hints hints) { bits_ &= ~hints.bits_; }
  constexpr bool has(Hint hint) const { return (bits_ >> static_cast<unsigned>(hint)) & 1; }
  constexpr bool has_any(Hints hints) const { return (bits_ & hints.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  uint64_t bits_ = 0;
};

class ClassTokens {
 public:
  static Result<ClassTokens> load(const DataFolder& data);

  // What all names in an attribute's value say together. An entry of several words wins over its parts.
  Hints hints_of(std::string_view value) const;

 private:
  static constexpr size_t longest_entry = 4;  // Words.

  // What is known of a word, or of several that are joined by one space.
  struct Known {
    bool entry = false;  // Stands in the table; else it only begins entries that do, or turns away.
    bool turns_away = false;
    Hints hints;
    size_t longest = 0;  // Words of the longest entry that begins with this word.
  };

  void add_entry(std::string_view entry, std::optional<Hint> hint);
  void add_name(std::string_view name, Hints& hints) const;

  WordMap<Known> known_;
};

// The same, remembered: a page says the same names again and again.
class RememberedTokens {
 public:
  // `tokens`, and the values that are asked for, outlive this.
  explicit RememberedTokens(const ClassTokens& tokens) : tokens_(tokens) {}

  Hints hints_of(std::string_view value);

 private:
  struct Answer {
    std::string_view value;
    Hints hints;
  };

  const ClassTokens& tokens_;
  std::array<Answer, 512> answers_;  // By the value's hash; a value takes the place of another.
};

}  // namespace onrecord
