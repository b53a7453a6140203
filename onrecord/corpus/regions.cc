#include "onrecord/corpus/regions.h"

#include <algorithm>
#include <set>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t longest_region = 32;  // Bytes.

struct Found {
  std::string_view region;  // Its one name; empty: none.
  size_t end = 0;
};

// Where a word ends; the stops of "N.Y." are inside.
bool ends_word(std::string_view text, size_t at) {
  return at == text.size() || !(is_letter(decode_utf8(text, at).code) || text[at] == '.' || text[at] == '-');
}

std::string_view find_form(const Regions::Forms& forms, std::string_view text) {
  auto found = forms.find(text);
  if (found == forms.end() && text.ends_with('.')) found = forms.find(text.substr(0, text.size() - 1));
  return found == forms.end() ? std::string_view() : found->second;
}

// The longest form that the text begins with.
Found region_at_begin(const Regions::Forms& forms, std::string_view text) {
  Found found;
  for (size_t at = 1; at <= std::min(text.size(), longest_region); ++at) {
    if (!ends_word(text, at)) continue;
    const std::string_view region = find_form(forms, text.substr(0, at));
    if (!region.empty()) found = {region, at};
  }
  return found;
}

// Behind "Moscow, Iran": " and Turkey met", ", Turkey and Syria", and behind a seat of government " and" of anything.
bool goes_on_as_list(const Regions& regions, const Regions::Forms& forms, std::string_view name,
                     std::string_view behind) {
  const bool comma = behind.starts_with(",");
  behind.remove_prefix(comma);
  const bool joined = behind.starts_with(" and ") || behind.starts_with(" or ");
  if (joined) behind.remove_prefix(behind.find(' ', 1));
  if (!(comma || joined) || !behind.starts_with(" ")) return false;
  return (joined && !comma && regions.seats.contains(std::string(name))) ||
         !region_at_begin(forms, behind.substr(1)).region.empty();
}

// By country, what its names mean where nothing else tells: "Congo" is the name of two.
using MeantCountries = std::map<std::string, std::set<std::string>, std::less<>>;

MeantCountries read_countries(const Table& countries, Regions& out) {
  MeantCountries meant;
  for (const auto& row : countries.rows) {
    if (row[1] == "seat") out.seats.emplace(row[0], row[2]);
    if (row[1] == "name") meant[std::string(row[2])].insert(out.countries.emplace(row[0], row[2]).first->second);
  }
  return meant;
}

Status read_homes(const Table& cities, const MeantCountries& meant, Regions& out) {
  for (const auto& row : cities.rows) {
    std::vector<std::string>& homes = out.homes[std::string(row[0])];
    if (row[4] != "-") homes.emplace_back(row[4]);
    if (row[3] == "-") continue;
    const auto country = meant.find(row[3]);
    if (country == meant.end())
      return Error{"cities.tsv: \"" + std::string(row[3]) + "\" is no country of countries.tsv"};
    homes.insert(homes.end(), country->second.begin(), country->second.end());
  }
  return Done{};
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
  const MeantCountries meant = read_countries(*countries, out);
  const Status status = read_homes(*cities, meant, out);
  if (!status) return status.error();
  return Result<Regions>(std::move(out));
}

std::string_view region_behind(const Regions& regions, std::string_view name, std::string_view text_behind) {
  if (!text_behind.starts_with(", ") || regions.states.contains(name)) return {};
  text_behind = text_behind.substr(2, 2 * longest_region);
  if (!is_upper(decode_utf8(text_behind, 0).code)) return {};
  const std::string folded = fold(text_behind);
  Found found = region_at_begin(regions.states, folded);
  const bool state = !found.region.empty();
  if (!state && !regions.countries.contains(name)) found = region_at_begin(regions.countries, folded);
  const Regions::Forms& forms = state ? regions.states : regions.countries;
  return goes_on_as_list(regions, forms, name, folded.substr(found.end)) ? std::string_view() : found.region;
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
