// The files under a path, in byte order of their paths, whatever order the file system gives.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace onrecord {

// Why a system call failed, for a person: "permission denied".
std::string cause_of_errno(int error);

// Walks inputs one after the other; remembers the folders that it met, so that a link loop ends.
class FolderWalk {
 public:
  // Called with a regular file's path, or with a path and why nothing of it can be read. False stops the walk.
  using Visit = std::function<bool(const std::string& path, const std::optional<std::string>& cause)>;

  // False when `visit` stopped it. Files whose name begins with '.' are passed over, unless `path` itself is one.
  bool walk(const std::string& path, const Visit& visit);

 private:
  std::set<std::pair<uint64_t, uint64_t>> met_;  // Device and inode of every folder.
};

}  // namespace onrecord
