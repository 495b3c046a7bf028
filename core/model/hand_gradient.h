#pragma once

#include <ATen/core/Tensor.h>

#include <functional>

namespace core::model {

/// A value that was computed from the input by hand, with its way back as a node of autograd's graph, so that what is written with tensors may stand before and behind
/// it. back: from the gradient of the value to that of the input; called at most once, without a graph. The value as it is where no gradient is recorded or the input
/// asks for none.
at::Tensor withGradient(at::Tensor value, const at::Tensor& input, std::function<at::Tensor(const at::Tensor& gradient)> back);

}  // namespace core::model
