// Names are runs of capitalised words, cut by rule.
//
//   Russian Foreign Minister Sergei Ek of the Ministry for Roads
//   run 1  Russian Foreign Minister Sergei Ek    title "Foreign Minister": role in front, name behind, "Russian" nested
//   run 2  Ministry for Roads                    a head that lets "for" join
//
// A capital proves nothing where everything is capitalised: headlines give only names that the body or a gazetteer
// knows, or words that are never written small; the first word of a sentence counts when it is no plain word, or the
// article writes it with a capital inside a sentence too.
//
// Works:      The Lakeside Water Board said ... / HARBOUR TOWN (Agency) - ...
// Does not:   Hope said ...  (a first word that is a plain word, and is the only mention)
#include "onrecord/entity/names.h"

#include <span>
#include <unordered_set>

#include "onrecord/core/utf8.h"
#include "onrecord/entity/name_tagger.h"
#include "onrecord/entity/name_type.h"

namespace onrecord {
namespace {

// Longer runs are lists or noise; the bound keeps the work per word constant.
constexpr uint32_t longest_run = 24;

// "al-Nusra", "el-Sisi", "d'Estrees", "iPhone": small letters first, a capital soon behind.
bool has_small_particle(std::string_view text) {
  const size_t hyphen = text.find('-');
  if (hyphen != std::string_view::npos && hyphen <= 3 && hyphen + 1 < text.size()) {
    return is_upper(decode_utf8(text, hyphen + 1).code);
  }
  if (text.size() < 4 || !is_ascii_lower(text[0])) return false;
  if (text[1] == '\'' && is_ascii_upper(text[2])) return true;
  return is_ascii_upper(text[1]) && is_ascii_lower(text[2]);
}

class NameFinder {
 public:
  explicit NameFinder(const Words& words) : words_(words), typer_(words) {}

  std::vector<NameMention> run() && {
    const auto& sentences = words_.tokens().sentences;
    for (uint32_t i = 0; i < sentences.size(); ++i) {
      if (words_.letter_case(i) == LetterCase::sentence) scan_sentence(i);
    }
    learn_body_names();
    for (uint32_t i = 0; i < sentences.size(); ++i) {
      if (words_.letter_case(i) != LetterCase::sentence) scan_headline(i);
    }
    sort_names();
    return std::move(names_);
  }

  // The names of the rules, as the model corrects them.
  std::vector<NameMention> correct(std::vector<NameMention> rules) && {
    names_ = std::move(rules);
    const std::vector<TaggedName> tagged = tag_names(words_, names_);
    std::vector<NameMention> by_rule;
    by_rule.swap(names_);
    auto rule = by_rule.begin();
    for (const TaggedName& name : tagged) {
      begin_sentence(name.sentence);
      for (; rule != by_rule.end() && rule->first < name.first && rule->end <= name.first; ++rule) keep_untold(*rule);
      const auto begin = rule;
      while (rule != by_rule.end() && rule->first < name.end) ++rule;
      take_tagged(name, {begin, rule});
    }
    for (; rule != by_rule.end(); ++rule) keep_untold(*rule);
    sort_names();
    return std::move(names_);
  }

 private:
  void sort_names() {
    std::stable_sort(names_.begin(), names_.end(), [](const NameMention& a, const NameMention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
  }

  // ---------------------------------------------------------------- what the model corrects

  // A name of the rules in which the model sees none: it counts where another mention proves it, or a table of few
  // names has it.
  void keep_untold(NameMention& name) {
    const bool sentence = words_.letter_case(name.sentence) == LetterCase::sentence;
    if (sentence && name.form == MentionForm::name && !name.is_nested && !name.is_of_title && !is_surely_known(name) &&
        !ends_small(name))
      name.is_weak = true;
    names_.push_back(std::move(name));
  }

  static bool is_surely_known(const NameMention& name) {
    if (name.known == nullptr) return false;
    const NameClass kind = name.known->kind;
    return kind == NameClass::country || kind == NameClass::adjective || kind == NameClass::people ||
           kind == NameClass::known;
  }

  // "Syrian army", "US-led coalition": what the rules read together though it is no run of capitals.
  bool ends_small(const NameMention& name) const { return !words_.token(name.end - 1).capitalised; }

  // A name of the model takes the place of those of the rules that touch it, and their roles; one with the same words
  // stays, and so does one that only leaves out a title.
  void take_tagged(TaggedName tagged, std::span<NameMention> touching) {
    while (tagged.first + 1 < tagged.end && is_hyphen_adjective(tagged.first)) ++tagged.first;
    tagged.end = before_title_cut(tagged.first, tagged.end);
    if (tagged.end == tagged.first + 1 && joins_countries(tagged.first)) {  // "Moscow-Washington": two names.
      for (NameMention& name : touching) names_.push_back(std::move(name));
      return;
    }
    const auto same = std::find_if(touching.begin(), touching.end(), [&](const NameMention& name) {
      if (name.is_nested || name.end < tagged.end) return false;
      return name.first == tagged.first
                 ? name.end == tagged.end || ends_small(name)
                 : name.end == tagged.end && name.role && name.first > tagged.first && tagged.kind == NameKind::person;
    });
    NameMention name = same != touching.end() ? std::move(*same) : make(tagged.first, tagged.end, nullptr);
    if (!is_surely_known(name) && !ends_small(name)) name.told = tagged.points;
    name.is_weak = false;
    for (NameMention& other : touching) {
      if (same != touching.end() && &other == &*same) continue;
      if (!name.role && other.role && other.role->end <= name.span.begin) name.role = other.role;
      if (other.is_nested) names_.push_back(std::move(other));
    }
    names_.push_back(std::move(name));
  }

  // "White House Press" of "White House Press Secretary": a name ends before a title that goes on behind it.
  uint32_t before_title_cut(uint32_t first, uint32_t end) const {
    for (uint32_t title = first + 1; title < end; ++title) {
      const uint32_t title_end = words_.longest(words_.lexicon().titles, title, end_).end;
      if (title_end > end && is_name_word(title_end - 1)) return title;
    }
    return end;
  }

  // ---------------------------------------------------------------- runs

  void begin_sentence(uint32_t sentence) {
    sentence_ = sentence;
    first_ = words_.tokens().sentences[sentence].first_token;
    end_ = words_.tokens().sentences[sentence].end_token;
  }

  void scan_sentence(uint32_t sentence) {
    begin_sentence(sentence);
    for (uint32_t i = first_; i < end_;) {
      if (!starts_name(i)) {
        take_hyphen_parts(i);
        ++i;
        continue;
      }
      const uint32_t end = extend(i);
      if (!take_small_head(i, end)) split(i, end);
      i = end;
    }
  }

  // "Syrian army", "Syrian civil war": one name, though its head is written small.
  bool take_small_head(uint32_t begin, uint32_t end) {
    const auto nation = words_.longest(words_.lexicon().names, begin, end);
    if (nation.end != end || nation.value->kind != NameClass::adjective || nation.value->type != EntityType::country)
      return false;
    uint32_t head = end;
    if (head + 1 < end_ && words_.folded(head) == "civil") ++head;
    if (head >= end_ || words_.token(head).capitalised) return false;
    const std::string_view word = words_.folded(head);
    EntityType type = EntityType::organization;
    if (word == "war" && head > end)
      type = EntityType::event;
    else if (word == "army" && head == end)
      type = EntityType::group;
    else if (word != "government" || head > end)
      return false;
    if (head + 1 < end_ && words_.token(head + 1).kind == TokenKind::word && goes_on_small(head + 1)) return false;
    NameMention& name = add(begin, head + 1, nullptr);
    name.own[static_cast<size_t>(type)] += 15;
    nest_countries(begin, head + 1);
    return true;
  }

  // A noun behind the head makes it a modifier: "Syrian government forces", "Syrian army officer".
  bool goes_on_small(uint32_t i) const {
    if (words_.is_possessive(i) || words_.token(i).capitalised) return false;
    static constexpr std::string_view nouns[] = {
        "forces",  "troops",    "officials", "official", "soldiers", "officer",   "officers", "spokesman", "source",
        "sources", "positions", "agencies",  "agency",   "minister", "ministers", "units",    "general"};
    return std::find(std::begin(nouns), std::end(nouns), words_.folded(i)) != std::end(nouns);
  }

  bool is_name_word(uint32_t i) const {
    if (i >= end_ || words_.token(i).kind != TokenKind::word || words_.is_possessive(i)) return false;
    const bool shaped = words_.token(i).capitalised || has_small_particle(words_.text(i));
    // "WATCH", "BREAKING": shouted plain words.
    const bool shouted = words_.token(i).all_upper && words_.has(i, word_common) && words_.text(i).size() > 3 &&
                         words_.letter_case(sentence_) == LetterCase::sentence &&
                         words_.lexicon().names.find(words_.folded(i)) == nullptr;
    return shaped && !shouted && !is_hyphen_adjective(i) && !is_prefixed(i) && !joins_countries(i) && !is_account(i);
  }

  // "US-led", "Iran-backed", "40-year-old": a capital, but the last part is a small word.
  bool is_hyphen_adjective(uint32_t i) const {
    const std::string_view text = words_.text(i);
    const size_t hyphen = text.rfind('-');
    if (hyphen == std::string_view::npos || hyphen + 1 >= text.size()) return false;
    if (!is_lower(decode_utf8(text, hyphen + 1).code)) return false;
    static constexpr std::string_view tails[] = {
        "led",      "backed",    "based",    "born",      "style", "controlled", "brokered",
        "allied",   "aligned",   "held",     "trained",   "era",   "sponsored",  "linked",
        "funded",   "run",       "made",     "owned",     "wide",  "area",       "affiliated",
        "inspired", "appointed", "occupied", "supported", "armed", "bound",      "like"};
    const std::string tail = to_lower(text.substr(hyphen + 1));
    return std::find(std::begin(tails), std::end(tails), tail) != std::end(tails) || text.size() - hyphen > 4;
  }

  // "anti-Ek", "ex-FRB": a small prefix before a name.
  bool is_prefixed(uint32_t i) const {
    static constexpr std::string_view prefixes[] = {"anti-", "pro-",   "ex-",    "non-",   "pre-", "post-", "mid-",
                                                    "un-",   "cross-", "trans-", "inter-", "R-",   "D-",    "I-"};
    return std::any_of(std::begin(prefixes), std::end(prefixes),
                       [text = words_.text(i)](std::string_view p) { return text.starts_with(p); });
  }

  // "Russian-US", "Moscow-Washington": every part is a country, its adjective or its seat.
  bool joins_countries(uint32_t i) const {
    const std::string_view folded = words_.folded(i);
    if (folded.find('-') == std::string_view::npos || words_.lexicon().names.find(folded) != nullptr) return false;
    for (size_t begin = 0; begin <= folded.size();) {
      const size_t hyphen = std::min(folded.find('-', begin), folded.size());
      const KnownName* known = words_.lexicon().names.find(folded.substr(begin, hyphen - begin));
      if (known == nullptr || (known->type != EntityType::country && known->kind != NameClass::seat)) return false;
      begin = hyphen + 1;
    }
    return true;
  }

  // "@name" and "#Name" are no names of the article's own words.
  bool is_account(uint32_t i) const {
    return i > first_ && !words_.token(i).space_before && (words_.text(i - 1) == "@" || words_.text(i - 1) == "#");
  }

  bool starts_name(uint32_t i) const {
    if (!is_name_word(i)) return false;
    return !words_.has(i, word_calendar) || begins_known(i);
  }

  bool begins_known(uint32_t i) const {
    const auto match = words_.longest(words_.lexicon().names, i, end_);
    return match.end > i + 1;
  }

  uint32_t extend(uint32_t begin) const {
    uint32_t end = begin + 1;
    const auto known = words_.longest(words_.lexicon().names, begin, end_);
    if (known.end > end && is_name_word(known.end - 1)) end = known.end;
    while (end < end_ && end < begin + longest_run) {
      const uint32_t joined = join(begin, end);
      if (joined == end) break;
      end = joined;
    }
    return end;
  }

  // Where the run [begin, end) ends when what follows belongs to it; `end` when nothing does.
  uint32_t join(uint32_t begin, uint32_t end) const {
    if (is_name_word(end)) return words_.has(end, word_calendar) && !may_be_surname(end) ? end : end + 1;
    const std::string_view word = words_.folded(end);
    if (word == "of") return join_of(begin, end);
    if (word == "for" || word == "on" || word == "to" || word == "against") return join_for(begin, end);
    if (word == "and" || word == "&") return join_and(begin, end);
    if (word == "'s") return join_possessive(begin, end);
    if (words_.has(end, word_particle)) return join_particles(end);
    return end;
  }

  bool may_be_surname(uint32_t i) const { return words_.has(i - 1, word_first_name) && words_.folded(i) == "may"; }

  uint32_t join_particles(uint32_t end) const {
    uint32_t next = end;
    while (next < end_ && next < end + 3 && words_.has(next, word_particle) && !words_.token(next).capitalised) ++next;
    return is_name_word(next) ? next + 1 : end;
  }

  // Behind "of", also past "the".
  uint32_t name_behind(uint32_t preposition) const {
    uint32_t next = preposition + 1;
    if (next < end_ && words_.folded(next) == "the") ++next;
    return is_name_word(next) && !words_.has(next, word_calendar) ? next : 0;
  }

  uint32_t join_of(uint32_t begin, uint32_t end) const {
    const uint32_t next = name_behind(end);
    if (next == 0) return end;
    const bool title = begin_of_title(begin, end) != end && words_.folded(next) != "the";
    const bool head = words_.has(end - 1, word_head_of) || is_plural_head(end - 1);
    return head || title ? next + 1 : end;
  }

  // "Centers of", "Institutes of": the head's plural.
  bool is_plural_head(uint32_t i) const {
    std::string_view word = words_.folded(i);
    if (!word.ends_with('s')) return false;
    word.remove_suffix(1);
    const WordFacts* facts = words_.lexicon().words.find(word);
    return facts != nullptr && (facts->flags & word_head_of) != 0;
  }

  uint32_t join_for(uint32_t begin, uint32_t end) const {
    const uint32_t next = name_behind(end);
    if (next == 0) return end;
    const WordFacts& facts = words_.form(end - 1).facts;
    const bool head =
        ((facts.flags & word_head_of) != 0 && facts.head_type != EntityType::place) || is_plural_head(end - 1);
    const bool fits = head && (words_.folded(end) == "for" || words_.folded(end) == "on" || end - begin > 1);
    return fits && words_.folded(end) != "to" ? next + 1 : end;
  }

  // "Department of Health and Human Services", "National Oceanic and Atmospheric Administration".
  uint32_t join_and(uint32_t begin, uint32_t end) const {
    const uint32_t next = end + 1;
    if (!is_name_word(next) || words_.has(next, word_function)) return end;
    const bool plain_sides =
        words_.has(end - 1, word_common) && words_.has(next, word_common) && !words_.has(end - 1, word_head);
    if (words_.folded(end) == "&") return next + 1;
    if (!plain_sides || end - begin < 2) return end;
    for (uint32_t i = begin; i < end; ++i) {
      if (words_.has(i, word_head_of)) return next + 1;
    }
    for (uint32_t i = next; i < end_ && is_name_word(i) && i < next + 5; ++i) {
      if (words_.has(i, word_head)) return next + 1;
    }
    return end;
  }

  // "Russia's Foreign Ministry": a country's own organ is a name with the country in it.
  uint32_t join_possessive(uint32_t begin, uint32_t end) const {
    const auto country = words_.longest(words_.lexicon().names, begin, end);
    if (country.end != end || country.value->kind != NameClass::country) return end;
    uint32_t next = end + 1;
    uint32_t head = 0;
    for (uint32_t i = next; i < end_ && is_name_word(i); ++i) {
      const bool organ = words_.has(i, word_head_of) && words_.form(i).facts.head_type == EntityType::organization;
      head = organ ? i + 1 : 0;
    }
    return head > next + 1 ? head : end;
  }

  // ---------------------------------------------------------------- a run, cut

  void split(uint32_t begin, uint32_t end) {
    strip_edges(begin, end);
    if (begin >= end) return;
    for (uint32_t i = begin; i < end; ++i) {
      if (!words_.has(i, word_calendar) || covered_by_known(begin, i, end) || (i > begin && may_be_surname(i)))
        continue;
      split(begin, i);
      split(i + 1, end);
      return;
    }
    if (take_known(begin, end) || take_titled(begin, end) || take_national(begin, end)) return;
    take_name(begin, end);
  }

  bool covered_by_known(uint32_t begin, uint32_t i, uint32_t end) const {
    const auto match = words_.longest(words_.lexicon().names, begin, end);
    return match.end > i && match.end > begin + 1;
  }

  // Function words at the edges, and a plain word that only the begin of a sentence capitalises.
  void strip_edges(uint32_t& begin, uint32_t& end) const {
    while (begin < end && is_edge_word(begin, end)) ++begin;
    while (begin + 1 < end && words_.has(end - 1, word_function) && !is_known_single(end - 1)) --end;
  }

  bool is_edge_word(uint32_t i, uint32_t end) const {
    const auto match = words_.longest(words_.lexicon().names, i, end);
    if (match.end > i + 1 || (match.end == i + 1 && is_known_single(i))) return false;
    // "IS" may be an acronym; as a lone word it is weak.
    if (words_.has(i, word_function)) {
      return !has_small_particle(words_.text(i)) && (!words_.token(i).all_upper || i + 1 < end);
    }
    if (!is_initial(i) || !words_.has(i, word_common) || words_.form(i).inside > 0) return false;
    if (i + 1 == end) return false;  // A lone word: take_name tells that it is weak.
    if (words_.has(i, word_modifier) || title_starting_at(i, end)) return false;
    const bool event_head = words_.has(i, word_head) && words_.form(i).facts.head_type == EntityType::event;
    return !event_head && !(words_.has(i, word_head_of) && words_.folded(i + 1) == "of") &&
           !words_.has(i, word_first_name);
  }

  // The first word of a sentence, of a quote, or behind a colon, dash or bullet.
  bool is_initial(uint32_t i) const {
    if (i == first_) return true;
    const std::string_view before = words_.text(i - 1);
    return words_.is_mark(i - 1) && before != "," && before != "(" && before != "&" && before != "/" && before != "'" &&
           before != "$" && before != "-";
  }

  bool is_known_single(uint32_t i) const {
    const KnownName* known = words_.lexicon().names.find(words_.folded(i));
    return known != nullptr && is_written_as_name(i, *known);
  }

  // Whether a name of the gazetteers ends at `end`.
  bool ends_known(uint32_t begin, uint32_t end) const {
    if (is_known_single(end - 1)) return true;
    for (uint32_t first = end > begin + 5 ? end - 5 : begin; first + 1 < end; ++first) {
      if (words_.longest(words_.lexicon().names, first, end).end == end) return true;
    }
    return false;
  }

  // "US" and "WHO" are names in capitals only; "Fed" and "House" not as first words.
  bool is_written_as_name(uint32_t i, const KnownName& known) const {
    const WordForm& form = words_.form(i);
    if ((form.facts.flags & word_function) != 0) return words_.token(i).all_upper;
    if ((form.facts.flags & word_common) == 0) return true;
    if (words_.token(i).all_upper) return true;
    return known.kind != NameClass::town && known.kind != NameClass::city && (!is_initial(i) || form.inside > 0);
  }

  // Where the longest title of [begin, end) that ends at `end` begins; `end` when none does.
  uint32_t begin_of_title(uint32_t begin, uint32_t end) const {
    uint32_t first = end > begin + 5 ? end - 5 : begin;
    while (first < end && words_.longest(words_.lexicon().titles, first, end).end != end) ++first;
    return first;
  }

  bool title_starting_at(uint32_t first, uint32_t end) const {
    return words_.longest(words_.lexicon().titles, first, end).end != 0;
  }

  // A run that the gazetteers know as a whole.
  bool take_known(uint32_t begin, uint32_t end) {
    const auto match = words_.longest(words_.lexicon().names, begin, end);
    if (match.end != end) return false;
    if (end == begin + 1 && !is_written_as_name(begin, *match.value)) return false;
    add(begin, end, match.value);
    if (match.value->kind == NameClass::known) nest_countries(begin, end);
    return true;
  }

  // The last title in the run that words follow: role in front, name behind.
  bool take_titled(uint32_t begin, uint32_t end) {
    for (uint32_t first = end; first-- > begin;) {
      auto match = words_.longest(words_.lexicon().titles, first, end);
      if (match.end == 0) continue;
      if (match.end < end && words_.folded(match.end) == "of") match.end = behind_office_of(match.end, end);
      if (match.end == end) {
        if (is_title_like_surname(begin, first, end)) continue;
        take_before_title(begin, first, end);
        return true;
      }
      if (match.end == 0 || !may_bear_title(match.end, end)) continue;
      take_role_and_name(begin, first, match.end, end, *match.value);
      return true;
    }
    return false;
  }

  // "Secretary of State John Ek": behind "of" stand plain words or a country; the name begins where a given name does.
  uint32_t behind_office_of(uint32_t of, uint32_t end) const {
    uint32_t i = of + 1;
    if (i < end && words_.folded(i) == "the") ++i;
    const auto country = words_.longest(words_.lexicon().names, i, end);
    if (country.end > i) return country.end;
    while (i < end && (words_.has(i, word_common | word_function) || words_.folded(i) == "and") &&
           !(words_.has(i, word_first_name) && i + 1 < end && i > of + 1)) {
      ++i;
    }
    return i;
  }

  // "Stephen King", "Larry Page": a given name before one word that is a title elsewhere.
  bool is_title_like_surname(uint32_t begin, uint32_t first, uint32_t end) const {
    return first == begin + 1 && end == begin + 2 && words_.has(begin, word_first_name) &&
           !words_.has(begin, word_common) && words_.has(first, word_surname | word_first_name);
  }

  // "President Street", "General Motors" are no persons.
  bool may_bear_title(uint32_t first, uint32_t end) const {
    if (words_.folded(first) == "of" || (words_.has(first, word_head_of) && !words_.has(first, word_first_name)))
      return false;
    if (words_.text(first).ends_with('.') && words_.text(first).size() == 3) return false;  // "Jr."
    if (words_.has(end - 1, word_head) && !words_.has(first, word_first_name)) return false;
    const auto known = words_.longest(words_.lexicon().names, first, end);
    return known.end != end || known.value->type == EntityType::person || known.value->kind == NameClass::town ||
           known.value->kind == NameClass::city || known.value->kind == NameClass::state ||
           known.value->kind == NameClass::country;
  }

  void take_role_and_name(uint32_t begin, uint32_t title, uint32_t title_end, uint32_t end, const Title& kind) {
    uint32_t role_begin = begin;
    take_before_title(begin, title, title_end);
    NameMention& name = add(title_end, end, nullptr);
    name.own[static_cast<size_t>(EntityType::person)] += 8;
    if (kind.gender != Gender::unknown) name.gender = kind.gender;
    name.is_weak = false;
    name.is_courtesy = kind.kind == TitleClass::honorific;
    if (end == title_end + 1) {
      name.has_split_key = true;
      name.key += "|" + words_.phrase(title_end - 1, title_end);
    }
    if (kind.kind == TitleClass::honorific && title == begin && title_end == title + 1) return;
    role_begin = extend_role_left(role_begin);
    name.role = words_.span(role_begin, title_end);
  }

  // "former U.S." before "Senator Ek".
  uint32_t extend_role_left(uint32_t begin) const {
    while (begin > first_ && words_.has(begin - 1, word_modifier) && words_.token(begin - 1).kind == TokenKind::word)
      --begin;
    return begin;
  }

  // Where the whole title begins whose last part [title, title_end) was found: "Deputy Attorney General" for "General".
  // What a gazetteer has ("Republican Party Chairman") is no part of it, nor is one word that is an office elsewhere:
  // it may be a party ("Republican Sen.").
  uint32_t whole_title(uint32_t begin, uint32_t title, uint32_t title_end) const {
    const uint32_t last_end = words_.longest(words_.lexicon().titles, title, title_end).end;  // Without "of State".
    uint32_t first = last_end > title ? std::min(title, begin_of_title(begin, last_end)) : title;
    while (first > begin && !ends_organ(begin, first) && !ends_known(begin, first)) {
      const uint32_t before = words_.has(first - 1, word_modifier) ? first - 1 : begin_of_title(begin, first);
      if (before == first || (before + 1 == first && is_office(before))) break;
      first = before;
    }
    return first;
  }

  bool is_office(uint32_t i) const {
    const Title* title = words_.lexicon().titles.find(words_.folded(i));
    return title != nullptr && title->kind == TitleClass::office && !words_.has(i, word_modifier);
  }

  // What stands before a title: organs and countries, whose names lie inside the role.
  void take_before_title(uint32_t begin, uint32_t title, uint32_t title_end) {
    title = whole_title(begin, title, title_end);
    if (title == begin) return;
    const size_t before = names_.size();
    const auto match = words_.longest(words_.lexicon().names, begin, title);
    if (match.end == title) {
      if (title > begin + 1 || is_written_as_name(begin, *match.value)) add(begin, title, match.value);
    } else if (ends_organ(begin, title)) {
      if (!take_national(begin, title)) take_name(begin, title);
    } else if (match.end > begin) {
      add(begin, match.end, match.value);
      if (match.end < title) take_before_title(match.end, title, title);
    } else if (!words_.has(begin, word_common)) {
      take_name(begin, title);
    }
    for (size_t i = before; i < names_.size(); ++i) {
      names_[i].is_nested = names_[i].form != MentionForm::name || names_[i].is_nested;
      names_[i].is_of_title = names_[i].end > names_[i].first + 1 || !is_plain(names_[i].first);
    }
  }

  // "Attorney" is no name, whatever stands behind it.
  bool is_plain(uint32_t i) const {
    return words_.has(i, word_common) || words_.lexicon().nominals.find(words_.folded(i)) != nullptr;
  }

  bool ends_organ(uint32_t begin, uint32_t end) const {
    return end > begin + 1 && words_.has(end - 1, word_head) && !words_.has(end - 1, word_modifier);
  }

  // A country or its adjective before a head is one name with the country nested: "Syrian Army", "US State Department".
  // Before anything else the two are apart.
  bool take_national(uint32_t begin, uint32_t end) {
    const auto match = words_.longest(words_.lexicon().names, begin, end);
    if (match.end == 0 || match.end == end) return false;
    const NameClass kind = match.value->kind;
    if (match.value->type == EntityType::publication && words_.has(match.end, word_first_name) && end > match.end + 1 &&
        !words_.has(end - 1, word_head)) {
      add(begin, match.end, match.value);  // "AP Ann Ek": an agency before its reporter.
      split(match.end, end);
      return true;
    }
    const bool national = kind == NameClass::country || kind == NameClass::adjective || kind == NameClass::people ||
                          (match.value->key == "united nations" || match.value->key == "european union");
    if (!national) return false;
    const bool headed =
        words_.has(end - 1, word_head) || words_.has(match.end, word_head_of) || words_.is_possessive(match.end);
    if (headed) {
      take_name(begin, end);
      nest_countries(begin, end);
    } else {
      add(begin, match.end, match.value);
      split(match.end, end);
    }
    return true;
  }

  // The countries inside a longer name.
  void nest_countries(uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end;) {
      const uint32_t behind = behind_country(i, std::min(end, i + 3), end - begin);
      if (behind == i) {
        ++i;
        continue;
      }
      NameMention country = make(i, behind, nullptr);
      country.form = MentionForm::adjectival;
      country.is_nested = true;
      names_.push_back(std::move(country));
      i = behind;
    }
  }

  // Where the country or its adjective that begins at `i` ends; `i` when none of fewer than `words` words does.
  uint32_t behind_country(uint32_t i, uint32_t limit, uint32_t words) const {
    for (uint32_t end = limit; end > i; --end) {
      if (end - i >= words) continue;
      const KnownName* known = words_.lexicon().names.find(words_.phrase(i, end));
      if (known == nullptr || known->type != EntityType::country) continue;
      return end > i + 1 || is_written_as_name(i, *known) ? end : i;
    }
    return i;
  }

  void take_name(uint32_t begin, uint32_t end) {
    if (end == begin + 1 && is_nothing_alone(begin)) return;
    NameMention& name = add(begin, end, nullptr);
    name.is_weak = is_weak(begin, end);
  }

  // A lone title, head or letter.
  bool is_nothing_alone(uint32_t i) const {
    const std::string_view word = words_.folded(i);
    if (word.size() < 2 || word == "i'm") return true;
    if (words_.has(i, word_function) && !words_.token(i).all_upper) return true;
    if (title_starting_at(i, i + 1) && (words_.has(i, word_common) || word.ends_with('.'))) return true;
    return words_.has(i, word_head | word_modifier) && words_.has(i, word_common) &&
           !words_.has(i, word_first_name | word_surname);
  }

  bool is_weak(uint32_t begin, uint32_t end) const {
    if (end > begin + 1) {
      for (uint32_t i = begin; i < end; ++i) {
        if (!words_.has(i, word_common | word_function)) return false;
      }
      return is_initial(begin) && end == begin + 2 && !words_.has(end - 1, word_head);
    }
    const WordForm& form = words_.form(begin);
    if ((form.facts.flags & (word_common | word_function)) != 0) return true;
    return is_initial(begin) && form.small > 0 && form.inside == 0;
  }

  // "US-led": the country inside a token that is no name, and the coalition or war that follows it.
  void take_hyphen_parts(uint32_t i) {
    const Token& token = words_.token(i);
    if (token.kind != TokenKind::word || words_.text(i).find('-') == std::string_view::npos) return;
    if (is_prefixed(i)) return take_prefixed(i);
    if (!token.capitalised) return;
    const std::string_view text = words_.text(i);
    for (size_t begin = 0; begin < text.size();) {
      const size_t hyphen = std::min(text.find('-', begin), text.size());
      take_part(i, {token.span.begin + static_cast<uint32_t>(begin), token.span.begin + static_cast<uint32_t>(hyphen)});
      begin = hyphen + 1;
    }
    if (i + 1 < end_ && text.ends_with("-led") && words_.folded(i + 1) == "coalition") {
      NameMention& name = add(i, i + 2, nullptr);
      name.own[static_cast<size_t>(EntityType::organization)] += 9;
    }
  }

  // The name behind "anti-": a mention when another place proves the name.
  void take_prefixed(uint32_t i) {
    const Span token = words_.token(i).span;
    const auto hyphen = static_cast<uint32_t>(words_.text(i).find('-'));
    const Span span{token.begin + hyphen + 1, token.end};
    if (span.empty() || !is_upper(decode_utf8(words_.article().text, span.begin).code)) return;
    const std::string folded = fold(slice(words_.article().text, span));
    NameMention part;
    part.first = i;
    part.end = i + 1;
    part.sentence = sentence_;
    part.span = span;
    part.known = words_.lexicon().names.find(folded);
    part.key = part.known != nullptr ? std::string(part.known->key) : folded;
    if (part.known != nullptr && part.known->type == EntityType::country) part.form = MentionForm::adjectival;
    part.is_nested = true;
    part.is_weak = part.known == nullptr;
    if (!part.is_weak) part.own[static_cast<size_t>(part.known->type)] += 30;
    names_.push_back(std::move(part));
  }

  void take_part(uint32_t token, Span span) {
    if (span.empty() || !is_upper(decode_utf8(words_.article().text, span.begin).code)) return;
    const std::string folded = fold(slice(words_.article().text, span));
    const KnownName* known = words_.lexicon().names.find(folded);
    if (known == nullptr || known->kind == NameClass::town || known->kind == NameClass::city) return;
    NameMention part;
    part.first = token;
    part.end = token + 1;
    part.sentence = sentence_;
    part.span = span;
    part.form = MentionForm::adjectival;
    part.is_nested = true;
    part.known = known;
    part.key = known->key;
    part.own[static_cast<size_t>(known->type)] += 20;
    names_.push_back(std::move(part));
  }

  NameMention make(uint32_t begin, uint32_t end, const KnownName* known) const {
    NameMention name;
    name.first = begin;
    name.end = end;
    name.sentence = sentence_;
    name.span = words_.span(begin, end);
    if (known == nullptr) {
      const auto match = words_.longest(words_.lexicon().names, begin, end);
      if (match.end == end && (end > begin + 1 || is_written_as_name(begin, *match.value))) known = match.value;
    }
    name.known = known;
    name.key = known != nullptr && known->kind != NameClass::seat ? std::string(known->key) : words_.phrase(begin, end);
    typer_.tell(name, first_, end_);
    if (known != nullptr && known->kind == NameClass::seat && speaks_for_country(begin, end)) {
      name.form = MentionForm::metonym;
      name.key = known->key;
      name.own = {};
      name.around = {};
      name.own[static_cast<size_t>(EntityType::country)] = 1;
    }
    return name;
  }

  // "Moscow said", "Washington has accused": the seat acts as a government does. "in Moscow", "Moscow was hit": it does
  // not.
  bool speaks_for_country(uint32_t begin, uint32_t end) const {
    if (begin > first_ && words_.has(begin - 1, word_place_cue)) return false;
    if (end >= end_ || words_.token(end).kind != TokenKind::word || words_.token(end).capitalised) return false;
    const std::string_view next = words_.folded(end);
    static constexpr std::string_view helpers[] = {"has",  "have",   "had",  "will", "would", "wants",
                                                   "must", "should", "does", "did",  "backs", "supports"};
    if (std::find(std::begin(helpers), std::end(helpers), next) != std::end(helpers)) return true;
    const bool past = next.ends_with("ed") && next.size() > 4 && !(end + 1 < end_ && words_.folded(end + 1) == "by");
    return words_.has(end, word_speech) || past;
  }

  NameMention& add(uint32_t begin, uint32_t end, const KnownName* known) {
    names_.push_back(make(begin, end, known));
    return names_.back();
  }

  // ---------------------------------------------------------------- headlines

  // The names of the body by their first word, for headlines.
  void learn_body_names() {
    for (const NameMention& name : names_) {
      if (name.is_weak || name.form != MentionForm::name) continue;
      body_.insert(words_.phrase(name.first, name.end));
      if (name.own[static_cast<size_t>(EntityType::person)] > 4) body_.insert(std::string(words_.folded(name.end - 1)));
      longest_body_ = std::max(longest_body_, std::min(name.end - name.first, 8u));
    }
  }

  void scan_headline(uint32_t sentence) {
    begin_sentence(sentence);
    const bool capitals = words_.letter_case(sentence) == LetterCase::capitals;
    for (uint32_t i = first_; i < end_;) {
      const uint32_t end = is_name_word(i) ? headline_name(i, capitals) : 0;
      if (end == 0) {
        take_hyphen_parts(i);
        ++i;
        continue;
      }
      split(i, end);
      i = end;
    }
  }

  // The end of the name that begins at `i` in a headline; 0 when none does.
  uint32_t headline_name(uint32_t i, bool capitals) const {
    uint32_t best = 0;
    std::string buffer;
    for (uint32_t end = i; end < std::min(end_, i + longest_body_ + 2); ++end) {
      if (end > i && words_.token(end).space_before) buffer += ' ';
      buffer += words_.folded(end);
      if (body_.contains(buffer) && is_name_word(end)) best = end + 1;
    }
    const auto known = words_.longest(words_.lexicon().names, i, end_);
    if (known.end > i + 1 || (known.end == i + 1 && (is_known_single(i) && !words_.has(i, word_common)))) {
      best = std::max(best, known.end);
    }
    if (best != 0 || words_.has(i, word_common | word_function | word_calendar)) return best;
    if (capitals && !words_.has(i, word_first_name | word_surname)) return 0;
    best = i + 1;
    while (best < end_ && is_name_word(best) && !words_.has(best, word_common | word_function | word_calendar)) ++best;
    return best;
  }

  const Words& words_;
  NameTyper typer_;
  std::vector<NameMention> names_;
  std::unordered_set<std::string> body_;
  uint32_t longest_body_ = 0;
  uint32_t sentence_ = 0, first_ = 0, end_ = 0;
};

}  // namespace

std::vector<NameMention> find_names_by_rule(const Words& words) { return NameFinder(words).run(); }

std::vector<NameMention> find_names(const Words& words) {
  std::vector<NameMention> names = find_names_by_rule(words);
  return words.lexicon().name_model.empty() ? names : NameFinder(words).correct(std::move(names));
}

}  // namespace onrecord
