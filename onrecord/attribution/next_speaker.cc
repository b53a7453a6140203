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
    for (const Entity& entity : out_.entities.entities) genders_.push_back(entity.gender);
    for (const Mention& mention : out_.entities.mentions) {
      Gender& gender = genders_[mention.entity];
      if (gender == Gender::unknown && mention.form == MentionForm::pronoun) gender = gender_of(mention.span);
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
  EntityType type_of(uint32_t entity) const { return out_.entities.entities[entity].type; }
  bool is_named(uint32_t entity) const { return out_.entities.entities[entity].named; }

  // Of "he" and "she" in each case; unknown of any other word.
  Gender gender_of(Span span) const {
    const std::string_view word = slice(article_.text, span);
    return is_he(word) ? Gender::male : is_she(word) ? Gender::female : Gender::unknown;
  }

  // Another antecedent of the pronoun gives way only to one whose gender is known to be right.
  void follow(const Statement& before, Statement& statement) {
    const Span source = statement.source.front();
    const Gender asked = gender_of(source), told = genders_[*before.speaker];
    if (asked == Gender::unknown || statement.speaker == before.speaker) return;
    const uint32_t end = end_of(before);
    if (source.begin < end || source.begin > end + max_bytes_between) return;
    if (statement.speaker && is_named_between(*statement.speaker, end, source.begin)) return;
    if (told != asked && (statement.speaker || told != Gender::unknown)) return;
    statement.speaker = before.speaker;
    statement.source_kind = before.source_kind;
    correct_mention(source, *before.speaker);
  }

  std::vector<Mention>::iterator mention_from(uint32_t begin) {
    return std::lower_bound(out_.entities.mentions.begin(), out_.entities.mentions.end(), begin,
                            [](const Mention& mention, uint32_t offset) { return mention.span.begin < offset; });
  }

  // The pronoun means who speaks.
  void correct_mention(Span source, uint32_t speaker) {
    const auto it = mention_from(source.begin);
    if (it != out_.entities.mentions.end() && it->span == source) it->entity = speaker;
  }

  bool inside_words(uint32_t at) const {
    const auto next = std::upper_bound(contents_.begin(), contents_.end(), at,
                                       [](uint32_t offset, Span span) { return offset < span.begin; });
    return next != contents_.begin() && at < std::prev(next)->end;
  }

  // By the teller, outside what anybody says. The way from `begin` to `end` is short.
  bool is_named_between(uint32_t entity, uint32_t begin, uint32_t end) {
    for (auto it = mention_from(begin); it != out_.entities.mentions.end() && it->span.end <= end; ++it) {
      if (it->entity == entity && it->form != MentionForm::pronoun && !inside_words(it->span.begin)) return true;
    }
    return false;
  }

  const Article& article_;
  Attribution& out_;
  Spans contents_;               // Of the outermost statements, sorted.
  std::vector<Gender> genders_;  // By entity: what its name tells, else the first pronoun that stands for it.
};

}  // namespace

void follow_speakers(const Article& article, Attribution& attribution) { Follower(article, attribution).run(); }

}  // namespace onrecord
