#include "onrecord/entity/lexicon.h"

#include <array>
#include <charconv>
#include <optional>

#include "onrecord/core/utf8.h"

namespace onrecord {

void EntityLexiconDeleter::operator()(const EntityLexicon* lexicon) const { delete lexicon; }

namespace {

using Row = std::vector<std::string_view>;

Gender gender_named(std::string_view name) {
  return name == "m" ? Gender::male : name == "f" ? Gender::female : Gender::unknown;
}

// Each reader takes one row; it returns false where a cell has a value that it does not know.

bool read_common_word(EntityLexicon& lexicon, const Row& row) {
  lexicon.words[row[0]].flags |= word_common;
  return true;
}

bool read_first_name(EntityLexicon& lexicon, const Row& row) {
  WordFacts& facts = lexicon.words[row[0]];
  facts.flags |= word_first_name;
  facts.gender = gender_named(row[1]);
  return true;
}

bool read_surname(EntityLexicon& lexicon, const Row& row) {
  lexicon.words[row[0]].flags |= word_surname;
  return true;
}

bool read_word_class(EntityLexicon& lexicon, const Row& row) {
  struct Named {
    std::string_view name;
    WordFlag flag;
  };
  static constexpr std::array<Named, 6> classes{{{"calendar", word_calendar},
                                                 {"common", word_common},
                                                 {"particle", word_particle},
                                                 {"function", word_function},
                                                 {"speech", word_speech},
                                                 {"place_cue", word_place_cue}}};
  for (const Named& named : classes) {
    if (row[1] != named.name) continue;
    lexicon.words[row[0]].flags |= named.flag;
    return true;
  }
  return false;
}

bool read_syntax(EntityLexicon& lexicon, const Row& row) {
  struct Named {
    std::string_view name;
    WordSyntax bit;
  };
  static constexpr std::array<Named, 4> classes{{{"preposition", syntax_preposition},
                                                 {"clause", syntax_clause},
                                                 {"male", syntax_male},
                                                 {"female", syntax_female}}};
  const auto named = std::find_if(classes.begin(), classes.end(), [&](const Named& c) { return c.name == row[1]; });
  if (named == classes.end()) return false;
  lexicon.words[row[0]].syntax |= named->bit;
  return true;
}

// Words that are oftener a noun than a verb are none.
bool read_tags(EntityLexicon& lexicon, const Row& row) {
  lexicon.words[row[0]].syntax |= syntax_tagged;
  const size_t verb = row[1].find_first_of("dzm"), noun = row[1].find('n');
  if (verb != std::string_view::npos && verb < noun) lexicon.words[row[0]].syntax |= syntax_verb;
  return true;
}

bool read_head(EntityLexicon& lexicon, const Row& row) {
  const std::optional<EntityType> type = type_named(row[1]);
  if (!type) return false;
  WordFacts& facts = lexicon.words[row[0]];
  facts.flags |= word_head | (row[2] == "of" ? word_head_of : 0u);
  facts.head_type = *type;
  return true;
}

bool read_country(EntityLexicon& lexicon, const Row& row) {
  NameClass kind = NameClass::country;
  if (row[1] == "adjective")
    kind = NameClass::adjective;
  else if (row[1] == "people")
    kind = NameClass::people;
  else if (row[1] == "seat")
    kind = NameClass::seat;
  else if (row[1] != "name")
    return false;
  lexicon.names.add(row[0], {kind, kind == NameClass::seat ? EntityType::place : EntityType::country, row[2]});
  return true;
}

bool read_place(EntityLexicon& lexicon, const Row& row) {
  const NameClass kind = row[1] == "state" ? NameClass::state : NameClass::region;
  lexicon.names.add(row[0], {kind, EntityType::place, row[0]});
  return row[1] == "state" || row[1] == "region";
}

bool read_city(EntityLexicon& lexicon, const Row& row) {
  const NameClass kind = row[2] == "s" ? NameClass::town : NameClass::city;
  lexicon.names.add(row[0], {kind, EntityType::place, row[0]});
  return true;
}

bool read_labelled_name(EntityLexicon& lexicon, const Row& row) {
  if (row[1] == "first" || row[1] == "last") {
    lexicon.words[row[0]].flags |= row[1] == "first" ? word_first_name : word_surname;
    return true;
  }
  const std::optional<EntityType> type = type_named(row[1]);
  if (!type) return false;
  lexicon.names.add(row[0], {NameClass::labelled, *type, row[0]});
  return true;
}

bool read_ending(EntityLexicon& lexicon, const Row& row) {
  const std::optional<EntityType> type = type_named(row[1]);
  if (!type) return false;
  lexicon.endings.push_back({row[0], *type});
  return true;
}

bool read_known_name(EntityLexicon& lexicon, const Row& row) {
  if (row[1] == "adjective") {  // "Western", "Muslim": of no country.
    lexicon.names.add(row[0], {NameClass::adjective, EntityType::other, row[2]});
    return true;
  }
  const std::optional<EntityType> type = type_named(row[1]);
  if (!type) return false;
  lexicon.names.add(row[0], {NameClass::known, *type, row[2]});
  return true;
}

bool read_title(EntityLexicon& lexicon, const Row& row) {
  if (row[1] == "modifier") {
    lexicon.words[row[0]].flags |= word_modifier;
    return true;
  }
  TitleClass kind = TitleClass::office;
  if (row[1] == "honorific")
    kind = TitleClass::honorific;
  else if (row[1] == "military")
    kind = TitleClass::military;
  else if (row[1] != "office")
    return false;
  lexicon.titles.add(row[0], {kind, gender_named(row[2])});
  return true;
}

bool read_nominal(EntityLexicon& lexicon, const Row& row) {
  uint32_t types = 0;
  std::string_view rest = row[1];
  while (!rest.empty()) {
    const size_t comma = std::min(rest.find(','), rest.size());
    const std::optional<EntityType> type = type_named(rest.substr(0, comma));
    if (!type) return false;
    types |= type_bit(*type);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  lexicon.nominals.add(row[0], types);
  return true;
}

bool read_alias_cue(EntityLexicon& lexicon, const Row& row) {
  lexicon.alias_cues.add(row[0], row[1]);
  return true;
}

bool read_nickname(EntityLexicon& lexicon, const Row& row) {
  lexicon.nicknames.add(row[0], row[1]);
  return true;
}

bool read_cluster(EntityLexicon& lexicon, const Row& row) {
  uint16_t group = 0;
  const auto read = std::from_chars(row[1].data(), row[1].data() + row[1].size(), group);
  if (read.ec != std::errc() || read.ptr != row[1].data() + row[1].size() || group >= 512) return false;
  const bool small = std::all_of(row[0].begin(), row[0].end(), is_ascii_lower);
  (small ? lexicon.words[row[0]].group : lexicon.groups[row[0]]) = static_cast<uint16_t>(group + 1);
  return true;
}

// A word without tags is what most words of its group are.
void spread_verbs(EntityLexicon& lexicon) {
  std::array<std::array<uint32_t, 2>, 513> counts{};
  for (const auto& [word, facts] : lexicon.words.entries()) {
    if ((facts.syntax & syntax_tagged) != 0) ++counts[facts.group][(facts.syntax & syntax_verb) != 0];
  }
  for (const auto& [word, facts] : lexicon.words.entries()) {
    const auto [others, verbs] = counts[facts.group];
    if (facts.group != 0 && (facts.syntax & syntax_tagged) == 0 && verbs > others)
      lexicon.words[word].syntax |= syntax_verb;
  }
}

struct Source {
  std::string_view table;
  size_t columns;
  bool (*read)(EntityLexicon&, const Row&);
};

// The first table that has a phrase decides what it is.
constexpr std::array<Source, 19> sources{{{"countries.tsv", 3, read_country},
                                          {"known_names.tsv", 3, read_known_name},
                                          {"places.tsv", 3, read_place},
                                          {"cities.tsv", 5, read_city},
                                          {"labelled_names.tsv", 2, read_labelled_name},
                                          {"name_endings.tsv", 2, read_ending},
                                          {"nicknames.tsv", 2, read_nickname},
                                          {"common_words.tsv", 1, read_common_word},
                                          {"first_names.tsv", 2, read_first_name},
                                          {"surnames.tsv", 1, read_surname},
                                          {"known_surnames.tsv", 1, read_surname},
                                          {"word_classes.tsv", 2, read_word_class},
                                          {"name_heads.tsv", 3, read_head},
                                          {"titles.tsv", 3, read_title},
                                          {"nominal_heads.tsv", 2, read_nominal},
                                          {"alias_cues.tsv", 2, read_alias_cue},
                                          {"word_clusters.tsv", 2, read_cluster},
                                          {"syntax_words.tsv", 2, read_syntax},
                                          {"word_tags.tsv", 2, read_tags}}};

// Tells each word how long the phrases are that it begins.
template <PhraseKind kind, typename Value>
void note_longest(EntityLexicon& lexicon, const PhraseTable<kind, Value>& table) {
  for (const auto& [word, longest] : table.longest().entries())
    lexicon.words[word].longest[static_cast<size_t>(kind)] = longest;
}

}  // namespace

Result<EntityLexiconPtr> load_entity_lexicon(const DataFolder& data) {
  auto lexicon = std::make_unique<EntityLexicon>();
  const auto load = [&](const Source& source) -> std::optional<Error> {
    Result<Table> table = read_table(data, source.table, source.columns);
    if (!table) return table.error();
    for (const Row& row : table->rows) {
      if (!source.read(*lexicon, row)) {
        return Error{std::string(source.table) + ": unknown class in the row of \"" + std::string(row[0]) + "\""};
      }
    }
    lexicon->tables.push_back(std::move(*table));
    return std::nullopt;
  };
  for (const Source& source : sources) {
    if (std::optional<Error> error = load(source)) return std::move(*error);
  }
  spread_verbs(*lexicon);
  note_longest(*lexicon, lexicon->names);
  note_longest(*lexicon, lexicon->titles);
  note_longest(*lexicon, lexicon->nominals);
  note_longest(*lexicon, lexicon->alias_cues);
  note_longest(*lexicon, lexicon->nicknames);
  Result<NameModel> model = NameModel::load(data);
  if (!model) return model.error();
  lexicon->name_model = std::move(*model);
  Result<PronounModel> pronouns = PronounModel::load(data);
  if (!pronouns) return pronouns.error();
  lexicon->pronoun_model = std::move(*pronouns);
  return EntityLexiconPtr(lexicon.release());
}

}  // namespace onrecord
