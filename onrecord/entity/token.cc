#include "onrecord/entity/token.h"

namespace onrecord {

Tokens tokenize(const Article&) { return {}; }

}  // namespace onrecord
