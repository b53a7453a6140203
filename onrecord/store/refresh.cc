#include "onrecord/store/refresh.h"

#include <map>
#include <variant>

#include "onrecord/read/record_path.h"
#include "onrecord/store/given.h"
#include "onrecord/store/work_line.h"
#include "onrecord/store/zstd.h"

namespace onrecord {
namespace {

constexpr uint64_t largest_record = 1ull << 30;  // It was read once, whatever the limit was then.

// A page as it is stored.
struct StoredPage {
  int64_t page = 0;
  Record record;
  std::string annotation;  // zstd
};

struct RefreshedPage {
  int64_t page;
  PageRows rows;
  bool changed;
};

using Read = std::variant<ReadError, StoredPage>;
using Outcome = std::variant<ReadError, RefreshedPage>;

// Pages whose bytes are in one file: their numbers, by their id.
using PagesOfFile = std::map<std::string, int64_t, std::less<>>;

// The annotation but for the name of the engine, which stands in its first key of that name.
std::string without_engine(std::string json) {
  constexpr std::string_view key = "\"engine\":";
  const size_t begin = json.find(key);
  if (begin == std::string::npos) return json;
  const size_t value = json.find('"', begin + key.size());
  const size_t end = json.find('"', value + 1);
  return end == std::string::npos ? json : json.erase(begin, end + 1 - begin);
}

bool is_same(const std::string& before, const std::string& now) {
  const Result<std::string> a = decompress(before);
  const Result<std::string> b = decompress(now);
  return a && b && without_engine(*a) == without_engine(*b);
}

// Gives every page of a pile with its bytes, as the reading began.
class PileReader {
 public:
  PileReader(const Store& store, const WorkLine<Read, Outcome>::Push& push) : store_(store), push_(push) {}

  void read() {
    if (Status status = read_kept(); !status) fail(store_.database().path(), status.error().message);
    for (auto& [file, pages] : left_in_files_) read_file(file, pages);
  }

 private:
  Status read_kept() {
    Result<sql::Statement> rows = store_.database().prepare(
        "SELECT page, id, path, given, json, kept, raw.bytes, location FROM pages JOIN raw USING (page) JOIN "
        "annotations USING (page) ORDER BY page");
    if (!rows) return rows.error();
    while (wanted_ && rows->step()) {
      if (rows->number(5) == 0) {
        left_in_files_[split_record_path(rows->text(7)).file].emplace(rows->text(1), rows->number(0));
      } else {
        give(*rows, decompress(rows->view(6)));
      }
    }
    return rows->reset();
  }

  // ROW begins with page, id, path, given, json.
  void give(const sql::Statement& row, Result<std::string> bytes) {
    StoredPage page;
    page.page = row.number(0);
    page.record.id = row.text(1);
    page.record.path = row.text(2);
    page.annotation = row.text(4);
    if (!bytes) return fail(page.record.path, bytes.error().message);
    if (Status status = read_given(row.view(3), page.record); !status) {
      return fail(page.record.path, status.error().message);
    }
    page.record.bytes = *std::move(bytes);
    const size_t size = page.record.bytes.size() + page.annotation.size();
    wanted_ = push_(std::move(page), size);
  }

  // A page of which only the number was kept.
  void give(int64_t number, Result<std::string> bytes) {
    Result<sql::Statement> row = store_.database().prepare(
        "SELECT page, id, path, given, json FROM pages JOIN annotations USING (page) WHERE page = ?");
    if (!row) return fail(store_.database().path(), row.error().message);
    row->bind_all(number);
    if (row->step()) give(*row, std::move(bytes));
  }

  // A file of many records is read once for all of them.
  void read_file(const std::string& file, PagesOfFile& pages) {
    std::string cause = "has changed since it was added";
    ReadOptions options;
    options.max_record_bytes = largest_record;
    read_records({file}, options, [&](ReadItem&& item) {
      if (const ReadError* error = std::get_if<ReadError>(&item)) {
        cause = error->cause;
        return wanted_;
      }
      Record& record = std::get<Record>(item);
      const auto found = pages.find(record.id);
      if (found == pages.end()) return wanted_;
      give(found->second, std::move(record.bytes));
      pages.erase(found);
      return wanted_ && !pages.empty();
    });
    if (!wanted_) return;
    for (const auto& [id, page] : pages) give(page, Error{cause});
  }

  void fail(const std::string& path, const std::string& cause) { wanted_ = push_(ReadError{path, 0, cause}, 0); }

  const Store& store_;
  const WorkLine<Read, Outcome>::Push& push_;
  std::map<std::string, PagesOfFile> left_in_files_;
  bool wanted_ = true;
};

class Refresh {
 public:
  Refresh(const Engine& engine, const WordLexicon& lexicon, const RefreshOptions& options, const RefreshHooks& hooks)
      : engine_(engine), lexicon_(lexicon), options_(options), hooks_(hooks) {}

  Result<RefreshReport> run() {
    const Store::Use use = options_.dry_run ? Store::Use::trying_refresh : Store::Use::refreshing;
    Result<Store> writing = Store::open(options_.database, use);
    // The writer's transaction opens before the reader's, so no page can come in between.
    Status status = writing ? prepare(*writing) : writing.error();
    if (!status) return status.error();
    const Result<Store> reading = Store::open(options_.database);
    if (!reading) return reading.error();
    Line line(options_.jobs);
    status = line.run([&](const Line::Push& push) { read(*reading, push); }, [this] { return work(); },
                      [&](Outcome& item) { return take(item, *writing); });
    if (stopped()) {
      report_.interrupted = true;
      return report_;
    }
    if (status) status = finish(*writing);
    if (!status) return status.error();
    return report_;
  }

 private:
  using Line = WorkLine<Read, Outcome>;

  bool stopped() const { return hooks_.stop != nullptr && hooks_.stop->load(std::memory_order_relaxed); }

  void read(const Store& store, const Line::Push& push) const {
    const Line::Push push_unless_stopped = [&](Read&& item, size_t bytes) {
      return !stopped() && push(std::move(item), bytes);
    };
    PileReader(store, push_unless_stopped).read();
  }

  Status prepare(Store& store) {
    if (!options_.dry_run) {
      if (Status status = store.begin_refresh(); !status) return status;
    }
    // Damage in the corrections is told before the work, not behind it.
    if (const Result<bool> readable = store.has_new_corrections(); !readable) return readable.error();
    const Result<std::string> before = store.engine();
    const Result<int64_t> pages = store.count_pages();
    if (!before) return before.error();
    if (!pages) return pages.error();
    report_.engine_before = *before;
    report_.pages = static_cast<uint64_t>(*pages);
    return Done{};
  }

  Line::Work work() const {
    return [this](Read& item) -> std::optional<Outcome> {
      if (stopped()) return std::nullopt;
      if (ReadError* error = std::get_if<ReadError>(&item)) return std::move(*error);
      StoredPage& stored = std::get<StoredPage>(item);
      PageRows rows =
          prepare_page(stored.record, engine_.annotate(stored.record, {}), engine_.name(), lexicon_, RawMode::ref);
      const bool changed = !is_same(stored.annotation, rows.annotation);
      return RefreshedPage{stored.page, std::move(rows), changed};
    };
  }

  Status take(const Outcome& item, Store& store) {
    if (stopped()) return Error{"interrupted"};
    if (const ReadError* error = std::get_if<ReadError>(&item)) {
      ++report_.unreadable;
      hooks_.on_error(*error);
      return Done{};
    }
    const RefreshedPage& page = std::get<RefreshedPage>(item);
    ++report_.done;
    report_.changed += page.changed;
    hooks_.on_progress(report_);
    // Once a page is missing the rest is only read, to tell which others are.
    const bool write = !options_.dry_run && report_.unreadable == 0;
    return write ? store.replace(page.rows, page.page) : Status(Done{});
  }

  Status finish(Store& store) {
    if (report_.unreadable > 0) {
      return Error{options_.database + ": " + std::to_string(report_.unreadable) +
                   " of its pages cannot be read again, so none was changed: put their files back, or add what is "
                   "left to a new file"};
    }
    if (report_.done != report_.pages) {
      return Error{
          options_.database + ": " + std::to_string(report_.pages - report_.done) +
          " of its pages have no bytes or no annotation in it, so none was changed: add what is left to a new file"};
    }
    if (options_.dry_run) return Done{};
    if (Status status = store.finish_refresh(engine_.name()); !status) return status;
    return count_idle_corrections(store);
  }

  Status count_idle_corrections(const Store& store) {
    const Result<CorrectionFile> file = read_correction_file(options_.database);
    const Result<const AppliedCorrections*> applied = store.corrections();
    if (!file) return file.error();
    if (!applied) return applied.error();
    report_.idle_corrections = standing_corrections(file->lines).size() - (*applied)->all().size();
    return Done{};
  }

  const Engine& engine_;
  const WordLexicon& lexicon_;
  const RefreshOptions& options_;
  const RefreshHooks& hooks_;
  RefreshReport report_;
};

}  // namespace

Result<RefreshReport> refresh(const Engine& engine, const WordLexicon& lexicon, const RefreshOptions& options,
                              const RefreshHooks& hooks) {
  return Refresh(engine, lexicon, options, hooks).run();
}

}  // namespace onrecord
