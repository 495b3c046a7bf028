#pragma once

#include "core/io/read/scene/imported_scene.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// Values as bytes for a pipe, and back.
namespace core::io::scene {

class Packer {
 public:
  template <class T>
  void number(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(const std::string& value) {
    number(static_cast<std::uint64_t>(value.size()));
    bytes_ += value;
  }
  void texts(const std::vector<std::string>& values) {
    number(static_cast<std::uint64_t>(values.size()));
    for (const auto& value : values) text(value);
  }
  template <class T>
  void array(const std::vector<T>& values) {
    number(static_cast<std::uint64_t>(values.size()));
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads zeros once the bytes have run out; good() tells.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}
  bool good() const { return good_; }
  bool atEnd() const { return good_ && bytes_.empty(); }
  template <class T>
  T number() {
    T value{};
    if (!has(sizeof value)) return value;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  std::size_t count(std::size_t most, std::size_t bytesEach) {
    const auto value = number<std::uint64_t>();
    if (value > most || value > bytes_.size() / bytesEach) good_ = false;
    return good_ ? static_cast<std::size_t>(value) : 0;
  }
  std::string text(std::size_t most = 4096) {
    const std::size_t size = count(most, 1);
    std::string value(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return value;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> values(count(kMostTakes, 8));
    for (auto& value : values) value = text();
    return values;
  }
  template <class T>
  std::vector<T> array() {
    std::vector<T> values(count(kMostKeys, sizeof(T)));
    if (!values.empty()) std::memcpy(static_cast<void*>(values.data()), bytes_.data(), values.size() * sizeof(T));
    bytes_.remove_prefix(values.size() * sizeof(T));
    return values;
  }

 private:
  bool has(std::size_t size) { return good_ = good_ && bytes_.size() >= size; }
  std::string_view bytes_;
  bool good_ = true;
};

}  // namespace core::io::scene
