// schema.org statements in microdata (itemprop) to candidates.
#pragma once

#include <string>
#include <vector>

#include "onrecord/html/html.h"
#include "onrecord/page/candidate_list.h"
#include "onrecord/page/meta_names.h"

namespace onrecord {

// Walks along a tree in document order and reads what elements with an itemprop say: their content, datetime or visible
// words; of an author or publisher that is an item of its own, the name. A reason names the type of the item around:
// "microdata NewsArticle.datePublished".
class MicrodataReader {
 public:
  MicrodataReader(const html::Document& tree, CandidateList& out);

  // To be called with every node, in document order, before it is read.
  void leave_items(html::NodeId node) {
    while (!items_.empty() && items_.back().behind == node) items_.pop_back();
  }
  // An element with an itemprop or an itemscope; the latter makes it an item.
  void read(html::NodeId element, bool is_item);

 private:
  struct Item {
    html::NodeId behind;  // The node behind all that the item holds.
    std::string type;
    bool is_property;  // It is itself the value of a property, such as an article's author.
  };

  void add_property(html::NodeId element, const MetaName& property);

  const html::Document& tree_;
  CandidateList& out_;
  std::vector<Item> items_;  // Those around the element, the closest one last.
};

}  // namespace onrecord
