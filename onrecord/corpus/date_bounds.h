// What is known of a page's day, and the order of ladders.
#pragma once

#include <string>

namespace onrecord {

// Days YYYY-MM-DD, both included; "" where nothing bounds that side.
struct DateBounds {
  std::string not_before;
  std::string not_after;

  bool is_dated() const { return !not_before.empty() && !not_after.empty(); }
  friend bool operator==(const DateBounds&, const DateBounds&) = default;
};

// Whether all of `a` lies before all of `b`.
inline bool is_before(const DateBounds& a, const DateBounds& b) {
  return a.is_dated() && b.is_dated() && a.not_after < b.not_before;
}

// Dated before undated; then by the first, then by the last possible day. Ties are ties: equal bounds.
inline bool comes_first(const DateBounds& a, const DateBounds& b) {
  if (a.is_dated() != b.is_dated()) return a.is_dated();
  if (a.not_before != b.not_before) return a.not_before < b.not_before;
  return a.not_after < b.not_after;
}

}  // namespace onrecord
