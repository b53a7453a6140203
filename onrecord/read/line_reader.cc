#include "onrecord/read/line_reader.h"

namespace onrecord {

bool LineReader::next() {
  line.clear();
  too_long = false;
  at = offset_;
  bool any = false;
  while (begin_ < end_ || refill()) {
    any = true;
    const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
    const size_t newline = rest.find('\n');
    append(rest.substr(0, newline));
    const size_t used = newline == std::string_view::npos ? rest.size() : newline + 1;
    begin_ += used;
    offset_ += used;
    if (newline != std::string_view::npos) return true;
  }
  return any && !source_.fault();
}

bool LineReader::refill() {
  begin_ = 0;
  end_ = source_.read(buffer_.data(), buffer_.size());
  return end_ > 0;
}

void LineReader::append(std::string_view part) {
  too_long = too_long || line.size() + part.size() > max_bytes_;
  if (!too_long) line += part;
}

}  // namespace onrecord
