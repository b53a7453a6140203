// News agencies: those of data/agencies.tsv, and names that end like one's ("Kestrel Wire"). Private to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/span.h"
#include "onrecord/core/table.h"
#include "onrecord/core/word_map.h"

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
  struct Listed {
    std::string name;
    AgencyForm form;
  };

  bool may_begin_name(std::string_view text, size_t i) const;
  const Listed* find_listed(std::string_view text) const;
  size_t bytes_of_headed(std::string_view text) const;

  // By their first two bytes; the longest first.
  WordMap<std::vector<Listed>> listed_;
  std::vector<bool> lower_heads_;  // By two bytes: whether a name begins with them, the first a small letter.
  WordSet heads_;
};

}  // namespace onrecord
