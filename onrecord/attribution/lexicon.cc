#include "onrecord/attribution/lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "onrecord/core/hash.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find(at), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

template <typename Value, size_t n>
const Value* look_up(const std::array<std::pair<std::string_view, Value>, n>& names, std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return &value;
  }
  return nullptr;
}

using Bit = std::pair<std::string_view, uint32_t>;

constexpr std::array<Bit, 18> take_names{{{"that", takes::that},
                                          {"bare", takes::bare},
                                          {"quote", takes::quote},
                                          {"whether", takes::whether},
                                          {"to", takes::to},
                                          {"to-other", takes::to_other},
                                          {"object", takes::object},
                                          {"gerund", takes::gerund},
                                          {"as", takes::as},
                                          {"named", takes::named},
                                          {"of", takes::of},
                                          {"for", takes::for_},
                                          {"to-thing", takes::to_thing},
                                          {"with-thing", takes::with_thing},
                                          {"of-other", takes::of_other},
                                          {"feeling", takes::feeling},
                                          {"notice", takes::notice},
                                          {"quoted", takes::quoted}}};

constexpr std::array<std::pair<std::string_view, CueForce>, 7> force_names{{{"neutral", CueForce::neutral},
                                                                            {"factive", CueForce::factive},
                                                                            {"distancing", CueForce::distancing},
                                                                            {"denial", CueForce::denial},
                                                                            {"threat", CueForce::threat},
                                                                            {"order", CueForce::order},
                                                                            {"question", CueForce::question}}};

constexpr std::array<std::pair<std::string_view, CueKind>, 3> kind_names{
    {{"says", CueKind::says}, {"thinks", CueKind::thinks}, {"shows", CueKind::shows}}};

constexpr std::array<Bit, 12> class_names{{{"be", tag::be | tag::modal},
                                           {"have", tag::have | tag::modal},
                                           {"do", tag::do_ | tag::modal},
                                           {"modal", tag::modal},
                                           {"negation", tag::negation | tag::adverb},
                                           {"time", tag::time},
                                           {"occasion", tag::occasion},
                                           {"subordinator", tag::subordinator},
                                           {"chain", tag::chain},
                                           {"refusal", tag::chain | tag::refusal},
                                           {"feeling", tag::feeling},
                                           {"document", tag::document}}};

constexpr std::array<std::pair<std::string_view, uint16_t>, 13> relay_names{{{"to-medium", relay::to_medium},
                                                                             {"to-document", relay::to_document},
                                                                             {"no-document", relay::no_document},
                                                                             {"nameless", relay::nameless},
                                                                             {"tweet", relay::tweet},
                                                                             {"sends", relay::sends},
                                                                             {"other-time", relay::other_time},
                                                                             {"plain", relay::plain},
                                                                             {"writes", relay::writes},
                                                                             {"medium-noun", relay::medium_noun},
                                                                             {"document", relay::document},
                                                                             {"held", relay::held},
                                                                             {"posted", relay::posted}}};

uint32_t tag_of(char letter) {
  switch (letter) {
    case 'n': return tag::noun;
    case 'j': return tag::adjective;
    case 'a': return tag::adverb;
    case 'd': return tag::past;
    case 'z': return tag::present_s;
    case 'p': return tag::present;
    case 'b': return tag::base;
    case 'v': return tag::participle;
    case 'g': return tag::gerund;
    case 'm': return tag::modal;
    case 'i': return tag::preposition;
    case 'D': return tag::determiner;
    case 'r': return tag::pronoun;
    case 's': return tag::possessive;
    case 'c': return tag::conjunction;
    case 'w': return tag::question_word;
    case 't': return tag::to;
    case '#': return tag::number;
    default: return 0;
  }
}

// ---------------------------------------------------------------- inflection

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
bool ends_in_consonant_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

std::string third_person(std::string_view base) {
  const std::string word(base);
  if (ends_in_consonant_y(word)) return word.substr(0, word.size() - 1) + "ies";
  for (std::string_view ending : {"s", "sh", "ch", "x", "z", "o"}) {
    if (word.ends_with(ending)) return word + "es";
  }
  return word + "s";
}

std::string past(std::string_view base, bool doubles) {
  const std::string word(base);
  if (word.ends_with('e')) return word + "d";
  if (ends_in_consonant_y(word)) return word.substr(0, word.size() - 1) + "ied";
  return doubles ? word + word.back() + "ed" : word + "ed";
}

std::string gerund(std::string_view base, bool doubles) {
  const std::string word(base);
  if (word.ends_with('e') && !word.ends_with("ee")) return word.substr(0, word.size() - 1) + "ing";
  return doubles ? word + word.back() + "ing" : word + "ing";
}

struct Form {
  std::string word;
  uint32_t tags;
};

// The forms of a verb after the column of the table.
std::vector<Form> forms_of(std::string_view base, std::string_view column) {
  const bool doubles = column == "double";
  std::vector<std::string_view> irregular;
  if (!doubles) irregular = split(column, ',');
  const std::string regular = past(base, doubles);
  return {{std::string(base), tag::base | tag::present},
          {third_person(base), tag::present_s},
          {irregular.empty() ? regular : std::string(irregular.front()), tag::past},
          {irregular.empty() ? regular : std::string(irregular.back()), tag::participle},
          {gerund(base, doubles), tag::gerund}};
}

// ---------------------------------------------------------------- tables

struct VerbRow {
  CueVerb verb;
  std::string head;
  std::string forms;
};

Result<VerbRow> read_verb(const std::vector<std::string_view>& row) {
  const CueForce* force = look_up(force_names, row[3]);
  const CueKind* kind = look_up(kind_names, row[4]);
  if (force == nullptr || kind == nullptr)
    return Error{"cue_verbs.tsv: unknown force or kind of " + std::string(row[0])};
  VerbRow out{{std::string(row[0]), {}, 0, *force, *kind}, "", std::string(row[1])};
  for (std::string_view take : split(row[2], ',')) {
    const uint32_t* bit = look_up(take_names, take);
    if (bit == nullptr) return Error{"cue_verbs.tsv: unknown frame " + std::string(take)};
    out.verb.takes |= *bit;
  }
  for (std::string_view word : split(row[0], ' ')) {
    if (out.head.empty()) {
      out.head = word;
    } else {
      out.verb.particles.emplace_back(word);
    }
  }
  return out;
}

bool comes_before(const VerbRow& a, const VerbRow& b) {
  if (a.head != b.head) return a.head < b.head;
  if (a.verb.particles.size() != b.verb.particles.size()) return a.verb.particles.size() > b.verb.particles.size();
  return a.verb.lemma < b.verb.lemma;
}

void add_forms(CueLexicon& lexicon, const VerbRow& row, uint16_t begin, uint16_t end) {
  for (const Form& form : forms_of(row.head, row.forms)) {
    WordEntry& entry = lexicon.words[form.word];
    if (entry.verb_end > entry.verb_begin && entry.verb_begin != begin) continue;  // The form of another verb.
    entry.verb_begin = begin;
    entry.verb_end = end;
    entry.verb_forms |= form.tags;
    entry.tags |= form.tags;
    if (lexicon.actors.find(form.word) != nullptr) entry.tags |= tag::noun;  // "judges"
  }
}

Status add_verbs(CueLexicon& lexicon, const Table& table) {
  std::vector<VerbRow> rows;
  for (const auto& cells : table.rows) {
    Result<VerbRow> row = read_verb(cells);
    if (!row) return row.error();
    rows.push_back(std::move(*row));
  }
  std::sort(rows.begin(), rows.end(), comes_before);
  for (size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    while (end < rows.size() && rows[end].head == rows[begin].head) lexicon.verbs.push_back(rows[end++].verb);
    add_forms(lexicon, rows[begin], static_cast<uint16_t>(begin), static_cast<uint16_t>(end));
  }
  return Done{};
}

Status add_nouns(CueLexicon& lexicon, const Table& table) {
  for (const auto& row : table.rows) {
    const CueForce* force = look_up(force_names, row[3]);
    if (force == nullptr) return Error{"cue_nouns.tsv: unknown force of " + std::string(row[0])};
    CueNoun noun;
    noun.lemma = row[0];
    noun.force = *force;
    for (std::string_view take : split(row[2], ',')) {
      if (take == "that") noun.that = true;
      if (take == "to") noun.to = true;
      if (take == "alone") noun.alone = true;
      if (take != "that" && take != "to" && take != "alone") noun.prepositions.emplace_back(take);
    }
    for (std::string_view form : {row[0], row[1]}) {
      WordEntry& entry = lexicon.words[form];
      entry.noun = static_cast<int16_t>(lexicon.nouns.size());
      entry.tags |= tag::noun;
    }
    lexicon.nouns.push_back(std::move(noun));
  }
  return Done{};
}

Status add_classes(CueLexicon& lexicon, const Table& table) {
  constexpr uint32_t nouns = tag::time | tag::occasion | tag::feeling | tag::document | tag::medium;
  for (const auto& row : table.rows) {
    uint32_t bits = 0;
    if (row[0] == "medium") bits = tag::medium;
    if (const uint32_t* known = look_up(class_names, row[0])) bits = *known;
    if (bits == 0) return Error{"cue_words.tsv: unknown class " + std::string(row[0])};
    for (std::string_view word : split(row[1], ' ')) {
      WordEntry& entry = lexicon.words[word];
      // The counted table lacks it, or a verb that we know has the same form ("tweets").
      if ((entry.tags & ~tag::any_verb) == 0 && (bits & nouns) != 0) entry.tags |= tag::noun;
      entry.tags |= bits;
    }
  }
  return Done{};
}

Status add_relay_words(CueLexicon& lexicon, const Table& table) {
  for (const auto& row : table.rows) {
    const uint16_t* bit = look_up(relay_names, row[0]);
    if (bit == nullptr) return Error{"relay_words.tsv: unknown class " + std::string(row[0])};
    for (std::string_view word : split(row[1], ' ')) lexicon.words[word].relay |= *bit;
  }
  return Done{};
}

void add_tags(CueLexicon& lexicon, const Table& table) {
  for (const auto& row : table.rows) {
    uint32_t tags = 0;
    for (char letter : row[1]) tags |= tag_of(letter);
    lexicon.words[row[0]].tags |= tags;
  }
}

void add_actors(CueLexicon& lexicon, const Table& nominals) {
  for (const auto& row : nominals.rows) {
    const std::vector<std::string_view> types = split(row[1], ',');
    const bool acts = std::any_of(types.begin(), types.end(), [](std::string_view type) {
      return type == "person" || type == "organization" || type == "group" || type == "publication" ||
             type == "country";
    });
    if (!acts || row[0].find(' ') != row[0].npos) continue;
    lexicon.actors[row[0]] = true;
    lexicon.actors[third_person(row[0])] = true;  // A noun takes its "s" as a verb does.
  }
}

Status add_groups(CueLexicon& lexicon, const Table& table) {
  for (const auto& row : table.rows) {
    if (!std::all_of(row[0].begin(), row[0].end(), is_ascii_lower)) continue;
    uint16_t group = 0;
    const auto read = std::from_chars(row[1].data(), row[1].data() + row[1].size(), group);
    if (read.ec != std::errc()) return Error{"word_clusters.tsv: no number: " + std::string(row[1])};
    lexicon.groups[row[0]] = static_cast<uint16_t>(group + 1);
  }
  return Done{};
}

}  // namespace

void CueLexiconDeleter::operator()(const CueLexicon* lexicon) const { delete lexicon; }

Result<CueLexiconPtr> load_cue_lexicon(const DataFolder& data) {
  const Result<Table> verbs = read_table(data, "cue_verbs.tsv", 5);
  const Result<Table> nouns = read_table(data, "cue_nouns.tsv", 4);
  const Result<Table> classes = read_table(data, "cue_words.tsv", 2);
  const Result<Table> tags = read_table(data, "word_tags.tsv", 2);
  const Result<Table> groups = read_table(data, "word_clusters.tsv", 2);
  const Result<Table> nominals = read_table(data, "nominal_heads.tsv", 2);
  const Result<Table> relays = read_table(data, "relay_words.tsv", 2);
  for (const Result<Table>* table : {&verbs, &nouns, &classes, &tags, &groups, &nominals, &relays}) {
    if (!*table) return table->error();
  }
  auto lexicon = std::make_unique<CueLexicon>();
  add_tags(*lexicon, *tags);
  add_actors(*lexicon, *nominals);
  for (const Status& status :
       {add_verbs(*lexicon, *verbs), add_nouns(*lexicon, *nouns), add_classes(*lexicon, *classes),
        add_relay_words(*lexicon, *relays), add_groups(*lexicon, *groups)}) {
    if (!status) return status.error();
  }
  Result<StatementModel> model = StatementModel::load(data);
  if (!model) return model.error();
  lexicon->model = std::move(*model);
  return CueLexiconPtr(lexicon.release());
}

}  // namespace onrecord
