// An array that grows in place where the system can (realloc moves pages, not bytes), for values without pointers.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

namespace onrecord::html {

template <typename T>
class FlatArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  FlatArray() = default;
  FlatArray(const FlatArray& other) {
    grow_to(other.size_);
    if (other.size_ > 0) std::memcpy(static_cast<void*>(items_), other.items_, other.size_ * sizeof(T));
    size_ = other.size_;
  }
  FlatArray(FlatArray&& other) noexcept { swap(other); }
  FlatArray& operator=(FlatArray other) noexcept {
    swap(other);
    return *this;
  }
  ~FlatArray() { std::free(items_); }

  T& operator[](size_t index) { return items_[index]; }
  const T& operator[](size_t index) const { return items_[index]; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T* begin() const { return items_; }
  const T* end() const { return items_ + size_; }

  // REQUIRES: the item is none of this array.
  void push_back(const T& item) {
    if (size_ == capacity_) grow_to(capacity_ + capacity_ / 2 + 16);
    new (items_ + size_) T(item);
    ++size_;
  }
  void reserve(size_t capacity) {
    if (capacity > capacity_) grow_to(capacity);
  }

 private:
  void swap(FlatArray& other) noexcept {
    std::swap(items_, other.items_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }
  void grow_to(size_t capacity) {
    if (capacity == 0) return;
    void* moved = std::realloc(static_cast<void*>(items_), capacity * sizeof(T));
    if (moved == nullptr) throw std::bad_alloc();
    items_ = static_cast<T*>(moved);
    capacity_ = capacity;
  }

  T* items_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace onrecord::html
