#include "cli/long_run.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <thread>

#include "cli/terminal.h"

namespace onrecord::cli {
namespace {

std::atomic<bool> stop_asked{false};
void ask_to_stop(int) { stop_asked.store(true, std::memory_order_relaxed); }

}  // namespace

Progress::Progress() : begin_(Clock::now()), shown_(is_terminal(stderr)) {}

void Progress::show(uint64_t pages, const std::string& behind_count) {
  if (!shown_ || Clock::now() - last_ < std::chrono::milliseconds(100)) return;
  last_ = Clock::now();
  std::fprintf(stderr, "\r\x1b[K%llu%s, %.0f pages/s", static_cast<unsigned long long>(pages), behind_count.c_str(),
               static_cast<double>(pages) / std::max(seconds(), 0.001));
}

void Progress::clear() const {
  if (shown_) std::fprintf(stderr, "\r\x1b[K");
}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

const std::atomic<bool>& stop_when_asked() {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  return stop_asked;
}

uint32_t threads_or_all(uint32_t asked) {
  return asked > 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
}

std::string counted(uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace onrecord::cli
