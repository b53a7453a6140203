// onrecord ladder: who said a sentence when, in its words.
#include <algorithm>
#include <memory>

#include "cli/page_text.h"
#include "cli/pile.h"
#include "cli/terminal.h"
#include "onrecord/store/json_parts.h"
#include "onrecord/store/ladder.h"

namespace onrecord::cli {
namespace {

struct LadderOptions {
  PileOptions pile;
  std::string sentence, data;
};

// ---------------------------------------------------------------- for a person

struct Mark {
  Span span;
  bool asked;
};

// The sentence with the asked words and the added ones marked.
std::string marked(const LadderRow& row, const Paint& paint) {
  std::vector<Mark> marks;
  for (Span span : row.match.same) marks.push_back({span, true});
  for (Span span : row.match.added) marks.push_back({span, false});
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.span < b.span; });
  std::string out;
  uint32_t at = 0;
  for (const Mark& mark : marks) {
    out += printable_part(std::string_view(row.text).substr(at, mark.span.begin - at));
    const std::string word = printable(slice(row.text, mark.span));
    const std::string plain_mark = mark.asked ? word : "[+" + word + "]";
    out += paint.colour() ? (mark.asked ? paint.mark(word) : paint.change(word)) : plain_mark;
    at = mark.span.end;
  }
  return out + printable_part(std::string_view(row.text).substr(at));
}

std::string rank_of(const std::vector<LadderRow>& rows, size_t i) {
  if (rows[i].rank == 0) return " -";
  const bool ties =
      (i > 0 && rows[i - 1].rank == rows[i].rank) || (i + 1 < rows.size() && rows[i + 1].rank == rows[i].rank);
  return (rows[i].rank < 10 ? " " : "") + std::to_string(rows[i].rank) + (ties ? "=" : "");
}

// Who says it: every statement from the outside in with its frame.
std::string who_says(const LadderRow& row, const Paint& paint) {
  if (row.frames.empty()) return paint.dim("no speaker found: the article's own sentence");
  std::string out;
  for (const StatementInfo& statement : row.frames) {
    out += (out.empty() ? "" : paint.dim(" > ")) + speaker(statement, paint);
    if (const std::string how = frame(statement); !how.empty()) out += " " + paint.change(how);
  }
  return out;
}

std::string row_text(const std::vector<LadderRow>& rows, size_t i, const Paint& paint, size_t columns) {
  const LadderRow& row = rows[i];
  constexpr std::string_view indent = "     ";
  std::string out = padded(rank_of(rows, i), 5) + paint.bold(when(row.page));
  if (row.earliest) out += "  " + paint.change("earliest dated in this pile");
  out += "\n" + wrapped(who_says(row, paint), columns, indent);
  out += wrapped("“" + marked(row, paint) + "”", columns, indent);
  std::string missing;
  for (const std::string& word : row.match.missing) missing += (missing.empty() ? "" : ", ") + word;
  if (!missing.empty()) out += std::string(indent) + paint.change("without: " + missing) + "\n";
  if (row.match.same_words) out += std::string(indent) + paint.dim("in the same words") + "\n";
  if (row.chain.size() > 1) out += wrapped(paint.dim("chain: " + chain(row.chain)), columns, indent);
  return out + std::string(indent) + paint.dim(place(row.page, row.at)) + "\n";
}

std::string ladder_text(const Ladder& ladder) {
  const Paint paint(stdout);
  const size_t columns = std::min<size_t>(terminal_columns(stdout), 120);
  std::string out;
  bool undated = false;
  for (size_t i = 0; i < ladder.rows.size(); ++i) {
    if (i > 0) out += "\n";
    if (!undated && ladder.rows[i].rank == 0) {
      undated = true;
      out += paint.bold("Undated") + "\n";
    }
    out += row_text(ladder.rows, i, paint, columns);
  }
  return out;
}

// ---------------------------------------------------------------- for a program

std::string row_json(const LadderRow& row, const Wording& wording) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("rank");
  row.rank > 0 ? json.value(static_cast<uint64_t>(row.rank)) : json.null();
  json.key("earliest_dated_in_this_pile").value(row.earliest);
  write_page_key(json, row.page);
  write_published(json, row.page);
  write_quoted(json, "outlet", row.page.outlet);
  json.key("text").value(row.text);
  write_at(json, "at", row.at);
  write_at(json, "match_at", row.match_at);
  json.key("asked").value(static_cast<uint64_t>(wording.asked.size()));
  json.key("matched").value(static_cast<uint64_t>(row.match.matched));
  json.key("same_words").value(row.match.same_words);
  json.key("missing").begin_array();
  for (const std::string& word : row.match.missing) json.value(word);
  json.end_array();
  json.key("added").begin_array();
  for (Span span : row.match.added) json.value(slice(row.text, span));
  json.end_array();
  json.key("frames").begin_array();
  for (const StatementInfo& statement : row.frames) {
    json.begin_object();
    write_statement_fields(json, statement);
    json.end_object();
  }
  json.end_array();
  json.key("chain").begin_array();
  for (const std::string& link : row.chain) json.value(link);
  json.end_array();
  json.end_object();
  return out + "\n";
}

int ladder(const LadderOptions& options) {
  const Result<LadderTables> tables = load_ladder_tables({options.data});
  if (!tables) return fail(tables.error().message);
  const Result<Store> store = open_pile(options.pile);
  if (!store) return fail(store.error().message);
  const Result<Ladder> ladder = find_ladder(*store, options.sentence, *tables);
  if (!ladder) return fail(ladder.error().message);
  if (ladder->wording.asked.empty()) return fail("ladder: the sentence has no words to look for");
  std::string out;
  if (options.pile.json) {
    for (const LadderRow& row : ladder->rows) out += row_json(row, ladder->wording);
  } else {
    out = ladder_text(*ladder);
  }
  if (ladder->rows.empty()) std::fprintf(stderr, "onrecord: nothing in this pile says that in these words\n");
  return print(out, ladder->rows.empty() ? exit_none : exit_found);
}

}  // namespace

void add_ladder(CommandLine& program) {
  auto options = std::make_shared<LadderOptions>();
  Command command = program.command("ladder", "Show who said a sentence, the earliest dated in the pile first");
  add_pile_options(command, options->pile);
  command.positional("sentence", options->sentence, "The sentence, in quotes")
      .text("--data", options->data, "Folder with tables that replace built-in ones")
      .footer(
          "A page is listed when at least 7 of 10 of the sentence's content words stand close together there, its "
          "numbers\n"
          "agree, and it is negated alike. Words that the page adds are marked [+so]. Dates are those of the pages; a "
          "page\n"
          "without a day comes last, with its bounds; = marks ties.\n\n"
          "Examples:\n"
          "  onrecord ladder \"The army shelled two villages near Orlu\"\n"
          "  onrecord ladder --json \"The bridge was closed\" | jq -r '[.published.value, .chain[-1]] | @tsv'")
      .run([options] { return ladder(*options); });
}

}  // namespace onrecord::cli
