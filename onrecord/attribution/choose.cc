#include "onrecord/attribution/choose.h"

#include <algorithm>
#include <unordered_map>

#include "onrecord/attribution/candidates.h"
#include "onrecord/core/hash.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, choice_column_count> column_names{
    "score",         "other_reading", "rule",      "known",      "overlapping",  "around",
    "inside",        "right_here",    "cues_here", "same_cue",   "same_source",  "same_sources",
    "place",         "words",         "end_score", "end_margin", "end",          "source_score",
    "source_margin", "source",        "mode",      "form",       "source_words", "quoted"};

// A candidate below it is no choice; a cue that is one has a few in a hundred.
constexpr int32_t least_score = -30;
constexpr int16_t none = -999;

struct Best {
  uint32_t draft = 0;
  int32_t score = 0, other = none;
};

// The best reading of each cue, by the cue's place.
std::vector<Best> best_readings(const Rulebook& book, const DraftFeatures& features, const StatementModel& model) {
  std::vector<Best> out;
  std::unordered_map<uint32_t, size_t> by_anchor;  // Only looked up.
  std::vector<uint32_t> told;
  for (uint32_t i = 0; i < book.drafts.size(); ++i) {
    told.clear();
    features.tell(book.drafts[i], told);
    const int32_t score = model.score(StatementQuestion::is_one, told);
    const auto [place, fresh] = by_anchor.try_emplace(book.drafts[i].anchor, out.size());
    if (fresh) {
      out.push_back({i, score, none});
    } else if (Best& best = out[place->second]; score > best.score) {
      best = {i, score, best.score};
    } else {
      best.other = std::max(best.other, score);
    }
  }
  std::erase_if(out, [](const Best& best) { return best.score < least_score; });
  std::sort(out.begin(), out.end(),
            [&](const Best& a, const Best& b) { return book.drafts[a.draft].anchor < book.drafts[b.draft].anchor; });
  return out;
}

// Of several forms of one draft, the best; how much better than the next, and which.
struct Picked {
  int32_t score = 0, margin = 99;
  uint32_t index = 0;
};

template <typename Tell>
Picked pick(const std::vector<Draft>& forms, const StatementModel& model, StatementQuestion question,
            const Tell& tell) {
  Picked out;
  if (forms.size() < 2) return out;
  std::vector<uint32_t> told;
  told.reserve(64);  // More than either question has features.
  int32_t second = none;
  for (uint32_t i = 0; i < forms.size(); ++i) {
    told.clear();
    tell(i, told);
    const int32_t score = model.score(question, told);
    if (i == 0 || score > out.score) {
      second = i == 0 ? none : out.score;
      out = {score, 0, i};
    } else {
      second = std::max(second, score);
    }
  }
  out.margin = out.score - second;
  return out;
}

int16_t narrow(int32_t value) { return static_cast<int16_t>(std::clamp(value, -999, 999)); }

uint32_t words_in(const Draft& draft) {
  uint32_t words = 0;
  for (TokenRange range : draft.content) words += range.end - range.begin;
  return words;
}

uint32_t words_in_common(const Draft& a, const Draft& b) {
  uint32_t words = 0;
  for (size_t i = 0, k = 0; i < a.content.size() && k < b.content.size();) {  // Both are sorted.
    const TokenRange x = a.content[i], y = b.content[k];
    const uint32_t begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
    words += end > begin ? end - begin : 0;
    x.end < y.end ? ++i : ++k;
  }
  return words;
}

bool holds(const Draft& draft, uint32_t token) {
  return std::any_of(draft.content.begin(), draft.content.end(), [&](TokenRange r) { return r.contains(token); });
}

// What the other choices near one say of it.
void tell_neighbours(const std::vector<Choice>& all, const std::vector<int32_t>& scores, size_t own, ChoiceRow& row) {
  constexpr size_t reach = 8;  // So many choices to each side.
  const Draft& draft = all[own].draft;
  for (size_t i = own > reach ? own - reach : 0; i < std::min(all.size(), own + reach + 1); ++i) {
    if (i == own) continue;
    const Draft& other = all[i].draft;
    const uint32_t common = words_in_common(draft, other);
    int16_t* column = nullptr;
    if (2 * common > words_in(draft) + words_in(other) - common) {
      column = &row[4];
    } else if (holds(other, draft.anchor)) {
      column = &row[5];
    } else if (holds(draft, other.anchor)) {
      column = &row[6];
    }
    if (column != nullptr) *column = std::max(*column, narrow(scores[i]));
  }
}

// The mean over the choices of one key, but for one of them.
class Means {
 public:
  void add(uint32_t key, int32_t score) {
    auto& [sum, count] = sums_[key];
    sum += narrow(score);
    ++count;
  }
  int32_t count_without(uint32_t key) const { return sums_.at(key).second - 1; }
  int32_t mean_without(uint32_t key, int32_t score) const {
    const auto& [sum, count] = sums_.at(key);
    return count < 2 ? none : (sum - narrow(score)) / (count - 1);
  }

 private:
  std::unordered_map<uint32_t, std::pair<int32_t, int32_t>> sums_;  // Only looked up.
};

void tell_page(const Rulebook& book, const DraftFeatures& features, const std::vector<int32_t>& scores,
               std::vector<Choice>& all) {
  const auto words = static_cast<int32_t>(book.reading.words.size());
  Means cues, sources;
  int32_t right = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    cues.add(features.word(all[i].draft.anchor), scores[i]);
    sources.add(features.head(all[i].draft.source), scores[i]);
    right += scores[i] > 0;
  }
  for (size_t i = 0; i < all.size(); ++i) {
    ChoiceRow& row = all[i].row;
    const uint32_t cue = features.word(all[i].draft.anchor), source = features.head(all[i].draft.source);
    tell_neighbours(all, scores, i, row);
    row[7] = narrow(1000 * right / words);
    row[8] = narrow(1000 * static_cast<int32_t>(all.size()) / words);
    row[9] = narrow(cues.mean_without(cue, scores[i]));
    row[10] = narrow(sources.mean_without(source, scores[i]));
    row[11] = narrow(sources.count_without(source));
    row[12] = narrow(static_cast<int32_t>(uint64_t{all[i].draft.anchor} * 100 / static_cast<uint64_t>(words)));
  }
}

ChoiceRow own_row(const Reading& reading, const Best& best, const Draft& draft, const Picked& end,
                  const Picked& source) {
  ChoiceRow row{};
  row[0] = narrow(best.score);
  row[1] = narrow(best.other);
  row[2] = narrow(static_cast<int32_t>(draft.confidence));
  row[3] = draft.known;
  row[4] = row[5] = row[6] = none;
  row[13] = narrow(static_cast<int32_t>(words_in(draft)));
  row[14] = narrow(end.score);
  row[15] = narrow(end.margin);
  row[16] = narrow(static_cast<int32_t>(end.index));
  row[17] = narrow(source.score);
  row[18] = narrow(source.margin);
  row[19] = narrow(static_cast<int32_t>(source.index));
  row[20] = static_cast<int16_t>(draft.mode);
  row[21] = draft.form;
  row[22] = narrow(static_cast<int32_t>(draft.source.end - draft.source.begin));
  row[23] = reading.stretch_of(draft.anchor).quote >= 0;
  return row;
}

}  // namespace

std::string choice_columns() {
  std::string out;
  for (std::string_view name : column_names) out.append(out.empty() ? "" : " ").append(name);
  return out;
}

std::vector<Choice> choose_drafts(const Rulebook& book, const DraftFeatures& features, const StatementModel& model) {
  std::vector<Choice> out;
  std::vector<int32_t> scores;
  for (const Best& best : best_readings(book, features, model)) {
    const std::vector<Draft> sources = with_other_sources(book, book.drafts[best.draft]);
    const Picked source = pick(sources, model, StatementQuestion::source, [&](uint32_t i, std::vector<uint32_t>& told) {
      features.tell_source_choice(sources[i], i, told);
    });
    const std::vector<Draft> ends = with_other_ends(book, sources[source.index]);
    const Picked end = pick(ends, model, StatementQuestion::end, [&](uint32_t i, std::vector<uint32_t>& told) {
      tell_end_of(features, ends, ends[i], told);
    });
    out.push_back({ends[end.index], own_row(book.reading, best, ends[end.index], end, source)});
    scores.push_back(best.score);
  }
  tell_page(book, features, scores, out);
  return out;
}

std::vector<Draft> choose_shown(const Rulebook& book, const DraftFeatures& features, const StatementModel& model) {
  std::vector<Choice> choices = choose_drafts(book, features, model);
  std::vector<int16_t> rows;
  for (const Choice& choice : choices) rows.insert(rows.end(), choice.row.begin(), choice.row.end());
  const std::vector<int32_t> scores = model.score_rows(std::move(rows));
  std::vector<bool> framed(book.reading.words.size());  // One a token: it is content of something shown.
  for (size_t i = 0; i < choices.size(); ++i) {
    Draft& draft = choices[i].draft;
    draft.confidence = model.confidence_of(scores[i]);
    if (draft.confidence < statement_shown) continue;
    for (TokenRange range : draft.content) std::fill(framed.begin() + range.begin, framed.begin() + range.end, true);
  }
  std::vector<Draft> out;
  for (Choice& choice : choices) {
    const uint32_t least = framed[choice.draft.anchor] ? nested_shown : statement_shown;
    if (choice.draft.confidence >= least) out.push_back(std::move(choice.draft));
  }
  return out;
}

}  // namespace onrecord
