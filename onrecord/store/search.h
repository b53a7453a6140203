// Search: pages by their words, with the places of the hits.
//
//   bridge "closed for good" NOT ferry title:flood by:"Ana Rook" outlet:herald date:2016-07..2016-09 lang:en
//
// Words and phrases are found as they stand (case and diacritics aside); AND, OR, NOT and ( ) combine them, AND is left
// out between neighbours. Filters hold for the whole query. by: is met by a statement of an actor with that name,
// whatever the page calls it.
#pragma once

#include "onrecord/store/query.h"

namespace onrecord {

struct SearchHit {
  PageInfo page;
  std::string snippet;
  Spans marks;                      // The hits in `snippet`.
  std::vector<std::string> places;  // Of all hits, in the record.
};

struct SearchOptions {
  size_t limit = 20;  // Hits at most.
};

// The most relevant first (BM25), pages with equal relevance by id; without words: by id.
// Fails on a query that cannot be read: "search: ) without (".
Result<std::vector<SearchHit>> search(const Store& store, std::string_view query, const SearchOptions& options);

}  // namespace onrecord
