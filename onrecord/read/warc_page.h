// Which records of a WARC file are pages, and their bytes.
#pragma once

#include <optional>
#include <string>

#include "onrecord/read/read.h"
#include "onrecord/read/warc_records.h"

namespace onrecord {

// The page that a record holds, or why its bytes cannot be had; empty for records that are no page. A page is
//
// - a `response` to HTTP with status 200; a `resource` or `conversion` (the text of a page) that was fetched from
// somewhere;
// - of type text/html, application/xhtml+xml or text/plain; without a stated type: one that begins with an HTML tag;
// - not /robots.txt or under /.well-known/ (RFC 9309, RFC 8615): those are for programs;
// - a `document` where the crawler wrote down what its browser took it for (WARC-Resource-Type).
//
// A `revisit` says that the bytes were the same as in another record; it is no page of its own. A page whose bytes are
// not those that the crawler hashed is kept, with a note.
std::optional<ReadItem> read_warc_page(const std::string& path, const WarcRecord& record, uint64_t max_record_bytes);

// Whether a record that is the first part of one that was split may hold a page: its HTTP head stands in that part.
bool begins_page(const WarcRecord& first);

}  // namespace onrecord
