#pragma once

#include "core/base/result.h"

#include <string>

namespace core::base {

/// Where networks compute, as a person names it: "auto", "cpu", "cuda" or "cuda:1".
struct DeviceName {
  enum class Kind { Automatic, Processor, Cuda };  // Automatic: a graphics card where there is one that this build can use
  Kind kind = Kind::Automatic;
  int index = 0;  // Cuda: which card

  bool operator==(const DeviceName&) const = default;
};

/// Errors: InvalidArgument for another word.
Result<DeviceName> deviceNamed(const std::string& text);

/// The word for it: deviceNamed gives it back.
std::string wordOf(const DeviceName& device);

}  // namespace core::base
