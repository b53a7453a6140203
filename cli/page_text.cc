#include "cli/page_text.h"

namespace onrecord::cli {
namespace {

std::string bounds_of(const DateBounds& bounds) {
  std::string out;
  if (!bounds.not_before.empty()) out += "not before " + bounds.not_before;
  if (!bounds.not_after.empty()) out += (out.empty() ? "" : ", ") + ("not after " + bounds.not_after);
  return out.empty() ? "no bounds" : "bounds: " + out;
}

}  // namespace

std::string place(const PageInfo& page, std::string_view at) {
  return printable(page.path) + (at.empty() ? "" : ":" + std::string(at));
}

std::string when(const PageInfo& page) {
  const DateBounds& bounds = page.bounds;
  std::string out;
  if (!bounds.is_dated()) {
    out = "undated (" + (page.published.empty() ? "" : page.published + "; ") + bounds_of(bounds) + ")";
  } else if (bounds.not_before == bounds.not_after) {
    out = bounds.not_before;
  } else {
    out = bounds.not_before + " to " + bounds.not_after;
  }
  if (!page.published_reason.empty()) out += " (" + printable(page.published_reason) + ")";
  return out;
}

std::string frame(const StatementInfo& statement) {
  if (statement.polarity == "denied") return "denied that";
  if (statement.polarity == "not-said") return "did not say that";
  if (statement.polarity == "question") return "asked whether";
  if (statement.polarity == "conditional") return "said, on a condition,";
  if (statement.cue_force == "denial") return "denied that";
  if (statement.cue_force == "question") return "asked";
  if (statement.cue_force == "threat") return "threatened";
  if (statement.cue_force == "order") return "demanded";
  return "";
}

std::string speaker(const StatementInfo& statement, const Paint& paint) {
  const std::string words = printable(statement.source.text);
  if (!is_speaker_shown(statement))
    return (words.empty() ? "" : paint.name(words) + " ") + paint.dim("(speaker not resolved)");
  const std::string name = printable(statement.speaker_name);
  const std::string rule = paint.dim(" [" + printable(statement.rule) + "]");
  if (words.empty() || words == name) return paint.name(name) + rule;
  return paint.name(words) + " = " + paint.name(name) + rule;
}

std::string chain(const std::vector<std::string>& links) {
  std::string out;
  for (const std::string& link : links) out += (out.empty() ? "" : " < ") + printable(link);
  return out;
}

}  // namespace onrecord::cli
