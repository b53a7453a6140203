// Archives and tables as they are, and damaged at random.
#include <random>

#include "fuzz/corpus.h"
#include "onrecord/read/packed_for_tests.h"
#include "onrecord/read/warc_for_tests.h"

namespace onrecord::fuzz {
namespace {

std::vector<std::string> whole_inputs() {
  const std::string address = "https://example.org/a";
  const std::string page = warc_response(address, http_response("<p>Ferry left Saltmere"));
  const std::string packed_page = warc_response(
      address, http_response(gzipped("<p>Ferry"), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"));
  const std::string chunked = warc_response(
      address, http_response("5\r\n<p>Fe\r\n0\r\n\r\n", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"));
  const std::string list = "{\"url\": \"https://example.org/a\"}\n";
  const std::vector<ZipFile> files = {{"archive/a.warc.gz", gzipped(page)}, {"pages/pages.jsonl", list, true}};
  return {page + packed_page + chunked,
          gzipped(page) + gzipped(packed_page) + gzipped(chunked),
          gzipped(page + chunked),
          zstd_packed(page) + zstd_packed(chunked),
          zipped(files),
          "id,title,text\r\n1,\"Ferry, at last\",\"She said \"\"Monday\"\".\"\r\n2,b,c\n"};
}

std::string damaged(std::string bytes, const std::string& other, std::mt19937& random) {
  for (size_t i = random() % 6; i > 0; --i) {
    const size_t at = random() % (bytes.size() + 1);
    switch (random() % 4) {
      case 0: bytes.resize(at); break;
      case 1: bytes.insert(at, 1, static_cast<char>(random())); break;
      case 2: bytes.erase(at, random() % 40); break;
      default: bytes.insert(at, other.substr(random() % other.size(), random() % 200)); break;
    }
  }
  return bytes;
}

}  // namespace

std::vector<std::string> replay_inputs() {
  constexpr int damaged_each = 150;
  std::vector<std::string> out = whole_inputs();
  const size_t whole = out.size();
  std::mt19937 random(1);
  for (size_t i = 0; i < whole; ++i) {
    for (int n = 0; n < damaged_each; ++n) out.push_back(damaged(out[i], out[random() % whole], random));
  }
  return out;
}

}  // namespace onrecord::fuzz
