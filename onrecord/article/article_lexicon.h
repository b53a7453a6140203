// The tables of the article stage, read once from data/. Private to this folder.
#pragma once

#include "onrecord/article/article.h"

namespace onrecord {

struct ArticleLexicon {};

}  // namespace onrecord
