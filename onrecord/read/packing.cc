#include "onrecord/read/packing.h"

#include "onrecord/read/little_endian.h"

namespace onrecord {
namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B\x08", zstd_magic = "\x28\xB5\x2F\xFD";
constexpr std::string_view dictionary_magic = "\x5D\x2A\x4D\x18";
constexpr size_t frame_head_bytes = 8;
constexpr uint64_t largest_dictionary = 16 << 20;

}  // namespace

Packing find_packing(std::string_view head) {
  if (head.starts_with(gzip_magic)) return Packing::gzip;
  return head.starts_with(zstd_magic) || head.starts_with(dictionary_magic) ? Packing::zstd : Packing::none;
}

std::string_view magic_of(Packing packing) {
  switch (packing) {
    case Packing::none: return "";
    case Packing::gzip: return gzip_magic;
    case Packing::zstd: return zstd_magic;
  }
  return "";
}

std::unique_ptr<Unpacker> make_unpacker(Packing packing, const std::string& dictionary) {
  switch (packing) {
    case Packing::none: return nullptr;
    case Packing::gzip: return make_gzip_unpacker();
    case Packing::zstd: return make_zstd_unpacker(dictionary);
  }
  return nullptr;
}

uint64_t skippable_frame(std::string_view bytes) {
  if (bytes.size() < frame_head_bytes) return 0;
  const uint64_t magic = read_little_endian(bytes, 0, 4);
  return magic >> 4 == 0x184D2A5 ? frame_head_bytes + read_little_endian(bytes, 4, 4) : 0;
}

std::string read_zstd_dictionary(ByteSource& file) {
  std::string frame;
  read_up_to(file, frame_head_bytes, frame);
  const uint64_t size = skippable_frame(frame);
  if (!frame.starts_with(dictionary_magic) || size < frame_head_bytes) return "";
  if (size > largest_dictionary) return "";
  read_up_to(file, size - frame_head_bytes, frame);
  std::string dictionary = frame.substr(frame_head_bytes);
  if (!dictionary.starts_with(zstd_magic)) return dictionary;
  return unpack_all(*make_zstd_unpacker(""), dictionary, largest_dictionary).bytes;
}

}  // namespace onrecord
