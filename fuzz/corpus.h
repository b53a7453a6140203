// The small corpus that a target is replayed over: one for targets that read markup, one for those that read archives.
#pragma once

#include <string>
#include <vector>

namespace onrecord::fuzz {

// The same at every call.
std::vector<std::string> replay_inputs();

}  // namespace onrecord::fuzz
