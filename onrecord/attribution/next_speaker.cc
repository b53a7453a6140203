#include "onrecord/attribution/next_speaker.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// Behind so many bytes another may have been introduced without a name.
constexpr uint32_t max_bytes_between = 900;

bool is_he(std::string_view word) {
  const std::string folded = fold(word);
  return folded == "he" || folded == "him" || folded == "his";
}
bool is_she(std::string_view word) {
  const std::string folded = fold(word);
  return folded == "she" || folded == "her" || folded == "hers";
}

uint32_t end_of(const Statement& statement) {
  uint32_t end = statement.content.back().end;
  for (const Spans* spans : {&statement.cue, &statement.source}) {
    for (Span span : *spans) end = std::max(end, span.end);
  }
  return end;
}

class Follower {
 public:
  Follower(const Article& article, Attribution& attribution) : article_(article), out_(attribution) {
    for (const Statement& statement : out_.statements) {
      if (!statement.parent) contents_.insert(contents_.end(), statement.content.begin(), statement.content.end());
    }
    std::sort(contents_.begin(), contents_.end());
    called_he_.resize(out_.entities.entities.size());
    called_she_.resize(out_.entities.entities.size());
    for (const Mention& mention : out_.entities.mentions) {
      if (mention.form != MentionForm::pronoun) continue;
      if (is_he(text(mention.span))) called_he_[mention.entity] = true;
      if (is_she(text(mention.span))) called_she_[mention.entity] = true;
    }
  }

  void run() {
    const Statement* before = nullptr;
    for (Statement& statement : out_.statements) {
      if (statement.parent || statement.source.empty()) continue;
      if (before != nullptr) follow(*before, statement);
      if (statement.speaker && type_of(*statement.speaker) == EntityType::person)
        before = is_named(*statement.speaker) ? &statement : nullptr;
    }
  }

 private:
  std::string_view text(Span span) const { return slice(article_.text, span); }
  EntityType type_of(uint32_t entity) const { return out_.entities.entities[entity].type; }
  bool is_named(uint32_t entity) const { return out_.entities.entities[entity].named; }

  void follow(const Statement& before, Statement& statement) const {
    const Span source = statement.source.front();
    const bool he = is_he(text(source)), she = is_she(text(source));
    if ((!he && !she) || statement.speaker == before.speaker) return;
    const uint32_t end = end_of(before);
    if (source.begin < end || source.begin > end + max_bytes_between) return;
    if (statement.speaker && is_named_between(*statement.speaker, end, source.begin)) return;
    if (he ? called_she_[*before.speaker] : called_he_[*before.speaker]) return;
    statement.speaker = before.speaker;
    statement.source_kind = before.source_kind;
  }

  bool inside_words(uint32_t at) const {
    const auto next = std::upper_bound(contents_.begin(), contents_.end(), at,
                                       [](uint32_t offset, Span span) { return offset < span.begin; });
    return next != contents_.begin() && at < std::prev(next)->end;
  }

  // By the teller, outside what anybody says. The way from `begin` to `end` is short.
  bool is_named_between(uint32_t entity, uint32_t begin, uint32_t end) const {
    const std::vector<Mention>& mentions = out_.entities.mentions;
    auto it = std::lower_bound(mentions.begin(), mentions.end(), begin,
                               [](const Mention& mention, uint32_t offset) { return mention.span.begin < offset; });
    for (; it != mentions.end() && it->span.end <= end; ++it) {
      if (it->entity == entity && it->form != MentionForm::pronoun && !inside_words(it->span.begin)) return true;
    }
    return false;
  }

  const Article& article_;
  Attribution& out_;
  Spans contents_;                            // Of the outermost statements, sorted.
  std::vector<bool> called_he_, called_she_;  // By entity.
};

}  // namespace

void follow_speakers(const Article& article, Attribution& attribution) { Follower(article, attribution).run(); }

}  // namespace onrecord
