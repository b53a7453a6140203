#include "onrecord/store/ingest.h"

#include <filesystem>
#include <thread>

#include "onrecord/store/bounded_queue.h"

namespace onrecord {
namespace {

constexpr size_t queue_bytes = 96u << 20;
constexpr size_t batch_pages = 128;
constexpr size_t batch_bytes = 32u << 20;

// Nothing to write but perhaps a path: the bytes are in the pile.
struct KnownRecord {
  std::string id, path, given;
  size_t bytes;
};

using Prepared = std::variant<ReadError, KnownRecord, PageRows>;

std::string absolute_path(const std::string& path) {
  std::error_code failed;
  return std::filesystem::absolute(path, failed).lexically_normal().string();
}

// The database and its helpers are no input, also when they lie in the folder that is added.
bool is_own_file(const std::string& path, const std::string& database) {
  const std::string full = absolute_path(path);
  if (full == corrections_path(database)) return true;
  if (!full.starts_with(database)) return false;
  const std::string rest = full.substr(database.size());
  return rest.empty() || rest == "-wal" || rest == "-shm" || rest == "-journal";
}

class Ingest {
 public:
  Ingest(const std::vector<std::string>& inputs, const Engine& engine, const WordLexicon& lexicon,
         const IngestOptions& options, const IngestHooks& hooks)
      : inputs_(inputs),
        engine_(engine),
        lexicon_(lexicon),
        options_(options),
        hooks_(hooks),
        database_(absolute_path(options.database)),
        records_(4 * options.jobs + 4, queue_bytes),
        prepared_(4 * options.jobs + 4, queue_bytes) {}

  Result<IngestReport> run() {
    std::optional<Store> store;
    if (!options_.dry_run) {
      Result<Store> made = Store::create(options_.database, engine_.name());
      if (!made) return made.error();
      // Damage in the corrections is told before the work, not behind it.
      if (const Result<bool> readable = made->has_new_corrections(); !readable) return readable.error();
      store = std::move(*made);
    }
    std::thread reader([this] { read(); });
    std::vector<std::thread> workers;
    active_workers_ = options_.jobs;
    for (uint32_t i = 0; i < options_.jobs; ++i) workers.emplace_back([this] { work(); });
    Status status = write(store ? &*store : nullptr);
    records_.close();
    prepared_.close();
    reader.join();
    for (std::thread& worker : workers) worker.join();
    if (status && store) status = store->finish();
    if (!status) return status.error();
    report_.interrupted = stopped();
    return report_;
  }

 private:
  bool stopped() const { return hooks_.stop != nullptr && hooks_.stop->load(std::memory_order_relaxed); }

  void read() {
    read_records(inputs_, options_.read, [this](ReadItem&& item) {
      if (stopped()) return false;
      if (is_own_file(path_of(item), database_)) return true;
      const Record* record = std::get_if<Record>(&item);
      const size_t bytes = record != nullptr ? record->bytes.size() : 0;
      return records_.push(std::move(item), bytes);
    });
    records_.close();
  }

  void work() {
    std::optional<Store> store;
    if (!options_.dry_run) {
      Result<Store> opened = Store::open(options_.database);
      if (opened) store = std::move(*opened);
    }
    while (std::optional<ReadItem> item = records_.pop()) {
      if (stopped()) continue;
      const Record* record = std::get_if<Record>(&*item);
      const size_t bytes = record != nullptr ? record->bytes.size() : 0;
      if (!prepared_.push(prepare(*item, store ? &*store : nullptr), bytes)) break;
    }
    if (--active_workers_ == 0) prepared_.close();
  }

  Prepared prepare(ReadItem& item, const Store* store) const {
    if (ReadError* error = std::get_if<ReadError>(&item)) return std::move(*error);
    Record& record = std::get<Record>(item);
    if (store != nullptr) {
      std::string given = describe_given(record);
      const Result<Store::Known> known = store->find(record.id, record.path);
      if (known && known->bytes && !known->smaller_path) {
        return KnownRecord{std::move(record.id), std::move(record.path), std::move(given), record.bytes.size()};
      }
    }
    return prepare_page(record, engine_.annotate(record, options_.page), engine_.name(), lexicon_, options_.raw);
  }

  Status write(Store* store) {
    size_t pages = 0, bytes = 0;
    while (std::optional<Prepared> item = prepared_.pop()) {
      const uint64_t bytes_before = report_.bytes;
      if (Status status = take(*item, store); !status) return status;
      hooks_.on_progress(report_);
      bytes += report_.bytes - bytes_before;
      const bool full = ++pages >= batch_pages || bytes >= batch_bytes;
      if (!full) continue;
      if (Status status = store != nullptr ? store->commit() : Status(Done{}); !status) return status;
      pages = bytes = 0;
    }
    return Done{};
  }

  Status take(const Prepared& item, Store* store) {
    if (const ReadError* error = std::get_if<ReadError>(&item)) {
      ++report_.reported;
      hooks_.on_error(*error);
      return Done{};
    }
    if (const PageRows* rows = std::get_if<PageRows>(&item)) {
      report_.bytes += static_cast<uint64_t>(rows->bytes);
      if (store == nullptr) return count(AddOutcome::added);
      return count(store->add(*rows));
    }
    const KnownRecord& known = std::get<KnownRecord>(item);
    report_.bytes += known.bytes;
    return count(store->add_path(known.id, known.path, known.given));
  }

  Status count(const Result<AddOutcome>& outcome) {
    if (!outcome) return outcome.error();
    switch (*outcome) {
      case AddOutcome::added: ++report_.added; break;
      case AddOutcome::new_path: ++report_.new_paths; break;
      case AddOutcome::known: ++report_.known; break;
    }
    return Done{};
  }

  const std::vector<std::string>& inputs_;
  const Engine& engine_;
  const WordLexicon& lexicon_;
  const IngestOptions& options_;
  const IngestHooks& hooks_;
  const std::string database_;
  BoundedQueue<ReadItem> records_;
  BoundedQueue<Prepared> prepared_;
  std::atomic<uint32_t> active_workers_{0};
  IngestReport report_;
};

}  // namespace

Result<IngestReport> ingest(const std::vector<std::string>& inputs, const Engine& engine, const WordLexicon& lexicon,
                            const IngestOptions& options, const IngestHooks& hooks) {
  return Ingest(inputs, engine, lexicon, options, hooks).run();
}

}  // namespace onrecord
