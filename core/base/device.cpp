#include "core/base/device.h"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

namespace core::base {

Result<DeviceName> deviceNamed(const std::string& text) {
  constexpr int kMostCards = 127;  // LibTorch counts in a signed byte
  if (text == "auto") return DeviceName{};
  if (text == "cpu") return DeviceName{DeviceName::Kind::Processor, 0};
  if (text == "cuda") return DeviceName{DeviceName::Kind::Cuda, 0};
  const std::string_view words(text);
  if (words.starts_with("cuda:")) {
    const auto number = words.substr(5);
    int index = -1;
    const auto [end, code] = std::from_chars(number.data(), number.data() + number.size(), index);
    if (code == std::errc() && end == number.data() + number.size() && index >= 0 && index <= kMostCards) return DeviceName{DeviceName::Kind::Cuda, index};
  }
  return Error{ErrorCode::InvalidArgument, fmt::format("a device is auto, cpu, cuda or cuda:N, not \"{}\"", text)};
}

std::string wordOf(const DeviceName& device) {
  switch (device.kind) {
    case DeviceName::Kind::Automatic: return "auto";
    case DeviceName::Kind::Processor: return "cpu";
    case DeviceName::Kind::Cuda: break;
  }
  return fmt::format("cuda:{}", device.index);
}

}  // namespace core::base
