#include "cli/dossier_text.h"

#include <algorithm>
#include <set>

#include "cli/page_text.h"

namespace onrecord::cli {
namespace {

constexpr size_t places_shown = 3, ties_shown = 8, statements_shown = 6;

std::string counted(uint64_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string day_of(const DateBounds& bounds) {
  return bounds.not_before == bounds.not_after ? bounds.not_before : bounds.not_before + "/" + bounds.not_after;
}

// "3 pages, 2016-09-01 to 2016-09-30"
std::string seen_text(const Seen& seen) {
  std::string out = counted(seen.pages, "page");
  if (!seen.first.is_dated()) return out + ", no dated page";
  const std::string first = day_of(seen.first), last = day_of(seen.last);
  return out + ", " + first + (first == last ? "" : " to " + last);
}

std::string more_text(size_t count, size_t shown, const char* noun, const std::string& indent, const Paint& paint) {
  if (count <= shown) return "";
  return indent + paint.dim("and " + counted(count - shown, noun) + " more (--json has all)") + "\n";
}

// The first places, and how many more there are.
std::string places_text(const Seen& seen, const std::string& indent, const Paint& paint) {
  std::string out;
  for (size_t i = 0; i < std::min(seen.places.size(), places_shown); ++i) {
    out += indent + paint.dim(place(*seen.places[i].page, seen.places[i].at)) + "\n";
  }
  return out + more_text(seen.places.size(), places_shown, "place", indent, paint);
}

std::string first_place(const Seen& seen) { return place(*seen.places.front().page, seen.places.front().at); }

std::string headline(const Dossier& dossier, const Paint& paint) {
  std::string out = paint.bold(printable(dossier.actor.name)) + paint.dim("  " + dossier.actor.type);
  out += paint.dim(", " + seen_text(dossier.seen));
  const size_t statements = dossier.says.size() + dossier.nested_statements;
  if (statements > 0) out += paint.dim(", " + counted(statements, "statement"));
  return out + "\n";
}

// What a person said of it, each line as it can be undone.
std::string corrections_text(const ActorInfo& actor, const Paint& paint) {
  std::string out;
  for (const auto& [one, target, with] : actor.corrections) {
    std::string line = printable(target);
    if (!with.empty()) line += " and " + printable(with);
    if (one.has_to()) line += " to " + printable(one.to);
    for (const std::string* part : {&one.by, &one.reason, &one.date}) {
      if (!part->empty()) line += paint.dim(", " + printable(*part));
    }
    out += "  " + paint.change("corrected by hand") + ": " + name_of(one.verb) + " " + line +
           paint.dim("  (line " + std::to_string(one.line) + ")") + "\n";
  }
  return out;
}

// One name with its dates and places; a stated alias with each sentence that proves it.
std::string name_text(const DossierName& name, const Paint& paint, size_t columns) {
  std::string out = "  " + paint.name(printable(name.text)) + paint.dim("  " + seen_text(name.seen)) + "\n";
  for (const DossierName::Proof& proof : name.proofs) {
    out += "      stated: " + paint.change(printable(proof.reason)) + paint.dim("  " + seen_text(proof.seen)) + "\n";
    out +=
        wrapped("“" + printable(proof.words) + "”", columns, "        ") + places_text(proof.seen, "        ", paint);
  }
  if (!name.proofs.empty()) return out;
  if (!name.sentence.text.empty()) out += wrapped("“" + printable(name.sentence.text) + "”", columns, "      ");
  return out + places_text(name.seen, "      ", paint);
}

// Names and stated aliases with their proofs; then what the pages call the actor without a sentence that says so.
std::string names_text(const Dossier& dossier, const Paint& paint, size_t columns) {
  std::string out;
  bool proved = true;
  for (const DossierName& name : dossier.names) {
    if (proved && !name.proved) {
      out += "  " + paint.dim("taken for the same on its page, without a stated proof") + "\n";
    }
    proved = name.proved;
    out += name_text(name, paint, columns);
  }
  return out;
}

// The names that join pages.
std::string joins_text(const ActorInfo& actor, const Paint& paint) {
  std::vector<std::pair<std::string, size_t>> joins;  // Name and pages, in order of appearance.
  for (const ActorJoin& join : actor.joins) {
    const std::string name = join.key.substr(join.key.find(':') + 1);
    if (joins.empty() || joins.back().first != name) joins.push_back({name, 1});
    ++joins.back().second;
  }
  std::string out;
  for (const auto& [name, members] : joins) {
    out += "  " + paint.dim("joined by the equal name ") + "\"" + name + "\"" +
           paint.dim(", " + std::to_string(members) + " times") + "\n";
  }
  return out;
}

std::string roles_text(const std::vector<DossierRole>& roles, const Paint& paint) {
  std::string out;
  for (size_t i = 0; i < roles.size(); ++i) {
    const bool is_state_of_last = i > 0 && roles[i].role.role == roles[i - 1].role.role;
    out += (is_state_of_last ? "        " : "      ") + printable(roles[i].text);
    out += paint.dim("  " + seen_text(roles[i].seen) + "  " + first_place(roles[i].seen)) + "\n";
  }
  return out.empty() ? "" : "  " + paint.dim("is called, on pages of these dates") + "\n" + out;
}

std::string ties_text(const char* head, const std::vector<DossierTie>& ties, const Paint& paint) {
  std::string out;
  for (size_t i = 0; i < std::min(ties.size(), ties_shown); ++i) {
    const DossierTie& tie = ties[i];
    out += "      " + paint.name(printable(tie.name));
    if (!tie.relation.empty()) out += "  “" + printable(tie.relation) + "”";
    out += paint.dim("  " + seen_text(tie.seen) + "  " + first_place(tie.seen)) + "\n";
  }
  out += more_text(ties.size(), ties_shown, "other", "      ", paint);
  return out.empty() ? "" : "  " + paint.dim(head) + "\n" + out;
}

std::string statements_text(const char* head, const std::vector<DossierStatement>& statements, bool with_speaker,
                            const Paint& paint, size_t columns) {
  std::string out;
  for (size_t i = 0; i < std::min(statements.size(), statements_shown); ++i) {
    const auto& [page, statement] = statements[i];
    const std::string how = frame(statement);
    const std::string who = with_speaker ? speaker(statement, paint) + ": " : "";
    const std::string words = who + (how.empty() ? "" : how + " ") + "“" + printable(statement.content.text) + "”";
    out += wrapped(words, columns, "      ");
    out += "      " + paint.dim(when(*page) + "  " + place(*page, statement.content.at)) + "\n";
  }
  out += more_text(statements.size(), statements_shown, "statement", "      ", paint);
  return out.empty() ? "" : "  " + paint.dim(head) + "\n" + out;
}

// What a person may look into; nothing of it is a fact of the pile.
std::string suggestions_text(const Suggestions& suggestions, const Paint& paint, size_t columns) {
  std::string out;
  for (size_t i = 0; i < std::min(suggestions.all.size(), ties_shown); ++i) {
    const Suggestion& one = suggestions.all[i];
    out += "      " + paint.name(printable(describe(one.other))) + paint.dim("  " + seen_text(one.seen));
    if (one.likeness != Likeness::none) out += std::string("  ") + name_of(one.likeness);
    if (one.shared_pages > 0) {
      out += "; " + paint.change("against it: " + counted(one.shared_pages, "page") + " that names both");
    }
    out += "\n";
    for (size_t k = 0; k < std::min(one.evidence.size(), places_shown); ++k) {
      const Evidence& evidence = one.evidence[k];
      out += wrapped(evidence.kind + ": “" + printable(evidence.words) + "”", columns, "        ");
      out += "        " + paint.dim(place(*evidence.here.page, evidence.here.at)) + "\n";
      out += "        " + paint.dim(place(*evidence.there.page, evidence.there.at)) + "\n";
    }
    out += more_text(one.evidence.size(), places_shown, "hint", "        ", paint);
  }
  out += more_text(suggestions.all.size(), ties_shown, "suggestion", "      ", paint);
  if (out.empty()) return "";
  return "  " + paint.change("Suggestions") + ": not joined; onrecord correct merge or distinct decides\n" + out;
}

}  // namespace

std::string dossier_text(const Dossier& dossier, const Suggestions& suggestions, const Paint& paint, size_t columns) {
  std::string out = headline(dossier, paint) + corrections_text(dossier.actor, paint);
  out += names_text(dossier, paint, columns) + joins_text(dossier.actor, paint);
  out += roles_text(dossier.roles, paint);
  out += ties_text("role with", dossier.affiliations, paint);
  out += statements_text("says", dossier.says, false, paint, columns);
  if (dossier.nested_statements > 0) {
    out += "      " +
           paint.dim(counted(dossier.nested_statements, "statement") + " as others tell it: see onrecord show") + "\n";
  }
  out += ties_text("says it to", dossier.addressees, paint);
  out += statements_text("others say of it", dossier.about, true, paint, columns);
  out += ties_text("is told by", dossier.addressed_by, paint);
  out += ties_text("named on the same pages", dossier.company, paint);
  out += ties_text("places on the same pages", dossier.places, paint);
  out += ties_text("outlets", dossier.outlets, paint);
  return out + suggestions_text(suggestions, paint, columns);
}

std::string others_text(const std::vector<ActorInfo>& actors, uint64_t limit, const Paint& paint) {
  std::string out = paint.change("More of that name") + ": --limit " + std::to_string(limit + actors.size()) +
                    " shows what is known of each\n";
  for (const ActorInfo& actor : actors) {
    std::set<int64_t> pages;
    for (const ActorMember& member : actor.members) pages.insert(member.page.page);
    out += "  " + paint.name(printable(actor.name)) +
           paint.dim("  " + actor.type + ", " + counted(pages.size(), "page")) + "\n";
  }
  return out;
}

std::string short_forms_text(const std::vector<DossierName>& names, const Paint& paint) {
  std::string out = paint.change("Without proof") +
                    ": short forms; who is meant is not stated, they join nothing (--json has each)\n";
  for (const DossierName& name : names) {
    out += "  " + paint.name(printable(name.text)) + paint.dim("  " + seen_text(name.seen)) + "\n";
    out += places_text(name.seen, "      ", paint);
  }
  return out;
}

}  // namespace onrecord::cli
