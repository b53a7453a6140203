// A time of day in a line: "10:42", "3.45pm", "14h05", "10.42 Uhr", "11 a.m.". Private to this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "onrecord/core/span.h"

namespace onrecord {

struct ClockTime {
  Span span;
  int32_t hour = 0;
  int32_t minute = 0;

  int32_t minutes() const { return hour * 60 + minute; }
};

// The first one; empty where there is none. A result ("2-1", "10:42.31") and a date ("10.11.2017") are none.
std::optional<ClockTime> find_clock_time(std::string_view line);

}  // namespace onrecord
