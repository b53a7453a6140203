// What must hold of each stage's result, asserted in debug builds; nothing in others.
#pragma once

#include "onrecord/article/article.h"
#include "onrecord/attribution/attribution.h"
#include "onrecord/entity/entity.h"
#include "onrecord/page/page.h"

namespace onrecord {

void check_spans(const Page& page);
void check_spans(const Article& article, const Page& page);
void check_spans(const Entities& entities, const Article& article);
void check_spans(const Attribution& attribution, const Article& article);

}  // namespace onrecord
