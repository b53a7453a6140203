#include "onrecord/read/archive_stream.h"

#include <algorithm>

#include "onrecord/read/header_fields.h"

namespace onrecord {

std::string to_string(ArchivePlace place) {
  std::string out = std::to_string(place.offset);
  return place.inner == 0 ? out : out + "+" + std::to_string(place.inner);
}

std::optional<ArchivePlace> parse_archive_place(std::string_view text) {
  const size_t plus = text.find('+');
  const std::optional<uint64_t> offset = parse_decimal(text.substr(0, plus));
  const std::optional<uint64_t> inner = plus == std::string_view::npos ? 0 : parse_decimal(text.substr(plus + 1));
  if (!offset || !inner) return std::nullopt;
  const ArchivePlace place{*offset, *inner};
  return to_string(place) == text ? std::optional(place) : std::nullopt;
}

ArchiveStream::ArchiveStream(std::unique_ptr<ByteSource> file, uint64_t offset, Packing packing,
                             const std::string& dictionary)
    : members_(std::move(file), offset, packing, dictionary), packing_(packing), borders_{{0, offset}} {}

std::string_view ArchiveStream::peek(size_t wanted) {
  while (bytes_.size() - used_ < wanted && !ended_) refill();
  return std::string_view(bytes_).substr(used_);
}

void ArchiveStream::advance(size_t bytes) {
  used_ += bytes;
  position_ += bytes;
  while (borders_.size() > 1 && borders_[1].position <= position_) {
    borders_.pop_front();
    without_mark_ -= std::min<size_t>(without_mark_, 1);
  }
}

ArchivePlace ArchiveStream::place() const {
  const Border& member = borders_.front();
  const uint64_t inner = position_ - member.position;
  return packing_ == Packing::none ? ArchivePlace{member.offset + inner, 0} : ArchivePlace{member.offset, inner};
}

std::optional<size_t> ArchiveStream::find_border(std::string_view mark, size_t end) {
  for (; 1 + without_mark_ < borders_.size(); ++without_mark_) {
    const uint64_t distance = borders_[1 + without_mark_].position - position_;
    if (distance >= end || used_ + distance + mark.size() > bytes_.size()) return std::nullopt;
    if (std::string_view(bytes_).substr(used_ + distance).starts_with(mark)) return distance;
  }
  return std::nullopt;
}

bool ArchiveStream::is_border(size_t distance) const {
  const uint64_t position = position_ + distance;
  const auto before = [](const Border& border, uint64_t place) { return border.position < place; };
  const auto at = std::lower_bound(borders_.begin(), borders_.end(), position, before);
  return packing_ != Packing::none && at != borders_.end() && at->position == position;
}

bool ArchiveStream::resume() {
  if (!damage_) return false;
  advance(bytes_.size() - used_);
  damage_.reset();
  ended_ = !members_.find_next();
  return !ended_;
}

void ArchiveStream::refill() {
  // Seldom, so that moving what is left costs less than unpacking it did.
  if (used_ > bytes_.size() / 2) {
    bytes_.erase(0, used_);
    used_ = 0;
  }
  switch (members_.read(bytes_)) {
    case MemberReader::Event::began: note_border(); break;
    case MemberReader::Event::unpacked: break;
    case MemberReader::Event::whole: whole_ = position_ + (bytes_.size() - used_); break;
    case MemberReader::Event::damaged: damage_ = members_.damage(); [[fallthrough]];
    case MemberReader::Event::ended: ended_ = true; break;
  }
}

void ArchiveStream::note_border() {
  const Border border{position_ + (bytes_.size() - used_), members_.member_offset()};
  if (borders_.back().position == border.position) {
    borders_.back() = border;
  } else {
    borders_.push_back(border);
  }
  // All bytes before it are taken: the position is in the new member.
  if (borders_.size() == 2 && border.position <= position_) borders_.pop_front();
}

}  // namespace onrecord
