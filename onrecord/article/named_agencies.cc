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

bool is_photo_credit(const Article& article, const Page& page, const LabelledBlock& block) {
  const ByteRanges place = place_of(page, block.span);
  return std::any_of(article.photos.begin(), article.photos.end(), [&](const Photo& photo) {
    return photo.credit && !photo.credit->at.empty() && !place.empty() &&
           place.front().begin <= photo.credit->at.front().begin && photo.credit->at.front().begin < place.back().end;
  });
}

}  // namespace

std::vector<Agency> find_named_agencies(const Page& page, const ArticleLexicon& lexicon, const Article& article) {
  AgencyCollector found(page, lexicon);
  if (article.dateline && article.dateline->agency && lexicon.agencies.is_name(article.dateline->agency->text)) {
    found.add_first(*article.dateline->agency, AgencyKind::text);
  }
  for (const LabelledBlock& block : article.blocks) {
    const bool source = block.label == BlockLabel::credit && !is_photo_credit(article, page, block);
    if (source || block.label == BlockLabel::byline) found.add_names(block, AgencyKind::text, true);
  }
  for (const LabelledBlock& block : article.blocks) {
    const bool photo = block.label == BlockLabel::credit && is_photo_credit(article, page, block);
    if (photo) found.add_names(block, AgencyKind::photo, true);
  }
  for (const LabelledBlock& block : article.blocks) {
    if (is_body(block.label)) found.add_names(block, AgencyKind::cited, false);
  }
  return found.take();
}

}  // namespace onrecord
