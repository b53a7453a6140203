// The places of a page that name its author contradict one another: the head of the page names the site's owner, a
// teaser beside the text its own author. They are ranked by how surely each kind speaks of this article
// (author_sources.cc). Persons win over pen names, these over desks. Then the other places may complete what the best
// one says: all of its names and more, or a longer form of its only name.
#include "onrecord/article/authors.h"

#include <algorithm>
#include <set>
#include <string>

#include "onrecord/article/author_sources.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr int completing_rank_min = 75;
constexpr int sure_rank = 90;
constexpr int pen_name_lead = 30;  // By so much surer must a place be whose pen name wins over another's person.
constexpr int desk_rank_min = 78;
constexpr int lone_desk_rank_min = 85;                    // Of a desk without a name of its own: "Redaktion".
constexpr std::string_view marked_author = "rel=author";  // The reason of such a place.
constexpr size_t outlet_bytes_min = 3;
constexpr int foot_rank_max = 60;  // Up to here a place may be a list of other articles.
constexpr size_t foot_names_max = 3;
constexpr int rank_min = 30;  // Below, a name counts only where all such places say the same.

using Names = std::set<std::string>;  // Folded.

Names words_of(const std::string& folded) {
  Names words;
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.insert(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

bool is_part(const Names& part, const Names& whole) {
  return part.size() < whole.size() && std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

class AuthorChooser {
 public:
  AuthorChooser(const Page& page, const ArticleLexicon& lexicon, const Article& article)
      : page_(page), lexicon_(lexicon), article_(article), sources_(find_author_sources(page, lexicon, article)) {
    note_outlets();
  }

  std::vector<Fact> choose() {
    const AuthorSource* best = best_source();
    if (best == nullptr) return {};
    std::vector<Fact> chosen = names_of(*best, kind_);
    if (kind_ != BylineNameKind::desk) complete(chosen, best->block == no_block && best->rank >= sure_rank);
    for (Fact& author : chosen) author = in_sight(std::move(author));
    return chosen;
  }

 private:
  void note_outlets() {
    if (article_.outlet && !is_owner(*article_.outlet)) outlets_.insert(fold(article_.outlet->fact.text));
    for (const MetaCandidate& candidate : page_.candidates) {
      if (candidate.field == MetaField::site_name) outlets_.insert(fold(candidate.fact.text));
    }
    for (AuthorSource& source : sources_) {
      for (AuthorName& name : source.names) {
        if (is_outlet(fold(name.fact.text))) name.kind = BylineNameKind::desk;
      }
    }
  }

  // "© 2016 Ann Lee": the person who owns the page may have written it.
  bool is_owner(const OutletFact& outlet) const {
    const std::string folded = fold(outlet.fact.text);
    return outlet.reason == "copyright line" && lexicon_.given_names.contains(folded.substr(0, folded.find(' ')));
  }

  // The outlet, or a part of it: "Lowland Herald", "Lowland Herald Sports". Where the outlet is called like people are,
  // "Anna" and "Anna Moss", a longer name is a person's.
  bool is_outlet(const std::string& folded) const {
    if (outlets_.contains(folded)) return true;
    return std::any_of(outlets_.begin(), outlets_.end(), [&](const std::string& outlet) {
      const bool may_have_parts = outlet.size() >= outlet_bytes_min && !lexicon_.given_names.contains(outlet);
      return may_have_parts && folded.starts_with(outlet + " ");
    });
  }

  // Many names under the text are those of other articles; not so in one line that says "By" before them all.
  static bool is_list_of_others(const AuthorSource& source, size_t names) {
    const bool signed_line = source.one_block && source.block != no_block && all_sign(source);
    return source.rank < foot_rank_max && names > foot_names_max && !signed_line;
  }

  const AuthorSource* first_with(BylineNameKind kind) const {
    const AuthorSource* first = nullptr;
    for (const AuthorSource& source : sources_) {
      const std::vector<Fact> names = names_of(source, kind);
      if (names.empty() || is_list_of_others(source, names.size())) continue;
      if (source.rank >= rank_min) return first == nullptr ? &source : nullptr;
      if (first != nullptr && folded(names) != folded(names_of(*first, kind))) return nullptr;
      if (first == nullptr) first = &source;
    }
    return first;
  }

  const AuthorSource* best_source() {
    const AuthorSource* person = first_with(BylineNameKind::person);
    const AuthorSource* pen_name = first_with(BylineNameKind::pen_name);
    kind_ = BylineNameKind::person;
    if (person != nullptr && (pen_name == nullptr || pen_name->rank < person->rank + pen_name_lead)) return person;
    kind_ = BylineNameKind::pen_name;
    if (pen_name != nullptr) return pen_name;
    kind_ = BylineNameKind::desk;
    return first_with(BylineNameKind::desk);
  }

  // A desk or an agency signs where the page says "By" or its markup names it as the article's author, the outlet also
  // where its name stands in an author's place.
  bool may_sign(const AuthorSource& source, const AuthorName& name) const {
    const bool outlet = is_outlet(fold(name.fact.text));
    if (outlet && source.rank >= lone_desk_rank_min) return true;
    const bool named =
        outlet || lexicon_.agencies.is_name(name.fact.text) || name.fact.text.find(' ') != std::string::npos;
    return name.signs && source.rank >= (named ? desk_rank_min : lone_desk_rank_min);
  }

  // Each name once, without what stands behind a name that is known ("Ann Lee", "Ann Lee Lowland").
  std::vector<Fact> names_of(const AuthorSource& source, BylineNameKind kind) const {
    std::vector<Fact> names;
    Names known;
    for (const AuthorName& name : source.names) {
      if (name.kind != kind || (kind == BylineNameKind::desk && !may_sign(source, name))) continue;
      const std::string folded = fold(name.fact.text);
      const bool goes_on = std::any_of(known.begin(), known.end(),
                                       [&](const std::string& other) { return folded.starts_with(other + " "); });
      if (!goes_on && known.insert(folded).second) names.push_back(name.fact);
    }
    return names;
  }

  static Names folded(const std::vector<Fact>& facts) {
    Names names;
    for (const Fact& fact : facts) names.insert(fold(fact.text));
    return names;
  }

  static bool all_sign(const AuthorSource& source) {
    return std::all_of(source.names.begin(), source.names.end(),
                       [](const AuthorName& name) { return name.signs || name.kind != BylineNameKind::person; });
  }

  // To what sure markup names, only other markup of the page adds, or a line that says "By": who else stands beside it
  // took the photographs. The page may also mark each of them as its author.
  void complete(std::vector<Fact>& chosen, bool sure) const {
    for (const AuthorSource& source : sources_) {
      if (source.rank < completing_rank_min) return;
      std::vector<Fact> others = names_of(source, BylineNameKind::person);
      const bool may_add = !sure || source.block == no_block || source.reason == marked_author || all_sign(source);
      const bool more_names = may_add && is_part(folded(chosen), folded(others));
      const bool longer_name = chosen.size() == 1 && others.size() == 1 && words_of(fold(chosen[0].text)).size() == 1 &&
                               is_part(words_of(fold(chosen[0].text)), words_of(fold(others[0].text)));
      if (more_names || longer_name) chosen = std::move(others);
    }
  }

  // Where the name stands in sight in a line about the article; else where it was found.
  Fact in_sight(Fact author) const {
    for (const LabelledBlock& block : article_.blocks) {
      if (block.label != BlockLabel::byline && block.label != BlockLabel::dateline) continue;
      const size_t at = slice(page_.text, block.span).find(author.text);
      if (at == std::string_view::npos) continue;
      const uint32_t begin = block.span.begin + static_cast<uint32_t>(at);
      const Span span{begin, begin + static_cast<uint32_t>(author.text.size())};
      return {std::move(author.text), place_of(page_, span)};
    }
    return author;
  }

  const Page& page_;
  const ArticleLexicon& lexicon_;
  const Article& article_;
  std::vector<AuthorSource> sources_;
  Names outlets_;
  BylineNameKind kind_ = BylineNameKind::person;
};

// The names in what came with the record, or all of it where none can be read.
std::vector<Fact> given_authors(const Page& page, const ArticleLexicon& lexicon) {
  if (!page.given.author) return {};
  const Fact& given = *page.given.author;
  std::vector<Fact> names;
  for (const BylineName& name : read_byline(given.text, lexicon)) {
    if (name.kind != BylineNameKind::person) continue;
    names.push_back(given);
    names.back().text = std::string(slice(given.text, name.span));
  }
  if (names.empty()) names.push_back(given);
  return names;
}

}  // namespace

std::vector<Fact> find_authors(const Page& page, const ArticleLexicon& lexicon, const Article& article) {
  std::vector<Fact> found;
  if (page.kind != InputKind::text) found = AuthorChooser(page, lexicon, article).choose();
  return found.empty() ? given_authors(page, lexicon) : found;
}

}  // namespace onrecord
