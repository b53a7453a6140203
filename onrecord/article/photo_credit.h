// The credit at the end of a caption. Private to this folder.
#pragma once

#include <optional>
#include <string_view>

#include "onrecord/article/agencies.h"
#include "onrecord/core/span.h"

namespace onrecord {

struct CreditSpans {
  Span whole;  // With brackets and the word that introduces it: to the end of the caption.
  Span who;    // Who made or gave the picture.
};

//   "A bridge at dawn. (Photo by AFP)"            whole "(Photo by AFP)", who "AFP"
//   "A bridge at dawn. Photo: Ann Lee/Reuters"    whole "Photo: Ann Lee/Reuters", who "Ann Lee/Reuters"
//   "© Agency/ Ann Lee"                           whole all, who "Agency/ Ann Lee"
std::optional<CreditSpans> find_credit(std::string_view caption, const Agencies& agencies);

}  // namespace onrecord
