// onrecord html: the tree of an HTML file, and how fast it is parsed.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <optional>
#include <sstream>

#include "cli/command.h"
#include "cli/command_line.h"
#include "onrecord/html/dump.h"
#include "onrecord/html/html.h"
#include "onrecord/html/json_dump.h"

namespace onrecord::cli {
namespace {

struct HtmlOptions {
  std::vector<std::string> inputs;
  std::string fragment;
  bool positions = false;
  bool json = false;
  std::optional<uint32_t> rounds;
};

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (file.bad()) return std::nullopt;
  return std::move(bytes).str();
}

html::Document parse(const HtmlOptions& options, std::string_view bytes) {
  return options.fragment.empty() ? html::parse(bytes) : html::parse_fragment(bytes, options.fragment);
}

void print_tree(const HtmlOptions& options, std::string_view bytes) {
  const html::Document document = parse(options, bytes);
  const std::string tree = options.json ? html::dump_json(document)
                                        : html::dump_tree(document, {options.positions, !options.fragment.empty()});
  std::fwrite(tree.data(), 1, tree.size(), stdout);
  for (const html::Report& report : document.reports()) {
    std::fprintf(stderr, "%u: %s (%u times)\n", report.at, report.what, report.times);
  }
}

// The median over the rounds, of the clock on the wall, and the fastest one's processor time, to which other programs
// on the machine add least. A round parses every file once.
void print_speed(const HtmlOptions& options, const std::vector<std::string>& pages, uint32_t rounds) {
  using Clock = std::chrono::steady_clock;
  size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  std::vector<double> seconds;
  std::clock_t fastest = std::numeric_limits<std::clock_t>::max();
  uint64_t nodes = 0;
  for (uint32_t round = 0; round < rounds; ++round) {
    nodes = 0;
    const Clock::time_point begin = Clock::now();
    const std::clock_t processor_begin = std::clock();
    for (const std::string& page : pages) nodes += parse(options, page).node_count();
    fastest = std::min(fastest, std::clock() - processor_begin);
    seconds.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf("%.1f MB/s  (%zu files, %zu bytes, %llu nodes, median of %u rounds, fastest %.3f ms of processor time)\n",
              static_cast<double>(bytes) / 1e6 / seconds[seconds.size() / 2], pages.size(), bytes,
              static_cast<unsigned long long>(nodes), rounds, static_cast<double>(fastest) * 1e3 / CLOCKS_PER_SEC);
}

// "td", "svg title", "math mi".
bool is_context(const std::string& context) {
  const size_t space = context.find(' ');
  if (space == std::string::npos) return true;
  const std::string name_space = context.substr(0, space);
  return (name_space == "svg" || name_space == "math") && space + 1 < context.size() &&
         context.find(' ', space + 1) == std::string::npos;
}

int run_html(const HtmlOptions& options) {
  if (!is_context(options.fragment)) return fail("--fragment: expected a name, \"svg NAME\" or \"math NAME\"");
  if (options.rounds == 0U) return fail("--time: expected one round or more");
  const uint32_t rounds = options.rounds.value_or(0);
  std::vector<std::string> pages;
  for (const std::string& path : options.inputs) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return fail(path + ": is a folder; html takes files");
    std::optional<std::string> bytes = read_file(path);
    if (!bytes) return fail(path + ": cannot be read");
    if (rounds > 0) {
      pages.push_back(std::move(*bytes));
    } else {
      print_tree(options, *bytes);
    }
  }
  if (rounds > 0) print_speed(options, pages, rounds);
  return finish_output(exit_found);
}

}  // namespace

void add_html(CommandLine& program) {
  auto options = std::make_shared<HtmlOptions>();
  program.command("html", "Print the tree of HTML files, in the format of html5lib-tests")
      .positionals("inputs", options->inputs, Command::Count::some, "Files, in UTF-8")
      .text("--fragment", options->fragment, "Parse as what stands inside an element: td, \"svg title\"")
      .flag("--positions", options->positions, "Print where each node stands in the file, in bytes")
      .flag("--json", options->json, "Print one JSON object a node, with its places")
      .number("--time", options->rounds, "Print no tree; parse all files so many times and print the speed")
      .footer(
          "Examples:\n"
          "  onrecord html page.html\n"
          "  onrecord html --positions page.html | grep '<a>'\n"
          "  onrecord html --fragment td cell.html\n"
          "  onrecord html --json page.html | jq -r 'select(.kind == \"text\").text'\n"
          "  onrecord html --time 20 pages/*.html")
      .run([options] { return run_html(*options); });
}

}  // namespace onrecord::cli
