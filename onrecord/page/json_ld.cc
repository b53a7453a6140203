#include "onrecord/page/json_ld.h"

#include <algorithm>
#include <string>

#include "onrecord/page/json_scan.h"
#include "onrecord/page/schema_types.h"

namespace onrecord {
namespace {

// How a property's value becomes words.
enum class Shape : uint8_t {
  text,   // A string or number, or an object's @value.
  name,   // A string, or an object's name.
  list,   // As text; commas part it.
  place,  // A URL: a string, or an object's @id or url.
};

struct Property {
  std::string_view name;
  MetaField field;
  Shape shape;
};

// Properties of works: articles, pages, videos.
constexpr Property work_properties[] = {
    {"headline", MetaField::title, Shape::text},
    {"name", MetaField::title, Shape::text},
    {"alternativeHeadline", MetaField::title, Shape::text},
    {"author", MetaField::author, Shape::name},
    {"creator", MetaField::author, Shape::name},
    {"datePublished", MetaField::published, Shape::text},
    {"dateCreated", MetaField::published, Shape::text},
    {"uploadDate", MetaField::published, Shape::text},
    {"dateModified", MetaField::modified, Shape::text},
    {"publisher", MetaField::site_name, Shape::name},
    {"isPartOf", MetaField::site_name, Shape::name},
    {"sourceOrganization", MetaField::agency, Shape::name},
    {"provider", MetaField::agency, Shape::name},
    {"description", MetaField::description, Shape::text},
    {"articleSection", MetaField::section, Shape::text},
    {"keywords", MetaField::tag, Shape::list},
    {"inLanguage", MetaField::language, Shape::name},
    {"url", MetaField::url, Shape::place},
    {"mainEntityOfPage", MetaField::url, Shape::place},
};

// Properties of publishers and their sites.
constexpr Property site_properties[] = {{"name", MetaField::site_name, Shape::text}};

// Properties of the object that a work's `image` is.
constexpr Property image_properties[] = {
    {"creditText", MetaField::image_credit, Shape::text},
    {"creator", MetaField::image_credit, Shape::name},
    {"author", MetaField::image_credit, Shape::name},
    {"copyrightHolder", MetaField::image_credit, Shape::name},
    {"copyrightNotice", MetaField::image_credit, Shape::text},
};

// A node of one of the scripts' trees.
struct Place {
  const JsonTree* tree = nullptr;
  JsonId id = no_json;

  explicit operator bool() const { return id != no_json; }
  const JsonNode& node() const { return tree->node(id); }
  Place member(std::string_view name) const { return {tree, tree->member(id, name)}; }
  Place next() const { return {tree, node().next_sibling}; }
  std::string_view raw() const { return tree->raw(id); }
};

// The place itself, or each element of an array; arrays in arrays are looked into, too.
std::vector<Place> elements_of(Place place) {
  std::vector<Place> out;
  std::vector<Place> open = {place};
  while (!open.empty()) {
    const Place here = open.back();
    open.pop_back();
    if (!here) continue;
    if (here.node().kind != JsonKind::array) {
      out.push_back(here);
      continue;
    }
    const size_t first = open.size();
    for (Place child{here.tree, here.node().first_child}; child; child = child.next()) open.push_back(child);
    std::reverse(open.begin() + static_cast<ptrdiff_t>(first), open.end());
  }
  return out;
}

// The type that says most: the one that is an article's, else the first. Without "schema:" and URLs before it.
std::string_view type_of(Place object) {
  std::string_view chosen;
  for (Place type : elements_of(object.member("@type"))) {
    std::string_view name = type.raw();
    const size_t prefix = name.find_last_of(":/#");
    if (prefix != std::string_view::npos) name.remove_prefix(prefix + 1);
    const bool article = name.ends_with("Article") || name.ends_with("Posting");
    if (chosen.empty() || (article && !chosen.ends_with("Article"))) chosen = name;
  }
  return chosen;
}

class Reader {
 public:
  Reader(std::string_view input, const std::vector<ByteRange>& scripts, CandidateList& out) : out_(out) {
    trees_.reserve(scripts.size());
    for (ByteRange script : scripts) trees_.emplace_back(input, script);
    for (const JsonTree& tree : trees_) {
      out_.reached_limit = out_.reached_limit || tree.reached_limit();
      find_objects(tree);
    }
    std::stable_sort(by_id_.begin(), by_id_.end(), [](const Named& a, const Named& b) { return a.id < b.id; });
  }

  void run() {
    for (Place object : objects_) read_object(object);
  }

 private:
  struct Named {
    std::string_view id;
    Place object;
  };

  static constexpr size_t most_steps = 4;  // Of references, one to the next.

  // What stands at top level, in @graph, and what is called the main entity.
  void find_objects(const JsonTree& tree) {
    std::vector<Place> open;
    for (Place top{&tree, tree.node(JsonTree::root).first_child}; top; top = top.next()) open.push_back(top);
    std::reverse(open.begin(), open.end());
    while (!open.empty()) {
      const Place here = open.back();
      open.pop_back();
      if (here.node().kind == JsonKind::object) objects_.push_back(here);
      if (here.node().kind == JsonKind::object || here.node().kind == JsonKind::array) push_inner(here, open);
    }
    for (Place place{&tree, JsonTree::root}; place.id < tree.size(); ++place.id) remember_id(place);
  }

  static void push_inner(Place here, std::vector<Place>& open) {
    const size_t first = open.size();
    const bool array = here.node().kind == JsonKind::array;
    for (Place child{here.tree, here.node().first_child}; child; child = child.next()) {
      const bool wanted = array || here.tree->has_key(child.id, "@graph") || here.tree->has_key(child.id, "mainEntity");
      if (wanted) open.push_back(child);
    }
    std::reverse(open.begin() + static_cast<ptrdiff_t>(first), open.end());
  }

  // An object that says more than its @id can be referred to.
  void remember_id(Place place) {
    if (place.node().kind != JsonKind::object) return;
    const Place id = place.member("@id");
    const bool says_more = id && (id.node().next_sibling != no_json || place.node().first_child != id.id);
    if (says_more) by_id_.push_back({id.raw(), place});
  }

  // The object that `place` refers to by its @id, or `place`.
  Place resolve(Place place) const {
    for (size_t step = 0; step < most_steps && place && place.node().kind == JsonKind::object; ++step) {
      const Place id = place.member("@id");
      const bool only_id = id && place.node().first_child == id.id && id.node().next_sibling == no_json;
      if (!only_id) return place;
      const auto found =
          std::lower_bound(by_id_.begin(), by_id_.end(), id.raw(),
                           [](const Named& named, std::string_view wanted) { return named.id < wanted; });
      if (found == by_id_.end() || found->id != id.raw()) return place;
      place = found->object;
    }
    return place;
  }

  void read_object(Place object) {
    const std::string_view type = type_of(object);
    if (is_foreign_type(type)) return;
    if (is_site_type(type)) return read_properties(object, type, site_properties);
    if (type.empty() && !object.member("headline")) return;
    add(MetaField::type, object.member("@type"), Shape::text, "JSON-LD @type");
    read_properties(object, type, work_properties);
    for (Place update : elements_of(object.member("liveBlogUpdate"))) read_live_update(resolve(update));
    for (Place image : elements_of(object.member("image"))) {
      image = resolve(image);
      if (image && image.node().kind == JsonKind::object) read_properties(image, "ImageObject", image_properties);
    }
  }

  // One heading and one time, or neither: the heading tells which entry of the page the time behind it belongs to.
  void read_live_update(Place update) {
    if (!update || update.node().kind != JsonKind::object) return;
    const Place headline = update.member("headline"), time = update.member("datePublished");
    if (!headline || !time) return;
    const size_t before = out_.candidates.size();
    add(MetaField::live_title, headline, Shape::text, "JSON-LD liveBlogUpdate.headline");
    const size_t between = out_.candidates.size();
    add(MetaField::live_time, time, Shape::text, "JSON-LD liveBlogUpdate.datePublished");
    const bool paired = between == before + 1 && out_.candidates.size() == between + 1;
    if (!paired) out_.candidates.erase(out_.candidates.begin() + static_cast<ptrdiff_t>(before), out_.candidates.end());
  }

  template <size_t n>
  void read_properties(Place object, std::string_view type, const Property (&properties)[n]) {
    const std::string prefix = "JSON-LD " + (type.empty() ? std::string() : std::string(type) + ".");
    for (const Property& property : properties) {
      const Place value = object.member(property.name);
      if (value) add(property.field, value, property.shape, prefix + std::string(property.name));
    }
  }

  void add(MetaField field, Place values, Shape shape, const std::string& reason) {
    for (Place value : elements_of(values)) {
      const Place named = resolve(value);
      const std::string_view type = named && shape == Shape::name ? type_of(named) : std::string_view();
      const bool tell_type = field == MetaField::author && !type.empty() && type != "Person";
      for (Place words : elements_of(words_of(named, shape))) {
        if (words.node().kind == JsonKind::object || words.raw() == "null") continue;
        if (words.raw().size() > longest_candidate) continue;
        const MappedText text = words.tree->text(words.id);
        const std::string whole_reason = tell_type ? reason + " (" + std::string(type) + ")" : reason;
        if (shape == Shape::list) {
          out_.add_each(field, text, Coding::json, whole_reason);
        } else {
          out_.add(field, text, Coding::json, whole_reason);
        }
      }
    }
  }

  // The node that holds the words of a value.
  static Place words_of(Place value, Shape shape) {
    if (!value || value.node().kind != JsonKind::object) return value;
    const auto first_of = [&](std::string_view a, std::string_view b) {
      const Place found = value.member(a);
      return found ? found : value.member(b);
    };
    switch (shape) {
      case Shape::name: return first_of("name", "@value");
      case Shape::place: return first_of("@id", "url");
      case Shape::list: return first_of("@value", "name");
      case Shape::text: return first_of("@value", "text");
    }
    return {};
  }

  CandidateList& out_;
  std::vector<JsonTree> trees_;
  std::vector<Place> objects_;
  std::vector<Named> by_id_;  // Sorted by id, then in document order.
};

}  // namespace

void read_json_ld(std::string_view input, const std::vector<ByteRange>& scripts, CandidateList& out) {
  Reader(input, scripts, out).run();
}

}  // namespace onrecord
