#include "app/command_line/arguments.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <stdexcept>

namespace app {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

Error wrongUsage(std::string sentence) { return Error{ErrorCode::InvalidArgument, std::move(sentence)}; }

template <class T>
std::optional<T> parseNumber(const std::string& word) {
  T value{};
  const char* first = word.data();
  const char* last = first + word.size();
  if (word.size() > 1 && word[0] == '+') ++first;
  const auto [end, code] = std::from_chars(first, last, value);
  if (code != std::errc() || end != last) return std::nullopt;
  return value;
}

// What is wrong with a value, in words that follow the option's name; empty: nothing.
std::string faultOf(const OptionSpec& option, const std::string& word) {
  // "--out --fast": the value was forgotten.
  if (word.starts_with("--")) return fmt::format("needs a value ({}), not \"{}\"", option.valueName, word);
  double value = 0.0;
  if (option.kind == OptionSpec::Kind::Text) return {};
  if (option.kind == OptionSpec::Kind::Integer) {
    const auto parsed = parseNumber<std::int64_t>(word);
    if (!parsed) return fmt::format("needs a whole number, not \"{}\"", word);
    value = static_cast<double>(*parsed);
  } else {
    const auto parsed = parseNumber<double>(word);
    if (!parsed || !std::isfinite(*parsed)) return fmt::format("needs a number, not \"{}\"", word);
    value = *parsed;
  }
  if (value >= option.lowest && value <= option.highest) return {};
  if (std::isinf(option.highest)) return fmt::format("must be at least {:g}, not {}", option.lowest, word);
  if (std::isinf(option.lowest)) return fmt::format("must be at most {:g}, not {}", option.highest, word);
  return fmt::format("must lie between {:g} and {:g}, not {}", option.lowest, option.highest, word);
}

std::string knownOptions(const CommandSpec& spec) {
  std::string known;
  for (const auto& option : spec.options) known += option.name + ", ";
  if (spec.hasJson) known += "--json, ";
  return known + "--help";
}

}  // namespace

Result<Arguments> Arguments::parse(const CommandSpec& spec, const std::vector<std::string>& words) {
  Arguments parsed;
  CLI::App parser;
  parser.set_help_flag();
  parser.allow_extras();
  // CLI11 takes words apart; what becomes of the values is read from the options below.
  const CLI::callback_t kept = [](const CLI::results_t&) { return true; };
  std::vector<std::pair<const OptionSpec*, CLI::Option*>> options;
  for (const auto& option : spec.options) {
    parsed.kinds_[option.name] = option.kind;
    CLI::Option* made = nullptr;
    if (option.kind == OptionSpec::Kind::Flag) {
      made = parser.add_flag(option.name)->disable_flag_override();
    } else {
      made = parser.add_option(option.name, kept)->check(CLI::Validator([&option](std::string& word) { return faultOf(option, word); }, ""));
    }
    options.emplace_back(&option, made->multi_option_policy(CLI::MultiOptionPolicy::TakeAll));
  }
  const auto* json = spec.hasJson ? parser.add_flag("--json")->disable_flag_override() : nullptr;
  // One option a place: CLI11 would take words of a list in square brackets apart.
  std::vector<CLI::Option*> places;
  const bool takesAny = spec.mostPositionals == kAnyNumber;
  for (std::size_t i = 0; i < (takesAny ? spec.fewestPositionals : spec.mostPositionals); ++i) places.push_back(parser.add_option(fmt::format("word{}", i), kept));
  try {
    parser.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ParseError& wrong) {
    const std::string message = wrong.what();
    if (message.ends_with("flag override")) return wrongUsage(fmt::format("--{} takes no value", message.substr(0, message.find(' '))));
    return wrongUsage(message);
  }
  auto remaining = parser.remaining();
  std::erase(remaining, "--");  // CLI11 hands on the mark itself
  if (const auto unknown = std::find_if(remaining.begin(), remaining.end(), [](const std::string& word) { return word.size() > 1 && word[0] == '-'; });
      unknown != remaining.end()) {
    return wrongUsage(fmt::format("unknown option \"{}\" (known: {})", unknown->substr(0, unknown->find('=')), knownOptions(spec)));
  }
  for (const auto& [option, made] : options) {
    if (made->count() == 0) continue;
    if (made->count() > 1 && !option->isRepeatable) return wrongUsage(fmt::format("{} is given twice", option->name));
    parsed.values_[option->name] = made->results();
  }
  parsed.wantsJson_ = json && json->count() > 0;
  for (const auto* place : places)
    if (place->count() > 0) parsed.positionals_.push_back(place->results().front());
  if (takesAny) {
    parsed.positionals_.insert(parsed.positionals_.end(), remaining.begin(), remaining.end());
    remaining.clear();
  }
  if (!remaining.empty()) {
    return wrongUsage(
        fmt::format("\"{}\" is one word too many (a text of several words needs quotation marks); usage: gesto {} {}", remaining.front(), spec.name, spec.usage));
  }
  if (parsed.positionals_.size() < spec.fewestPositionals) return wrongUsage(fmt::format("something is missing; usage: gesto {} {}", spec.name, spec.usage));
  return parsed;
}

const std::vector<std::string>* Arguments::find(std::string_view name, OptionSpec::Kind kind) const {
  const auto known = kinds_.find(name);
  if (known == kinds_.end() || known->second != kind) throw std::invalid_argument(fmt::format("option {} is not declared with this kind", name));
  const auto found = values_.find(name);
  return found == values_.end() ? nullptr : &found->second;
}

bool Arguments::isSet(std::string_view name) const {
  if (kinds_.find(name) == kinds_.end()) throw std::invalid_argument(fmt::format("option {} is not declared", name));
  return values_.find(name) != values_.end();
}

std::string Arguments::text(std::string_view name, std::string fallback) const {
  const auto* values = find(name, OptionSpec::Kind::Text);
  return values ? values->back() : fallback;
}

double Arguments::number(std::string_view name, double fallback) const {
  const auto* values = find(name, OptionSpec::Kind::Number);
  return values ? *parseNumber<double>(values->back()) : fallback;
}

std::int64_t Arguments::integer(std::string_view name, std::int64_t fallback) const {
  const auto* values = find(name, OptionSpec::Kind::Integer);
  return values ? *parseNumber<std::int64_t>(values->back()) : fallback;
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
  const auto* values = find(name, OptionSpec::Kind::Text);
  return values ? *values : std::vector<std::string>{};
}

std::string helpSection(const std::string& heading, const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.first.size());
  std::string text = "\n" + heading + "\n";
  for (const auto& [name, help] : rows) text += fmt::format("  {:<{}}  {}\n", name, width, help);
  return text;
}

std::string helpText(const CommandSpec& spec) {
  std::string text = fmt::format("{}\n\nUsage: gesto {} {}\n", spec.summary, spec.name, spec.usage);
  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto& option : spec.options) {
    lines.emplace_back(option.kind == OptionSpec::Kind::Flag ? option.name : option.name + " " + option.valueName, option.help);
  }
  if (spec.hasJson) lines.emplace_back("--json", "print the result as JSON");
  lines.emplace_back("--help", "print this text");
  text += helpSection("Options:", lines) + spec.more;
  if (!spec.examples.empty()) text += spec.examples.size() == 1 ? "\nExample:\n" : "\nExamples:\n";
  for (const auto& example : spec.examples) text += fmt::format("  {}\n", example);
  return text;
}

int exitCode(const Error& error) {
  switch (error.code) {
    case ErrorCode::InvalidArgument: return 2;
    case ErrorCode::Cancelled: return 130;
    default: return 1;
  }
}

int runCommand(const CommandSpec& spec, const std::vector<std::string>& words, const std::function<Result<void>(const Arguments&)>& body) {
  const auto end = std::find(words.begin(), words.end(), "--");
  if (std::find(words.begin(), end, "--help") != end || std::find(words.begin(), end, "-h") != end) {
    std::fputs(helpText(spec).c_str(), stdout);
    return 0;
  }
  const auto report = [&](const Error& error) {
    std::fputs(fmt::format("gesto {}: {}\n", spec.name, error.message).c_str(), stderr);
    return exitCode(error);
  };
  const auto arguments = Arguments::parse(spec, words);
  if (!arguments) return report(arguments.error());
  const auto done = body(*arguments);
  return done ? 0 : report(done.error());
}

int runSubCommands(const std::string& name, const std::vector<SubCommand>& table, const std::vector<std::string>& words) {
  std::string names;
  for (const auto& command : table) names += (names.empty() ? "" : ", ") + command.name;
  if (!words.empty() && (words[0] == "--help" || words[0] == "-h")) {
    std::size_t width = 0;
    for (const auto& command : table) width = std::max(width, command.name.size());
    std::fputs(fmt::format("Usage: gesto {} COMMAND [options]\n\nCommands:\n", name).c_str(), stdout);
    for (const auto& command : table) std::fputs(fmt::format("  {:<{}}  {}\n", command.name, width, command.summary).c_str(), stdout);
    std::fputs(fmt::format("\n\"gesto {} COMMAND --help\" tells more.\n", name).c_str(), stdout);
    return 0;
  }
  for (const auto& command : table) {
    if (!words.empty() && words[0] == command.name) return command.run({words.begin() + 1, words.end()});
  }
  const std::string sentence =
      words.empty() ? fmt::format("a command is missing (one of: {})", names) : fmt::format("unknown command \"{}\" (one of: {})", words[0], names);
  std::fputs(fmt::format("gesto {}: {}\n", name, sentence).c_str(), stderr);
  return 2;
}

}  // namespace app
