#include "onrecord/store/search_query.h"

#include <algorithm>

namespace onrecord {
namespace {

enum class Kind : uint8_t { word, filter, open, close, op, end };

struct QueryToken {
  Kind kind = Kind::end;
  std::string text;   // A word or phrase without marks; an operator.
  std::string field;  // "title", or a filter's name; else "".
};

constexpr std::string_view fields[] = {"title", "by", "outlet", "date", "lang"};

bool is_field(std::string_view name) {
  return std::find(std::begin(fields), std::end(fields), name) != std::end(fields);
}

class QueryReader {
 public:
  explicit QueryReader(std::string_view text) : text_(text) {}

  Result<QueryToken> next() {
    skip_spaces();
    if (text_.empty()) return QueryToken{};
    if (text_.front() == '(' || text_.front() == ')') {
      const Kind kind = text_.front() == '(' ? Kind::open : Kind::close;
      text_.remove_prefix(1);
      return QueryToken{kind, "", ""};
    }
    const size_t colon = text_.find_first_of(": \t\"()");
    QueryToken token;
    if (colon != std::string_view::npos && text_[colon] == ':' && is_field(text_.substr(0, colon))) {
      token.field = text_.substr(0, colon);
      text_.remove_prefix(colon + 1);
    }
    const bool phrase = !text_.empty() && text_.front() == '"';
    if (Status status = phrase ? take_phrase(token.text) : take_word(token.text); !status) return status.error();
    const bool is_operator = token.text == "AND" || token.text == "OR" || token.text == "NOT";
    token.kind = !phrase && token.field.empty() && is_operator ? Kind::op : Kind::word;
    if (!token.field.empty() && token.field != "title") token.kind = Kind::filter;
    return token;
  }

 private:
  void skip_spaces() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t\r\n"), text_.size())); }

  Status take_phrase(std::string& out) {
    const size_t end = text_.find('"', 1);
    if (end == std::string_view::npos) return Error{"search: a phrase without its closing \""};
    out = text_.substr(1, end - 1);
    text_.remove_prefix(end + 1);
    return Done{};
  }

  Status take_word(std::string& out) {
    const size_t end = std::min(text_.find_first_of(" \t\r\n()\""), text_.size());
    if (end == 0) return Error{"search: a field without a value"};
    out = text_.substr(0, end);
    text_.remove_prefix(end);
    return Done{};
  }

  std::string_view text_;
};

std::string quoted(const std::string& words) {
  std::string out = "\"";
  for (char c : words) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

// Writes the expression of FTS5, with every AND spelled out.
class Expression {
 public:
  Status add(const QueryToken& token) {
    switch (token.kind) {
      case Kind::open:
        join();
        ++depth_;
        out_ += "(";
        has_left_ = false;
        return Done{};
      case Kind::close:
        if (depth_-- == 0) return Error{"search: ) without ("};
        if (!has_left_) return Error{"search: nothing before )"};
        out_ += ")";
        return Done{};
      case Kind::op:
        if (!has_left_) return Error{"search: nothing before " + token.text};
        out_ += " " + token.text + " ";
        has_left_ = false;
        after_operator_ = true;
        return Done{};
      default:
        join();
        out_ += (token.field == "title" ? "{title} : " : "") + quoted(token.text);
        has_left_ = true;
        after_operator_ = false;
        return Done{};
    }
  }

  Result<std::string> end() const {
    if (depth_ > 0) return Error{"search: ( without )"};
    if (after_operator_) return Error{"search: nothing behind the last operator"};
    return out_;
  }

 private:
  void join() {
    if (has_left_) out_ += " AND ";
  }

  std::string out_;
  size_t depth_ = 0;
  bool has_left_ = false;  // Something complete stands to the left.
  bool after_operator_ = false;
};

}  // namespace

Result<SearchQuery> read_query(std::string_view text) {
  SearchQuery query;
  QueryReader reader(text);
  Expression expression;
  while (true) {
    const Result<QueryToken> token = reader.next();
    if (!token) return token.error();
    if (token->kind == Kind::end) break;
    if (token->kind == Kind::filter) {
      query.filters.push_back({token->field, token->text});
      continue;
    }
    if (Status status = expression.add(*token); !status) return status.error();
  }
  Result<std::string> words = expression.end();
  if (!words) return words.error();
  query.words = std::move(*words);
  return query;
}

}  // namespace onrecord
