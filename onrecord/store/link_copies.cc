#include "onrecord/store/link_copies.h"

#include <algorithm>
#include <map>
#include <set>

#include "onrecord/corpus/copies.h"
#include "onrecord/store/places.h"
#include "onrecord/store/stored_text.h"

namespace onrecord {
namespace {

// One page with all that comparing needs.
struct LoadedPage {
  std::string id;
  Article article;
  CopyPage copy;
};

Spans join_overlaps(Spans spans) {
  std::sort(spans.begin(), spans.end());
  Spans out;
  for (Span span : spans) {
    if (!out.empty() && span.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

// What direct statements quote, also over several paragraphs.
Result<Spans> direct_spans(const sql::Database& database, int64_t page) {
  Result<sql::Statement> statement =
      database.prepare("SELECT content_span FROM statements WHERE page = ? AND mode = 'direct'");
  if (!statement) return statement.error();
  Spans out;
  for (statement->bind_all(page); statement->step();) {
    const Result<Spans> spans = read_spans(statement->view(0));
    if (!spans) return spans.error();
    out.insert(out.end(), spans->begin(), spans->end());
  }
  if (Status status = statement->reset(); !status) return status.error();
  return out;
}

Result<LoadedPage> load_page(const sql::Database& database, int64_t page) {
  Result<sql::Statement> statement = database.prepare("SELECT id, outlet_key, agency_key FROM pages WHERE page = ?");
  if (!statement) return statement.error();
  statement->bind_all(page);
  if (!statement->step()) return Error{database.path() + ": no page " + std::to_string(page)};
  LoadedPage loaded;
  loaded.id = statement->text(0);
  loaded.copy.outlet_key = statement->text(1);
  loaded.copy.agency_key = statement->text(2);
  Result<Article> article = read_text(database, page);
  if (!article) return article.error();
  loaded.article = std::move(*article);
  const Result<Spans> direct = direct_spans(database, page);
  if (!direct) return direct.error();
  loaded.copy.words = hash_words(loaded.article.text);
  loaded.copy.body = body_spans(loaded.article);
  Spans segments;
  for (const Segment& segment : loaded.article.segments) segments.push_back(segment.span);
  Spans quoted = find_quoted(loaded.article.text, segments);
  quoted.insert(quoted.end(), direct->begin(), direct->end());
  loaded.copy.quoted = join_overlaps(std::move(quoted));
  return loaded;
}

// Pages read lately; forgets all when full, so memory stays flat.
class PageCache {
 public:
  explicit PageCache(const sql::Database& database) : database_(database) {}

  Result<const LoadedPage*> get(int64_t page) {
    const auto found = pages_.find(page);
    if (found != pages_.end()) return &found->second;
    Result<LoadedPage> loaded = load_page(database_, page);
    if (!loaded) return loaded.error();
    return &pages_.emplace(page, std::move(*loaded)).first->second;
  }
  void make_room() {
    if (pages_.size() >= max_pages) pages_.clear();
  }

 private:
  static constexpr size_t max_pages = 128;
  const sql::Database& database_;
  std::map<int64_t, LoadedPage> pages_;
};

// Who shares fingerprints with whom, under the rule of full buckets.
class Buckets {
 public:
  static Result<Buckets> prepare(const sql::Database& database) {
    Result<sql::Statement> hashes = database.prepare("SELECT hash FROM shingles WHERE page = ?");
    Result<sql::Statement> bucket = database.prepare("SELECT page FROM shingles WHERE hash = ? ORDER BY id_key, page");
    if (!hashes) return hashes.error();
    if (!bucket) return bucket.error();
    return Buckets(std::move(*hashes), std::move(*bucket));
  }

  // The pages that link to `page` by some bucket that it stands in the first places of.
  Result<std::set<int64_t>> partners(int64_t page) {
    const Result<std::vector<int64_t>> hashes = hashes_of(page);
    if (!hashes) return hashes.error();
    std::set<int64_t> out;
    for (int64_t hash : *hashes) {
      std::vector<int64_t> first;
      for (bucket_.bind_all(hash); first.size() < max_bucket_pages && bucket_.step();) {
        first.push_back(bucket_.number(0));
      }
      if (Status status = bucket_.reset(); !status) return status.error();
      if (std::find(first.begin(), first.end(), page) != first.end()) out.insert(first.begin(), first.end());
    }
    out.erase(page);
    return out;
  }

  // Old pages that stood in the first places of a bucket of `page` before the new pages came, and do no more. A
  // bucket is read through by the first of its new pages only: a thousand like pages would else read it as often.
  Status find_displaced(int64_t page, const std::set<int64_t>& new_pages, std::set<int64_t>& displaced) {
    const Result<std::vector<int64_t>> hashes = hashes_of(page);
    if (!hashes) return hashes.error();
    for (int64_t hash : *hashes) {
      size_t rank = 0, old_rank = 0;
      int64_t first_new = 0;
      for (bucket_.bind_all(hash); old_rank < max_bucket_pages && bucket_.step(); ++rank) {
        const int64_t other = bucket_.number(0);
        if (new_pages.contains(other)) {
          if (first_new == 0) first_new = other;
          if (first_new != page) break;
          continue;
        }
        if (rank >= max_bucket_pages) displaced.insert(other);
        ++old_rank;
      }
      if (Status status = bucket_.reset(); !status) return status;
    }
    return Done{};
  }

 private:
  Buckets(sql::Statement hashes, sql::Statement bucket) : hashes_(std::move(hashes)), bucket_(std::move(bucket)) {}

  Result<std::vector<int64_t>> hashes_of(int64_t page) {
    std::vector<int64_t> out;
    for (hashes_.bind_all(page); hashes_.step();) out.push_back(hashes_.number(0));
    if (Status status = hashes_.reset(); !status) return status.error();
    return out;
  }

  sql::Statement hashes_, bucket_;
};

class CopyWriter {
 public:
  static Result<CopyWriter> prepare(const sql::Database& database) {
    Result<sql::Statement> remove = database.prepare("DELETE FROM copies WHERE a = ?1 OR b = ?1");
    Result<sql::Statement> insert = database.prepare("INSERT INTO copies VALUES (?,?,?,?,?,?,?,?,?,?)");
    if (!remove) return remove.error();
    if (!insert) return insert.error();
    return CopyWriter(std::move(*remove), std::move(*insert));
  }

  Status remove(int64_t page) { return remove_.run_with(page); }

  Status write(int64_t a, const LoadedPage& in_a, int64_t b, const LoadedPage& in_b) {
    if (in_b.id < in_a.id) return write(b, in_b, a, in_a);
    for (const Copy& copy : find_copies(in_a.copy, in_b.copy)) {
      std::string reasons;
      for (const std::string& reason : copy.reasons) reasons += (reasons.empty() ? "" : "; ") + reason;
      Status status =
          insert_.run_with(a, b, write_places(copy.a), write_places(copy.b),
                           write_places(place_of(in_a.article, copy.a)), write_places(place_of(in_b.article, copy.b)),
                           int64_t{copy.words}, name_of(copy.kind), name_of(copy.direction), reasons);
      if (!status) return status;
    }
    return Done{};
  }

 private:
  CopyWriter(sql::Statement remove, sql::Statement insert) : remove_(std::move(remove)), insert_(std::move(insert)) {}
  sql::Statement remove_, insert_;
};

Result<std::set<int64_t>> touched_pages(Buckets& buckets, const std::set<int64_t>& new_pages) {
  std::set<int64_t> touched = new_pages;
  for (int64_t page : new_pages) {
    if (Status status = buckets.find_displaced(page, new_pages, touched); !status) return status.error();
  }
  return touched;
}

// Writes the copies of `page` with every partner; a pair of two touched pages is written once.
Status write_copies_of(int64_t page, const std::set<int64_t>& touched, Buckets& buckets, PageCache& cache,
                       CopyWriter& writer) {
  const Result<std::set<int64_t>> partners = buckets.partners(page);
  if (!partners) return partners.error();
  for (int64_t partner : *partners) {
    if (touched.contains(partner) && partner < page) continue;
    cache.make_room();
    const Result<const LoadedPage*> a = cache.get(page);
    const Result<const LoadedPage*> b = cache.get(partner);
    if (!a) return a.error();
    if (!b) return b.error();
    if (Status status = writer.write(page, **a, partner, **b); !status) return status;
  }
  return Done{};
}

}  // namespace

Status store_copies(sql::Database& database, const std::vector<int64_t>& pages) {
  Result<Buckets> buckets = Buckets::prepare(database);
  Result<CopyWriter> writer = CopyWriter::prepare(database);
  if (!buckets) return buckets.error();
  if (!writer) return writer.error();
  const Result<std::set<int64_t>> touched = touched_pages(*buckets, {pages.begin(), pages.end()});
  if (!touched) return touched.error();
  for (int64_t page : *touched) {
    if (Status status = writer->remove(page); !status) return status;
  }
  PageCache cache(database);
  for (int64_t page : *touched) {
    if (Status status = write_copies_of(page, *touched, *buckets, cache, *writer); !status) return status;
  }
  return Done{};
}

}  // namespace onrecord
