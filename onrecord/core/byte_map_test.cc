#include "onrecord/core/byte_map.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// "ab & c" of the header's ruler: a<b>b &amp;  c</b>
ByteMap ruler() {
  ByteMap map;
  map.append(1, {0, 1}, true);
  map.append(2, {4, 6}, true);
  map.append(1, {6, 11}, false);
  map.append(1, {11, 13}, false);
  map.append(1, {13, 14}, true);
  return map;
}

TEST(ByteMap, joins_neighbours_that_touch) { EXPECT_EQ(ruler().to_source(Span{1, 6}), (ByteRanges{{4, 14}})); }

TEST(ByteMap, breaks_at_markup) { EXPECT_EQ(ruler().to_source(Span{0, 2}), (ByteRanges{{0, 1}, {4, 5}})); }

TEST(ByteMap, atomic_pieces_are_covered_whole) {
  EXPECT_EQ(ruler().to_source(Span{3, 4}), (ByteRanges{{6, 11}}));
  EXPECT_EQ(ruler().to_source(Spans{{3, 4}, {4, 5}}), (ByteRanges{{6, 13}}));
}

TEST(ByteMap, an_empty_span_stands_nowhere) {
  EXPECT_TRUE(ruler().to_source(Span{2, 2}).empty());
  EXPECT_EQ(ruler().source_begin(Span{2, 2}), std::nullopt);
}

TEST(ByteMap, through_a_verbatim_map_moves_all_places) {
  ByteMap with_mark;  // Of a text behind a byte order mark.
  with_mark.append(20, {3, 23}, true);
  const ByteMap moved = ruler().through(with_mark);
  ASSERT_EQ(moved.text_bytes(), ruler().text_bytes());
  EXPECT_EQ(moved.to_source(Span{0, 1}), (ByteRanges{{3, 4}}));
  EXPECT_EQ(moved.to_source(Span{1, 6}), (ByteRanges{{7, 17}}));
}

TEST(ByteMap, what_is_cut_off_is_forgotten) {
  for (uint32_t bytes = 0; bytes <= ruler().text_bytes(); ++bytes) {
    ByteMap map = ruler(), part;
    map.cut(bytes);
    if (bytes > 0) part.append(ruler(), {0, bytes});
    ASSERT_EQ(map.text_bytes(), bytes);
    EXPECT_EQ(map.to_source(Span{0, bytes}), part.to_source(Span{0, bytes})) << bytes;
    map.append(1, {90, 91}, true);
    EXPECT_EQ(map.to_source(Span{bytes, bytes + 1}), (ByteRanges{{90, 91}}));
  }
}

TEST(ByteMap, tells_where_the_first_range_begins) {
  for (uint32_t begin = 0; begin < ruler().text_bytes(); ++begin) {
    const Span span{begin, ruler().text_bytes()};
    EXPECT_EQ(ruler().source_begin(span), ruler().to_source(span).front().begin) << begin;
  }
}

TEST(ByteMap, a_part_of_a_map_can_be_appended) {
  ByteMap map;
  map.append(2, {}, false);
  map.append(ruler(), {2, 6});
  EXPECT_EQ(map.text_bytes(), 6u);
  EXPECT_EQ(map.to_source(Span{0, 6}), (ByteRanges{{5, 14}}));
  EXPECT_EQ(map.to_source(Span{5, 6}), (ByteRanges{{13, 14}}));
}

TEST(ByteMap, maps_compose) {
  ByteMap outer;  // Every byte of the ruler's source is two bytes of the record, as in UTF-16.
  for (uint32_t i = 0; i < 14; ++i) outer.append(1, {2 * i, 2 * i + 2}, false);
  const ByteMap both = ruler().through(outer);
  EXPECT_EQ(both.to_source(Span{0, 1}), (ByteRanges{{0, 2}}));
  EXPECT_EQ(both.to_source(Span{1, 6}), (ByteRanges{{8, 28}}));
}

TEST(ByteMap, linear_pieces_that_go_on_are_one) {
  ByteMap map;
  map.append(2, {0, 2}, true);
  map.append(3, {2, 5}, true);
  EXPECT_EQ(map.pieces().size(), 1u);
}

// The header's second ruler, with one more kanji.
TEST(ByteMap, linear_pieces_divide_text_and_source_alike) {
  ByteMap map;
  map.append(3, {0, 2}, true);
  map.append(3, {2, 4}, true);
  map.append(1, {4, 5}, true);
  map.append(3, {5, 7}, true);
  EXPECT_EQ(map.pieces().size(), 3u);
  EXPECT_EQ(map.to_source(Span{3, 6}), (ByteRanges{{2, 4}}));
  EXPECT_EQ(map.to_source(Span{3, 10}), (ByteRanges{{2, 7}}));
  EXPECT_EQ(map.to_source(Span{4, 5}), (ByteRanges{{2, 4}}));  // Inside a character: all of it.
  ByteMap part;
  part.append(map, {3, 10});
  EXPECT_EQ(part.to_source(Span{0, 3}), (ByteRanges{{2, 4}}));
  EXPECT_EQ(part.to_source(Span{4, 7}), (ByteRanges{{5, 7}}));
}

TEST(ByteMap, other_proportions_and_atomic_pieces_begin_a_new_piece) {
  ByteMap map;
  map.append(3, {0, 2}, true);
  map.append(3, {2, 4}, false);
  map.append(3, {4, 6}, true);
  map.append(2, {6, 7}, true);
  map.append(2, {8, 9}, true);  // Not where the last one ended.
  EXPECT_EQ(map.pieces().size(), 5u);
}

}  // namespace
}  // namespace onrecord
