// WARC archives: pages and losses come in the order of their places, inside the file, and each page is found again at
// its place.
#include "onrecord/read/warc.h"

#include "fuzz/fuzz.h"

namespace onrecord::fuzz {
namespace {

constexpr uint64_t max_record_bytes = 4096;

WarcSource source_of(std::string_view archive, uint64_t offset) {
  return {"a", view_source(archive.substr(offset)), find_packing(archive), ""};
}

ArchivePlace place_of(const std::string& path) {
  const std::optional<ArchivePlace> place = parse_archive_place(std::string_view(path).substr(2));
  require(place.has_value(), "the path of a record is no place");
  return *place;
}

void check_page(std::string_view archive, const Record& record, ArchivePlace place) {
  require(record.bytes.size() <= max_record_bytes, "a record is larger than it may be");
  const ReadItem again = read_warc_record(source_of(archive, place.offset), place, max_record_bytes);
  const Record* found = std::get_if<Record>(&again);
  require(found != nullptr && found->bytes == record.bytes, "a page is not found again at its place");
}

}  // namespace
}  // namespace onrecord::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace onrecord;
  const std::string_view archive = fuzz::view_of(data, size);
  uint64_t before = 0;
  read_warc(fuzz::source_of(archive, 0), fuzz::max_record_bytes, nullptr, [&](ReadItem&& item) {
    const ReadError* error = std::get_if<ReadError>(&item);
    if (error != nullptr && error->path == "a") return true;  // No page in all of it.
    const ArchivePlace place = fuzz::place_of(path_of(item));
    fuzz::require(place.offset >= before && place.offset <= size, "a place out of order or outside of the file");
    before = place.offset;
    if (error != nullptr) fuzz::require(error->at <= size, "a loss outside of the file");
    if (error == nullptr) fuzz::check_page(archive, std::get<Record>(item), place);
    return true;
  });
  return 0;
}
