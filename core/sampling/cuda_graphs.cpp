#include "core/sampling/repeated_network.h"

#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>

// Compiled where LibTorch was built with CUDA (STUDIO_CUDA); tests/core/sampling reads it wherever there are the toolkit's headers.
namespace core::sampling {

namespace {

class CudaRecording : public Recording {
 public:
  explicit CudaRecording(const std::function<void()>& work) {
    // CUDA records no default stream. What was asked for before is done first, and what the work allocates belongs to the graph.
    const auto usual = c10::cuda::getCurrentCUDAStream();
    usual.synchronize();
    const c10::cuda::CUDAStreamGuard aside(c10::cuda::getStreamFromPool(/*isHighPriority=*/false, usual.device_index()));
    graph_.capture_begin();
    work();
    graph_.capture_end();
  }

  void replay() override { graph_.replay(); }

 private:
  at::cuda::CUDAGraph graph_;
};

}  // namespace

Recorder cudaRecorder() {
  return [](const std::function<void()>& work) -> std::unique_ptr<Recording> { return std::make_unique<CudaRecording>(work); };
}

}  // namespace core::sampling
