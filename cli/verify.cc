// onrecord verify: does every stored fact stand in its record?
#include <cstdio>
#include <memory>

#include "cli/pile.h"
#include "cli/terminal.h"
#include "onrecord/core/hash.h"
#include "onrecord/core/json_writer.h"
#include "onrecord/store/query.h"
#include "onrecord/verify/verify.h"

namespace onrecord::cli {
namespace {

struct VerifyOptions {
  PileOptions pile;
  std::vector<std::string> pages;
};

struct Totals {
  uint64_t pages = 0, broken = 0;
};

void print_problem(const PageInfo& page, const std::string& problem, bool as_json) {
  if (!as_json) {
    std::printf("%s: %s\n", printable(page.path).c_str(), printable(problem).c_str());
    return;
  }
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  json.key("page").value(page.id);
  json.key("path").value(page.path);
  json.key("problem").value(problem);
  json.end_object();
  std::printf("%s\n", line.c_str());
}

// What is wrong with one page, in words. Fails when the database cannot be read.
Result<std::vector<std::string>> problems_of(const Store& store, const PageInfo& page) {
  const Result<std::string> raw = store.read_raw(page.page);
  if (!raw) return std::vector<std::string>{raw.error().message};
  if ("sha256:" + sha256_hex(*raw) != page.id) return std::vector<std::string>{"the stored bytes have another hash"};
  const Result<std::string> json = read_annotation(store, page);
  if (!json) return json.error();
  const Result<std::vector<Violation>> violations = check_annotation(*raw, *json);
  if (!violations) return std::vector<std::string>{violations.error().message};
  std::vector<std::string> out;
  for (const Violation& violation : *violations) out.push_back(to_string(violation));
  return out;
}

Result<std::vector<int64_t>> chosen_pages(const Store& store, const std::vector<std::string>& names) {
  if (names.empty()) return list_pages(store);
  std::vector<int64_t> out;
  for (const std::string& name : names) {
    const Result<std::vector<int64_t>> found = find_pages(store, name);
    if (!found) return found.error();
    if (found->empty()) return Error{name + ": not in this pile"};
    out.insert(out.end(), found->begin(), found->end());
  }
  return out;
}

int verify(const VerifyOptions& options) {
  const Result<Store> store = open_pile(options.pile);
  if (!store) return fail(store.error().message);
  const Result<std::vector<int64_t>> pages = chosen_pages(*store, options.pages);
  if (!pages) return fail(pages.error().message);
  Totals totals;
  for (int64_t number : *pages) {
    const Result<PageInfo> page = read_page(*store, number);
    if (!page) return fail(page.error().message);
    const Result<std::vector<std::string>> problems = problems_of(*store, *page);
    if (!problems) return fail(problems.error().message);
    for (const std::string& problem : *problems) print_problem(*page, problem, options.pile.json);
    ++totals.pages;
    totals.broken += !problems->empty();
  }
  std::fprintf(stderr, "onrecord: %llu pages checked, %llu with facts that do not stand in their bytes\n",
               static_cast<unsigned long long>(totals.pages), static_cast<unsigned long long>(totals.broken));
  return print("", totals.broken == 0 ? exit_found : exit_none);
}

}  // namespace

void add_verify(CommandLine& program) {
  auto options = std::make_shared<VerifyOptions>();
  Command command = program.command("verify", "Check every stored fact against the bytes it was read from");
  add_pile_options(command, options->pile);
  command.positionals("pages", options->pages, Command::Count::any, "Paths or ids; none: the whole pile")
      .footer(
          "Exit codes: 0 every fact stands in its bytes; 1 some do not, they are listed; 2 error.\n\n"
          "Examples:\n"
          "  onrecord verify\n"
          "  onrecord verify pages/a.html --json")
      .run([options] { return verify(*options); });
}

}  // namespace onrecord::cli
