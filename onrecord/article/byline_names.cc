// A byline is read word by word. Words before the names are passed over ("Posted on Monday by"); a name goes on until
// something breaks it: a comma, "and", a date, a role. After a date nothing is believed until the next "by".
#include "onrecord/article/byline_names.h"

#include "onrecord/article/byline_tokens.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t person_words_max = 6;
constexpr size_t pen_name_words_max = 3;
constexpr size_t desk_words_max = 7;
constexpr size_t name_bytes_max = 80;

class BylineReader {
 public:
  BylineReader(std::string_view line, const ArticleLexicon& lexicon)
      : line_(line), lexicon_(lexicon), words_(lexicon.byline_words), tokens_(split_byline(line)) {}

  std::vector<BylineName> read() {
    for (size_t i = 0; i < tokens_.size(); ++i) step(i);
    close();
    return std::move(names_);
  }

 private:
  bool is(BylineWord kind, size_t i) const { return words_.is(kind, tokens_[i].folded); }

  void step(size_t i) {
    const BylineToken& token = tokens_[i];
    if (token.break_before) {
      close();
      lost_ = foreign_ = false;
    }
    if (restarts(i)) return restart();
    if (lost_ && follows_year(i)) lost_ = false;
    if (lost_) return;
    if (count_ == 0 && is(BylineWord::lead, i) && !begins_name(i)) return;
    if (is(BylineWord::joiner, i) && !token.upper) return close();
    if (token.number || is_date_word(i) || ends_name(i)) return lose();
    add(token, i);
  }

  // "3 May 2016 Ann Lee": the date is over.
  bool follows_year(size_t i) const {
    const bool year = i > 0 && tokens_[i - 1].number && tokens_[i - 1].span.size() == 4;
    return year && tokens_[i].upper && !means_date(i);
  }

  bool ends_name(size_t i) const {
    if (is(BylineWord::end, i) && !is_inside_name(i) &&
        (!tokens_[i].upper || (count_ > 0 && !is(BylineWord::particle, i))))
      return true;
    return ends_full_name(i);
  }

  // "Ida del Holm": a little word behind a single capital one, before another.
  bool is_inside_name(size_t i) const {
    if (capitals_ != 1 || count_ != 1 || !tokens_[i].lower || !is(BylineWord::particle, i)) return false;
    return i + 1 < tokens_.size() && tokens_[i + 1].upper && !tokens_[i + 1].break_before && !means_date(i + 1);
  }

  // "Ann Lee Staff Writer", "Ann Lee The Lowland Herald": what one is stands behind a name of two words or more.
  bool ends_full_name(size_t i) const {
    const bool full = caseless_ ? count_ > 0 : capitals_ >= 2;
    if (!full || desk_) return false;
    const bool desk = lexicon_.not_persons.contains(tokens_[i].folded);
    return is_role(i) || (desk && i + 1 < tokens_.size() && is_role(i + 1));
  }

  // "Editor", "Wirtschaftsredakteurin".
  bool is_role(size_t i) const {
    const std::string& word = tokens_[i].folded;
    return is(BylineWord::role, i) || word.ends_with("redakteur") || word.ends_with("redakteurin") ||
           word.ends_with("korrespondent") || word.ends_with("korrespondentin") || word.ends_with("reporterin");
  }

  // "by": where a name begins, but for the particle inside one ("Ida von Holm").
  bool restarts(size_t i) const {
    if (!is(BylineWord::by, i) || begins_name(i)) return false;
    const bool inside_name = is(BylineWord::particle, i) && !tokens_[i].upper && capitals_ > 0 && !desk_ && !lost_;
    return !inside_name;
  }

  void restart() {
    count_ = 0;
    clear();
    lost_ = false;
    led_ = fresh_ = !foreign_;
  }

  // "Di Maria": a capital particle with one more word behind it is the name itself.
  bool begins_name(size_t i) const {
    if (!tokens_[i].upper || !is(BylineWord::particle, i)) return false;
    size_t behind = 0;
    while (i + behind + 1 < tokens_.size() && !tokens_[i + behind + 1].break_before && tokens_[i + behind + 1].upper) {
      ++behind;
    }
    return behind == 1;
  }

  bool means_date(size_t i) const {
    return tokens_[i].number || !lexicon_.date_words.meanings(tokens_[i].folded).empty();
  }

  // "April" is a date beside a number or another such word, else a name.
  bool is_date_word(size_t i) const {
    if (!means_date(i)) return false;
    return (i > 0 && means_date(i - 1)) || (i + 1 < tokens_.size() && means_date(i + 1));
  }

  void add(const BylineToken& token, size_t i) {
    foreign_ = true;
    if (count_ == 0) name_.begin = token.span.begin;
    name_.end = token.span.end;
    ++count_;
    if (token.upper) ++capitals_;
    if (!token.upper && !token.lower && is_letter(decode_utf8(line_, token.span.begin).code)) caseless_ = true;
    if (token.lower && is(BylineWord::particle, i)) ++particles_;
    if (token.domain || lexicon_.not_persons.contains(token.folded) || is_role(i)) desk_ = true;
    if (!is(BylineWord::degree, i)) degrees_only_ = false;
  }

  void lose() {
    close();
    lost_ = true;
    led_ = false;
  }

  void close() {
    if (count_ == 0) return;
    if (degrees_only_ && !names_.empty()) {
      names_.back().span.end = name_.end;
    } else if (const std::optional<BylineNameKind> kind = kind_of_name()) {
      if (*kind != BylineNameKind::person && !fresh_) led_ = false;
      names_.push_back({name_, *kind, led_});
      fresh_ = false;
    } else {
      led_ = false;
    }
    clear();
  }

  std::optional<BylineNameKind> kind_of_name() const {
    const std::string_view name = slice(line_, name_);
    if (name.size() > name_bytes_max) return std::nullopt;
    if (desk_ || lexicon_.agencies.is_name(name)) {
      return count_ <= desk_words_max ? std::optional(BylineNameKind::desk) : std::nullopt;
    }
    const bool person = caseless_ ? name.size() > 3 : capitals_ >= 2 && capitals_ + particles_ == count_;
    if (person && count_ <= person_words_max) return BylineNameKind::person;
    if (count_ > pen_name_words_max || name.size() < 2) return std::nullopt;
    return BylineNameKind::pen_name;
  }

  void clear() {
    count_ = capitals_ = particles_ = 0;
    caseless_ = desk_ = false;
    degrees_only_ = true;
  }

  const std::string_view line_;
  const ArticleLexicon& lexicon_;
  const BylineWords& words_;
  const std::vector<BylineToken> tokens_;
  std::vector<BylineName> names_;
  Span name_;  // The one that is being read, of `count_` words.
  size_t count_ = 0;
  size_t capitals_ = 0;
  size_t particles_ = 0;
  bool caseless_ = false;
  bool desk_ = false;
  bool degrees_only_ = true;
  bool led_ = false;
  bool fresh_ =
      false;  // No name was read since the "by": what follows may be a pen name; behind a comma it is a place.
  bool foreign_ = false;  // The words since the last comma are not only such as stand before a "by".
  bool lost_ = false;     // Behind a date or a role: no name is read before the next "by" or comma.
};

}  // namespace

std::vector<BylineName> read_byline(std::string_view line, const ArticleLexicon& lexicon) {
  return BylineReader(line, lexicon).read();
}

}  // namespace onrecord
