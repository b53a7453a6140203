#include "onrecord/read/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>
#include <vector>

namespace onrecord {
namespace {

struct DirectoryCloser {
  void operator()(DIR* directory) const { closedir(directory); }
};

std::string kind_of(mode_t mode) {
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device";
  return "no regular file";
}

std::string join(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

// The entries of a folder, last one first, so that the next one can be taken from the back. A folder's name counts with
// the slash that follows it in the paths of its files.
struct Listing {
  std::vector<std::string> paths;
  std::optional<std::string> cause;
};

bool is_folder(const std::string& path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

Listing list_folder(const std::string& folder) {
  Listing listing;
  const std::unique_ptr<DIR, DirectoryCloser> directory(opendir(folder.c_str()));
  if (!directory) {
    listing.cause = cause_of_errno(errno);
    return listing;
  }
  std::vector<std::pair<std::string, std::string>> keyed;  // What it is sorted by, and the path.
  errno = 0;
  while (const dirent* entry = readdir(directory.get())) {
    const std::string name = entry->d_name;
    if (name.starts_with('.')) continue;
    const std::string path = join(folder, name);
    keyed.emplace_back(is_folder(path) ? name + "/" : name, path);
    errno = 0;
  }
  if (errno != 0) listing.cause = cause_of_errno(errno);
  std::sort(keyed.rbegin(), keyed.rend());
  for (auto& [key, path] : keyed) listing.paths.push_back(std::move(path));
  return listing;
}

}  // namespace

std::string cause_of_errno(int error) {
  switch (error) {
    case ENOENT: return "no such file or folder";
    case EACCES:
    case EPERM: return "permission denied";
    case ELOOP: return "too many symbolic links";
    case ENAMETOOLONG: return "path too long";
    case EIO: return "input/output error";
    default: return std::generic_category().message(error);
  }
}

bool FolderWalk::walk(const std::string& input, const Visit& visit) {
  std::vector<std::string> open = {input};  // What is still to be visited, the next one last.
  while (!open.empty()) {
    const std::string path = std::move(open.back());
    open.pop_back();
    struct stat status;
    if (stat(path.c_str(), &status) != 0) {
      if (!visit(path, cause_of_errno(errno))) return false;
    } else if (S_ISREG(status.st_mode)) {
      if (!visit(path, std::nullopt)) return false;
    } else if (!S_ISDIR(status.st_mode)) {
      if (!visit(path, kind_of(status.st_mode))) return false;
    } else if (!met_.emplace(status.st_dev, status.st_ino).second) {
      if (!visit(path, "folder was met before (a loop of links, or given twice)")) return false;
    } else {
      Listing listing = list_folder(path);
      if (listing.cause && !visit(path, listing.cause)) return false;
      open.insert(open.end(), std::make_move_iterator(listing.paths.begin()),
                  std::make_move_iterator(listing.paths.end()));
    }
  }
  return true;
}

}  // namespace onrecord
