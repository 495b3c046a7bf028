#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <algorithm>

namespace test_support {

/// The longest time in which the event loop did not come round.
class LoopGap : public QObject {
 public:
  LoopGap() {
    since_.start();
    startTimer(0);
  }
  qint64 longest = 0;  // ms

  /// What was so far does not count.
  void restart() {
    since_.restart();
    longest = 0;
  }

 protected:
  void timerEvent(QTimerEvent*) override { longest = std::max(longest, since_.restart()); }

 private:
  QElapsedTimer since_;
};

}  // namespace test_support
