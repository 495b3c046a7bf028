#include "ui/session/playback_clock.h"

#include <algorithm>
#include <cmath>

namespace ui {

double roundAndRound(double seconds, double duration) { return duration > 0.0 && seconds > duration ? std::fmod(seconds, duration) : seconds; }

PlaybackClock::PlaybackClock(QObject* parent) : QObject(parent) {
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setInterval(16);
  connect(&timer_, &QTimer::timeout, this, [this] {
    // A long stall (a dialog, a sleeping machine) must not make the figure jump.
    const double seconds = std::min(0.25, static_cast<double>(sinceTick_.nsecsElapsed()) * 1e-9);
    sinceTick_.restart();
    advance(seconds);
  });
}

void PlaybackClock::setDuration(double seconds) {
  seconds = std::max(0.0, seconds);
  if (seconds == duration_) return;
  const bool wasWhole = !hasRange();
  duration_ = seconds;
  if (wasWhole) {
    rangeStart_ = 0.0;
    rangeEnd_ = duration_;
  } else {
    rangeEnd_ = std::min(rangeEnd_, duration_);
    if (rangeEnd_ - rangeStart_ < 1.0 / frameRate()) {
      rangeStart_ = 0.0;
      rangeEnd_ = duration_;
    }
  }
  Q_EMIT durationChanged(duration_);
  Q_EMIT rangeChanged(rangeStart_, rangeEnd_);
  setTime(std::min(time_, duration_));
  if (duration_ <= 0.0) pause();
}

void PlaybackClock::setFrameRate(double framesPerSecond) {
  if (framesPerSecond <= 0.0 || framesPerSecond == frameRate_) return;
  frameRate_ = framesPerSecond;
  Q_EMIT frameRateChanged(frameRate());
}

void PlaybackClock::setAuthorRate(double framesPerSecond) {
  framesPerSecond = framesPerSecond > 0.0 ? std::clamp(framesPerSecond, 12.0, 120.0) : 0.0;
  if (framesPerSecond == authorRate_) return;
  authorRate_ = framesPerSecond;
  Q_EMIT frameRateChanged(frameRate());
}

void PlaybackClock::setRange(double start, double end) {
  start = std::clamp(start, 0.0, duration_);
  end = std::clamp(end, 0.0, duration_);
  if (end - start < 1.0 / frameRate()) {
    start = 0.0;
    end = duration_;
  }
  if (start == rangeStart_ && end == rangeEnd_) return;
  rangeStart_ = start;
  rangeEnd_ = end;
  Q_EMIT rangeChanged(start, end);
}

void PlaybackClock::advance(double seconds) {
  const double length = rangeEnd_ - rangeStart_;
  if (length <= 0.0) return;
  double next = time_ + seconds * speed_ * shuttle_;
  const bool isPastEnd = shuttle_ > 0 ? next >= rangeEnd_ : next < rangeStart_;
  if (isPastEnd && !isLooping_) {
    Q_EMIT advanced((shuttle_ > 0 ? rangeEnd_ : rangeStart_) - time_);
    setTime(shuttle_ > 0 ? rangeEnd_ : rangeStart_);
    pause();
    return;
  }
  Q_EMIT advanced(next - time_);
  if (next >= rangeEnd_ || next < rangeStart_) {
    next = std::fmod(next - rangeStart_, length);
    next = rangeStart_ + (next < 0.0 ? next + length : next);
  }
  setTime(next);
}

void PlaybackClock::play() {
  if (duration_ <= 0.0 || isPlaying()) return;
  if (!isLooping_ && shuttle_ > 0 && time_ >= rangeEnd_ - 1e-6) setTime(rangeStart_);
  sinceTick_.start();
  timer_.start();
  Q_EMIT playingChanged(true);
}

void PlaybackClock::pause() {
  shuttle_ = 1.0;
  if (!isPlaying()) return;
  timer_.stop();
  Q_EMIT playingChanged(false);
}

void PlaybackClock::togglePlaying() {
  if (isPlaying())
    pause();
  else
    play();
}

void PlaybackClock::shuttleForward() {
  shuttle_ = isPlaying() && shuttle_ > 0 ? std::min(4.0, shuttle_ * 2) : 1.0;
  play();
}

void PlaybackClock::shuttleBackward() {
  shuttle_ = isPlaying() && shuttle_ < 0 ? std::max(-4.0, shuttle_ * 2) : -1.0;
  play();
}

void PlaybackClock::seek(double seconds) { setTime(std::clamp(seconds, 0.0, duration_)); }

void PlaybackClock::stepFrames(int frames) {
  pause();
  seek((std::round(time_ * frameRate()) + frames) / frameRate());
}

void PlaybackClock::setLooping(bool isLooping) {
  if (isLooping == isLooping_) return;
  isLooping_ = isLooping;
  Q_EMIT loopingChanged(isLooping);
}

void PlaybackClock::setSpeed(double speed) {
  speed = std::clamp(speed, 0.1, 4.0);
  if (speed == speed_) return;
  speed_ = speed;
  Q_EMIT speedChanged(speed);
}

void PlaybackClock::setTime(double seconds) {
  if (seconds == time_) return;
  time_ = seconds;
  Q_EMIT timeChanged(time_);
}

}  // namespace ui
