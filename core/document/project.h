#pragma once

#include "core/document/take.h"

#include <array>
#include <vector>

namespace core::document {

/// As many as the contact sheet shows, and as there are digits to choose by.
inline constexpr int kMostVariants = 9;

/// What stands in the panels: the request of the next take.
struct Draft {
  TakeRequest request;
  int variants = 1;           // 1 to kMostVariants takes per press of Generate, seeds counting up
  bool keepsBest = false;     // of the variants only the one that fits the words best becomes a take
  bool isSeedLocked = false;  // unlocked: a new seed after every generation
  bool operator==(const Draft&) const = default;
};

/// What the viewports show; kept with the project, not part of undo.
struct ViewState {
  static constexpr int kMostViews = 4;
  int viewCount = 1;                       // 1, 2 or 4
  std::array<TakeId, kMostViews> shown{};  // views A, B, C and D; 0: empty
  bool isCameraShared = true;
  bool isClockShared = true;     // else each view has a time of its own
  bool areRootsAligned = false;  // every figure stands where the one of view A stands
  bool isWiped = false;          // with one view only: right of a border it shows the take of B
  double wipeAt = 0.5;           // where that border is, 0 to 1 of the width
  /// How many of `shown` are to be seen: a wipe shows two in its one view.
  int shownCount() const { return isWiped ? 2 : viewCount; }
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
