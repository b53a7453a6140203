#include <array>

#include "onrecord/article/block_columns.h"
#include "onrecord/article/column_numbers.h"

namespace onrecord {
namespace {

using html::Tag;
using Measures = const BlockMeasures&;

// What kind of element holds the block: its own tag, or a code for the rest.
int32_t tag_code(Tag tag) {
  switch (tag) {
    case Tag::p: return 1;
    case Tag::li: return 2;
    case Tag::h1: return 3;
    case Tag::h2: return 4;
    case Tag::h3: return 5;
    case Tag::h4:
    case Tag::h5:
    case Tag::h6: return 6;
    case Tag::td:
    case Tag::th: return 7;
    case Tag::blockquote: return 8;
    case Tag::dd:
    case Tag::dt: return 9;
    case Tag::pre: return 10;
    case Tag::figcaption: return 11;
    case Tag::figure: return 12;
    case Tag::a: return 13;
    case Tag::button:
    case Tag::form:
    case Tag::fieldset: return 14;
    case Tag::article: return 15;
    case Tag::main: return 16;
    case Tag::nav: return 17;
    case Tag::header: return 18;
    case Tag::footer: return 19;
    case Tag::aside: return 20;
    case Tag::ul:
    case Tag::ol: return 21;
    case Tag::table: return 22;
    default: return 0;
  }
}

// What `measure` says of the element `steps` above the block's own; -1 where there is none.
template <uint32_t steps, typename Measure>
int32_t of_box_above(Measures m, uint32_t i, Measure measure) {
  const uint32_t box = m.box_above(i, steps);
  return box == no_box ? -1 : measure(m.boxes[box]);
}

template <uint32_t steps>
int32_t tag_above(Measures m, uint32_t i) {
  return of_box_above<steps>(m, i, [](const Box& box) { return tag_code(box.tag); });
}
template <uint32_t steps>
int32_t link_percent_above(Measures m, uint32_t i) {
  return of_box_above<steps>(m, i, [&m](const Box& box) {
    const BlockSums sums = m.boxes.sums(box);
    return percent(sums.link_bytes, sums.bytes);
  });
}
template <uint32_t steps>
int32_t blocks_above(Measures m, uint32_t i) {
  return of_box_above<steps>(m, i, [](const Box& box) { return count_of(box.end_block - box.first_block); });
}

using WordCount = uint32_t (BlockMeasures::*)(int64_t begin, int64_t end) const;

// Of the words of a sort on the page, those in the element; of all words in the element, those of a sort.
template <uint32_t steps, WordCount words>
int32_t share_above(Measures m, uint32_t i) {
  return of_box_above<steps>(m, i, [&m](const Box& box) {
    return percent((m.*words)(box.first_block, box.end_block), (m.*words)(0, m.size()));
  });
}
template <uint32_t steps, WordCount words>
int32_t percent_above(Measures m, uint32_t i) {
  return of_box_above<steps>(m, i, [&m](const Box& box) {
    return percent((m.*words)(box.first_block, box.end_block), m.words(box.first_block, box.end_block));
  });
}

template <Hint hint>
int32_t stands_under(Measures m, uint32_t i) {
  return m.zone(i).has(hint);
}

template <Tag tag>
int32_t stands_in(Measures m, uint32_t i) {
  return m.stands_in(i, tag);
}

int32_t heading_code(Measures m, uint32_t i) {
  const uint32_t heading = m.heading_above(i);
  return heading == no_line ? -1 : tag_code(m.boxes[m.boxes.box_of(heading)].tag);
}

constexpr std::array columns = {
    BlockColumn{
        "link_percent",
        [](Measures m, uint32_t i) { return percent(m.page.blocks[i].link_bytes, m.page.blocks[i].span.size()); }},
    BlockColumn{"tag", tag_above<0>},
    BlockColumn{"tag^1", tag_above<1>},
    BlockColumn{"tag^2", tag_above<2>},
    BlockColumn{"tag^3", tag_above<3>},
    BlockColumn{"links^1", link_percent_above<1>},
    BlockColumn{"links^2", link_percent_above<2>},
    BlockColumn{"links^3", link_percent_above<3>},
    BlockColumn{"links^4", link_percent_above<4>},
    BlockColumn{"prose_share^1", share_above<1, &BlockMeasures::prose_words>},
    BlockColumn{"prose_share^2", share_above<2, &BlockMeasures::prose_words>},
    BlockColumn{"prose_share^3", share_above<3, &BlockMeasures::prose_words>},
    BlockColumn{"prose_share^4", share_above<4, &BlockMeasures::prose_words>},
    BlockColumn{"prose_share^5", share_above<5, &BlockMeasures::prose_words>},
    BlockColumn{"prose_percent^1", percent_above<1, &BlockMeasures::prose_words>},
    BlockColumn{"prose_percent^2", percent_above<2, &BlockMeasures::prose_words>},
    BlockColumn{"prose_percent^3", percent_above<3, &BlockMeasures::prose_words>},
    BlockColumn{"blocks^1", blocks_above<1>},
    BlockColumn{"blocks^2", blocks_above<2>},
    BlockColumn{"blocks^3", blocks_above<3>},
    BlockColumn{"rule_share^1", share_above<1, &BlockMeasures::rule_text_words>},
    BlockColumn{"rule_share^2", share_above<2, &BlockMeasures::rule_text_words>},
    BlockColumn{"rule_share^3", share_above<3, &BlockMeasures::rule_text_words>},
    BlockColumn{"rule_share^4", share_above<4, &BlockMeasures::rule_text_words>},
    BlockColumn{"rule_percent^1", percent_above<1, &BlockMeasures::rule_text_words>},
    BlockColumn{"rule_percent^2", percent_above<2, &BlockMeasures::rule_text_words>},
    BlockColumn{"rule_percent^3", percent_above<3, &BlockMeasures::rule_text_words>},
    BlockColumn{"page_rule_words", [](Measures m, uint32_t) { return count_of(m.rule_text_words(0, m.size())); }},
    BlockColumn{
        "page_rule_percent",
        [](Measures m, uint32_t) { return percent(m.rule_text_words(0, m.size()), m.prose_words(0, m.size())); }},
    BlockColumn{"page_comment_percent",
                [](Measures m, uint32_t) { return percent(m.rule_comment_words(0, m.size()), m.words(0, m.size())); }},
    BlockColumn{"in_li", stands_in<Tag::li>},
    BlockColumn{"in_table", stands_in<Tag::table>},
    BlockColumn{"in_article", stands_in<Tag::article>},
    BlockColumn{"in_main", stands_in<Tag::main>},
    BlockColumn{"in_form", stands_in<Tag::form>},
    BlockColumn{"in_a", stands_in<Tag::a>},
    BlockColumn{"in_blockquote", stands_in<Tag::blockquote>},
    BlockColumn{"heading_above", heading_code},
    BlockColumn{
        "to_heading_above",
        [](Measures m, uint32_t i) { return m.heading_above(i) == no_line ? 9999 : count_of(i - m.heading_above(i)); }},
    BlockColumn{"heading_phrase",
                [](Measures m, uint32_t i) {
                  return m.heading_above(i) == no_line ? -1
                                                       : static_cast<int32_t>(m.lines[m.heading_above(i)].phrase.kind);
                }},
    BlockColumn{"kin_blocks", [](Measures m, uint32_t i) { return count_of(m.kin(i).blocks); }},
    BlockColumn{"kin_words", [](Measures m, uint32_t i) { return percent(m.kin(i).words, 100 * m.kin(i).blocks); }},
    BlockColumn{"kin_prose_share",
                [](Measures m, uint32_t i) { return percent(m.kin(i).prose_words, m.prose_words(0, m.size())); }},
    BlockColumn{"kin_prose_percent",
                [](Measures m, uint32_t i) { return percent(m.kin(i).prose_words, m.kin(i).words); }},
    BlockColumn{"under_text", stands_under<Hint::text>},
    BlockColumn{"under_article", stands_under<Hint::article>},
    BlockColumn{"under_content", stands_under<Hint::content>},
    BlockColumn{"under_title", stands_under<Hint::title>},
    BlockColumn{"under_standfirst", stands_under<Hint::standfirst>},
    BlockColumn{"under_byline", stands_under<Hint::byline>},
    BlockColumn{"under_bio", stands_under<Hint::bio>},
    BlockColumn{"under_date", stands_under<Hint::date>},
    BlockColumn{"under_meta", stands_under<Hint::meta>},
    BlockColumn{"under_kicker", stands_under<Hint::kicker>},
    BlockColumn{"under_caption", stands_under<Hint::caption>},
    BlockColumn{"under_credit", stands_under<Hint::credit>},
    BlockColumn{"under_tag", stands_under<Hint::tag>},
    BlockColumn{"under_related", stands_under<Hint::related>},
    BlockColumn{"under_share", stands_under<Hint::share>},
    BlockColumn{"under_ad", stands_under<Hint::ad>},
    BlockColumn{"under_newsletter", stands_under<Hint::newsletter>},
    BlockColumn{"under_nav", stands_under<Hint::nav>},
    BlockColumn{"under_header", stands_under<Hint::header>},
    BlockColumn{"under_footer", stands_under<Hint::footer>},
    BlockColumn{"under_sidebar", stands_under<Hint::sidebar>},
    BlockColumn{"under_comments", stands_under<Hint::comments>},
    BlockColumn{"under_comment", stands_under<Hint::comment>},
    BlockColumn{"under_comment_form", stands_under<Hint::comment_form>},
    BlockColumn{"under_comments_meta", stands_under<Hint::comments_meta>},
    BlockColumn{"under_gallery", stands_under<Hint::gallery>},
    BlockColumn{"under_media", stands_under<Hint::media>},
    BlockColumn{"under_figure", stands_under<Hint::figure>},
    BlockColumn{"under_pull_quote", stands_under<Hint::pull_quote>},
    BlockColumn{"under_fact_box", stands_under<Hint::fact_box>},
    BlockColumn{"under_embed", stands_under<Hint::embed>},
    BlockColumn{"under_consent", stands_under<Hint::consent>},
    BlockColumn{"under_hidden", stands_under<Hint::hidden>},
    BlockColumn{"under_live", stands_under<Hint::live>},
};

}  // namespace

std::span<const BlockColumn> tree_columns() { return columns; }

}  // namespace onrecord
