// Lines of corrections as they are, and damaged at random.
#include <random>

#include "fuzz/corpus.h"

namespace onrecord::fuzz {

std::vector<std::string> replay_inputs() {
  const std::string place = R"({"page": "sha256:)" + std::string(64, 'a') + R"(", "at": [[3, 9], [12, 20]]})";
  const std::string name = R"({"name": "Tarim Front", "type": "group"})";
  const std::string whole = R"({"verb": "merge", "target": )" + name + R"(, "with": )" + place +
                            R"(, "by": "ana", "reason": "one \"seal\"", "date": "2016-09-22"})" + "\n" +
                            R"({"verb": "rename", "undo": true, "target": )" + name + R"(, "to": "Front"})" + "\n" +
                            R"({"verb": "split", "target": )" + place + "}\n";
  std::vector<std::string> out = {whole};
  std::mt19937 random(1);
  for (int n = 0; n < 400; ++n) {
    std::string bytes = whole;
    for (size_t i = 1 + random() % 3; i > 0; --i) {
      const size_t at = random() % (bytes.size() + 1);
      switch (random() % 3) {
        case 0: bytes.erase(at, random() % 12); break;
        case 1: bytes.insert(at, 1, static_cast<char>(random())); break;
        default: bytes.insert(at, whole.substr(random() % whole.size(), random() % 60)); break;
      }
    }
    out.push_back(bytes);
  }
  return out;
}

}  // namespace onrecord::fuzz
