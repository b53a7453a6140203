// A dossier as a person reads it and as a program does.
#pragma once

#include <string>

#include "cli/terminal.h"
#include "onrecord/store/suggestions.h"

namespace onrecord::cli {

std::string dossier_text(const Dossier& dossier, const Suggestions& suggestions, const Paint& paint, size_t columns);

// One line for each of those behind the limit.
std::string others_text(const std::vector<ActorInfo>& actors, uint64_t limit, const Paint& paint);

// Names that stand apart, without proof of who is meant.
std::string short_forms_text(const std::vector<DossierName>& names, const Paint& paint);

// One object, one line.
std::string dossier_json(const Dossier& dossier, const Suggestions& suggestions);

}  // namespace onrecord::cli
