#include "onrecord/article/photo_credit.h"

#include <array>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t credit_bytes_max = 120;

// What introduces a credit. Longer ones before those that they begin with.
constexpr std::array<std::string_view, 26> introductions = {"photo courtesy of",
                                                            "photo credit:",
                                                            "photograph by",
                                                            "photograph:",
                                                            "photos by",
                                                            "photos:",
                                                            "photo by",
                                                            "photo:",
                                                            "photo via",
                                                            "picture by",
                                                            "picture:",
                                                            "pictures:",
                                                            "image credit:",
                                                            "image by",
                                                            "image via",
                                                            "image courtesy of",
                                                            "image:",
                                                            "images:",
                                                            "illustration:",
                                                            "credit:",
                                                            "courtesy of",
                                                            "source:",
                                                            "foto:",
                                                            "bild:",
                                                            "copyright",
                                                            "©"};

bool begins_with(std::string_view text, std::string_view words) {
  return text.size() >= words.size() && equals_ignoring_ascii_case(text.substr(0, words.size()), words);
}

bool is_word_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

constexpr std::array<bool, 256> make_heads() {
  std::array<bool, 256> heads{};
  for (std::string_view introduction : introductions) heads[static_cast<unsigned char>(introduction.front())] = true;
  return heads;
}

uint32_t introduction_bytes(std::string_view text) {
  static constexpr std::array<bool, 256> heads = make_heads();
  if (text.empty() || !heads[static_cast<unsigned char>(to_ascii_lower(text.front()))]) return 0;
  for (std::string_view introduction : introductions) {
    if (begins_with(text, introduction)) return static_cast<uint32_t>(introduction.size());
  }
  return 0;
}

Span trimmed(std::string_view text, Span span) {
  const std::string_view part = trim(slice(text, span));
  const auto begin = static_cast<uint32_t>(part.data() - text.data());
  return {begin, begin + static_cast<uint32_t>(part.size())};
}

// "(Photo by AFP)" at the end, a full stop behind it or not.
std::optional<CreditSpans> find_bracketed(std::string_view caption, const Agencies& agencies) {
  const size_t close = caption.find_last_not_of(" .\t");
  if (close == std::string_view::npos || (caption[close] != ')' && caption[close] != ']')) return std::nullopt;
  const size_t open = caption.rfind(caption[close] == ')' ? '(' : '[', close);
  if (open == std::string_view::npos || close - open > credit_bytes_max) return std::nullopt;
  const Span inside{static_cast<uint32_t>(open) + 1, static_cast<uint32_t>(close)};
  const std::string_view words = slice(caption, inside);
  const uint32_t introduction = introduction_bytes(words);
  if (introduction == 0 && agencies.find(words).empty() && !begins_with(words, "photo")) return std::nullopt;
  return CreditSpans{{static_cast<uint32_t>(open), static_cast<uint32_t>(caption.size())},
                     trimmed(caption, {inside.begin + introduction, inside.end})};
}

// "Photo: Ann Lee" from a word's begin to the end of the caption.
std::optional<CreditSpans> find_introduced(std::string_view caption) {
  const size_t first = caption.size() > credit_bytes_max ? caption.size() - credit_bytes_max : 0;
  for (size_t i = first; i < caption.size(); ++i) {
    if (i > 0 && is_word_byte(caption[i]) && is_word_byte(caption[i - 1])) continue;
    if ((caption[i] & 0xC0) == 0x80) continue;
    const uint32_t introduction = introduction_bytes(caption.substr(i));
    if (introduction == 0) continue;
    const auto begin = static_cast<uint32_t>(i), end = static_cast<uint32_t>(caption.size());
    const Span who = trimmed(caption, {begin + introduction, end});
    if (who.empty()) return std::nullopt;
    return CreditSpans{{begin, end}, who};
  }
  return std::nullopt;
}

}  // namespace

std::optional<CreditSpans> find_credit(std::string_view caption, const Agencies& agencies) {
  if (const auto credit = find_bracketed(caption, agencies)) return credit;
  return find_introduced(caption);
}

}  // namespace onrecord
