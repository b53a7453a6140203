// The files of data/ as they were at build time (made by cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace onrecord {

struct EmbeddedFile {
  std::string_view name;  // Without folder: "cue_verbs.tsv".
  std::string_view bytes;
};

// Sorted by name. Lives as long as the program.
std::span<const EmbeddedFile> embedded_files();

}  // namespace onrecord
