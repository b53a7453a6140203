// The check sums that crawlers write into WARC records (ISO 28500:2017, sections 5.8 and 5.9).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "onrecord/read/warc_records.h"

namespace onrecord {

// Whether `stated` ("sha1:3EF4GH5...", "sha256:0a1b...") is the digest of `bytes`, written in base 32 (RFC 4648) or
// hexadecimal digits. Empty for digits of another length (base 64, cut off) and for algorithms that are not known here
// (sha1, sha256, sha512 and md5 are).
std::optional<bool> fits_digest(std::string_view stated, std::string_view bytes);

// What is wrong with the bytes of a whole record, by its WARC-Block-Digest or its WARC-Payload-Digest. Writers differ
// in whether a payload is hashed as it was sent, without its chunks, or as the page that its content codings hold, so
// any may fit. `page` is the last of them.
std::optional<std::string> find_wrong_digest(const WarcRecord& record, std::string_view page);

}  // namespace onrecord
