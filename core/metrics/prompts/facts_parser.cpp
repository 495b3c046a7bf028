#include "core/metrics/prompts/facts.h"

#include "core/base/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace core::metrics {

namespace {

using base::trimmed;

bool isWordLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// The letters that two names share in order, to name the measure that was meant.
std::size_t likeness(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const char letter : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = letter == b[j] ? diagonal + 1 : std::max(row[j + 1], row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

std::string nearestMeasure(std::string_view name) {
  const auto& table = measureTable();
  const auto score = [&](const Measure& m) { return 2.0 * static_cast<double>(likeness(name, m.name)) - static_cast<double>(m.name.size()); };
  return std::max_element(table.begin(), table.end(), [&](const Measure& a, const Measure& b) { return score(a) < score(b); })->name;
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& where, int firstColumn) : text_(text), where_(where), firstColumn_(firstColumn) {}

  Result<FactTree> run() {
    auto tree = facts();
    if (!tree) return tree;
    if (!atEnd()) return wrong(fmt::format("expected \";\", \"or\", \"before\" or the end, found {}", here()));
    return tree;
  }

 private:
  Result<FactTree> facts() {
    return list(
        FactTree::Kind::All, [this] { return accept(';'); }, [this] { return clause(); });
  }
  Result<FactTree> clause() {
    return list(
        FactTree::Kind::Any, [this] { return acceptWord("or"); }, [this] { return order(); });
  }
  Result<FactTree> order() {
    return list(
        FactTree::Kind::Order, [this] { return acceptWord("before"); }, [this] { return part(); });
  }

  template <class Separator, class Item>
  Result<FactTree> list(FactTree::Kind kind, Separator separator, Item item) {
    skipSpaces();
    const auto start = at_;
    FactTree tree;
    tree.kind = kind;
    do {
      auto next = item();
      if (!next) return next;
      tree.parts.push_back(std::move(*next));
    } while (separator());
    if (tree.parts.size() == 1) {
      FactTree only = std::move(tree.parts.front());
      return only;
    }
    tree.text = trimmed(text_.substr(start, at_ - start));
    return tree;
  }

  Result<FactTree> part() {
    if (!accept('{')) return fact();
    auto inner = facts();
    if (!inner) return inner;
    if (!accept('}')) return wrong(fmt::format("expected \"}}\", found {}", here()));
    return inner;
  }

  Result<FactTree> fact() {
    skipSpaces();
    const auto start = at_;
    const auto name = word();
    if (name.empty()) return wrong(fmt::format("expected a measure, found {}", here()));
    FactTree tree;
    tree.kind = FactTree::Kind::Fact;
    tree.fact.measure = findMeasure(std::string(name));
    if (tree.fact.measure == nullptr) {
      at_ = start;
      return wrong(fmt::format("there is no measure \"{}\"; the nearest is {}", name, nearestMeasure(name)));
    }
    if (auto error = arguments(tree.fact)) return *error;
    skipSpaces();
    if (text_.substr(at_, 2) != ">=" && text_.substr(at_, 2) != "<=") return wrong(fmt::format("expected \">=\" or \"<=\" after {}, found {}", name, here()));
    tree.fact.isAtLeast = text_[at_] == '>';
    at_ += 2;
    if (auto error = number(tree.fact.limit, tree.fact.measure->unit)) return *error;
    tree.text = tree.fact.text = trimmed(text_.substr(start, at_ - start));
    return tree;
  }

  std::optional<Error> arguments(Fact& fact) {
    const auto& wanted = fact.measure->parameters;
    if (wanted.empty()) {
      if (accept('(')) return wrong(fmt::format("{} takes nothing in brackets", fact.measure->name));
      return std::nullopt;
    }
    if (!accept('(')) return wrong(fmt::format("{} needs {} in brackets, found {}", fact.measure->name, parameterList(wanted), here()));
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (i > 0 && !accept(',')) return wrong(fmt::format("expected \",\" and {} of {}, found {}", wanted[i].name, fact.measure->name, here()));
      if (wanted[i].unit == "side") {
        if (auto error = limb(fact.arguments.limb)) return error;
      } else {
        double value = 0.0;
        if (auto error = number(value, wanted[i].unit)) return error;
        fact.arguments.numbers.push_back(value);
      }
    }
    if (!accept(')')) return wrong(fmt::format("expected \")\" after {} of {}, found {}", parameterList(wanted), fact.measure->name, here()));
    return std::nullopt;
  }

  std::optional<Error> limb(Limb& limb) {
    skipSpaces();
    const auto start = at_;
    const auto side = word();
    if (side == "left")
      limb = Limb::Left;
    else if (side == "right")
      limb = Limb::Right;
    else if (side == "either")
      limb = Limb::Either;
    else if (side == "both")
      limb = Limb::Both;
    else {
      at_ = start;
      return wrong(fmt::format("expected left, right, either or both, found {}", here()));
    }
    return std::nullopt;
  }

  std::optional<Error> number(double& value, const std::string& unit) {
    skipSpaces();
    const auto [end, code] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (code != std::errc()) return wrong(fmt::format("expected a number, found {}", here()));
    at_ = static_cast<std::size_t>(end - text_.data());
    skipSpaces();
    const auto start = at_;
    while (at_ < text_.size() && (std::isalpha(static_cast<unsigned char>(text_[at_])) || (text_[at_] == '/' && at_ > start))) ++at_;
    const auto found = text_.substr(start, at_ - start);
    if (found.empty() || found == unit) return std::nullopt;
    at_ = start;
    if (found == "or" || found == "before") return std::nullopt;
    return wrong(unit.empty() ? fmt::format("a count has no unit, found \"{}\"", found) : fmt::format("the unit here is {}, found \"{}\"", unit, found));
  }

  static std::string parameterList(const std::vector<MeasureParameter>& parameters) {
    std::string text;
    for (const auto& parameter : parameters) text += (text.empty() ? "" : ", ") + parameter.name;
    return text;
  }

  std::string_view word() {
    const auto start = at_;
    while (at_ < text_.size() && isWordLetter(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }
  bool accept(char sign) {
    skipSpaces();
    if (at_ >= text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }
  bool acceptWord(std::string_view wanted) {
    skipSpaces();
    if (text_.substr(at_, wanted.size()) != wanted) return false;
    const auto after = at_ + wanted.size();
    if (after < text_.size() && isWordLetter(text_[after])) return false;
    at_ = after;
    return true;
  }
  void skipSpaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool atEnd() {
    skipSpaces();
    return at_ == text_.size();
  }
  std::string here() {
    if (atEnd()) return "the end";
    const auto start = at_;
    const auto found = word();
    const std::string text = found.empty() ? std::string(1, text_[start]) : std::string(found);
    at_ = start;
    return "\"" + text + "\"";
  }
  Error wrong(const std::string& what) const { return {ErrorCode::ParseFailed, fmt::format("{}:{}: {}", where_, firstColumn_ + static_cast<int>(at_), what)}; }

  std::string_view text_;
  const std::string& where_;
  int firstColumn_;
  std::size_t at_ = 0;
};

}  // namespace

Result<FactTree> parseFacts(std::string_view text, const std::string& where, int firstColumn) { return Parser(text, where, firstColumn).run(); }

}  // namespace core::metrics
