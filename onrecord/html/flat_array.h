// An array for values without pointers that grows in place where the system can, and by huge pages where it is large.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <type_traits>
#include <utility>

namespace onrecord::html {

// As realloc(), but a large block asks for huge pages: the first touch of each small page costs as much as parsing what
// it will hold.
void* resize_block(void* block, size_t size);

template <typename T>
class FlatArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  FlatArray() = default;
  FlatArray(const FlatArray& other) {
    grow_to(other.size());
    if (!other.empty()) std::memcpy(static_cast<void*>(items_), other.items_, other.size() * sizeof(T));
    end_ = items_ + other.size();
  }
  FlatArray(FlatArray&& other) noexcept { swap(other); }
  FlatArray& operator=(FlatArray other) noexcept {
    swap(other);
    return *this;
  }
  ~FlatArray() { std::free(items_); }

  T& operator[](size_t index) { return items_[index]; }
  const T& operator[](size_t index) const { return items_[index]; }
  size_t size() const { return static_cast<size_t>(end_ - items_); }
  bool empty() const { return end_ == items_; }
  bool is_full() const { return end_ == room_end_; }
  T* data() { return items_; }
  const T* begin() const { return items_; }
  const T* end() const { return end_; }

  // A new item at the end, whose fields hold anything: to be written in place, since a value put together elsewhere and
  // copied waits for its small parts to reach memory before it can be read as a whole.
  T& add() {
    if (is_full()) grow_to(size() + size() / 2 + 16);
    return *end_++;
  }
  // REQUIRES: the item is none of this array.
  void push_back(const T& item) { add() = item; }
  void pop_back() { --end_; }
  T& back() { return end_[-1]; }
  const T& back() const { return end_[-1]; }
  // Makes place for one item; those from `index` on move up.
  T& insert(size_t index) {
    add();
    std::memmove(static_cast<void*>(items_ + index + 1), items_ + index, (size() - 1 - index) * sizeof(T));
    return items_[index];
  }
  void erase(size_t index) {
    std::memmove(static_cast<void*>(items_ + index), items_ + index + 1, (size() - 1 - index) * sizeof(T));
    --end_;
  }
  // REQUIRES: size <= size().
  void shrink_to(size_t size) { end_ = items_ + size; }
  void reserve(size_t capacity) {
    if (capacity > static_cast<size_t>(room_end_ - items_)) grow_to(capacity);
  }

 private:
  void swap(FlatArray& other) noexcept {
    std::swap(items_, other.items_);
    std::swap(end_, other.end_);
    std::swap(room_end_, other.room_end_);
  }
  void grow_to(size_t capacity) {
    if (capacity == 0) return;
    const size_t used = size();
    items_ = static_cast<T*>(resize_block(static_cast<void*>(items_), capacity * sizeof(T)));
    end_ = items_ + used;
    room_end_ = items_ + capacity;
  }

  T* items_ = nullptr;
  T* end_ = nullptr;
  T* room_end_ = nullptr;
};

}  // namespace onrecord::html
