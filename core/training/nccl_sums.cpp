#include "core/training/nccl_sums.h"

#include <c10/cuda/CUDAGuard.h>
#include <cuda_runtime_api.h>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>

#include <unistd.h>
#include <cstdlib>
#include <string_view>

// Compiled where LibTorch was built with NCCL and its header is there; tests/core/training reads it wherever there are the toolkit's headers.
namespace core::training {

namespace {

class NcclSums : public CardSums {
 public:
  NcclSums(const c10::intrusive_ptr<c10d::Store>& store, int rank, int processes, c10::Device card)
      : card_(card), nccl_(c10::make_intrusive<c10d::PrefixStore>("nccl", store), rank, processes) {}

  c10::Device card() const override { return card_; }

  IsDone start(at::Tensor values) override {
    // Behind what the current stream has been asked for, which makes the values.
    const c10::cuda::CUDAGuard here(card_);
    std::vector<at::Tensor> all{std::move(values)};
    auto work = nccl_.allreduce(all);
    return [this, work, all] {
      const c10::cuda::CUDAGuard guard(card_);
      if (!work->isCompleted()) return false;
      work->wait();  // the stream's later work, and the place where a failure is thrown
      return true;
    };
  }

 private:
  c10::Device card_;
  c10d::ProcessGroupNCCL nccl_;
};

}  // namespace

std::string placeForNccl(c10::Device device) {
  const char* wanted = std::getenv("GESTO_NCCL");
  char card[64] = "", machine[256] = "";
  if (!device.is_cuda() || std::string_view(wanted ? wanted : "") == "off") return {};
  if (cudaDeviceGetPCIBusId(card, sizeof card, device.index()) != cudaSuccess || ::gethostname(machine, sizeof machine - 1) != 0) return {};
  return std::string(machine) + " " + card;
}

std::unique_ptr<CardSums> ncclSums(const c10::intrusive_ptr<c10d::Store>& store, int rank, int processes, c10::Device card) {
  return std::make_unique<NcclSums>(store, rank, processes, card);
}

}  // namespace core::training
