// One stage's result as lines that a person can read: what the golden cases in testdata/ expect.
#pragma once

#include <string>

#include "onrecord/page/page.h"
#include "onrecord/pipeline/pipeline.h"

namespace onrecord {

std::string dump_page(const Page& page);

// REQUIRES: `page` is the page that `annotation` was made from (its blocks index the page's text).
std::string dump_article(const Annotation& annotation, const Page& page);

std::string dump_entities(const Annotation& annotation);

// s1 indirect  content "the bridge was closed"  source "officials" cue "said"  in s2
// Below it, indented and only where they are not the default: speaker, via, addressee, polarity, ... and the rule.
std::string dump_statements(const Annotation& annotation);

}  // namespace onrecord
