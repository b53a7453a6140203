// The main text as a maximum-sum segment of line scores (after J. Pasternack, D. Roth, "Extracting article text from
// the web with maximum subsequence segmentation", WWW 2009), with scores set by hand from what line_features.h
// measures.
#include "onrecord/article/main_region.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr int prose_gain_max = 60;  // A long paragraph counts no more than two short ones.

int phrase_cost(const LinePhrase& phrase) {
  switch (phrase.kind) {
    case PhraseClass::none:
    case PhraseClass::byline:
    case PhraseClass::caption:
    case PhraseClass::correction_note: return 0;
    case PhraseClass::related:
    case PhraseClass::footer:
    case PhraseClass::consent:
    case PhraseClass::comments:
    case PhraseClass::comment_form: return phrase.whole ? 40 : 16;
    default: return 6;
  }
}

int prose_gain(const LineFeatures& line) {
  int gain = std::min(static_cast<int>(line.words), prose_gain_max);
  if (line.bullet) gain /= 4;
  if (line.copies > 0) gain /= 2;
  const PhraseClass kind = line.phrase.kind;
  const bool harmless = kind == PhraseClass::none || kind == PhraseClass::caption || kind == PhraseClass::byline;
  if (!harmless && line.words < 60) {
    gain = std::min(gain / 3, 10) - phrase_cost(line.phrase);
  }
  return gain;
}

}  // namespace

int gain_of(const LineFeatures& line) {
  if (is_prose(line)) return prose_gain(line);
  if (line.ends_cut && line.words >= 12) return -4;
  if (!line.bullet && line.words >= 12 && has_function_words(line, 6) && line.phrase.kind == PhraseClass::none) {
    return 0;
  }
  return -(line.bullet ? 5 : 4) - phrase_cost(line.phrase);
}

LineRange find_main_region(const std::vector<LineFeatures>& lines, size_t end) {
  LineRange best;
  int best_sum = 0, sum = 0;
  size_t begin = 0;
  int run = 0;
  for (size_t i = 0; i < end; ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    const int gain = gain_of(lines[i]);
    run = gain < 0 ? run + 1 : gain > 12 ? 0 : run;
    sum += gain < 0 && run > 5 ? 2 * gain : gain;
    if (sum > best_sum) {
      best_sum = sum;
      best = {begin, i + 1};
    }
  }
  return best;
}

}  // namespace onrecord
