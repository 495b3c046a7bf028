#include "core/checkpoint/first_values.h"

#include <torch/library.h>

namespace core::model {

namespace {

// The key of modes that LibTorch leaves to others; it is only looked at on a thread that includes it.
constexpr auto kKey = c10::DispatchKey::TESTING_ONLY_GenericMode;

at::Tensor& keep(at::Tensor& tensor, double /*from*/, double /*to*/, c10::optional<at::Generator> /*generator*/) { return tensor; }

}  // namespace

TORCH_LIBRARY_IMPL(_, TESTING_ONLY_GenericMode, library) { library.fallback(torch::CppFunction::makeFallthrough()); }

TORCH_LIBRARY_IMPL(aten, TESTING_ONLY_GenericMode, library) {
  library.impl("uniform_", keep);
  library.impl("normal_", keep);
}

NoFirstValues::NoFirstValues() : guard_(kKey) {}

}  // namespace core::model
