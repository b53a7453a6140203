#include "onrecord/attribution/statement_table.h"

#include "onrecord/attribution/candidates.h"
#include "onrecord/attribution/choose.h"

namespace onrecord {
namespace {

class Writer {
 public:
  explicit Writer(const Reading& reading) : reading_(reading) {}

  void field(std::string_view text) { (out_ += text) += '\t'; }
  void number(uint32_t value) { field(std::to_string(value)); }

  void ranges(const std::vector<TokenRange>& tokens) {
    Spans all;
    for (TokenRange range : tokens) {
      if (!range.empty()) all.push_back(reading_.span(range));
    }
    spans(all);
  }

  void spans(const Spans& all) {
    std::string places;
    for (Span span : all) {
      for (const ByteRange& at : place_of(reading_.article, span)) {
        if (!places.empty()) places += ',';
        places += std::to_string(at.begin) + '-' + std::to_string(at.end);
      }
    }
    field(places.empty() ? "-" : places);
  }

  template <typename Numbers>
  void numbers(const Numbers& numbers) {
    for (auto number : numbers) out_ += std::to_string(number) + ' ';
    out_ += '\n';
  }

  std::string take() { return std::move(out_); }

 private:
  const Reading& reading_;
  std::string out_;
};

void write_ends(const Rulebook& book, const DraftFeatures& features, const Draft& draft, Writer& out) {
  const std::vector<Draft> ends = with_other_ends(book, draft);
  if (ends.size() < 2) return;
  std::vector<uint32_t> told;
  for (const Draft& end : ends) {
    told.clear();
    tell_end_of(features, ends, end, told);
    out.field("end");
    out.ranges(end.content);
    out.numbers(told);
  }
}

void write_sources(const Rulebook& book, const DraftFeatures& features, const Draft& draft, Writer& out) {
  const std::vector<Draft> sources = with_other_sources(book, draft);
  if (sources.size() < 2) return;
  std::vector<uint32_t> told;
  for (uint32_t i = 0; i < sources.size(); ++i) {
    told.clear();
    features.tell_source_choice(sources[i], i, told);
    out.field("source");
    out.spans(source_spans(book.reading, sources[i]));
    out.numbers(told);
  }
}

void write_choice(const Reading& reading, const Choice& choice, Writer& out) {
  const Draft& draft = choice.draft;
  out.field("chosen");
  out.field(draft.rule);
  out.field(name_of(draft.mode));
  out.number(draft.anchor);
  out.ranges(draft.content);
  out.ranges(draft.cue);
  out.spans(source_spans(reading, draft));
  out.numbers(choice.row);
}

}  // namespace

std::string statement_table(const Article& article, const Tokens& tokens, const Entities& entities,
                            const CueLexicon& cues) {
  const Reading reading = read_article(article, tokens, cues);
  const Rulebook book = find_candidates(reading, entities);
  const DraftFeatures features(book, entities);
  Writer out(reading);
  std::vector<uint32_t> told;
  for (const Draft& draft : book.drafts) {
    told.clear();
    features.tell(draft, told);
    out.field("candidate");
    out.field(draft.rule);
    out.field(name_of(draft.mode));
    out.number(draft.anchor);
    out.number(draft.known ? draft.confidence : 0);
    out.ranges(draft.content);
    out.ranges(draft.cue);
    out.spans(source_spans(reading, draft));
    out.numbers(told);
    write_sources(book, features, draft, out);
    write_ends(book, features, draft, out);
  }
  for (const Choice& choice : choose_drafts(book, features, cues.model)) write_choice(reading, choice, out);
  return out.take();
}

}  // namespace onrecord
