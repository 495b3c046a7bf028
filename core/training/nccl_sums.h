#pragma once

#include "core/training/card_sums.h"

#include <torch/csrc/distributed/c10d/Store.hpp>

#include <memory>
#include <string>

namespace core::training {

/// Which card of this machine that is, whatever number this process knows it by, for haveOwnCards(); empty for a device that is no card of CUDA, with GESTO_NCCL=off, and
/// in a build without NCCL (which takes a LibTorch that was built with it, and NCCL's header).
std::string placeForNccl(c10::Device device);

/// Sums by NCCL of LibTorch's c10d, for a process that computes on that card. The store is one that all processes share. Only where there is a place for it.
std::unique_ptr<CardSums> ncclSums(const c10::intrusive_ptr<c10d::Store>& store, int rank, int processes, c10::Device card);

}  // namespace core::training
