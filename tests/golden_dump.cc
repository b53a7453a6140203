#include "tests/golden_dump.h"

#include <set>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// In quotation marks; a break between two blocks shows as "\n", so that one fact stays one line.
std::string in_marks(std::string_view words) {
  std::string out = "\"";
  for (char c : words) {
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string words_at(std::string_view text, const Spans& spans) {
  std::string out;
  for (Span span : spans) {
    if (!out.empty()) out += " ";
    out += in_marks(slice(text, span));
  }
  return out.empty() ? "none" : out;
}

std::string words_at(std::string_view text, Span span) { return in_marks(slice(text, span)); }

// "\"2017-12-25\" [attribute]": the words, and how they are coded where that is not plain text.
std::string shown(const Fact& fact) {
  std::string out = in_marks(fact.text);
  if (fact.coding != Coding::text) out += std::string(" [") + name_of(fact.coding) + "]";
  if (fact.given != Given::none) out += std::string(" [given: ") + name_of(fact.given) + "]";
  return out;
}

const char* name_of_field(MetaField field) {
  switch (field) {
    case MetaField::title: return "title";
    case MetaField::author: return "author";
    case MetaField::published: return "published";
    case MetaField::modified: return "modified";
    case MetaField::site_name: return "site-name";
    case MetaField::url: return "url";
    case MetaField::canonical_url: return "canonical-url";
    case MetaField::description: return "description";
    case MetaField::section: return "section";
    case MetaField::tag: return "tag";
    case MetaField::language: return "language";
    case MetaField::type: return "type";
    case MetaField::agency: return "agency";
    case MetaField::image_credit: return "image-credit";
    case MetaField::live_title: return "live-title";
    case MetaField::live_time: return "live-time";
  }
  return "";
}

const char* name_of_agency(AgencyKind kind) {
  switch (kind) {
    case AgencyKind::text: return "text";
    case AgencyKind::photo: return "photo";
    case AgencyKind::cited: return "cited";
  }
  return "";
}

void add_flag(std::string& out, const char* name, uint32_t count) {
  if (count != 0) out += std::string(" ") + name + " " + std::to_string(count);
}

std::string flags_of(const Block& block) {
  std::string out;
  if (block.lines != 1) add_flag(out, "lines", block.lines);
  add_flag(out, "blank-before", block.blank_before);
  add_flag(out, "indent", block.indent);
  add_flag(out, "link-bytes", block.link_bytes);
  if (block.bullet) out += " bullet";
  return out;
}

// ---------------------------------------------------------------- article

std::string interval_of(const DateFact& date) {
  if (!date.not_before && !date.not_after) return "";
  return " [" + (date.not_before ? to_string(*date.not_before) : "") + ".." +
         (date.not_after ? to_string(*date.not_after) : "") + "]";
}

void add_date(std::string& out, const char* name, const DateFact& date) {
  out += std::string(name) + " " + (date.value.empty() ? "unknown" : date.value);
  if (date.precision != DatePrecision::none) out += std::string(" ") + name_of(date.precision);
  if (date.zone) out += " zone " + *date.zone;
  out += interval_of(date);
  if (!date.fact.text.empty()) out += "  " + shown(date.fact);
  if (!date.reason.empty()) out += " (" + date.reason + ")";
  out += '\n';
  for (const DateCandidate& candidate : date.candidates) {
    out += "  candidate " + candidate.value + "  " + shown(candidate.fact) + " (" + candidate.reason + ")\n";
  }
}

void add_fact(std::string& out, const char* name, const std::optional<Fact>& fact) {
  if (fact) out += std::string(name) + " " + shown(*fact) + '\n';
}

void add_title(std::string& out, const Article& article) {
  if (!article.title) return;
  out += "title " + shown(article.title->fact);
  if (!article.title->also_at.empty()) out += "  again " + std::to_string(article.title->also_at.size()) + "x";
  out += '\n';
}

void add_dateline(std::string& out, const Article& article) {
  if (!article.dateline) return;
  out += "dateline " + shown(article.dateline->fact);
  if (article.dateline->place) out += "  place " + shown(*article.dateline->place);
  if (article.dateline->agency) out += "  agency " + shown(*article.dateline->agency);
  out += '\n';
}

void add_agencies(std::string& out, const Article& article) {
  for (const Agency& agency : article.agencies) {
    out += std::string("agency ") + name_of_agency(agency.kind) + " " + shown(agency.fact);
    if (!agency.also_at.empty()) out += "  again " + std::to_string(agency.also_at.size()) + "x";
    out += '\n';
  }
}

void add_photos(std::string& out, const Article& article) {
  for (const Photo& photo : article.photos) {
    out += "photo";
    if (photo.caption) out += " caption " + shown(*photo.caption);
    if (photo.credit) out += " credit " + shown(*photo.credit);
    out += '\n';
  }
}

void add_related(std::string& out, const Article& article) {
  for (const Fact& tag : article.tags) out += "tag " + shown(tag) + '\n';
  for (const RelatedLink& link : article.related) {
    out += "related " + shown(link.fact) + (link.url ? " -> " + *link.url : "") + '\n';
  }
}

void add_live_entries(std::string& out, const Article& article) {
  for (const LiveEntry& entry : article.live_entries) {
    out += "entry " + (entry.time.value.empty() ? std::string("-") : entry.time.value) + "  " + shown(entry.time.fact) +
           " (" + entry.time.reason + ")";
    if (entry.title) out += "  title " + shown(*entry.title);
    for (const Span span : entry.span) out += " | " + in_marks(slice(article.text, span));
    out += '\n';
  }
}

void add_comments(std::string& out, const Article& article) {
  for (const Comment& comment : article.comments) {
    out += std::string(2 * comment.depth, ' ') + "comment";
    if (comment.author) out += " by " + shown(*comment.author);
    if (comment.time) out += " at " + shown(*comment.time);
    out += " " + in_marks(comment.text) + '\n';
  }
}

void add_blocks(std::string& out, const Article& article, const Page& page) {
  out += "blocks:\n";
  for (const LabelledBlock& block : article.blocks) {
    out += std::string("  ") + name_of(block.label) + " | " + std::string(slice(page.text, block.span)) + '\n';
  }
}

void add_segments(std::string& out, const Article& article) {
  out += "text:\n";
  for (const Segment& segment : article.segments) {
    out += std::string("  ") + name_of(segment.label) + " | " + std::string(slice(article.text, segment.span)) + '\n';
  }
}

// ---------------------------------------------------------------- entities

void add_entity(std::string& out, const Annotation& page, uint32_t index) {
  const Entity& entity = page.entities.entities[index];
  const std::string_view text = page.article.text;
  out += "e" + std::to_string(index + 1) + " " + name_of(entity.type) + (entity.named ? " " : " unnamed ") +
         in_marks(entity.name) + '\n';
  for (const Role& role : entity.roles) out += "  role " + words_at(text, role.span) + '\n';
  for (const Alias& alias : entity.aliases) {
    out += "  alias " + words_at(text, alias.span);
    if (!alias.reason.empty()) out += "  " + alias.reason + ": " + words_at(text, alias.proof);
    out += '\n';
  }
  for (const Mention& mention : page.entities.mentions) {
    if (mention.entity != index) continue;
    out += std::string("  ") + name_of(mention.form) + " " + words_at(text, mention.span) + '\n';
  }
}

// ---------------------------------------------------------------- statements

std::string name_of_entity(const Annotation& page, uint32_t index) {
  return in_marks(page.entities.entities[index].name);
}

void add_sources(std::string& out, const Annotation& page, const Statement& statement) {
  const std::string_view text = page.article.text;
  if (statement.speaker) {
    out += "   speaker " + name_of_entity(page, *statement.speaker) + " " + name_of(statement.source_kind) + '\n';
  }
  for (const Via& via : statement.via) {
    out += std::string("   via ") + name_of(via.role) + " " + name_of_entity(page, via.entity) + " " +
           words_at(text, via.span) + " " + name_of(via.basis) + '\n';
  }
  if (statement.addressee) {
    out += "   addressee " + words_at(text, statement.addressee->span);
    if (statement.addressee->entity) out += " = " + name_of_entity(page, *statement.addressee->entity);
    out += '\n';
  }
}

void add_circumstances(std::string& out, const Annotation& page, const Statement& statement) {
  const std::string_view text = page.article.text;
  if (statement.occasion) out += "   occasion " + words_at(text, *statement.occasion) + '\n';
  if (statement.said_at) {
    out += "   said-at " + words_at(text, *statement.said_at);
    if (statement.said_at_value) out += " = " + *statement.said_at_value;
    out += '\n';
  }
  if (statement.polarity != Polarity::affirmed) {
    out += std::string("   polarity ") + name_of(statement.polarity) + '\n';
  }
  if (statement.cue_force != CueForce::neutral) out += std::string("   force ") + name_of(statement.cue_force) + '\n';
  if (!statement.hedges.empty()) out += "   hedges " + words_at(text, statement.hedges) + '\n';
  if (!statement.insertions.empty()) out += "   insertions " + words_at(text, statement.insertions) + '\n';
}

void add_statement(std::string& out, const Annotation& page, uint32_t index) {
  const Statement& statement = page.statements[index];
  const std::string_view text = page.article.text;
  out += "s" + std::to_string(index + 1) + " " + name_of(statement.mode) + "  content " +
         words_at(text, statement.content) + "  source " + words_at(text, statement.source) + " cue " +
         words_at(text, statement.cue);
  if (statement.parent) out += "  in s" + std::to_string(*statement.parent + 1);
  out += '\n';
  add_sources(out, page, statement);
  add_circumstances(out, page, statement);
  out += "   rule " + statement.rule + '\n';
}

// The pronouns that only this stage resolves; the other mentions are in the dump of entities.
void add_first_persons(std::string& out, const Annotation& page) {
  static const std::set<std::string> words = {"i", "me", "my", "mine", "myself", "we"};
  for (const Mention& mention : page.entities.mentions) {
    const std::string_view word = slice(page.article.text, mention.span);
    if (mention.form != MentionForm::pronoun || !words.contains(to_lower(word))) continue;
    out += "pronoun " + in_marks(word) + " = " + name_of_entity(page, mention.entity) + '\n';
  }
}

}  // namespace

std::string dump_page(const Page& page) {
  std::string out = std::string(name_of(page.kind)) + " " + page.charset.name + " (" + page.charset.reason + ")\n";
  for (const MetaCandidate& candidate : page.candidates) {
    out += std::string("meta ") + name_of_field(candidate.field) + " " + shown(candidate.fact) + " (" +
           candidate.reason + ")\n";
  }
  for (const Block& block : page.blocks) {
    out += "block" + flags_of(block) + " | " + std::string(block_text(page, block)) + '\n';
  }
  for (const std::string& note : page.notes) out += "note " + note + '\n';
  return out;
}

std::string dump_article(const Annotation& annotation, const Page& page) {
  const Article& article = annotation.article;
  std::string out = article.not_article == NotArticle::none
                        ? std::string("article ") + name_of(article.kind)
                        : std::string("not an article: ") + name_of(article.not_article);
  out += "  language " + (article.language.empty() ? "unknown" : article.language) + '\n';
  add_title(out, article);
  add_fact(out, "kicker", article.kicker);
  for (const Fact& author : article.byline) add_fact(out, "byline", author);
  add_dateline(out, article);
  add_date(out, "published", article.published);
  if (article.modified) add_date(out, "modified", *article.modified);
  if (article.captured) add_date(out, "captured", *article.captured);
  if (article.outlet) out += "outlet " + shown(article.outlet->fact) + " (" + article.outlet->reason + ")\n";
  add_agencies(out, article);
  add_fact(out, "url", article.url);
  add_fact(out, "canonical-url", article.canonical_url);
  add_photos(out, article);
  add_related(out, article);
  add_live_entries(out, article);
  add_comments(out, article);
  for (const std::string& note : article.notes) out += "note " + note + '\n';
  add_blocks(out, article, page);
  add_segments(out, article);
  return out;
}

std::string dump_entities(const Annotation& annotation) {
  std::string out;
  for (uint32_t i = 0; i < annotation.entities.entities.size(); ++i) add_entity(out, annotation, i);
  return out.empty() ? "nobody is named\n" : out;
}

std::string dump_statements(const Annotation& annotation) {
  std::string out;
  for (uint32_t i = 0; i < annotation.statements.size(); ++i) add_statement(out, annotation, i);
  for (const SetAside& quote : annotation.set_aside) {
    out += "set aside " + words_at(annotation.article.text, quote.span) + "  " + name_of(quote.reason) + '\n';
  }
  add_first_persons(out, annotation);
  return out.empty() ? "no statement\n" : out;
}

}  // namespace onrecord
