#include "cli/dossier_text.h"
#include "onrecord/store/json_parts.h"

namespace onrecord::cli {
namespace {

void write_seen(JsonWriter& json, const Seen& seen) {
  json.key("pages").value(static_cast<uint64_t>(seen.pages));
  write_or_null(json, "first_page", seen.first.not_before);
  write_or_null(json, "last_page", seen.last.not_after);
  json.key("places").begin_array();
  for (const Sighting& sighting : seen.places) {
    json.begin_object();
    write_page_key(json, *sighting.page);
    write_at(json, "at", sighting.at);
    json.end_object();
  }
  json.end_array();
}

void write_names(JsonWriter& json, const std::vector<DossierName>& names) {
  json.key("names").begin_array();
  for (const DossierName& name : names) {
    json.begin_object();
    json.key("text").value(name.text);
    json.key("proved").value(name.proved);
    write_seen(json, name.seen);
    write_quoted(json, "sentence", name.sentence);
    json.key("proofs").begin_array();
    for (const DossierName::Proof& proof : name.proofs) {
      json.begin_object();
      json.key("reason").value(proof.reason);
      json.key("text").value(proof.words);
      write_seen(json, proof.seen);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_roles(JsonWriter& json, const std::vector<DossierRole>& roles) {
  json.key("roles").begin_array();
  for (const DossierRole& role : roles) {
    json.begin_object();
    json.key("text").value(role.text);
    json.key("role").value(role.role.role);
    write_or_null(json, "state", role.role.state);
    write_seen(json, role.seen);
    json.end_object();
  }
  json.end_array();
}

void write_ties(JsonWriter& json, const char* key, const std::vector<DossierTie>& ties) {
  json.key(key).begin_array();
  for (const DossierTie& tie : ties) {
    json.begin_object();
    json.key("name").value(tie.name);
    write_or_null(json, "type", tie.type);
    write_or_null(json, "relation", tie.relation);
    write_seen(json, tie.seen);
    json.end_object();
  }
  json.end_array();
}

void write_statements(JsonWriter& json, const char* key, const std::vector<DossierStatement>& statements) {
  json.key(key).begin_array();
  for (const auto& [page, statement] : statements) {
    json.begin_object();
    write_page_key(json, *page);
    write_statement_fields(json, statement);
    write_published(json, *page);
    json.end_object();
  }
  json.end_array();
}

void write_sighting(JsonWriter& json, const char* key, const Sighting& sighting) {
  json.key(key).begin_object();
  write_page_key(json, *sighting.page);
  write_at(json, "at", sighting.at);
  json.end_object();
}

void write_suggestions(JsonWriter& json, const Suggestions& suggestions) {
  json.key("suggestions").begin_array();
  for (const Suggestion& one : suggestions.all) {
    json.begin_object();
    json.key("other").value(describe(one.other));
    write_or_null(json, "likeness", name_of(one.likeness));
    json.key("shared_pages").value(static_cast<uint64_t>(one.shared_pages));
    write_seen(json, one.seen);
    json.key("evidence").begin_array();
    for (const Evidence& evidence : one.evidence) {
      json.begin_object();
      json.key("kind").value(evidence.kind);
      json.key("words").value(evidence.words);
      write_sighting(json, "here", evidence.here);
      write_sighting(json, "there", evidence.there);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_members(JsonWriter& json, const std::vector<ActorMember>& members) {
  json.key("members").begin_array();
  for (const ActorMember& member : members) {
    json.begin_object();
    write_page_key(json, member.page);
    json.key("entity").value("e" + std::to_string(member.entity.entity));
    json.end_object();
  }
  json.end_array();
}

void write_joins(JsonWriter& json, const ActorInfo& actor) {
  json.key("joins").begin_array();
  for (const ActorJoin& join : actor.joins) {
    json.begin_object();
    json.key("a").value(member_key(actor.members[join.a]));
    json.key("b").value(member_key(actor.members[join.b]));
    json.key("name").value(join.key.substr(join.key.find(':') + 1));
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string dossier_json(const Dossier& dossier, const Suggestions& suggestions) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("actor").value(member_key(dossier.actor.members.front()));
  json.key("name").value(dossier.actor.name);
  json.key("type").value(dossier.actor.type);
  json.key("short_form").value(!has_full_name(dossier.actor));
  json.key("pages").value(static_cast<uint64_t>(dossier.seen.pages));
  write_or_null(json, "first_page", dossier.seen.first.not_before);
  write_or_null(json, "last_page", dossier.seen.last.not_after);
  write_members(json, dossier.actor.members);
  write_joins(json, dossier.actor);
  json.key("corrections").begin_array();
  for (const ActorCorrection& one : dossier.actor.corrections) write_correction_fields(json, one.correction);
  json.end_array();
  write_names(json, dossier.names);
  write_roles(json, dossier.roles);
  write_ties(json, "affiliations", dossier.affiliations);
  write_statements(json, "says", dossier.says);
  json.key("nested_statements").value(dossier.nested_statements);
  write_statements(json, "about", dossier.about);
  write_ties(json, "addressees", dossier.addressees);
  write_ties(json, "addressed_by", dossier.addressed_by);
  write_ties(json, "company", dossier.company);
  write_ties(json, "places", dossier.places);
  write_ties(json, "outlets", dossier.outlets);
  write_suggestions(json, suggestions);
  json.end_object();
  return out + "\n";
}

}  // namespace onrecord::cli
