#pragma once

#include "core/document/project.h"
#include "ui/session/playback_clock.h"

#include <array>

namespace ui {

/// What time each view shows. On one clock it is the clock's, and each take goes round by itself. With free clocks the clock is the active view's: moving through
/// time moves that view alone, the others stay where they are, and playing moves all of them on from there.
class ViewTimes {
 public:
  using Durations = std::array<double, core::document::ViewState::kMostViews>;  // seconds of the views' takes; 0: empty

  /// The clock must outlive this.
  explicit ViewTimes(PlaybackClock& clock) : clock_(clock) {}

  bool isLinked() const { return isLinked_; }
  /// Once they are free all begin where they are; linked again, all are where the clock is.
  void setLinked(bool isLinked, const Durations& durations);
  /// The clock goes to that view's time.
  void activate(int view, const Durations& durations);
  /// Playing went on by so much: the other views follow, each round and round by itself where the clock loops.
  void advance(double seconds, const Durations& durations);
  /// Of the view's take, in seconds.
  double of(int view, double duration) const;
  double ahead(int view) const { return isLinked_ || view == active_ ? 0.0 : own_[static_cast<std::size_t>(view)] - clock_.time(); }

 private:
  double ofClock(double duration) const { return clock_.isLooping() ? roundAndRound(clock_.time(), duration) : clock_.time(); }

  PlaybackClock& clock_;
  bool isLinked_ = true;
  int active_ = 0;
  Durations own_{};  // while they are free; that of the active view is the clock's
};

}  // namespace ui
