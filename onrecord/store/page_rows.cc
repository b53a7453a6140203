#include "onrecord/store/page_rows.h"

#include <algorithm>
#include <filesystem>

#include "onrecord/corpus/claims.h"
#include "onrecord/corpus/names.h"
#include "onrecord/corpus/passages.h"
#include "onrecord/pipeline/annotation_json.h"
#include "onrecord/read/csv.h"
#include "onrecord/read/record_path.h"
#include "onrecord/store/given.h"
#include "onrecord/store/places.h"
#include "onrecord/store/zstd.h"

namespace onrecord {
namespace {

std::string day_or_empty(const std::optional<CivilDate>& day) { return day ? to_string(*day) : ""; }

std::string text_of(const std::optional<Fact>& fact) { return fact ? fact->text : ""; }

std::string join(const std::vector<std::string>& parts, std::string_view mark) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += mark;
    out += part;
  }
  return out;
}

std::string words_of(const Article& article, const Spans& spans) {
  std::vector<std::string> parts;
  for (Span span : spans) parts.emplace_back(slice(article.text, span));
  return join(parts, " ");
}

std::string at_of(const Article& article, const Spans& spans) { return write_places(place_of(article, spans)); }

// ---------------------------------------------------------------- the page

void fill_published(PageRows& rows, const Article& article) {
  const DateFact& published = article.published;
  rows.published = published.value;
  rows.published_text = published.fact.text;
  rows.published_at = write_places(published.fact.at);
  rows.published_reason = published.reason;
  rows.not_before = day_or_empty(published.not_before);
  rows.not_after = day_or_empty(published.not_after);
  if (!article.captured) return;
  rows.captured = article.captured->value;
  if (rows.not_after.empty()) rows.not_after = day_or_empty(article.captured->not_after);
}

void fill_outlet_and_agency(PageRows& rows, const Article& article) {
  if (article.outlet) {
    rows.outlet = article.outlet->fact.text;
    rows.outlet_at = write_places(article.outlet->fact.at);
    rows.outlet_reason = article.outlet->reason;
    rows.outlet_key = fold_name(rows.outlet);
  }
  const auto is_own = [](const Agency& agency) { return agency.kind == AgencyKind::text; };
  const auto own = std::find_if(article.agencies.begin(), article.agencies.end(), is_own);
  if (own == article.agencies.end()) return;
  rows.agency = own->fact.text;
  rows.agency_at = write_places(own->fact.at);
  rows.agency_key = fold_name(rows.agency);
}

void fill_page(PageRows& rows, const Annotation& page) {
  const Article& article = page.article;
  rows.id = page.id;
  rows.bytes = static_cast<int64_t>(page.bytes);
  rows.charset = page.charset.name;
  rows.charset_reason = page.charset.reason;
  rows.input = name_of(page.as);
  rows.article = article.not_article == NotArticle::none;
  rows.not_article = name_of(article.not_article);
  rows.kind = name_of(article.kind);
  rows.language = article.language;
  rows.confidence = article.confidence;
  rows.url = text_of(article.url);
  rows.canonical_url = text_of(article.canonical_url);
  if (article.title) {
    rows.title = article.title->fact.text;
    rows.title_at = write_places(article.title->fact.at);
  }
  std::vector<std::string> authors;
  for (const Fact& author : article.byline) authors.push_back(author.text);
  rows.byline = join(authors, "; ");
  if (article.dateline) rows.dateline = article.dateline->fact.text;
}

void fill_text(PageRows& rows, const Article& article) {
  rows.text = article.text;
  rows.map = write_map(article.map);
  for (const Segment& segment : article.segments) {
    rows.segments += name_of(segment.label);
    rows.segments += " " + write_places(Spans{segment.span}) + "\n";
  }
  for (uint64_t hash : find_fingerprints(hash_words(article.text))) {
    rows.fingerprints.push_back(static_cast<int64_t>(hash));
  }
}

// ---------------------------------------------------------------- entities and statements

// The place of an entity's name: its first mention in these words, else its first mention.
std::vector<Span> name_places(const Annotation& page) {
  const std::vector<Entity>& entities = page.entities.entities;
  std::vector<std::optional<Span>> exact(entities.size()), any(entities.size());
  for (const Mention& mention : page.entities.mentions) {
    if (!any[mention.entity]) any[mention.entity] = mention.span;
    const bool same = slice(page.article.text, mention.span) == entities[mention.entity].name;
    if (same && !exact[mention.entity]) exact[mention.entity] = mention.span;
  }
  std::vector<Span> out;
  for (size_t i = 0; i < entities.size(); ++i) out.push_back(exact[i] ? *exact[i] : any[i].value_or(Span{}));
  return out;
}

NameRow row_of(const Alias& alias, const Entity& entity, const Article& article, const WordLexicon& lexicon) {
  NameRow row;
  row.text = slice(article.text, alias.span);
  row.folded = fold_name(row.text);
  row.at = at_of(article, {alias.span});
  if (alias.reason.empty()) return row;
  row.reason = alias.reason;
  row.proof = at_of(article, {alias.proof});
  row.proof_text = slice(article.text, alias.proof);
  row.key = entity.named ? name_key(entity.type, row.text, NameRole::stated_alias, lexicon) : "";
  return row;
}

void fill_names(PageRows& rows, const Annotation& page, const WordLexicon& lexicon) {
  const std::vector<Span> places = name_places(page);
  const std::vector<std::string> keys = entity_keys(page.entities, page.article.text, lexicon);
  for (size_t i = 0; i < page.entities.entities.size(); ++i) {
    const Entity& entity = page.entities.entities[i];
    NameRow name;
    name.entity = static_cast<int64_t>(i + 1);
    name.text = entity.name;
    name.folded = fold_name(entity.name);
    if (!places[i].empty()) name.at = at_of(page.article, {places[i]});
    name.key = keys[i];
    rows.names.push_back(std::move(name));
    for (size_t k = 0; k < entity.aliases.size(); ++k) {
      NameRow alias = row_of(entity.aliases[k], entity, page.article, lexicon);
      alias.entity = static_cast<int64_t>(i + 1);
      alias.seq = static_cast<int64_t>(k + 1);
      rows.names.push_back(std::move(alias));
    }
  }
}

void fill_entities(PageRows& rows, const Annotation& page) {
  for (const Entity& entity : page.entities.entities) {
    std::vector<std::string> roles;
    for (const Role& role : entity.roles) roles.emplace_back(slice(page.article.text, role.span));
    rows.entities.push_back({name_of(entity.type), entity.named, entity.name, join(roles, "; ")});
  }
  for (const Mention& mention : page.entities.mentions) {
    rows.mentions.push_back({static_cast<int64_t>(mention.entity) + 1, name_of(mention.form),
                             at_of(page.article, {mention.span}), write_places(Spans{mention.span})});
  }
}

std::optional<int64_t> number_from_one(const std::optional<uint32_t>& index) {
  return index ? std::optional<int64_t>(static_cast<int64_t>(*index) + 1) : std::nullopt;
}

StatementRow row_of(const Statement& statement, const Article& article, const WordLexicon& lexicon) {
  StatementRow row;
  row.mode = name_of(statement.mode);
  row.content = words_of(article, statement.content);
  row.content_at = at_of(article, statement.content);
  row.content_span = write_places(statement.content);
  row.cue = words_of(article, statement.cue);
  row.cue_at = at_of(article, statement.cue);
  row.source = words_of(article, statement.source);
  row.source_at = at_of(article, statement.source);
  row.source_span = write_places(statement.source);
  row.speaker = number_from_one(statement.speaker);
  row.source_kind = name_of(statement.source_kind);
  row.parent = number_from_one(statement.parent);
  row.polarity = name_of(statement.polarity);
  row.cue_force = name_of(statement.cue_force);
  if (statement.said_at) row.said_at = slice(article.text, *statement.said_at);
  row.said_at_value = statement.said_at_value.value_or("");
  if (statement.addressee) row.addressee = slice(article.text, statement.addressee->span);
  row.rule = statement.rule;
  row.confidence = statement.confidence;
  row.claim_key = claim_key(row.content, statement.polarity, lexicon);
  return row;
}

void fill_statements(PageRows& rows, const Annotation& page, const WordLexicon& lexicon) {
  for (size_t i = 0; i < page.statements.size(); ++i) {
    const Statement& statement = page.statements[i];
    rows.statements.push_back(row_of(statement, page.article, lexicon));
    for (size_t k = 0; k < statement.via.size(); ++k) {
      const Via& via = statement.via[k];
      const bool stands = !via.span.empty();
      rows.vias.push_back({static_cast<int64_t>(i + 1), static_cast<int64_t>(k + 1), name_of(via.role),
                           static_cast<int64_t>(via.entity) + 1, std::string(slice(page.article.text, via.span)),
                           stands ? at_of(page.article, {via.span}) : "", name_of(via.basis)});
    }
  }
}

// Where a record can be read again: its path with the file's absolute one.
std::string location_of(const std::string& path) {
  std::error_code failed;
  const RecordPath parts = split_record_path(path);
  const std::string file = std::filesystem::absolute(parts.file, failed).lexically_normal().string();
  return parts.id ? file + "#" + *parts.id : file;
}

// Standard input is gone; a table is read by a map that the pile does not know.
bool can_be_read_again(const std::string& path) {
  const std::string file = split_record_path(path).file;
  return file != "-" && !file.starts_with("-#") && !has_csv_name(file);
}

void fill_raw(PageRows& rows, const Record& record, RawMode mode) {
  rows.raw_mode = can_be_read_again(record.path) ? mode : RawMode::keep;
  if (rows.raw_mode == RawMode::keep) {
    rows.raw = compress(record.bytes);
  } else {
    rows.location = location_of(record.path);
  }
}

}  // namespace

int64_t id_key(std::string_view id) {
  int64_t key = 0;
  const size_t begin = id.find(':') + 1;
  for (char c : id.substr(begin, 15)) key = key * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
  return key;
}

PageRows prepare_page(const Record& record, Annotation&& page, std::string_view engine, const WordLexicon& lexicon,
                      RawMode raw_mode) {
  PageRows rows;
  rows.path = record.path;
  rows.given = describe_given(record);
  fill_page(rows, page);
  fill_outlet_and_agency(rows, page.article);
  fill_published(rows, page.article);
  fill_text(rows, page.article);
  fill_entities(rows, page);
  fill_names(rows, page, lexicon);
  fill_statements(rows, page, lexicon);
  fill_raw(rows, record, raw_mode);
  page.path.clear();  // It is not the record's alone, and may change: see annotation_of().
  std::string json;
  append_json(json, page, engine, {});
  rows.annotation = compress(json);
  return rows;
}

}  // namespace onrecord
