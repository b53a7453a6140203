#include "onrecord/read/zip.h"

#include <sys/stat.h>

#include <algorithm>

#include "onrecord/read/little_endian.h"

namespace onrecord {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view local_mark = "PK\x03\x04"sv, entry_mark = "PK\x01\x02"sv, end_mark = "PK\x05\x06"sv;
constexpr std::string_view end_64_mark = "PK\x06\x06"sv, locator_mark = "PK\x06\x07"sv;
constexpr size_t local_bytes = 30, entry_bytes = 46, end_bytes = 22, end_64_bytes = 56, locator_bytes = 20;
constexpr uint64_t largest_directory = 64 << 20;
constexpr uint64_t in_extra_field = 0xFFFFFFFF;

std::string read_at(const std::string& path, uint64_t offset, uint64_t bytes) {
  std::string out;
  read_up_to(*open_file_at(path, offset), bytes, out);
  return out;
}

uint64_t size_of(const std::string& path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 ? static_cast<uint64_t>(status.st_size) : 0;
}

struct Directory {
  uint64_t offset, bytes;
};

std::optional<Directory> read_end_64(const std::string& path, std::string_view locator) {
  if (!locator.starts_with(locator_mark)) return std::nullopt;
  const std::string end = read_at(path, read_little_endian(locator, 8, 8), end_64_bytes);
  if (end.size() < end_64_bytes || !end.starts_with(end_64_mark)) return std::nullopt;
  return Directory{read_little_endian(end, 48, 8), read_little_endian(end, 40, 8)};
}

// Its end stands at the end of the file, before a comment of 64 KiB at most.
std::optional<Directory> find_directory(const std::string& path) {
  constexpr uint64_t longest_tail = end_bytes + locator_bytes + 0xFFFF;
  const uint64_t size = size_of(path);
  const std::string tail = read_at(path, size - std::min(size, longest_tail), longest_tail);
  const size_t at = tail.rfind(end_mark);
  if (at == std::string::npos || tail.size() - at < end_bytes) return std::nullopt;
  if (at >= locator_bytes) {
    const std::string_view locator = std::string_view(tail).substr(at - locator_bytes, locator_bytes);
    if (const std::optional<Directory> large = read_end_64(path, locator)) return large;
  }
  return Directory{read_little_endian(tail, at + 16, 4), read_little_endian(tail, at + 12, 4)};
}

// Sizes and offsets that 32 bits cannot hold stand in the extra field 1, one after the other.
void read_large_numbers(std::string_view extra, std::initializer_list<uint64_t*> numbers) {
  while (extra.size() >= 4) {
    const uint64_t kind = read_little_endian(extra, 0, 2), bytes = read_little_endian(extra, 2, 2);
    std::string_view field = extra.substr(4, bytes);
    extra.remove_prefix(4 + field.size());
    if (kind != 1) continue;
    for (uint64_t* number : numbers) {
      if (*number != in_extra_field || field.size() < 8) continue;
      *number = read_little_endian(field, 0, 8);
      field.remove_prefix(8);
    }
  }
}

// What the local head and the directory entry have in common, from the flags on.
ZipEntry read_common(std::string_view fields) {
  ZipEntry entry;
  entry.encrypted = (read_little_endian(fields, 0, 2) & 1) != 0;
  entry.method = static_cast<uint16_t>(read_little_endian(fields, 2, 2));
  entry.check_sum = static_cast<uint32_t>(read_little_endian(fields, 8, 4));
  entry.packed_bytes = read_little_endian(fields, 12, 4);
  entry.bytes = read_little_endian(fields, 16, 4);
  return entry;
}

// Takes an entry from the directory's bytes; empty where none stands there whole.
std::optional<ZipEntry> take_entry(std::string_view& rest) {
  if (rest.size() < entry_bytes || !rest.starts_with(entry_mark)) return std::nullopt;
  const uint64_t name = read_little_endian(rest, 28, 2), extra = read_little_endian(rest, 30, 2);
  const uint64_t whole = entry_bytes + name + extra + read_little_endian(rest, 32, 2);
  if (rest.size() < whole) return std::nullopt;
  ZipEntry entry = read_common(rest.substr(8));
  entry.offset = read_little_endian(rest, 42, 4);
  entry.name = rest.substr(entry_bytes, name);
  read_large_numbers(rest.substr(entry_bytes + name, extra), {&entry.bytes, &entry.packed_bytes, &entry.offset});
  rest.remove_prefix(whole);
  return entry;
}

// The entry whose local head stands at `offset`, and in `next` where the one behind it does.
std::optional<ZipEntry> read_local_entry(const std::string& path, uint64_t offset, uint64_t& next) {
  const std::string head = read_at(path, offset, local_bytes);
  if (head.size() < local_bytes || !head.starts_with(local_mark)) return std::nullopt;
  const uint64_t name = read_little_endian(head, 26, 2), extra = read_little_endian(head, 28, 2);
  const std::string names = read_at(path, offset + local_bytes, name + extra);
  if (names.size() < name + extra) return std::nullopt;
  ZipEntry entry = read_common(std::string_view(head).substr(6));
  entry.offset = offset;
  entry.name = names.substr(0, name);
  read_large_numbers(std::string_view(names).substr(name), {&entry.bytes, &entry.packed_bytes});
  next = offset + local_bytes + name + extra + entry.packed_bytes;
  return entry;
}

void follow_local_heads(const std::string& path, ZipListing& out) {
  uint64_t offset = 0, next = 0;
  while (std::optional<ZipEntry> entry = read_local_entry(path, offset, next)) {
    out.entries.push_back(std::move(*entry));
    if (next <= offset) return;
    offset = next;
  }
}

// A small file can list the same bytes a million times.
bool overlap(const std::vector<ZipEntry>& entries, uint64_t file_bytes) {
  uint64_t left = file_bytes;
  for (const ZipEntry& entry : entries) {
    if (entry.packed_bytes > left) return true;
    left -= entry.packed_bytes;
  }
  return false;
}

}  // namespace

bool is_zip(std::string_view head) { return head.starts_with(local_mark) || head.starts_with(end_mark); }

ZipListing list_zip(const std::string& path) {
  ZipListing out;
  const std::optional<Directory> directory = find_directory(path);
  if (directory && directory->bytes <= largest_directory) {
    const std::string bytes = read_at(path, directory->offset, directory->bytes);
    std::string_view rest = bytes;
    while (std::optional<ZipEntry> entry = take_entry(rest)) out.entries.push_back(std::move(*entry));
    if (overlap(out.entries, size_of(path))) return {{}, ReadFault{directory->offset, "the archive's entries overlap"}};
    if (bytes.size() == directory->bytes && rest.empty()) return out;
    out.fault = ReadFault{directory->offset + (bytes.size() - rest.size()), "the archive's directory is damaged"};
  } else {
    out.fault = ReadFault{size_of(path), "the archive's directory is missing"};
  }
  out.entries.clear();
  follow_local_heads(path, out);
  return out;
}

}  // namespace onrecord
