#include "core/sampling/repeated_network.h"

#include "core/checkpoint/autocast_scope.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/model_precision.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <utility>

namespace core::sampling {

namespace {

// Set before anything computes, like the device.
Recorder& recorderInUse() {
  static Recorder one;
  return one;
}

bool areAlike(const std::vector<at::Tensor>& some, const std::vector<at::Tensor>& others) {
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const at::Tensor& a, const at::Tensor& b) { return a.sizes() == b.sizes() && a.scalar_type() == b.scalar_type(); });
}

}  // namespace

void setRecorder(Recorder recorder) { recorderInUse() = std::move(recorder); }

#if !defined(STUDIO_HAS_CUDA)
Recorder cudaRecorder() { return {}; }
#endif

base::Precision unpackedPrecision() { return model::modelDevice().is_cpu() ? base::Precision::Exact : model::modelPrecision(); }

std::string hashOfUnpacked(const std::string& hash) { return model::hashIn(hash, unpackedPrecision()); }

RepeatedNetwork::RepeatedNetwork(Network network, base::Precision precision) : network_(std::move(network)), precision_(precision) {}

at::Tensor RepeatedNetwork::asked(const std::vector<at::Tensor>& inputs) const {
  const auto& first = inputs.front();
  const model::AutocastScope autocast(precision_ == base::Precision::Bf16, first.device().type());
  return network_(inputs).to(first.scalar_type());
}

at::Tensor RepeatedNetwork::operator()(const std::vector<at::Tensor>& inputs) {
  const auto& recorder = recorderInUse();
  if (!recorder || inputs.front().is_cpu() || at::GradMode::is_enabled()) return asked(inputs);
  const auto found = std::find_if(shapes_.begin(), shapes_.end(), [&](const OfShape& one) { return areAlike(one.inputs, inputs); });
  if (found == shapes_.end()) {
    // What a first call fetches (kernels, room to work in) cannot be recorded.
    shapes_.push_back({inputs, {}, nullptr});
    return asked(inputs);
  }
  auto& one = *found;
  if (one.recording) {
    for (std::size_t i = 0; i < inputs.size(); ++i) one.inputs[i].copy_(inputs[i]);
  } else {
    for (std::size_t i = 0; i < inputs.size(); ++i) one.inputs[i] = inputs[i].clone(at::MemoryFormat::Contiguous);
    one.recording = recorder([&] { one.output = asked(one.inputs); });
  }
  one.recording->replay();
  return one.output.clone();  // the next replay writes over it
}

}  // namespace core::sampling
