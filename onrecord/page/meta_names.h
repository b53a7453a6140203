// The names under which pages tell facts of themselves in <meta>, and the itemprops of microdata.
#pragma once

#include <optional>
#include <string_view>

#include "onrecord/page/page.h"

namespace onrecord {

struct MetaName {
  std::string_view name;  // Lower case.
  MetaField field;
  bool list;  // Commas part the content.
};

// The entry of a <meta> name, property or http-equiv; nullptr for others. `name` in any case.
const MetaName* find_meta_name(std::string_view name);

// The entry of a schema.org property in microdata; nullptr for others. Case counts.
const MetaName* find_item_property(std::string_view name);

}  // namespace onrecord
