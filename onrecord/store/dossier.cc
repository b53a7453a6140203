#include "onrecord/store/dossier.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "onrecord/core/utf8.h"
#include "onrecord/corpus/names.h"
#include "onrecord/store/annotation_parts.h"
#include "onrecord/store/places.h"
#include "onrecord/store/stored_text.h"

namespace onrecord {
namespace {

constexpr size_t owner_reach = 16;  // Bytes between a role and whose it is: " with the ".

std::vector<const ActorMember*> earliest_first(const std::vector<ActorMember>& members) {
  std::vector<const ActorMember*> out;
  for (const ActorMember& member : members) out.push_back(&member);
  std::stable_sort(out.begin(), out.end(),
                   [](const auto* a, const auto* b) { return stands_before(a->page, b->page); });
  return out;
}

// With one plain space for every run of white space, no-break spaces too: one name, however it was set.
std::string single_spaced(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const Utf8Char c = decode_utf8(text, i);
    if (!is_space(c.code)) {
      out += text.substr(i, c.bytes);
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
    i += c.bytes;
  }
  return out;
}

struct MentionInfo {
  int64_t entity = 0;
  Spans span;
};

Result<std::vector<MentionInfo>> read_mentions(const Store& store, int64_t page) {
  Result<sql::Statement> row =
      store.database().prepare("SELECT entity, span FROM mentions WHERE page = ? ORDER BY rowid");
  if (!row) return row.error();
  std::vector<MentionInfo> out;
  for (row->bind_all(page); row->step();) {
    Result<Spans> span = read_spans(row->view(1));
    if (!span) return span.error();
    out.push_back({row->number(0), *std::move(span)});
  }
  Status status = row->reset();
  if (!status) return status.error();
  return out;
}

bool touches(const Spans& a, const Spans& b) {
  return std::any_of(a.begin(), a.end(), [&](Span one) {
    return std::any_of(b.begin(), b.end(), [&](Span other) { return one.overlaps(other); });
  });
}

// Where in the text the words at this place of the record stand.
std::optional<Span> span_of(const Article& article, const Quoted& words) {
  if (words.text.empty()) return std::nullopt;
  for (size_t at = article.text.find(words.text); at != std::string::npos; at = article.text.find(words.text, at + 1)) {
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.text.size())};
    if (write_places(place_of(article, span)) == words.at) return span;
  }
  return std::nullopt;
}

// The first item for which `is_it` holds, or a new one at the end.
template <typename Item, typename Test>
Item& found_or_new(std::vector<Item>& items, Test is_it) {
  const auto found = std::find_if(items.begin(), items.end(), is_it);
  return found != items.end() ? *found : items.emplace_back();
}

// Then by what they are called, then by their first place: numbers of actors depend on the order of arrival.
bool has_more_pages(const DossierTie& a, const DossierTie& b) {
  const auto rank = [](const DossierTie& tie) {
    const Sighting& first = tie.seen.places.front();
    return std::tie(tie.name, tie.type, tie.relation, first.page->id, first.at);
  };
  return a.seen.pages != b.seen.pages ? a.seen.pages > b.seen.pages : rank(a) < rank(b);
}

// One page that names the actor, with what stands on it. Several entities of the page may be the actor.
struct MemberPage {
  std::vector<const ActorMember*> members;  // At least one.
  std::vector<EntityInfo> entities;
  std::vector<StatementInfo> statements;
  std::vector<MentionInfo> mentions;

  const PageInfo& page() const { return members.front()->page; }
  bool is_self(std::optional<int64_t> number) const {
    return std::any_of(members.begin(), members.end(),
                       [&](const ActorMember* member) { return number == member->entity.entity; });
  }
  const EntityInfo* entity(int64_t number) const {
    return number > 0 && static_cast<size_t>(number) <= entities.size() ? &entities[static_cast<size_t>(number) - 1]
                                                                        : nullptr;
  }
};

class DossierReader {
 public:
  DossierReader(const Store& store, const DossierTables& tables, Dossier& out)
      : store_(store), tables_(tables), out_(out) {}

  Status read() {
    const std::vector<const ActorMember*> members = earliest_first(out_.actor.members);
    for (auto begin = members.begin(), end = begin; begin != members.end(); begin = end) {
      end = std::find_if(begin, members.end(),
                         [&](const ActorMember* member) { return member->page.page != (*begin)->page.page; });
      if (Status status = add_page({begin, end}); !status) return status;
    }
    return arrange();
  }

 private:
  // ---------------------------------------------------------------- names, outlets

  void add_names(const ActorMember& member) {
    for (const NameInfo& name : member.entity.names) {
      const bool proved = &name == &member.entity.names.front() || !name.reason.empty();
      const std::string text = single_spaced(name.text);
      DossierName& one = found_or_new(
          out_.names, [&](const auto& it) { return single_spaced(it.text) == text && it.proved == proved; });
      if (one.text.empty()) one.text = name.text;
      one.proved = proved;
      one.seen.add(member.page, name.at);
      if (name.reason.empty()) continue;
      const std::string words = single_spaced(name.proof_text);
      DossierName::Proof& proof =
          found_or_new(one.proofs, [&](const auto& it) { return it.reason == name.reason && it.words == words; });
      proof.reason = name.reason;
      proof.words = words;
      proof.seen.add(member.page, name.proof);
    }
  }

  void add_outlet(const PageInfo& page) {
    const std::string key = fold_name(page.outlet.text);
    DossierTie& tie = found_or_new(out_.outlets, [&](const auto& it) { return fold_name(it.name) == key; });
    if (tie.name.empty()) tie.name = page.outlet.text;
    tie.seen.add(page, page.outlet.at);
  }

  // ---------------------------------------------------------------- the page

  Status add_page(std::vector<const ActorMember*> members) {
    MemberPage on{std::move(members), {}, {}, {}};
    for (const ActorMember* member : on.members) {
      out_.seen.add(on.page(), member->entity.names.empty() ? "" : member->entity.names.front().at);
      add_names(*member);
    }
    if (!on.page().outlet.text.empty()) add_outlet(on.page());
    return add_contents(on);
  }

  Status add_contents(MemberPage& on) {
    Result<std::vector<EntityInfo>> entities = read_entities(store_, on.page().page);
    Result<std::vector<StatementInfo>> statements = read_statements(store_, on.page().page);
    Result<std::vector<MentionInfo>> mentions = read_mentions(store_, on.page().page);
    if (!entities) return entities.error();
    if (!statements) return statements.error();
    if (!mentions) return mentions.error();
    on.entities = *std::move(entities);
    on.statements = *std::move(statements);
    on.mentions = *std::move(mentions);
    add_company(on);
    if (Status status = add_statements(on); !status) return status;
    return add_annotated(on);
  }

  void add_company(const MemberPage& on) {
    for (const EntityInfo& entity : on.entities) {
      if (!entity.named || !entity.actor || entity.actor == on.members.front()->entity.actor) continue;
      company_[*entity.actor].add(on.page(), entity.names.empty() ? "" : entity.names.front().at);
    }
  }

  Status add_statements(const MemberPage& on) {
    Spans self;
    for (const MentionInfo& mention : on.mentions) {
      if (on.is_self(mention.entity)) self.insert(self.end(), mention.span.begin(), mention.span.end());
    }
    for (const StatementInfo& statement : on.statements) {
      if (on.is_self(statement.speaker)) {
        statement.parent ? void(++out_.nested_statements) : out_.says.push_back({&on.page(), statement});
      } else if (!statement.parent) {
        const Result<Spans> content = read_spans(statement.content_span);
        if (!content) return content.error();
        if (touches(*content, self)) out_.about.push_back({&on.page(), statement});
      }
    }
    return Done{};
  }

  // ---------------------------------------------------------------- roles, addressees

  Status add_annotated(const MemberPage& on) {
    const bool has_addressee = std::any_of(on.statements.begin(), on.statements.end(),
                                           [](const StatementInfo& one) { return !one.addressee.empty(); });
    const bool has_role = std::any_of(on.members.begin(), on.members.end(),
                                      [](const ActorMember* member) { return !member->entity.roles.empty(); });
    if (!has_role && !has_addressee) return Done{};
    const Result<AnnotationParts> parts = read_annotation_parts(store_, on.page());
    if (!parts) return parts.error();
    for (size_t i = 0; i < std::min(parts->addressees.size(), on.statements.size()); ++i) {
      if (!parts->addressees[i].words.text.empty()) add_addressee(on, on.statements[i], parts->addressees[i]);
    }
    if (!has_role) return Done{};
    const Result<Article> article = read_text(store_.database(), on.page().page);
    if (!article) return article.error();
    for (const ActorMember* member : on.members) {
      const size_t self = static_cast<size_t>(member->entity.entity) - 1;
      if (self >= parts->roles.size()) continue;
      for (const Quoted& role : parts->roles[self]) add_role(on, *article, role);
    }
    return Done{};
  }

  // The entity's actor, or where it has none the words. The name of an actor is filled in at the end.
  static DossierTie& tie_of(std::vector<DossierTie>& ties, const EntityInfo* entity, const std::string& words,
                            const std::string& relation = "") {
    const int64_t actor = entity != nullptr ? entity->actor.value_or(0) : 0;
    const std::string name = actor == 0 ? words : "";
    DossierTie& tie = found_or_new(
        ties, [&](const DossierTie& it) { return it.actor == actor && it.relation == relation && it.name == name; });
    tie.actor = actor;
    tie.name = name;
    tie.relation = relation;
    return tie;
  }

  void add_addressee(const MemberPage& on, const StatementInfo& statement, const AddresseeInfo& addressee) {
    if (on.is_self(statement.speaker)) {
      // Nobody tells himself: a "him" that was taken for the speaker stays a word.
      const EntityInfo* whom = on.is_self(addressee.entity) ? nullptr : on.entity(addressee.entity.value_or(0));
      tie_of(out_.addressees, whom, addressee.words.text).seen.add(on.page(), addressee.words.at);
    } else if (on.is_self(addressee.entity) && (statement.speaker || !statement.source.text.empty())) {
      const EntityInfo* who = on.entity(statement.speaker.value_or(0));
      tie_of(out_.addressed_by, who, statement.source.text).seen.add(on.page(), statement.source.at);
    }
  }

  void add_role(const MemberPage& on, const Article& article, const Quoted& words) {
    const RoleState state = read_role(words.text, tables_.roles);
    DossierRole& role = found_or_new(
        out_.roles, [&](const DossierRole& it) { return it.role.role == state.role && it.role.state == state.state; });
    role.role = state;
    if (role.text.empty()) role.text = words.text;
    role.seen.add(on.page(), words.at);
    if (const std::optional<Span> span = span_of(article, words)) add_owners(on, article, *span);
  }

  // "Velmark's foreign minister", "spokesman for the Tarim Front": named inside of the role, or right behind it.
  void add_owners(const MemberPage& on, const Article& article, Span role) {
    for (const MentionInfo& mention : on.mentions) {
      const EntityInfo* owner = on.entity(mention.entity);
      if (owner == nullptr || !owner->named || !owner->actor || mention.span.empty() || on.is_self(mention.entity)) {
        continue;
      }
      const Span at = mention.span.front();
      const bool inside = role.contains(at);
      const bool behind = at.begin > role.end && at.begin - role.end <= owner_reach &&
                          leads_to_owner(slice(article.text, Span{role.end, at.begin}), tables_.roles);
      if (!inside && !behind) continue;
      const Span words{role.begin, std::max(role.end, at.end)};
      DossierTie& tie = tie_of(out_.affiliations, owner, "", single_spaced(slice(article.text, words)));
      tie.seen.add(on.page(), write_places(place_of(article, words)));
    }
  }

  // ---------------------------------------------------------------- the end

  // The whole sentence in which a name without a proof stands first.
  Status add_sentence(DossierName& name) {
    const Sighting& first = name.seen.places.front();
    const Result<Article> article = read_text(store_.database(), first.page->page);
    if (!article) return article.error();
    const std::optional<Span> span = span_of(*article, {name.text, first.at});
    if (!span) return Done{};
    const Tokens tokens = tokenize(*article, *tables_.abbreviations);
    for (const Sentence& sentence : tokens.sentences) {
      if (sentence.first_token == sentence.end_token) continue;
      const Span whole{tokens.tokens[sentence.first_token].span.begin, tokens.tokens[sentence.end_token - 1].span.end};
      if (!whole.contains(*span)) continue;
      name.sentence = {single_spaced(slice(article->text, whole)), write_places(place_of(*article, whole))};
    }
    return Done{};
  }

  Status arrange() {
    for (DossierName& name : out_.names) {
      if (!name.proofs.empty()) continue;
      if (Status status = add_sentence(name); !status) return status;
    }
    std::stable_partition(out_.names.begin(), out_.names.end(), [](const DossierName& name) { return name.proved; });
    arrange_roles();
    std::stable_sort(out_.outlets.begin(), out_.outlets.end(), has_more_pages);
    for (auto& [actor, seen] : company_) {
      out_.company.emplace_back().actor = actor;
      out_.company.back().seen = std::move(seen);
    }
    for (auto* ties : {&out_.affiliations, &out_.addressees, &out_.addressed_by, &out_.company}) {
      if (Status status = name_ties(*ties); !status) return status;
      std::stable_sort(ties->begin(), ties->end(), has_more_pages);
    }
    arrange_company();
    return Done{};
  }

  // Roles in order of appearance; the states of one role behind each other.
  void arrange_roles() {
    std::map<std::string, size_t> first;
    for (size_t i = 0; i < out_.roles.size(); ++i) first.try_emplace(out_.roles[i].role.role, i);
    std::stable_sort(out_.roles.begin(), out_.roles.end(), [&](const DossierRole& a, const DossierRole& b) {
      return first[a.role.role] < first[b.role.role];
    });
  }

  Status name_ties(std::vector<DossierTie>& ties) {
    Result<sql::Statement> row = store_.database().prepare("SELECT name, type FROM actors WHERE actor = ?");
    if (!row) return row.error();
    for (DossierTie& tie : ties) {
      if (tie.actor == 0) continue;
      row->bind_all(tie.actor);
      if (row->step()) {
        tie.name = row->text(0);
        tie.type = row->text(1);
      }
      if (Status status = row->reset(); !status) return status;
    }
    return Done{};
  }

  // Places apart; of both those with the most pages.
  void arrange_company() {
    const auto is_place = [](const DossierTie& tie) { return tie.type == "place" || tie.type == "country"; };
    std::copy_if(out_.company.begin(), out_.company.end(), std::back_inserter(out_.places), is_place);
    std::erase_if(out_.company, is_place);
    for (auto* ties : {&out_.company, &out_.places}) {
      if (ties->size() > company_max) ties->resize(company_max);
    }
  }

  const Store& store_;
  const DossierTables& tables_;
  Dossier& out_;
  std::map<int64_t, Seen> company_;
};

}  // namespace

bool stands_before(const PageInfo& a, const PageInfo& b) {
  if (a.bounds.is_dated() != b.bounds.is_dated()) return a.bounds.is_dated();
  if (a.bounds.is_dated() && comes_first(a.bounds, b.bounds)) return true;
  if (a.bounds.is_dated() && comes_first(b.bounds, a.bounds)) return false;
  return std::tie(a.path, a.id) < std::tie(b.path, b.id);
}

void Seen::add(const PageInfo& page, std::string at) {
  if (places.empty() || places.back().page->page != page.page) ++pages;
  places.push_back({&page, std::move(at)});
  if (!page.bounds.is_dated()) return;
  if (!first.is_dated() || comes_first(page.bounds, first)) first = page.bounds;
  if (!last.is_dated() || comes_first(last, page.bounds)) last = page.bounds;
}

Result<DossierTables> load_dossier_tables(const DataFolder& data) {
  Result<RoleLexicon> roles = load_role_lexicon(data);
  Result<AbbreviationsPtr> abbreviations = load_abbreviations(data);
  if (!roles) return roles.error();
  if (!abbreviations) return abbreviations.error();
  return DossierTables{*std::move(roles), *std::move(abbreviations)};
}

Result<Dossier> read_dossier(const Store& store, ActorInfo actor, const DossierTables& tables) {
  Dossier out;
  out.actor = std::move(actor);
  if (Status status = DossierReader(store, tables, out).read(); !status) return status.error();
  return Result<Dossier>(std::move(out));
}

std::vector<DossierName> list_short_forms(const std::vector<ActorInfo>& actors) {
  std::vector<const ActorMember*> members;
  for (const ActorInfo& actor : actors) {
    for (const ActorMember& member : actor.members) members.push_back(&member);
  }
  std::stable_sort(members.begin(), members.end(),
                   [](const auto* a, const auto* b) { return stands_before(a->page, b->page); });
  std::vector<DossierName> out;
  std::map<std::string, size_t> places;  // Of names in `out`.
  for (const ActorMember* member : members) {
    const std::string text = single_spaced(member->entity.name);
    const auto [found, is_new] = places.try_emplace(text, out.size());
    if (is_new) out.emplace_back().text = text;
    out[found->second].seen.add(member->page, member->entity.names.empty() ? "" : member->entity.names.front().at);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const DossierName& a, const DossierName& b) { return a.seen.pages > b.seen.pages; });
  return out;
}

}  // namespace onrecord
