// The comments, as they are written:
//
//     <!-- saved from url=(0033)https://example.org/harbour.html -->      the number counts the URL's characters
//
//     <!--
//      Page saved with SingleFile
//      url: https://example.org/harbour.html
//      saved date: Mon Apr 05 2021 17:52:46 GMT+0200 (Central European Summer Time)
//     -->
#include "onrecord/read/saved_page.h"

#include <algorithm>
#include <vector>

#include "onrecord/core/civil_date.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t looked_at = 4 << 10;

std::optional<std::string_view> text_behind(std::string_view text, std::string_view mark) {
  const size_t at = text.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  return text.substr(at + mark.size());
}

std::string_view first_line(std::string_view text) { return trim(text.substr(0, text.find_first_of("\r\n"))); }

bool is_url(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

Fact given_fact(std::string_view text) { return {std::string(text), {}, Coding::text, Given::url}; }

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trim(text)).empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

int32_t month_of(std::string_view name) {
  constexpr std::string_view names = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const size_t at = name.size() == 3 ? names.find(name) : std::string_view::npos;
  return at == std::string_view::npos || at % 3 != 0 ? 0 : static_cast<int32_t>(at / 3 + 1);
}

bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (shape[i] == '0' ? !is_ascii_digit(text[i]) : text[i] != shape[i]) return false;
  }
  return true;
}

// "GMT+0200" -> "+02:00"; "" for what is none.
std::string iso_zone(std::string_view zone) {
  if (zone == "GMT+0000") return "Z";
  if (!has_shape(zone, "GMT+0000") && !has_shape(zone, "GMT-0000")) return "";
  return std::string(zone.substr(3, 3)) + ":" + std::string(zone.substr(6, 2));
}

std::string iso_date(std::string_view year, int32_t month, std::string_view day) {
  return std::string(year) + "-" + std::to_string(100 + month).substr(1) + "-" + std::string(day);
}

// "Mon Apr 05 2021 17:52:46 GMT+0200 (...)" as JavaScript prints dates -> "2021-04-05T17:52:46+02:00"; empty for
// others.
std::optional<std::string> iso_from_javascript_date(std::string_view text) {
  const std::vector<std::string_view> words = split_words(text);
  if (words.size() < 6 || month_of(words[1]) == 0) return std::nullopt;
  if (!has_shape(words[2], "00") || !has_shape(words[3], "0000") || !has_shape(words[4], "00:00:00")) {
    return std::nullopt;
  }
  const std::string date = iso_date(words[3], month_of(words[1]), words[2]);
  const std::string zone = iso_zone(words[5]);
  if (!parse_civil_date(date) || zone.empty()) return std::nullopt;
  return date + "T" + std::string(words[4]) + zone;
}

void read_chrome_comment(std::string_view comment, GivenFacts& given) {
  std::optional<std::string_view> rest = text_behind(comment, "saved from url=(");
  if (!rest) return;
  const size_t close = rest->find(')');
  if (close == std::string_view::npos) return;
  const std::string_view url = trim(rest->substr(close + 1));
  if (is_url(url)) given.url = given_fact(url);
}

void read_single_file_comment(std::string_view comment, GivenFacts& given) {
  if (comment.find("saved with SingleFile") == std::string_view::npos) return;
  if (const std::optional<std::string_view> rest = text_behind(comment, "url:"); rest && is_url(first_line(*rest))) {
    given.url = given_fact(first_line(*rest));
  }
  if (const std::optional<std::string_view> rest = text_behind(comment, "saved date:")) {
    const std::string_view line = first_line(*rest);
    given.captured = given_fact(iso_from_javascript_date(line).value_or(std::string(line)));
    given.captured_reason = "SingleFile comment";
  }
}

}  // namespace

void read_saved_page_comment(std::string_view bytes, GivenFacts& given) {
  std::string_view head = bytes.substr(0, looked_at);
  while (const std::optional<std::string_view> comment = text_behind(head, "<!--")) {
    const size_t end = comment->find("-->");
    if (end == std::string_view::npos) return;
    read_chrome_comment(comment->substr(0, end), given);
    read_single_file_comment(comment->substr(0, end), given);
    if (given.url) return;
    head = comment->substr(end);
  }
}

}  // namespace onrecord
