#include "onrecord/store/ingest.h"

#include <filesystem>

#include "onrecord/store/given.h"
#include "onrecord/store/work_line.h"

namespace onrecord {
namespace {

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
        database_(absolute_path(options.database)) {}

  Result<IngestReport> run() {
    if (!options_.dry_run) {
      Result<Store> made = Store::create(options_.database, engine_.name());
      if (!made) return made.error();
      // Damage in the corrections is told before the work, not behind it.
      if (const Result<bool> readable = made->has_new_corrections(); !readable) return readable.error();
      store_ = std::move(*made);
    }
    Line line(options_.jobs);
    Status status = line.run([this](const auto& push) { read(push); }, [this] { return make_work(); },
                             [this](Prepared& item) { return write(item); });
    if (status && store_) status = store_->finish();
    if (!status) return status.error();
    report_.interrupted = stopped();
    return report_;
  }

 private:
  using Line = WorkLine<ReadItem, Prepared>;

  bool stopped() const { return hooks_.stop != nullptr && hooks_.stop->load(std::memory_order_relaxed); }

  void read(const Line::Push& push) const {
    read_records(inputs_, options_.read, [&](ReadItem&& item) {
      if (stopped()) return false;
      if (is_own_file(path_of(item), database_)) return true;
      const Record* record = std::get_if<Record>(&item);
      const size_t bytes = record != nullptr ? record->bytes.size() : 0;
      return push(std::move(item), bytes);
    });
  }

  // Every thread asks a connection of its own what is known.
  Line::Work make_work() const {
    std::shared_ptr<const Store> store;
    if (!options_.dry_run) {
      Result<Store> opened = Store::open(options_.database);
      if (opened) store = std::make_shared<const Store>(std::move(*opened));
    }
    return [this, store](ReadItem& item) -> std::optional<Prepared> {
      if (stopped()) return std::nullopt;
      return prepare(item, store.get());
    };
  }

  Prepared prepare(ReadItem& item, const Store* store) const {
    if (ReadError* error = std::get_if<ReadError>(&item)) return std::move(*error);
    Record& record = std::get<Record>(item);
    if (options_.as) record.declared = options_.as;
    if (store != nullptr) {
      std::string given = describe_given(record);
      const Result<Store::Known> known = store->find(record.id, record.path);
      if (known && known->bytes && !known->smaller_path) {
        return KnownRecord{std::move(record.id), std::move(record.path), std::move(given), record.bytes.size()};
      }
    }
    return prepare_page(record, engine_.annotate(record, {}), engine_.name(), lexicon_, options_.raw);
  }

  Status write(const Prepared& item) {
    const uint64_t bytes_before = report_.bytes;
    if (Status status = take(item, store_ ? &*store_ : nullptr); !status) return status;
    hooks_.on_progress(report_);
    open_bytes_ += report_.bytes - bytes_before;
    if (++open_pages_ < batch_pages && open_bytes_ < batch_bytes) return Done{};
    open_pages_ = open_bytes_ = 0;
    return store_ ? store_->commit() : Status(Done{});
  }

  Status take(const Prepared& item, Store* store) {
    if (const ReadError* error = std::get_if<ReadError>(&item)) {
      ++report_.reported;
      hooks_.on_error(*error);
      return Done{};
    }
    if (const PageRows* rows = std::get_if<PageRows>(&item)) {
      report_.bytes += static_cast<uint64_t>(rows->bytes);
      if (store != nullptr) return count(store->add(*rows));
      ++report_.added;
      return Done{};
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
  std::optional<Store> store_;
  size_t open_pages_ = 0, open_bytes_ = 0;  // In the open transaction.
  IngestReport report_;
};

}  // namespace

Result<IngestReport> ingest(const std::vector<std::string>& inputs, const Engine& engine, const WordLexicon& lexicon,
                            const IngestOptions& options, const IngestHooks& hooks) {
  return Ingest(inputs, engine, lexicon, options, hooks).run();
}

}  // namespace onrecord
