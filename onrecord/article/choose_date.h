// Which of the dates that a page states is the one. Private to this folder.
#pragma once

#include <string>
#include <vector>

#include "onrecord/article/dates.h"

namespace onrecord {

enum class DatePlace : uint8_t { markup, sight };  // Whether readers see it there.

struct StatedDate {
  FoundDate date;
  Fact fact;
  std::string reason;
  int rank;  // How surely such a place tells it; the highest wins, among equals the first on the page.
  DatePlace place = DatePlace::markup;
  bool under_title = false;  // Between the title and the text; above it also the clock of a page's head is in sight.
};

// The date that `dates` tell, with all of them as candidates; empty where none is sure enough.
DateFact choose_date(std::vector<StatedDate> dates);

// The same for the date of publication. Where the page shows under its title only the day on which, as its markup says,
// it was last changed, and does not call it so, that day is taken: of this edition. `not_before` keeps the day that
// markup names. `changes` are the dates that are said to be of changes.
DateFact choose_published(std::vector<StatedDate> dates, const std::vector<StatedDate>& changes);

}  // namespace onrecord
