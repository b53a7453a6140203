#include "onrecord/entity/name_model.h"

#include <gtest/gtest.h>

#include "onrecord/entity/article_for_test.h"
#include "onrecord/entity/model_folder_for_test.h"
#include "onrecord/entity/name_features.h"

namespace onrecord {
namespace {

// 'P' weighs nothing, 'Q' one.
constexpr std::string_view even16 = "PPPPPPPPPPPPPPPP";

std::string feature(std::string_view key, size_t label, char weight) {
  std::string weights(even16);
  weights[label - 1] = weight;
  return "feature\t" + std::string(key) + "\t" + weights + "\n";
}

LabelScores scores_for(size_t label, int32_t score) {
  LabelScores scores{};
  scores[label] = score;
  return scores;
}

TEST(NameModel, sums_what_features_weigh_and_passes_over_unknown_ones) {
  const ModelFolder folder("name_model.tsv",
                           feature("0000000a", 1, 'S') + feature("ffffffff", 1, 'O') + feature("0000000b", 16, 'R'));
  const Result<NameModel> model = NameModel::load(folder.data);
  ASSERT_TRUE(model) << model.error().message;
  const uint32_t told[] = {0xa, 0xffffffff, 0xb, 0xc};
  const LabelScores scores = model->score(told);
  EXPECT_EQ(scores[0], 0);
  EXPECT_EQ(scores[1], 2);
  EXPECT_EQ(scores[16], 2);
}

TEST(NameModel, names_begin_go_on_and_end_as_they_must) {
  const ModelFolder folder("name_model.tsv", feature("0000000a", 1, 'Q'));
  const Result<NameModel> model = NameModel::load(folder.data);
  ASSERT_TRUE(model);
  // Begins a person, inside an organization, ends a person: the middle word must be inside a person.
  const LabelScores wish[] = {scores_for(1, 9), scores_for(6, 5), scores_for(3, 9)};
  EXPECT_EQ(model->decode(wish), (std::vector<uint8_t>{1, 2, 3}));
  // A name that would not end is none.
  const LabelScores open[] = {scores_for(1, 9)};
  EXPECT_EQ(model->decode(open), (std::vector<uint8_t>{0}));
  const LabelScores alone[] = {scores_for(12, 1)};
  EXPECT_EQ(model->decode(alone), (std::vector<uint8_t>{12}));
  EXPECT_TRUE(model->decode({}).empty());
}

TEST(NameModel, what_stands_before_counts) {
  const ModelFolder folder("name_model.tsv", feature("0000000a", 1, 'Q') + "behind\t4\tPPPPZPPPPPPPPPPPP\n");
  const Result<NameModel> model = NameModel::load(folder.data);
  ASSERT_TRUE(model);
  // Behind one person stands another: the table says so, though the scores are for an organization.
  const LabelScores wish[] = {scores_for(4, 9), scores_for(8, 5)};
  EXPECT_EQ(model->decode(wish), (std::vector<uint8_t>{4, 4}));
}

TEST(NameModel, damaged_rows_are_errors) {
  for (std::string_view rows :
       {"feature\t0000000a\tPPP\n", "feature\t00000000\tPPPPPPPPPPPPPPPP\n", "feature\tkey\tPPPPPPPPPPPPPPPP\n",
        "feature\t0000000a\tPPPPPPPPPPPPPPP~\n", "behind\t17\tPPPPPPPPPPPPPPPPP\n", "other\t1\tPPPPPPPPPPPPPPPPP\n"}) {
    const ModelFolder folder("name_model.tsv", rows);
    EXPECT_FALSE(NameModel::load(folder.data)) << rows;
  }
}

std::string stretches(std::string_view text) {
  const Article article = article_for_test(text);
  const Result<AbbreviationsPtr> abbreviations = load_abbreviations({});
  static const Result<EntityLexiconPtr> lexicon = load_entity_lexicon({});
  const Tokens tokens = tokenize(article, **abbreviations);
  const Words words(article, tokens, **lexicon);
  std::string out;
  for (const NameStretch& stretch : name_stretches(words)) {
    out += "[" + std::string(slice(article.text, words.span(stretch.first, stretch.end))) + "]";
  }
  return out;
}

TEST(NameStretches, hold_what_may_join_two_words_of_a_name) {
  EXPECT_EQ(stretches("He met the Board of the Lake in Velmar."), "[He][Board of the Lake in Velmar]");
  EXPECT_EQ(stretches("a man from Velmar who saw Orla Ek"), "[Velmar][Orla Ek]");
  EXPECT_EQ(stretches("on Route 66 since 1996-08-30"), "[Route 66]");
  EXPECT_EQ(stretches("nothing here"), "");
}

}  // namespace
}  // namespace onrecord
