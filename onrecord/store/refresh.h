// A pile brought to another engine: every page is computed again from the bytes that it keeps or refers to.
//
// All in one transaction, so that no pile ever mixes engines: readers see the old pile until the end, and after an
// interruption or a crash it is as it was. Paths, what was given with the records, and corrections stay.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "onrecord/corpus/words.h"
#include "onrecord/pipeline/pipeline.h"
#include "onrecord/store/store.h"

namespace onrecord {

struct RefreshOptions {
  std::string database;
  uint32_t jobs = 1;     // Threads that annotate.
  bool dry_run = false;  // Compute everything, write nothing.
};

struct RefreshReport {
  uint64_t pages = 0;             // In the pile.
  uint64_t done = 0;              // Computed again.
  uint64_t changed = 0;           // Of these, whose annotation is another now, but for the engine's name.
  uint64_t unreadable = 0;        // Their bytes were left in files that are gone or have changed.
  uint64_t idle_corrections = 0;  // That stand in X.corrections and have no effect on the pages as they are now.
  std::string engine_before;
  bool interrupted = false;  // Nothing was changed.
};

struct RefreshHooks {
  std::function<void(const ReadError&)> on_error = [](const ReadError&) {};
  std::function<void(const RefreshReport&)> on_progress = [](const RefreshReport&) {};  // After each page.
  const std::atomic<bool>* stop = nullptr;  // Set by another thread or a signal handler.
};

// Fails, and changes nothing, when the file cannot be written or the bytes of a page cannot be read any more; of the
// latter each is told. Hooks are called on the calling thread.
Result<RefreshReport> refresh(const Engine& engine, const WordLexicon& lexicon, const RefreshOptions& options,
                              const RefreshHooks& hooks);

}  // namespace onrecord
