// What the commands share that print, for each text, a table of what a model is told.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/table.h"
#include "onrecord/entity/entity.h"

namespace onrecord::cli {

using TextTable = std::function<std::string(const Article&, const Tokens&, const EntityLexicon&)>;

// Takes every input as article text and prints HEAD, its path and its table. Gives the exit status: an error where a
// table of DATA or an input cannot be read.
int print_text_tables(const std::vector<std::string>& inputs, const DataFolder& data, std::string_view head,
                      const TextTable& table);

}  // namespace onrecord::cli
