#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>

namespace core::training {

/// name=value pairs of a recipe, as given by --set. Throws std::invalid_argument on a value that is no number.
class RecipeSettings {
 public:
  RecipeSettings() = default;
  explicit RecipeSettings(std::map<std::string, std::string> values) : values_(std::move(values)) {}

  double number(const std::string& name, double fallback) const {
    const auto found = values_.find(name);
    if (found == values_.end()) return fallback;
    try {
      std::size_t used = 0;
      const double value = std::stod(found->second, &used);
      if (used == found->second.size()) return value;
    } catch (const std::logic_error&) {
    }
    throw std::invalid_argument("the setting " + name + " is a number, not \"" + found->second + "\"");
  }
  std::int64_t integer(const std::string& name, std::int64_t fallback) const {
    return static_cast<std::int64_t>(number(name, static_cast<double>(fallback)));
  }
  std::string text(const std::string& name, const std::string& fallback) const {
    const auto found = values_.find(name);
    return found == values_.end() ? fallback : found->second;
  }
  const std::map<std::string, std::string>& values() const { return values_; }

 private:
  std::map<std::string, std::string> values_;
};

}  // namespace core::training
