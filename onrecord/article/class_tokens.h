// What the classes, ids and roles of an element say of it (data/class_tokens.tsv). Private to this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"

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

  void add_name(std::string_view name, Hints& hints) const;
  // Words are joined by one space.
  std::unordered_map<std::string, Hints> entries_;
};

}  // namespace onrecord
