// Which types of schema.org speak of the page's own work or site, and which of other things on the page.
#pragma once

#include <string_view>

namespace onrecord {

bool is_site_type(std::string_view type);

// Lists, navigation, comments, people, goods: what they say of themselves is nothing that the page says of itself.
bool is_foreign_type(std::string_view type);

}  // namespace onrecord
