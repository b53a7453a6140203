// What a block is that a standing phrase makes known. Private to this folder.
#pragma once

#include "onrecord/article/article.h"
#include "onrecord/article/page_phrases.h"

namespace onrecord {

// `menu` for a class that says no more than that the block is no text.
BlockLabel label_of(PhraseClass kind);

}  // namespace onrecord
