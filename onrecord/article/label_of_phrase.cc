#include "onrecord/article/label_of_phrase.h"

namespace onrecord {

BlockLabel label_of(PhraseClass kind) {
  switch (kind) {
    case PhraseClass::comments:
    case PhraseClass::comment_form: return BlockLabel::comment_form;
    case PhraseClass::related: return BlockLabel::related_link;
    case PhraseClass::share: return BlockLabel::share;
    case PhraseClass::donation: return BlockLabel::donation;
    case PhraseClass::ad: return BlockLabel::ad;
    case PhraseClass::tag: return BlockLabel::tag;
    case PhraseClass::mirror_address: return BlockLabel::mirror_address;
    case PhraseClass::caption: return BlockLabel::caption;
    case PhraseClass::correction_note: return BlockLabel::correction_note;
    case PhraseClass::byline: return BlockLabel::byline;
    case PhraseClass::consent:
    case PhraseClass::footer: return BlockLabel::footer;
    case PhraseClass::none:
    case PhraseClass::menu: break;
  }
  return BlockLabel::menu;
}

}  // namespace onrecord
