// The learned part: its file, its candidates, its choices.
#include "onrecord/attribution/statement_model.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "onrecord/attribution/attribution.h"
#include "onrecord/attribution/candidates.h"
#include "onrecord/attribution/choose.h"
#include "onrecord/entity/article_for_test.h"

namespace onrecord {
namespace {

class Folder {
 public:
  explicit Folder(const std::string& rows) {
    path_ = std::filesystem::temp_directory_path() / ("onrecord_statement_model_" + std::to_string(::getpid()));
    std::filesystem::create_directories(path_);
    std::ofstream(path_ / "statement_model.tsv") << "# a model\n" << rows;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  DataFolder data() const { return {path_}; }

 private:
  std::filesystem::path path_;
};

const std::string columns = "columns\t-\t" + choice_columns() + "\n";

TEST(StatementModel, adds_what_its_features_weigh) {
  const Folder folder("is_one\tbias\t-7\nis_one\tff\tZ\nis_one\t10\tP\nend\tff\tQ\n" + columns);
  const Result<StatementModel> model = StatementModel::load(folder.data());
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->score(StatementQuestion::is_one, std::vector<uint32_t>{}), -7);
  EXPECT_EQ(model->score(StatementQuestion::is_one, std::vector<uint32_t>{0xff, 3, 0x10}), -7 + ('Z' - 'P'));
  EXPECT_EQ(model->score(StatementQuestion::end, std::vector<uint32_t>{0xff}), 1);
  EXPECT_EQ(model->score(StatementQuestion::source, std::vector<uint32_t>{0xff}), 0);
}

TEST(StatementModel, is_as_sure_as_its_table_says) {
  const Folder folder(columns + "tree\t0\t0:5 -300 400\nsure\t-1000\t2\nsure\t0\t40\nsure\t500\t95\n");
  const Result<StatementModel> model = StatementModel::load(folder.data());
  ASSERT_TRUE(model) << model.error().message;
  ChoiceRow low{}, high{};
  high[0] = 6;
  EXPECT_EQ(model->score_rows({low.begin(), low.end()}), std::vector<int32_t>{-300});
  EXPECT_EQ(model->score_rows({high.begin(), high.end()}), std::vector<int32_t>{400});
  EXPECT_EQ(model->confidence_of(-2000), 0u);
  EXPECT_EQ(model->confidence_of(-1), 2u);
  EXPECT_EQ(model->confidence_of(0), 40u);
  EXPECT_EQ(model->confidence_of(9000), 95u);
}

TEST(StatementModel, tells_what_is_wrong_with_its_file) {
  for (const char* row : {"is_two\tff\tP\n", "is_one\t0\tP\n", "is_one\tfg\tP\n", "is_one\tff\tPP\n", "is_one\tff\t!\n",
                          "is_one\tbias\tx\n", "columns\t-\tscore\n", "tree\t0\t99:1 2 3\n", "sure\t5\t101\n",
                          "sure\t5\t50\nsure\t4\t60\n"}) {
    const Folder folder(row);
    const Result<StatementModel> model = StatementModel::load(folder.data());
    ASSERT_FALSE(model) << row;
    EXPECT_TRUE(model.error().message.starts_with("statement_model.tsv: ")) << model.error().message;
  }
}

// ---------------------------------------------------------------- with the tables that ship

class Candidates : public testing::Test {
 protected:
  void read(std::string_view text) {
    article_ = article_for_test(text);
    abbreviations_ = std::move(*load_abbreviations({}));
    cues_ = std::move(*load_cue_lexicon({}));
    tokens_ = tokenize(article_, *abbreviations_);
    reading_.emplace(read_article(article_, tokens_, *cues_));
    book_.emplace(find_candidates(*reading_, entities_));
  }

  std::string words(TokenRange range) const {
    return range.empty() ? "" : std::string(slice(article_.text, reading_->span(range)));
  }

  const Draft* of_cue(std::string_view cue, std::string_view rule) const {
    for (const Draft& draft : book_->drafts) {
      if (reading_->text(draft.anchor) == cue && draft.rule == rule) return &draft;
    }
    return nullptr;
  }

  Article article_;
  Entities entities_;
  AbbreviationsPtr abbreviations_;
  CueLexiconPtr cues_;
  Tokens tokens_;
  std::optional<Reading> reading_;
  std::optional<Rulebook> book_;
};

TEST_F(Candidates, hold_verbs_that_no_table_knows) {
  read("They chanted, \xE2\x80\x9COpen the bridge.\xE2\x80\x9D Dahl shrugged that the ferry was late.");
  const Draft* quote = of_cue("chanted", "verb-then-quote");
  ASSERT_NE(quote, nullptr);
  EXPECT_EQ(words(quote->content.front()), "Open the bridge.");
  EXPECT_EQ(words(quote->source), "They");
  EXPECT_FALSE(quote->known);
  const Draft* clause = of_cue("shrugged", "verb-that");
  ASSERT_NE(clause, nullptr);
  EXPECT_EQ(words(clause->content.front()), "the ferry was late");
}

TEST_F(Candidates, end_at_each_border_of_clauses) {
  read("Lindqvist said the bridge is closed, while the ferry goes on.");
  const Draft* draft = of_cue("said", "verb-clause");
  ASSERT_NE(draft, nullptr);
  std::vector<std::string> ends;
  for (const Draft& other : with_other_ends(*book_, *draft)) ends.push_back(words(other.content.front()));
  EXPECT_EQ(ends.front(), words(draft->content.front()));
  EXPECT_NE(std::find(ends.begin(), ends.end(), "the bridge is closed"), ends.end());
}

TEST_F(Candidates, may_have_another_source_or_none) {
  read("Dahl read a report claiming that the bridge is closed.");
  const Draft* draft = of_cue("claiming", "verb-that");
  ASSERT_NE(draft, nullptr);
  std::vector<std::string> sources;
  for (const Draft& other : with_other_sources(*book_, *draft)) sources.push_back(words(other.source));
  EXPECT_EQ(sources.front(), words(draft->source));
  for (const char* source : {"Dahl", "a report", ""}) {
    EXPECT_NE(std::find(sources.begin(), sources.end(), source), sources.end()) << source;
  }
}

TEST_F(Candidates, only_sure_choices_are_shown_and_those_in_a_frame_sooner) {
  read("Lindqvist said that Dahl had warned of a flood. The ferry seemed to want a rest from the long winter.");
  const Entities nobody;
  const DraftFeatures features(*book_, nobody);
  const std::vector<Draft> shown = choose_shown(*book_, features, cues_->model);
  ASSERT_FALSE(shown.empty());
  EXPECT_EQ(words(shown.front().cue.front()), "said");
  for (const Draft& draft : shown) EXPECT_GE(draft.confidence, nested_shown);
  EXPECT_GE(shown.front().confidence, statement_shown);
}

}  // namespace
}  // namespace onrecord
