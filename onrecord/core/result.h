// A value, or the error that says what went wrong and where.
//
//   Result<Table> table = parse_table("data/cue_verbs.tsv", text, 3);
//   if (!table) return table.error();      // "data/cue_verbs.tsv:41: expected 3 columns, found 2"
//   use(*table);
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace onrecord {

// `message` is one line for a person: what, and where it is not told elsewhere.
struct Error {
  std::string message;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }

  // REQUIRES: *this holds a value.
  T& operator*() & { return value(); }
  const T& operator*() const& { return const_cast<Result*>(this)->value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &const_cast<Result*>(this)->value(); }

  // REQUIRES: *this holds an error.
  const Error& error() const {
    assert(state_.index() == 1);
    return std::get<1>(state_);
  }

 private:
  T& value() {
    assert(state_.index() == 0);
    return std::get<0>(state_);
  }

  std::variant<T, Error> state_;
};

// For what gives nothing back but can fail.
struct Done {};
using Status = Result<Done>;

}  // namespace onrecord
