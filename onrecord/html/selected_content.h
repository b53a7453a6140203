// <selectedcontent>: the place in a <select> that shows what its selected <option> holds.
//
//   <select><button><selectedcontent></selectedcontent></button><option>Tea<option selected>Milk</select>
//
// becomes a tree in which <selectedcontent> holds a copy of "Milk". The standard copies when an option is popped off
// the stack of open elements, when one that is inserted changes which one is selected, and when a <selectedcontent> is
// inserted; so does this. A copy has the places of its original.
//
// https://html.spec.whatwg.org/multipage/form-elements.html#maybe-clone-an-option-into-selectedcontent
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/html/tree.h"

namespace onrecord::html {

class SelectedContent {
 public:
  // `budget`: how many nodes may be looked at or copied; a page that needs more gets a report and no more copies.
  SelectedContent(Tree& tree, uint64_t budget) : tree_(tree), budget_(budget) {}

  // False until a <selectedcontent> stands in a <select>: nothing need be told before.
  bool is_active() const { return !selects_.empty(); }

  // What the parser did. REQUIRES: the nodes are HTML elements of these names.
  void selectedcontent_inserted(NodeId node);
  void option_inserted(NodeId option);
  void option_popped(NodeId option);

 private:
  // A <select> that has a <selectedcontent>. One with "multiple" fills none.
  struct Select {
    NodeId select;
    NodeId content;      // Its first <selectedcontent>.
    bool is_enabled;     // Whether that one is filled.
    bool selects_first;  // One line high: there is always a selected option.
    NodeId option;       // The selected one, or no_node.
  };

  struct Ancestry {
    NodeId select = no_node;  // The nearest one.
    bool is_enabled = true;
    bool is_connected = true;
  };

  Ancestry look_up_from(NodeId selectedcontent);
  NodeId nearest_select(NodeId option);
  Select* find(NodeId select);
  Select* add(NodeId select);
  void look_through(Select& entry);
  bool is_disabled(NodeId option);
  void update(const Select& entry);
  bool is(NodeId node, Tag tag) const;
  bool spend(uint64_t steps);

  Tree& tree_;
  uint64_t budget_;
  std::vector<Select> selects_;
  NodeId asked_group_ = no_node;  // The <optgroup> that is_disabled() looked at last, and what it saw.
  bool is_group_disabled_ = false;
};

}  // namespace onrecord::html
