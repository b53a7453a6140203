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

template <uint32_t steps>
int32_t tag_above(Measures m, uint32_t i) {
  const uint32_t box = m.box_above(i, steps);
  return box == no_box ? -1 : tag_code(m.boxes[box].tag);
}
template <uint32_t steps>
int32_t link_percent_above(Measures m, uint32_t i) {
  const uint32_t box = m.box_above(i, steps);
  if (box == no_box) return -1;
  const BlockSums sums = m.boxes.sums(m.boxes[box]);
  return percent(sums.link_bytes, sums.bytes);
}
template <uint32_t steps>
int32_t prose_share_above(Measures m, uint32_t i) {
  const uint32_t box = m.box_above(i, steps);
  if (box == no_box) return -1;
  return percent(m.prose_words(m.boxes[box].first_block, m.boxes[box].end_block), m.prose_words(0, m.size()));
}
template <uint32_t steps>
int32_t prose_percent_above(Measures m, uint32_t i) {
  const uint32_t box = m.box_above(i, steps);
  if (box == no_box) return -1;
  return percent(m.prose_words(m.boxes[box].first_block, m.boxes[box].end_block),
                 m.words(m.boxes[box].first_block, m.boxes[box].end_block));
}
template <uint32_t steps>
int32_t rule_share_above(Measures m, uint32_t i) {
  const uint32_t box = m.box_above(i, steps);
  if (box == no_box) return -1;
  return percent(m.rule_text_words(m.boxes[box].first_block, m.boxes[box].end_block), m.rule_text_words(0, m.size()));
}
template <uint32_t steps>
int32_t rule_percent_above(Measures m, uint32_t i) {
  const uint32_t box = m.box_above(i, steps);
  if (box == no_box) return -1;
  return percent(m.rule_text_words(m.boxes[box].first_block, m.boxes[box].end_block),
                 m.words(m.boxes[box].first_block, m.boxes[box].end_block));
}
template <uint32_t steps>
int32_t blocks_above(Measures m, uint32_t i) {
  const uint32_t box = m.box_above(i, steps);
  return box == no_box ? -1 : count_of(m.boxes[box].end_block - m.boxes[box].first_block);
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
    BlockColumn{"prose_share^1", prose_share_above<1>},
    BlockColumn{"prose_share^2", prose_share_above<2>},
    BlockColumn{"prose_share^3", prose_share_above<3>},
    BlockColumn{"prose_share^4", prose_share_above<4>},
    BlockColumn{"prose_share^5", prose_share_above<5>},
    BlockColumn{"prose_percent^1", prose_percent_above<1>},
    BlockColumn{"prose_percent^2", prose_percent_above<2>},
    BlockColumn{"prose_percent^3", prose_percent_above<3>},
    BlockColumn{"blocks^1", blocks_above<1>},
    BlockColumn{"blocks^2", blocks_above<2>},
    BlockColumn{"blocks^3", blocks_above<3>},
    BlockColumn{"rule_share^1", rule_share_above<1>},
    BlockColumn{"rule_share^2", rule_share_above<2>},
    BlockColumn{"rule_share^3", rule_share_above<3>},
    BlockColumn{"rule_share^4", rule_share_above<4>},
    BlockColumn{"rule_percent^1", rule_percent_above<1>},
    BlockColumn{"rule_percent^2", rule_percent_above<2>},
    BlockColumn{"rule_percent^3", rule_percent_above<3>},
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
