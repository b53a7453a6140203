// What the tables do not hold and a page's stored annotation does: roles with their places, addressees as entities.
#pragma once

#include <optional>
#include <vector>

#include "onrecord/store/query.h"

namespace onrecord {

struct AddresseeInfo {
  Quoted words;
  std::optional<int64_t> entity;
};

struct AnnotationParts {
  std::vector<std::vector<Quoted>> roles;  // By entity, from 0.
  std::vector<AddresseeInfo> addressees;   // By statement, from 0; without words where there is none.
};
Result<AnnotationParts> read_annotation_parts(const Store& store, const PageInfo& page);

}  // namespace onrecord
