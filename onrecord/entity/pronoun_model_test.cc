#include "onrecord/entity/pronoun_model.h"

#include <gtest/gtest.h>

#include "onrecord/entity/article_for_test.h"
#include "onrecord/entity/model_folder_for_test.h"
#include "onrecord/entity/reference.h"
#include "onrecord/entity/subjects.h"

namespace onrecord {
namespace {

TEST(PronounModel, sums_what_answers_weigh) {
  const ModelFolder folder("pronoun_model.tsv", "place\t0\t7\nplace\t9\t-2\nnobody\t1023\t5\n");
  const Result<PronounModel> model = PronounModel::load(folder.data);
  ASSERT_TRUE(model) << model.error().message;
  const PronounAnswer answers[] = {
      {PronounQuestion::place, 9}, {PronounQuestion::nobody, 1023}, {PronounQuestion::rank, 0}};
  EXPECT_EQ(model->score(answers), 3);
}

TEST(PronounModel, a_row_that_is_none_is_an_error) {
  for (std::string_view row :
       {"plaice\t0\t1\n", "place\t1024\t1\n", "place\t-1\t1\n", "place\t0\t1x\n", "place\t0\t40000\n"}) {
    const ModelFolder folder("pronoun_model.tsv", row);
    EXPECT_FALSE(PronounModel::load(folder.data)) << row;
  }
}

struct Loaded {
  explicit Loaded(std::string_view text, const DataFolder& data = {})
      : article(article_for_test(text)),
        abbreviations(load_abbreviations({})),
        tokens(tokenize(article, **abbreviations)),
        lexicon(load_entity_lexicon(data)) {}

  Article article;
  Result<AbbreviationsPtr> abbreviations;
  Tokens tokens;
  Result<EntityLexiconPtr> lexicon;
};

// "verb: subject" of each clause of the first sentence.
std::string clauses_of(std::string_view text) {
  const Loaded loaded(text);
  const Words words(loaded.article, loaded.tokens, **loaded.lexicon);
  const std::vector<NameMention> names = find_names(words);
  Subjects subjects(words, names);
  std::string out;
  for (const Clause& clause : subjects.clauses(0)) {
    out += (out.empty() ? "" : ", ") + std::string(words.text(clause.verb)) + ": ";
    out += clause.subject == no_subject ? "-" : words.text(clause.subject);
  }
  return out;
}

TEST(Subjects, are_found_over_what_stands_between) {
  EXPECT_EQ(clauses_of("Anna Varga told Peter Olin."), "told: Anna");
  EXPECT_EQ(clauses_of("Anna Varga, a farmer, told Peter Olin that he had never asked."), "told: Anna, had: he");
  EXPECT_EQ(clauses_of("The brother of Anna Varga told Peter Olin."), "told: brother");
  EXPECT_EQ(clauses_of("Anna Varga came and left."), "came: Anna, left: Anna");
  EXPECT_EQ(clauses_of("Anna Varga met Peter Olin, who said nothing."), "met: Anna, said: Peter");
  EXPECT_EQ(clauses_of("In the rain came Anna Varga."), "came: -");
}

std::string role_of_second_name(std::string_view text) {
  const Loaded loaded(text);
  const Words words(loaded.article, loaded.tokens, **loaded.lexicon);
  const std::vector<NameMention> names = find_names(words);
  Subjects subjects(words, names);
  static constexpr std::string_view roles[] = {"subject",     "object", "agent",    "of",
                                               "preposition", "owner",  "brackets", "other"};
  return std::string(roles[static_cast<size_t>(subjects.role(names[1].first, names[1].end, 0))]);
}

TEST(Subjects, a_mention_has_a_role) {
  EXPECT_EQ(role_of_second_name("Anna Varga said Peter Olin came."), "subject");
  EXPECT_EQ(role_of_second_name("Anna Varga told Peter Olin."), "object");
  EXPECT_EQ(role_of_second_name("Anna Varga was told by Peter Olin."), "agent");
  EXPECT_EQ(role_of_second_name("Anna Varga spoke of Peter Olin."), "of");
  EXPECT_EQ(role_of_second_name("Anna Varga left with Peter Olin."), "preposition");
  EXPECT_EQ(role_of_second_name("Anna Varga sold Peter Olin's car."), "owner");
  EXPECT_EQ(role_of_second_name("Anna Varga (Peter Olin) came."), "brackets");
}

// How many may be meant by the first "he" or "she"; nobody is not counted.
size_t count_candidates(std::string_view text, bool any_gender) {
  const Loaded loaded(text);
  const Words words(loaded.article, loaded.tokens, **loaded.lexicon);
  const std::vector<NameMention> names = find_names(words);
  Chains chains(words, names);
  return ask_pronouns(words, names, chains, any_gender).at(0).candidates.size() - 1;
}

TEST(PronounFeatures, candidates_are_of_the_gender_unless_any_is_asked_for) {
  constexpr std::string_view text = "Anna Varga met Peter Olin. He left.";
  EXPECT_EQ(count_candidates(text, false), 1u);
  EXPECT_EQ(count_candidates(text, true), 2u);
}

TEST(PronounFeatures, what_names_do_not_tell_a_noun_beside_them_may) {
  EXPECT_EQ(count_candidates("The wife, Orlin Varga, met Tarsk. He left.", false), 1u);
  EXPECT_EQ(count_candidates("The wife, Orlin Varga, met Tarsk. She left.", false), 2u);
}

TEST(PronounModel, a_model_that_knows_nothing_takes_a_pronoun_for_nobody) {
  const ModelFolder folder("pronoun_model.tsv", "place\t0\t0\n");
  const Loaded loaded("Anna Varga came. She left.", folder.data);
  for (const Mention& mention : find_entities(loaded.article, loaded.tokens, **loaded.lexicon).mentions)
    EXPECT_NE(mention.form, MentionForm::pronoun);
}

}  // namespace
}  // namespace onrecord
