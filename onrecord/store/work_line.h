// Items from a thread that reads, worked on by several, taken by the calling one, with bounded queues between them.
//
//   read -> [queue] -> work (jobs threads) -> [queue] -> take
//
// What was read may be taken in any order.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/store/bounded_queue.h"

namespace onrecord {

template <typename In, typename Out>
class WorkLine {
 public:
  // Gives an item and its weight in bytes to the line; false: no more are wanted.
  using Push = std::function<bool(In&&, size_t bytes)>;
  // Empty: nothing comes of the item.
  using Work = std::function<std::optional<Out>(In&)>;

  explicit WorkLine(uint32_t jobs) : jobs_(jobs), read_(4 * jobs + 4, queue_bytes), done_(4 * jobs + 4, queue_bytes) {}

  // `read` pushes all items; `make_work` gives each thread its own work. The first error of `take` ends the line and is
  // given back. REQUIRES: called once.
  Status run(const std::function<void(const Push&)>& read, const std::function<Work()>& make_work,
             const std::function<Status(Out&)>& take) {
    active_ = jobs_;
    std::vector<std::thread> threads;
    threads.emplace_back([&] {
      read([this](In&& item, size_t bytes) { return read_.push({std::move(item), bytes}, bytes); });
      read_.close();
    });
    for (uint32_t i = 0; i < jobs_; ++i) threads.emplace_back([&] { work_through(make_work()); });
    Status status = take_all(take);
    read_.close();
    done_.close();
    for (std::thread& thread : threads) thread.join();
    return status;
  }

 private:
  static constexpr size_t queue_bytes = 96u << 20;

  struct Item {
    In item;
    size_t bytes;
  };

  void work_through(const Work& work) {
    while (std::optional<Item> item = read_.pop()) {
      std::optional<Out> out = work(item->item);
      if (out && !done_.push(*std::move(out), item->bytes)) break;
    }
    if (--active_ == 0) done_.close();
  }

  Status take_all(const std::function<Status(Out&)>& take) {
    while (std::optional<Out> out = done_.pop()) {
      if (Status status = take(*out); !status) return status;
    }
    return Done{};
  }

  const uint32_t jobs_;
  BoundedQueue<Item> read_;
  BoundedQueue<Out> done_;
  std::atomic<uint32_t> active_{0};
};

}  // namespace onrecord
