// onrecord who: the actors of a name, and what proves that their names are one.
#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "cli/page_text.h"
#include "cli/pile.h"
#include "cli/terminal.h"
#include "onrecord/core/utf8.h"
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
  // What the actor says in no other's statement, the earliest dated page first; what stands inside another's statement
  // is counted, since its words may not be shown without that frame.
  std::vector<std::pair<const PageInfo*, StatementInfo>> statements;
  uint64_t nested_statements = 0;
  std::set<std::string> pages;  // Ids.
  DateBounds first, last;       // Of its dated pages.
};

bool stands_before(const PageInfo& a, const PageInfo& b) {
  if (a.bounds.is_dated() != b.bounds.is_dated()) return a.bounds.is_dated();
  if (a.bounds.is_dated() && comes_first(a.bounds, b.bounds)) return true;
  if (a.bounds.is_dated() && comes_first(b.bounds, a.bounds)) return false;
  return a.path < b.path;
}

std::vector<const ActorMember*> earliest_first(const std::vector<ActorMember>& members) {
  std::vector<const ActorMember*> out;
  for (const ActorMember& member : members) out.push_back(&member);
  std::stable_sort(out.begin(), out.end(),
                   [](const auto* a, const auto* b) { return stands_before(a->page, b->page); });
  return out;
}

Status read_what_is_said(const Store& store, Dossier& dossier) {
  for (const ActorMember* member : earliest_first(dossier.actor.members)) {
    Result<std::vector<StatementInfo>> statements = read_statements(store, member->page.page);
    if (!statements) return statements.error();
    for (StatementInfo& statement : *statements) {
      if (statement.speaker != member->entity.entity) continue;
      if (statement.parent) {
        ++dossier.nested_statements;
      } else {
        dossier.statements.emplace_back(&member->page, std::move(statement));
      }
    }
  }
  return Done{};
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
  if (const Status said = read_what_is_said(store, out); !said) return said.error();
  return out;
}

// ---------------------------------------------------------------- for a person

// With one plain space for every run of white space, no-break spaces too: one name, however it was set.
std::string single_spaced(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const Utf8Char c = decode_utf8(text, i);
    if (!is_space(c.code)) {
      out += text.substr(i, c.bytes);
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
    i += c.bytes;
  }
  return out;
}

std::string day_of(const DateBounds& bounds) {
  return bounds.not_before == bounds.not_after ? bounds.not_before : bounds.not_before + "/" + bounds.not_after;
}

std::string counted(uint64_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string headline(const Dossier& dossier, const Paint& paint) {
  std::string out = paint.bold(printable(dossier.actor.name)) + paint.dim("  " + dossier.actor.type + ", ");
  out += paint.dim(counted(dossier.pages.size(), "page"));
  const size_t statements = dossier.statements.size() + dossier.nested_statements;
  if (statements > 0) out += paint.dim(", " + counted(statements, "statement"));
  const bool dated = dossier.first.is_dated();
  if (dated) out += paint.dim(", dated pages " + day_of(dossier.first) + " to " + day_of(dossier.last));
  return out + (dated ? "" : paint.dim(", no dated page")) + "\n";
}

struct NameOnPage {
  const ActorMember* member;
  const NameInfo* name;
};

constexpr size_t places_shown = 3;

// The first places, and how many more there are.
std::string places_text(const std::vector<std::string>& places, const std::string& indent, const Paint& paint) {
  std::string out;
  for (size_t i = 0; i < std::min(places.size(), places_shown); ++i) out += indent + paint.dim(places[i]) + "\n";
  if (places.size() > places_shown) {
    const std::string more = "and " + counted(places.size() - places_shown, "place") + " more (--json has all)";
    out += std::string(indent.size(), ' ') + paint.dim(more) + "\n";
  }
  return out;
}

// One name with its places; a stated alias with each sentence that proves it, the same words once.
std::string name_text(const std::vector<NameOnPage>& names, const Paint& paint, size_t columns) {
  std::string out = "  " + paint.name(printable(names.front().name->text)) + "\n";
  std::vector<std::string> unstated;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> stated;  // Reason and words to places.
  for (const NameOnPage& at : names) {
    if (at.name->reason.empty()) {
      unstated.push_back(place(at.member->page, at.name->at));
    } else {
      stated[{at.name->reason, single_spaced(at.name->proof_text)}].push_back(place(at.member->page, at.name->proof));
    }
  }
  for (const auto& [proof, places] : stated) {
    out += "      stated: " + paint.change(printable(proof.first)) + "\n";
    out += wrapped("“" + printable(proof.second) + "”", columns, "        ");
    out += places_text(places, "        ", paint);
  }
  return out + places_text(unstated, "      stands in  ", paint);
}

using NamePlaces = std::vector<std::pair<std::string, std::vector<NameOnPage>>>;

void add_place(NamePlaces& names, const NameOnPage& at) {
  const std::string text = single_spaced(at.name->text);
  auto found = std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == text; });
  if (found == names.end()) found = names.insert(names.end(), {text, {}});
  found->second.push_back(at);
}

// Names and stated aliases with their proofs; then what the pages call the actor without a sentence that says so.
std::string names_text(const ActorInfo& actor, const Paint& paint, size_t columns) {
  NamePlaces names, unproved;  // In order of appearance.
  for (const ActorMember* member : earliest_first(actor.members)) {
    for (const NameInfo& name : member->entity.names) {
      const bool proved = &name == &member->entity.names.front() || !name.reason.empty();
      add_place(proved ? names : unproved, {member, &name});
    }
  }
  std::string out;
  for (const auto& [text, places] : names) out += name_text(places, paint, columns);
  if (!unproved.empty()) out += "  " + paint.dim("taken for the same on its page, without a stated proof") + "\n";
  for (const auto& [text, places] : unproved) {
    std::vector<std::string> at;
    for (const NameOnPage& one : places) at.push_back(place(one.member->page, one.name->at));
    out += "      " + printable(text) + "\n" + places_text(at, "        ", paint);
  }
  return out;
}

// The names that join pages, with the places where they stand.
std::string joins_text(const ActorInfo& actor, const Paint& paint) {
  std::vector<std::pair<std::string, std::vector<std::string>>> joins;  // In order of appearance.
  for (const ActorJoin& join : actor.joins) {
    const ActorMember& a = actor.members[join.a];
    const ActorMember& b = actor.members[join.b];
    const std::string name = join.key.substr(join.key.find(':') + 1);
    if (joins.empty() || joins.back().first != name)
      joins.push_back({name, {place(a.page, a.entity.names[join.a_name].at)}});
    joins.back().second.push_back(place(b.page, b.entity.names[join.b_name].at));
  }
  std::string out;
  for (const auto& [name, places] : joins) {
    out += "  " + paint.dim("joined by the equal name ") + "\"" + name + "\"\n" + places_text(places, "      ", paint);
  }
  return out;
}

// What a person said of it, each line as it can be undone.
std::string corrections_text(const ActorInfo& actor, const Paint& paint) {
  std::string out;
  for (const Correction& one : actor.corrections) {
    std::string line = printable(describe(one.target));
    if (one.has_with()) line += " and " + printable(describe(one.with));
    if (one.has_to()) line += " to " + printable(one.to);
    for (const std::string* part : {&one.by, &one.reason, &one.date}) {
      if (!part->empty()) line += paint.dim(", " + printable(*part));
    }
    out += "  " + paint.change("corrected by hand") + ": " + name_of(one.verb) + " " + line +
           paint.dim("  (line " + std::to_string(one.line) + ")") + "\n";
  }
  return out;
}

constexpr size_t statements_shown = 6;

std::string statements_text(const Dossier& dossier, const Paint& paint, size_t columns) {
  std::string out;
  for (size_t i = 0; i < std::min(dossier.statements.size(), statements_shown); ++i) {
    const auto& [page, statement] = dossier.statements[i];
    const std::string how = frame(statement);
    const std::string words = (how.empty() ? "" : how + " ") + "“" + printable(statement.content.text) + "”";
    out += wrapped(words, columns, "      ") + "      " +
           paint.dim(when(*page) + "  " + place(*page, statement.content.at)) + "\n";
  }
  const size_t more = dossier.statements.size() - std::min(dossier.statements.size(), statements_shown);
  if (more > 0) out += "      " + paint.dim("and " + std::to_string(more) + " more (--json has all)") + "\n";
  if (dossier.nested_statements > 0) {
    out += "      " +
           paint.dim(counted(dossier.nested_statements, "statement") + " as others tell it: see onrecord show") + "\n";
  }
  return out.empty() ? "" : "  " + paint.dim("says") + "\n" + out;
}

std::string dossier_text(const Dossier& dossier, const Paint& paint, size_t columns) {
  std::string out = headline(dossier, paint);
  std::set<std::string> roles;
  for (const ActorMember& member : dossier.actor.members) {
    if (!member.entity.roles.empty()) roles.insert(printable(member.entity.roles));
  }
  for (const std::string& role : roles) out += "  " + paint.dim("role  ") + role + "\n";
  out += corrections_text(dossier.actor, paint) + names_text(dossier.actor, paint, columns);
  out += joins_text(dossier.actor, paint);
  return out + statements_text(dossier, paint, columns);
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
  json.key("nested_statements").value(dossier.nested_statements);
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
  json.key("statements").begin_array();
  for (const auto& [page, statement] : dossier.statements) {
    json.begin_object();
    write_page_key(json, *page);
    json.key("statement").value("s" + std::to_string(statement.statement));
    json.key("polarity").value(statement.polarity);
    write_quoted(json, "content", statement.content);
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
  json.key("corrections").begin_array();
  for (const Correction& correction : dossier.actor.corrections) write_correction_fields(json, correction);
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

void add_who(CommandLine& program) {
  auto options = std::make_shared<WhoOptions>();
  Command command = program.command("who", "Show the actors of a name, and the sentences that prove their names");
  add_pile_options(command, options->pile);
  command.positional("name", options->name, "A name, or words of one")
      .footer(
          "Pages join on equal full names and on aliases that a sentence states. Short forms stand apart.\n\n"
          "Examples:\n"
          "  onrecord who \"Ana Rook\"\n"
          "  onrecord who front --json | jq -r .name")
      .run([options] { return who(*options); });
}

}  // namespace onrecord::cli
