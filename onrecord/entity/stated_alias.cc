// Three ways in which a sentence states an alias:
//
//   cue          Jabhat Varda, formerly known as the Ek Front     Varda [common name of Ek Front]
//   bracket      Federal Roads Board (FRB)                        Varda Front [Ek Front]
//   apposition   Jabhat Varda, the Syrian branch of al-Ek,        says what the same actor is
//
// A bracket in round marks must hold the initials, or a name the gazetteers already join: "(R)", "(outlawed in X)",
// ages, places, spouses and parties are no aliases.
#include "onrecord/entity/stated_alias.h"

#include <array>
#include <optional>

namespace onrecord {
namespace {

constexpr uint32_t none = ~0u;

class AliasFinder {
 public:
  AliasFinder(const Words& words, const std::vector<NameMention>& names, Chains& chains)
      : words_(words), names_(names), chains_(chains), begins_(words.count(), none), ends_(words.count() + 1, none) {
    for (uint32_t i = 0; i < names.size(); ++i) {
      if (names[i].is_nested || names[i].form != MentionForm::name) continue;
      if (begins_[names[i].first] == none) begins_[names[i].first] = i;
      ends_[names[i].end] = i;
    }
  }

  std::vector<StatedAlias> run() && {
    for (const Sentence& sentence : words_.tokens().sentences) {
      first_ = sentence.first_token;
      end_ = sentence.end_token;
      for (uint32_t i = first_; i < end_; ++i) {
        take_cue(i);
        take_bracket(i);
        take_apposition(i);
      }
    }
    return std::move(out_);
  }

 private:
  bool is_any(uint32_t i, std::initializer_list<std::string_view> words) const {
    return i < end_ && std::find(words.begin(), words.end(), words_.folded(i)) != words.end();
  }

  bool opens_bracket(uint32_t i) const { return is_any(i, {"[", "("}); }
  bool closes_bracket(uint32_t i) const { return is_any(i, {"]", ")"}); }
  bool is_quote(uint32_t i) const {
    return is_any(i, {"\"", "'", "''", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98", "\xE2\x80\x99"});
  }

  void take_cue(uint32_t i) {
    const auto cue = words_.longest(words_.lexicon().alias_cues, i, end_);
    if (cue.end == 0) return;
    const bool is_bare = *cue.value == "formerly" || *cue.value == "alias" || *cue.value == "former name";
    if (is_bare && (i == first_ || !(is_any(i - 1, {","}) || opens_bracket(i - 1)))) return;
    const uint32_t other = host_before(i);
    const uint32_t alias = name_after(cue.end);
    if (other == none || alias == none) return;
    state(other, alias, *cue.value);
  }

  // The name behind a cue, past "the" and quotation marks.
  uint32_t name_after(uint32_t i) const {
    const uint32_t limit = std::min(end_, i + 4);
    while (i < limit && begins_[i] == none && (is_any(i, {"the", "a", "as", "its", ":", "by"}) || is_quote(i))) ++i;
    return i < end_ ? begins_[i] : none;
  }

  // The name that a cue at `i` speaks of: right before it, past brackets, commas and "which is"; a small noun group
  // behind the name ("Varda terrorist group, formerly ..."); an apposition between commas.
  uint32_t host_before(uint32_t i) const {
    uint32_t at = skip_fillers(i);
    if (ends_[at] != none) return ends_[at];
    const uint32_t limit = at > first_ + 12 ? at - 12 : first_;
    for (uint32_t comma = at; comma > limit; --comma) {
      if (!is_any(comma - 1, {","})) continue;
      const uint32_t host = behind_nouns(comma - 1);
      if (host != none) return host;
    }
    return behind_nouns(at);
  }

  // Past a bracket too: "Federal Roads Board (FRB), formerly known as".
  uint32_t skip_fillers(uint32_t i) const {
    i = skip_words(i);
    if (i == first_ || !closes_bracket(i - 1)) return i;
    const uint32_t limit = i > first_ + 8 ? i - 8 : first_;
    for (uint32_t open = i - 1; open > limit; --open) {
      if (opens_bracket(open - 1)) return skip_words(open - 1);
    }
    return i;
  }

  uint32_t skip_words(uint32_t i) const {
    while (i > first_ && (is_any(i - 1, {",",   "(",    "[",    "which",  "who", "is", "was",          "were",
                                         "are", "also", "now",  "itself", "-",   "--", "\xE2\x80\x94", "\xE2\x80\x93",
                                         "has", "been", "then", "that"}) ||
                          is_quote(i - 1))) {
      --i;
    }
    return i;
  }

  // The name that ends at `at` or before up to three small words.
  uint32_t behind_nouns(uint32_t at) const {
    for (uint32_t steps = 0; at > first_ && steps < 4; ++steps, --at) {
      if (ends_[at] != none) return ends_[at];
      const Token& token = words_.token(at - 1);
      if (is_quote(at - 1)) continue;
      if (token.kind != TokenKind::word || token.capitalised || words_.has(at - 1, word_function | word_speech))
        return none;
    }
    return none;
  }

  void take_bracket(uint32_t i) {
    if (!opens_bracket(i) || i == first_) return;
    uint32_t host = ends_[is_quote(i - 1) ? i - 1 : i];
    uint32_t inner = i + 1;
    while (inner < end_ && (is_any(inner, {"the"}) || is_quote(inner))) ++inner;
    if (host == none || inner >= end_ || begins_[inner] == none) return;
    const uint32_t alias = begins_[inner];
    uint32_t close = names_[alias].end;
    while (close < end_ && is_quote(close)) ++close;
    if (!closes_bracket(close)) return;
    const bool acronym = is_acronym(host, alias) || is_acronym(alias, host);
    if (acronym || may_gloss(i, host, alias)) state(host, alias, acronym ? "acronym" : "brackets");
  }

  // Square brackets are an editor's gloss; round ones need the gazetteer's word or two armed groups.
  bool may_gloss(uint32_t bracket, uint32_t host, uint32_t alias) const {
    const NameGroup& a = chains_.group(chains_.actor_of(host));
    const NameGroup& b = chains_.group(chains_.actor_of(alias));
    if (names_[host].key == names_[alias].key)
      return names_[host].end - names_[host].first > 0 && folded_differ(host, alias);
    if (a.type == EntityType::place || b.type == EntityType::place || b.type == EntityType::country) return false;
    if (is_any(bracket, {"["})) return a.type != EntityType::other && a.type == b.type;
    return a.type == EntityType::group && b.type == EntityType::group;
  }

  bool folded_differ(uint32_t a, uint32_t b) const {
    return words_.phrase(names_[a].first, names_[a].end) != words_.phrase(names_[b].first, names_[b].end);
  }

  bool is_acronym(uint32_t long_form, uint32_t short_form) const {
    const NameMention& s = names_[short_form];
    const NameMention& l = names_[long_form];
    if (s.end != s.first + 1 || l.end < l.first + 2 || !words_.token(s.first).all_upper) return false;
    std::string letters(words_.folded(s.first));
    std::erase(letters, '.');
    std::string capitals, all;
    for (uint32_t i = l.first; i < l.end; ++i) {
      if (words_.token(i).kind != TokenKind::word || words_.is_possessive(i)) continue;
      all += words_.folded(i)[0];
      if (words_.token(i).capitalised) capitals += words_.folded(i)[0];
    }
    return letters == capitals || letters == all;
  }

  // "X[ nouns], Y's ... branch" and "X, the ... branch of Y": behind a comma, up to a noun that says "part of".
  void take_apposition(uint32_t i) {
    if (!is_any(i, {","}) || i + 2 >= end_) return;
    const uint32_t host = behind_nouns(i);
    if (host == none) return;
    const uint32_t begin = i + 1;
    const uint32_t head = branch_head(begin);
    if (head == none) return;
    uint32_t end = head + 1;
    if (is_any(end, {"of", "in"})) {
      const uint32_t owner = name_after(end + 1);
      if (owner == none) return;
      end = names_[owner].end;
    }
    const EntityType type = chains_.group(chains_.actor_of(host)).type;
    if (type == EntityType::person || type == EntityType::place || type == EntityType::country) return;
    const Span description = words_.span(begin, end);
    out_.push_back({description,
                    names_[host].span,
                    chains_.actor_of(host),
                    "apposition",
                    {names_[host].span.begin, description.end},
                    true});
  }

  uint32_t branch_head(uint32_t begin) const {
    const bool owned =
        begins_[begin] != none && words_.is_possessive(names_[begins_[begin]].end) && names_[begins_[begin]].end < end_;
    if (!owned && !is_any(begin, {"the", "a", "an"})) return none;
    uint32_t i = owned ? names_[begins_[begin]].end + 1 : begin + 1;
    for (const uint32_t limit = std::min(end_, i + 5); i < limit && words_.token(i).kind == TokenKind::word; ++i) {
      if (!is_any(i, {"branch", "affiliate", "arm", "wing", "offshoot", "franchise", "subsidiary", "successor",
                      "predecessor", "unit"}))
        continue;
      return owned || is_any(i + 1, {"of"}) ? i : none;
    }
    return none;
  }

  void state(uint32_t host, uint32_t alias, std::string_view reason) {
    if (host == alias || !folded_differ(host, alias)) return;
    if (!chains_.join(chains_.actor_of(host), chains_.actor_of(alias))) return;
    out_.push_back({names_[alias].span, names_[host].span, chains_.actor_of(host), std::string(reason),
                    proof_of(names_[host], names_[alias]), false});
  }

  // Both names, what is between them, and the end of a bracket that opens there.
  Span proof_of(const NameMention& a, const NameMention& b) const {
    const NameMention& left = a.first < b.first ? a : b;
    const NameMention& right = a.first < b.first ? b : a;
    Span proof{left.span.begin, std::max(left.span.end, right.span.end)};
    for (uint32_t i = left.end; i < right.first; ++i) {
      if (opens_bracket(i) && closes_bracket(right.end)) proof.end = words_.token(right.end).span.end;
    }
    return proof;
  }

  const Words& words_;
  const std::vector<NameMention>& names_;
  Chains& chains_;
  std::vector<uint32_t> begins_, ends_;  // The name that begins at a token, or ends before it.
  std::vector<StatedAlias> out_;
  uint32_t first_ = 0, end_ = 0;
};

}  // namespace

std::vector<StatedAlias> find_stated_aliases(const Words& words, const std::vector<NameMention>& names,
                                             Chains& chains) {
  return AliasFinder(words, names, chains).run();
}

}  // namespace onrecord
