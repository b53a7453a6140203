#include "onrecord/article/earliest_day.h"

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/dates.h"

namespace onrecord {

std::optional<CivilDate> find_earliest_day(const Page& page, const Article& article, const ArticleLexicon& lexicon) {
  std::optional<CivilDate> last;
  for (const LabelledBlock& block : article.blocks) {
    if (block.label != BlockLabel::caption) continue;
    for (const FoundDate& found : find_dates(slice(page.text, block.span), article.language, lexicon.date_words)) {
      if (found.year == 0 || found.month == 0 || found.day == 0 || found.day_month_unsure) continue;
      const CivilDate day{found.year, found.month, found.day};
      if (is_valid(day) && (!last || *last < day)) last = day;
    }
  }
  return last;
}

}  // namespace onrecord
