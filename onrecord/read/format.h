// What a file holds: one page, or records of a format that a reader splits.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

enum class InputFormat : uint8_t { page, json_lines, csv, warc, zip };

// So many of a file's first bytes tell.
inline constexpr size_t format_head_bytes = 4096;

// By the first bytes, packed as they are in the file, where they tell; JSON Lines and tables by their name.
InputFormat find_format(std::string_view path, std::string_view head);

// Standard input has no name: an object at the begin of the unpacked bytes says JSON Lines.
bool begins_with_object(std::string_view head);

}  // namespace onrecord
