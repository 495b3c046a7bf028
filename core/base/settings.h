#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

// Settings that a person gives as NAME=VALUE (`--set`, a dialog's form): declared once, where they are read, and checked before anything starts.
namespace core::base {

struct SettingSpec {
  enum class Kind { Integer, Number, Switch, Word, Text, File, Folder };
  std::string name;
  Kind kind = Kind::Text;
  std::string usual = {};  // as a person would type it; empty: none, or what the reader says in help
  std::string help = {};
  double lowest = 0.0, highest = 0.0;   // Integer, Number
  std::vector<std::string> words = {};  // Word
  bool isNeeded = false;
};

using SettingSpecs = std::vector<SettingSpec>;

SettingSpec integerSetting(std::string name, std::optional<std::int64_t> usual, std::int64_t lowest, std::int64_t highest, std::string help);
SettingSpec numberSetting(std::string name, std::optional<double> usual, double lowest, double highest, std::string help);
/// 0 or 1.
SettingSpec switchSetting(std::string name, bool usual, std::string help);
/// The first word is the usual one.
SettingSpec wordSetting(std::string name, std::vector<std::string> words, std::string help);
SettingSpec textSetting(std::string name, std::string usual, std::string help);
SettingSpec fileSetting(std::string name, std::string help);
SettingSpec neededFile(std::string name, std::string help);
SettingSpec folderSetting(std::string name, std::string help);

/// What a value has to be, for help texts: "whole number, 1 to 4096, usually 64".
std::string valueSentence(const SettingSpec& spec);

/// NAME=VALUE pairs. Errors: InvalidArgument for what is no pair and for a name given twice.
Result<std::map<std::string, std::string>> settingPairs(const std::vector<std::string>& pairs);

/// Checked values. A getter throws std::logic_error for a name that is not declared, or declared as another kind: a mistake in the program.
class Settings {
 public:
  Settings() = default;
  /// Errors: InvalidArgument, one sentence: a name that is not declared (naming those that are), a value of another kind or outside its range,
  /// a needed one that is missing.
  static Result<Settings> parse(const SettingSpecs& specs, const std::map<std::string, std::string>& values);

  /// Given by the person.
  bool isSet(const std::string& name) const { return typed_.count(name) != 0; }
  /// Without `otherwise` it must be given or have a usual value.
  double number(const std::string& name, std::optional<double> otherwise = {}) const;
  std::int64_t integer(const std::string& name, std::optional<std::int64_t> otherwise = {}) const;
  bool isOn(const std::string& name) const;
  /// Word, Text, File, Folder; empty when neither given nor usual.
  std::string text(const std::string& name) const;

 private:
  /// The value as text; empty when there is none.
  std::string valueOf(const std::string& name, std::initializer_list<SettingSpec::Kind> kinds) const;

  SettingSpecs specs_;
  std::map<std::string, std::string> typed_;
};

}  // namespace core::base
