#include "onrecord/read/warc.h"

#include "onrecord/read/warc_page.h"

namespace onrecord {
namespace {

std::string path_of(const std::string& container, ArchivePlace place) { return container + "#" + to_string(place); }

std::optional<ReadItem> read_item(const std::string& container, WarcRecords::Item&& item, uint64_t max_record_bytes,
                                  PageList* pages) {
  if (WarcLoss* loss = std::get_if<WarcLoss>(&item)) {
    return ReadError{path_of(container, loss->place), loss->at, std::move(loss->cause)};
  }
  const WarcRecord& record = std::get<WarcRecord>(item);
  if (pages != nullptr && !pages->admits(record)) return std::nullopt;
  return read_warc_page(path_of(container, record.place), record, max_record_bytes);
}

}  // namespace

bool is_warc(std::string_view head) {
  const Packing packing = find_packing(head);
  if (packing == Packing::none) return begins_warc_record(head);
  if (skippable_frame(head) > 0) return true;
  char begin[16];
  const std::unique_ptr<Unpacker> unpacker = make_unpacker(packing, "");
  unpacker->begin();
  const UnpackStep step = unpacker->step(head, begin, sizeof begin);
  return begins_warc_record({begin, step.written});
}

bool read_warc(WarcSource&& source, uint64_t max_record_bytes, PageList* pages,
               const std::function<bool(ReadItem&&)>& sink) {
  ArchiveStream stream(std::move(source.file), 0, source.packing, source.dictionary);
  WarcRecords records(stream, max_record_bytes);
  uint64_t seen = 0;
  bool any = false;
  for (; std::optional<WarcRecords::Item> item = records.next(); ++seen) {
    std::optional<ReadItem> page = read_item(source.container, std::move(*item), max_record_bytes, pages);
    any = any || page;
    if (page && !sink(std::move(*page))) return false;
  }
  if (any || pages != nullptr) return true;
  return sink(ReadError{source.container, 0, "no page in this archive (" + std::to_string(seen) + " records)"});
}

ReadItem read_warc_record(WarcSource&& source, ArchivePlace place, uint64_t max_record_bytes) {
  const std::string path = path_of(source.container, place);
  ArchiveStream stream(std::move(source.file), place.offset, source.packing, source.dictionary);
  for (uint64_t left = place.inner; left > 0;) {
    const size_t step = std::min<uint64_t>(left, stream.peek(1).size());
    if (step == 0) break;
    stream.advance(step);
    left -= step;
  }
  WarcRecords records(stream, max_record_bytes);
  if (std::optional<WarcRecords::Item> item = records.next()) {
    std::optional<ReadItem> page = read_item(source.container, std::move(*item), max_record_bytes, nullptr);
    if (page) return std::move(*page);
  }
  return ReadError{path, place.offset, "no page at this place"};
}

}  // namespace onrecord
