// The bytes of an archive, unpacked as they are read, each with its place in the file.
//
// A well-made packed archive has a member for each record, so that a record can be read alone; others have one member,
// or borders anywhere. So the members are one stream here, and the stream knows where each of them began. Damage ends
// the stream; resume() begins a new one at the next member that can be unpacked.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "onrecord/read/member_reader.h"

namespace onrecord {

// Where something in an archive stands: at an offset of the file; in a packed one, `inner` bytes into what the member
// at that offset unpacks to.
struct ArchivePlace {
  uint64_t offset = 0;
  uint64_t inner = 0;

  friend bool operator==(const ArchivePlace&, const ArchivePlace&) = default;
};
std::string to_string(ArchivePlace place);  // "1234", "1234+567"
// Empty for what to_string() does not write.
std::optional<ArchivePlace> parse_archive_place(std::string_view text);

class ArchiveStream {
 public:
  // As MemberReader takes them.
  ArchiveStream(std::unique_ptr<ByteSource> file, uint64_t offset, Packing packing, const std::string& dictionary);

  // The bytes from the position on: at least `wanted` of them unless the stream ends. They live until the next call.
  std::string_view peek(size_t wanted);
  // REQUIRES: bytes <= the size of what the last peek() gave.
  void advance(size_t bytes);
  ArchivePlace place() const;
  bool is_packed() const { return packing_ != Packing::none; }

  // The first border of members behind the position where `mark` stands, as a distance from the position; less than
  // `end`, and only where the mark was peeked at. One stream must always be asked for the same mark.
  std::optional<size_t> find_border(std::string_view mark, size_t end);
  // Whether a member begins at this distance.
  bool is_border(size_t distance) const;
  // Whether all members that hold the next `bytes` bytes ended with the right check sum, as far as the stream was read.
  bool is_whole(size_t bytes) const { return position_ + bytes <= whole_; }

  // What ended the stream, once peek() gave less than was asked for; nothing at the end of the file.
  const std::optional<ReadFault>& damage() const { return damage_; }
  // Begins the stream behind the damage. What was not taken is dropped. False where nothing follows.
  bool resume();

 private:
  struct Border {
    uint64_t position;  // In the unpacked bytes.
    uint64_t offset;    // In the file.
  };

  void refill();
  void note_border();

  MemberReader members_;
  Packing packing_;
  std::string bytes_;
  size_t used_ = 0;        // Of bytes_.
  uint64_t position_ = 0;  // Of the reading position, in all that was unpacked.
  uint64_t whole_ = 0;     // Where the last member ended that was whole.
  // By position. The first is that of the member which the reading position is in.
  std::deque<Border> borders_;
  size_t without_mark_ = 0;  // So many borders, from the second on, have no mark.
  bool ended_ = false;
  std::optional<ReadFault> damage_;
};

}  // namespace onrecord
