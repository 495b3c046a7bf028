#include "core/base/settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace core::base {

namespace {

using Kind = SettingSpec::Kind;

Error wrong(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

std::optional<double> numberOf(const std::string& text) {
  double value = 0.0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

std::optional<std::int64_t> integerOf(const std::string& text) {
  // "1e5" is a whole number too.
  const auto value = numberOf(text);
  if (!value || *value != std::floor(*value) || std::abs(*value) > 9e15) return {};
  return static_cast<std::int64_t>(*value);
}

std::string rangeOf(const SettingSpec& spec) { return fmt::format("from {} to {}", spec.lowest, spec.highest); }

Result<void> checkedValue(const SettingSpec& spec, const std::string& value) {
  const auto inside = [&](double number) { return number >= spec.lowest && number <= spec.highest; };
  switch (spec.kind) {
    case Kind::Integer: {
      const auto number = integerOf(value);
      if (!number) return wrong(fmt::format("the setting {} is a whole number {}, not \"{}\"", spec.name, rangeOf(spec), value));
      if (!inside(static_cast<double>(*number))) return wrong(fmt::format("the setting {} is {}, not {}", spec.name, rangeOf(spec), value));
      return {};
    }
    case Kind::Number: {
      const auto number = numberOf(value);
      if (!number) return wrong(fmt::format("the setting {} is a number {}, not \"{}\"", spec.name, rangeOf(spec), value));
      if (!inside(*number)) return wrong(fmt::format("the setting {} is {}, not {}", spec.name, rangeOf(spec), value));
      return {};
    }
    case Kind::Switch:
      if (value != "0" && value != "1") return wrong(fmt::format("the setting {} is 0 or 1, not \"{}\"", spec.name, value));
      return {};
    case Kind::Word:
      if (std::find(spec.words.begin(), spec.words.end(), value) == spec.words.end())
        return wrong(fmt::format("the setting {} is one of {}, not \"{}\"", spec.name, fmt::join(spec.words, ", "), value));
      return {};
    case Kind::Text:
    case Kind::File:
    case Kind::Folder:
      if (value.empty()) return wrong(fmt::format("the setting {} is empty", spec.name));
      return {};
  }
  return {};
}

}  // namespace

SettingSpec integerSetting(std::string name, std::optional<std::int64_t> usual, std::int64_t lowest, std::int64_t highest, std::string help) {
  return {std::move(name), Kind::Integer, usual ? fmt::format("{}", *usual) : "", std::move(help), static_cast<double>(lowest), static_cast<double>(highest)};
}

SettingSpec numberSetting(std::string name, std::optional<double> usual, double lowest, double highest, std::string help) {
  return {std::move(name), Kind::Number, usual ? fmt::format("{}", *usual) : "", std::move(help), lowest, highest};
}

SettingSpec switchSetting(std::string name, bool usual, std::string help) { return {std::move(name), Kind::Switch, usual ? "1" : "0", std::move(help)}; }

SettingSpec wordSetting(std::string name, std::vector<std::string> words, std::string help) {
  SettingSpec spec{std::move(name), Kind::Word, words.front(), std::move(help)};
  spec.words = std::move(words);
  return spec;
}

SettingSpec textSetting(std::string name, std::string usual, std::string help) { return {std::move(name), Kind::Text, std::move(usual), std::move(help)}; }

SettingSpec fileSetting(std::string name, std::string help) { return {std::move(name), Kind::File, "", std::move(help)}; }

SettingSpec neededFile(std::string name, std::string help) {
  auto spec = fileSetting(std::move(name), std::move(help));
  spec.isNeeded = true;
  return spec;
}

SettingSpec folderSetting(std::string name, std::string help) { return {std::move(name), Kind::Folder, "", std::move(help)}; }

std::string valueSentence(const SettingSpec& spec) {
  std::string sentence;
  switch (spec.kind) {
    case Kind::Integer: sentence = fmt::format("whole number, {} to {}", spec.lowest, spec.highest); break;
    case Kind::Number: sentence = fmt::format("number, {} to {}", spec.lowest, spec.highest); break;
    case Kind::Switch: sentence = "0 or 1"; break;
    case Kind::Word: sentence = fmt::format("{}", fmt::join(spec.words, ", ")); break;
    case Kind::Text: sentence = "text"; break;
    case Kind::File: sentence = "file"; break;
    case Kind::Folder: sentence = "folder"; break;
  }
  if (spec.isNeeded) sentence += ", needed";
  if (!spec.usual.empty()) sentence += ", usually " + spec.usual;
  return sentence;
}

Result<std::map<std::string, std::string>> settingPairs(const std::vector<std::string>& pairs) {
  std::map<std::string, std::string> values;
  for (const auto& pair : pairs) {
    const auto sign = pair.find('=');
    if (sign == std::string::npos || sign == 0) return wrong(fmt::format("--set takes NAME=VALUE, not \"{}\"", pair));
    if (!values.emplace(pair.substr(0, sign), pair.substr(sign + 1)).second) return wrong(fmt::format("--set gives {} twice", pair.substr(0, sign)));
  }
  return values;
}

Result<Settings> Settings::parse(const SettingSpecs& specs, const std::map<std::string, std::string>& values) {
  std::vector<std::string> names;
  for (const auto& spec : specs) names.push_back(spec.name);
  for (const auto& [name, value] : values) {
    const auto found = std::find_if(specs.begin(), specs.end(), [&name = name](const SettingSpec& spec) { return spec.name == name; });
    if (found == specs.end()) {
      return wrong(names.empty() ? fmt::format("there is no setting \"{}\": this takes none", name)
                                 : fmt::format("there is no setting \"{}\"; there are {}", name, fmt::join(names, ", ")));
    }
    if (auto ok = checkedValue(*found, value); !ok) return ok.error();
  }
  for (const auto& spec : specs) {
    if (spec.isNeeded && values.count(spec.name) == 0) return wrong(fmt::format("--set {}=FILE is missing: {}", spec.name, spec.help));
  }
  Settings settings;
  settings.specs_ = specs;
  settings.typed_ = values;
  return settings;
}

std::string Settings::valueOf(const std::string& name, std::initializer_list<Kind> kinds) const {
  const auto spec = std::find_if(specs_.begin(), specs_.end(), [&](const SettingSpec& each) { return each.name == name; });
  if (spec == specs_.end() || std::find(kinds.begin(), kinds.end(), spec->kind) == kinds.end())
    throw std::logic_error("the setting " + name + " is read but not declared");
  const auto found = typed_.find(name);
  return found == typed_.end() ? spec->usual : found->second;
}

double Settings::number(const std::string& name, std::optional<double> otherwise) const {
  const auto value = numberOf(valueOf(name, {Kind::Number, Kind::Integer}));
  if (!value && !otherwise) throw std::logic_error("the setting " + name + " has no usual value");
  return value ? *value : *otherwise;
}

std::int64_t Settings::integer(const std::string& name, std::optional<std::int64_t> otherwise) const {
  const auto value = integerOf(valueOf(name, {Kind::Integer}));
  if (!value && !otherwise) throw std::logic_error("the setting " + name + " has no usual value");
  return value ? *value : *otherwise;
}

bool Settings::isOn(const std::string& name) const { return valueOf(name, {Kind::Switch}) == "1"; }

std::string Settings::text(const std::string& name) const { return valueOf(name, {Kind::Word, Kind::Text, Kind::File, Kind::Folder}); }

}  // namespace core::base
