#pragma once

#include "core/base/precision.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <vector>

// Networks that a reverse loop asks at every step. A small network on a card waits for the processor, which hands over its hundreds of operations one by one: where the
// device can, they are recorded once and handed over as one.
namespace core::sampling {

/// Operations of a device that are done again, on the very memory of the first time.
class Recording {
 public:
  virtual ~Recording() = default;
  virtual void replay() = 0;
};

/// Records what the work asks of its device; whether that is done meanwhile is open. The work reads no value and brings nothing to the device.
/// Throws c10::Error where it does.
using Recorder = std::function<std::unique_ptr<Recording>(const std::function<void()>& work)>;

/// Of this process, like its device, and set beside it (core/engine/devices.h). Empty, as at the beginning: nothing is recorded.
void setRecorder(Recorder recorder);

/// Graphs of CUDA (at::cuda::CUDAGraph); empty in a build without it (STUDIO_CUDA).
Recorder cudaRecorder();

/// How networks without packed layers multiply: as the process was asked to on a card, exactly on a processor.
base::Precision unpackedPrecision();
/// The hash of a model of such networks: HASH, or HASH+bf16 where they multiply so.
std::string hashOfUnpacked(const std::string& hash);

/// One network for one run. Not thread-safe.
class RepeatedNetwork {
 public:
  /// inputs to output, all on one device. What else it reads (weights, the text) stays the same tensors while this lives.
  using Network = std::function<at::Tensor(const std::vector<at::Tensor>& inputs)>;

  /// precision Bf16: by LibTorch's mixed precision, whatever the inputs lie on.
  explicit RepeatedNetwork(Network network, base::Precision precision = unpackedPrecision());

  /// The network's output in the first input's type. On a device other than the CPU, with a recorder and without gradients: the second call with inputs of the same
  /// shapes and types is recorded (the first one warms up), and that and all later ones are replayed. Otherwise the network is called.
  at::Tensor operator()(const std::vector<at::Tensor>& inputs);

 private:
  struct OfShape {
    std::vector<at::Tensor> inputs;  // as the recording reads them; before there is one, the first call's
    at::Tensor output;
    std::unique_ptr<Recording> recording;
  };
  at::Tensor asked(const std::vector<at::Tensor>& inputs) const;

  Network network_;
  base::Precision precision_;
  std::list<OfShape> shapes_;
};

}  // namespace core::sampling
