#include "onrecord/page/page.h"

namespace onrecord {

Page parse_page(const Record& record, const PageOptions& options) {
  Page page;
  page.kind = options.as.value_or(InputKind::dump);
  page.charset = {"utf-8", "valid multi-byte UTF-8"};
  page.decoded = record.bytes;
  page.decoded_map = ByteMap::identity(static_cast<uint32_t>(record.bytes.size()));
  uint32_t line = 0, blank = 0;
  for (size_t begin = 0; begin < record.bytes.size(); ++line) {
    const size_t end = std::min(record.bytes.find('\n', begin), record.bytes.size());
    const std::string_view words = std::string_view(record.bytes).substr(begin, end - begin);
    if (words.empty()) {
      ++blank;
    } else {
      if (!page.text.empty()) {
        page.text += '\n';
        page.map.append(1, {}, false);
      }
      Block block;
      block.span = {static_cast<uint32_t>(page.text.size()), static_cast<uint32_t>(page.text.size() + words.size())};
      block.line = line;
      block.blank_before = blank;
      blank = 0;
      page.text += words;
      page.map.append(block.span.size(), {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, true);
      page.blocks.push_back(block);
    }
    begin = end + 1;
  }
  return page;
}

}  // namespace onrecord
