#pragma once

#include "core/document/take.h"

#include <array>
#include <vector>

namespace core::document {

/// What stands in the panels: the request of the next take.
struct Draft {
  TakeRequest request;
  int variants = 1;           // 1 to 8 takes per press of Generate, seeds counting up
  bool keepsBest = false;     // of the variants only the one that fits the words best becomes a take
  bool isSeedLocked = false;  // unlocked: a new seed after every generation
  bool operator==(const Draft&) const = default;
};

/// What the viewports show; kept with the project, not part of undo.
struct ViewState {
  int viewCount = 1;              // 1 or 2
  std::array<TakeId, 2> shown{};  // views A and B; 0: empty
  bool isCameraShared = true;
  bool operator==(const ViewState&) const = default;
};

/// A person's work: takes in the order they were made (ascending id), the draft and the views.
struct Project {
  std::vector<Take> takes;
  Draft draft;
  ViewState view;
  TakeId nextTakeId = 1;

  /// nullptr when there is no such take. Valid until the takes change.
  const Take* find(TakeId id) const;
  Take* find(TakeId id);

  /// Gives the take the next id and appends it. Throws std::invalid_argument for a take without a clip.
  TakeId append(Take take);
  /// Puts back a take that has an id already, at its place in the order.
  void restore(Take take);
  /// Takes it out and hands it over; throws std::invalid_argument when there is no such take.
  Take remove(TakeId id);
};

}  // namespace core::document
