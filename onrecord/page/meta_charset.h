// The charset that an HTML document declares for itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// The label of the first <meta charset=...>, <meta http-equiv=content-type content="...; charset=..."> or, where there
// is none, of the XML declaration. Labels that mean nothing are passed over; without any better one the first of them
// is given, so that it can be told.
//
// The prescan of the HTML Standard
// (https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding), but over the
// first 16 KiB and not 1024 bytes: what stands further on, a browser's parser finds later and begins again.
std::optional<std::string> find_declared_charset(std::string_view bytes);

}  // namespace onrecord
