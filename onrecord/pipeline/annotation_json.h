// The interchange format: one JSON object a record, as docs/annotate.md and docs/annotate.schema.json describe it.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/pipeline/pipeline.h"
#include "onrecord/read/read.h"

namespace onrecord {

struct AnnotationFormat {
  bool comments = false;  // Print readers' comments.
  bool engine = true;     // Print the `engine` field.
};

// Appends one object without a newline. Key order is fixed.
void append_json(std::string& out, const Annotation& annotation, std::string_view engine,
                 const AnnotationFormat& format);

// {"path": "...", "error": {"at": 1234, "cause": "..."}}
void append_json(std::string& out, const ReadError& error);

}  // namespace onrecord
