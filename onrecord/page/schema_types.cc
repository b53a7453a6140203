#include "onrecord/page/schema_types.h"

#include <algorithm>
#include <iterator>

namespace onrecord {
namespace {

constexpr std::string_view site_types[] = {"WebSite", "Corporation", "Newspaper", "Periodical"};

constexpr std::string_view foreign_types[] = {"AggregateRating",
                                              "Answer",
                                              "Brand",
                                              "BreadcrumbList",
                                              "Breadcrumb",
                                              "Comment",
                                              "ContactPoint",
                                              "Country",
                                              "Event",
                                              "FAQPage",
                                              "ImageGallery",
                                              "ItemList",
                                              "JobPosting",
                                              "ListItem",
                                              "Menu",
                                              "Offer",
                                              "Person",
                                              "Place",
                                              "PostalAddress",
                                              "Product",
                                              "Question",
                                              "Rating",
                                              "Review",
                                              "SearchAction",
                                              "Service",
                                              "SpeakableSpecification",
                                              "SiteNavigationElement",
                                              "Thing",
                                              "UserComments",
                                              "WPAdBlock",
                                              "WPFooter",
                                              "WPHeader",
                                              "WPSideBar"};

template <size_t n>
bool is_one_of(const std::string_view (&names)[n], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

bool is_site_type(std::string_view type) { return type.ends_with("Organization") || is_one_of(site_types, type); }

bool is_foreign_type(std::string_view type) { return is_one_of(foreign_types, type); }

}  // namespace onrecord
