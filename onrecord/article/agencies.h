// News agencies: those of data/agencies.tsv, and names that end like one's ("Kestrel Wire"). Private to this folder.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "onrecord/core/result.h"
#include "onrecord/core/span.h"
#include "onrecord/core/table.h"

namespace onrecord {

enum class AgencyForm : uint8_t {
  news,
  picture,
  abbreviation  // Short enough to be something else: an agency only in brackets, between slashes or in a credit.
};

struct AgencyName {
  Span span;  // In the text that was searched.
  AgencyForm form;
};

class Agencies {
 public:
  static Result<Agencies> load(const DataFolder& data);

  // Whether all of `text` is an agency's name.
  bool is_name(std::string_view text) const;

  // Every name in `text`, the longest where several begin, in text order.
  std::vector<AgencyName> find(std::string_view text) const;

 private:
  size_t bytes_of_listed(std::string_view text) const;
  size_t bytes_of_headed(std::string_view text) const;

  std::unordered_map<std::string, AgencyForm> names_;
  std::unordered_set<std::string> heads_;
  size_t name_bytes_max_ = 0;
};

}  // namespace onrecord
