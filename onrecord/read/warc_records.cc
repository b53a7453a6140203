#include "onrecord/read/warc_records.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "onrecord/core/utf8.h"
#include "onrecord/read/record_limit.h"

namespace onrecord {
namespace {

constexpr std::string_view mark = "WARC/";
constexpr size_t mark_bytes = mark.size() + 2;  // With the digit and the dot of the version.
constexpr size_t longest_head = 64 << 10;
constexpr size_t step_bytes = 64 << 10;
constexpr size_t blank_bytes = 64;  // Blank lines behind a block: four bytes by the standard, some writers put more.
constexpr uint64_t no_end = std::numeric_limits<uint64_t>::max();

// HTTP heads stand in the block beside the page; chunks and poor packing add to it.
uint64_t largest_block(uint64_t max_record_bytes) { return max_record_bytes + max_record_bytes / 8 + (64 << 10); }

// The first line at `from` or behind it that begins a record.
std::optional<size_t> find_mark(std::string_view bytes, size_t from) {
  for (size_t at = bytes.find(mark, from); at != std::string_view::npos; at = bytes.find(mark, at + 1)) {
    const bool begins_line = at == 0 || bytes[at - 1] == '\n';
    if (begins_line && begins_warc_record(bytes.substr(at))) return at;
  }
  return std::nullopt;
}

// Where a head ends: behind its blank line, or, cut off, where another record begins. Empty when neither is in `bytes`.
struct HeadEnd {
  size_t bytes;
  bool cut_off;
};
std::optional<HeadEnd> find_end(std::string_view bytes) {
  for (size_t newline = bytes.find('\n'); newline != std::string_view::npos; newline = bytes.find('\n', newline + 1)) {
    const std::string_view next = bytes.substr(newline + 1);
    if (begins_warc_record(next)) return HeadEnd{newline + 1, true};
    if (next.starts_with('\n')) return HeadEnd{newline + 2, false};
    if (next.starts_with("\r\n")) return HeadEnd{newline + 3, false};
  }
  return std::nullopt;
}

std::string_view without_blank_lines(std::string_view bytes) {
  return bytes.substr(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
}

std::string wrong_length(uint64_t stated, uint64_t found) {
  return "Content-Length is " + std::to_string(stated) + ", but the next record begins after " + std::to_string(found) +
         " bytes";
}

}  // namespace

bool begins_warc_record(std::string_view bytes) {
  return bytes.size() >= mark_bytes && bytes.starts_with(mark) && is_ascii_digit(bytes[mark.size()]) &&
         bytes[mark.size() + 1] == '.';
}

// The grammar of WARC 1.0 put the address into angle brackets, and some writers did so.
std::string_view WarcRecord::target() const {
  std::string_view uri = fields.find("WARC-Target-URI").value_or("");
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

std::optional<WarcRecords::Item> WarcRecords::next() {
  stream_.advance(std::exchange(taken_, 0));
  if (later_) return *std::exchange(later_, std::nullopt);
  pass_blank_lines();
  const std::string_view bytes = stream_.peek(mark_bytes);
  if (bytes.empty()) return end_stream();
  if (begins_warc_record(bytes)) return read_record();
  if (bytes.size() < mark_bytes && mark.starts_with(bytes.substr(0, mark.size()))) {
    return tell_ended_early({{}, bytes.size(), 0});
  }
  const ArchivePlace place = stream_.place();
  const uint64_t passed = pass_to_mark(0, no_end);
  return WarcLoss{place, place.offset, std::to_string(passed) + " bytes that are no record"};
}

// Damage ends the stream between two records: what it took is told, and the reading goes on behind it.
std::optional<WarcRecords::Item> WarcRecords::end_stream() {
  if (!stream_.damage()) return std::nullopt;
  WarcLoss loss{stream_.place(), stream_.damage()->at, stream_.damage()->cause};
  stream_.resume();
  return loss;
}

WarcRecords::Item WarcRecords::read_record() {
  const std::string_view bytes = stream_.peek(longest_head).substr(0, longest_head);
  const std::optional<HeadEnd> end = find_end(bytes);
  std::optional<size_t> next = stream_.find_border(mark, end ? end->bytes : bytes.size());
  if (!next && end && end->cut_off) next = end->bytes;
  if (next) return lose_to_mark("the record's head is cut off", *next, *next);
  if (end) return read_head(bytes.substr(0, end->bytes));
  if (bytes.size() < longest_head) return tell_ended_early({{}, bytes.size(), 0});
  return lose_to_mark("the record's head has no end", mark_bytes, no_end);
}

WarcRecords::Item WarcRecords::read_head(std::string_view bytes) {
  Head head{HeaderFields::parse(bytes.substr(bytes.find('\n') + 1)), bytes.size(), 0};
  const std::optional<uint64_t> length = parse_decimal(head.fields.find("Content-Length").value_or(""));
  if (!length) return lose_to_mark("the record has no valid Content-Length", head.bytes, no_end);
  head.block_bytes = std::min(*length, no_end - head.bytes);
  if (head.block_bytes <= largest_block(max_record_bytes_)) return read_block(std::move(head));
  return lose_to_mark(too_large(max_record_bytes_, *length), head.bytes, head.end());
}

WarcRecords::Item WarcRecords::read_block(Head&& head) {
  const size_t end = head.end();
  const std::string_view bytes = stream_.peek(end + blank_bytes);
  if (const std::optional<size_t> border = stream_.find_border(mark, end)) {
    return lose_to_mark(wrong_length(head.block_bytes, *border - std::min(*border, head.bytes)), *border, *border);
  }
  if (bytes.size() < end) return tell_ended_early(head);
  const std::string_view behind = without_blank_lines(bytes.substr(end));
  if (begins_warc_record(behind)) return give(std::move(head));
  if (behind.empty() && stream_.damage() && !stream_.is_whole(end)) return tell_ended_early(head);
  if (behind.empty()) return give(std::move(head));
  if (stream_.is_border(static_cast<size_t>(behind.data() - bytes.data()))) return give(std::move(head));
  return read_doubtful_block(std::move(head));
}

// What stands behind the block is no record: the length is a lie, or the member is damaged, or it is junk.
WarcRecords::Item WarcRecords::read_doubtful_block(Head&& head) {
  const size_t end = head.end();
  const std::string_view bytes = stream_.peek(end + step_bytes);
  if (const std::optional<size_t> next = find_mark(bytes.substr(0, end), head.bytes)) {
    return lose_to_mark(wrong_length(head.block_bytes, *next - head.bytes), *next, *next);
  }
  if (!stream_.is_packed() || stream_.is_whole(end)) return give(std::move(head));
  if (stream_.damage()) return tell_ended_early(head);
  return lose_to_mark("no record stands behind this one, and its member is not checked yet", end, no_end);
}

WarcRecords::Item WarcRecords::give(Head&& head) {
  const std::string_view bytes = stream_.peek(head.end());
  taken_ = head.end();
  WarcRecord record{stream_.place(), std::move(head.fields), bytes.substr(head.bytes, head.block_bytes)};
  const size_t behind = bytes.size() - taken_;
  if (!stream_.is_packed() && behind < 4 && without_blank_lines(bytes.substr(taken_)).empty()) {
    later_ = WarcLoss{record.place, record.place.offset + bytes.size(), "the file is cut off behind this record"};
  }
  return record;
}

// The stream ended inside a record: either its length is a lie and another record stands in it, or it is cut off.
WarcLoss WarcRecords::tell_ended_early(const Head& head) {
  const std::string_view bytes = stream_.peek(1);
  if (const std::optional<size_t> next = find_mark(bytes, std::max(head.bytes, mark_bytes))) {
    return lose_to_mark(wrong_length(head.block_bytes, *next - std::min(*next, head.bytes)), *next, *next);
  }
  WarcLoss loss{stream_.place(), 0, "the record is cut off after " + std::to_string(bytes.size()) + " bytes"};
  stream_.advance(bytes.size());
  loss.at = stream_.place().offset;
  if (stream_.damage()) loss = {loss.place, stream_.damage()->at, stream_.damage()->cause + "; the record is lost"};
  stream_.resume();
  return loss;
}

// Where the next record begins in what was peeked at: on a new line, or in a new member.
std::optional<size_t> WarcRecords::find_begin(std::string_view bytes, size_t from) {
  const std::optional<size_t> line = find_mark(bytes, from);
  const std::optional<size_t> border = stream_.find_border(mark, line.value_or(bytes.size()));
  return border ? border : line;
}

void WarcRecords::pass_blank_lines() {
  for (;;) {
    const std::string_view bytes = stream_.peek(mark_bytes);
    const size_t blank = bytes.size() - without_blank_lines(bytes).size();
    if (blank == 0) return;
    stream_.advance(blank);
  }
}

WarcLoss WarcRecords::lose_to_mark(std::string cause, size_t from, uint64_t end) {
  const ArchivePlace place = stream_.place();
  pass_to_mark(from, end);
  return {place, place.offset, std::move(cause)};
}

// To the next record's begin at `from` or behind it, or to `end`, both as distances from the position, or to the end of
// the stream. Gives the bytes that were passed over.
uint64_t WarcRecords::pass_to_mark(size_t from, uint64_t end) {
  uint64_t passed = 0;
  while (passed < end) {
    const std::string_view bytes = stream_.peek(from + step_bytes);
    const size_t reach = static_cast<size_t>(std::min<uint64_t>(bytes.size(), end - passed));
    const std::optional<size_t> next = find_begin(bytes.substr(0, reach), from);
    const bool last = bytes.size() < from + step_bytes || reach < bytes.size();
    const size_t step = next ? *next : last ? reach : reach - mark_bytes;
    stream_.advance(step);
    passed += step;
    if (next || last) return passed;
    from = 1;
  }
  return passed;
}

}  // namespace onrecord
