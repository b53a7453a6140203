// Writes JSON (RFC 8259) into a string, keys in the order in which they are written.
//
//   JsonWriter json(out);
//   json.begin_object();
//   json.key("path").value("a.html");
//   json.key("at").begin_array().value(3).value(42).end_array();
//   json.end_object();                       // {"path": "a.html", "at": [3, 42]}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

class JsonWriter {
 public:
  // Appends to `out`, which must outlive the writer.
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  // Damaged UTF-8 is written as U+FFFD, so that the output is always valid.
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(int64_t number);
  JsonWriter& value(uint64_t number);
  JsonWriter& value(int number) { return value(static_cast<int64_t>(number)); }
  JsonWriter& value(uint32_t number) { return value(static_cast<uint64_t>(number)); }
  JsonWriter& value(bool truth);
  JsonWriter& null();
  // A number of hundredths: 93 is written as 0.93.
  JsonWriter& hundredths(uint32_t number);

 private:
  void separate();
  std::string& out_;
  bool first_ = true;  // Nothing stands yet in the object or array that is open.
};

}  // namespace onrecord
