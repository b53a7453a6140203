// Pages made to hurt a parser, for tests and measurements: each is a head once, then a body again and again.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::html {

struct HostileShape {
  std::string_view name;
  std::string_view head;
  std::string_view body;  // '#' becomes a number that is another each time.
  uint32_t opened = 0;    // So many times `opener` stands between head and body.
  std::string_view opener = {};
};

inline constexpr HostileShape hostile_shapes[] = {
    {"deep divisions", "", "<div>"},
    {"deep formatting", "", "<b>"},
    {"formatting with many attributes", "", "<b a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9 j=#>"},
    {"formatting with long values", "",
     "<b a='a long value, of which nobody knows the end before it is there'><i b='another, #'>"},
    {"formatting with other attributes", "", "<i a=#>"},
    {"links in links", "", "<a href=#>"},
    {"links in links in tables", "", "<a href=#><table>"},
    {"no-break in no-break", "", "<nobr>x"},
    {"formatting reopened in each paragraph", "<p>", "<p>x", 60, "<i a=#>"},
    {"formatting reopened below markers", "<p>", "<td><object>x</object>", 60, "<i a=#>"},
    {"adoption through paragraphs", "", "<b><p></b>x"},
    {"adoption in a deep stack", "<b>", "</b>x", 480, "<div>"},
    {"adoption of many links", "", "<a><p><b></a>"},
    {"adoption with unlike formatting", "", "<b><i a=#><u><s><em><div></b>"},
    {"crossed formatting", "", "<b><i></b></i>x"},
    {"fonts around tables", "<table>", "<font a=#>x"},
    {"end tags of nothing", "", "</x></p></b>"},
    {"end tags of nothing in a deep stack", "", "</x></li></form></h1>", 480, "<span>"},
    {"end tags of paragraphs outside a button", "<p><button>", "</p>", 480, "<div>"},
    {"items in a deep stack", "", "<li></li><dd></dd>", 480, "<span>"},
    {"buttons in a deep stack", "", "<button>", 480, "<span>"},
    {"tables in a deep stack", "", "<table></table>", 480, "<div>"},
    {"nested tables", "", "<table><tr><td>"},
    {"tables in tables", "", "<table>"},
    {"text in tables", "<table>", "x<tr>"},
    {"text in tables, piece by piece", "<table>", "x</y>"},
    {"NUL in tables", "<table>", std::string_view("\0<b>", 4)},
    {"cells without rows", "<table>", "<td>"},
    {"captions", "<table>", "<caption><b>"},
    {"columns", "<table>", "<col>x"},
    {"forms", "", "<form><div></form>"},
    {"selects", "", "<select><option>"},
    {"options", "<select>", "<option><optgroup>"},
    {"selected options", "<select><button><selectedcontent></button>", "<option selected><b>x</b>"},
    {"selected options in a deep stack", "<select><button><selectedcontent></button>", "<option selected>", 480,
     "<div>"},
    {"contents of a long option", "<select><option>", "</option><selectedcontent></selectedcontent>", 2000, "<i>x</i>"},
    {"contents of many options", "<select multiple>", "<selectedcontent></selectedcontent><option>"},
    {"selects with a content", "", "<select><selectedcontent></selectedcontent><option>x</select>"},
    {"selects in objects", "", "<object><select><selectedcontent></selectedcontent><option>x"},
    {"disabled groups", "<select><selectedcontent></selectedcontent><optgroup disabled>", "<option>x"},
    {"instructions", "", "<?a b?>"},
    {"ruby", "<ruby>", "<rt><rb><rp>"},
    {"headings", "", "<h1>x<h2>"},
    {"paragraphs", "", "<p>"},
    {"paragraphs that only end", "", "</p>"},
    {"breaks", "", "<br>"},
    {"breaks that only end", "", "</br>"},
    {"items", "", "<li>"},
    {"terms", "<dl>", "<dd>x<dt>"},
    {"buttons", "", "<button>x"},
    {"inputs in tables", "<table>", "<input type=text>"},
    {"rules in a select", "<select>", "<hr>"},
    {"row groups", "<table>", "<tbody><tr>"},
    {"templates", "", "<template>"},
    {"templates with cells", "", "<template><td>"},
    {"templates with columns", "<template>", "<col><tr>"},
    {"framesets", "", "<frameset>"},
    {"second body tags", "", "<body a#=1><html b#=2>"},
    {"pictures of pictures", "", "<svg>"},
    {"groups in a picture", "<svg>", "</x>", 480, "<g>"},
    {"breaking out of pictures", "", "<svg><g><p>"},
    {"fonts in pictures", "<svg>", "<font x=#>"},
    {"HTML in pictures", "", "<svg><foreignObject><div>"},
    {"formulas", "", "<math><mi><b>"},
    {"annotations with long tags", "", "<math><annotation-xml encoding=#><g></g></annotation-xml>"},
    {"unknown names", "", "<n#>"},
    {"unknown names that end", "", "<x-#></x-#>"},
    {"attributes of one tag", "<a ", "b# "},
    {"the same attribute", "<a ", "b=1 "},
    {"a long value", "<a b=\"", "&amp;x"},
    {"long values", "", "<p a=\"0123456789012345678901234567890123456789\" b='0123456789'>"},
    {"tags with empty attributes", "", "<a/=/=/=>"},
    {"an unclosed tag", "<a b=\"", "<p c='d'>"},
    {"unclosed tags", "", "<a b='"},
    {"an unclosed comment", "<!--", "-"},
    {"comments in a comment", "", "<!--"},
    {"almost closed comments", "<!--", "--!-"},
    {"greater-than signs in a comment", "<!--", ">"},
    {"empty comments", "", "<!-->"},
    {"declarations", "", "<!x"},
    {"empty declarations", "", "<!>"},
    {"empty instructions", "", "<?>"},
    {"end tags without a name", "", "</>"},
    {"end tags without a letter", "", "</ >"},
    {"less-than signs and slashes", "", "</"},
    {"doctypes", "", "<!DOCTYPE html PUBLIC \"a\" 'b'>"},
    {"an unclosed doctype", "", "<!DOCTYPE x \""},
    {"unclosed sections", "<svg>", "<![CDATA[x]]"},
    {"sections", "<svg>", "<![CDATA[]]>"},
    {"scripts in a script", "<script>", "<!--<script>"},
    {"scripts hidden and shown", "<script>", "<!--<script></script>-->"},
    {"less-than signs in a script", "<script>", "</scrip"},
    {"less-than signs in a title", "<title>", "</titl"},
    {"less-than signs", "", "< <"},
    {"empty scripts", "", "<script></script>"},
    {"empty texts", "", "<textarea></textarea><title></title>"},
    {"less-than signs in a text area", "<textarea>", "</texta"},
    {"less-than signs in a style", "<style>", "</styl"},
    {"ampersands", "", "&"},
    {"references", "", "&amp;&notit;&#x26;"},
    {"almost references", "", "&CounterClockwiseContourIntegra"},
    {"long numbers", "", "&#00000000000000000000000000000000000000065"},
    {"NUL", "", std::string_view("\0", 1)},
    {"carriage returns", "", "\r"},
    {"damaged UTF-8", "", "\xE2\x82\xFF"},
    {"text cut by ignored tags", "", "x</y>"},
    {"line ends", "<pre>", "\n<pre>\n"},
    {"objects", "", "<object><b>"},
    {"applets that never close", "", "<applet><td>"},
    {"plain text", "<plaintext>", "<a>&amp;"},
    {"spaces before the head", "", " &#32;"},
};

// About `bytes` long.
inline std::string make_hostile(const HostileShape& shape, size_t bytes) {
  std::string out(shape.head);
  size_t number = 0;
  const auto add = [&](std::string_view text) {
    ++number;
    for (const char c : text) {
      if (c == '#') {
        out += std::to_string(number);
      } else {
        out += c;
      }
    }
  };
  for (uint32_t i = 0; i < shape.opened; ++i) add(shape.opener);
  while (out.size() < bytes) add(shape.body);
  return out;
}

}  // namespace onrecord::html
