// WARC records that tests and fuzz targets write themselves.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

inline std::string warc_record(std::string_view type, std::string_view uri, std::string_view content_type,
                               std::string_view block, std::string_view more_fields = "") {
  std::string out = "WARC/1.1\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " + std::string(uri) +
                    "\r\nWARC-Date: 2018-01-02T10:11:00Z\r\nContent-Type: " + std::string(content_type) + "\r\n" +
                    std::string(more_fields) + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n";
  return out + std::string(block) + "\r\n\r\n";
}

inline std::string http_response(std::string_view body, std::string_view fields = "Content-Type: text/html\r\n",
                                 std::string_view status = "200 OK") {
  return "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

inline std::string warc_response(std::string_view uri, std::string_view message, std::string_view more_fields = "") {
  return warc_record("response", uri, "application/http; msgtype=response", message, more_fields);
}

}  // namespace onrecord
