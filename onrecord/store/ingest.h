// Records into a pile: one thread reads, some annotate, the calling one writes.
//
// Whatever order the records arrive in, the pile's facts are the same.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "onrecord/corpus/words.h"
#include "onrecord/pipeline/pipeline.h"
#include "onrecord/store/store.h"

namespace onrecord {

struct IngestOptions {
  std::string database;
  ReadOptions read;
  std::optional<InputKind> as;  // What every record is to be taken for; empty: what its container says, or as found.
  RawMode raw = RawMode::keep;
  uint32_t jobs = 1;     // Threads that annotate.
  bool dry_run = false;  // Annotate everything, write nothing, make no file.
};

struct IngestReport {
  uint64_t added = 0;      // New pages.
  uint64_t new_paths = 0;  // Known bytes at a new path.
  uint64_t known = 0;      // Already there.
  uint64_t reported = 0;   // Records that could not be read.
  uint64_t bytes = 0;      // Of the records that were read.
  bool interrupted = false;

  uint64_t records() const { return added + new_paths + known; }
};

struct IngestHooks {
  std::function<void(const ReadError&)> on_error = [](const ReadError&) {};
  std::function<void(const IngestReport&)> on_progress = [](const IngestReport&) {};  // After each record.
  // Set by another thread or a signal handler: what is written so far is committed and linked, the rest left.
  const std::atomic<bool>* stop = nullptr;
};

// Fails when the database cannot be written. Both hooks are called on the calling thread.
Result<IngestReport> ingest(const std::vector<std::string>& inputs, const Engine& engine, const WordLexicon& lexicon,
                            const IngestOptions& options, const IngestHooks& hooks);

}  // namespace onrecord
