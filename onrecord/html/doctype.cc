#include "onrecord/html/doctype.h"

#include <algorithm>

#include "onrecord/core/utf8.h"
#include "onrecord/html/scan.h"
#include "onrecord/html/text_coding.h"

namespace onrecord::html {
namespace {

std::string decoded(std::string_view text) {
  std::string out;
  append_decoded(text, {0, static_cast<uint32_t>(text.size())}, raw_coding, out);
  return out;
}

// Each function reads one part and gives false where the declaration is over, well or badly.
class DoctypeReader {
 public:
  explicit DoctypeReader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  DoctypeParts read() {
    at_ += std::string_view("<!DOCTYPE").size();
    if (read_name() && read_keyword()) read_identifiers();
    return std::move(parts_);
  }

 private:
  bool fail() {
    parts_.force_quirks = true;
    return false;
  }

  // True where something follows. The end of the input forces quirks, '>' does not.
  bool skip_space() {
    at_ = skip_class(at_, end_, space_class);
    if (at_ == end_) return fail();
    return *at_ != '>';
  }

  // Before DOCTYPE name state, DOCTYPE name state.
  bool read_name() {
    if (!skip_space()) return fail();
    const char* const name = at_;
    at_ = find_class(at_, end_, unquoted_end_class);
    for (const char c : decoded({name, static_cast<size_t>(at_ - name)})) parts_.doctype.name += to_ascii_lower(c);
    return true;
  }

  // After DOCTYPE name state.
  bool read_keyword() {
    if (!skip_space()) return false;
    const std::string_view rest(at_, static_cast<size_t>(end_ - at_));
    is_public_ = begins_with_word(rest, "public");
    if (!is_public_ && !begins_with_word(rest, "system")) return fail();
    at_ += 6;
    return true;
  }

  // The states after a keyword: an identifier must come; between identifiers and after them it may not.
  void read_identifiers() {
    if (!skip_space()) {
      parts_.force_quirks = true;
      return;
    }
    if (!read_quoted(is_public_ ? parts_.doctype.public_id : parts_.doctype.system_id)) return;
    if (!is_public_ || !skip_space()) {
      if (!is_public_) skip_space();
      return;
    }
    if (read_quoted(parts_.doctype.system_id)) skip_space();
  }

  bool read_quoted(std::optional<std::string>& out) {
    if (*at_ != '"' && *at_ != '\'') return fail();
    const char quote = *at_++;
    const char* const begin = at_;
    at_ = find_byte(at_, end_, quote);
    out = decoded({begin, static_cast<size_t>(std::find(begin, at_, '>') - begin)});
    if (at_ == end_ || *at_ != quote) return fail();
    ++at_;
    return true;
  }

  const char* at_;
  const char* end_;
  bool is_public_ = false;
  DoctypeParts parts_;
};

// In lower case, as all compare ignoring ASCII case.
constexpr std::string_view quirky_publics[] = {
    "-//w3o//dtd w3 html strict 3.0//en//",
    "-/w3c/dtd html 4.0 transitional/en",
    "html",
};
constexpr std::string_view quirky_system = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd";
constexpr std::string_view quirky_prefixes[] = {
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
};
// Full quirks without a system identifier, limited quirks with one.
constexpr std::string_view old_prefixes[] = {
    "-//w3c//dtd html 4.01 frameset//",
    "-//w3c//dtd html 4.01 transitional//",
};
constexpr std::string_view limited_prefixes[] = {
    "-//w3c//dtd xhtml 1.0 frameset//",
    "-//w3c//dtd xhtml 1.0 transitional//",
};

template <size_t n>
bool begins_with_any(std::string_view text, const std::string_view (&prefixes)[n]) {
  return std::any_of(std::begin(prefixes), std::end(prefixes),
                     [&](std::string_view prefix) { return begins_with_word(text, prefix); });
}

bool is_quirky_public(std::string_view id) {
  const auto same = [&](std::string_view known) { return equals_ignoring_ascii_case(id, known); };
  return std::any_of(std::begin(quirky_publics), std::end(quirky_publics), same) ||
         begins_with_any(id, quirky_prefixes);
}

}  // namespace

DoctypeParts parse_doctype(std::string_view declaration) { return DoctypeReader(declaration).read(); }

Quirks quirks_of(const DoctypeParts& parts) {
  const std::optional<std::string>& system = parts.doctype.system_id;
  const std::string public_id = parts.doctype.public_id.value_or("");
  if (parts.force_quirks || parts.doctype.name != "html") return Quirks::full;
  if (is_quirky_public(public_id)) return Quirks::full;
  if (system && equals_ignoring_ascii_case(*system, quirky_system)) return Quirks::full;
  if (begins_with_any(public_id, old_prefixes)) return system ? Quirks::limited : Quirks::full;
  return begins_with_any(public_id, limited_prefixes) ? Quirks::limited : Quirks::none;
}

}  // namespace onrecord::html
