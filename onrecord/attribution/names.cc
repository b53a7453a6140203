// The names of this stage's enumerations, as `annotate` prints them.
#include "onrecord/attribution/attribution.h"

namespace onrecord {
const char* name_of(StatementMode mode) {
  switch (mode) {
    case StatementMode::direct: return "direct";
    case StatementMode::indirect: return "indirect";
    case StatementMode::mixed: return "mixed";
  }
  return "";
}

const char* name_of(Polarity polarity) {
  switch (polarity) {
    case Polarity::affirmed: return "affirmed";
    case Polarity::denied: return "denied";
    case Polarity::not_said: return "not-said";
    case Polarity::question: return "question";
    case Polarity::conditional: return "conditional";
  }
  return "";
}

const char* name_of(CueForce force) {
  switch (force) {
    case CueForce::neutral: return "neutral";
    case CueForce::factive: return "factive";
    case CueForce::distancing: return "distancing";
    case CueForce::denial: return "denial";
    case CueForce::threat: return "threat";
    case CueForce::order: return "order";
    case CueForce::question: return "question";
  }
  return "";
}

const char* name_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::none: return "";
    case SourceKind::named: return "named";
    case SourceKind::unnamed: return "unnamed";
    case SourceKind::document: return "document";
    case SourceKind::poll: return "poll";
    case SourceKind::outlet: return "outlet";
  }
  return "";
}

const char* name_of(ViaRole role) {
  switch (role) {
    case ViaRole::agency: return "agency";
    case ViaRole::medium: return "medium";
    case ViaRole::document: return "document";
    case ViaRole::reporter: return "reporter";
  }
  return "";
}

const char* name_of(ViaBasis basis) {
  switch (basis) {
    case ViaBasis::stated: return "stated";
    case ViaBasis::context: return "context";
    case ViaBasis::implied: return "implied";
  }
  return "";
}

const char* name_of(SetAsideReason reason) {
  switch (reason) {
    case SetAsideReason::title: return "title";
    case SetAsideReason::nickname: return "nickname";
    case SetAsideReason::scare: return "scare";
    case SetAsideReason::no_speaker: return "no-speaker";
  }
  return "";
}

}  // namespace onrecord
