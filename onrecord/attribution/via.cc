#include "onrecord/attribution/via.h"

#include <algorithm>
#include <unordered_map>

#include "onrecord/attribution/clauses.h"
#include "onrecord/attribution/source.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// "The Associated Press" is "Associated Press".
std::string name_key(std::string_view name) {
  const std::string folded = fold(name);
  return folded.starts_with("the ") ? folded.substr(4) : folded;
}

// Also under another name of the same entity: "(AP)" in the dateline, "told The Associated Press" in the text.
bool is_outlet_of(const Article& article, const Entity& entity) {
  const auto is_name = [&](const std::string& text) {
    const std::string key = name_key(text);
    return key == name_key(entity.name) ||
           std::any_of(entity.aliases.begin(), entity.aliases.end(),
                       [&](const Alias& alias) { return name_key(slice(article.text, alias.span)) == key; });
  };
  if (article.outlet && is_name(article.outlet->fact.text)) return true;
  return std::any_of(article.agencies.begin(), article.agencies.end(), [&](const Agency& agency) {
    return agency.kind == AgencyKind::text && is_name(agency.fact.text);
  });
}

// "letter", "memo": what a person speaks through. A statement or an email is an occasion, figures and laws are sources.
bool is_relaying_document(const Reading& reading, uint32_t token) {
  if (!reading.has(token, tag::document) && !reading.relays(token, relay::document)) return false;
  if (reading.has(token, tag::name)) return false;
  const uint32_t after = reading.next(token);
  if (after != no_token && reading.has(after, tag::noun) &&
      !reading.has(after, tag::any_verb | tag::time | tag::preposition)) {
    return false;  // "a video message"
  }
  return !reading.relays(token, relay::no_document);
}

constexpr int max_words_to_report = 12;

class ViaFinder {
 public:
  ViaFinder(const Reading& reading, const Draft& draft, std::optional<uint32_t> speaker, Speakers& speakers)
      : reading_(reading), draft_(draft), speaker_(speaker), speakers_(speakers) {}

  std::vector<Via> run() && {
    relay();
    quoted_by();
    for (TokenRange range : draft_.circumstances) circumstance(range);
    sent_document();
    tweet();
    reported_by();
    return std::move(out_);
  }

 private:
  void add(ViaRole role, uint32_t entity, TokenRange range, ViaBasis basis = ViaBasis::stated) {
    const bool known = std::any_of(out_.begin(), out_.end(), [&](const Via& via) { return via.entity == entity; });
    if (known || (speaker_ && *speaker_ == entity)) return;
    if (is_outlet_of(reading_.article, speakers_.entities().entities[entity])) return;
    out_.push_back({role, entity, range.empty() ? Span{} : reading_.span(range), basis});
  }

  const Entity& entity_of(uint32_t entity) { return speakers_.entities().entities[entity]; }
  EntityType type_of(uint32_t entity) { return entity_of(entity).type; }
  bool is_medium(uint32_t entity) { return type_of(entity) == EntityType::publication; }

  // The first medium that a name in the range means.
  std::optional<uint32_t> medium_in(TokenRange range) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const auto entity = speakers_.find_known({i, i + 1});
      if (entity && is_medium(*entity)) return entity;
    }
    return std::nullopt;
  }

  // "..., according to TASS"; "..., according to a report by TASS": TASS relays, not its report.
  void relay() {
    if (draft_.relay.empty()) return;
    const TokenRange source{draft_.relay.begin + 2, draft_.relay.end};
    const auto entity = speakers_.find(source);
    if (!entity) return;
    const EntityType type = type_of(*entity);
    const auto medium = type == EntityType::person ? std::nullopt : medium_in(source);
    if (medium) return add(ViaRole::agency, *medium, draft_.relay);
    const ViaRole role = type == EntityType::person     ? ViaRole::reporter
                         : type == EntityType::document ? ViaRole::document
                                                        : ViaRole::agency;
    add(role, *entity, draft_.relay);
  }

  // "TASS quoted him as saying"
  void quoted_by() {
    const auto entity = draft_.quoted_by.empty() ? std::nullopt : speakers_.find(draft_.quoted_by);
    if (entity)
      add(type_of(*entity) == EntityType::person ? ViaRole::reporter : ViaRole::agency, *entity, draft_.quoted_by);
  }

  // "Lee said, as reported by TASS", "said Lee, reports TASS"
  void reported_by() {
    if (draft_.cue.empty() || draft_.content.empty() || draft_.content.front().begin > draft_.cue.front().begin) return;
    uint32_t at = reading_.next(std::max(draft_.cue.back().end, draft_.source.end) - 1);
    for (int i = 0; i < max_words_to_report && at != no_token && !reading_.is(at, ","); ++i) at = reading_.next(at);
    if (at == no_token || !reading_.is(at, ",")) return;
    const uint32_t first = reading_.next(at);
    const uint32_t verb = first != no_token && reading_.is(first, "as") ? reading_.next(first) : first;
    if (verb == no_token || !(reading_.is(verb, "reports") || reading_.is(verb, "reported"))) return;
    const uint32_t by = reading_.next(verb);
    if (by == no_token) return;
    const TokenRange name = noun_phrase_at(reading_, reading_.is(by, "by") ? by + 1 : by);
    const auto medium = medium_in(name);
    if (medium) add(ViaRole::agency, *medium, {first, name.end});
  }

  // "told CNN", "in an interview with CNN", "on Twitter", "on "Morning Talk"", "in a letter".
  void circumstance(TokenRange range) {
    const bool hearers = draft_.addressee.begin == range.begin;
    if (!hearers && !reading_.relays(range.begin, relay::to_medium)) return signature(range);
    if (named_medium(range) || hearers || !reading_.relays(range.begin, relay::to_document)) return;
    for (uint32_t i = range.begin + 1; i < range.end; ++i) {
      const bool website = reading_.relays(i, relay::nameless);
      if (!website && !is_relaying_document(reading_, i)) continue;
      return described(website ? ViaRole::medium : ViaRole::document, range, i);
    }
  }

  bool named_medium(TokenRange range) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (!reading_.opens_quote(i)) continue;
      const Quote& quote = reading_.quotes[reading_.words[i].quote];
      if (!looks_like_show(reading_.article, reading_.tokens, quote)) return false;
      const uint32_t end = reading_.is_punctuation(quote.end() - 1) ? quote.end() - 1 : quote.end();
      add(ViaRole::medium,
          speakers_.find_or_add_medium(slice(reading_.article.text, reading_.span({quote.begin(), end}))), range);
      return true;
    }
    auto medium = medium_in(range);
    for (uint32_t i = range.begin; i < range.end && !medium; ++i) {
      if (!reading_.has(i, tag::medium) || !reading_.tokens.tokens[i].capitalised) continue;
      medium = speakers_.find_known({i, i + 1});  // "Radio Norden"
      if (!medium) medium = speakers_.find_or_add_medium(reading_.text(i));
    }
    if (!medium) medium = unknown_medium(range);
    if (medium) add(ViaRole::medium, *medium, range);
    return medium.has_value();
  }

  // "TVNO", "NTV": no "KPMG", though it looks like a station's call sign.
  static bool is_call_sign(std::string_view name) {
    const bool capitals = std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals && name.size() > 2 && (name.starts_with("TV") || name.ends_with("TV"));
  }

  // "WXYZ-TV", "ostvikcourier.com": the name itself tells a station or a site.
  bool is_station_or_site(uint32_t token) const {
    const std::string_view name = reading_.text(token);
    for (std::string_view ending : {".com", ".org", ".net", "-TV", "-FM", "-AM"}) {
      if (name.size() > ending.size() && name.ends_with(ending)) return true;
    }
    return is_call_sign(name);
  }

  // What only its place shows to be a medium: "appearing on Harbour & Home", "told The Daily Gull in an interview",
  // "in a series of tweets".
  std::optional<uint32_t> unknown_medium(TokenRange range) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (is_station_or_site(i)) return speakers_.find_or_add_medium(reading_.text(i));
    }
    if (range.begin == draft_.addressee.begin) {
      if (const auto medium = medium_named_again(draft_.addressee)) return medium;
      const auto hearers = speakers_.find_known(draft_.addressee);
      const bool name = hearers && entity_of(*hearers).named && type_of(*hearers) == EntityType::organization;
      return name && holds_interview(draft_.occasion) ? hearers : std::nullopt;
    }
    if (reading_.is(range.begin, "appearing") && range.begin + 2 < range.end && are_names(range.begin + 2, range.end))
      return speakers_.find_or_add_medium(slice(reading_.article.text, reading_.span({range.begin + 2, range.end})));
    for (uint32_t i = range.begin + 1; i < range.end; ++i) {
      if (reading_.relays(i, relay::tweet)) return speakers_.find_or_add_medium("Twitter");
    }
    return std::nullopt;
  }

  // "told the newspaper", "told the Gull" where the page names the Ostvik Gull, "told the Ostvik Gull newspaper".
  std::optional<uint32_t> medium_named_again(TokenRange hearers) {
    TokenRange name = hearers;
    if (!name.empty() && reading_.is(name.begin, "the")) ++name.begin;
    if (name.empty()) return std::nullopt;
    const bool noun = reading_.relays(name.end - 1, relay::medium_noun) && !reading_.has(name.end - 1, tag::name);
    if (!noun) {
      if (!are_names(name.begin, name.end)) return std::nullopt;
      return speakers_.medium_by_last_words(slice(reading_.article.text, reading_.span(name)));
    }
    while (!name.empty() && !reading_.has(name.end - 1, tag::name)) --name.end;
    if (!name.empty()) {
      while (!reading_.has(name.begin, tag::name)) ++name.begin;
      return speakers_.find_or_add_medium(slice(reading_.article.text, reading_.span(name)));
    }
    const bool again = reading_.is(hearers.begin, "the") && hearers.end <= hearers.begin + 3;
    return again ? speakers_.medium_before(reading_.span(hearers).begin) : std::nullopt;
  }

  bool holds_interview(TokenRange range) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (reading_.is(i, "interview")) return true;
    }
    return false;
  }

  bool are_names(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i) {
      if (!reading_.has(i, tag::name) && !reading_.is(i, "&")) return false;
    }
    return true;
  }

  // The noun phrase around `head`, from behind the preposition.
  void described(ViaRole role, TokenRange range, uint32_t head) {
    const auto entity = speakers_.find({range.begin + 1, head + 1});
    if (!entity) return;
    Entity& it = speakers_.entities().entities[*entity];
    if (!it.named) it.type = role == ViaRole::medium ? EntityType::publication : EntityType::document;
    if (it.type != EntityType::person) add(role, *entity, range);
  }

  // "(@annlee)": "@ann@lee.example" and "@ann.lee.example" are of other networks.
  bool is_twitter_handle(TokenRange range) const {
    constexpr size_t longest = 15;
    std::string_view text = slice(reading_.article.text, reading_.span(range));
    if (!text.starts_with("(@") || !text.ends_with(')')) return false;
    text = text.substr(2, text.size() - 3);
    return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
      return is_ascii_digit(c) || c == '_' || (to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'z');
    });
  }

  // "(@annlee)" behind a post tells of Twitter without naming it; a credit line below a quote names the medium.
  void signature(TokenRange range) {
    if (is_twitter_handle(range)) {
      add(ViaRole::medium, speakers_.find_or_add_medium("Twitter"), {}, ViaBasis::implied);
    } else if (draft_.cue.empty()) {
      auto medium = medium_in(range);
      if (!medium && are_names(range.begin, range.end))
        medium = speakers_.find_or_add_medium(slice(reading_.article.text, reading_.span(range)));
      if (medium) add(ViaRole::medium, *medium, range);
    }
  }

  // "sent a letter to the council | urging it to close the bridge"
  void sent_document() {
    constexpr uint32_t max_words = 30;
    if (draft_.form != 1 + static_cast<uint8_t>(CueForm::gerund) || draft_.cue.empty()) return;
    uint32_t document = no_token;
    uint32_t at = reading_.previous(draft_.cue.front().begin);
    for (uint32_t i = 0; i < max_words && at != no_token; ++i, at = reading_.previous(at)) {
      if (document != no_token && reading_.relays(at, relay::sends))
        return described(ViaRole::document, {at, document + 1}, document);
      const bool verb = reading_.has(at, tag::past | tag::present_s) && !reading_.has(at, tag::noun | tag::adjective);
      if (verb) return;
      if (document == no_token && is_relaying_document(reading_, at)) document = at;
    }
  }

  // "tweeted"
  void tweet() {
    if (draft_.cue.empty()) return;
    for (uint32_t i = draft_.cue.front().begin; i < draft_.cue.front().end; ++i) {
      if (reading_.relays(i, relay::tweet))
        add(ViaRole::medium, speakers_.find_or_add_medium("Twitter"), draft_.cue.front());
    }
  }

  const Reading& reading_;
  const Draft& draft_;
  std::optional<uint32_t> speaker_;
  Speakers& speakers_;
  std::vector<Via> out_;
};

// How many blocks an interview that was named once goes on.
constexpr uint32_t max_blocks_on = 4;
// Acts that only a weak rule saw ("has called for") are no words of the interview.
constexpr uint32_t min_carried_confidence = 50;

uint32_t block_of(const Article& article, uint32_t at) {
  const auto it = std::upper_bound(article.segments.begin(), article.segments.end(), at,
                                   [](uint32_t offset, const Segment& segment) { return offset < segment.span.begin; });
  return static_cast<uint32_t>(it - article.segments.begin());
}

// REQUIRES: `spans` are sorted.
bool holds(const Spans& spans, Span span) {
  const auto next = std::upper_bound(spans.begin(), spans.end(), span.begin,
                                     [](uint32_t offset, Span other) { return offset < other.begin; });
  return next != spans.begin() && std::prev(next)->contains(span);
}

// Whether a statement can be of an interview that its sentence does not name: plain words of saying in the tense of the
// article, and nothing beside them that tells hearers, an occasion or a day ("told the court", "had warned years
// earlier", "Asked by the Courier, he said").
class PlainSaying {
 public:
  PlainSaying(const Reading& reading, const Statement& statement) : reading_(reading), statement_(statement) {}

  bool is_written() const {
    for (uint32_t i = cue_begin(); is_inside(statement_.cue, i); ++i) {
      if (reading_.relays(i, relay::writes)) return true;
    }
    return false;
  }

  // `written`: so was what the relay was named for.
  bool is(bool written) const {
    if (statement_.cue.empty() || statement_.addressee) return false;
    bool plain = false;
    for (uint32_t i = cue_begin(); is_inside(statement_.cue, i); ++i) {
      if (reading_.is(i, "had") || reading_.relays(i, relay::other_time)) return false;
      plain = plain || reading_.relays(i, relay::plain) || (written && reading_.relays(i, relay::writes));
    }
    return plain && !has_other_time() && !has_phrase_behind();
  }

 private:
  uint32_t cue_begin() const { return statement_.cue.empty() ? no_token : token_of(statement_.cue.front().begin); }
  uint32_t token_of(uint32_t at) const { return token_at_or_after(reading_.tokens, at); }
  bool is_inside(const Spans& spans, uint32_t token) const {
    return token < reading_.words.size() && holds(spans, reading_.tokens.tokens[token].span);
  }

  // Before the cue in its stretch, outside of what is said.
  bool has_other_time() const {
    constexpr int max_words = 60;
    uint32_t at = reading_.previous(cue_begin());
    for (int i = 0; i < max_words && at != no_token; ++i, at = reading_.previous(at)) {
      if (is_inside(statement_.content, at)) continue;
      const bool asked = reading_.is(at, "asked") && reading_.is(at + 1, "by");
      if (asked || reading_.relays(at, relay::other_time)) return true;
    }
    return false;
  }

  // A phrase between the cue, or the source behind it, and the content or the next mark.
  bool has_phrase_behind() const {
    uint32_t last = token_of(statement_.cue.back().begin);
    while (is_inside(statement_.cue, last + 1) || is_inside(statement_.source, last + 1)) ++last;
    const uint32_t at = reading_.next(last);
    if (at == no_token || is_inside(statement_.content, at) || reading_.is_punctuation(at)) return false;
    return !reading_.is(at, "that") && !reading_.has(at, tag::conjunction);
  }

  const Reading& reading_;
  const Statement& statement_;
};

// Hearers that the page knows by name; "reporters" tell no other occasion.
bool names_hearers(const Statement& statement) { return statement.addressee && statement.addressee->entity; }

class Carrier {
 public:
  Carrier(const Reading& reading, const std::vector<NamedInterview>& interviews)
      : reading_(reading), article_(reading.article), interviews_(interviews) {}

  void visit(Statement& statement) {
    const uint32_t begin = statement.content.front().begin;
    for (; next_ < interviews_.size() && interviews_[next_].at < begin; ++next_) {
      const NamedInterview& it = interviews_[next_];
      named_[it.speaker] = {block_of(article_, it.at), {it.via}, std::nullopt, it.written};
    }
    if (statement.parent || !statement.speaker) return;
    const bool own = !statement.via.empty() || statement.occasion || statement.said_at || names_hearers(statement);
    own && !goes_on_with_hearers(statement) ? keep(statement, block_of(article_, begin))
                                            : take(statement, block_of(article_, begin));
  }

 private:
  struct Named {
    uint32_t block;
    std::vector<Via> via;
    std::optional<Addressee> addressee;
    bool written = false;
  };

  // "told the anchor Ann Lee on "Morning Talk"", "told Lee on Sunday"
  bool goes_on_with_hearers(const Statement& statement) const {
    if (!statement.via.empty() || statement.occasion || !names_hearers(statement)) return false;
    const auto found = named_.find(*statement.speaker);
    return found != named_.end() && found->second.addressee &&
           found->second.addressee->entity == statement.addressee->entity;
  }

  // The statement names a relay for its speaker, and for one who is asked there; or it has another occasion, which ends
  // what was named before.
  void keep(const Statement& statement, uint32_t block) {
    Named named{block, {}, statement.addressee, PlainSaying(reading_, statement).is_written()};
    for (const Via& via : statement.via) {
      if ((via.role == ViaRole::medium || via.role == ViaRole::document) && via.basis == ViaBasis::stated)
        named.via.push_back(via);
      named.written = named.written || via.role == ViaRole::document;
    }
    named_.erase(*statement.speaker);
    if (named.via.empty()) return;
    if (names_hearers(statement))
      named_[*statement.addressee->entity] = {block, named.via, std::nullopt, named.written};
    named_[*statement.speaker] = std::move(named);
  }

  void take(Statement& statement, uint32_t block) {
    const auto found = named_.find(*statement.speaker);
    if (found == named_.end() || block > found->second.block + max_blocks_on) return;
    const PlainSaying saying(reading_, statement);
    if (statement.confidence < min_carried_confidence) return;
    if (!saying.is(found->second.written) && !goes_on_with_hearers(statement)) return;
    if (found->second.written && saying.is_written()) found->second.block = block;
    for (Via via : found->second.via) {
      via.basis = ViaBasis::context;
      if (via.entity != *statement.speaker) statement.via.push_back(via);
    }
    if (!statement.addressee) statement.addressee = found->second.addressee;
  }

  const Reading& reading_;
  const Article& article_;
  const std::vector<NamedInterview>& interviews_;
  size_t next_ = 0;
  std::unordered_map<uint32_t, Named> named_;  // By speaker; only looked up.
};

bool speaks_around(const std::vector<Statement>& statements, const Statement& statement, uint32_t entity) {
  for (auto parent = statement.parent; parent; parent = statements[*parent].parent) {
    if (statements[*parent].speaker == entity) return true;
  }
  return false;
}

}  // namespace

std::vector<Via> Relays::find(const Draft& draft, std::optional<uint32_t> speaker) {
  return ViaFinder(reading_, draft, speaker, speakers_).run();
}

std::vector<NamedInterview> Relays::find_interviews() {
  std::vector<NamedInterview> out;
  for (uint32_t i = 0; i < reading_.words.size(); ++i) {
    if (!reading_.has(i, tag::occasion) || !reading_.relays(i, relay::held | relay::posted)) continue;
    const TokenRange subject = governing_subject(reading_, i);
    const auto speaker = subject.end <= i ? speakers_.find_known(subject) : std::nullopt;
    if (!speaker || !takes_place({subject.end, i})) continue;
    Draft draft;
    const uint32_t lead = interview_begin(i);
    if (lead == no_token) continue;
    draft.circumstances = {{lead, occasion_phrase_at(reading_, i).end}};
    if (is_long_ago(draft.circumstances.front().end)) continue;
    const std::vector<Via> via = ViaFinder(reading_, draft, speaker, speakers_).run();
    if (!via.empty()) out.push_back({via.front().span.begin, *speaker, via.front(), reading_.relays(i, relay::posted)});
  }
  return out;
}

// No negation or refusal stands before it: "refused to take part in an interview", "was not named in an interview".
bool Relays::takes_place(TokenRange before) const {
  constexpr uint32_t max_words = 100;
  if (before.end - before.begin > max_words) return false;
  for (uint32_t i = before.begin; i < before.end; ++i) {
    if (reading_.has(i, tag::negation | tag::refusal)) return false;
  }
  return true;
}

// "in an interview with the Courier | last year"
bool Relays::is_long_ago(uint32_t behind) const {
  for (uint32_t i = behind; i < std::min<size_t>(behind + 3, reading_.words.size()); ++i) {
    if (reading_.is_punctuation(i)) return false;
    if (reading_.relays(i, relay::other_time)) return true;
  }
  return false;
}

// The "in" or "during" a few words before the "interview".
uint32_t Relays::interview_begin(uint32_t interview) const {
  uint32_t at = interview;
  for (int i = 0; i < 4 && at != no_token; ++i, at = reading_.previous(at)) {
    if (reading_.is(at, "in") || reading_.is(at, "during")) return at;
  }
  return no_token;
}

void carry_on_relays(const Reading& reading, const std::vector<NamedInterview>& interviews,
                     std::vector<Statement>& statements) {
  Carrier carrier(reading, interviews);
  for (Statement& statement : statements) carrier.visit(statement);
  for (Statement& statement : statements) {
    std::erase_if(statement.via, [&](const Via& via) { return speaks_around(statements, statement, via.entity); });
  }
}

}  // namespace onrecord
