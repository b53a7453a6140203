#include "onrecord/page/encoding_indexes.h"

namespace onrecord {

#include "onrecord/page/encoding_indexes.inc"

const char16_t* single_byte_index(Encoding encoding) {
  switch (encoding) {
    case Encoding::ibm866: return ibm866_index;
    case Encoding::iso_8859_10: return iso_8859_10_index;
    case Encoding::iso_8859_13: return iso_8859_13_index;
    case Encoding::iso_8859_14: return iso_8859_14_index;
    case Encoding::iso_8859_15: return iso_8859_15_index;
    case Encoding::iso_8859_16: return iso_8859_16_index;
    case Encoding::iso_8859_2: return iso_8859_2_index;
    case Encoding::iso_8859_3: return iso_8859_3_index;
    case Encoding::iso_8859_4: return iso_8859_4_index;
    case Encoding::iso_8859_5: return iso_8859_5_index;
    case Encoding::iso_8859_6: return iso_8859_6_index;
    case Encoding::iso_8859_7: return iso_8859_7_index;
    case Encoding::iso_8859_8:
    case Encoding::iso_8859_8_i: return iso_8859_8_index;
    case Encoding::koi8_r: return koi8_r_index;
    case Encoding::koi8_u: return koi8_u_index;
    case Encoding::macintosh: return macintosh_index;
    case Encoding::windows_1250: return windows_1250_index;
    case Encoding::windows_1251: return windows_1251_index;
    case Encoding::windows_1252: return windows_1252_index;
    case Encoding::windows_1253: return windows_1253_index;
    case Encoding::windows_1254: return windows_1254_index;
    case Encoding::windows_1255: return windows_1255_index;
    case Encoding::windows_1256: return windows_1256_index;
    case Encoding::windows_1257: return windows_1257_index;
    case Encoding::windows_1258: return windows_1258_index;
    case Encoding::windows_874: return windows_874_index;
    case Encoding::x_mac_cyrillic: return x_mac_cyrillic_index;
    default: return nullptr;
  }
}

}  // namespace onrecord
