// onrecord who: the actors of a name, and what proves that their names are one.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>

#include "cli/page_text.h"
#include "cli/pile.h"
#include "cli/terminal.h"
#include "onrecord/corpus/date_bounds.h"
#include "onrecord/store/actor_query.h"
#include "onrecord/store/json_parts.h"

namespace onrecord::cli {
namespace {

struct WhoOptions {
  PileOptions pile;
  std::string name;
};

struct Dossier {
  ActorInfo actor;
  bool full_name = false;  // Some name of it may join pages; else it stands apart, without proof.
  uint64_t statements = 0;
  std::set<std::string> pages;  // Ids.
  DateBounds first, last;       // Of its dated pages.
};

Result<uint64_t> count_statements(const Store& store, const ActorInfo& actor) {
  uint64_t count = 0;
  for (const ActorMember& member : actor.members) {
    const Result<std::vector<StatementInfo>> statements = read_statements(store, member.page.page);
    if (!statements) return statements.error();
    for (const StatementInfo& statement : *statements) count += statement.speaker == member.entity.entity;
  }
  return count;
}

Result<Dossier> read_dossier(const Store& store, int64_t number) {
  Result<ActorInfo> actor = read_actor(store, number);
  if (!actor) return actor.error();
  Dossier out;
  out.actor = std::move(*actor);
  for (const ActorMember& member : out.actor.members) {
    out.pages.insert(member.page.id);
    for (const NameInfo& name : member.entity.names) out.full_name = out.full_name || !name.key.empty();
    const DateBounds& bounds = member.page.bounds;
    if (!bounds.is_dated()) continue;
    if (!out.first.is_dated() || comes_first(bounds, out.first)) out.first = bounds;
    if (!out.last.is_dated() || comes_first(out.last, bounds)) out.last = bounds;
  }
  const Result<uint64_t> statements = count_statements(store, out.actor);
  if (!statements) return statements.error();
  out.statements = *statements;
  return out;
}

// ---------------------------------------------------------------- for a person

std::string day_of(const DateBounds& bounds) {
  return bounds.not_before == bounds.not_after ? bounds.not_before : bounds.not_before + "/" + bounds.not_after;
}

std::string counted(uint64_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string headline(const Dossier& dossier, const Paint& paint) {
  std::string out = paint.bold(printable(dossier.actor.name)) + paint.dim("  " + dossier.actor.type + ", ");
  out += paint.dim(counted(dossier.pages.size(), "page"));
  if (dossier.statements > 0) out += paint.dim(", " + counted(dossier.statements, "statement"));
  const bool dated = dossier.first.is_dated();
  if (dated) out += paint.dim(", dated pages " + day_of(dossier.first) + " to " + day_of(dossier.last));
  return out + (dated ? "" : paint.dim(", no dated page")) + "\n";
}

struct NameOnPage {
  const ActorMember* member;
  const NameInfo* name;
};

// One name with all its places; a stated alias with the sentence that proves it.
std::string name_text(const std::vector<NameOnPage>& places, const Paint& paint, size_t columns) {
  std::string out = "  " + paint.name(printable(places.front().name->text)) + "\n";
  for (const NameOnPage& at : places) {
    if (at.name->reason.empty()) {
      out += "      " + paint.dim("stands in  " + place(at.member->page, at.name->at)) + "\n";
      continue;
    }
    out += "      stated: " + paint.change(printable(at.name->reason)) + "\n";
    out += wrapped("“" + printable(at.name->proof_text) + "”", columns, "        ");
    out += "        " + paint.dim(place(at.member->page, at.name->proof)) + "\n";
  }
  return out;
}

using NamePlaces = std::vector<std::pair<std::string, std::vector<NameOnPage>>>;

void add_place(NamePlaces& names, const NameOnPage& at) {
  auto found = std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == at.name->text; });
  if (found == names.end()) found = names.insert(names.end(), {at.name->text, {}});
  found->second.push_back(at);
}

// Names and stated aliases with their proofs; then what the pages call the actor without a sentence that says so.
std::string names_text(const ActorInfo& actor, const Paint& paint, size_t columns) {
  NamePlaces names, unproved;  // In order of appearance.
  for (const ActorMember& member : actor.members) {
    for (const NameInfo& name : member.entity.names) {
      const bool proved = &name == &member.entity.names.front() || !name.reason.empty();
      add_place(proved ? names : unproved, {&member, &name});
    }
  }
  std::string out;
  for (const auto& [text, places] : names) out += name_text(places, paint, columns);
  if (!unproved.empty()) out += "  " + paint.dim("taken for the same on its page, without a stated proof") + "\n";
  for (const auto& [text, places] : unproved) {
    out += "      " + printable(text);
    for (const NameOnPage& at : places) out += paint.dim("  " + place(at.member->page, at.name->at));
    out += "\n";
  }
  return out;
}

std::string joins_text(const ActorInfo& actor, const Paint& paint) {
  std::string out;
  for (size_t i = 0; i < actor.joins.size(); ++i) {
    const ActorJoin& join = actor.joins[i];
    const ActorMember& a = actor.members[join.a];
    const ActorMember& b = actor.members[join.b];
    if (i == 0 || actor.joins[i - 1].key != join.key) {
      out += "  " + paint.dim("joined by the equal name ") + "\"" + join.key.substr(join.key.find(':') + 1) + "\"\n";
      out += "      " + paint.dim(place(a.page, a.entity.names[join.a_name].at)) + "\n";
    }
    out += "      " + paint.dim(place(b.page, b.entity.names[join.b_name].at)) + "\n";
  }
  return out;
}

std::string dossier_text(const Dossier& dossier, const Paint& paint, size_t columns) {
  std::string out = headline(dossier, paint);
  std::set<std::string> roles;
  for (const ActorMember& member : dossier.actor.members) {
    if (!member.entity.roles.empty()) roles.insert(printable(member.entity.roles));
  }
  for (const std::string& role : roles) out += "  " + paint.dim("role  ") + role + "\n";
  return out + names_text(dossier.actor, paint, columns) + joins_text(dossier.actor, paint);
}

std::string who_text(const std::vector<Dossier>& dossiers) {
  const Paint paint(stdout);
  const size_t columns = std::min<size_t>(terminal_columns(stdout), 120);
  std::string with_proof, apart;
  for (const Dossier& dossier : dossiers) {
    std::string& out = dossier.full_name ? with_proof : apart;
    if (!out.empty()) out += "\n";
    out += dossier_text(dossier, paint, columns);
  }
  if (apart.empty()) return with_proof;
  const std::string head =
      paint.change("Without proof") + ": short forms; who is meant is not stated, they join nothing";
  return with_proof + (with_proof.empty() ? "" : "\n") + head + "\n\n" + apart;
}

// ---------------------------------------------------------------- for a program

void write_name(JsonWriter& json, const NameInfo& name) {
  json.begin_object();
  json.key("text").value(name.text);
  write_at(json, "at", name.at);
  write_or_null(json, "reason", name.reason);
  write_quoted(json, "proof", {name.proof_text, name.proof});
  json.end_object();
}

std::string dossier_json(const Dossier& dossier) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("actor").value(member_key(dossier.actor.members.front()));
  json.key("name").value(dossier.actor.name);
  json.key("type").value(dossier.actor.type);
  json.key("short_form").value(!dossier.full_name);
  json.key("statements").value(dossier.statements);
  write_or_null(json, "first_page", dossier.first.not_before);
  write_or_null(json, "last_page", dossier.last.not_after);
  json.key("members").begin_array();
  for (const ActorMember& member : dossier.actor.members) {
    json.begin_object();
    write_page_key(json, member.page);
    json.key("entity").value("e" + std::to_string(member.entity.entity));
    write_or_null(json, "roles", member.entity.roles);
    json.key("names").begin_array();
    for (const NameInfo& name : member.entity.names) write_name(json, name);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("joins").begin_array();
  for (const ActorJoin& join : dossier.actor.joins) {
    json.begin_object();
    json.key("a").value(member_key(dossier.actor.members[join.a]));
    json.key("b").value(member_key(dossier.actor.members[join.b]));
    json.key("name").value(join.key.substr(join.key.find(':') + 1));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

int who(const WhoOptions& options) {
  const Result<Store> store = open_pile(options.pile);
  if (!store) return fail(store.error().message);
  const Result<std::vector<int64_t>> actors = find_actors(*store, options.name);
  if (!actors) return fail(actors.error().message);
  std::vector<Dossier> dossiers;
  for (int64_t actor : *actors) {
    Result<Dossier> dossier = read_dossier(*store, actor);
    if (!dossier) return fail(dossier.error().message);
    dossiers.push_back(std::move(*dossier));
  }
  std::string out;
  if (options.pile.json) {
    for (const Dossier& dossier : dossiers) out += dossier_json(dossier);
  } else {
    out = who_text(dossiers);
  }
  if (dossiers.empty()) std::fprintf(stderr, "onrecord: nobody of that name in this pile\n");
  return print(out, dossiers.empty() ? exit_none : exit_found);
}

}  // namespace

void add_who(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<WhoOptions>();
  CLI::App* command = app.add_subcommand("who", "Show the actors of a name, and the sentences that prove their names");
  command->add_option("name", options->name, "A name, or words of one")->required();
  add_pile_options(*command, options->pile);
  command->footer(
      "Pages join on equal full names and on aliases that a sentence states. Short forms stand apart.\n\n"
      "Examples:\n"
      "  onrecord who \"Ana Rook\"\n"
      "  onrecord who front --json | jq -r .name");
  command->callback([options, &exit_code] { exit_code = who(*options); });
}

}  // namespace onrecord::cli
