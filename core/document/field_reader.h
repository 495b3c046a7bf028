#pragma once

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <string>
#include <type_traits>
#include <vector>

// How project files are read; used by this folder's sources.
namespace core::document {

/// Paths are stored in UTF-8.
inline std::string pathText(const std::filesystem::path& path) {
  const auto text = path.u8string();
  return {text.begin(), text.end()};
}

inline std::filesystem::path pathOf(const std::string& text) { return std::filesystem::path(std::u8string(text.begin(), text.end())); }

/// Reads fields that may be missing; a field of the wrong kind or range keeps the default and is counted as broken.
class FieldReader {
 public:
  explicit FieldReader(const nlohmann::json& object) : object_(object) {}

  void text(const char* field, std::string& out) {
    const nlohmann::json* value = find(field);
    if (!value) return;
    // As long as it is: what a person has typed was saved, and what was saved is read.
    if (!value->is_string()) return fail(field);
    out = value->get<std::string>();
  }
  void number(const char* field, double& out, double lowest, double highest) {
    const nlohmann::json* value = find(field);
    if (!value) return;
    if (!value->is_number()) return fail(field);
    const double read = value->get<double>();
    if (!std::isfinite(read) || read < lowest || read > highest) return fail(field);
    out = read;
  }
  template <class Integer>
  void integer(const char* field, Integer& out, Integer lowest, Integer highest) {
    const nlohmann::json* value = find(field);
    if (!value) return;
    if (!value->is_number_integer()) return fail(field);
    if constexpr (std::is_unsigned_v<Integer>) {
      if (!value->is_number_unsigned()) return fail(field);
    } else if (value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(highest)) {
      return fail(field);
    }
    if constexpr (std::is_signed_v<Integer>) {
      if (const auto wide = value->get<std::int64_t>(); wide < lowest || wide > highest) return fail(field);
    } else {
      if (const auto wide = value->get<std::uint64_t>(); wide < lowest || wide > highest) return fail(field);
    }
    out = value->get<Integer>();
  }
  void flag(const char* field, bool& out) {
    const nlohmann::json* value = find(field);
    if (!value) return;
    if (!value->is_boolean()) return fail(field);
    out = value->get<bool>();
  }
  void texts(const char* field, std::vector<std::string>& out) {
    const nlohmann::json* value = find(field);
    if (!value) return;
    if (!value->is_array() || value->size() > 1'000) return fail(field);
    for (const nlohmann::json& entry : *value) {
      if (!entry.is_string()) return fail(field);
      out.push_back(entry.get<std::string>());
    }
  }
  const nlohmann::json* object(const char* field) {
    const nlohmann::json* value = find(field);
    if (value && !value->is_object()) {
      fail(field);
      return nullptr;
    }
    return value;
  }
  const nlohmann::json* list(const char* field) {
    const nlohmann::json* value = find(field);
    if (value && (!value->is_array() || value->size() > 1'000)) {
      fail(field);
      return nullptr;
    }
    return value;
  }
  void fail(const char* field) {
    if (broken_.empty()) broken_ = std::string(field);
  }
  /// The first field that could not be used, or empty.
  const std::string& brokenField() const { return broken_; }

 private:
  const nlohmann::json* find(const char* field) const {
    const auto found = object_.find(field);
    return found == object_.end() ? nullptr : &*found;
  }
  const nlohmann::json& object_;
  std::string broken_;
};

}  // namespace core::document
