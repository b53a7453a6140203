#include "onrecord/read/warc.h"

#include "onrecord/core/utf8.h"
#include "onrecord/read/warc_page.h"
#include "onrecord/read/warc_segments.h"

namespace onrecord {
namespace {

std::string path_of(const std::string& container, ArchivePlace place) { return container + "#" + to_string(place); }

// The pages and losses of an archive, in the order in which they are whole.
class PageReader {
 public:
  PageReader(ArchiveStream& stream, const std::string& container, uint64_t max_record_bytes, PageList* pages)
      : container_(container),
        max_record_bytes_(max_record_bytes),
        pages_(pages),
        records_(stream, max_record_bytes),
        segments_(max_record_bytes) {}

  // Empty at the end.
  std::optional<ReadItem> next() {
    while (losses_.empty()) {
      std::optional<WarcRecords::Item> item = records_.next();
      if (!item) {
        losses_ = segments_.end();
        break;
      }
      ++seen_;
      if (std::optional<ReadItem> page = read(std::move(*item))) return give(std::move(page));
    }
    if (losses_.empty()) return std::nullopt;
    WarcLoss loss = std::move(losses_.front());
    losses_.erase(losses_.begin());
    return give(as_error(std::move(loss)));
  }

  // What the record at the stream's position gives, with its other parts where it was split; empty when it is no page.
  std::optional<ReadItem> at_first_record() {
    std::optional<WarcRecords::Item> item = records_.next();
    if (!item) return std::nullopt;
    const WarcRecord* first = std::get_if<WarcRecord>(&*item);
    if (first == nullptr || !WarcSegments::is_segment(*first) || !begins_page(*first)) return read(std::move(*item));
    const std::string path = path_of(container_, first->place);
    read(std::move(*item));
    while (std::optional<ReadItem> other = next()) {
      if (onrecord::path_of(*other) == path) return other;
    }
    return std::nullopt;
  }

  void tell_counts(const Remark& remark) const {
    if (revisits_ > 0) {
      remark(container_, std::to_string(revisits_) + " revisit records: their pages are those of other records");
    }
    if (segments_.without_begin() > 0) {
      remark(container_, std::to_string(segments_.without_begin()) +
                             " continuation records of what is no page here, or begins in another archive");
    }
  }

  bool found_any() const { return any_; }
  uint64_t records() const { return seen_; }

 private:
  std::optional<ReadItem> give(std::optional<ReadItem>&& item) {
    any_ = true;
    return std::move(item);
  }

  ReadItem as_error(WarcLoss loss) const {
    return ReadError{path_of(container_, loss.place), loss.at, std::move(loss.cause)};
  }

  std::optional<ReadItem> read(WarcRecords::Item&& item) {
    if (WarcLoss* loss = std::get_if<WarcLoss>(&item)) return as_error(std::move(*loss));
    const WarcRecord& record = std::get<WarcRecord>(item);
    const std::string_view type = record.fields.find("WARC-Type").value_or("");
    if (equals_ignoring_ascii_case(type, "revisit")) ++revisits_;
    if (equals_ignoring_ascii_case(type, "continuation")) return read_part(record);
    if (!WarcSegments::is_segment(record)) return read_page(record);
    if (!begins_page(record)) return std::nullopt;
    losses_ = segments_.begin(record);
    return std::nullopt;
  }

  std::optional<ReadItem> read_part(const WarcRecord& part) {
    std::optional<WarcRecords::Item> item = segments_.add(part);
    if (!item) return std::nullopt;
    if (WarcLoss* loss = std::get_if<WarcLoss>(&*item)) return as_error(std::move(*loss));
    return read_page(std::get<WarcRecord>(*item));
  }

  std::optional<ReadItem> read_page(const WarcRecord& record) const {
    if (pages_ != nullptr && !pages_->admits(record)) return std::nullopt;
    return read_warc_page(path_of(container_, record.place), record, max_record_bytes_);
  }

  const std::string& container_;
  const uint64_t max_record_bytes_;
  PageList* pages_;
  WarcRecords records_;
  WarcSegments segments_;
  std::vector<WarcLoss> losses_;  // Of split records, still to be told: few, or those at the end.
  uint64_t seen_ = 0;
  uint64_t revisits_ = 0;
  bool any_ = false;
};

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
  PageReader reader(stream, source.container, max_record_bytes, pages);
  while (std::optional<ReadItem> page = reader.next()) {
    if (!sink(std::move(*page))) return false;
  }
  if (source.remark) reader.tell_counts(source.remark);
  if (reader.found_any() || pages != nullptr) return true;
  return sink(
      ReadError{source.container, 0, "no page in this archive (" + std::to_string(reader.records()) + " records)"});
}

ReadItem read_warc_record(WarcSource&& source, ArchivePlace place, uint64_t max_record_bytes) {
  ArchiveStream stream(std::move(source.file), place.offset, source.packing, source.dictionary);
  for (uint64_t left = place.inner; left > 0;) {
    const size_t step = std::min<uint64_t>(left, stream.peek(1).size());
    if (step == 0) break;
    stream.advance(step);
    left -= step;
  }
  PageReader reader(stream, source.container, max_record_bytes, nullptr);
  if (std::optional<ReadItem> page = reader.at_first_record()) return std::move(*page);
  return ReadError{path_of(source.container, place), place.offset, "no page at this place"};
}

}  // namespace onrecord
