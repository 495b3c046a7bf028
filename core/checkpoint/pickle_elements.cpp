#include "core/checkpoint/pickle_elements.h"

#include "core/checkpoint/pickle.h"

#include <array>
#include <utility>

namespace core::model::pickle {

namespace {

struct ElementType {
  std::string_view storage;
  std::int64_t bytes;
};
constexpr std::array kElementTypes = {ElementType{"FloatStorage", 4},    ElementType{"DoubleStorage", 8},       ElementType{"HalfStorage", 2},
                                      ElementType{"BFloat16Storage", 2}, ElementType{"LongStorage", 8},         ElementType{"IntStorage", 4},
                                      ElementType{"ShortStorage", 2},    ElementType{"CharStorage", 1},         ElementType{"ByteStorage", 1},
                                      ElementType{"BoolStorage", 1},     ElementType{"ComplexFloatStorage", 8}, ElementType{"ComplexDoubleStorage", 16},
                                      ElementType{"UntypedStorage", 1}};

}  // namespace

std::int64_t elementBytes(std::string_view storage) {
  for (const auto& type : kElementTypes) {
    if (type.storage == storage) return type.bytes;
  }
  return 0;
}

std::string_view storageOfElementType(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kWords = {{{"torch.float32", "FloatStorage"},
                                                                                     {"torch.float", "FloatStorage"},
                                                                                     {"torch.float64", "DoubleStorage"},
                                                                                     {"torch.double", "DoubleStorage"},
                                                                                     {"torch.float16", "HalfStorage"},
                                                                                     {"torch.half", "HalfStorage"},
                                                                                     {"torch.bfloat16", "BFloat16Storage"},
                                                                                     {"torch.int64", "LongStorage"},
                                                                                     {"torch.int32", "IntStorage"},
                                                                                     {"torch.int16", "ShortStorage"},
                                                                                     {"torch.int8", "CharStorage"},
                                                                                     {"torch.uint8", "ByteStorage"},
                                                                                     {"torch.bool", "BoolStorage"},
                                                                                     {"torch.complex64", "ComplexFloatStorage"},
                                                                                     {"torch.complex128", "ComplexDoubleStorage"}}};
  for (const auto& [word, storage] : kWords) {
    if (word == name) return storage;
  }
  return {};
}

}  // namespace core::model::pickle
