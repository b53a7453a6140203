// The charset that an HTML document declares for itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// Finds <meta charset=...>, <meta http-equiv=content-type content="...; charset=..."> or the XML declaration's
// encoding. After the prescan of the HTML Standard, 13.2.3.2, but over the first 16 KiB: many heads are long.
std::optional<std::string> find_declared_charset(std::string_view bytes);

}  // namespace onrecord
