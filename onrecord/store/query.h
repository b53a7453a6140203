// What the pile knows of single pages, as plain values.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/corpus/date_bounds.h"
#include "onrecord/store/store.h"

namespace onrecord {

// Words with their place in the record ("3-42,50-89", see places.h).
struct Quoted {
  std::string text;
  std::string at;
};

struct PageInfo {
  int64_t page = 0;
  std::string id, path;
  int64_t bytes = 0;
  bool article = true;
  std::string not_article, kind, language;
  Quoted title;
  std::string byline, dateline;
  Quoted outlet, agency;
  std::string published, published_reason;  // EDTF; "" unknown.
  Quoted published_words;
  DateBounds bounds;
  std::string captured;
};

struct ViaInfo {
  std::string role;
  int64_t entity = 0;
  std::string name;
  Quoted words;
  std::string basis;
};

struct StatementInfo {
  int64_t page = 0, statement = 0;
  std::string mode;
  Quoted content;
  std::string content_span;
  Quoted cue, source;
  std::optional<int64_t> speaker;
  std::string speaker_name, speaker_roles;
  bool speaker_named = false;
  std::string source_kind;
  std::optional<int64_t> parent;
  std::string polarity, cue_force, said_at, said_at_value, addressee, rule;
  int64_t confidence = 0;
  std::string claim_key;
  std::vector<ViaInfo> via;
};

struct NameInfo {
  std::string text, at, reason, proof, proof_text, key;
};

struct EntityInfo {
  int64_t page = 0, entity = 0;
  std::string type;
  bool named = true;
  std::string name, roles;
  std::optional<int64_t> actor;
  std::vector<NameInfo> names;  // The first is `name`.
};

// Pages by a path, by an id, or by the beginning of an id of 8 digits or more. By id. Empty: none.
Result<std::vector<int64_t>> find_pages(const Store& store, std::string_view path_or_id);
// All pages, by id.
Result<std::vector<int64_t>> list_pages(const Store& store);

Result<PageInfo> read_page(const Store& store, int64_t page);
Result<std::vector<std::string>> read_paths(const Store& store, int64_t page);  // Sorted.
Result<std::vector<StatementInfo>> read_statements(const Store& store, int64_t page);
Result<EntityInfo> read_entity(const Store& store, int64_t page, int64_t entity);
Result<std::vector<EntityInfo>> read_entities(const Store& store, int64_t page);

// The object that `annotate` prints, with the page's path.
Result<std::string> read_annotation(const Store& store, const PageInfo& page);

// Whether it is sure enough to show the speaker by name (attribution.h); else the source's own words are all there is.
bool is_speaker_shown(const StatementInfo& statement);

// Outlet, then ancestors' vias and speakers from the outside in, then own vias, then the speaker, in the source's own
// words where the speaker is not shown: who told it through whom. The article's own agency comes right after the
// outlet. Unknown links are left out.
std::vector<std::string> chain_of(const PageInfo& page, const std::vector<StatementInfo>& statements,
                                  const StatementInfo& statement);

}  // namespace onrecord
