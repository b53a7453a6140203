#include "onrecord/store/ladder.h"

#include <algorithm>
#include <tuple>

#include "onrecord/store/places.h"
#include "onrecord/store/stored_text.h"

namespace onrecord {
namespace {

// ---------------------------------------------------------------- which pages can match

struct IndexedWord {
  int64_t pages;
  std::string word;
};

Result<std::vector<IndexedWord>> count_pages_of_words(const Store& store, const Wording& wording) {
  Result<sql::Statement> count = store.database().prepare("SELECT doc FROM texts_words WHERE term = ?");
  if (!count) return count.error();
  std::set<std::string> plain;
  for (const FoldedWord& word : wording.words) {
    if (word.plain && wording.asked.contains(word.folded)) plain.insert(word.folded);
  }
  std::vector<IndexedWord> out;
  for (const std::string& word : plain) {
    count->bind_all(word);
    out.push_back({count->step() ? count->number(0) : 0, word});
    if (Status status = count->reset(); !status) return status.error();
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return std::tie(a.pages, a.word) < std::tie(b.pages, b.word); });
  return out;
}

// A page that matches has at least `needed` of the indexed words, so it has one of all but needed - 1 of them: the
// rarest are asked for. Empty: every page may match.
std::string index_query(const std::vector<IndexedWord>& words, size_t needed) {
  std::string query;
  for (size_t i = 0; i + needed <= words.size() && needed > 0; ++i) {
    query += (i > 0 ? " OR " : "") + ("\"" + words[i].word + "\"");
  }
  return query;
}

Result<std::vector<int64_t>> candidate_pages(const Store& store, const Wording& wording) {
  const Result<std::vector<IndexedWord>> words = count_pages_of_words(store, wording);
  if (!words) return words.error();
  const size_t not_indexed = wording.asked.size() - words->size();
  const size_t all_needed = words_needed(wording.asked.size());
  const std::string query = index_query(*words, all_needed - std::min(all_needed, not_indexed));
  if (query.empty()) return list_pages(store);
  Result<sql::Statement> statement =
      store.database().prepare("SELECT rowid FROM texts_fts WHERE texts_fts MATCH ? ORDER BY rowid");
  if (!statement) return statement.error();
  std::vector<int64_t> pages;
  for (statement->bind_all(query); statement->step();) pages.push_back(statement->number(0));
  if (Status status = statement->reset(); !status) return status.error();
  return pages;
}

// ---------------------------------------------------------------- one page

// What matched, in the article's text.
struct Found {
  std::optional<size_t> statement;  // Index.
  WordingMatch match;
};

Spans sentence_spans(const Article& article, const LadderTables& tables) {
  const Tokens tokens = tokenize(article, *tables.abbreviations);
  Spans out;
  for (const Sentence& sentence : tokens.sentences) {
    if (sentence.first_token == sentence.end_token) continue;
    out.push_back({tokens.tokens[sentence.first_token].span.begin, tokens.tokens[sentence.end_token - 1].span.end});
  }
  return out;
}

// The words that stand inside some spans.
FoldedWords words_inside(const FoldedWords& words, const Spans& spans) {
  FoldedWords out;
  for (Span span : spans) {
    auto word = std::lower_bound(words.begin(), words.end(), span.begin,
                                 [](const FoldedWord& a, uint32_t begin) { return a.span.begin < begin; });
    for (; word != words.end() && word->span.end <= span.end; ++word) out.push_back(*word);
  }
  return out;
}

Result<std::vector<std::optional<WordingMatch>>> match_statements(const Wording& wording, const FoldedWords& words,
                                                                  const std::vector<StatementInfo>& statements) {
  std::vector<std::optional<WordingMatch>> out;
  for (const StatementInfo& statement : statements) {
    const Result<Spans> content = read_spans(statement.content_span);
    if (!content) return content.error();
    out.push_back(match_wording(wording, words_inside(words, *content)));
  }
  return out;
}

// A statement gives way to one inside it that matches too.
void keep_innermost(const std::vector<StatementInfo>& statements, std::vector<std::optional<WordingMatch>>& matches) {
  std::vector<bool> has_inner(statements.size(), false);
  for (size_t i = 0; i < statements.size(); ++i) {
    if (!matches[i]) continue;
    std::optional<int64_t> parent = statements[i].parent;
    for (size_t steps = 0; parent && steps < statements.size(); ++steps) {
      const size_t index = static_cast<size_t>(*parent) - 1;
      if (index >= statements.size()) break;
      has_inner[index] = true;
      parent = statements[index].parent;
    }
  }
  for (size_t i = 0; i < statements.size(); ++i) {
    if (has_inner[i]) matches[i].reset();
  }
}

Result<std::vector<Found>> match_page(const Wording& wording, const Article& article, const Spans& sentences,
                                      const std::vector<StatementInfo>& statements, const WordLexicon& lexicon) {
  const FoldedWords words = fold_words(article.text, lexicon);
  Result<std::vector<std::optional<WordingMatch>>> matches = match_statements(wording, words, statements);
  if (!matches) return matches.error();
  keep_innermost(statements, *matches);
  std::vector<Found> out;
  for (size_t i = 0; i < matches->size(); ++i) {
    if ((*matches)[i]) out.push_back({i, std::move(*(*matches)[i])});
  }
  const size_t said = out.size();
  for (Span sentence : sentences) {
    std::optional<WordingMatch> match = match_wording(wording, words_inside(words, {sentence}));
    const auto is_covered = [&](const Found& found) { return match && found.match.span.overlaps(match->span); };
    if (match && std::none_of(out.begin(), out.begin() + said, is_covered)) out.push_back({std::nullopt, *match});
  }
  return out;
}

// The whole sentences that a stretch touches.
Span around(const Spans& sentences, Span stretch) {
  Span out = stretch;
  for (Span sentence : sentences) {
    if (!sentence.overlaps(stretch)) continue;
    out = {std::min(out.begin, sentence.begin), std::max(out.end, sentence.end)};
  }
  return out;
}

void shift(Spans& spans, uint32_t begin) {
  for (Span& span : spans) span = {span.begin - begin, span.end - begin};
}

std::vector<StatementInfo> frames_of(const std::vector<StatementInfo>& statements, size_t index) {
  std::vector<StatementInfo> out{statements[index]};
  while (out.back().parent && out.size() <= statements.size()) {
    const size_t parent = static_cast<size_t>(*out.back().parent) - 1;
    if (parent >= statements.size()) break;
    out.push_back(statements[parent]);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

LadderRow row_of(const PageInfo& page, const Article& article, const Spans& sentences,
                 const std::vector<StatementInfo>& statements, Found found) {
  LadderRow row;
  row.page = page;
  const Span shown = around(sentences, found.match.span);
  row.text = slice(article.text, shown);
  row.at = write_places(place_of(article, shown));
  row.match_at = write_places(place_of(article, found.match.span));
  row.match = std::move(found.match);
  row.match.span = {row.match.span.begin - shown.begin, row.match.span.end - shown.begin};
  shift(row.match.same, shown.begin);
  shift(row.match.added, shown.begin);
  if (found.statement) {
    row.frames = frames_of(statements, *found.statement);
    row.chain = chain_of(page, statements, statements[*found.statement]);
  } else if (!page.outlet.text.empty()) {
    row.chain = {page.outlet.text};
  }
  return row;
}

Status add_rows(const Store& store, int64_t number, const LadderTables& tables, Ladder& ladder) {
  const Result<Article> article = read_text(store.database(), number);
  const Result<std::vector<StatementInfo>> statements = read_statements(store, number);
  if (!article) return article.error();
  if (!statements) return statements.error();
  const Spans sentences = sentence_spans(*article, tables);
  Result<std::vector<Found>> found = match_page(ladder.wording, *article, sentences, *statements, tables.words);
  if (!found) return found.error();
  if (found->empty()) return Done{};
  const Result<PageInfo> page = read_page(store, number);
  if (!page) return page.error();
  for (Found& match : *found) {
    ladder.rows.push_back(row_of(*page, *article, sentences, *statements, std::move(match)));
  }
  return Done{};
}

// ---------------------------------------------------------------- all of them

uint32_t first_byte(const LadderRow& row) {
  const Result<ByteRanges> ranges = read_ranges(row.match_at);
  return ranges && !ranges->empty() ? ranges->front().begin : 0;
}

// How far the words are from the asked ones.
size_t differences(const LadderRow& row) { return row.match.missing.size() * 2 + row.match.added.size(); }

bool stands_before(const LadderRow& a, const LadderRow& b) {
  if (comes_first(a.page.bounds, b.page.bounds)) return true;
  if (comes_first(b.page.bounds, a.page.bounds)) return false;
  return std::tuple(differences(a), std::string_view(a.page.id), first_byte(a)) <
         std::tuple(differences(b), std::string_view(b.page.id), first_byte(b));
}

void rank_rows(std::vector<LadderRow>& rows) {
  std::stable_sort(rows.begin(), rows.end(), stands_before);
  for (size_t i = 0; i < rows.size() && rows[i].page.bounds.is_dated(); ++i) {
    const bool ties = i > 0 && rows[i - 1].page.bounds == rows[i].page.bounds;
    rows[i].rank = ties ? rows[i - 1].rank : i + 1;
  }
  if (rows.empty() || rows.front().rank == 0) return;
  const PageInfo& first = rows.front().page;
  const bool disjoint = std::all_of(rows.begin(), rows.end(), [&](const LadderRow& row) {
    return row.rank == 0 || row.page.id == first.id || is_before(first.bounds, row.page.bounds);
  });
  if (!disjoint) return;
  for (LadderRow& row : rows) row.earliest = row.page.id == first.id;
}

}  // namespace

Result<LadderTables> load_ladder_tables(const DataFolder& data) {
  Result<WordLexicon> words = load_word_lexicon(data);
  if (!words) return words.error();
  Result<AbbreviationsPtr> abbreviations = load_abbreviations(data);
  if (!abbreviations) return abbreviations.error();
  return LadderTables{std::move(*words), std::move(*abbreviations)};
}

Result<Ladder> find_ladder(const Store& store, std::string_view sentence, const LadderTables& tables) {
  Ladder ladder;
  ladder.wording = read_wording(sentence, tables.words);
  if (ladder.wording.asked.empty()) return ladder;
  const Result<std::vector<int64_t>> pages = candidate_pages(store, ladder.wording);
  if (!pages) return pages.error();
  for (int64_t page : *pages) {
    if (Status status = add_rows(store, page, tables, ladder); !status) return status.error();
  }
  rank_rows(ladder.rows);
  return ladder;
}

}  // namespace onrecord
