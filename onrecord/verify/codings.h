// Characters as they stand in the record to characters as they are meant: character references and JSON escapes.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::verify {

// What an HTML parser makes of text between tags, or of an attribute's value.
std::u32string decode_references(std::u32string_view raw, bool in_attribute);

// What stands between the quotation marks of a JSON string. An escape that JSON does not know stays as it is.
std::u32string decode_json_escapes(std::u32string_view raw);

}  // namespace onrecord::verify
