// The visible words that an element holds, with their places.
#pragma once

#include "onrecord/html/html.h"

namespace onrecord {

// Up to about a thousand bytes, from at most a few hundred nodes: names and dates are shorter, and what holds more is
// asked for by nobody. The map counts in tree.input(). A space stands where blocks meet.
MappedText element_text(const html::Document& tree, html::NodeId element);

}  // namespace onrecord
