#include "onrecord/page/json_scan.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t most_nodes = 1'000'000;
constexpr size_t most_members = 1000;  // Of one object; an object that many others refer to is searched for each.

bool is_white(char c) { return is_collapsible_space(static_cast<unsigned char>(c)); }

std::optional<uint32_t> hex_value(std::string_view digits) {
  if (digits.size() != 4) return std::nullopt;
  uint32_t value = 0;
  for (char c : digits) {
    const char lower = to_ascii_lower(c);
    if (is_ascii_digit(c)) {
      value = value << 4 | static_cast<uint32_t>(c - '0');
    } else if ('a' <= lower && lower <= 'f') {
      value = value << 4 | static_cast<uint32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

struct Escape {
  char32_t code = 0;
  uint32_t bytes = 0;  // 0: none that JSON knows.
};

Escape unicode_escape(std::string_view raw) {
  const std::optional<uint32_t> unit = hex_value(raw.substr(2, 4));
  if (!unit) return {};
  if ((*unit & 0xF800) != 0xD800) return {*unit, 6};
  const std::optional<uint32_t> low = raw.substr(6, 2) == "\\u" ? hex_value(raw.substr(8, 4)) : std::nullopt;
  const bool pair = (*unit & 0xFC00) == 0xD800 && low && (*low & 0xFC00) == 0xDC00;
  if (!pair) return {replacement_character, 6};
  return {0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00), 12};
}

// REQUIRES: raw begins with a backslash.
Escape read_escape(std::string_view raw) {
  if (raw.size() < 2) return {};
  switch (raw[1]) {
    case '"':
    case '\\':
    case '/': return {static_cast<unsigned char>(raw[1]), 2};
    case 'b': return {'\b', 2};
    case 'f': return {'\f', 2};
    case 'n': return {'\n', 2};
    case 'r': return {'\r', 2};
    case 't': return {'\t', 2};
    case 'u': return unicode_escape(raw);
    default: return {};
  }
}

void append_verbatim(MappedText& out, std::string_view raw, size_t begin, size_t end, uint32_t offset) {
  if (begin == end) return;
  out.text.append(raw, begin, end - begin);
  out.map.append(static_cast<uint32_t>(end - begin),
                 {offset + static_cast<uint32_t>(begin), offset + static_cast<uint32_t>(end)}, true);
}

}  // namespace

MappedText decode_json_string(std::string_view raw, uint32_t offset) {
  MappedText out;
  size_t begin = 0;  // Of what is not copied yet.
  for (size_t i = raw.find('\\'); i != std::string_view::npos; i = raw.find('\\', i)) {
    const Escape escape = read_escape(raw.substr(i, 12));
    if (escape.bytes == 0) {
      ++i;
      continue;
    }
    append_verbatim(out, raw, begin, i, offset);
    const size_t before = out.text.size();
    append_utf8(out.text, escape.code);
    const uint32_t at = offset + static_cast<uint32_t>(i);
    out.map.append(static_cast<uint32_t>(out.text.size() - before), {at, at + escape.bytes}, false);
    begin = i = i + escape.bytes;
  }
  append_verbatim(out, raw, begin, raw.size(), offset);
  return out;
}

// Reads token by token; the open objects and arrays lie on a stack of its own.
class JsonScanner {
 public:
  JsonScanner(JsonTree& tree, ByteRange part) : tree_(tree), at_(part.begin), end_(part.end) {
    tree_.nodes_.push_back({});
    open_.push_back({JsonTree::root, no_json});
  }

  void run() {
    for (skip_white(); at_ < end_; skip_white()) {
      if (tree_.nodes_.size() >= most_nodes) {
        tree_.reached_limit_ = true;
        return;
      }
      step(tree_.input_[at_]);
    }
  }

 private:
  struct Open {
    JsonId id;
    JsonId last_child;
  };

  void step(char c) {
    switch (c) {
      case '{': return open(JsonKind::object);
      case '[': return open(JsonKind::array);
      case '}': return close(JsonKind::object);
      case ']': return close(JsonKind::array);
      case '"': return take_string();
      case ',':
      case ';':
        key_ = {};
        ++at_;
        return;
      case ':': ++at_; return;
      case '/': return skip_comment();
      case '<': return skip_to_behind(starts_with("<![CDATA[") ? "[CDATA[" : "<!--", 1);
      case '-':
        if (starts_with("-->")) return skip_to_behind("-->", 1);
        return take_word();
      default: return take_word();
    }
  }

  bool starts_with(std::string_view words) const { return rest().starts_with(words); }
  std::string_view rest() const { return tree_.input_.substr(at_, end_ - at_); }

  void skip_white() {
    while (at_ < end_ && is_white(tree_.input_[at_])) ++at_;
  }

  // Passes over `mark` where it stands here, else over `otherwise` bytes.
  void skip_to_behind(std::string_view mark, uint32_t otherwise) {
    const size_t found = rest().substr(0, mark.size() + 2).find(mark);
    at_ += found == std::string_view::npos ? otherwise : static_cast<uint32_t>(found + mark.size());
  }

  void skip_comment() {
    const std::string_view end_mark = starts_with("/*") ? "*/" : starts_with("//") ? "\n" : "/";
    const size_t found = rest().find(end_mark, end_mark == "*/" ? 2 : 0);
    at_ = found == std::string_view::npos ? end_ : at_ + static_cast<uint32_t>(found + end_mark.size());
  }

  JsonId add(JsonKind kind, ByteRange value) {
    const JsonId id = static_cast<JsonId>(tree_.nodes_.size());
    tree_.nodes_.push_back({kind, key_, value, no_json, no_json});
    key_ = {};
    Open& parent = open_.back();
    (parent.last_child == no_json ? tree_.nodes_[parent.id].first_child
                                  : tree_.nodes_[parent.last_child].next_sibling) = id;
    parent.last_child = id;
    return id;
  }

  void open(JsonKind kind) {
    open_.push_back({add(kind, {}), no_json});
    ++open_count(kind);
    ++at_;
  }

  // Closes the innermost one of that kind and what was left open in it; nothing where none is open.
  void close(JsonKind kind) {
    ++at_;
    key_ = {};
    if (open_count(kind) == 0) return;
    for (bool found = false; !found; open_.pop_back()) {
      const JsonKind closed = tree_.nodes_[open_.back().id].kind;
      --open_count(closed);
      found = closed == kind;
    }
  }

  uint32_t& open_count(JsonKind kind) { return kind == JsonKind::object ? open_objects_ : open_arrays_; }
  bool in_object() const { return tree_.nodes_[open_.back().id].kind == JsonKind::object; }

  // The offset behind white space.
  uint32_t behind_white(uint32_t at) const {
    while (at < end_ && is_white(tree_.input_[at])) ++at;
    return at;
  }

  // A quotation mark ends a string where JSON goes on behind it.
  bool ends_string(uint32_t quote) const {
    const uint32_t behind = behind_white(quote + 1);
    return behind == end_ || std::string_view(",:}]\";</").find(tree_.input_[behind]) != std::string_view::npos;
  }

  uint32_t string_end(uint32_t at) const {
    for (; at < end_; ++at) {
      const char c = tree_.input_[at];
      if (c == '\\') {
        ++at;
      } else if (c == '"' && ends_string(at)) {
        return at;
      }
    }
    return end_;
  }

  void take_string() {
    const ByteRange value{at_ + 1, string_end(at_ + 1)};
    at_ = std::min(end_, value.end + 1);
    take_key_or(JsonKind::string, value);
  }

  void take_word() {
    const size_t found = std::min(rest().find_first_of(" \t\r\n\f,:;{}[]\""), rest().size());
    const ByteRange value{at_, at_ + std::max<uint32_t>(1, static_cast<uint32_t>(found))};
    at_ = value.end;
    take_key_or(JsonKind::word, value);
  }

  void take_key_or(JsonKind kind, ByteRange value) {
    const uint32_t behind = behind_white(at_);
    const bool is_key = in_object() && key_.empty() && behind < end_ && tree_.input_[behind] == ':';
    if (is_key) {
      key_ = value;
    } else {
      add(kind, value);
    }
  }

  JsonTree& tree_;
  uint32_t at_, end_;
  ByteRange key_;
  std::vector<Open> open_;
  uint32_t open_objects_ = 0, open_arrays_ = 0;
};

JsonTree::JsonTree(std::string_view input, ByteRange part) : input_(input) { JsonScanner(*this, part).run(); }

JsonId JsonTree::member(JsonId object, std::string_view name) const {
  if (nodes_[object].kind != JsonKind::object) return no_json;
  JsonId id = nodes_[object].first_child;
  for (size_t looked_at = 0; id != no_json && looked_at < most_members; ++looked_at) {
    if (has_key(id, name)) return id;
    id = nodes_[id].next_sibling;
  }
  return no_json;
}

bool JsonTree::has_key(JsonId id, std::string_view name) const { return slice(input_, nodes_[id].key) == name; }

MappedText JsonTree::text(JsonId id) const {
  const JsonNode& node = nodes_[id];
  const bool has_text = node.kind == JsonKind::string || node.kind == JsonKind::word;
  return has_text ? decode_json_string(slice(input_, node.value), node.value.begin) : MappedText{};
}

std::string_view JsonTree::raw(JsonId id) const { return slice(input_, nodes_[id].value); }

}  // namespace onrecord
