#include "onrecord/article/author_elements.h"

#include <algorithm>
#include <array>

#include "onrecord/article/class_tokens.h"
#include "onrecord/core/utf8.h"
#include "onrecord/page/element_text.h"

namespace onrecord {
namespace {

using html::NodeId;
using html::Tag;

constexpr size_t text_bytes_max = 160;
constexpr size_t elements_max = 60;
constexpr size_t nodes_max =
    65536;  // Looked at; of the labelled pages one in a thousand asks for 10,600, one for 11,900.
constexpr size_t levels_above = 3;  // The element around a byline begins before its first block.
constexpr Hints foreign_hints = {Hint::credit,  Hint::caption, Hint::comment,       Hint::comments,
                                 Hint::related, Hint::share,   Hint::comments_meta, Hint::comment_form};

class ElementFinder {
 public:
  ElementFinder(const Page& page, const ArticleLexicon& lexicon, const Article& article)
      : page_(page), tree_(page.tree), lexicon_(lexicon), article_(article), tokens_(lexicon.class_tokens) {}

  // Of the blocks from `first` to before `end`, indexes of article.blocks.
  void search(size_t first, size_t end, AuthorZone zone) {
    if (first >= end || tree_.node_count() == 0) return;
    const NodeId last = node_of(end - 1);
    if (node_of(first) == html::no_node || last == html::no_node) return;
    const NodeId behind = tree_.next_skipping_children(last);
    for (NodeId node = above(node_of(first)); node != behind && node != html::no_node; node = tree_.next(node)) {
      if (found.size() >= elements_max || nodes_ == nodes_max) return;
      ++nodes_;
      if (tree_.is_element(node)) visit(node, zone);
    }
  }

  std::vector<AuthorElement> found;

 private:
  NodeId node_of(size_t block) const {
    const uint32_t begin = article_.blocks[block].span.begin;
    const auto behind = std::upper_bound(page_.blocks.begin(), page_.blocks.end(), begin,
                                         [](uint32_t at, const Block& other) { return at < other.span.begin; });
    return behind == page_.blocks.begin() ? html::no_node : (behind - 1)->node;
  }

  NodeId above(NodeId node) const {
    for (size_t i = 0; i < levels_above && tree_.parent(node) != html::no_node; ++i) node = tree_.parent(node);
    return node;
  }

  void visit(NodeId node, AuthorZone zone) {
    const bool named = is_named_author(node);
    const bool link = !named && zone == AuthorZone::head && tree_.tag(node) == Tag::a && leads_to_author(node);
    if (!named && !link) return;
    MappedText text = element_text(tree_, node);
    if (text.text.size() > text_bytes_max || trim(text.text).empty() || is_in_figure(node)) return;
    found.push_back({std::move(text), link, node, tree_.next_skipping_children(node)});
  }

  // There it names the photographer.
  bool is_in_figure(NodeId node) const {
    for (size_t i = 0; i < levels_above && node != html::no_node; ++i, node = tree_.parent(node)) {
      if (tree_.is_element(node) && (tree_.tag(node) == Tag::figure || tree_.tag(node) == Tag::figcaption)) return true;
    }
    return false;
  }

  bool is_named_author(NodeId node) {
    constexpr std::array<std::string_view, 3> attributes = {"class", "id", "data-testid"};
    Hints hints;
    for (const auto& names : tree_.attributes_named(node, attributes)) {
      if (names) hints.add(tokens_.hints_of(slice(tree_.input(), names->value)));
    }
    return hints.has(Hint::byline) && !hints.has_any(foreign_hints);
  }

  // A part of the path says so: "/author/ann-lee", not "/authors".
  bool leads_to_author(NodeId node) const {
    const std::optional<html::Attribute> href = tree_.attribute(node, "href");
    if (!href) return false;
    std::string_view path = slice(tree_.input(), href->value);
    path = path.substr(0, path.find_first_of("?#"));
    while (path.ends_with('/')) path.remove_suffix(1);
    for (size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
      if (lexicon_.byline_words.is(BylineWord::path, fold(path.substr(0, slash)))) return true;
      path.remove_prefix(slash + 1);
    }
    return false;
  }

  const Page& page_;
  const html::Document& tree_;
  const ArticleLexicon& lexicon_;
  const Article& article_;
  RememberedTokens tokens_;
  size_t nodes_ = 0;
};

}  // namespace

std::vector<AuthorElement> find_author_elements(const Page& page, const ArticleLexicon& lexicon,
                                                const AuthorZones& zones, const Article& article) {
  ElementFinder finder(page, lexicon, article);
  finder.search(zones.head_begin(), zones.head_end(), AuthorZone::head);
  finder.search(zones.foot_begin(), zones.foot_end(), AuthorZone::foot);
  return std::move(finder.found);
}

}  // namespace onrecord
