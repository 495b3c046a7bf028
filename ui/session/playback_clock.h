#pragma once

#include "core/motion/humanml3d_skeleton.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace ui {

/// The time of a clip of that length that goes round by itself while a longer one plays on.
double roundAndRound(double seconds, double duration);

/// The one time that all views and the timeline share, in seconds from the start of the clips.
/// While playing it moves inside the range: round and round when looping, else it stops at the range's end.
class PlaybackClock : public QObject {
  Q_OBJECT
 public:
  explicit PlaybackClock(QObject* parent = nullptr);

  double time() const { return time_; }
  double duration() const { return duration_; }
  double rangeStart() const { return rangeStart_; }
  double rangeEnd() const { return rangeEnd_; }
  bool hasRange() const { return rangeStart_ > 0.0 || rangeEnd_ < duration_; }
  double speed() const { return speed_; }
  /// Frames a second that time is counted, stepped and scrubbed in: the author's, else the takes'.
  double frameRate() const { return authorRate_ > 0.0 ? authorRate_ : frameRate_; }
  bool hasAuthorRate() const { return authorRate_ > 0.0; }
  double authorRate() const { return authorRate_; }
  /// That of the takes, whatever the author counts in.
  double takeRate() const { return frameRate_; }
  bool isPlaying() const { return timer_.isActive(); }
  bool isLooping() const { return isLooping_; }
  /// 1 forward, -1 backward (the J key); doubled and quadrupled by pressing J or L again.
  double shuttle() const { return shuttle_; }

  /// 0: there is nothing to play. The range becomes the whole; the time is kept if it still fits.
  void setDuration(double seconds);
  void setFrameRate(double framesPerSecond);
  /// 12 to 120; 0: as the takes have it. The motion stays as it is.
  void setAuthorRate(double framesPerSecond);
  /// Clamped to the duration; a range shorter than one frame is the whole.
  void setRange(double start, double end);
  /// Milliseconds between two times while playing.
  void setTickInterval(int milliseconds) { timer_.setInterval(milliseconds); }
  /// Moves the playing time on, as the timer does. Public for tests and picture sequences.
  void advance(double seconds);

 public Q_SLOTS:
  void play();
  void pause();
  void togglePlaying();
  void shuttleForward();
  void shuttleBackward();
  void seek(double seconds);
  void stepFrames(int frames);
  void goToStart() { seek(rangeStart_); }
  void goToEnd() { seek(rangeEnd_); }
  void setLooping(bool isLooping);
  /// 0.1 to 4.
  void setSpeed(double speed);

 Q_SIGNALS:
  /// Playing moved the time on by so many seconds (below 0: backwards), whether it went round or not. Comes before timeChanged.
  void advanced(double seconds);
  void timeChanged(double seconds);
  void playingChanged(bool isPlaying);
  void rangeChanged(double start, double end);
  void durationChanged(double seconds);
  void loopingChanged(bool isLooping);
  void speedChanged(double speed);
  /// The author's or the takes'.
  void frameRateChanged(double framesPerSecond);

 private:
  void setTime(double seconds);

  double time_ = 0.0;
  double duration_ = 0.0;
  double rangeStart_ = 0.0;
  double rangeEnd_ = 0.0;
  double speed_ = 1.0;
  double shuttle_ = 1.0;
  double frameRate_ = core::motion::humanml3d::kFps;
  double authorRate_ = 0.0;
  bool isLooping_ = true;
  QTimer timer_;
  QElapsedTimer sinceTick_;
};

}  // namespace ui
