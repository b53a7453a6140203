// A dossier: what the pile knows of one actor, every line of it with the places that prove it.
//
// Dates are those of the pages on which something stands: "called former minister on pages of 2017", never "was".
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "onrecord/corpus/roles.h"
#include "onrecord/entity/token.h"
#include "onrecord/store/actor_query.h"

namespace onrecord {

// The order of dossiers: the earliest dated page first, undated ones last; then by path and id.
bool stands_before(const PageInfo& a, const PageInfo& b);

struct Sighting {
  const PageInfo* page = nullptr;  // Of a member; lives as long as the dossier's actor.
  std::string at;                  // In the record.
};

// Where something stands, the earliest dated page first, and the bounds of the dated pages.
struct Seen {
  std::vector<Sighting> places;
  DateBounds first, last;  // Not dated where no page is.
  size_t pages = 0;

  void add(const PageInfo& page, std::string at);
};

struct DossierName {
  std::string text;     // As it is first written.
  bool proved = false;  // A name of its own or one that a sentence states; else only taken for the same on its page.
  struct Proof {
    std::string reason, words;
    Seen seen;
  };
  std::vector<Proof> proofs;  // Stated aliases only; the same words once.
  Quoted sentence;            // In which it stands first, with its place; of names without proofs.
  Seen seen;
};

struct DossierRole {
  RoleState role;
  std::string text;  // As it is first written.
  Seen seen;
};

// Somebody or something that the actor has to do with.
struct DossierTie {
  int64_t actor = 0;     // 0: the page's own words only.
  std::string name;      // The actor's, or the page's own words where it is none.
  std::string type;      // "" with the page's own words.
  std::string relation;  // "spokesman for the Tarim Front"; "" where the list says it all.
  Seen seen;
};

struct DossierStatement {
  const PageInfo* page = nullptr;
  StatementInfo statement;
};

struct Dossier {
  ActorInfo actor;  // Others point into its members: a dossier is moved, not copied.
  Seen seen;
  std::vector<DossierName> names;        // Proved ones first, each group in order of appearance.
  std::vector<DossierRole> roles;        // Those of one role together, the earliest first.
  std::vector<DossierTie> affiliations;  // Whose a role is: "Velmark" for "Velmark's foreign minister".
  std::vector<DossierStatement> says;    // In no other's statement, the earliest dated page first.
  uint64_t nested_statements = 0;        // Not shown without the statement around them.
  std::vector<DossierStatement> about;   // By others, with a mention of it; the outermost statements only.
  std::vector<DossierTie> addressees;    // Whom it says something to.
  std::vector<DossierTie> addressed_by;  // Who says something to it.
  std::vector<DossierTie> company;       // Named on the same pages, most pages first; at most `company_max`.
  std::vector<DossierTie> places;        // The same of places and countries.
  std::vector<DossierTie> outlets;       // Whose pages these are, most pages first.
};

inline constexpr size_t company_max = 100;

struct DossierTables {
  RoleLexicon roles;
  AbbreviationsPtr abbreviations;
};
Result<DossierTables> load_dossier_tables(const DataFolder& data);

Result<Dossier> read_dossier(const Store& store, ActorInfo actor, const DossierTables& tables);

// The first names of actors without a full one, each once with all its places, the one with most pages first.
// REQUIRES: the actors outlive the result.
std::vector<DossierName> list_short_forms(const std::vector<ActorInfo>& actors);

}  // namespace onrecord
