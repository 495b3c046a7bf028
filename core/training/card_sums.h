#pragma once

#include "core/training/process_group.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

// Sums of what lies on cards that do not go through the processors' memory, beside a group that does everything else.
namespace core::training {

/// What adds tensors of one card to those of the other processes' cards.
class CardSums {
 public:
  virtual ~CardSums() = default;
  virtual c10::Device card() const = 0;
  /// Whether a sum is there; from then on the card's later work waits for it. Throws what went wrong.
  using IsDone = std::function<bool()>;
  /// Sums values (contiguous, on the card) over all processes, in place and in the background, in the order in which they are given.
  virtual IsDone start(at::Tensor values) = 0;
};

/// A group that sums what lies on the card by `sums` and all else by `group`. When a process dies, a card may wait for it without an end, so settle() asks in rounds over
/// `group`, which knows of a lost process at once.
std::unique_ptr<ProcessGroup> withCardSums(std::unique_ptr<ProcessGroup> group, std::unique_ptr<CardSums> sums);

/// Where a process computes, as it tells the others: its machine and its card; empty for one that cannot sum from card to card.
/// Whether all can, each on a card of its own: two processes on one card would wait for each other.
bool haveOwnCards(const std::vector<std::string>& places);

}  // namespace core::training
