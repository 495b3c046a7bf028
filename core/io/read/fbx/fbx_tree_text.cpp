#include "core/io/read/fbx/fbx_tree_parsers.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace core::io::fbx {

namespace {

/// FBX as text: "Name: value, value { children }", with ';' before comments. A value that stands alone on the next line after a comma
/// belongs to the record; arrays are "Name: *3 { a: 1,2,3 }".
class TextParser {
 public:
  TextParser(std::string_view bytes, std::string_view name, TreeContent content) : bytes_(bytes), name_(name), content_(content) {
    if (bytes_.starts_with("\xEF\xBB\xBF")) place_ = 3;
  }

  Result<Tree> run() {
    Tree tree;
    if (auto read = records(tree.root.children, 0, false); !read) return read.error();
    return tree;
  }

 private:
  Error fail(std::string_view what) const { return {ErrorCode::ParseFailed, fmt::format("{}:{}: {}", name_, line_, what)}; }
  bool atEnd() const { return place_ >= bytes_.size(); }
  char here() const { return bytes_[place_]; }

  /// Blanks and comments; newlines too where they end nothing.
  void skip(bool newlines) {
    while (!atEnd()) {
      const char c = here();
      if (c == ';') {
        while (!atEnd() && here() != '\n') ++place_;
      } else if (c == '\n') {
        if (!newlines) return;
        ++line_;
        ++place_;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\0' || c == '\v' || c == '\f') {
        ++place_;
      } else {
        return;
      }
    }
  }

  static bool isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == '+' || c == '|' || c == '#';
  }

  std::string_view word() {
    const auto begin = place_;
    while (!atEnd() && isWord(here())) ++place_;
    return bytes_.substr(begin, place_ - begin);
  }

  Result<void> records(std::vector<Record>& into, std::size_t depth, bool passOver) {
    if (depth > kDeepestRecord) return fail("is nested too deep");
    while (true) {
      skip(true);
      if (atEnd()) return depth == 0 ? Result<void>{} : Result<void>(fail("the file ends before its braces close"));
      if (here() == '}') {
        if (depth == 0) return fail("a brace closes that was not opened");
        ++place_;
        return {};
      }
      const auto name = word();
      skip(false);
      if (name.empty() || atEnd() || here() != ':') return fail("expected the name of a record");
      ++place_;
      if (++records_ > kMostRecords) return Error{ErrorCode::Unsupported, fmt::format("{}: holds more than {} records", name_, kMostRecords)};
      Record made;
      made.name = std::string(name);
      if (auto read = record(made, depth, passOver || (depth <= 1 && isPassedOver(name, content_))); !read) return read;
      if (!passOver) into.push_back(std::move(made));
    }
  }

  Result<void> record(Record& made, std::size_t depth, bool passOver) {
    bool isArray = false;
    while (true) {
      skip(false);
      if (atEnd()) return {};
      const char c = here();
      if (c == '\n') return {};
      if (c == '}') return {};
      if (c == ',') {
        ++place_;
        skip(true);
        continue;
      }
      if (c == '{') {
        ++place_;
        if (isArray) return array(made);
        return records(made.children, depth + 1, passOver);
      }
      if (c == '*') {
        isArray = true;
        ++place_;
        word();
        continue;
      }
      auto read = value();
      if (!read) return read.error();
      made.values.push_back(std::move(*read));
    }
  }

  Result<Value> value() {
    if (here() == '"') {
      const auto close = bytes_.find('"', ++place_);
      if (close == std::string_view::npos) return fail("a quotation mark is not closed");
      const auto written = bytes_.substr(place_, close - place_);
      place_ = close + 1;
      std::string text;
      for (std::size_t i = 0; i < written.size(); ++i) {
        line_ += written[i] == '\n';
        if (written.substr(i, 6) == "&quot;")
          text += '"', i += 5;
        else
          text += written[i];
      }
      return Value(std::move(text));
    }
    const auto text = word();
    if (text.empty()) return fail("expected a value");
    return number(text);
  }

  static Value number(std::string_view text) {
    if (text == "T" || text == "Y" || text == "W") return std::int64_t{1};
    if (text == "F" || text == "N") return std::int64_t{0};
    const auto digits = text.front() == '+' ? text.substr(1) : text;
    std::int64_t whole = 0;
    if (const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), whole); code == std::errc{} && end == digits.data() + digits.size())
      return whole;
    double real = 0.0;
    if (const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), real); code == std::errc{} && end == digits.data() + digits.size())
      return real;
    return std::string(text);
  }

  /// What stands between the braces of "*3 { a: 1,2,3 }".
  Result<void> array(Record& made) {
    std::vector<std::int64_t> wholes;
    std::vector<double> reals;
    bool areWhole = true;
    while (true) {
      skip(true);
      if (atEnd()) return fail("an array is not closed");
      const char c = here();
      if (c == '}') {
        ++place_;
        break;
      }
      if (c == ',' || c == ':') {
        ++place_;
        continue;
      }
      const auto text = word();
      if (text.empty()) return fail("expected a number of an array");
      skip(false);
      if (!atEnd() && here() == ':') continue;  // the array's own name
      auto one = number(text);
      if (std::holds_alternative<std::string>(one)) {
        // What C's printf makes of no number, as some writers have it.
        if (text.find("nan") == std::string_view::npos && text.find("inf") == std::string_view::npos && text.find('#') == std::string_view::npos)
          return fail("expected a number of an array");
        one = std::nan("");
      }
      const auto* whole = std::get_if<std::int64_t>(&one);
      if (whole && areWhole) {
        wholes.push_back(*whole);
        continue;
      }
      // From the first that is none on, all are kept as reals.
      if (areWhole) reals.assign(wholes.begin(), wholes.end());
      areWhole = false;
      reals.push_back(whole ? static_cast<double>(*whole) : std::get<double>(one));
    }
    if (areWhole)
      made.values.push_back(std::move(wholes));
    else
      made.values.push_back(std::move(reals));
    return {};
  }

  std::string_view bytes_, name_;
  TreeContent content_;
  std::size_t place_ = 0, records_ = 0;
  int line_ = 1;
};

}  // namespace

Result<Tree> parseTextTree(std::string_view bytes, std::string_view name, TreeContent content) { return TextParser(bytes, name, content).run(); }

}  // namespace core::io::fbx
