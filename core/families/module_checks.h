#pragma once

#include "core/base/result.h"

#include <stdexcept>
#include <string>

// What the module table expects of wrong inputs: a std::invalid_argument with the sentence.
namespace core::families {

template <class T>
T required(Result<T> result) {
  if (!result) throw std::invalid_argument(result.error().message);
  return std::move(result).value();
}

inline void require(bool holds, const std::string& sentence) {
  if (!holds) throw std::invalid_argument(sentence);
}

}  // namespace core::families
