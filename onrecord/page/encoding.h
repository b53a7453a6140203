// The encodings of the WHATWG Encoding Standard and their labels (https://encoding.spec.whatwg.org/#names-and-labels).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace onrecord {

// By name. encoding_labels.inc has their names in this order.
enum class Encoding : uint8_t {
  big5,
  euc_jp,
  euc_kr,
  gb18030,
  gbk,
  ibm866,
  iso_2022_jp,
  iso_8859_10,
  iso_8859_13,
  iso_8859_14,
  iso_8859_15,
  iso_8859_16,
  iso_8859_2,
  iso_8859_3,
  iso_8859_4,
  iso_8859_5,
  iso_8859_6,
  iso_8859_7,
  iso_8859_8,
  iso_8859_8_i,
  koi8_r,
  koi8_u,
  macintosh,
  replacement,  // Encodings that are a danger when they are read (hz-gb-2312, iso-2022-kr, ...): never read.
  shift_jis,
  utf_16be,
  utf_16le,
  utf_8,
  windows_1250,
  windows_1251,
  windows_1252,
  windows_1253,
  windows_1254,
  windows_1255,
  windows_1256,
  windows_1257,
  windows_1258,
  windows_874,
  x_mac_cyrillic,
  x_user_defined,
};
inline constexpr size_t encoding_count = 40;

// The standard's name in lower case: "utf-8", "windows-1252", "shift_jis".
const char* name_of(Encoding encoding);

// "Get an encoding": the label may have any case and ASCII white space around it. Example: " Latin1" -> windows_1252.
std::optional<Encoding> encoding_of_label(std::string_view label);

}  // namespace onrecord
