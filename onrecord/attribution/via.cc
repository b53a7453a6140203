#include "onrecord/attribution/via.h"

#include <algorithm>

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

class ViaFinder {
 public:
  ViaFinder(const Reading& reading, const Draft& draft, std::optional<uint32_t> speaker, Speakers& speakers)
      : reading_(reading), draft_(draft), speaker_(speaker), speakers_(speakers) {}

  std::vector<Via> run() && {
    relay();
    hearers();
    occasion();
    tweet();
    return std::move(out_);
  }

 private:
  void add(ViaRole role, uint32_t entity, TokenRange range) {
    const bool known = std::any_of(out_.begin(), out_.end(), [&](const Via& via) { return via.entity == entity; });
    if (known || (speaker_ && *speaker_ == entity)) return;
    if (is_outlet_of(reading_.article, speakers_.entities().entities[entity])) return;
    out_.push_back({role, entity, reading_.span(range), ViaBasis::stated});
  }

  EntityType type_of(uint32_t entity) { return speakers_.entities().entities[entity].type; }
  bool is_medium(uint32_t entity) { return type_of(entity) == EntityType::publication; }

  // "..., according to TASS"
  void relay() {
    if (draft_.relay.empty()) return;
    const auto entity = speakers_.find({draft_.relay.begin + 2, draft_.relay.end});
    if (!entity) return;
    const EntityType type = type_of(*entity);
    const ViaRole role = type == EntityType::person     ? ViaRole::reporter
                         : type == EntityType::document ? ViaRole::document
                                                        : ViaRole::agency;
    add(role, *entity, draft_.relay);
  }

  // "told CNN"
  void hearers() {
    if (draft_.addressee.empty()) return;
    const auto entity = speakers_.find_known(draft_.addressee);
    if (entity && is_medium(*entity)) add(ViaRole::medium, *entity, draft_.addressee);
  }

  // "in an interview with CNN", "on Twitter", "on its official Facebook page", "in a letter"
  void occasion() {
    const TokenRange range = draft_.occasion;
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (reading_.has(i, tag::medium) && reading_.tokens.tokens[i].capitalised) {
        add(ViaRole::medium, speakers_.find_or_add_medium(reading_.text(i)), range);
      }
      const auto entity = speakers_.find_known({i, i + 1});
      if (entity && is_medium(*entity)) add(ViaRole::medium, *entity, range);
    }
  }

  // "tweeted"
  void tweet() {
    if (draft_.cue.empty()) return;
    for (uint32_t i = draft_.cue.front().begin; i < draft_.cue.front().end; ++i) {
      for (std::string_view word : {"tweeted", "tweets", "tweet", "tweeting", "retweeted"}) {
        if (reading_.is(i, word)) add(ViaRole::medium, speakers_.find_or_add_medium("Twitter"), draft_.cue.front());
      }
    }
  }

  const Reading& reading_;
  const Draft& draft_;
  std::optional<uint32_t> speaker_;
  Speakers& speakers_;
  std::vector<Via> out_;
};

}  // namespace

void carry_on_interviews(std::vector<Statement>& statements) {
  const Statement* before = nullptr;
  for (Statement& statement : statements) {
    if (statement.parent) continue;
    const bool same = before != nullptr && statement.speaker && statement.speaker == before->speaker;
    const bool interview = same && !before->via.empty() && before->via.front().role == ViaRole::medium &&
                           (before->addressee || before->occasion);
    if (interview && statement.via.empty() && !statement.occasion && !statement.addressee) {
      statement.via = before->via;
      for (Via& via : statement.via) via.basis = ViaBasis::context;
      statement.addressee = before->addressee;
      statement.occasion = before->occasion;
    }
    before = &statement;
  }
}

std::vector<Via> find_via(const Reading& reading, const Draft& draft, std::optional<uint32_t> speaker,
                          Speakers& speakers) {
  return ViaFinder(reading, draft, speaker, speakers).run();
}

}  // namespace onrecord
