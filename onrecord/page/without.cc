#include "onrecord/page/without.h"

namespace onrecord {

MappedText without(const MappedText& whole, const Spans& cut) {
  MappedText out;
  Span kept;
  const auto keep_to = [&](uint32_t end) {
    kept.end = end;
    out.text += slice(whole.text, kept);
    if (!kept.empty()) out.map.append(whole.map, kept);
  };
  for (const Span span : cut) {
    keep_to(span.begin);
    kept.begin = span.end;
  }
  keep_to(whole.map.text_bytes());
  return out;
}

}  // namespace onrecord
