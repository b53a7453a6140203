// What commands that work for long have in common: they show how far they are, and can be stopped.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace onrecord::cli {

constexpr int was_interrupted = 130;  // Exit code, as a shell gives it.

// A line on the terminal that is written over ten times a second; nothing elsewhere.
class Progress {
 public:
  Progress();
  // "512 pages, 3 reported, 210 pages/s"
  void show(uint64_t pages, const std::string& behind_count);
  void clear() const;
  double seconds() const;  // Since it was made.

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point begin_, last_{};
  bool shown_;
};

// From now on an interruption ends no process but sets this.
const std::atomic<bool>& stop_when_asked();

// As many as were asked for; one a core for 0.
uint32_t threads_or_all(uint32_t asked);

// "1 page", "2 pages"
std::string counted(uint64_t count, const char* one, const char* many);

}  // namespace onrecord::cli
