// Towns that share a name: which one a page means, by the region that it sets the town in.
//
//   "Orlu, Velmark" and "Orlu, N.Y." are two; "Orlu" alone is the largest of that name (data/cities.tsv), which is also
//   meant where the page names the largest one's own region.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"

namespace onrecord {

struct Regions {
  using Forms = std::map<std::string, std::string, std::less<>>;    // A form to the region's one name.
  Forms states;                                                     // "n.y." to "new york"
  Forms countries;                                                  // "u.k." to "united kingdom"
  std::unordered_map<std::string, std::vector<std::string>> homes;  // Of a town: its countries, its state.
  std::unordered_map<std::string, std::string> seats;               // Of countries: "tbilisi" to "georgia".
};
// data/places.tsv, data/countries.tsv, data/cities.tsv. Fails where a city's country is none of data/countries.tsv.
Result<Regions> load_regions(const DataFolder& data);

// The region that a place of this folded name is set in by the text right behind it: ", Velmark" -> "velmark". Empty
// where it is in none, and where the two are but members of a list ("Ohio, Iowa"; "Moscow, Iran and Turkey"). Lives as
// long as `regions`.
std::string_view region_behind(const Regions& regions, std::string_view name, std::string_view text_behind);

// Whether the largest town of this folded name lies there.
bool is_home(const Regions& regions, const std::string& town, std::string_view region);

// Whether both a state and a country have this folded name.
bool is_state_and_country(const Regions& regions, std::string_view name);

}  // namespace onrecord
