#include "onrecord/page/meta_charset.h"

#include <algorithm>
#include <vector>

#include "onrecord/core/utf8.h"
#include "onrecord/page/encoding.h"

namespace onrecord {
namespace {

constexpr size_t looked_at = 16 << 10;
constexpr std::string_view white = "\t\n\f\r ";

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() && equals_ignoring_ascii_case(text.substr(0, lower_case.size()), lower_case);
}

size_t find_ignoring_case(std::string_view text, std::string_view lower_case, size_t from) {
  const auto found = std::search(text.begin() + static_cast<ptrdiff_t>(from), text.end(), lower_case.begin(),
                                 lower_case.end(), [](char a, char b) { return to_ascii_lower(a) == b; });
  return found == text.end() ? std::string_view::npos : static_cast<size_t>(found - text.begin());
}

std::string_view skip(std::string_view text, std::string_view passed_over) {
  text.remove_prefix(std::min(text.find_first_not_of(passed_over), text.size()));
  return text;
}

struct RawAttribute {
  std::string_view name, value;
};

// Reads the attributes of one tag. "If at any point the user agent runs out of bytes, abort": then `at_end` is true
// and what was read last does not count.
class AttributeScan {
 public:
  explicit AttributeScan(std::string_view rest) : rest_(rest) {}

  // "Get an attribute". False where there is none.
  bool next(RawAttribute& attribute) {
    rest_ = skip(rest_, "\t\n\f\r /");
    if (at_end() || rest_.front() == '>') return false;
    attribute = {take(rest_.find_first_of("\t\n\f\r =/>", 1)), {}};
    rest_ = skip(rest_, white);
    if (at_end()) return false;
    if (rest_.front() != '=') return true;
    rest_ = skip(rest_.substr(1), white);
    if (at_end()) return false;
    attribute.value = take_value();
    return !at_end();
  }

  bool at_end() const { return rest_.empty(); }
  const char* position() const { return rest_.data(); }

 private:
  std::string_view take(size_t end) {
    const std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view take_value() {
    const char quote = rest_.front();
    if (quote != '"' && quote != '\'') return take(rest_.find_first_of("\t\n\f\r >"));
    rest_.remove_prefix(1);
    const std::string_view value = take(rest_.find(quote));
    if (!at_end()) rest_.remove_prefix(1);
    return value;
  }

  std::string_view rest_;
};

// "Extracting a character encoding from a meta element".
std::string_view charset_in(std::string_view content) {
  for (size_t at = find_ignoring_case(content, "charset", 0); at != std::string_view::npos;
       at = find_ignoring_case(content, "charset", at)) {
    at += 7;
    std::string_view rest = skip(content.substr(at), white);
    if (rest.empty() || rest.front() != '=') continue;
    rest = skip(rest.substr(1), white);
    if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) {
      return rest.substr(0, rest.find_first_of("\t\n\f\r ;"));
    }
    const size_t end = rest.find(rest.front(), 1);
    return end == std::string_view::npos ? std::string_view() : rest.substr(1, end - 1);
  }
  return {};
}

// What the attributes of a meta element declare.
class MetaCharset {
 public:
  void add(RawAttribute attribute) {
    const auto same = [&](std::string_view seen) { return equals_ignoring_ascii_case(seen, attribute.name); };
    if (std::any_of(seen_.begin(), seen_.end(), same)) return;
    for (std::string_view known : {"http-equiv", "content", "charset"}) {
      if (same(known)) seen_.push_back(known);
    }
    if (same("http-equiv")) pragma_ = equals_ignoring_ascii_case(attribute.value, "content-type");
    if (same("charset")) label_ = attribute.value, needs_pragma_ = false;
    if (same("content") && label_.empty()) {
      label_ = charset_in(attribute.value);
      needs_pragma_ = true;
    }
  }

  std::string_view label() const { return needs_pragma_ && !pragma_ ? std::string_view() : label_; }

 private:
  std::vector<std::string_view> seen_;
  std::string_view label_;
  bool pragma_ = false, needs_pragma_ = false;
};

class Prescan {
 public:
  explicit Prescan(std::string_view head) : head_(head) {}

  std::optional<std::string> run() {
    std::string_view label;
    for (size_t at = head_.find('<'); at < head_.size(); at = head_.find('<', at)) {
      at = read_mark(at, label);
      if (!label.empty() && encoding_of_label(label)) return std::string(label);
      keep_first(label);
      label = {};
    }
    label = charset_of_xml(head_);
    if (!label.empty() && encoding_of_label(label)) return std::string(label);
    keep_first(label);
    return first_.empty() ? std::nullopt : std::optional<std::string>(first_);
  }

 private:
  // What begins with the '<' at `at`; gives the offset behind, and a label where it is a meta element.
  size_t read_mark(size_t at, std::string_view& label) {
    const std::string_view mark = head_.substr(at);
    if (mark.starts_with("<!--")) return behind("-->", at + 2);
    if (starts_with_ignoring_case(mark, "<meta") && mark.size() > 5 &&
        std::string_view("\t\n\f\r /").find(mark[5]) != std::string_view::npos) {
      AttributeScan scan(mark.substr(5));
      MetaCharset meta;
      RawAttribute attribute;
      while (scan.next(attribute)) meta.add(attribute);
      if (!scan.at_end()) label = meta.label();
      return offset_of(scan);
    }
    const size_t name = mark.starts_with("</") ? 2 : 1;
    if (mark.size() > name && is_ascii_letter(mark[name])) {
      AttributeScan scan(mark.substr(std::min(mark.find_first_of("\t\n\f\r >"), mark.size())));
      RawAttribute attribute;
      while (scan.next(attribute)) {
      }
      return offset_of(scan);
    }
    const bool to_its_end = mark.starts_with("<!") || mark.starts_with("</") || mark.starts_with("<?");
    return to_its_end ? behind(">", at) : at + 1;
  }

  size_t behind(std::string_view end, size_t from) const {
    const size_t found = head_.find(end, from);
    return found == std::string_view::npos ? head_.size() : found + end.size();
  }

  size_t offset_of(const AttributeScan& scan) const {
    return scan.at_end() ? head_.size() : static_cast<size_t>(scan.position() - head_.data());
  }

  // "Get an XML encoding".
  static std::string_view charset_of_xml(std::string_view bytes) {
    if (!bytes.starts_with("<?xml")) return {};
    const std::string_view declaration = bytes.substr(0, bytes.find('>'));
    const size_t at = declaration.find("encoding");
    if (at == std::string_view::npos) return {};
    constexpr std::string_view passed_over("\0\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0B\f\r ", 15);
    std::string_view rest = skip(declaration.substr(at + 8), passed_over);
    if (rest.empty() || rest.front() != '=') return {};
    rest = skip(rest.substr(1), passed_over);
    if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return {};
    const size_t end = rest.find(rest.front(), 1);
    return end == std::string_view::npos ? std::string_view() : rest.substr(1, end - 1);
  }

  void keep_first(std::string_view label) {
    if (first_.empty()) first_ = label;
  }

  std::string_view head_;
  std::string first_;
};

}  // namespace

std::optional<std::string> find_declared_charset(std::string_view bytes) {
  return Prescan(bytes.substr(0, looked_at)).run();
}

}  // namespace onrecord
