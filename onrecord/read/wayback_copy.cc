#include "onrecord/read/wayback_copy.h"

#include <algorithm>

#include "onrecord/core/civil_date.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t head_bytes = 64 << 10, tail_bytes = 4 << 10;
constexpr std::string_view script_call = "__wm.wombat(\"", toolbar_field = "id=\"wmtbURL\" value=\"";
constexpr std::string_view comment_mark = "FILE ARCHIVED ON ";
constexpr std::string_view head_marks[] = {script_call, "<!-- End Wayback Rewrite JS Include -->",
                                           "<!-- BEGIN WAYBACK TOOLBAR INSERT -->"};

size_t tail_begin(std::string_view page) { return page.size() - std::min(page.size(), tail_bytes); }

bool is_url(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

ByteRange range_of(size_t begin, size_t end) { return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}; }

// The address behind `mark`, up to a quotation mark. One with `escape` in it would have to be decoded: not taken.
std::optional<Fact> find_address(std::string_view bytes, std::string_view mark, char escape, Coding coding) {
  const std::string_view head = bytes.substr(0, head_bytes);
  const size_t at = head.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const size_t begin = at + mark.size(), end = head.find('"', begin);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view address = head.substr(begin, end - begin);
  if (!is_url(address) || address.find(escape) != std::string_view::npos) return std::nullopt;
  return Fact{std::string(address), {range_of(begin, end)}, coding, Given::none};
}

bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (shape[i] == '0'   ? !is_ascii_digit(text[i])
        : shape[i] == 'a' ? !is_ascii_letter(text[i])
                          : text[i] != shape[i]) {
      return false;
    }
  }
  return true;
}

// "20:44:39 Jul 01, 2016" in the comment behind the page.
std::optional<Fact> find_time(std::string_view bytes) {
  constexpr std::string_view shape = "00:00:00 aaa 00, 0000";
  const size_t mark = bytes.find(comment_mark, tail_begin(bytes));
  if (mark == std::string_view::npos) return std::nullopt;
  const size_t begin = mark + comment_mark.size();
  const std::string_view time = bytes.substr(begin, shape.size());
  if (!has_shape(time, shape)) return std::nullopt;
  return Fact{std::string(time), {range_of(begin, begin + time.size())}, Coding::text, Given::none};
}

// "20160701204439" -> "2016-07-01T20:44:39Z"; empty for what is no time.
std::optional<std::string> iso_time(std::string_view digits) {
  if (!has_shape(digits, "00000000000000")) return std::nullopt;
  const auto part = [&](size_t at, size_t count) { return std::string(digits.substr(at, count)); };
  const std::string day = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2);
  if (!parse_civil_date(day) || part(8, 2) > "23" || part(10, 2) > "59" || part(12, 2) > "59") return std::nullopt;
  return day + "T" + part(8, 2) + ":" + part(10, 2) + ":" + part(12, 2) + "Z";
}

void read_own_address(GivenFacts& given) {
  if (!given.url) return;
  const std::optional<WaybackAddress> address = split_wayback_address(given.url->text);
  if (!address) return;
  given.captured = Fact{address->time, {}, Coding::text, Given::url};
  given.captured_reason = "Wayback Machine address";
  given.url->text = std::string(address->url);
}

// The time stands in the script in digits alone, which a fact's text would have to repeat: it is given.
void read_script_time(std::string_view bytes, GivenFacts& given) {
  const size_t at = bytes.substr(0, head_bytes).find(script_call);
  if (at == std::string_view::npos) return;
  const size_t comma = bytes.find("\",\"", at + script_call.size());
  if (comma == std::string_view::npos || comma > head_bytes) return;
  const std::optional<std::string> time = iso_time(bytes.substr(comma + 3, 14));
  if (!time) return;
  given.captured = Fact{*time, {}, Coding::text, Given::url};
  given.captured_reason = "Wayback Machine script";
}

}  // namespace

bool is_wayback_copy(std::string_view page) {
  const std::string_view head = page.substr(0, head_bytes);
  for (const std::string_view mark : head_marks) {
    if (head.find(mark) != std::string_view::npos) return true;
  }
  const std::string_view tail = page.substr(tail_begin(page));
  return tail.find(comment_mark) != std::string_view::npos && tail.find("INTERNET ARCHIVE") != std::string_view::npos;
}

std::optional<WaybackAddress> split_wayback_address(std::string_view address) {
  constexpr std::string_view host = "://web.archive.org/web/";
  const size_t at = address.find(host);
  if (at == std::string_view::npos || !is_url(address) || at > 5) return std::nullopt;
  std::string_view rest = address.substr(at + host.size());
  const std::optional<std::string> time = iso_time(rest.substr(0, 14));
  const size_t slash = rest.find('/');
  if (!time || slash == std::string_view::npos || slash > 17) return std::nullopt;
  rest.remove_prefix(slash + 1);
  return is_url(rest) ? std::optional(WaybackAddress{rest, *time}) : std::nullopt;
}

void read_wayback_facts(std::string_view bytes, GivenFacts& given) {
  read_own_address(given);
  if (!is_wayback_copy(bytes)) return;
  read_script_time(bytes, given);
  std::optional<Fact> url = find_address(bytes, script_call, '\\', Coding::json);
  if (!url) url = find_address(bytes, toolbar_field, '&', Coding::attribute);
  if (url) given.url = std::move(url);
  if (std::optional<Fact> time = find_time(bytes)) {
    given.captured = std::move(time);
    given.captured_reason = "Wayback Machine comment";
  }
}

}  // namespace onrecord
