#include "onrecord/read/member_reader.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr size_t step_bytes = 64 << 10;

}  // namespace

MemberReader::MemberReader(std::unique_ptr<ByteSource> file, uint64_t offset, Packing packing,
                           const std::string& dictionary)
    : packed_(std::move(file), offset),
      packing_(packing),
      unpacker_(make_unpacker(packing, dictionary)),
      member_offset_(offset) {}

MemberReader::Event MemberReader::read(std::string& out) {
  if (!in_member_) return begin_member();
  return packing_ == Packing::none ? copy(out) : unpack(out);
}

MemberReader::Event MemberReader::fail(std::string cause) {
  damage_ = packed_.fault() ? *packed_.fault() : ReadFault{packed_.offset(), std::move(cause)};
  return Event::damaged;
}

MemberReader::Event MemberReader::copy(std::string& out) {
  const std::string_view rest = packed_.rest().substr(0, step_bytes);
  if (rest.empty()) return packed_.fault() ? fail("") : Event::ended;
  out += rest;
  packed_.use(rest.size());
  return Event::unpacked;
}

// Zero bytes behind a gzip member fill up a block of the medium; skippable frames carry what is no content.
void MemberReader::pass_padding() {
  if (packing_ == Packing::gzip && members_ > 0) {
    while (packed_.rest().starts_with('\0')) {
      const std::string_view rest = packed_.rest();
      packed_.use(std::min(rest.find_first_not_of('\0'), rest.size()));
    }
  }
  if (packing_ != Packing::zstd) return;
  while (uint64_t left = skippable_frame(packed_.rest(8))) {
    while (left > 0 && !packed_.rest().empty()) {
      const size_t taken = static_cast<size_t>(std::min<uint64_t>(left, packed_.rest().size()));
      packed_.use(taken);
      left -= taken;
    }
  }
}

MemberReader::Event MemberReader::begin_member() {
  pass_padding();
  const std::string_view rest = packed_.rest(std::max<size_t>(magic_of(packing_).size(), 1));
  if (rest.empty()) return packed_.fault() ? fail("") : Event::ended;
  if (!rest.starts_with(magic_of(packing_))) return fail("bytes between the members are none of the archive");
  in_member_ = true;
  ++members_;
  member_offset_ = packed_.offset();
  member_bytes_ = 0;
  if (unpacker_) unpacker_->begin();
  return Event::began;
}

MemberReader::Event MemberReader::unpack(std::string& out) {
  const std::string_view rest = packed_.rest();
  const bool at_end = rest.empty();
  const size_t before = out.size();
  out.resize(before + step_bytes);
  const UnpackStep step = unpacker_->step(rest, out.data() + before, step_bytes);
  out.resize(before + step.written);
  packed_.use(step.used);
  member_bytes_ += step.written;
  if (step.state == UnpackStep::State::damaged) return fail("damaged member: " + step.cause);
  if (is_bomb(packed_.offset() - member_offset_, member_bytes_)) return fail("the member " + ratio_cause());
  if (at_end && step.written == 0 && step.state == UnpackStep::State::more) return fail("the file is cut off here");
  in_member_ = step.state != UnpackStep::State::ended;
  return in_member_ ? Event::unpacked : Event::whole;
}

bool MemberReader::find_next() {
  if (packed_.fault() || packing_ == Packing::none) return false;
  const uint64_t here = packed_.offset();
  const uint64_t reach = here - std::min<uint64_t>(here, PackedWindow::history_bytes);
  const uint64_t target = in_member_ ? std::max(member_offset_ + 1, reach) : here;
  in_member_ = false;
  if (target < here && gone_back_ + (here - target) <= here + PackedWindow::history_bytes) {
    gone_back_ += here - target;
    packed_.go_back(target);
  }
  for (; seek_magic(); packed_.use(1)) {
    if (can_be_unpacked()) return true;
  }
  return false;
}

// To the next place where a member may begin. False at the end of the file.
bool MemberReader::seek_magic() {
  const std::string_view magic = magic_of(packing_);
  for (;;) {
    const std::string_view rest = packed_.rest(step_bytes);
    const size_t at = rest.find(magic);
    if (at != std::string_view::npos) {
      packed_.use(at);
      return true;
    }
    const bool last = rest.size() < step_bytes;
    packed_.use(last ? rest.size() : rest.size() - magic.size() + 1);
    if (last) return false;
  }
}

// Three or four bytes of magic come up by chance, also in packed data; the first bytes behind them tell.
bool MemberReader::can_be_unpacked() {
  constexpr size_t looked_at = 4 << 10;
  std::array<char, 64> out;
  unpacker_->begin();
  const UnpackStep step = unpacker_->step(packed_.rest(looked_at).substr(0, looked_at), out.data(), out.size());
  return step.state != UnpackStep::State::damaged && step.written > 0;
}

}  // namespace onrecord
