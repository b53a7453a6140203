#include "onrecord/corpus/regions.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t longest_region = 32;  // Bytes.

// Where a word ends; the stops of "N.Y." are inside.
bool ends_word(std::string_view text, size_t at) {
  return at == text.size() || !(is_letter(decode_utf8(text, at).code) || text[at] == '.' || text[at] == '-');
}

std::string_view find_form(const Regions::Forms& forms, std::string_view text) {
  auto found = forms.find(text);
  if (found == forms.end() && text.ends_with('.')) found = forms.find(text.substr(0, text.size() - 1));
  return found == forms.end() ? std::string_view() : found->second;
}

// The longest form that the text begins with, as the region's one name.
std::string_view region_at_begin(const Regions::Forms& forms, std::string_view text) {
  std::string_view found;
  for (size_t at = 1; at <= text.size(); ++at) {
    if (!ends_word(text, at)) continue;
    const std::string_view region = find_form(forms, text.substr(0, at));
    if (!region.empty()) found = region;
  }
  return found;
}

}  // namespace

Result<Regions> load_regions(const DataFolder& data) {
  const Result<Table> places = read_table(data, "places.tsv", 3);
  const Result<Table> countries = read_table(data, "countries.tsv", 3);
  const Result<Table> cities = read_table(data, "cities.tsv", 5);
  if (!places) return places.error();
  if (!countries) return countries.error();
  if (!cities) return cities.error();
  Regions out;
  for (const auto& row : places->rows) {
    if (row[2] != "-") out.states.emplace(row[0], row[2]);
  }
  for (const auto& row : countries->rows) {
    if (row[1] == "name") out.countries.emplace(row[0], row[2]);
    if (row[1] == "seat") out.seats.emplace(row[0], row[2]);
  }
  for (const auto& row : cities->rows) {
    std::vector<std::string>& homes = out.homes[std::string(row[0])];
    for (size_t column : {3, 4}) {
      if (row[column] != "-") homes.emplace_back(row[column]);
    }
  }
  return Result<Regions>(std::move(out));
}

std::string_view region_behind(const Regions& regions, std::string_view name, std::string_view text_behind) {
  if (!text_behind.starts_with(", ") || regions.states.contains(name)) return {};
  text_behind = text_behind.substr(2, longest_region);
  if (!is_upper(decode_utf8(text_behind, 0).code)) return {};
  const std::string folded = fold(text_behind);
  const std::string_view state = region_at_begin(regions.states, folded);
  if (!state.empty() || regions.countries.contains(name)) return state;
  return region_at_begin(regions.countries, folded);
}

bool is_home(const Regions& regions, const std::string& town, std::string_view region) {
  const auto homes = regions.homes.find(town);
  if (homes == regions.homes.end()) return false;
  return std::find(homes->second.begin(), homes->second.end(), region) != homes->second.end();
}

bool is_state_and_country(const Regions& regions, std::string_view name) {
  return regions.states.contains(name) && regions.countries.contains(name);
}

}  // namespace onrecord
