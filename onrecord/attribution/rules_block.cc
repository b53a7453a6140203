// Blocks that are somebody's words without any marks: the layout tells it, or what stands around them.
//
//   post         The bridge is closed. — Ann Lee (@annlee) May 2, 2016       an embedded post, signed
//   transcript   LEE: The bridge is closed.                                  three lines or more that name who speaks
//   lead in      Lee wrote: ¶ The bridge is closed.                          a quoted block behind a cue and a colon
//   dialogue     — The bridge is closed, Lee said.                           a dash for the marks
//   credit       "It is closed." ¶ Ann Lee, Ostvik Courier                  a line that names who wrote the quotes
//   above
//
// Each has a double that is nobody's words, and is told from it by what only the one has: a post is dated or embedded
// (not "Write to – Ann Lee (@annlee)"), who speaks in a transcript is known or comes back (not "WHEN:", "UPDATE:"), and
// a credit fills its place between others (not the reporter's below the last line).
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "onrecord/attribution/clauses.h"
#include "onrecord/attribution/draft.h"
#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

constexpr uint32_t post_confidence = 80;
constexpr uint32_t transcript_confidence = 78;
constexpr uint32_t lead_in_confidence = 55;
constexpr uint32_t credit_confidence = 60;

// No signature, no name of a speaker and no lead in is longer.
constexpr uint32_t max_name_words = 10;
constexpr uint32_t max_lead_in_words = 30;
// One name before a colon is a headline or a lead in; so many are a transcript.
constexpr uint32_t min_labels = 3;
constexpr uint32_t min_plain_labels = 4;  // Of names in small letters.
// A quoted block is a sentence at least; a shorter one is an item of a list.
constexpr uint32_t min_block_words = 8;

// The dash before a signature.
bool signs(const Reading& reading, uint32_t token) { return is_dash(reading, token) || reading.text(token) == "-"; }

// Links and pictures that end a post: "https://t.co/x", "pic.twitter.com/x", cut into tokens or not.
bool is_link(const Reading& reading, uint32_t token) {
  const std::string_view text = reading.text(token);
  return text.starts_with("http") || text.starts_with("pic.") || text.find('/') != std::string_view::npos;
}

class BlockRules {
 public:
  explicit BlockRules(Rulebook& book) : book_(book), reading_(book.reading) { find_blocks(); }

  void run() {
    plain_names_ = has_dialogue_of_names();
    count_labels();
    const bool transcript = has_transcript();
    const bool credits = has_credits();
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      if (signed_post(blocks_[i]) || (transcript && transcript_line(i)) || lead_in(i)) continue;
      if (credits) credit(i);
    }
    for (Draft& draft : book_.drafts) dialogue(draft);
  }

 private:
  void find_blocks() {
    const std::vector<Sentence>& sentences = reading_.tokens.sentences;
    for (size_t i = 0; i < sentences.size(); ++i) {
      const bool same = i > 0 && sentences[i].segment == sentences[i - 1].segment;
      if (!same) blocks_.push_back({sentences[i].first_token, sentences[i].end_token});
      blocks_.back().end = sentences[i].end_token;
    }
  }

  void add(TokenRange content, TokenRange source, TokenRange cue, const char* rule, uint32_t confidence) {
    Draft draft;
    draft.mode = StatementMode::direct;
    draft.content = {content};
    draft.source = source;
    if (!cue.empty()) draft.cue = {cue};
    draft.rule = rule;
    draft.confidence = confidence;
    draft.anchor = cue.empty() ? content.begin : cue.begin;
    book_.drafts.push_back(std::move(draft));
    book_.spoken.push_back(content);
  }

  // ---------------------------------------------------------------- dialogue

  // "— The bridge is closed, Lee said.": a dash that opens the block stands for the marks.
  void dialogue(Draft& draft) const {
    if (draft.mode != StatementMode::indirect || draft.content.empty() || draft.content.front().begin == 0) return;
    const uint32_t dash = draft.content.front().begin - 1;
    const std::string_view text = reading_.text(dash);
    if (text != "\xE2\x80\x94" && text != "\xE2\x80\x93") return;
    const bool opens = dash == 0 || reading_.stretch_of(dash).segment != reading_.stretch_of(dash - 1).segment;
    if (opens && !draft.cue.empty() && draft.cue.front().begin > dash) draft.mode = StatementMode::direct;
  }

  // ---------------------------------------------------------------- posts

  // The "(" of a handle that stands so near the end of the block that only a date can follow; no_token without one.
  uint32_t handle_in(TokenRange block) const {
    constexpr uint32_t max_date_tokens = 10;
    for (uint32_t i = block.end; i-- > block.begin + 3 && block.end - i <= max_date_tokens + 4;) {
      if (reading_.text(i) == "(" && i + 1 < block.end && reading_.text(i + 1).starts_with('@')) return i;
    }
    return no_token;
  }

  uint32_t dash_before(TokenRange block, uint32_t from) const {
    for (uint32_t i = from; i-- > block.begin && from - i <= max_name_words;) {
      if (signs(reading_, i) && reading_.tokens.tokens[i].space_before) return i;
    }
    return no_token;
  }

  // Names and their marks, or one word; a name may hold small words ("Friends of the Harbour").
  bool is_display_name(TokenRange range) const {
    bool name = range.end - range.begin == 1 && reading_.tokens.tokens[range.begin].kind == TokenKind::word;
    if (name) return true;
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const Token& token = reading_.tokens.tokens[i];
      if (reading_.opens_quote(i)) return false;
      if (token.kind != TokenKind::word || reading_.is(i, "of") || reading_.is(i, "the") || reading_.is(i, "and"))
        continue;
      if (!token.capitalised) return false;
      name = true;
    }
    return name;
  }

  // "May 2, 2016 at 3:00 PM" to the end of the block; an embedded post may have none.
  bool ends_with_date(TokenRange block, uint32_t from) const {
    bool number = false;
    for (uint32_t i = from; i < block.end; ++i) {
      const bool digits = reading_.tokens.tokens[i].kind == TokenKind::number;
      number = number || digits;
      const bool part = digits || reading_.is_punctuation(i) || reading_.has(i, tag::time) || reading_.is(i, "may") ||
                        reading_.is(i, "at") || reading_.is(i, "am") || reading_.is(i, "pm");
      if (!part) return false;
    }
    return number || (from == block.end && reading_.stretch_of(block.begin).label == BlockLabel::embed);
  }

  bool signed_post(TokenRange block) {
    const uint32_t handle = handle_in(block);
    const uint32_t dash = handle == no_token ? no_token : dash_before(block, handle);
    if (dash == no_token || dash + 1 >= handle || !is_display_name({dash + 1, handle})) return false;
    uint32_t close = handle;
    while (close < block.end && reading_.text(close) != ")") ++close;
    if (close == block.end || !ends_with_date(block, close + 1)) return false;
    const TokenRange content = words_of_post({block.begin, dash});
    if (content.empty()) return false;
    add(content, {dash + 1, close + 1}, {dash, dash + 1}, "post-signed", post_confidence);
    book_.drafts.back().circumstances = {{handle, close + 1}};
    take_quotes(content);
    return true;
  }

  // Without the links behind and the "2/" before.
  TokenRange words_of_post(TokenRange content) const {
    uint32_t link = no_token;
    for (uint32_t i = content.begin; i < content.end; ++i) {
      const bool starts = is_link(reading_, i) && !reading_.text(i).starts_with('/');
      if (starts && reading_.tokens.tokens[i].space_before) link = link == no_token ? i : link;
      if (!starts && reading_.tokens.tokens[i].space_before) link = no_token;
    }
    if (link != no_token) content.end = link;
    const bool counted = content.begin + 2 < content.end && reading_.text(content.begin + 1) == "/" &&
                         reading_.tokens.tokens[content.begin].kind == TokenKind::number;
    if (counted) content.begin += 2;
    return content;
  }

  // Marks inside a post are its own; no quote in it goes on with who spoke before.
  void take_quotes(TokenRange content) {
    auto next = std::lower_bound(reading_.quotes.begin(), reading_.quotes.end(), content.begin,
                                 [](const Quote& quote, uint32_t token) { return quote.open < token; });
    for (; next != reading_.quotes.end() && next->open < content.end; ++next) {
      if (next->parent < 0) book_.quote_used[next - reading_.quotes.begin()] = true;
    }
  }

  // ---------------------------------------------------------------- transcripts

  bool is_capital_name(uint32_t token) const {
    const Token& it = reading_.tokens.tokens[token];
    if (it.kind == TokenKind::punctuation) return reading_.text(token) == "," || reading_.text(token) == ".";
    return it.kind == TokenKind::word && (it.all_upper || (it.capitalised && it.span.size() == 1) ||
                                          (it.capitalised && reading_.text(token).ends_with('.')));
  }

  bool is_name_in_capitals(TokenRange range) const {
    bool name = false;
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (!is_capital_name(i)) return false;
      name = name || (reading_.tokens.tokens[i].all_upper && reading_.tokens.tokens[i].span.size() >= 3);
    }
    return name && range.end - range.begin <= max_name_words;
  }

  // "Ann Lee" where a person of that name is known.
  bool is_plain_name(TokenRange range) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (reading_.tokens.tokens[i].kind != TokenKind::word || !reading_.tokens.tokens[i].capitalised) return false;
    }
    return names_one(book_, range, {EntityType::person});
  }

  // What stands before the first colon of the block, of a few words; empty without one.
  TokenRange words_before_colon(TokenRange block) const {
    for (uint32_t i = block.begin; i < block.end && i - block.begin <= max_name_words; ++i) {
      if (reading_.text(i) == ":") return {block.begin, i};
    }
    return {};
  }

  // Two persons or more whose names open blocks before a colon in turn: "Ann Lee: It is. ¶ Holm: Why?"
  bool has_dialogue_of_names() const {
    std::unordered_set<std::string> speakers;
    uint32_t lines = 0;
    for (TokenRange block : blocks_) {
      const TokenRange label = words_before_colon(block);
      if (label.empty() || !is_body(reading_.stretch_of(block.begin).label) || !is_plain_name(label)) continue;
      ++lines;
      speakers.insert(std::string(reading_.text(label.end - 1)));
    }
    return lines >= min_plain_labels && speakers.size() > 1;
  }

  // The name that opens the block before a colon ("SEN. ANN LEE: It is"); empty without one.
  TokenRange label_at_begin(TokenRange block) const {
    const TokenRange label = words_before_colon(block);
    if (label.empty()) return {};
    return is_name_in_capitals(label) || (plain_names_ && is_plain_name(label)) ? label : TokenRange{};
  }

  // The name that ends the block with a colon, for the words of the next; empty without one.
  TokenRange label_at_end(TokenRange block) const {
    if (reading_.text(block.end - 1) != ":") return {};
    uint32_t begin = block.end - 1;
    while (begin > block.begin && is_capital_name(begin - 1)) --begin;
    while (begin < block.end - 1 && reading_.is_punctuation(begin)) ++begin;
    const TokenRange label{begin, block.end - 1};
    return is_name_in_capitals(label) ? label : TokenRange{};
  }

  std::string words_of(TokenRange label) const {
    return std::string(slice(reading_.article.text, reading_.span(label)));
  }

  std::vector<TokenRange> labels_of(TokenRange block) const {
    std::vector<TokenRange> out;
    const TokenRange begin = label_at_begin(block), end = label_at_end(block);
    if (!begin.empty()) out.push_back(begin);
    if (!end.empty() && end.begin != begin.begin) out.push_back(end);
    return out;
  }

  void count_labels() {
    for (TokenRange block : blocks_) {
      for (TokenRange label : labels_of(block)) ++labels_[words_of(label)];
    }
  }

  // Somebody whom the page names, or who comes back ("HOST:"); what "WHEN:" leads in comes once.
  bool is_speaker(TokenRange label) const {
    const auto found = labels_.find(words_of(label));
    return found != labels_.end() && (found->second > 1 || names_one(book_, label, {EntityType::person}));
  }

  // Of one who comes back alone, who is nobody by name, it may be a heading ("READ MORE:").
  bool has_transcript() const {
    std::unordered_set<std::string> speakers;
    bool person = false;
    uint32_t lines = 0;
    for (TokenRange block : blocks_) {
      for (TokenRange label : labels_of(block)) {
        if (!is_speaker(label)) continue;
        ++lines;
        speakers.insert(words_of(label));
        person = person || names_one(book_, label, {EntityType::person});
      }
    }
    return lines >= min_labels && (person || speakers.size() > 1);
  }

  bool transcript_line(uint32_t index) {
    TokenRange content = blocks_[index];
    TokenRange label = label_at_begin(content);
    if (!label.empty()) {
      content.begin = label.end + 1;
    } else if (index > 0) {
      label = label_at_end(blocks_[index - 1]);
    }
    const TokenRange next = label_at_end(content);
    if (!next.empty()) content.end = next.begin;
    if (label.empty() || content.empty() || !is_speaker(label)) return false;
    add(content, label, {label.end, label.end + 1}, "transcript-line", transcript_confidence);
    take_quotes(content);
    return true;
  }

  // ---------------------------------------------------------------- lead ins

  // The cue that nothing follows but what stands beside it, before the colon that ends the block.
  int32_t open_cue_before(uint32_t colon) const {
    uint32_t at = reading_.previous(colon);
    for (uint32_t i = 0; i < max_lead_in_words && at != no_token; ++i, at = reading_.previous(at)) {
      const int32_t found = book_.cue_at[at];
      if (found < 0) continue;
      const Cue& cue = book_.cues[found];
      const bool speaks = (cue.verb->takes & takes::quote) != 0 && cue.form == CueForm::finite;
      return speaks && cue.polarity == Polarity::affirmed ? found : -1;
    }
    return -1;
  }

  bool is_quoted_block(TokenRange block) const {
    if (block.end - block.begin < min_block_words || reading_.opens_quote(block.begin)) return false;
    const Token& first = reading_.tokens.tokens[block.begin];
    if (first.kind != TokenKind::word || !first.capitalised) return false;
    return reading_.is(block.end - 1, ".") || reading_.is(block.end - 1, "?") || reading_.is(block.end - 1, "!");
  }

  bool lead_in(uint32_t index) {
    const TokenRange block = blocks_[index];
    if (index + 1 == blocks_.size() || reading_.text(block.end - 1) != ":") return false;
    if (!is_quoted_block(blocks_[index + 1]) || reading_.stretch_of(block.end - 1).quote >= 0) return false;
    const int32_t found = open_cue_before(block.end - 1);
    if (found < 0 || has_own_content(book_.cues[found], block.end - 1)) return false;
    Cue& cue = book_.cues[found];
    Draft draft = draft_of(book_, cue, "block-lead-in", lead_in_confidence);
    if (cue.source.empty()) draft.source = inverted_source(cue);
    if (draft.source.empty()) return false;
    draft.known = !cue.used;  // "The bridge is closed, Lee wrote:": a model may find that she wrote the block, too.
    cue.used = true;
    draft.mode = StatementMode::direct;
    draft.content = {blocks_[index + 1]};
    book_.spoken.push_back(blocks_[index + 1]);
    take_beside(draft, read_beside(book_, cue, (cue.verb->takes & takes::to_other) != 0));
    book_.drafts.push_back(std::move(draft));
    return true;
  }

  // "Lee explained how the scheme works:", "Police said three roads are affected:": what follows is no speech.
  bool has_own_content(const Cue& cue, uint32_t colon) const {
    Beside beside = read_beside(book_, cue, (cue.verb->takes & takes::to_other) != 0);
    if (cue.source.empty()) {
      const TokenRange source = inverted_source(cue);
      if (source.empty()) return true;
      beside = read_beside_source(book_, source);
    }
    if (beside.has_that) return true;
    if (beside.at == no_token || beside.at == colon) return false;
    return !reading_.is(beside.at, ",") ||
           has_finite_verb(reading_, {beside.at, colon});  // "said, according to Reuters:"
  }

  // "Noted one analysis:"
  TokenRange inverted_source(const Cue& cue) const {
    const uint32_t first = reading_.next(cue.group.end - 1);
    if (first == no_token || reading_.is_punctuation(first)) return {};
    return described_noun_phrase_at(reading_, first);
  }

  // ---------------------------------------------------------------- credits

  // The comma of "Ann Lee, Ostvik Courier", a block of names alone; no_token for any other block.
  uint32_t comma_of_credit(TokenRange block) const {
    if (block.end - block.begin > max_name_words || block.end - block.begin < 4) return no_token;
    uint32_t comma = no_token;
    for (uint32_t i = block.begin; i < block.end; ++i) {
      const Token& token = reading_.tokens.tokens[i];
      if (reading_.text(i) == ",") {
        if (comma != no_token) return no_token;
        comma = i;
      } else if (token.kind != TokenKind::word || !(token.capitalised || reading_.is(i, "and"))) {
        return no_token;
      }
    }
    return comma > block.begin + 1 && comma + 1 < block.end ? comma : no_token;
  }

  // The quote that fills the end of the block.
  int32_t quote_at_end(TokenRange block) const {
    const auto behind = std::lower_bound(reading_.quotes.begin(), reading_.quotes.end(), block.end,
                                         [](const Quote& quote, uint32_t token) { return quote.open < token; });
    for (size_t i = static_cast<size_t>(behind - reading_.quotes.begin()); i-- > 0;) {
      const Quote& quote = reading_.quotes[i];
      if (quote.open < block.begin) break;
      if (quote.parent < 0) return quote.outer_end() == block.end ? static_cast<int32_t>(i) : -1;
    }
    return -1;
  }

  bool is_credit(uint32_t index) const {
    return index > 0 && comma_of_credit(blocks_[index]) != no_token && quote_at_end(blocks_[index - 1]) >= 0;
  }

  // A single one, below the last line of the body or below a quote that begins within a sentence, may be who wrote the
  // article.
  bool has_credits() const {
    uint32_t credits = 0, last = 0, last_body = 0;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      if (is_body(reading_.stretch_of(blocks_[i].begin).label)) last_body = i;
      if (!is_credit(i)) continue;
      ++credits;
      last = i;
    }
    if (credits != 1) return credits > 1;
    return last < last_body && reading_.opens_quote(blocks_[last - 1].begin);
  }

  void credit(uint32_t index) {
    if (!is_credit(index)) return;
    const uint32_t comma = comma_of_credit(blocks_[index]);
    const int32_t quote = quote_at_end(blocks_[index - 1]);
    if (book_.quote_used[quote]) return;
    std::vector<TokenRange> pieces{inside(quote)};
    int32_t first = quote;
    for (int32_t i = quote; i-- > 0;) {
      if (reading_.quotes[i].parent >= 0) continue;
      if (!reopens_behind(i, first)) break;
      pieces.push_back(inside(first = i));
    }
    std::reverse(pieces.begin(), pieces.end());
    add(pieces.front(), {blocks_[index].begin, comma}, {}, "quote-credit", credit_confidence);
    book_.spoken.back().end = pieces.back().end;
    book_.drafts.back().content = std::move(pieces);
    book_.drafts.back().circumstances = {{comma + 1, blocks_[index].end}};
    std::fill(book_.quote_used.begin() + first, book_.quote_used.begin() + quote + 1, true);
  }

  TokenRange inside(int32_t quote) const { return {reading_.quotes[quote].begin(), reading_.quotes[quote].end()}; }

  // A block of its own in marks that do not close, as the one behind goes on with the same words.
  bool reopens_behind(int32_t quote, int32_t after) const {
    const Quote& it = reading_.quotes[quote];
    const bool opens = it.open == 0 || reading_.stretch_of(it.open - 1).segment != it.segment;
    return opens && !it.closed && !book_.quote_used[quote] && it.end() == reading_.quotes[after].open;
  }

  Rulebook& book_;
  const Reading& reading_;
  std::vector<TokenRange> blocks_;
  bool plain_names_ = false;                          // Names in small letters open the lines of a transcript.
  std::unordered_map<std::string, uint32_t> labels_;  // How often each comes; only looked up.
};

}  // namespace

void apply_block_rules(Rulebook& book) { BlockRules(book).run(); }

}  // namespace onrecord
