// Our decoders against encoding_rs on every short byte sequence and on soups of bytes; with --time, their speed.
// Built and run by tools/compare_encodings. A difference is printed as encoding, bytes and both readings.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "onrecord/page/charset.h"

extern "C" size_t oracle_decode(const char* label, const uint8_t* source, size_t source_bytes, uint8_t* target,
                                size_t target_bytes);
extern "C" size_t oracle_name(const uint8_t* label, size_t label_bytes, uint8_t* target);

namespace onrecord {
namespace {

constexpr size_t shown_differences = 20;

const uint8_t* data_of(std::string_view bytes) { return reinterpret_cast<const uint8_t*>(bytes.data()); }

std::string decode_by_oracle(std::string_view bytes, Encoding encoding) {
  std::string out(bytes.size() * 3 + 64, '\0');
  auto* target = reinterpret_cast<uint8_t*>(out.data());
  out.resize(oracle_decode(name_of(encoding), data_of(bytes), bytes.size(), target, out.size()));
  return out;
}

std::string hex(std::string_view bytes) {
  std::string out;
  char two[4];
  for (const char c : bytes) {
    std::snprintf(two, sizeof two, "%02X ", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += two;
  }
  return out;
}

bool is_character_border(std::string_view text, size_t offset) {
  return offset == text.size() || (text[offset] & 0xC0) != 0x80;
}

// Pieces cover the text, stand in the source in order, and divide at characters' borders.
bool is_sound(const MappedText& decoded, std::string_view bytes) {
  const std::span<const MapPiece> pieces = decoded.map.pieces();
  if (decoded.map.text_bytes() != decoded.text.size()) return false;
  uint32_t end = 0;
  for (const MapPiece& piece : pieces) {
    if (piece.source.begin < end || piece.source.empty()) return false;
    if (!is_character_border(decoded.text, piece.text_begin)) return false;
    end = piece.source.end;
  }
  return end <= bytes.size();
}

class Comparison {
 public:
  explicit Comparison(Encoding encoding) : encoding_(encoding) {}

  void check(std::string_view bytes) {
    ++cases_;
    const MappedText ours = decode(bytes, encoding_, 0);
    const std::string theirs = decode_by_oracle(bytes, encoding_);
    if (ours.text == theirs && is_sound(ours, bytes)) return;
    if (++differences_ > shown_differences) return;
    std::printf("%s: %s ours %s oracle %s%s\n", name_of(encoding_), hex(bytes).c_str(), hex(ours.text).c_str(),
                hex(theirs).c_str(), ours.text == theirs ? " (the map is not sound)" : "");
  }

  // Every sequence that takes its first byte from sets[0], its second from sets[1], and so on, behind `before`.
  void check_all(const std::string& before, const std::vector<std::string>& sets, const std::string& behind = "") {
    std::string bytes = before;
    extend(bytes, sets, 0, behind);
  }

  Encoding encoding() const { return encoding_; }

  // Gives the differences.
  size_t report() const {
    std::printf("%-16s %11zu sequences, %zu differences\n", name_of(encoding_), cases_, differences_);
    std::fflush(stdout);
    return differences_;
  }

 private:
  void extend(std::string& bytes, const std::vector<std::string>& sets, size_t depth, const std::string& behind) {
    if (depth == sets.size()) return check(bytes + behind);
    for (const char c : sets[depth]) {
      bytes += c;
      extend(bytes, sets, depth + 1, behind);
      bytes.pop_back();
    }
  }

  Encoding encoding_;
  size_t cases_ = 0, differences_ = 0;
};

std::string range(int first, int last) {
  std::string out;
  for (int byte = first; byte <= last; ++byte) out += static_cast<char>(byte);
  return out;
}

bool has_sequences(Encoding encoding) {
  const std::string_view name = name_of(encoding);
  for (std::string_view known : {"big5", "euc-jp", "euc-kr", "gb18030", "gbk", "iso-2022-jp", "shift_jis", "utf-8"}) {
    if (name == known) return true;
  }
  return name.starts_with("utf-16");
}

void check_four_bytes(Comparison& comparison) {
  const std::string all = range(0, 255), edge = range(0x2F, 0x3A);
  if (comparison.encoding() == Encoding::gb18030 || comparison.encoding() == Encoding::gbk) {
    comparison.check_all("", {range(0x80, 0xFF), edge, range(0x7F, 0xFF), edge});
  }
  if (comparison.encoding() == Encoding::utf_8) {
    const std::string edges = range(0x7F, 0xC0);
    comparison.check_all("", {range(0xEF, 0xF5), edges, edges, edges});
  }
  if (comparison.encoding() == Encoding::utf_16le) comparison.check_all("", {"\x01", range(0xD7, 0xE0), "\x02", all});
  if (comparison.encoding() == Encoding::utf_16be) comparison.check_all("", {range(0xD7, 0xE0), "\x01", all, "\x02"});
}

// Each set of characters, entered and left; escapes behind escapes, and such as are none.
void check_escapes(Comparison& comparison) {
  const std::string all = range(0, 255);
  for (const std::string set : {"\x1B(B", "\x1B(J", "\x1B(I", "\x1B$@", "\x1B$B"}) {
    comparison.check_all(set, {all, all});
    comparison.check_all(set + "!", {all, all}, "\x1B(Ba");
    comparison.check_all(set + "\x1B", {all, all}, "!!!");
    comparison.check_all(set + "!!\x1B", {all, all}, "!!!");
  }
}

// Bytes as pages have them: ASCII, runs of leads and trails, digits for gb18030, escapes; and each cut short.
std::string soup(std::mt19937& random) {
  const auto below = [&](uint32_t n) { return static_cast<int>(random() % n); };
  std::string out;
  for (int left = 1 + below(24); left > 0; --left) {
    switch (below(7)) {
      case 0: out += static_cast<char>(below(0x80)); break;
      case 1: out += static_cast<char>(below(0x100)); break;
      case 2: out += "\x1B(B\x1B(J\x1B$B\x1B(I", out.resize(out.size() - static_cast<size_t>(below(12))); break;
      case 3: out += static_cast<char>(0x80 + below(0x80)), out += static_cast<char>('0' + below(10)); break;
      case 4: out += static_cast<char>(0x8E + below(2)); break;
      default: out += static_cast<char>(0x80 + below(0x80)), out += static_cast<char>(0x40 + below(0xC0));
    }
  }
  return out;
}

void check_soups(Comparison& comparison, size_t count) {
  std::mt19937 random(static_cast<uint32_t>(comparison.encoding()));
  for (size_t i = 0; i < count; ++i) {
    const std::string bytes = soup(random);
    for (size_t cut = 0; cut <= bytes.size(); ++cut) comparison.check(std::string_view(bytes).substr(0, cut));
  }
}

size_t compare_encoding(Encoding encoding) {
  Comparison comparison(encoding);
  const std::string all = range(0, 255);
  comparison.check("");
  comparison.check_all("", {all});
  comparison.check_all("", {all, all});
  if (has_sequences(encoding)) comparison.check_all("", {all, all, all});
  check_four_bytes(comparison);
  if (encoding == Encoding::iso_2022_jp) check_escapes(comparison);
  check_soups(comparison, has_sequences(encoding) ? 50000 : 2000);
  return comparison.report();
}

// Labels: every name, and every word of one to three letters and digits.
size_t compare_labels() {
  const std::string letters = range('0', '9') + range('a', 'z') + " -_";
  size_t differences = 0, cases = 0;
  const auto check = [&](const std::string& label) {
    std::string theirs(32, '\0');
    theirs.resize(oracle_name(data_of(label), label.size(), reinterpret_cast<uint8_t*>(theirs.data())));
    const std::optional<Encoding> ours = encoding_of_label(label);
    ++cases;
    if ((ours ? name_of(*ours) : "") == theirs) return;
    ++differences;
    std::printf("label \"%s\": oracle \"%s\"\n", label.c_str(), theirs.c_str());
  };
  for (char a : letters) {
    for (char b : letters) {
      for (char c : letters) check({a, b, c});
    }
  }
  for (size_t i = 0; i < encoding_count; ++i) check(name_of(static_cast<Encoding>(i)));
  std::printf("%-16s %11zu labels, %zu differences\n", "", cases, differences);
  return differences;
}

// ---------------------------------------------------------------- speed

// As large as a news page with much script. Caches hold it, as they do when a page is read and parsed.
constexpr size_t page_bytes = 256u << 10, pages_a_round = 32, rounds = 5;

double user_seconds() {
  rusage used;
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec) / 1e6;
}

// MB a second of user CPU time, for one round.
double rate_of(const std::function<size_t()>& decode_page) {
  const double begin = user_seconds();
  size_t bytes = 0;
  for (size_t page = 0; page < pages_a_round; ++page) bytes += decode_page();
  const double seconds = user_seconds() - begin;
  return bytes == 0 ? 0 : static_cast<double>(page_bytes * pages_a_round) / 1e6 / seconds;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// A page of markup around words of the charset, `share` bytes of a hundred in words.
std::string page_of(const std::string& markup, const std::string& word, size_t share) {
  std::string out;
  size_t words = 0;
  while (out.size() < page_bytes) {
    const bool is_word = words * 100 < out.size() * share;
    out += is_word ? word : markup;
    words += is_word ? word.size() : 0;
  }
  return out;
}

std::string wide(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) out += c, out += '\0';
  return out;
}

// `word` with the space behind it.
void time_encoding(Encoding encoding, const std::string& word) {
  const std::string_view ascii = "<div class=\"column\"><a href=\"/news/2016/07/story.html\" title=\"\">";
  for (const size_t share : {5u, 95u}) {
    const std::string page = page_of(encoding == Encoding::utf_16le ? wide(ascii) : std::string(ascii), word, share);
    std::string target(page.size() * 3 + 64, '\0');
    std::vector<double> ours, theirs;
    for (size_t round = 0; round < rounds; ++round) {
      ours.push_back(rate_of([&] { return decode(page, encoding, 0).text.size(); }));
      theirs.push_back(rate_of([&] {
        return oracle_decode(name_of(encoding), data_of(page), page.size(), reinterpret_cast<uint8_t*>(target.data()),
                             target.size());
      }));
    }
    const double map = static_cast<double>(decode(page, encoding, 0).map.pieces().size() * sizeof(MapPiece));
    std::printf("| %s, %zu %% | %.0f | %.0f | %.2fx | %.2f |\n", name_of(encoding), share, median(ours), median(theirs),
                median(ours) / median(theirs), map / static_cast<double>(page.size()));
  }
}

void time_all() {
  std::printf(
      "| bytes of words | MB/s with map | encoding_rs, no map | ratio | map bytes a byte |\n|---|---|---|---|---|\n");
  time_encoding(Encoding::utf_8, "\xD0\xB3\xD0\xBE\xD1\x80\xD0\xBE\xD0\xB4 ");
  time_encoding(Encoding::utf_16le, "\x33\x04\x3E\x04\x40\x04\x3E\x04\x34\x04" + wide(" "));
  time_encoding(Encoding::windows_1252, "caf\xE9s ");
  time_encoding(Encoding::windows_1251, "\xE3\xEE\xF0\xEE\xE4 ");
  time_encoding(Encoding::gb18030, "\xB1\xB1\xBE\xA9\xCA\xD0\xA1\xA3 ");
  time_encoding(Encoding::big5, "\xA5\x5F\xA8\xCA\xA5\xAB ");
  time_encoding(Encoding::euc_kr, "\xBC\xAD\xBF\xEF ");
  time_encoding(Encoding::euc_jp, "\xC5\xEC\xB5\xFE\xA4\xCE ");
  time_encoding(Encoding::shift_jis, "\x93\x8C\x8B\x9E\x82\xCC ");
  time_encoding(Encoding::iso_2022_jp, "\x1B$BEl5~$N\x1B(B ");
}

int main_of(int count, char** arguments) {
  const std::string_view first = count > 1 ? arguments[1] : "";
  if (first == "--time") return time_all(), 0;
  size_t differences = compare_labels();
  for (size_t i = 0; i < encoding_count; ++i) {
    const Encoding encoding = static_cast<Encoding>(i);
    if (first.empty() || first == name_of(encoding)) differences += compare_encoding(encoding);
  }
  std::printf("%zu differences\n", differences);
  return differences == 0 ? 0 : 1;
}

}  // namespace
}  // namespace onrecord

int main(int count, char** arguments) { return onrecord::main_of(count, arguments); }
