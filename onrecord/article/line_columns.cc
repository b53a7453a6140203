#include <array>

#include "onrecord/article/block_columns.h"
#include "onrecord/article/column_numbers.h"

namespace onrecord {
namespace {

using Measures = const BlockMeasures&;

const LineFeatures& line_of(Measures m, uint32_t i) { return m.lines[i]; }

// Blocks between i and another, below it positive; 9999 where there is none.
int32_t distance(uint32_t i, uint32_t other) {
  return other == no_line ? 9999 : static_cast<int32_t>(int64_t{other} - int64_t{i});
}

int32_t phrase_code(const LineFeatures& line) { return static_cast<int32_t>(line.phrase.kind); }

template <int offset>
const LineFeatures* neighbour(Measures m, uint32_t i) {
  const int64_t at = int64_t{i} + offset;
  return at < 0 || at >= m.size() ? nullptr : &m.lines[static_cast<size_t>(at)];
}

template <int offset>
int32_t words_near(Measures m, uint32_t i) {
  const LineFeatures* line = neighbour<offset>(m, i);
  return line == nullptr ? -1 : count_of(line->words);
}
template <int offset>
int32_t phrase_near(Measures m, uint32_t i) {
  const LineFeatures* line = neighbour<offset>(m, i);
  return line == nullptr ? -1 : phrase_code(*line);
}
template <int offset>
int32_t prose_near(Measures m, uint32_t i) {
  const LineFeatures* line = neighbour<offset>(m, i);
  return line == nullptr ? -1 : is_prose(*line);
}
template <int offset>
int32_t bullet_near(Measures m, uint32_t i) {
  const LineFeatures* line = neighbour<offset>(m, i);
  return line == nullptr ? -1 : line->bullet;
}

template <int radius>
int32_t prose_around(Measures m, uint32_t i) {
  return percent(m.prose_words(int64_t{i} - radius, int64_t{i} + radius + 1),
                 m.words(int64_t{i} - radius, int64_t{i} + radius + 1));
}
template <int radius>
int32_t words_around(Measures m, uint32_t i) {
  return count_of(m.words(int64_t{i} - radius, int64_t{i} + radius + 1));
}
template <int radius>
int32_t bullets_around(Measures m, uint32_t i) {
  return count_of(m.bullets(int64_t{i} - radius, int64_t{i} + radius + 1));
}

uint32_t title_or_text(Measures m) {
  return m.rules.title ? *m.rules.title : static_cast<uint32_t>(m.rules.text.begin);
}

constexpr std::array own_columns = {
    BlockColumn{"words", [](Measures m, uint32_t i) { return count_of(line_of(m, i).words); }},
    BlockColumn{"bytes", [](Measures m, uint32_t i) { return count_of(m.page.blocks[i].span.size()); }},
    BlockColumn{"function_percent",
                [](Measures m, uint32_t i) { return percent(line_of(m, i).function_words, line_of(m, i).words); }},
    BlockColumn{"capital_percent",
                [](Measures m, uint32_t i) { return percent(line_of(m, i).capital_words, line_of(m, i).words); }},
    BlockColumn{"number_percent",
                [](Measures m, uint32_t i) { return percent(line_of(m, i).number_words, line_of(m, i).words); }},
    BlockColumn{"word_length",
                [](Measures m, uint32_t i) { return percent(line_of(m, i).letters, line_of(m, i).words); }},
    BlockColumn{"sentence_ends", [](Measures m, uint32_t i) { return count_of(line_of(m, i).sentence_ends); }},
    BlockColumn{"commas", [](Measures m, uint32_t i) { return count_of(line_of(m, i).commas); }},
    BlockColumn{"years", [](Measures m, uint32_t i) { return count_of(line_of(m, i).years); }},
    BlockColumn{"addresses", [](Measures m, uint32_t i) { return count_of(line_of(m, i).addresses); }},
    BlockColumn{"quote_marks", [](Measures m, uint32_t i) { return count_of(line_of(m, i).quote_marks); }},
    BlockColumn{"separators", [](Measures m, uint32_t i) { return count_of(line_of(m, i).separators); }},
    BlockColumn{"questions", [](Measures m, uint32_t i) { return count_of(line_of(m, i).questions); }},
    BlockColumn{"dense_script", [](Measures m, uint32_t i) { return int32_t{line_of(m, i).dense_script}; }},
    BlockColumn{"language_known", [](Measures m, uint32_t i) { return int32_t{line_of(m, i).language_known}; }},
    BlockColumn{"ends_full", [](Measures m, uint32_t i) { return int32_t{line_of(m, i).ends_full}; }},
    BlockColumn{"ends_sentence", [](Measures m, uint32_t i) { return int32_t{line_of(m, i).ends_sentence}; }},
    BlockColumn{"ends_cut", [](Measures m, uint32_t i) { return int32_t{line_of(m, i).ends_cut}; }},
    BlockColumn{"ends_open", [](Measures m, uint32_t i) { return int32_t{line_of(m, i).ends_open}; }},
    BlockColumn{"bullet", [](Measures m, uint32_t i) { return int32_t{line_of(m, i).bullet}; }},
    BlockColumn{"first_upper", [](Measures m, uint32_t i) { return int32_t{line_of(m, i).first_upper}; }},
    BlockColumn{"indent", [](Measures m, uint32_t i) { return count_of(line_of(m, i).indent); }},
    BlockColumn{"joined_lines", [](Measures m, uint32_t i) { return count_of(m.page.blocks[i].lines); }},
    BlockColumn{"blank_before", [](Measures m, uint32_t i) { return count_of(line_of(m, i).blank_before); }},
    BlockColumn{"blank_after", [](Measures m, uint32_t i) { return count_of(line_of(m, i).blank_after); }},
    BlockColumn{"copies", [](Measures m, uint32_t i) { return count_of(line_of(m, i).copies); }},
    BlockColumn{"phrase", [](Measures m, uint32_t i) { return phrase_code(line_of(m, i)); }},
    BlockColumn{"phrase_whole", [](Measures m, uint32_t i) { return int32_t{line_of(m, i).phrase.whole}; }},
    BlockColumn{"prose", [](Measures m, uint32_t i) { return int32_t{is_prose(line_of(m, i))}; }},
    BlockColumn{"gain", [](Measures m, uint32_t i) { return int32_t{gain_of(line_of(m, i))}; }},
    BlockColumn{"dated", [](Measures m, uint32_t i) { return int32_t{is_dated(line_of(m, i))}; }},
    BlockColumn{"signed", [](Measures m, uint32_t i) { return int32_t{is_signed(line_of(m, i))}; }},
    BlockColumn{"title_percent", [](Measures m, uint32_t i) { return m.title_percent(i); }},
    BlockColumn{"topic_percent", [](Measures m, uint32_t i) { return m.topic_percent(i); }},
};

constexpr std::array place_columns = {
    BlockColumn{"index", [](Measures, uint32_t i) { return count_of(i); }},
    BlockColumn{"index_from_end", [](Measures m, uint32_t i) { return count_of(m.size() - i); }},
    BlockColumn{"page_blocks", [](Measures m, uint32_t) { return count_of(m.size()); }},
    BlockColumn{"page_prose_words", [](Measures m, uint32_t) { return count_of(m.prose_words(0, m.size())); }},
    BlockColumn{"page_prose_percent",
                [](Measures m, uint32_t) { return percent(m.prose_words(0, m.size()), m.words(0, m.size())); }},
    BlockColumn{"prose_above_percent",
                [](Measures m, uint32_t i) { return percent(m.prose_words(0, i), m.prose_words(0, m.size())); }},
    BlockColumn{"words_above_percent",
                [](Measures m, uint32_t i) { return percent(m.words(0, i), m.words(0, m.size())); }},
    BlockColumn{"prose_words_above", [](Measures m, uint32_t i) { return count_of(m.prose_words(0, i)); }},
    BlockColumn{"prose_words_below", [](Measures m, uint32_t i) { return count_of(m.prose_words(i + 1, m.size())); }},
    BlockColumn{"to_prose_above", [](Measures m, uint32_t i) { return -distance(i, m.prose_above(i)); }},
    BlockColumn{"to_prose_below", [](Measures m, uint32_t i) { return distance(i, m.prose_below(i)); }},
    BlockColumn{"to_phrase_above", [](Measures m, uint32_t i) { return -distance(i, m.phrase_above(i)); }},
    BlockColumn{"phrase_above",
                [](Measures m, uint32_t i) {
                  return m.phrase_above(i) == no_line ? -1 : phrase_code(m.lines[m.phrase_above(i)]);
                }},
    BlockColumn{"prose_since_phrase",
                [](Measures m, uint32_t i) {
                  return m.phrase_above(i) == no_line ? -1 : count_of(m.prose_words(m.phrase_above(i), i));
                }},
};

constexpr std::array rule_columns = {
    BlockColumn{"rule_label", [](Measures m, uint32_t i) { return static_cast<int32_t>(m.rules.labels[i]); }},
    BlockColumn{"rule_body", [](Measures m, uint32_t i) { return int32_t{is_body(m.rules.labels[i])}; }},
    BlockColumn{"rule_body_above",
                [](Measures m, uint32_t i) { return i == 0 ? -1 : int32_t{is_body(m.rules.labels[i - 1])}; }},
    BlockColumn{
        "rule_body_below",
        [](Measures m, uint32_t i) { return i + 1 == m.size() ? -1 : int32_t{is_body(m.rules.labels[i + 1])}; }},
    BlockColumn{"to_text_begin",
                [](Measures m, uint32_t i) { return distance(i, static_cast<uint32_t>(m.rules.text.begin)); }},
    BlockColumn{"to_text_end",
                [](Measures m, uint32_t i) { return distance(i, static_cast<uint32_t>(m.rules.text.end)); }},
    BlockColumn{"text_prose_percent",
                [](Measures m, uint32_t) {
                  return percent(
                      m.prose_words(static_cast<int64_t>(m.rules.text.begin), static_cast<int64_t>(m.rules.text.end)),
                      m.prose_words(0, m.size()));
                }},
    BlockColumn{"to_title", [](Measures m, uint32_t i) { return distance(i, m.rules.title.value_or(no_line)); }},
    BlockColumn{"prose_since_title",
                [](Measures m, uint32_t i) {
                  const uint32_t title = title_or_text(m);
                  return i < title ? -1 : count_of(m.prose_words(title, i));
                }},
    BlockColumn{"words_since_title",
                [](Measures m, uint32_t i) {
                  const uint32_t title = title_or_text(m);
                  return i < title ? -1 : count_of(m.words(title, i));
                }},
    BlockColumn{"to_comments", [](Measures m, uint32_t i) { return distance(i, m.rules.comments_begin); }},
};

constexpr std::array near_columns = {
    BlockColumn{"words-3", words_near<-3>},
    BlockColumn{"words-2", words_near<-2>},
    BlockColumn{"words-1", words_near<-1>},
    BlockColumn{"words+1", words_near<1>},
    BlockColumn{"words+2", words_near<2>},
    BlockColumn{"words+3", words_near<3>},
    BlockColumn{"phrase-2", phrase_near<-2>},
    BlockColumn{"phrase-1", phrase_near<-1>},
    BlockColumn{"phrase+1", phrase_near<1>},
    BlockColumn{"phrase+2", phrase_near<2>},
    BlockColumn{"prose-2", prose_near<-2>},
    BlockColumn{"prose-1", prose_near<-1>},
    BlockColumn{"prose+1", prose_near<1>},
    BlockColumn{"prose+2", prose_near<2>},
    BlockColumn{"bullet-1", bullet_near<-1>},
    BlockColumn{"bullet+1", bullet_near<1>},
    BlockColumn{"prose_around_2", prose_around<2>},
    BlockColumn{"prose_around_6", prose_around<6>},
    BlockColumn{"prose_around_20", prose_around<20>},
    BlockColumn{"words_around_2", words_around<2>},
    BlockColumn{"words_around_6", words_around<6>},
    BlockColumn{"bullets_around_6", bullets_around<6>},
};

template <int offset>
int32_t odds_near(Measures m, uint32_t i) {
  const LineFeatures* line = neighbour<offset>(m, i);
  return line == nullptr ? -9999 : line->word_odds;
}
template <int radius>
int32_t odds_around(Measures m, uint32_t i) {
  return m.word_odds(int64_t{i} - radius, int64_t{i} + radius + 1);
}
template <int reach>
int32_t odds_above(Measures m, uint32_t i) {
  return m.word_odds(int64_t{i} - reach, i);
}
template <int reach>
int32_t odds_below(Measures m, uint32_t i) {
  return m.word_odds(int64_t{i} + 1, int64_t{i} + 1 + reach);
}
template <size_t which>
int32_t to_run_begin(Measures m, uint32_t i) {
  return distance(i, static_cast<uint32_t>(m.text_run(which).begin));
}
template <size_t which>
int32_t to_run_end(Measures m, uint32_t i) {
  return distance(i, static_cast<uint32_t>(m.text_run(which).end));
}

constexpr std::array word_columns = {
    BlockColumn{"odds", odds_near<0>},
    BlockColumn{"odds-2", odds_near<-2>},
    BlockColumn{"odds-1", odds_near<-1>},
    BlockColumn{"odds+1", odds_near<1>},
    BlockColumn{"odds+2", odds_near<2>},
    BlockColumn{"odds_around_3", odds_around<3>},
    BlockColumn{"odds_around_10", odds_around<10>},
    BlockColumn{"odds_above_3", odds_above<3>},
    BlockColumn{"odds_above_8", odds_above<8>},
    BlockColumn{"odds_above_25", odds_above<25>},
    BlockColumn{"odds_below_3", odds_below<3>},
    BlockColumn{"odds_below_8", odds_below<8>},
    BlockColumn{"odds_below_25", odds_below<25>},
    BlockColumn{"page_odds", [](Measures m, uint32_t) { return m.word_odds(0, m.size()); }},
    BlockColumn{"to_run_begin", to_run_begin<0>},
    BlockColumn{"to_run_end", to_run_end<0>},
    BlockColumn{"to_wide_run_begin", to_run_begin<1>},
    BlockColumn{"to_wide_run_end", to_run_end<1>},
};

template <size_t... sizes>
constexpr auto join(const std::array<BlockColumn, sizes>&... parts) {
  std::array<BlockColumn, (sizes + ...)> all{};
  size_t at = 0;
  const auto add = [&](const auto& part) {
    for (const BlockColumn& column : part) all[at++] = column;
  };
  (add(parts), ...);
  return all;
}

constexpr auto columns = join(own_columns, place_columns, rule_columns, near_columns, word_columns);

}  // namespace

std::span<const BlockColumn> line_columns() { return columns; }

}  // namespace onrecord
