#include "onrecord/store/suggestions.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "onrecord/corpus/names.h"

namespace onrecord {
namespace {

constexpr size_t statements_without_likeness = 2;

// A name as the pile has it: class of types and folded words.
using NameKey = std::pair<std::string, std::string>;

// Somebody of that name on one page.
struct Namesake {
  EntityKey entity;
  std::optional<int64_t> actor;
  std::string roles, text, type, at;
  const PageInfo* page = nullptr;
};

constexpr const char* namesake_columns =
    "SELECT n.page, n.entity, e.actor, e.roles, n.text, e.type, n.at, n.folded FROM ";

Namesake namesake_from(const sql::Statement& row) {
  Namesake out{
      {row.number(0), row.number(1)}, std::nullopt, row.text(3), row.text(4), row.text(5), row.text(6), nullptr};
  if (!row.is_null(2)) out.actor = row.number(2);
  return out;
}

std::string kind_of(const std::string& type) { return class_of(type_named(type).value_or(EntityType::other)); }

class Finder {
 public:
  Finder(const Store& store, const Dossier& dossier, const SuggestionTables& tables)
      : store_(store), dossier_(dossier), tables_(tables) {
    for (const ActorMember& member : dossier.actor.members) {
      members_.insert({member.page.page, member.entity.entity});
      pages_.insert(member.page.page);
      kinds_.insert(kind_of(member.entity.type));
      for (const NameInfo& name : member.entity.names) {
        const std::string folded = fold_name(name.text);
        const bool is_proved = &name == &member.entity.names.front() || !name.reason.empty();
        if (is_proved) own_.insert(folded);
        if (!name.key.empty()) full_.insert(folded);
      }
    }
    if (!dossier.actor.members.empty()) self_ = dossier.actor.members.front().entity.actor;
    for (const DossierRole& role : dossier.roles) roles_.emplace(role.role.role, &role);
    for (const DossierStatement& said : dossier.says) {
      if (!said.statement.claim_key.empty()) claims_.emplace(said.statement.claim_key, &said);
    }
  }

  Result<Suggestions> find() {
    Status status = read_distinct();
    if (status) status = add_alike();
    if (status) status = add_short_forms();
    if (status) status = add_speakers();
    if (!status) return status.error();
    for (const auto& [name, likeness] : candidates_) {
      if (status = weigh(name, likeness); !status) return status.error();
    }
    std::stable_sort(out_.all.begin(), out_.all.end(), [](const Suggestion& a, const Suggestion& b) {
      if (a.evidence.size() != b.evidence.size()) return a.evidence.size() > b.evidence.size();
      return a.seen.pages != b.seen.pages ? a.seen.pages > b.seen.pages : a.other.name < b.other.name;
    });
    return std::move(out_);
  }

 private:
  // ---------------------------------------------------------------- who comes into question

  void add(const std::string& kind, const std::string& folded, Likeness likeness) {
    if (folded.empty() || own_.contains(folded)) return;
    Likeness& known = candidates_.emplace(NameKey{kind, folded}, likeness).first->second;
    if (known == Likeness::none) known = likeness;
  }

  // Full names, by one look at the index of keys.
  Status add_alike() {
    Result<sql::Statement> row = store_.database().prepare("SELECT DISTINCT key FROM names WHERE key >= ? AND key < ?");
    if (!row) return row.error();
    for (const std::string& kind : kinds_) {
      for (row->bind_all(kind + ":", kind + ";"); row->step();) {
        const std::string_view folded = row->view(0).substr(kind.size() + 1);
        for (const std::string& name : full_) {
          const Likeness likeness = likeness_of(name, folded, tables_.letters);
          if (likeness != Likeness::none) add(kind, std::string(folded), likeness);
        }
      }
      if (Status status = row->reset(); !status) return status;
    }
    return Done{};
  }

  // Names that join no pages: a person's last word, a body's name without its last.
  Status add_short_forms() {
    Result<sql::Statement> row = store_.database().prepare(
        "SELECT 1 FROM names_fts f JOIN names n ON n.name = f.rowid WHERE names_fts MATCH ? AND n.folded = ? AND n.seq "
        "= 0 AND n.key IS NULL LIMIT 1");
    if (!row) return row.error();
    for (const std::string& name : full_) {
      const size_t gap = name.rfind(' ');
      if (gap == std::string::npos) continue;
      for (const std::string& part : {name.substr(gap + 1), name.substr(0, gap)}) {
        const bool is_there = row->bind_all("\"" + part + "\"", part).step();
        if (Status status = row->reset(); !status) return status;
        for (const std::string& kind : kinds_) {
          if (is_there) add(kind, part, Likeness::short_form);
        }
      }
    }
    return Done{};
  }

  // Who says the same elsewhere.
  Status add_speakers() {
    Result<sql::Statement> row = store_.database().prepare(
        "SELECT n.folded, e.type FROM statements s JOIN entities e ON e.page = s.page AND e.entity = s.speaker JOIN "
        "names n ON n.page = e.page AND n.entity = e.entity AND n.seq = 0 WHERE s.claim_key = ? AND e.named AND "
        "e.actor "
        "<> ?");
    if (!row) return row.error();
    for (const auto& [claim, said] : claims_) {
      for (row->bind_all(claim, self_.value_or(0)); row->step();) {
        const std::string kind = kind_of(row->text(1));
        if (kinds_.contains(kind)) add(kind, row->text(0), Likeness::none);
      }
      if (Status status = row->reset(); !status) return status;
    }
    return Done{};
  }

  // ---------------------------------------------------------------- what speaks for it

  Status read_distinct() {
    const Result<const AppliedCorrections*> corrections = store_.corrections();
    if (!corrections) return corrections.error();
    const auto has_member = [&](const std::vector<EntityKey>& side) {
      return std::any_of(side.begin(), side.end(), [&](const EntityKey& entity) { return members_.contains(entity); });
    };
    for (const ResolvedCorrection& one : (*corrections)->all()) {
      if (one.correction.verb != CorrectionVerb::distinct) continue;
      if (has_member(one.target)) apart_.insert(one.with.begin(), one.with.end());
      if (has_member(one.with)) apart_.insert(one.target.begin(), one.target.end());
    }
    return Done{};
  }

  // The earliest dated first.
  Result<std::vector<Namesake>> namesakes(const NameKey& name) {
    Result<sql::Statement> row = store_.database().prepare(
        std::string(namesake_columns) +
        "names_fts f JOIN names n ON n.name = f.rowid JOIN entities e USING (page, entity) WHERE names_fts MATCH ? AND "
        "e.named AND (n.seq = 0 OR n.reason IS NOT NULL) ORDER BY n.page, n.entity");
    if (!row) return row.error();
    std::vector<Namesake> out;
    for (row->bind_all("\"" + name.second + "\""); row->step();) {
      if (row->view(7) != name.second) continue;
      Namesake one = namesake_from(*row);
      const bool is_other = kind_of(one.type) == name.first && one.actor != self_ && !apart_.contains(one.entity);
      if (is_other) out.push_back(std::move(one));
    }
    if (Status status = row->reset(); !status) return status.error();
    for (Namesake& one : out) {
      const Result<const PageInfo*> page = page_of(one.entity.first);
      if (!page) return page.error();
      one.page = *page;
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Namesake& a, const Namesake& b) { return stands_before(*a.page, *b.page); });
    return out;
  }

  Result<const PageInfo*> page_of(int64_t page) {
    auto found = out_.pages.find(page);
    if (found == out_.pages.end()) {
      Result<PageInfo> info = read_page(store_, page);
      if (!info) return info.error();
      found = out_.pages.emplace(page, *std::move(info)).first;
    }
    return &found->second;
  }

  Status weigh(const NameKey& name, Likeness likeness) {
    const Result<std::vector<Namesake>> others = namesakes(name);
    if (!others) return others.error();
    if (others->empty()) return Done{};
    Suggestion out;
    out.likeness = likeness;
    out.other.name = others->front().text;
    out.other.type = type_named(others->front().type).value_or(EntityType::other);
    std::set<std::string> told;
    std::set<int64_t> shared;
    for (const Namesake& other : *others) {
      const Sighting there{other.page, other.at};
      out.seen.add(*other.page, other.at);
      if (pages_.contains(other.entity.first)) shared.insert(other.entity.first);
      add_roles(other, there, told, out);
      if (Status status = add_statements(other, there, told, out); !status) return status;
    }
    out.shared_pages = shared.size();
    if (is_worth_telling(out)) out_.all.push_back(std::move(out));
    return Done{};
  }

  static bool is_worth_telling(const Suggestion& one) {
    if (one.likeness == Likeness::short_form) return !one.evidence.empty();
    if (one.likeness != Likeness::none) return true;
    const auto is_statement = [](const Evidence& evidence) { return evidence.kind == "same statement"; };
    return static_cast<size_t>(std::count_if(one.evidence.begin(), one.evidence.end(), is_statement)) >=
           statements_without_likeness;
  }

  void add_roles(const Namesake& other, const Sighting& there, std::set<std::string>& told, Suggestion& out) {
    constexpr std::string_view border = "; ";
    for (std::string_view rest = other.roles; !rest.empty();) {
      const size_t end = std::min(rest.find(border), rest.size());
      const std::string_view words = rest.substr(0, end);
      rest.remove_prefix(std::min(end + border.size(), rest.size()));
      const auto found = roles_.find(read_role(words, tables_.roles).role);
      if (found == roles_.end() || !told.insert("role " + found->first).second) continue;
      out.evidence.push_back({"same role", std::string(words), found->second->seen.places.front(), there});
    }
  }

  Status add_statements(const Namesake& other, const Sighting& there, std::set<std::string>& told, Suggestion& out) {
    if (claims_.empty()) return Done{};
    Result<sql::Statement> row = store_.database().prepare(
        "SELECT claim_key, content, content_at FROM statements WHERE page = ? AND speaker = ? AND claim_key IS NOT "
        "NULL "
        "ORDER BY statement");
    if (!row) return row.error();
    for (row->bind_all(other.entity.first, other.entity.second); row->step();) {
      const auto found = claims_.find(row->text(0));
      if (found == claims_.end() || !told.insert("claim " + found->first).second) continue;
      const Sighting here{found->second->page, found->second->statement.content.at};
      out.evidence.push_back({"same statement", row->text(1), here, {there.page, row->text(2)}});
    }
    return row->reset();
  }

  const Store& store_;
  const Dossier& dossier_;
  const SuggestionTables& tables_;
  std::optional<int64_t> self_;
  std::set<EntityKey> members_, apart_;
  std::set<int64_t> pages_;
  std::set<std::string> kinds_, own_, full_;  // Classes of types; folded names with proof; those that join pages.
  std::map<std::string, const DossierRole*> roles_;
  std::map<std::string, const DossierStatement*> claims_;
  std::map<NameKey, Likeness> candidates_;
  Suggestions out_;
};

}  // namespace

Result<SuggestionTables> load_suggestion_tables(const DataFolder& data) {
  Result<RoleLexicon> roles = load_role_lexicon(data);
  Result<TransliterationTable> letters = load_transliteration(data);
  if (!roles) return roles.error();
  if (!letters) return letters.error();
  return SuggestionTables{*std::move(roles), *std::move(letters)};
}

Result<Suggestions> find_suggestions(const Store& store, const Dossier& dossier, const SuggestionTables& tables) {
  return Finder(store, dossier, tables).find();
}

}  // namespace onrecord
