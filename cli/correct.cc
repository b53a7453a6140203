// onrecord correct: a person's last word on who is who, kept beside the pile.
#include <algorithm>
#include <memory>
#include <set>

#include "cli/pile.h"
#include "cli/terminal.h"
#include "onrecord/core/civil_date.h"
#include "onrecord/core/utf8.h"
#include "onrecord/store/actor_query.h"
#include "onrecord/store/json_parts.h"

namespace onrecord::cli {
namespace {

struct CorrectOptions {
  PileOptions pile;
  std::string target, with, to;
  uint64_t line = 0;
  std::string by, reason, date;
};

std::string choices_text(const std::vector<FoundTarget>& found) {
  std::string out;
  for (const FoundTarget& one : found) {
    out += (out.empty() ? "" : " or ") +
           ("\"" + printable(describe(one.target)) + "\" (" + std::to_string(one.entities) + ")");
  }
  return out;
}

// Exactly one target, or what is wrong on stderr and the exit code.
int find_one(const Store& store, const std::string& text, CorrectionTarget& out) {
  const Result<std::vector<FoundTarget>> found = find_targets(store, text);
  if (!found) return fail(found.error().message);
  if (found->empty()) {
    std::fprintf(stderr, "onrecord: %s: nobody of that name, and no named place, in this pile\n",
                 printable(text).c_str());
    return exit_none;
  }
  if (found->size() > 1) return fail(printable(text) + " may be " + choices_text(*found) + ": write which");
  out = found->front().target;
  return exit_found;
}

// Both sides, as describe_meant() has them, and what comes of it.
Result<std::string> meant_text(const Store& store, const ResolvedCorrection& one, const Paint& paint) {
  const Result<std::string> target = describe_meant(store, one.correction.target, one.target);
  const Result<std::string> with = describe_meant(store, one.correction.with, one.with);
  if (!target) return target.error();
  if (!with) return with.error();
  std::string out = paint.bold(name_of(one.correction.verb)) + "  " + paint.name(printable(*target));
  if (one.correction.has_with()) out += paint.dim(" and ") + paint.name(printable(*with));
  if (one.correction.has_to()) out += paint.dim(" to ") + paint.name(printable(one.correction.to));
  return out;
}

// Tells on stderr whom a line meant that was just applied: a name may have been understood otherwise than it was meant.
int tell(const Store& store, const Correction& applied) {
  const Result<CorrectionFile> file = read_correction_file(store.database().path());
  if (!file) return fail(file.error().message);
  std::vector<Correction> lines = standing_corrections(file->lines);
  if (applied.undo) lines.push_back(applied);
  const Result<std::vector<ResolvedCorrection>> resolved = resolve_corrections(store.database(), lines);
  if (!resolved) return fail(resolved.error().message);
  const Result<std::string> text = meant_text(store, resolved->back(), Paint(stderr));
  if (!text) return fail(text.error().message);
  std::fprintf(stderr, "onrecord: %s%s\n", applied.undo ? "no more: " : "", text->c_str());
  return exit_found;
}

int apply(Store& store, const CorrectOptions& options, Correction correction) {
  correction.by = options.by;
  correction.reason = options.reason;
  correction.date = options.date;
  if (Status status = check_correction(correction); !status) return fail(status.error().message);
  if (Status status = store.correct(correction); !status) return fail(status.error().message);
  return tell(store, correction);
}

// What a line cannot hold, told by the argument's name.
Status check_arguments(const CorrectOptions& options) {
  const std::pair<const char*, const std::string*> arguments[] = {
      {"one", &options.target}, {"other", &options.with},      {"to", &options.to},
      {"--by", &options.by},    {"--reason", &options.reason}, {"--date", &options.date}};
  for (const auto& [name, text] : arguments) {
    if (valid_utf8_prefix(*text) < text->size()) return Error{std::string(name) + ": no UTF-8"};
  }
  if (options.date.empty() || parse_civil_date(options.date)) return Done{};
  return Error{"--date " + printable(options.date) + ": no day: write YYYY-MM-DD"};
}

int correct(const CorrectOptions& options, CorrectionVerb verb) {
  if (Status status = check_arguments(options); !status) return fail(status.error().message);
  Result<Store> store = Store::open(options.pile.database, Store::Use::correcting);
  if (!store) return fail(store.error().message);
  Correction correction;
  correction.verb = verb;
  correction.to = options.to;
  if (int code = find_one(*store, options.target, correction.target); code != exit_found) return code;
  if (correction.has_with()) {
    if (int code = find_one(*store, options.with, correction.with); code != exit_found) return code;
  }
  return apply(*store, options, correction);
}

int undo(const CorrectOptions& options) {
  if (options.line == 0) return fail("correct undo: which line? \"onrecord correct list\" numbers them");
  if (Status status = check_arguments(options); !status) return fail(status.error().message);
  Result<Store> store = Store::open(options.pile.database, Store::Use::correcting);
  if (!store) return fail(store.error().message);
  const Result<CorrectionFile> file = read_correction_file(options.pile.database);
  if (!file) return fail(file.error().message);
  const std::vector<Correction> standing = standing_corrections(file->lines);
  const auto found =
      std::find_if(standing.begin(), standing.end(), [&](const Correction& one) { return one.line == options.line; });
  if (found == standing.end()) {
    std::fprintf(stderr, "onrecord: no correction stands on line %llu of %s\n",
                 static_cast<unsigned long long>(options.line), corrections_path(options.pile.database).c_str());
    return exit_none;
  }
  Correction correction = *found;
  correction.undo = true;
  return apply(*store, options, correction);
}

// ---------------------------------------------------------------- the list

struct Listed {
  ResolvedCorrection resolved;
  bool is_applied = false, in_force = false;
};

Result<std::vector<Listed>> list_corrections(const Store& store) {
  const Result<CorrectionFile> file = read_correction_file(store.database().path());
  const Result<std::vector<Correction>> applied = read_applied_corrections(store.database());
  if (!file) return file.error();
  if (!applied) return applied.error();
  Result<std::vector<ResolvedCorrection>> resolved =
      resolve_corrections(store.database(), standing_corrections(file->lines));
  if (!resolved) return resolved.error();
  std::set<std::string> known;
  for (const Correction& one : *applied) known.insert(write_correction(one));
  std::vector<Listed> out;
  for (ResolvedCorrection& one : *resolved) {
    const Result<bool> in_force = is_in_force(store.database(), one);
    if (!in_force) return in_force.error();
    const bool is_applied = known.contains(write_correction(one.correction));
    out.push_back({std::move(one), is_applied, *in_force});
  }
  return Result<std::vector<Listed>>(std::move(out));
}

// "" in force.
std::string state_of(const Listed& listed) {
  if (!listed.is_applied) return "not applied yet";
  if (!listed.resolved.means_somebody()) return "nobody here is meant";
  return listed.in_force ? "" : "without effect: other lines say otherwise";
}

Result<std::string> listed_text(const Store& store, const Listed& listed, const Paint& paint) {
  const Correction& one = listed.resolved.correction;
  const Result<std::string> meant = meant_text(store, listed.resolved, paint);
  if (!meant) return meant.error();
  std::string out = padded(std::to_string(one.line), 5) + *meant;
  std::string who = printable(one.by);
  for (const std::string* part : {&one.reason, &one.date}) {
    if (!part->empty()) who += (who.empty() ? "" : ", ") + printable(*part);
  }
  if (!who.empty()) out += paint.dim("  (" + who + ")");
  const std::string state = state_of(listed);
  return out + (state.empty() ? "" : "  " + paint.change(state)) + "\n";
}

std::string listed_json(const Listed& listed) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("correction");
  write_correction_fields(json, listed.resolved.correction);
  json.key("entities").value(static_cast<uint64_t>(listed.resolved.target.size() + listed.resolved.with.size()));
  json.key("in_force").value(state_of(listed).empty());
  json.end_object();
  return out + "\n";
}

int list(const CorrectOptions& options) {
  const Result<Store> store = open_pile(options.pile);
  if (!store) return fail(store.error().message);
  const Result<std::vector<Listed>> listed = list_corrections(*store);
  if (!listed) return fail(listed.error().message);
  const Paint paint(stdout);
  std::string out;
  for (const Listed& one : *listed) {
    const Result<std::string> line = options.pile.json ? listed_json(one) : listed_text(*store, one, paint);
    if (!line) return fail(line.error().message);
    out += *line;
  }
  return print(out, listed->empty() ? exit_none : exit_found);
}

// ---------------------------------------------------------------- the commands

using Options = std::shared_ptr<CorrectOptions>;

// What every line may say of itself.
void add_author(Command& command, const Options& options) {
  add_database_option(command, options->pile);
  command.text("--by", options->by, "Who says so")
      .text("--reason", options->reason, "Why")
      .text("--date", options->date, "When: YYYY-MM-DD");
}

void add_pair(Command& parent, const Options& options, CorrectionVerb verb, const char* help) {
  Command command = parent.command(name_of(verb), help);
  command.positional("one", options->target, "A name, type:name, or a place")
      .positional("other", options->with, "The same of the other");
  add_author(command, options);
  command.run([options, verb] { return correct(*options, verb); });
}

void add_single(Command& parent, const Options& options, CorrectionVerb verb, const char* help, const char* to_help) {
  Command command = parent.command(name_of(verb), help);
  command.positional("one", options->target, "A name, type:name, or a place");
  if (to_help != nullptr) command.positional("to", options->to, to_help);
  add_author(command, options);
  command.run([options, verb] { return correct(*options, verb); });
}

}  // namespace

void add_correct(CommandLine& program) {
  auto options = std::make_shared<CorrectOptions>();
  Command command = program.command("correct", "Say who is who: merge, distinct, split, rename, type, undo, list");
  add_pair(command, options, CorrectionVerb::merge, "The two are one");
  add_pair(command, options, CorrectionVerb::distinct, "The two are never one");
  add_single(command, options, CorrectionVerb::split, "Who is named so, or at this place, stands alone", nullptr);
  add_single(command, options, CorrectionVerb::rename, "Give an actor another name", "The name");
  add_single(command, options, CorrectionVerb::type, "Give an actor another type",
             "person, organization, place, country, group, publication, event, document or other");
  Command undoing = command.command("undo", "Take a correction back");
  undoing.number("line", options->line, "The number that \"correct list\" shows before it");
  add_author(undoing, options);
  undoing.run([options] { return undo(*options); });
  Command listing = command.command("list", "Show the corrections that stand");
  add_pile_options(listing, options->pile);
  listing.run([options] { return list(*options); });
  command.footer(
      "Corrections are lines of JSON in X.corrections beside the pile X.db: appended, never changed; applied at every\n"
      "add, also to pages that come later; copied beside another pile, they apply there with the next add. Whom "
      "nobody\n"
      "in the pile is called is refused, and so is what an older line forbids. distinct stands above merge.\n\n"
      "Exit codes: 0 done, 1 nobody of that name (or no such line), 2 error or refused\n\n"
      "Examples:\n"
      "  onrecord correct merge \"River Brigade\" \"Tarim Front\" --by ana --reason \"the same seal\" --db pile.db\n"
      "  onrecord correct distinct \"Tarim Front\" \"New Tarim Front\" --date 2016-09-22\n"
      "  onrecord correct split pages/a.html:310-318             # this Ana Rook is another one\n"
      "  onrecord correct merge pages/a.html:310-318 \"Ana Roke\"\n"
      "  onrecord correct rename \"organization:Tarim Front\" \"Tarim Front (2014)\"\n"
      "  onrecord correct type Gospel publication\n"
      "  onrecord correct list && onrecord correct undo 3");
}

}  // namespace onrecord::cli
