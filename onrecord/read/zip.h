// ZIP archives (PKWARE APPNOTE 6.3.10, with its 64-bit form): what the directory at the end lists.
//
//     [local head, name, extra][bytes] ...      one for each file, stored or deflated
//     [directory entry: sizes, check sum, offset of the local head, name] ...
//     [end of the 64-bit directory][its locator]                              large archives only
//     [end of the directory: number, size and offset of its entries]
//
// In an archive whose directory was cut off, the local heads are followed from the begin on: what they tell is enough
// for archives whose writer could go back to fill them in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/read/byte_source.h"

namespace onrecord {

struct ZipEntry {
  std::string name;
  uint64_t offset = 0;  // Of the local head.
  uint64_t packed_bytes = 0;
  uint64_t bytes = 0;
  uint32_t check_sum = 0;  // CRC-32 of the unpacked bytes.
  uint16_t method = 0;     // 0 stored, 8 deflated.
  bool encrypted = false;
};

struct ZipListing {
  std::vector<ZipEntry> entries;   // In the directory's order. What the fault left of them.
  std::optional<ReadFault> fault;  // Where and why the directory cannot be read.
};

bool is_zip(std::string_view head);

ZipListing list_zip(const std::string& path);

// The entry's unpacked bytes from `offset` on. Breaks where they are cut off, damaged, a bomb, or packed by another
// method; the places of its faults count in the unpacked bytes.
std::unique_ptr<ByteSource> open_zip_entry(const std::string& path, const ZipEntry& entry, uint64_t offset);

}  // namespace onrecord
