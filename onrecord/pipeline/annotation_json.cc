#include "onrecord/pipeline/annotation_json.h"

#include "onrecord/core/json_writer.h"

namespace onrecord {
namespace {

template <typename Intervals>
void write_ranges(JsonWriter& json, std::string_view key, const Intervals& ranges) {
  json.key(key).begin_array();
  for (const auto& range : ranges) json.begin_array().value(range.begin).value(range.end).end_array();
  json.end_array();
}

void write_text_or_null(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  text.empty() ? json.null() : json.value(text);
}

// The fields of a fact, inside an object that is open.
void write_fact_fields(JsonWriter& json, const Fact& fact) {
  json.key("text").value(fact.text);
  write_ranges(json, "at", fact.at);
  if (fact.coding != Coding::text) json.key("coding").value(name_of(fact.coding));
  if (fact.given != Given::none) json.key("given").value(name_of(fact.given));
}

void write_fact(JsonWriter& json, const Fact& fact) {
  json.begin_object();
  write_fact_fields(json, fact);
  json.end_object();
}

void write_fact_or_null(JsonWriter& json, std::string_view key, const std::optional<Fact>& fact) {
  json.key(key);
  fact ? write_fact(json, *fact) : static_cast<void>(json.null());
}

void write_facts(JsonWriter& json, std::string_view key, const std::vector<Fact>& facts) {
  json.key(key).begin_array();
  for (const Fact& fact : facts) write_fact(json, fact);
  json.end_array();
}

void write_also_at(JsonWriter& json, const std::vector<ByteRanges>& places) {
  json.key("also_at").begin_array();
  for (const ByteRanges& place : places) {
    json.begin_array();
    for (ByteRange range : place) json.begin_array().value(range.begin).value(range.end).end_array();
    json.end_array();
  }
  json.end_array();
}

void write_day_or_null(JsonWriter& json, std::string_view key, const std::optional<CivilDate>& day) {
  json.key(key);
  day ? json.value(to_string(*day)) : json.null();
}

void write_date(JsonWriter& json, std::string_view key, const DateFact& date) {
  json.key(key).begin_object();
  write_text_or_null(json, "value", date.value);
  write_text_or_null(json, "text", date.fact.text);
  json.key("precision").value(name_of(date.precision));
  json.key("zone");
  date.zone ? json.value(*date.zone) : json.null();
  write_day_or_null(json, "not_before", date.not_before);
  write_day_or_null(json, "not_after", date.not_after);
  write_text_or_null(json, "reason", date.reason);
  write_ranges(json, "at", date.fact.at);
  if (date.fact.coding != Coding::text) json.key("coding").value(name_of(date.fact.coding));
  if (date.fact.given != Given::none) json.key("given").value(name_of(date.fact.given));
  json.key("candidates").begin_array();
  for (const DateCandidate& candidate : date.candidates) {
    json.begin_object();
    json.key("value").value(candidate.value);
    write_fact_fields(json, candidate.fact);
    json.key("reason").value(candidate.reason);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_date_or_null(JsonWriter& json, std::string_view key, const std::optional<DateFact>& date) {
  date ? write_date(json, key, *date) : static_cast<void>(json.key(key).null());
}

const char* name_of_agency(AgencyKind kind) {
  switch (kind) {
    case AgencyKind::text: return "text";
    case AgencyKind::photo: return "photo";
    case AgencyKind::cited: return "cited";
  }
  return "";
}

// ---------------------------------------------------------------- the page and its article

void write_title(JsonWriter& json, const Article& article) {
  json.key("title");
  if (!article.title) {
    json.null();
    return;
  }
  json.begin_object();
  write_fact_fields(json, article.title->fact);
  write_also_at(json, article.title->also_at);
  json.end_object();
}

void write_dateline(JsonWriter& json, const Article& article) {
  json.key("dateline");
  if (!article.dateline) {
    json.null();
    return;
  }
  json.begin_object();
  write_fact_fields(json, article.dateline->fact);
  write_fact_or_null(json, "place", article.dateline->place);
  write_fact_or_null(json, "agency", article.dateline->agency);
  json.end_object();
}

void write_outlet(JsonWriter& json, const Article& article) {
  json.key("outlet");
  if (!article.outlet) {
    json.null();
    return;
  }
  json.begin_object();
  write_fact_fields(json, article.outlet->fact);
  json.key("reason").value(article.outlet->reason);
  json.end_object();
}

void write_agencies(JsonWriter& json, const Article& article) {
  json.key("agencies").begin_array();
  for (const Agency& agency : article.agencies) {
    json.begin_object();
    write_fact_fields(json, agency.fact);
    json.key("kind").value(name_of_agency(agency.kind));
    write_also_at(json, agency.also_at);
    json.end_object();
  }
  json.end_array();
}

void write_segments_and_blocks(JsonWriter& json, const Annotation& page) {
  json.key("segments").begin_array();
  for (const Segment& segment : page.article.segments) {
    json.begin_object();
    json.key("label").value(name_of(segment.label));
    write_ranges(json, "span", Spans{segment.span});
    json.end_object();
  }
  json.end_array();
  json.key("blocks").begin_array();
  for (size_t i = 0; i < page.article.blocks.size(); ++i) {
    json.begin_object();
    json.key("label").value(name_of(page.article.blocks[i].label));
    write_ranges(json, "at", page.block_places[i]);
    json.end_object();
  }
  json.end_array();
}

void write_photos(JsonWriter& json, const Article& article) {
  json.key("photos").begin_array();
  for (const Photo& photo : article.photos) {
    json.begin_object();
    write_fact_or_null(json, "caption", photo.caption);
    write_fact_or_null(json, "credit", photo.credit);
    json.end_object();
  }
  json.end_array();
}

void write_related(JsonWriter& json, const Article& article) {
  json.key("related").begin_array();
  for (const RelatedLink& link : article.related) {
    json.begin_object();
    write_fact_fields(json, link.fact);
    json.key("url");
    link.url ? json.value(*link.url) : json.null();
    json.end_object();
  }
  json.end_array();
}

void write_comments(JsonWriter& json, const Article& article, bool wanted) {
  json.key("comments").begin_array();
  for (size_t i = 0; wanted && i < article.comments.size(); ++i) {
    const Comment& comment = article.comments[i];
    json.begin_object();
    write_fact_or_null(json, "author", comment.author);
    write_fact_or_null(json, "time", comment.time);
    json.key("text").value(comment.text);
    write_ranges(json, "at", comment.at);
    json.key("depth").value(comment.depth);
    json.key("parent");
    comment.parent ? json.value(*comment.parent) : json.null();
    json.end_object();
  }
  json.end_array();
}

void write_live_entries(JsonWriter& json, const Article& article) {
  json.key("live_entries").begin_array();
  for (const LiveEntry& entry : article.live_entries) {
    json.begin_object();
    write_fact_or_null(json, "title", entry.title);
    write_date(json, "time", entry.time);
    write_ranges(json, "at", entry.at);
    write_ranges(json, "span", entry.span);
    json.end_object();
  }
  json.end_array();
}

void write_notes(JsonWriter& json, const Article& article) {
  json.key("notes").begin_array();
  for (const std::string& note : article.notes) json.value(note);
  json.end_array();
}

// ---------------------------------------------------------------- entities and statements

std::string entity_id(uint32_t index) { return "e" + std::to_string(index + 1); }
std::string statement_id(uint32_t index) { return "s" + std::to_string(index + 1); }

void write_entity_or_null(JsonWriter& json, std::string_view key, std::optional<uint32_t> index) {
  json.key(key);
  index ? json.value(entity_id(*index)) : json.null();
}

// Words of the article: {"text", "at"}, open for more keys.
void write_words_fields(JsonWriter& json, const Article& article, Span span) {
  json.key("text").value(slice(article.text, span));
  write_ranges(json, "at", place_of(article, span));
}

void write_entities(JsonWriter& json, const Annotation& page) {
  const Article& article = page.article;
  json.key("entities").begin_array();
  for (uint32_t i = 0; i < page.entities.entities.size(); ++i) {
    const Entity& entity = page.entities.entities[i];
    json.begin_object();
    json.key("id").value(entity_id(i));
    json.key("type").value(name_of(entity.type));
    json.key("named").value(entity.named);
    json.key("name").value(entity.name);
    json.key("roles").begin_array();
    for (const Role& role : entity.roles) {
      json.begin_object();
      write_words_fields(json, article, role.span);
      json.end_object();
    }
    json.end_array();
    json.key("aliases").begin_array();
    for (const Alias& alias : entity.aliases) {
      json.begin_object();
      write_words_fields(json, article, alias.span);
      if (!alias.reason.empty()) {
        json.key("reason").value(alias.reason);
        write_ranges(json, "proof", place_of(article, alias.proof));
      }
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();

  json.key("mentions").begin_array();
  for (const Mention& mention : page.entities.mentions) {
    json.begin_object();
    json.key("entity").value(entity_id(mention.entity));
    json.key("form").value(name_of(mention.form));
    write_ranges(json, "at", place_of(article, mention.span));
    write_ranges(json, "span", Spans{mention.span});
    json.end_object();
  }
  json.end_array();
}

void write_via(JsonWriter& json, const Article& article, const Statement& statement) {
  json.key("via").begin_array();
  for (const Via& via : statement.via) {
    json.begin_object();
    json.key("role").value(name_of(via.role));
    json.key("entity").value(entity_id(via.entity));
    write_words_fields(json, article, via.span);
    json.key("basis").value(name_of(via.basis));
    json.end_object();
  }
  json.end_array();
}

void write_words_or_null(JsonWriter& json, const Article& article, std::string_view key, std::optional<Span> span) {
  json.key(key);
  if (!span) {
    json.null();
    return;
  }
  json.begin_object();
  write_words_fields(json, article, *span);
  json.end_object();
}

void write_addressee(JsonWriter& json, const Article& article, const Statement& statement) {
  json.key("addressee");
  if (!statement.addressee) {
    json.null();
    return;
  }
  json.begin_object();
  write_words_fields(json, article, statement.addressee->span);
  write_entity_or_null(json, "entity", statement.addressee->entity);
  json.end_object();
}

void write_said_at(JsonWriter& json, const Article& article, const Statement& statement) {
  json.key("said_at");
  if (!statement.said_at) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("value");
  statement.said_at_value ? json.value(*statement.said_at_value) : json.null();
  write_words_fields(json, article, *statement.said_at);
  json.end_object();
}

void write_words_list(JsonWriter& json, const Article& article, std::string_view key, const Spans& spans) {
  json.key(key).begin_array();
  for (Span span : spans) {
    json.begin_object();
    write_words_fields(json, article, span);
    json.end_object();
  }
  json.end_array();
}

void write_set_aside(JsonWriter& json, const Annotation& page) {
  json.key("set_aside").begin_array();
  for (const SetAside& quote : page.set_aside) {
    json.begin_object();
    write_words_fields(json, page.article, quote.span);
    json.key("reason").value(name_of(quote.reason));
    json.end_object();
  }
  json.end_array();
}

void write_statement(JsonWriter& json, const Article& article, const Statement& statement, uint32_t index) {
  json.begin_object();
  json.key("id").value(statement_id(index));
  json.key("mode").value(name_of(statement.mode));
  write_ranges(json, "content", place_of(article, statement.content));
  write_ranges(json, "cue", place_of(article, statement.cue));
  write_ranges(json, "source", place_of(article, statement.source));
  write_ranges(json, "content_span", statement.content);
  write_ranges(json, "cue_span", statement.cue);
  write_ranges(json, "source_span", statement.source);
  write_entity_or_null(json, "speaker", statement.speaker);
  write_text_or_null(json, "source_kind", name_of(statement.source_kind));
  write_addressee(json, article, statement);
  write_words_or_null(json, article, "occasion", statement.occasion);
  write_said_at(json, article, statement);
  json.key("parent");
  statement.parent ? json.value(statement_id(*statement.parent)) : json.null();
  write_via(json, article, statement);
  json.key("polarity").value(name_of(statement.polarity));
  json.key("cue_force").value(name_of(statement.cue_force));
  write_words_list(json, article, "hedges", statement.hedges);
  write_words_list(json, article, "insertions", statement.insertions);
  json.key("rule").value(statement.rule);
  json.key("confidence").hundredths(statement.confidence);
  json.end_object();
}

}  // namespace

void append_json(std::string& out, const Annotation& page, std::string_view engine, const AnnotationFormat& format) {
  const Article& article = page.article;
  JsonWriter json(out);
  json.begin_object();
  json.key("schema").value(1);
  json.key("id").value(page.id);
  if (format.engine) json.key("engine").value(engine);
  json.key("path").value(page.path);
  write_fact_or_null(json, "url", article.url);
  write_fact_or_null(json, "canonical_url", article.canonical_url);
  json.key("bytes").value(page.bytes);
  json.key("charset").value(page.charset.name);
  json.key("charset_reason").value(page.charset.reason);
  json.key("as").value(name_of(page.as));
  json.key("article").value(article.not_article == NotArticle::none);
  write_text_or_null(json, "not_article", name_of(article.not_article));
  json.key("kind").value(name_of(article.kind));
  write_date_or_null(json, "captured", article.captured);
  write_title(json, article);
  write_fact_or_null(json, "kicker", article.kicker);
  write_facts(json, "byline", article.byline);
  write_dateline(json, article);
  write_date(json, "published", article.published);
  write_date_or_null(json, "modified", article.modified);
  write_outlet(json, article);
  write_agencies(json, article);
  write_text_or_null(json, "language", article.language);
  json.key("confidence").hundredths(article.confidence);
  json.key("text").value(article.text);
  json.key("body").value(body_of(article));
  write_segments_and_blocks(json, page);
  write_photos(json, article);
  write_facts(json, "tags", article.tags);
  write_related(json, article);
  write_live_entries(json, article);
  write_notes(json, article);
  write_comments(json, article, format.comments);
  write_entities(json, page);
  json.key("statements").begin_array();
  for (uint32_t i = 0; i < page.statements.size(); ++i) write_statement(json, article, page.statements[i], i);
  json.end_array();
  write_set_aside(json, page);
  json.end_object();
}

void append_json(std::string& out, const ReadError& error) {
  JsonWriter json(out);
  json.begin_object();
  json.key("path").value(error.path);
  json.key("error").begin_object();
  json.key("at").value(error.at);
  json.key("cause").value(error.cause);
  json.end_object();
  json.end_object();
}

}  // namespace onrecord
