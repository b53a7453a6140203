// https://html.spec.whatwg.org/multipage/parsing.html#processing-instruction-open-state and the four states behind it.
#include "onrecord/html/instruction.h"

#include "onrecord/core/utf8.h"
#include "onrecord/html/scan.h"

namespace onrecord::html {
namespace {

bool begins_target(char c) { return is_in(c, letter_class) || c == '_'; }
bool belongs_to_target(char c) { return begins_target(c) || (c >= '0' && c <= '9') || c == '-'; }

bool is_forbidden(std::string_view target) {
  return equals_ignoring_ascii_case(target, "xml") || equals_ignoring_ascii_case(target, "xml-stylesheet");
}

}  // namespace

InstructionParts parse_instruction(std::string_view text) {
  const char* const end = text.data() + text.size();
  const char* const target = text.data() + 2;
  if (target == end) return {};
  if (!begins_target(*target)) return {InstructionKind::comment, {}, {}};
  const char* at = target;
  while (at < end && belongs_to_target(*at)) ++at;
  if (at == end) return {};
  InstructionParts parts{InstructionKind::instruction, {target, static_cast<size_t>(at - target)}, {}};
  if ((!is_space(*at) && *at != '?' && *at != '>') || is_forbidden(parts.target)) {
    return {InstructionKind::comment, {}, {}};
  }
  const char* const data = skip_class(at, end, space_class);
  const char* data_end = find_byte(data, end, '>');
  if (data_end == end) return {};
  if (data_end > data && data_end[-1] == '?') --data_end;
  parts.data = {data, static_cast<size_t>(data_end - data)};
  return parts;
}

}  // namespace onrecord::html
