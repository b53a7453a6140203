// onrecord who: the actors of a name, what the pile knows of them, and the sentences that prove their names.
#include <algorithm>
#include <memory>

#include "cli/dossier_text.h"
#include "cli/pile.h"

namespace onrecord::cli {
namespace {

struct WhoOptions {
  PileOptions pile;
  std::string name;
};

struct Answer {
  Dossier dossier;
  Suggestions suggestions;
};

Result<std::vector<Answer>> answer(const Store& store, const std::string& name) {
  const Result<DossierTables> tables = load_dossier_tables({});
  const Result<SuggestionTables> hints = load_suggestion_tables({});
  const Result<std::vector<int64_t>> actors = find_actors(store, name);
  if (!tables) return tables.error();
  if (!hints) return hints.error();
  if (!actors) return actors.error();
  std::vector<Answer> out;
  for (int64_t actor : *actors) {
    Result<Dossier> dossier = read_dossier(store, actor, *tables);
    if (!dossier) return dossier.error();
    out.push_back({std::move(*dossier), {}});
    // A short form's own dossier has no name to compare.
    if (!out.back().dossier.full_name) continue;
    Result<Suggestions> suggestions = find_suggestions(store, out.back().dossier, *hints);
    if (!suggestions) return suggestions.error();
    out.back().suggestions = std::move(*suggestions);
  }
  return Result<std::vector<Answer>>(std::move(out));
}

std::string who_text(const std::vector<Answer>& answers) {
  const Paint paint(stdout);
  const size_t columns = std::min<size_t>(terminal_columns(stdout), 120);
  std::string with_proof, apart;
  for (const auto& [dossier, suggestions] : answers) {
    std::string& out = dossier.full_name ? with_proof : apart;
    if (!out.empty()) out += "\n";
    out += dossier_text(dossier, suggestions, paint, columns);
  }
  if (apart.empty()) return with_proof;
  const std::string head =
      paint.change("Without proof") + ": short forms; who is meant is not stated, they join nothing";
  return with_proof + (with_proof.empty() ? "" : "\n") + head + "\n\n" + apart;
}

int who(const WhoOptions& options) {
  const Result<Store> store = open_pile(options.pile);
  if (!store) return fail(store.error().message);
  const Result<std::vector<Answer>> answers = answer(*store, options.name);
  if (!answers) return fail(answers.error().message);
  std::string out;
  if (options.pile.json) {
    for (const auto& [dossier, suggestions] : *answers) out += dossier_json(dossier, suggestions);
  } else {
    out = who_text(*answers);
  }
  if (answers->empty()) std::fprintf(stderr, "onrecord: nobody of that name in this pile\n");
  return print(out, answers->empty() ? exit_none : exit_found);
}

}  // namespace

void add_who(CommandLine& program) {
  auto options = std::make_shared<WhoOptions>();
  Command command = program.command("who", "Show what the pile knows of somebody, and the sentences that prove it");
  add_pile_options(command, options->pile);
  command.positional("name", options->name, "A name, or words of one")
      .footer(
          "Pages join on equal full names, on aliases that a sentence states, and by onrecord correct. Short forms "
          "stand\n"
          "apart. Dates are those of the pages on which a name or role stands.\n\n"
          "Examples:\n"
          "  onrecord who \"Ana Rook\"\n"
          "  onrecord who front --json | jq -r .name\n"
          "  onrecord who \"Ana Rook\" --json | jq '.roles[] | {text, first_page, last_page}'")
      .run([options] { return who(*options); });
}

}  // namespace onrecord::cli
