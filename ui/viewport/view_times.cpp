#include "ui/viewport/view_times.h"

#include <algorithm>
#include <cmath>

namespace ui {

void ViewTimes::setLinked(bool isLinked, const Durations& durations) {
  if (isLinked == isLinked_) return;
  for (std::size_t view = 0; view < own_.size(); ++view) own_[view] = ofClock(durations[view]);
  isLinked_ = isLinked;
}

void ViewTimes::activate(int view, const Durations& durations) {
  if (view == active_) return;
  const auto before = static_cast<std::size_t>(active_);
  own_[before] = ofClock(durations[before]);
  active_ = view;
  if (!isLinked_) clock_.seek(own_[static_cast<std::size_t>(view)]);
}

void ViewTimes::advance(double seconds, const Durations& durations) {
  if (isLinked_) return;
  for (std::size_t view = 0; view < own_.size(); ++view) {
    if (static_cast<int>(view) == active_ || durations[view] <= 0.0) continue;
    double next = own_[view] + seconds;
    if (clock_.isLooping() && (next < 0.0 || next > durations[view])) {
      next = std::fmod(next, durations[view]);
      if (next < 0.0) next += durations[view];
    }
    own_[view] = std::clamp(next, 0.0, durations[view]);
  }
}

double ViewTimes::of(int view, double duration) const {
  if (isLinked_ || view == active_) return ofClock(duration);
  return std::min(own_[static_cast<std::size_t>(view)], duration);
}

}  // namespace ui
