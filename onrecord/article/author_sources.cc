#include "onrecord/article/author_sources.h"

#include <algorithm>
#include <array>

#include "onrecord/article/author_elements.h"
#include "onrecord/article/author_zones.h"
#include "onrecord/article/page_fact.h"
#include "onrecord/article/part_of_fact.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t line_bytes_max = 200;  // A longer block is a paragraph.
constexpr size_t words_before_name = 40;  // Bytes; in a paragraph the name stands no deeper.
constexpr size_t words_before_date = 24;  // Bytes; between a name and the day in its line.
constexpr uint32_t paragraph_bytes_max = 120;
constexpr size_t distance_loss_max = 12;
constexpr size_t bare_reach = 3;  // Blocks.
constexpr int unseen_loss = 45;
constexpr size_t names_sought_max = 20;  // In the page's text: each costs a search.
constexpr size_t blocks_near = 2;        // Between the names of two authors of one article.

// The rank of a markup candidate by what its reason holds; the first row counts. `placed`: what the page shows at its
// place is the author of something there, so the zone counts as well.
struct MarkupRank {
  std::string_view words;
  int rank;
  bool placed;
  bool sure = false;  // Speaks of this article, whether the page shows the name or not.
};
constexpr std::array markup_ranks = {
    MarkupRank{"Comment", 0, false},
    MarkupRank{"VideoObject", 0, false},
    MarkupRank{"ImageObject", 0, false},
    MarkupRank{"twitter:creator", 0, false},
    MarkupRank{"Review", 40, true},
    MarkupRank{"microdata", 96, true},
    MarkupRank{"rel=author", 94, true},
    MarkupRank{"Article.author", 100, false, true},
    MarkupRank{"Posting.author", 100, false, true},
    MarkupRank{"creator", 85, false},
    MarkupRank{"JSON-LD", 82, false},
    MarkupRank{"article:author", 75, false},
    MarkupRank{"meta author", 80, false},
    MarkupRank{"", 90, false, true},
};

int loss_in(AuthorZone zone) {
  switch (zone) {
    case AuthorZone::head: return 0;
    case AuthorZone::foot: return 36;
    case AuthorZone::text: return 60;
    case AuthorZone::elsewhere: break;
  }
  return 74;
}

bool is_address(std::string_view text) { return text.find("://") != std::string_view::npos || text.starts_with("//"); }

class SourceCollector {
 public:
  SourceCollector(const Page& page, const ArticleLexicon& lexicon, const Article& article)
      : page_(page), lexicon_(lexicon), article_(article), zones_(page, article) {}

  std::vector<AuthorSource> collect() {
    for (const MetaCandidate& candidate : page_.candidates) {
      if (candidate.field == MetaField::author) add_markup(candidate);
    }
    if (page_.kind == InputKind::html) add_elements();
    for (size_t i = zones_.head_begin(); i < zones_.head_end(); ++i) add_line(i);
    for (size_t i = zones_.foot_begin(); i < zones_.foot_end(); ++i) add_line(i);
    std::stable_sort(sources_.begin(), sources_.end(),
                     [](const AuthorSource& a, const AuthorSource& b) { return a.rank > b.rank; });
    return std::move(sources_);
  }

 private:
  void add_markup(const MetaCandidate& candidate) {
    const MarkupRank& row = markup_rank(candidate.reason);
    const bool placed = row.placed && !candidate.fact.at.empty();
    const size_t block = placed ? zones_.block_at(candidate.fact.at.front().begin) : no_block;
    const int rank = placed ? rank_at(block, row.rank) : row.rank;
    if (rank <= 0 || is_address(candidate.fact.text)) return;
    const bool organization = candidate.reason.find("Organization)") != std::string::npos;
    const std::vector<BylineName> names = read_byline(candidate.fact.text, lexicon_);
    for (const BylineName& name : names) {
      if (name.kind == BylineNameKind::pen_name && names.size() > 1) continue;
      std::optional<Fact> fact = part_of_fact(page_, candidate.fact, name.span);
      if (!fact) continue;
      const int loss = row.sure || placed || is_in_sight(fact->text) ? 0 : unseen_loss;
      const BylineNameKind kind = organization ? BylineNameKind::desk : name.kind;
      add(candidate.reason, rank - loss, block, {std::move(*fact), kind, !placed || name.led});
    }
  }

  // The owner of a site, whom all its pages name in their head, often stands nowhere on them.
  bool is_in_sight(std::string_view name) {
    if (++names_sought_ > names_sought_max) return false;
    return page_.text.find(name) != std::string::npos;
  }

  static const MarkupRank& markup_rank(std::string_view reason) {
    const auto holds = [&](const MarkupRank& row) { return reason.find(row.words) != std::string_view::npos; };
    return *std::find_if(markup_ranks.begin(), markup_ranks.end(), holds);  // The last row fits everything.
  }

  // Less, the farther the block is from the title, and above it.
  int rank_at(size_t block, int rank) const {
    if (block == no_block) return 0;
    const size_t title = zones_.title();
    const size_t apart = block > title ? block - title : 2 * (title - block);
    const bool head = zones_.of_block(block) == AuthorZone::head;
    return rank - loss_in(zones_.of_block(block)) - (head ? static_cast<int>(std::min(apart, distance_loss_max)) : 0);
  }

  // Of elements in one another, the innermost that names a person counts.
  void add_elements() {
    const std::vector<AuthorElement> elements = find_author_elements(page_, lexicon_, zones_, article_);
    std::vector<std::vector<BylineName>> names(elements.size());
    std::vector<bool> counts(elements.size());
    html::NodeId done = html::no_node;  // The first node of those that were found to name a person.
    for (size_t i = elements.size(); i-- > 0;) {
      const bool holds_known = done != html::no_node && done < elements[i].behind;
      counts[i] = !holds_known;
      if (!counts[i]) continue;
      names[i] = read_byline(elements[i].text.text, lexicon_);
      if (names_person(names[i])) done = elements[i].node;
    }
    for (size_t i = 0; i < elements.size(); ++i) {
      if (counts[i]) add_element(elements[i], names[i]);
    }
  }

  static bool names_person(const std::vector<BylineName>& names) {
    return std::any_of(names.begin(), names.end(),
                       [](const BylineName& n) { return n.kind == BylineNameKind::person; });
  }

  void add_element(const AuthorElement& element, const std::vector<BylineName>& names) {
    for (const BylineName& name : names) {
      Fact fact{std::string(slice(element.text.text, name.span)),
                element.text.map.through(page_.decoded_map).to_source(name.span), Coding::text, Given::none};
      if (fact.at.empty()) continue;
      const bool alone = names.size() == 1 || name.led;
      if (name.kind != BylineNameKind::person && (element.link || !alone)) continue;
      const size_t block = zones_.block_at(fact.at.front().begin);
      const int rank = rank_at(block, element.link ? 88 : 92);
      const char* reason = element.link ? "link to an author" : "element named author";
      add(reason, rank, block, {std::move(fact), name.kind, name.led});
    }
  }

  void add_line(size_t i) {
    const LabelledBlock& block = article_.blocks[i];
    const int rank = rank_of_line(i);
    if (rank <= 0 || block.span.size() > (is_body(block.label) ? paragraph_bytes_max : line_bytes_max)) return;
    const bool byline = block.label == BlockLabel::byline;
    const std::vector<BylineName> names = read_byline(slice(page_.text, block.span), lexicon_);
    if (is_body(block.label) && !names.empty() && names.front().span.begin > words_before_name) return;
    if (names.size() == 1 && is_bare_name(i, names.front())) {
      return add("line with a name", rank_at(i, 70), i, {fact_of(page_, block.span), BylineNameKind::person, false});
    }
    for (const BylineName& name : names) {
      if (!name.led && !(name.kind == BylineNameKind::person && (byline || is_dated_name(block, name)))) continue;
      const Span span{block.span.begin + name.span.begin, block.span.begin + name.span.end};
      add(byline ? "byline" : "line with a byline", rank, i, {fact_of(page_, span), name.kind, name.led});
    }
  }

  // A line that is nothing but a person's name, with a given name that people bear, beside the title or the text's end.
  bool is_bare_name(size_t i, const BylineName& name) {
    const LabelledBlock& block = article_.blocks[i];
    if (name.led || name.kind != BylineNameKind::person || name.span.size() != block.span.size()) return false;
    const bool beside = (i > zones_.title() && i <= zones_.title() + bare_reach) ||
                        (i + 1 >= zones_.foot_begin() && i + 1 < zones_.foot_begin() + bare_reach);
    const std::string_view words = slice(page_.text, block.span);
    return beside && lexicon_.given_names.contains(fold(words.substr(0, words.find(' ')))) && !is_spoken_of(words);
  }

  // Whom the title or the text names is its subject: a tag, not the author.
  bool is_spoken_of(std::string_view name) {
    if (++names_sought_ > names_sought_max) return true;
    const std::string_view surname = name.substr(name.rfind(' ') + 1);
    for (const LabelledBlock& block : article_.blocks) {
      const std::string_view words = slice(page_.text, block.span);
      const bool told = (is_body(block.label) || block.label == BlockLabel::title) && words != name;
      if (told && words.find(surname) != std::string_view::npos) return true;
    }
    return false;
  }

  // "Ann Lee - Dec. 3, 2019": the name, not a place, in a line with a date.
  bool is_dated_name(const LabelledBlock& block, const BylineName& name) const {
    if (block.label != BlockLabel::dateline) return false;
    const bool opens_text = article_.dateline && article_.dateline->fact.at == place_of(page_, block.span);
    const std::string_view line = slice(page_.text, block.span);
    const size_t number =
        line.find_first_of("0123456789", name.span.end);  // "Bridge builders at work in Velin, 3 May".
    if (number != std::string_view::npos && number > name.span.end + words_before_date) return false;
    return !opens_text && !lexicon_.dateline_cities.contains(fold(slice(line, name.span)));
  }

  int rank_of_line(size_t i) const {
    switch (article_.blocks[i].label) {
      case BlockLabel::title:
      case BlockLabel::duplicate_title:
      case BlockLabel::comment:
      case BlockLabel::comment_form:
      case BlockLabel::credit: return 0;
      case BlockLabel::caption: return i > zones_.title() ? rank_at(i, 60) : 0;  // Or it names the photographer.
      case BlockLabel::byline: return rank_at(i, 86);
      case BlockLabel::dateline: return rank_at(i, 78);
      default: return i > zones_.title() ? rank_at(i, 78) : 0;
    }
  }

  // Names of one kind that stand side by side are one source; farther apart they are those of several articles.
  void add(std::string_view reason, int rank, size_t block, AuthorName name) {
    if (rank <= 0) return;
    for (AuthorSource& source : sources_) {
      if (source.reason != reason) continue;
      const bool near = source.block == block || (block != no_block && source.block != no_block &&
                                                  block > source.block && block - source.block <= blocks_near);
      if (!near) continue;
      source.one_block = source.one_block && source.block == block;
      source.block = block;
      source.names.push_back(std::move(name));
      return;
    }
    sources_.push_back({std::string(reason), rank, block, true, {std::move(name)}});
  }

  const Page& page_;
  const ArticleLexicon& lexicon_;
  const Article& article_;
  const AuthorZones zones_;
  std::vector<AuthorSource> sources_;
  size_t names_sought_ = 0;
};

}  // namespace

std::vector<AuthorSource> find_author_sources(const Page& page, const ArticleLexicon& lexicon, const Article& article) {
  return SourceCollector(page, lexicon, article).collect();
}

}  // namespace onrecord
