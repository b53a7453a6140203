#include "onrecord/article/named_agencies.h"

#include <algorithm>
#include <unordered_map>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/page_fact.h"

namespace onrecord {
namespace {

// "Kestrel" and "Kestrel News" are one: the shorter one begins the longer one.
bool is_same(std::string_view a, std::string_view b) { return a.starts_with(b) || b.starts_with(a); }

class AgencyCollector {
 public:
  AgencyCollector(const Page& page, const ArticleLexicon& lexicon) : page_(page), lexicon_(lexicon) {}

  void add_names(const LabelledBlock& block, AgencyKind kind, bool abbreviations) {
    for (const AgencyName& name : lexicon_.agencies.find(slice(page_.text, block.span))) {
      if (name.form == AgencyForm::abbreviation && !abbreviations) continue;
      if (name.form == AgencyForm::picture && kind != AgencyKind::photo) continue;
      add({block.span.begin + name.span.begin, block.span.begin + name.span.end}, kind);
    }
  }

  void add_first(const Fact& fact, AgencyKind kind) { agencies_.push_back({fact, kind, {}}); }

  void add(Span words, AgencyKind kind) {
    const std::string_view text = slice(page_.text, words);
    const auto same = std::find_if(agencies_.begin(), agencies_.end(), [&](const Agency& agency) {
      const bool kinds = agency.kind == kind || (agency.kind == AgencyKind::text && kind == AgencyKind::cited);
      return kinds && is_same(agency.fact.text, text);
    });
    if (same == agencies_.end()) {
      agencies_.push_back({fact_of(page_, words), kind, {}});
    } else if (same->kind == kind && text.starts_with(same->fact.text)) {
      // A further place holds the same words: of "Kestrel News" what says "Kestrel".
      const uint32_t bytes = static_cast<uint32_t>(same->fact.text.size());
      same->also_at.push_back(place_of(page_, {words.begin, words.begin + bytes}));
    }
  }

  std::vector<Agency> take() { return std::move(agencies_); }

 private:
  const Page& page_;
  const ArticleLexicon& lexicon_;
  std::vector<Agency> agencies_;
};

// Where the credits of the article's photos begin in the record.
class PhotoCredits {
 public:
  explicit PhotoCredits(const Article& article) {
    for (const Photo& photo : article.photos) {
      if (photo.credit && !photo.credit->at.empty()) begins_.push_back(photo.credit->at.front().begin);
    }
    std::sort(begins_.begin(), begins_.end());
  }

  bool any_inside(const ByteRanges& place) const {
    if (place.empty()) return false;
    const auto next = std::lower_bound(begins_.begin(), begins_.end(), place.front().begin);
    return next != begins_.end() && *next < place.back().end;
  }

 private:
  std::vector<decltype(ByteRange::begin)> begins_;  // Sorted.
};

}  // namespace

std::vector<Agency> find_named_agencies(const Page& page, const ArticleLexicon& lexicon, const Article& article) {
  AgencyCollector found(page, lexicon);
  if (article.dateline && article.dateline->agency && lexicon.agencies.is_name(article.dateline->agency->text)) {
    found.add_first(*article.dateline->agency, AgencyKind::text);
  }
  const PhotoCredits photos(article);
  const auto is_photo = [&](const LabelledBlock& block) { return photos.any_inside(place_of(page, block.span)); };
  for (const LabelledBlock& block : article.blocks) {
    const bool source = block.label == BlockLabel::credit && !is_photo(block);
    if (source || block.label == BlockLabel::byline) found.add_names(block, AgencyKind::text, true);
  }
  for (const LabelledBlock& block : article.blocks) {
    const bool photo = block.label == BlockLabel::credit && is_photo(block);
    if (photo) found.add_names(block, AgencyKind::photo, true);
  }
  for (const LabelledBlock& block : article.blocks) {
    if (is_body(block.label)) found.add_names(block, AgencyKind::cited, false);
  }
  return found.take();
}

}  // namespace onrecord
