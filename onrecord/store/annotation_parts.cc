#include "onrecord/store/annotation_parts.h"

#include <simdjson.h>

#include "onrecord/store/places.h"

namespace onrecord {
namespace {

namespace dom = simdjson::dom;

// [[3, 42], [50, 89]]
std::string read_at(const dom::element& fact) {
  ByteRanges out;
  dom::array ranges;
  if (fact["at"].get(ranges) != simdjson::SUCCESS) return "";
  for (const dom::element range : ranges) {
    uint64_t begin = 0, end = 0;
    if (range.at(0).get(begin) != simdjson::SUCCESS || range.at(1).get(end) != simdjson::SUCCESS) continue;
    out.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }
  return write_places(out);
}

std::string text_in(const dom::element& object, const char* key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : "";
}

std::vector<Quoted> read_roles(const dom::element& entity) {
  std::vector<Quoted> out;
  dom::array roles;
  if (entity["roles"].get(roles) != simdjson::SUCCESS) return out;
  for (const dom::element role : roles) out.push_back({text_in(role, "text"), read_at(role)});
  return out;
}

AddresseeInfo read_addressee(const dom::element& statement) {
  dom::element addressee;
  if (statement["addressee"].get(addressee) != simdjson::SUCCESS || !addressee.is_object()) return {};
  AddresseeInfo out{{text_in(addressee, "text"), read_at(addressee)}, std::nullopt};
  const std::string entity = text_in(addressee, "entity");  // "e3"
  if (entity.size() > 1) out.entity = std::strtoll(entity.c_str() + 1, nullptr, 10);
  return out;
}

}  // namespace

Result<AnnotationParts> read_annotation_parts(const Store& store, const PageInfo& page) {
  const Result<std::string> json = read_annotation(store, page);
  if (!json) return json.error();
  dom::parser parser;
  dom::element root;
  dom::array entities, statements;
  const bool whole = parser.parse(*json).get(root) == simdjson::SUCCESS &&
                     root["entities"].get(entities) == simdjson::SUCCESS &&
                     root["statements"].get(statements) == simdjson::SUCCESS;
  if (!whole) return Error{store.database().path() + ": damaged annotation of " + page.path};
  AnnotationParts out;
  for (const dom::element entity : entities) out.roles.push_back(read_roles(entity));
  for (const dom::element statement : statements) out.addressees.push_back(read_addressee(statement));
  return out;
}

}  // namespace onrecord
