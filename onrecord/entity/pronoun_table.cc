#include "onrecord/entity/pronoun_table.h"

#include "onrecord/entity/reference.h"
#include "onrecord/entity/stated_alias.h"

namespace onrecord {
namespace {

std::string at(const Article& article, Span span, char between) {
  const ByteRanges ranges = place_of(article, span);
  return std::to_string(ranges.front().begin) + between + std::to_string(ranges.back().end);
}

}  // namespace

std::string pronoun_table(const Article& article, const Tokens& tokens, const EntityLexicon& lexicon, bool any_gender) {
  const Words words(article, tokens, lexicon);
  const std::vector<NameMention> names = find_names(words);
  Chains chains(words, names);
  find_stated_aliases(words, names, chains);
  const std::vector<AskedPronoun> all = ask_pronouns(words, names, chains, any_gender);
  std::vector<std::string> places(chains.group_count());
  for (uint32_t i = 0; i < names.size(); ++i)
    places[chains.actor_of(i)] += (places[chains.actor_of(i)].empty() ? "" : ",") + at(article, names[i].span, '-');
  std::string out;
  for (const AskedPronoun& asked : all) {
    const bool male = asked.pronoun.gender == Gender::male;
    out += "pronoun " + at(article, words.token(asked.pronoun.token).span, ' ') + (male ? " 1\n" : " 2\n");
    for (const PronounCandidate& candidate : asked.candidates) {
      const bool known = candidate.actor != nobody;
      out += candidate.actor == asked.taken_for ? '1' : '0';
      out += ' ' + std::to_string(known ? static_cast<int>(chains.group(candidate.actor).gender) : 0);
      out += ' ' + (known ? places[candidate.actor] : "-");
      for (const PronounAnswer& a : candidate.answers)
        out += ' ' + std::to_string(static_cast<uint32_t>(a.question) * pronoun_answer_limit + a.answer);
      out += '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace onrecord
