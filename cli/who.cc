// onrecord who: the actors of a name, what the pile knows of them, and the sentences that prove their names.
#include <algorithm>
#include <iterator>
#include <memory>

#include "cli/dossier_text.h"
#include "cli/pile.h"

namespace onrecord::cli {
namespace {

struct WhoOptions {
  PileOptions pile;
  std::string name;
  uint64_t limit = 20;
};

struct Answer {
  Dossier dossier;
  Suggestions suggestions;
};

Result<std::vector<ActorInfo>> find_all(const Store& store, const std::string& name) {
  const Result<std::vector<int64_t>> numbers = find_actors(store, name);
  if (!numbers) return numbers.error();
  std::vector<ActorInfo> out;
  for (int64_t number : *numbers) {
    Result<ActorInfo> actor = read_actor(store, number);
    if (!actor) return actor.error();
    out.push_back(*std::move(actor));
  }
  return out;
}

// One dossier an actor; suggestions for those with a full name, since a short form has nothing to compare.
Result<std::vector<Answer>> answer(const Store& store, std::vector<ActorInfo>&& actors) {
  const Result<DossierTables> tables = load_dossier_tables({});
  const Result<SuggestionTables> hints = load_suggestion_tables({});
  if (!tables) return tables.error();
  if (!hints) return hints.error();
  std::vector<Answer> out;
  for (ActorInfo& actor : actors) {
    Result<Dossier> dossier = read_dossier(store, std::move(actor), *tables);
    if (!dossier) return dossier.error();
    out.push_back({*std::move(dossier), {}});
    if (!has_full_name(out.back().dossier.actor)) continue;
    Result<Suggestions> suggestions = find_suggestions(store, out.back().dossier, *hints);
    if (!suggestions) return suggestions.error();
    out.back().suggestions = *std::move(suggestions);
  }
  return Result<std::vector<Answer>>(std::move(out));
}

// Takes those behind the first `limit` away.
std::vector<ActorInfo> take_rest(std::vector<ActorInfo>& actors, uint64_t limit) {
  const auto begin = actors.begin() + static_cast<ptrdiff_t>(std::min<uint64_t>(limit, actors.size()));
  std::vector<ActorInfo> rest(std::make_move_iterator(begin), std::make_move_iterator(actors.end()));
  actors.erase(begin, actors.end());
  return rest;
}

Result<std::string> who_json(const Store& store, std::vector<ActorInfo>&& actors, uint64_t limit) {
  const size_t rest = take_rest(actors, limit).size();
  if (rest > 0) {
    std::fprintf(stderr, "onrecord: %zu more of that name: --limit %zu gives all\n", rest, actors.size() + rest);
  }
  const Result<std::vector<Answer>> answers = answer(store, std::move(actors));
  if (!answers) return answers.error();
  std::string out;
  for (const auto& [dossier, suggestions] : *answers) out += dossier_json(dossier, suggestions);
  return out;
}

// Dossiers of the first with a full name; the others' names alone.
Result<std::string> who_text(const Store& store, std::vector<ActorInfo>&& actors, uint64_t limit) {
  const auto border = std::stable_partition(actors.begin(), actors.end(), has_full_name);
  const std::vector<ActorInfo> apart(std::make_move_iterator(border), std::make_move_iterator(actors.end()));
  actors.erase(border, actors.end());
  const std::vector<ActorInfo> rest = take_rest(actors, limit);
  const Result<std::vector<Answer>> answers = answer(store, std::move(actors));
  if (!answers) return answers.error();
  const Paint paint(stdout);
  const size_t columns = std::min<size_t>(terminal_columns(stdout), 120);
  std::string out;
  for (const auto& [dossier, suggestions] : *answers) {
    out += (out.empty() ? "" : "\n") + dossier_text(dossier, suggestions, paint, columns);
  }
  if (!rest.empty()) out += (out.empty() ? "" : "\n") + others_text(rest, limit, paint);
  if (apart.empty()) return out;
  return out + (out.empty() ? "" : "\n") + short_forms_text(list_short_forms(apart), paint);
}

int who(const WhoOptions& options) {
  const Result<Store> store = open_pile(options.pile);
  if (!store) return fail(store.error().message);
  Result<std::vector<ActorInfo>> actors = find_all(*store, options.name);
  if (!actors) return fail(actors.error().message);
  if (actors->empty()) {
    std::fprintf(stderr, "onrecord: nobody of that name in this pile\n");
    return exit_none;
  }
  const Result<std::string> out = options.pile.json ? who_json(*store, std::move(*actors), options.limit)
                                                    : who_text(*store, std::move(*actors), options.limit);
  return out ? print(*out, exit_found) : fail(out.error().message);
}

}  // namespace

void add_who(CommandLine& program) {
  auto options = std::make_shared<WhoOptions>();
  Command command = program.command("who", "Show what the pile knows of somebody, and the sentences that prove it");
  add_pile_options(command, options->pile);
  command.positional("name", options->name, "A name, or words of one")
      .number("--limit", options->limit, "Dossiers at most; the others' names are listed")
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
