// Files, folders, standard input and exports to records. One record is one page and at most one article.
//
// Readers split what holds several records (JSON Lines, WARC archives) and undo transport (gzip, JSON unescaping, HTTP
// codings). What could not be read is a ReadError with place and cause, and reading goes on behind it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "onrecord/core/fact.h"
#include "onrecord/core/result.h"

namespace onrecord {

// How a record's bytes are to be taken.
enum class InputKind : uint8_t {
  html,
  dump,  // A web page flattened to text, menus and comments included.
  text,  // Article text only; the first line is the title.
};
const char* name_of(InputKind kind);

// Facts that came with the record from outside its bytes (given: url, http, warc, jsonl, feed); `at` is empty.
struct GivenFacts {
  std::optional<Fact> url;
  std::optional<Fact> title;
  std::optional<Fact> date;    // As written there; parsed by the article stage.
  std::optional<Fact> author;  // As written there; several names may stand in it.
  std::optional<Fact> outlet;
  std::optional<Fact> captured;        // EDTF or ISO 8601, as written there.
  std::string captured_reason;         // "WARC-Date", "SingleFile comment".
  std::optional<std::string> charset;  // From an HTTP header.
};

struct Record {
  std::string path;   // As the user named it; "container#id" for a record inside a container.
  std::string bytes;  // After container and transport decoding. All ranges of the engine count in these.
  std::string id;     // "sha256:" and 64 hexadecimal digits of `bytes`.
  std::optional<InputKind> declared;  // What the container says it is (JSONL: html or text field); else found out.
  GivenFacts given;
  std::vector<std::string> notes;  // For a person: what is doubtful about the bytes.
};

struct ReadError {
  std::string path;
  uint64_t at;        // Offset in the file where it happened; of a broken line: in the unpacked file.
  std::string cause;  // "empty file", "larger than --max-record 64M (71303168 bytes)", "permission denied", ...
};

// A column of a table, and the field of the record that it holds: {"headline", "title"}.
struct ColumnField {
  std::string column;
  std::string field;  // id, url, title, date, author, outlet, html or text.
};

// Takes what is worth saying of an input and is no loss: "3 revisit records: their pages are those of other records".
using Remark = std::function<void(const std::string& path, const std::string& words)>;

struct ReadOptions {
  uint64_t max_record_bytes = 64ull << 20;  // Never more than 1 GiB: places in records have 32 bits.
  std::optional<uint64_t> limit;            // Stop after so many records.
  Remark remark = {};                       // Called while records are read; none is wanted when empty.
  std::vector<ColumnField> columns;         // Of CSV and TSV files; columns named as a field need none.
};

using ReadItem = std::variant<Record, ReadError>;
const std::string& path_of(const ReadItem& item);

// Gives every record and every error under `inputs` (files, folders, "-" for standard input) to `sink`, folders in
// byte order of their paths, whatever the file system says. A sink that returns false stops the reading.
// Hidden files (name begins with '.') in folders are passed over; a folder that was met before (a link loop) is an
// error, and so is what is no regular file. WARC archives and gzip are known by their first bytes; files named *.jsonl,
// *.ndjson, also .gz, and standard input that begins with an object are JSON Lines; any other input is one record.
// An input container#id that is no file is that record of the container alone.
void read_records(const std::vector<std::string>& inputs, const ReadOptions& options,
                  const std::function<bool(ReadItem&&)>& sink);

}  // namespace onrecord
