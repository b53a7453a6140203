#include "onrecord/read/binary_junk.h"

#include <algorithm>

namespace onrecord {
namespace {

using namespace std::string_view_literals;

struct Magic {
  size_t offset;
  std::string_view bytes;
  std::string_view name;
};
constexpr Magic magics[] = {
    {0, "%PDF-"sv, "a PDF document"},
    {0, "\x89PNG\r\n"sv, "a PNG image"},
    {0, "\xFF\xD8\xFF"sv, "a JPEG image"},
    {0, "GIF8"sv, "a GIF image"},
    {8, "WEBP"sv, "a WebP image"},
    {4, "ftyp"sv, "an MP4 or AVIF file"},
    {0, "II*\0"sv, "a TIFF image"},
    {0, "MM\0*"sv, "a TIFF image"},
    {0, "PK\x03\x04"sv, "a ZIP archive"},
    {0, "PK\x05\x06"sv, "a ZIP archive"},
    {0, "\x1F\x8B"sv, "gzip data inside gzip data"},
    {0, "\x28\xB5\x2F\xFD"sv, "zstd data"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "xz data"},
    {0, "BZh9"sv, "bzip2 data"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    {0, "Rar!\x1A\x07"sv, "a RAR archive"},
    {257, "ustar"sv, "a tar archive"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1"sv, "an old Office document"},
    {0,
     "\x7F"
     "ELF"sv,
     "a program"},
    {0, "SQLite format 3\0"sv, "an SQLite database"},
    {0, "wOFF"sv, "a font"},
    {0, "wOF2"sv, "a font"},
    {0, "OggS"sv, "an Ogg file"},
    {0, "ID3\x03"sv, "an MP3 file"},
    {0, "ID3\x04"sv, "an MP3 file"},
    {0, "\x1A\x45\xDF\xA3"sv, "a Matroska file"},
};

bool is_control(char c) {
  const unsigned char byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B) || byte == 0x7F;
}

// A BOM, or zero bytes on one side of most pairs.
bool looks_like_utf_16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0';
  const size_t pairs = bytes.size() / 2;
  const size_t more = std::max(zeros[0], zeros[1]), less = std::min(zeros[0], zeros[1]);
  return pairs >= 4 && more * 10 >= pairs * 7 && less * 10 <= pairs;
}

}  // namespace

std::optional<BinaryJunk> find_binary_junk(std::string_view bytes) {
  for (const Magic& magic : magics) {
    if (bytes.size() >= magic.offset && bytes.substr(magic.offset).starts_with(magic.bytes)) {
      return BinaryJunk{magic.offset, std::string(magic.name) + ", no text"};
    }
  }
  const std::string_view head = bytes.substr(0, 64 << 10);
  const size_t controls = static_cast<size_t>(std::count_if(head.begin(), head.end(), is_control));
  if (controls * 20 <= head.size() || looks_like_utf_16(head)) return std::nullopt;
  const auto first = std::find_if(head.begin(), head.end(), is_control);
  return BinaryJunk{static_cast<uint64_t>(first - head.begin()), "binary data, no text"};
}

}  // namespace onrecord
