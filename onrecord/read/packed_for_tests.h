// What tests and fuzz targets pack their inputs with.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// `window_bits` as deflateInit2() takes them: they choose the format, too.
inline std::string deflated(std::string_view bytes, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzipped(std::string_view bytes) { return deflated(bytes, 15 + 16); }
inline std::string zlib_packed(std::string_view bytes) { return deflated(bytes, 15); }
inline std::string raw_deflated(std::string_view bytes) { return deflated(bytes, -15); }

inline std::string zstd_packed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

// One meta-block that is not compressed (RFC 7932 section 9.2), and an empty last one: no encoder is needed.
// REQUIRES: 0 < bytes.size() <= 65536.
inline std::string brotli_packed(std::string_view bytes) {
  const uint32_t head = static_cast<uint32_t>(bytes.size() - 1) << 4 | 1u << 20;
  std::string out;
  for (int shift = 0; shift < 24; shift += 8) out += static_cast<char>(head >> shift);
  return out + std::string(bytes) + '\x03';
}

// `count` bytes, the lowest first.
inline std::string little_endian(uint64_t number, int count) {
  std::string out;
  for (; count > 0; --count, number >>= 8) out += static_cast<char>(number);
  return out;
}

struct ZipFile {
  std::string name, bytes;
  bool deflate = false;
};

// A ZIP archive, written as zip.h describes it.
inline std::string zipped(const std::vector<ZipFile>& files) {
  std::string out, directory;
  for (const ZipFile& file : files) {
    const std::string packed = file.deflate ? raw_deflated(file.bytes) : file.bytes;
    const uint64_t sum = crc32_z(0, reinterpret_cast<const Bytef*>(file.bytes.data()), file.bytes.size());
    const std::string common = little_endian(0, 2) + little_endian(file.deflate ? 8 : 0, 2) + little_endian(0, 4) +
                               little_endian(sum, 4) + little_endian(packed.size(), 4) +
                               little_endian(file.bytes.size(), 4) + little_endian(file.name.size(), 2) +
                               little_endian(0, 2);
    directory += "PK\x01\x02" + little_endian(20, 2) + little_endian(20, 2) + common + little_endian(0, 10) +
                 little_endian(out.size(), 4) + file.name;
    out += "PK\x03\x04" + little_endian(20, 2) + common + file.name + packed;
  }
  const std::string count = little_endian(files.size(), 2);
  const std::string end = "PK\x05\x06" + little_endian(0, 4) + count + count + little_endian(directory.size(), 4) +
                          little_endian(out.size(), 4) + little_endian(0, 2);
  return out + directory + end;
}

}  // namespace onrecord
