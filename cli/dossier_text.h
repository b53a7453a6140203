// A dossier as a person reads it and as a program does.
#pragma once

#include <string>

#include "cli/terminal.h"
#include "onrecord/store/suggestions.h"

namespace onrecord::cli {

std::string dossier_text(const Dossier& dossier, const Suggestions& suggestions, const Paint& paint, size_t columns);

// One object, one line.
std::string dossier_json(const Dossier& dossier, const Suggestions& suggestions);

}  // namespace onrecord::cli
