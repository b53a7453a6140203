// The pile: everything known of all its pages in one SQLite file (docs/database.md).
//
//   Result<Store> store = Store::create("pile.db", engine.name());
//   if (!store) return store.error();
//   store->add(prepare_page(record, engine.annotate(record, {}), engine.name(), lexicon, RawMode::keep));
//   store->finish();          // links the new pages to the others
//
// One Store belongs to one thread. Several may be open on the same file, one of them writing.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "onrecord/store/corrections.h"
#include "onrecord/store/page_rows.h"
#include "onrecord/store/sqlite.h"

namespace onrecord {

enum class AddOutcome : uint8_t {
  added,     // A new page.
  new_path,  // Known bytes at a new path.
  known,     // Nothing to do.
};

class PageWriter;

class Store {
 public:
  // Opens the file for writing, makes it where there is none. Fails when pages in it are by another engine, or of an
  // older format: "X.db: its pages were made by onrecord 0.1.0 data:…, this is …; run \"onrecord refresh --db X.db\"".
  static Result<Store> create(const std::string& path, const std::string& engine);
  // Fails when there is no such file; to refresh, or to try it and write nothing, also when it is of an older format.
  enum class Use : uint8_t { reading, correcting, refreshing, trying_refresh };
  static Result<Store> open(const std::string& path, Use use = Use::reading);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // What is stored of a record. Only where the bytes are in and the path is no smaller can add_path() stand for add():
  // the smallest path only ever gets smaller, so that holds also after other pages came in.
  struct Known {
    bool bytes = false;         // The page is in.
    bool smaller_path = false;  // This path would be the page's smallest, and what came with it would count.
  };
  Result<Known> find(std::string_view id, std::string_view path) const;

  // Adds a page whole, in the transaction that is open or opens with it. After an error the transaction is rolled back.
  Result<AddOutcome> add(const PageRows& rows);
  // Adds a further path of a page that is in. REQUIRES: not smaller_path, or nothing else came with it.
  Result<AddOutcome> add_path(std::string_view id, std::string_view path, std::string_view given);
  // Opens the transaction in which all pages are replaced: nobody else writes until finish_refresh() ends it. A Store
  // that goes before leaves the pile as it was.
  Status begin_refresh() { return begin(); }
  // Replaces the facts of a page that is in. Its bytes and paths stay.
  Status replace(const PageRows& rows, int64_t page);
  // Every page is this engine's now; all links are made again.
  Status finish_refresh(const std::string& engine);
  // Ends the open transaction, if any: what was added until now stays.
  Status commit();
  // commit(), then links the queued pages to the others and applies what is new in X.corrections, in one transaction.
  // A damaged line of that file is an error; the pages stay.
  Status finish();

  // Appends one line to X.corrections (docs/corrections.md) and applies it: both or neither. Fails, and changes
  // nothing, where it would have no effect beside what stands or would end the effect of a line that stands:
  // "x.corrections:2 says otherwise: undo it first".
  Status correct(const Correction& correction);
  // Whether X.corrections has changed since the links were made.
  Result<bool> has_new_corrections() const;
  // What the links were made with. Read once; lives until something is written.
  Result<const AppliedCorrections*> corrections() const;

  // Program and tables that made the pages; "" where no page was ever in.
  Result<std::string> engine() const;
  // Pages that were added and not yet linked (an `add` was cut off).
  Result<int64_t> count_unlinked() const;
  Result<int64_t> count_pages() const;

  // The record's bytes. Fails where they were left in a file that has changed: "a.html: has changed since it was
  // added".
  Result<std::string> read_raw(int64_t page) const;

  const sql::Database& database() const { return database_; }
  sql::Database& database() { return database_; }

 private:
  explicit Store(sql::Database database);
  Status begin();
  Error fail(Error error);

  sql::Database database_;
  std::unique_ptr<PageWriter> writer_;
  mutable std::unique_ptr<const AppliedCorrections> corrections_;
  bool in_transaction_ = false;
};

}  // namespace onrecord
