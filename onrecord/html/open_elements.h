// The stack of open elements.
//
// The standard walks this stack from the top for nearly every tag: "has a p element in button scope", "the nearest
// special element". On hostile pages such walks make the work quadratic. Here every entry knows, for each kind of
// boundary, the nearest one at or below it, and the entries of one name are chained, so that each question is two
// look-ups:
//
//   index        0     1     2       3    4     5
//   stack        html  body  table   td   p     b          "a table in scope" from the top: the last table is 2, the
//   scope        0     0     2       3    3     3          nearest boundary is 3 (td): 2 < 3, so no.
//
// https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "onrecord/html/flat_array.h"
#include "onrecord/html/tag_traits.h"
#include "onrecord/html/tree.h"

namespace onrecord::html {

// Bit i of an element's traits says that it is boundary i.
enum class Boundary : uint8_t {
  scope,
  list_scope,
  button_scope,
  table_scope,
  special,
  item_barrier,
  mode,
  html_content
};
inline constexpr size_t boundary_count = 8;

// Where HTML is to stand inside SVG and MathML:
// https://html.spec.whatwg.org/multipage/parsing.html#mathml-text-integration-point
enum class IntegrationPoint : uint8_t { none, mathml_text, html };

struct alignas(16) OpenElement {
  NodeId node;
  uint16_t name;
  Namespace space;
  IntegrationPoint point;
  uint16_t traits;
  uint16_t same_below;  // One more than the index of the next entry below with this name (in HTML, or not); 0: none.
  uint16_t nearest[boundary_count];

  bool is(Tag tag) const { return name == static_cast<uint16_t>(tag) && space == Namespace::html; }
  bool has(uint16_t wanted) const { return (traits & wanted) != 0; }
};

static_assert(sizeof(OpenElement) == 32);

// For each set of boundary traits all bits of those places in `nearest` that become the element's own index.
using BoundaryMasks = std::array<std::array<uint16_t, boundary_count>, 256>;
constexpr BoundaryMasks make_boundary_masks() {
  BoundaryMasks masks{};
  for (size_t traits = 0; traits < masks.size(); ++traits) {
    for (size_t i = 0; i < boundary_count; ++i) masks[traits][i] = (traits >> i & 1) != 0 ? 0xFFFF : 0;
  }
  return masks;
}
inline constexpr BoundaryMasks boundary_masks = make_boundary_masks();

inline constexpr uint32_t not_open = 0xFFFFFFFF;

class OpenElements {
 public:
  explicit OpenElements(Tree& tree) : tree_(tree), last_(2 * tag_count, 0) {}

  // `traits`: those of the name. A formatting element must be marked as open.
  void push(NodeId node, uint16_t name, Namespace space, IntegrationPoint point, uint16_t traits) {
    const uint32_t index = size();
    write(entries_.add(), node, name, space, point, traits);
    link(index);
  }
  void push_html(NodeId node, Tag tag) {  // No formatting element.
    const uint16_t name = static_cast<uint16_t>(tag);
    push(node, name, Namespace::html, IntegrationPoint::none, traits_of(name, Namespace::html));
  }
  void pop() {
    const OpenElement& element = entries_.back();
    unlink(element);
    if (element.has(formatting_trait | option_trait)) leave(element);
    entries_.pop_back();
  }
  // REQUIRES: index < size().
  void remove(uint32_t index);
  void insert(uint32_t index, NodeId node, uint16_t name);  // An HTML element.
  void replace(uint32_t index, NodeId node) { entries_[index].node = node; }
  void pop_to(uint32_t new_size);

  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }
  bool empty() const { return entries_.empty(); }
  const OpenElement& top() const { return entries_.back(); }
  const OpenElement& operator[](uint32_t index) const { return entries_[index]; }

  // The topmost HTML element of a name, or not_open.
  uint32_t last(uint16_t name) const { return last_at(place_of(name, Namespace::html)); }
  uint32_t last(Tag tag) const { return last(static_cast<uint16_t>(tag)); }
  // The topmost SVG or MathML element of a name, or not_open.
  uint32_t last_foreign(uint16_t name) const { return last_at(place_of(name, Namespace::svg)); }
  bool has(Tag tag) const { return last(tag) != not_open; }
  // The topmost boundary. Zero (the html element) where there is none.
  uint32_t nearest(Boundary boundary) const { return top().nearest[static_cast<size_t>(boundary)]; }

  bool has_in_scope(uint16_t name, Boundary boundary = Boundary::scope) const {
    const uint32_t index = last(name);
    return index != not_open && index >= nearest(boundary);
  }
  bool has_in_scope(Tag tag, Boundary boundary = Boundary::scope) const {
    return has_in_scope(static_cast<uint16_t>(tag), boundary);
  }
  // Where a node stands, or not_open. Cost: the open elements of its name.
  uint32_t index_of_node(NodeId node) const;

  // The <option> elements that were popped since they were forgotten, in that order.
  const std::vector<NodeId>& popped_options() const { return popped_options_; }
  void forget_popped_options() { popped_options_.clear(); }
  void watch_options() { watches_options_ = true; }  // From here on they are remembered.

 private:
  void leave(const OpenElement& element) {
    if (element.has(formatting_trait)) tree_.mark_open(element.node, false);
    if (watches_options_ && element.has(option_trait)) popped_options_.push_back(element.node);
  }
  static void write(OpenElement& entry, NodeId node, uint16_t name, Namespace space, IntegrationPoint point,
                    uint16_t traits) {
    entry.node = node;
    entry.name = name;
    entry.space = space;
    entry.point = point;
    entry.traits = traits;
  }
  // Where last_ knows of a name. SVG and MathML share one.
  static size_t place_of(uint16_t name, Namespace space) { return 2U * name + (space == Namespace::html ? 0 : 1); }
  uint32_t last_at(size_t place) const { return place < last_.size() ? last_[place] - 1U : not_open; }
  void link(uint32_t index) {
    OpenElement& entry = entries_[index];
    uint16_t nearest[boundary_count];
    std::memcpy(nearest, (index == 0 ? &entry : &entry - 1)->nearest, sizeof nearest);
    const std::array<uint16_t, boundary_count>& mask = boundary_masks[entry.traits & 0xFF];
    for (size_t i = 0; i < boundary_count; ++i) {
      nearest[i] = static_cast<uint16_t>((nearest[i] & ~mask[i]) | (index & mask[i]));
    }
    std::memcpy(entry.nearest, nearest, sizeof nearest);
    const size_t place = place_of(entry.name, entry.space);
    if (place >= last_.size()) last_.resize(place + 1, 0);
    entry.same_below = last_[place];
    last_[place] = static_cast<uint16_t>(index + 1);
  }
  void unlink(const OpenElement& entry) { last_[place_of(entry.name, entry.space)] = entry.same_below; }

  Tree& tree_;
  FlatArray<OpenElement> entries_;
  std::vector<uint16_t> last_;  // By place_of(): one more than the index of the topmost entry; 0: none.
  std::vector<NodeId> popped_options_;
  bool watches_options_ = false;
};

}  // namespace onrecord::html
