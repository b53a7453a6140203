#include "onrecord/read/warc_segments.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr size_t most_open = 64;  // So that looking for one stays cheap.

std::optional<uint64_t> number_in(const WarcRecord& record, std::string_view field) {
  return parse_decimal(record.fields.find(field).value_or(""));
}

}  // namespace

bool WarcSegments::is_segment(const WarcRecord& record) {
  return record.fields.find("WARC-Segment-Number").has_value();
}

std::vector<WarcLoss> WarcSegments::begin(const WarcRecord& first) {
  open_.push_back({std::string(first.fields.find("WARC-Record-ID").value_or("")), first.place, first.fields,
                   std::string(first.block)});
  bytes_ += first.block.size();
  std::vector<WarcLoss> losses;
  while (open_.size() > 1 && (bytes_ > max_bytes_ || open_.size() > most_open)) {
    losses.push_back(lose(open_.begin(), "the parts of the page are too far from each other"));
  }
  return losses;
}

std::optional<WarcRecords::Item> WarcSegments::add(const WarcRecord& part) {
  const std::string_view origin = part.fields.find("WARC-Segment-Origin-ID").value_or("");
  const auto open = std::find_if(open_.begin(), open_.end(), [&](const Open& o) { return o.id == origin; });
  if (open == open_.end()) {
    ++without_begin_;
    return std::nullopt;
  }
  const uint64_t number = number_in(part, "WARC-Segment-Number").value_or(0);
  if (number != open->parts + 1)
    return lose(open, "part " + std::to_string(open->parts + 1) + " of the page is missing");
  if (bytes_ + part.block.size() > max_bytes_) return lose(open, "the parts of the page are too large together");
  open->block += part.block;
  bytes_ += part.block.size();
  ++open->parts;
  const std::optional<uint64_t> total = number_in(part, "WARC-Segment-Total-Length");
  if (!total) return std::nullopt;
  if (*total != open->block.size()) {
    return lose(open, "the parts of the page have " + std::to_string(open->block.size()) +
                          " bytes, the last one says " + std::to_string(*total));
  }
  whole_ = std::move(*open);
  bytes_ -= whole_.block.size();
  open_.erase(open);
  return WarcRecord{whole_.place, whole_.fields, whole_.block};
}

std::vector<WarcLoss> WarcSegments::end() {
  std::vector<WarcLoss> out;
  while (!open_.empty()) {
    out.push_back(
        lose(open_.begin(), "the page is split into several records, and the last of them is not in this archive"));
  }
  return out;
}

WarcLoss WarcSegments::lose(std::list<Open>::iterator open, std::string cause) {
  WarcLoss loss{open->place, open->place.offset, std::move(cause)};
  bytes_ -= open->block.size();
  open_.erase(open);
  return loss;
}

}  // namespace onrecord
