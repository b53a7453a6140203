#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>

#include "onrecord/corpus/actors.h"
#include "onrecord/corpus/claims.h"
#include "onrecord/corpus/copies.h"
#include "onrecord/corpus/corrections.h"
#include "onrecord/corpus/date_bounds.h"
#include "onrecord/corpus/likeness.h"
#include "onrecord/corpus/names.h"
#include "onrecord/corpus/passages.h"
#include "onrecord/corpus/roles.h"
#include "onrecord/corpus/wording.h"

namespace onrecord {
namespace {

const WordLexicon& lexicon() {
  static const Result<WordLexicon> loaded = load_word_lexicon({});
  return *loaded;
}

// ---------------------------------------------------------------- words

std::string dump_words(std::string_view text) {
  std::string out;
  for (const FoldedWord& word : fold_words(text, lexicon())) {
    out += (out.empty() ? "" : " ") + word.folded + "/" + "cfn#"[static_cast<size_t>(word.kind)];
  }
  return out;
}

TEST(Words, AreFolded) {
  const std::pair<const char*, const char*> cases[] = {
      {"The U.S. didn't send 2,400 tanks", "the/f us/c not/n send/c 2400/# tanks/c"},
      {"US, not us", "us/c not/n us/f"},
      {"Orlu’s twelve bridges", "orlu/c 12/# bridges/c"},
      {"the United States wants", "the/f us/c wants/c"},
      {"K\u00f6ln", "koln/c"},
      {"", ""},
      {"\xff\xfe 'quoted'", "quoted/c"},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(dump_words(text), expected) << text;
  }
}

// ---------------------------------------------------------------- names

TEST(Names, KeysOfFullNamesOnly) {
  struct Case {
    EntityType type;
    const char* name;
    NameRole role;
    const char* key;
  };
  const Case cases[] = {
      {EntityType::person, "Ana Rook", NameRole::name, "person:ana rook"},
      {EntityType::person, "Rook", NameRole::name, ""},
      {EntityType::person, "Jean-Luc Ödal", NameRole::name, "person:jean luc odal"},
      {EntityType::group, "al-Tarim Front", NameRole::name, "body:tarim front"},
      {EntityType::group, "Tarim Front", NameRole::stated_alias, "body:tarim front"},
      {EntityType::group, "al-Tarim", NameRole::name, ""},
      {EntityType::group, "the al-Tarim", NameRole::name, ""},
      {EntityType::organization, "Al Jazeera", NameRole::name, "body:jazeera"},
      {EntityType::organization, "OMRA", NameRole::name, "body:omra"},
      {EntityType::organization, "OMRA", NameRole::stated_alias, "body?omra"},
      {EntityType::organization, "O.M.R.A.", NameRole::name, "body:omra"},
      {EntityType::group, "the army's northern branch", NameRole::stated_alias, ""},
      {EntityType::group, "the Council", NameRole::name, ""},
      {EntityType::event, "Election Day", NameRole::name, ""},
      {EntityType::event, "Battle of Orlu", NameRole::name, "work:battle of orlu"},
      {EntityType::event, "Thanksgiving", NameRole::name, ""},
      {EntityType::event, "Orlu Games", NameRole::name, ""},
      {EntityType::event, "2012 Orlu Games", NameRole::name, "work:2012 orlu games"},
      {EntityType::other, "State of the Union", NameRole::name, ""},
      {EntityType::organization, "Foreign Ministry", NameRole::name, ""},
      {EntityType::organization, "Ministry of Defence", NameRole::name, ""},
      {EntityType::organization, "Velmark Foreign Ministry", NameRole::name, "body:velmark foreign ministry"},
      {EntityType::group, "U.S. Army", NameRole::name, "body:us army"},
      {EntityType::group, "Velmark Republican", NameRole::name, ""},
      {EntityType::group, "Velmark Republicans", NameRole::name, "body:velmark republicans"},
      {EntityType::group, "The Army", NameRole::stated_alias, ""},
      {EntityType::publication, "Times", NameRole::name, ""},
      {EntityType::publication, "Orlu Times", NameRole::name, "body:orlu times"},
      {EntityType::group, "Republicans", NameRole::name, "body:republicans"},
      {EntityType::country, "Turkey", NameRole::name, "land:turkey"},
      {EntityType::country, "The Velmark Islands", NameRole::name, "land:velmark islands"},
      {EntityType::other, "", NameRole::name, ""},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(name_key(one.type, one.name, one.role, lexicon()), one.key) << one.name;
  }
}

// The keys of names that stand in the text in this order, with their types.
std::string keys_in(std::string_view text, const std::vector<std::pair<const char*, EntityType>>& names) {
  Entities entities;
  size_t at = 0;
  for (const auto& [name, type] : names) {
    at = text.find(name, at);
    const uint32_t begin = static_cast<uint32_t>(at), end = begin + static_cast<uint32_t>(std::strlen(name));
    entities.mentions.push_back({static_cast<uint32_t>(entities.entities.size()), MentionForm::name, {begin, end}});
    entities.entities.push_back({type, true, name, {}, {}});
  }
  std::string out;
  for (const std::string& key : entity_keys(entities, text, lexicon())) out += key + " | ";
  return out.substr(0, out.size() - 3);
}

TEST(Names, OfTownsSayWhichWhereItIsNotTheLargest) {
  const auto town = [](std::string_view text, const char* name) { return keys_in(text, {{name, EntityType::place}}); };
  EXPECT_EQ(town("He spoke in Richmond on Monday", "Richmond"), "land:richmond");
  EXPECT_EQ(town("He spoke in Richmond, Va., on Monday", "Richmond"), "land:richmond");
  EXPECT_EQ(town("He spoke in Richmond, California, on Monday", "Richmond"), "land:richmond, california");
  EXPECT_EQ(town("He spoke in Richmond, Calif.", "Richmond"), "land:richmond, california");
  EXPECT_EQ(town("He spoke in Paris, France", "Paris"), "land:paris");
  EXPECT_EQ(town("He spoke in Paris, Texas", "Paris"), "land:paris, texas");
  EXPECT_EQ(town("He spoke in Orlu, N.Y.", "Orlu"), "land:orlu, new york");
  EXPECT_EQ(town("He spoke in Orlu, turkey in hand", "Orlu"), "land:orlu");
  EXPECT_EQ(town("from Ohio, Iowa and Maine", "Ohio"), "land:ohio");
  EXPECT_EQ(town("from Syria, Jordan and Egypt", "Syria"), "land:syria");
  EXPECT_EQ(town("He spoke in Lebanon, Ohio", "Lebanon"), "land:lebanon, ohio");
}

TEST(Names, OfTownsInAListAreInNoRegion) {
  const auto town = [](std::string_view text, const char* name) { return keys_in(text, {{name, EntityType::place}}); };
  EXPECT_EQ(town("from Moscow, Iran and Turkey", "Moscow"), "land:moscow");
  EXPECT_EQ(town("from Moscow, Iran, and Turkey", "Moscow"), "land:moscow");
  EXPECT_EQ(town("from Moscow, Iran, Turkey and Orlu", "Moscow"), "land:moscow");
  EXPECT_EQ(town("from Moscow, Iran and Orlu", "Moscow"), "land:moscow");
  EXPECT_EQ(town("from Paris, Texas and Ohio", "Paris"), "land:paris");
  EXPECT_EQ(town("in Paris, Texas, and Orlu", "Paris"), "land:paris, texas");
  EXPECT_EQ(town("in Tripoli, Lebanon, and left", "Tripoli"), "land:tripoli, lebanon");
}

TEST(Names, OfTownsKnowTheirCountryByAllItsNames) {
  const auto town = [](std::string_view text, const char* name) { return keys_in(text, {{name, EntityType::place}}); };
  EXPECT_EQ(town("in Prague, Czech Republic", "Prague"), "land:prague");
  EXPECT_EQ(town("in Prague, Czechia", "Prague"), "land:prague");
  EXPECT_EQ(town("in Skopje, Macedonia", "Skopje"), "land:skopje");
  EXPECT_EQ(town("in Skopje, North Macedonia", "Skopje"), "land:skopje");
  EXPECT_EQ(town("in Kinshasa, Congo", "Kinshasa"), "land:kinshasa");
  EXPECT_EQ(town("in Kinshasa, Democratic Republic of the Congo", "Kinshasa"), "land:kinshasa");
  EXPECT_EQ(town("in Brazzaville, Congo", "Brazzaville"), "land:brazzaville");
  EXPECT_EQ(town("in Praia, Cape Verde", "Praia"), "land:praia");
  EXPECT_EQ(town("in Dili, East Timor", "Dili"), "land:dili");
  EXPECT_EQ(town("in Nablus, Palestine", "Nablus"), "land:nablus");
}

TEST(Names, OfAStateAndACountryAreApart) {
  EXPECT_EQ(keys_in("voters in Georgia", {{"Georgia", EntityType::country}}), "land:georgia");
  EXPECT_EQ(keys_in("the republic of Georgia", {{"Georgia", EntityType::country}}), "land:georgia, country");
  EXPECT_EQ(keys_in("Georgia closed its embassy; in Tbilisi",
                    {{"Georgia", EntityType::country}, {"Tbilisi", EntityType::place}}),
            "land:georgia, country | land:tbilisi");
}

TEST(Names, AnAcronymOfTwoNamesOnAPageJoinsNone) {
  EXPECT_EQ(keys_in("the OVC met", {{"OVC", EntityType::organization}}), "body:ovc");
  EXPECT_EQ(keys_in("the OVC met before the Orlu Velmark Convention",
                    {{"OVC", EntityType::organization}, {"Orlu Velmark Convention", EntityType::event}}),
            " | ");
  EXPECT_EQ(keys_in("Orla Varga of the OV", {{"Orla Varga", EntityType::person}, {"OV", EntityType::organization}}),
            "person:orla varga | body:ov");
  EXPECT_EQ(keys_in("near East Uplow, the EU", {{"East Uplow", EntityType::place}, {"EU", EntityType::organization}}),
            "land:east uplow | body:eu");
}

// ---------------------------------------------------------------- actors

std::vector<std::string> components(std::vector<ActorNode> nodes, const ActorJudgements& judgements = {}) {
  const std::vector<uint32_t> smallest = link_actors(nodes, judgements);
  std::vector<std::string> out;
  for (size_t i = 0; i < nodes.size(); ++i) {
    const ActorNode& first = nodes[smallest[i]];
    out.push_back(std::string(nodes[i].page_id) + std::to_string(nodes[i].entity) + "=" + std::string(first.page_id) +
                  std::to_string(first.entity));
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(Actors, JoinByNamesAndStatedAliases) {
  const std::vector<std::string> expected = {"a1=a1", "b1=a1", "c1=a1", "d1=d1"};
  EXPECT_EQ(components({{"c", 1, {"body:new front"}},
                        {"a", 1, {"body:tarim front"}},
                        {"b", 1, {"body:new front", "body:tarim front"}},
                        {"d", 1, {}}}),
            expected);
}

TEST(Actors, AnAcronymWithTwoFullNamesJoinsNothing) {
  const ActorNode relief{"a", 1, {"body:orlu relief council", "body?orc"}};
  const ActorNode bare{"b", 1, {"body:orc"}};
  const ActorNode racing{"c", 1, {"body:open racing club", "body?orc"}};
  EXPECT_EQ(components({relief, bare}), (std::vector<std::string>{"a1=a1", "b1=a1"}));
  EXPECT_EQ(components({relief, bare, racing}), (std::vector<std::string>{"a1=a1", "b1=b1", "c1=c1"}));
}

TEST(Actors, AreTheSameInAnyOrder) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCD";
  for (int round = 0; round < 50; ++round) {
    std::vector<ActorNode> nodes;
    for (uint32_t i = 0; i < letters.size(); ++i) {
      ActorNode node{letters.substr(i, 1), 1, {}};
      for (size_t k = random() % 3; k > 0; --k) {
        node.keys.push_back((random() % 4 == 0 ? "body?k" : "body:k") + std::to_string(random() % 20));
      }
      nodes.push_back(node);
    }
    const std::vector<std::string> expected = components(nodes);
    std::shuffle(nodes.begin(), nodes.end(), random);
    ASSERT_EQ(components(nodes), expected);
  }
}

TEST(Actors, AreWhatAPersonSays) {
  const ActorNode rook{"a", 1, {"person:ana rook"}, true};
  const ActorNode again{"b", 1, {"person:ana rook"}, true};
  const ActorNode other{"c", 1, {"person:ana roke"}, true};
  const std::vector<ActorNode> nodes = {rook, again, other};
  using Strings = std::vector<std::string>;
  EXPECT_EQ(components(nodes), (Strings{"a1=a1", "b1=a1", "c1=c1"}));
  EXPECT_EQ(components(nodes, {{{{0, 1}, {2}}}, {}, {}}), (Strings{"a1=a1", "b1=a1", "c1=a1"}));
  EXPECT_EQ(components(nodes, {{}, {}, {1}}), (Strings{"a1=a1", "b1=b1", "c1=c1"}));
  EXPECT_EQ(components(nodes, {{{{1}, {2}}}, {}, {1}}), (Strings{"a1=a1", "b1=b1", "c1=b1"}));
  EXPECT_EQ(components(nodes, {{}, {{{0}, {1}}}, {}}), (Strings{"a1=a1", "b1=b1", "c1=c1"}));
  // What is held apart is not merged either.
  EXPECT_EQ(components(nodes, {{{{0, 1}, {2}}}, {{{0, 1}, {2}}}, {}}), (Strings{"a1=a1", "b1=a1", "c1=c1"}));
  // Nobody is merged with one who is not there.
  EXPECT_EQ(components({rook, other}, {{{{}, {0, 1}}}, {}, {}}), (Strings{"a1=a1", "c1=c1"}));
}

TEST(Actors, AStatedAliasDoesNotBridgeWhatIsDistinct) {
  const ActorNode stating{"a", 1, {"body:tarim front", "body:river brigade"}, true};
  const ActorNode brigade{"b", 1, {"body:river brigade"}, true};
  const ActorNode front{"c", 1, {"body:tarim front"}, true};
  const ActorNode second{"d", 1, {"body:river brigade"}, true};
  EXPECT_EQ(components({stating, brigade, front, second}, {{}, {{{0, 2}, {1, 3}}}, {}}),
            (std::vector<std::string>{"a1=a1", "b1=b1", "c1=a1", "d1=b1"}));
  // One called both by others' names stands apart from both.
  const ActorNode both{"e", 1, {"body:valley guard", "body:river brigade", "body:tarim front"}, true};
  EXPECT_EQ(components({brigade, front, both}, {{}, {{{0, 2}, {1, 2}}}, {}}),
            (std::vector<std::string>{"b1=b1", "c1=c1", "e1=e1"}));
  // Through a third name: the name joins neither.
  const ActorNode left{"f", 1, {"body:tarim front", "body:valley guard"}, true};
  const ActorNode right{"g", 1, {"body:river brigade", "body:valley guard"}, true};
  EXPECT_EQ(components({left, right, {"h", 1, {"body:valley guard"}, true}}, {{}, {{{0}, {1}}}, {}}),
            (std::vector<std::string>{"f1=f1", "g1=g1", "h1=h1"}));
}

// ---------------------------------------------------------------- corrections

std::string dump_corrections(std::string_view text) {
  const Result<std::vector<Correction>> lines = read_corrections(text, "x.corrections");
  if (!lines) return lines.error().message;
  std::string out;
  for (const Correction& correction : standing_corrections(*lines)) {
    out += std::to_string(correction.line) + " " + write_correction(correction);
  }
  return out;
}

constexpr const char* merge_line =
    "{\"verb\": \"merge\", \"target\": {\"name\": \"River Brigade\", \"type\": \"group\"}, "
    "\"with\": {\"name\": \"Tarim Front\", \"type\": \"group\"}, \"by\": \"ana\", \"reason\": \"one seal\", "
    "\"date\": \"2016-09-22\"}\n";

std::string split_line() {
  return "{\"verb\": \"split\", \"target\": {\"page\": \"sha256:" + std::string(64, 'a') +
         "\", \"at\": [[3, 9], [12, 20]]}}\n";
}

TEST(Corrections, AreReadAndWritten) {
  const std::string lines = std::string(merge_line) + split_line();
  EXPECT_EQ(dump_corrections(lines), "1 " + std::string(merge_line) + "2 " + split_line());
  EXPECT_EQ(dump_corrections("\n" + split_line() + " \r\n"), "2 " + split_line());
  EXPECT_EQ(dump_corrections(""), "");
  // The last newline may be missing.
  EXPECT_EQ(dump_corrections(split_line().substr(0, split_line().size() - 1)), "1 " + split_line());
}

TEST(Corrections, TheLastLineThatSaysItStands) {
  const std::string undo =
      "{\"verb\": \"merge\", \"undo\": true, \"target\": {\"name\": \"the Tarim front\", \"type\": \"organization\"}, "
      "\"with\": {\"name\": \"River Brigade\", \"type\": \"group\"}}\n";
  EXPECT_EQ(dump_corrections(merge_line + undo), "");
  EXPECT_EQ(dump_corrections(undo + merge_line), "2 " + std::string(merge_line));
  EXPECT_EQ(dump_corrections(merge_line + split_line() + merge_line),
            "2 " + split_line() + "3 " + std::string(merge_line));
}

TEST(Corrections, DamageIsToldWithItsLine) {
  const std::string target = "\"target\": {\"name\": \"A\", \"type\": \"person\"}";
  const std::pair<std::string, const char*> cases[] = {
      {"{\"verb\": \"merge\", \"targ", "no JSON object"},
      {"<<<<<<< mine", "no JSON object"},
      {"[1]", "no JSON object"},
      {"{\"verb\": \"fuse\", " + target + "}", "no verb \"fuse\""},
      {"{" + target + "}", "no \"verb\""},
      {"{\"verb\": \"split\"}", "split without a \"target\""},
      {"{\"verb\": \"merge\", " + target + "}", "merge without a \"with\""},
      {"{\"verb\": \"split\", " + target + ", \"with\": {\"name\": \"B\", \"type\": \"person\"}}",
       "split has no \"with\""},
      {"{\"verb\": \"rename\", " + target + "}", "rename without a \"to\""},
      {"{\"verb\": \"split\", " + target + ", \"to\": \"B\"}", "split has no \"to\""},
      {"{\"verb\": \"type\", " + target + ", \"to\": \"gang\"}", "no type \"gang\""},
      {"{\"verb\": \"split\", " + target + ", \"reasn\": \"B\"}", "a key \"reasn\" that is not known"},
      {"{\"verb\": \"split\", " + target + ", \"date\": \"May\"}", "no day \"May\": write YYYY-MM-DD"},
      {"{\"verb\": \"split\", \"target\": {\"name\": \"A\"}}",
       "\"target\" is neither a name with its type nor a page with a place"},
      {"{\"verb\": \"split\", \"target\": {\"page\": \"sha256:12\", \"at\": [[1, 2]]}}",
       "\"target\" is neither a name with its type nor a page with a place"},
      {"{\"verb\": \"split\", \"target\": {\"page\": \"p\", \"at\": [[2, 1]]}}", "\"at\" is no list of [begin, end]"},
      {"{\"verb\": \"split\", \"target\": {\"name\": \"--\", \"type\": \"other\"}}",
       "\"target\" has a name without letters: give its place"},
      {"{\"verb\": \"split\", " + target + ", " + target + "}", "the key \"target\" stands twice"},
      {"{\"verb\": \"split\", \"undo\": true, " + target + ", \"undo\": false}", "the key \"undo\" stands twice"},
      {"{\"verb\": \"split\", \"target\": {\"name\": \"A\", \"type\": \"person\", \"name\": \"B\"}}",
       "\"target\" is ambiguous: the key \"name\" stands twice"},
      {"{\"verb\": \"rename\", " + target + ", \"to\": \"--\"}", "the new name has neither letters nor digits"},
      {"{\"verb\": \"rename\", " + target + ", \"to\": \"Ana\\u001b[2JRook\"}", "the new name has a control character"},
      {"{\"verb\": \"rename\", " + target + ", \"to\": \"Ana\\nRook\"}", "the new name has a control character"},
      {"{\"verb\": \"rename\", " + target + ", \"to\": \"Ana\\u202eRook\"}", "the new name has a control character"},
  };
  for (const auto& [line, message] : cases) {
    EXPECT_EQ(dump_corrections(merge_line + line), "x.corrections:2: " + std::string(message)) << line;
  }
}

// ---------------------------------------------------------------- roles

TEST(Roles, StatesOfOneRole) {
  const Result<RoleLexicon> roles = load_role_lexicon({});
  ASSERT_TRUE(roles);
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"Foreign Minister", "foreign minister", ""}, {"former Foreign Minister", "foreign minister", "former"},
      {"the ex-minister", "minister", "former"},    {"then-Secretary of State", "secretary of state", "then"},
      {"one-time mayor", "mayor", "former"},        {"President-elect", "president", "elect"},
      {"Acting Director", "director", "acting"},    {"late", "late", ""},
      {"spokesman of", "spokesman of", ""},         {"", "", ""},
  };
  for (const auto& [words, role, state] : cases) {
    const RoleState read = read_role(words, *roles);
    EXPECT_EQ(read.role + "/" + read.state, std::string(role) + "/" + state) << words;
  }
  EXPECT_TRUE(leads_to_owner(" for the ", *roles));
  EXPECT_TRUE(leads_to_owner(" at ", *roles));
  EXPECT_FALSE(leads_to_owner(" said ", *roles));
  EXPECT_FALSE(leads_to_owner(" former ", *roles));
  EXPECT_FALSE(leads_to_owner(", ", *roles));
}

// ---------------------------------------------------------------- likeness

TEST(Likeness, OfNamesInLetters) {
  const Result<TransliterationTable> table = load_transliteration({});
  ASSERT_TRUE(table);
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"james comey", "james comedy", "spelling"},
      {"orlu relief council", "orlu relief counsil", "spelling"},
      {"muammar qaddafi", "moammar gadhafi", "transliteration"},
      {"hizbullah", "hezbollah", "transliteration"},
      {"abd al rahman", "abdulrahman", "transliteration"},
      {"ana rook", "rook", "short form"},
      {"tarim front", "tarim", "short form"},
      {"tarim front", "front", "short form"},
      {"rook", "ana rook", ""},
      {"ana rook", "ana rook", ""},
      {"bill clinton", "jill clinton", ""},
      {"north korea", "south korea", ""},
      {"new front 1", "new front 2", ""},
      {"channel 14", "channel 41", ""},
      {"marina lee", "moran lay", ""},
      {"ana rook", "tom ferrow", ""},
      {"", "ana rook", ""},
  };
  for (const auto& [name, other, likeness] : cases) {
    EXPECT_STREQ(name_of(likeness_of(name, other, *table)), likeness) << name << " / " << other;
  }
}

// ---------------------------------------------------------------- passages and copies

constexpr const char* twelve = "one red boat lay near the old stone quay of little Orlu";

TEST(Passages, AreExactAndMaximal) {
  const HashedWords a = hash_words(std::string("Before it: ") + twelve + ", and more");
  const HashedWords b =
      hash_words(std::string("They say that One Red BOAT lay near the old “stone” quay of little Orlu yes"));
  EXPECT_EQ(find_passages(a, b), (std::vector<Passage>{{2, 3, 12}}));
  EXPECT_TRUE(find_passages(a, hash_words("one red boat lay near the old stone quay of little")).empty());
  EXPECT_TRUE(find_passages(a, hash_words("")).empty());
}

// Words of a small vocabulary; passages planted by chance and by hand.
std::string random_text(std::mt19937& random, const std::string& planted) {
  std::string out;
  const auto fill = [&] {
    for (size_t i = random() % 40; i > 0; --i) out += "w" + std::to_string(random() % 30) + " ";
  };
  fill();
  if (random() % 2 == 0) out += planted + " ";
  fill();
  return out;
}

TEST(Passages, EveryOneSharesAFingerprint) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    const HashedWords a = hash_words(random_text(random, twelve));
    const HashedWords b = hash_words(random_text(random, twelve));
    if (find_passages(a, b).empty()) continue;
    const std::vector<uint64_t> in_a = find_fingerprints(a), in_b = find_fingerprints(b);
    std::vector<uint64_t> shared;
    std::set_intersection(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(), std::back_inserter(shared));
    ASSERT_FALSE(shared.empty());
  }
}

TEST(Passages, RepetitionStaysLinear) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "la ";
  const HashedWords words = hash_words(text);
  EXPECT_EQ(find_passages(words, words).size(), 1u);
}

CopyPage page_of(const std::string& text, const char* outlet, const char* agency) {
  CopyPage page;
  page.words = hash_words(text);
  page.body = {{0, static_cast<uint32_t>(text.size())}};
  page.quoted = find_quoted(text, page.body);
  page.outlet_key = outlet;
  page.agency_key = agency;
  return page;
}

std::string dump_copies(const CopyPage& a, const CopyPage& b) {
  std::string out;
  for (const Copy& copy : find_copies(a, b)) {
    out += std::string(name_of(copy.kind)) + " " + name_of(copy.direction) + " " + std::to_string(copy.words) + "; ";
  }
  return out;
}

TEST(Copies, KindAndDirection) {
  const std::string body = twelve;
  const std::string longer = body + ", a witness told us";
  const std::string quote = "He said: \"" + body + ".\" Then he left.";
  const std::string other_quote = "\"" + body + ",\" he wrote";
  EXPECT_EQ(dump_copies(page_of(body, "", ""), page_of(body, "", "")), "identical unknown 12; ");
  EXPECT_EQ(dump_copies(page_of(body, "", "quay wire"), page_of(body, "", "quay wire")), "wire common-source 12; ");
  EXPECT_EQ(dump_copies(page_of(body, "", "herald"), page_of(longer, "herald", "")), "passage a-from-b 12; ");
  EXPECT_EQ(dump_copies(page_of(body, "herald", ""), page_of(longer, "", "herald")), "passage b-from-a 12; ");
  EXPECT_EQ(dump_copies(page_of(quote, "", "herald"), page_of(other_quote, "herald", "")), "quote unknown 12; ");
  EXPECT_EQ(dump_copies(page_of(body, "", ""), page_of("nothing of the kind", "", "")), "");
}

// ---------------------------------------------------------------- claims and wordings

TEST(Claims, SameWordsSameKey) {
  const auto key = [](const char* text, Polarity polarity = Polarity::affirmed) {
    return claim_key(text, polarity, lexicon());
  };
  const std::string base = key("The army shelled two villages near Orlu");
  EXPECT_EQ(base, key("army shelled 2 villages in Orlu"));
  EXPECT_NE(base, key("the army shelled three villages near Orlu"));
  EXPECT_NE(base, key("the army never shelled two villages near Orlu"));
  EXPECT_NE(base, key("the army shelled two villages near Orlu", Polarity::denied));
  EXPECT_EQ(key("the army left"), "");
}

std::string dump_match(const char* asked, const char* text) {
  const auto match = match_wording(read_wording(asked, lexicon()), fold_words(text, lexicon()));
  if (!match) return "none";
  std::string out = std::string(slice(text, match->span)) + " |";
  for (const std::string& word : match->missing) out += " -" + word;
  for (Span span : match->added) out += " +" + std::string(slice(text, span));
  return out + (match->same_words ? " same" : "");
}

TEST(Wording, MatchesInItsWordsOnly) {
  const char* asked = "The army shelled two villages near Orlu";
  const std::pair<const char*, const char*> cases[] = {
      {"On Monday the army shelled two villages, they said.", "army shelled two villages | -orlu"},
      {"the army shelled 2 villages near Orlu", "army shelled 2 villages near Orlu | same"},
      {"the army shelled three villages near Orlu", "none"},
      {"the army has not shelled two villages near Orlu", "none"},
      {"the army shelled two poor villages near Orlu", "army shelled two poor villages near Orlu | +poor"},
      {"the army of Velmark stood near Orlu", "none"},
      {"", "none"},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(dump_match(asked, text), expected) << text;
  }
  EXPECT_EQ(dump_match("The minister did not sign the treaty", "the minister signed the treaty"), "none");
  EXPECT_EQ(dump_match("the of and", "the of and"), "none");
}

TEST(Dates, TiesAndOrder) {
  const DateBounds day{"2016-09-02", "2016-09-02"}, month{"2016-09-01", "2016-09-30"}, none{"", "2018-01-02"};
  EXPECT_TRUE(comes_first(month, day));
  EXPECT_FALSE(is_before(month, day));
  EXPECT_TRUE(comes_first(day, none));
  EXPECT_FALSE(comes_first(none, day));
  EXPECT_TRUE(is_before(day, {"2016-09-03", "2016-09-03"}));
}

}  // namespace
}  // namespace onrecord
