#include "core/engine/devices.h"

#include "core/checkpoint/model_device.h"
#include "core/checkpoint/model_precision.h"
#include "core/model/packed_layer.h"
#include "core/sampling/repeated_network.h"

#include <ATen/detail/CUDAHooksInterface.h>
#include <fmt/format.h>

#include <cstdlib>
#include <string_view>

namespace core::engine {

Result<void> useDevice(const base::DeviceName& device, int process) {
  using Kind = base::DeviceName::Kind;
  const auto& cuda = at::detail::getCUDAHooks();
  const int cards = cuda.hasCUDA() ? cuda.getNumGPUs() : 0;
  if (device.kind == Kind::Cuda && !cuda.hasCUDA())
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("--device {}: this program's LibTorch computes on the CPU alone; --device cpu, or a build with a LibTorch for CUDA", base::wordOf(device))};
  if (device.kind == Kind::Cuda && cards == 0)
    return Error{ErrorCode::InvalidArgument, fmt::format("--device {}: there is no graphics card that CUDA can use; --device cpu", base::wordOf(device))};
  if (device.kind == Kind::Cuda && device.index >= cards)
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("--device {}: there {} {} graphics card{}, counted from 0", base::wordOf(device), cards == 1 ? "is" : "are", cards, cards == 1 ? "" : "s")};
  const bool usesCard = device.kind == Kind::Cuda || (device.kind == Kind::Automatic && cards > 0);
  model::setModelDevice(usesCard ? c10::Device(c10::DeviceType::CUDA, static_cast<c10::DeviceIndex>((device.index + process) % cards))
                                 : c10::Device(c10::DeviceType::CPU));
  const char* graphs = std::getenv("GESTO_GRAPHS");
  sampling::setRecorder(usesCard && std::string_view(graphs ? graphs : "") != "off" ? sampling::cudaRecorder() : sampling::Recorder());
  return {};
}

void usePrecision(base::Precision precision) { model::setModelPrecision(precision); }

bool multipliesBf16() { return !model::modelDevice().is_cpu() || model::precisionHere(base::Precision::Bf16) == base::Precision::Bf16; }

}  // namespace core::engine
