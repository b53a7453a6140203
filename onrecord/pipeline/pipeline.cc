// The stages in order. Each passes through `run`, which times it, counts what it gives, and in debug builds checks that
// every span lies in its text and on character borders.
#include "onrecord/pipeline/pipeline.h"

#include <ctime>

#include "onrecord/pipeline/check_spans.h"

namespace onrecord {
namespace {

// What the thread computed so far: what else the machine does is not in it.
uint64_t thread_nanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
}

template <typename Function>
auto run(Stage stage, StageTimes* times, const Function& function) {
  if (times == nullptr) return function();
  const uint64_t begin = thread_nanoseconds();
  auto result = function();
  times->nanoseconds[static_cast<size_t>(stage)] += thread_nanoseconds() - begin;
  return result;
}

void count(StageTimes* times, Stage stage, size_t items) {
  if (times != nullptr) times->items[static_cast<size_t>(stage)] += items;
}

}  // namespace

Result<Engine> Engine::load(const DataFolder& data) {
  Engine engine;
  Result<std::string> fingerprint = fingerprint_data(data);
  if (!fingerprint) return fingerprint.error();
  engine.name_ = "onrecord " ONRECORD_VERSION " data:" + *fingerprint;

  Result<ArticleLexiconPtr> article = load_article_lexicon(data);
  if (!article) return article.error();
  engine.article_lexicon_ = std::move(*article);

  Result<AbbreviationsPtr> abbreviations = load_abbreviations(data);
  if (!abbreviations) return abbreviations.error();
  engine.abbreviations_ = std::move(*abbreviations);

  Result<EntityLexiconPtr> entity = load_entity_lexicon(data);
  if (!entity) return entity.error();
  engine.entity_lexicon_ = std::move(*entity);

  Result<CueLexiconPtr> cues = load_cue_lexicon(data);
  if (!cues) return cues.error();
  engine.cue_lexicon_ = std::move(*cues);
  return engine;
}

Annotation Engine::annotate(const Record& record, const PageOptions& options, StageTimes* times) const {
  const Page page = run(Stage::page, times, [&] { return parse_page(record, options); });
  count(times, Stage::page, page.blocks.size());
  check_spans(page);

  Article article = run(Stage::article, times, [&] { return extract_article(page, *article_lexicon_); });
  count(times, Stage::article, article.segments.size());
  check_spans(article, page);

  Tokens tokens;
  Entities entities = run(Stage::entity, times, [&] {
    tokens = tokenize(article, *abbreviations_);
    return find_entities(article, tokens, *entity_lexicon_);
  });
  count(times, Stage::entity, entities.mentions.size());
  check_spans(entities, article);

  Attribution attribution = run(Stage::attribution, times,
                                [&] { return find_statements(article, tokens, std::move(entities), *cue_lexicon_); });
  count(times, Stage::attribution, attribution.statements.size());
  check_spans(attribution, article);

  if (times != nullptr) {
    times->records += 1;
    times->bytes += record.bytes.size();
  }
  Annotation out;
  out.id = record.id;
  out.path = record.path;
  out.bytes = record.bytes.size();
  out.as = page.kind;
  out.charset = page.charset;
  for (const LabelledBlock& block : article.blocks) out.block_places.push_back(place_of(page, block.span));
  for (const std::string& note : page.notes) article.notes.push_back(note);
  if (!attribution.entities.is_english) article.notes.emplace_back("statements: read in English text only");
  out.article = std::move(article);
  out.entities = std::move(attribution.entities);
  out.statements = std::move(attribution.statements);
  out.set_aside = std::move(attribution.set_aside);
  return out;
}

}  // namespace onrecord
