// The attributes of a start tag, read one after the other: once when the tag is cut out of the input, and again
// whenever somebody asks for them.
#pragma once

#include "onrecord/html/scan.h"

namespace onrecord::html {

struct RawAttribute {
  const char* name_begin;
  const char* name_end;
  const char* value_begin;  // Without quotes. Equal to value_end where there is none.
  const char* value_end;

  std::string_view name() const { return {name_begin, static_cast<size_t>(name_end - name_begin)}; }
  std::string_view value() const { return {value_begin, static_cast<size_t>(value_end - value_begin)}; }
  bool is_named(std::string_view lower_case) const {
    return name().size() == lower_case.size() && begins_with_word(name(), lower_case);
  }
};

class AttributeReader {
 public:
  // REQUIRES: `at` is the end of the tag's name.
  AttributeReader(const char* at, const char* end) : at_(at), end_(end) {}

  // False at the end of the tag, or where the input ends inside it.
  // https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state
  bool next(RawAttribute& out) {
    while (at_ < end_ && is_in(*at_, tag_name_end_class)) {
      if (*at_ == '>') return false;
      self_closing_ = *at_ == '/';  // Self-closing start tag state: it stays so only if '>' is next.
      ++at_;
    }
    self_closing_ = false;
    if (at_ == end_) return false;
    read_name(out);
    if (at_ < end_ && *at_ == '=') {
      read_value(out);
    } else {
      out.value_begin = out.value_end = at_;
    }
    return true;
  }

  // Where the reader stands: after `next` gave false, at the '>' or at the end of the input.
  const char* at() const { return at_; }
  bool self_closing() const { return self_closing_; }

 private:
  // Attribute name state, after attribute name state. A leading '=' is part of the name.
  void read_name(RawAttribute& out) {
    out.name_begin = at_;
    at_ = find_class(at_ + 1, end_, attribute_name_end_class);
    out.name_end = at_;
    const char* after = skip_class(at_, end_, space_class);
    if (after < end_ && *after == '=') at_ = after;
  }

  // Before attribute value state and the three states of values.
  void read_value(RawAttribute& out) {
    at_ = skip_class(at_ + 1, end_, space_class);
    out.value_begin = out.value_end = at_;
    if (at_ == end_ || *at_ == '>') return;
    if (*at_ == '"' || *at_ == '\'') {
      out.value_begin = at_ + 1;
      out.value_end = find_byte(at_ + 1, end_, *at_);
      at_ = out.value_end == end_ ? end_ : out.value_end + 1;
      return;
    }
    at_ = out.value_end = find_class(at_, end_, unquoted_end_class);
  }

  const char* at_;
  const char* end_;
  bool self_closing_ = false;
};

// REQUIRES: `start_tag` is empty or a whole start tag.
inline AttributeReader read_attributes(std::string_view start_tag) {
  const char* const end = start_tag.data() + start_tag.size();
  if (start_tag.empty()) return {end, end};
  return {find_class(start_tag.data() + 1, end, tag_name_end_class), end};
}

struct TagEnd {
  const char* at;  // At the '>', or the end of the input.
  bool self_closing;
};

// Where a tag ends: what AttributeReader finds, without looking at each name. Only a value can hide a '>', and only a
// '=' behind a name begins one:  <a b="x>y" c =1 /=z>   has the names b, c and "=z" (a name may begin with '=').
// REQUIRES: `at` is the end of the tag's name.
inline TagEnd find_tag_end(const char* at, const char* end) {
  if (at < end && *at == '>') return {at, false};
  const char* names = at;  // Behind the last value.
  while (true) {
    at = find_either(at, end, '>', '=');
    if (at == end) return {end, false};
    if (*at == '>') return {at, at > names && at[-1] == '/'};
    const char* name_end = at;
    while (name_end > names && is_space(name_end[-1])) --name_end;
    ++at;
    if (name_end == names || name_end[-1] == '/') continue;
    at = skip_class(at, end, space_class);
    if (at == end || *at == '>') return {at, false};
    if (*at == '"' || *at == '\'') {
      at = find_byte(at + 1, end, *at);
      if (at == end) return {end, false};
      ++at;
    } else {
      at = find_class(at, end, unquoted_end_class);
    }
    names = at;
  }
}

}  // namespace onrecord::html
