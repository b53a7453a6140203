// Unpacks a file member by member: gzip members (RFC 1952), zstd frames (RFC 8878); a plain file is one member.
#pragma once

#include <memory>
#include <string>

#include "onrecord/read/packed_window.h"
#include "onrecord/read/packing.h"

namespace onrecord {

class MemberReader {
 public:
  enum class Event : uint8_t {
    began,     // A member begins at member_offset().
    unpacked,  // Some of its bytes were appended.
    whole,     // It ended, its check sum is right.
    damaged,   // See damage(); find_next() goes on.
    ended,     // The file ended.
  };

  // `offset`: where in the file the source stands; a member must begin there.
  MemberReader(std::unique_ptr<ByteSource> file, uint64_t offset, Packing packing, const std::string& dictionary);

  // Does one of the events; appends at most 64 KiB to `out`.
  Event read(std::string& out);
  uint64_t member_offset() const { return member_offset_; }
  // Where in the file the last damage shows.
  const ReadFault& damage() const { return damage_; }

  // Behind damage: looks for the next member that can be unpacked. Looks again at bytes that the damaged one took,
  // because a damaged stream may run on over the border; never at more than the file has bytes, in all. False where
  // none follows.
  bool find_next();

 private:
  Event copy(std::string& out);
  Event begin_member();
  Event unpack(std::string& out);
  Event fail(std::string cause);
  void pass_padding();
  bool seek_magic();
  bool can_be_unpacked();

  PackedWindow packed_;
  Packing packing_;
  std::unique_ptr<Unpacker> unpacker_;
  bool in_member_ = false;
  uint64_t members_ = 0;
  uint64_t member_offset_;
  uint64_t member_bytes_ = 0;  // Unpacked so far.
  uint64_t gone_back_ = 0;     // By find_next(), in all.
  ReadFault damage_{0, ""};
};

}  // namespace onrecord
