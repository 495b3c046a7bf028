#include "ui/session/playback_clock.h"

#include <QSignalSpy>
#include <QTest>

using ui::PlaybackClock;

class TstPlaybackClock : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void loopsInsideTheRange();
  void stopsAtTheEndWithoutLoop();
  void playsBackwards();
  void stepsWholeFrames();
  void aShorterClipKeepsTheTimeInside();
  void aRangeShorterThanAFrameIsTheWhole();
  void seekingNeverLeavesTheClip();
  void anAuthorsRateCountsAndSteps();
  void whatPlayingMovesIsTold();
  void playsInRealTime();
};

void TstPlaybackClock::loopsInsideTheRange() {
  PlaybackClock clock;
  clock.setDuration(4.0);
  clock.setRange(1.0, 2.0);
  clock.seek(1.5);
  clock.advance(0.75);
  QVERIFY(qAbs(clock.time() - 1.25) < 1e-9);
  clock.advance(10.0);
  QVERIFY(clock.time() >= 1.0 && clock.time() < 2.0);
}

void TstPlaybackClock::stopsAtTheEndWithoutLoop() {
  PlaybackClock clock;
  clock.setDuration(2.0);
  clock.setLooping(false);
  QSignalSpy playing(&clock, &PlaybackClock::playingChanged);
  clock.play();
  clock.advance(5.0);
  QCOMPARE(clock.time(), 2.0);
  QVERIFY(!clock.isPlaying());
  QCOMPARE(playing.size(), 2);
  clock.play();
  QCOMPARE(clock.time(), 0.0);
}

void TstPlaybackClock::playsBackwards() {
  PlaybackClock clock;
  clock.setDuration(4.0);
  clock.seek(1.0);
  clock.shuttleBackward();
  clock.advance(0.5);
  QCOMPARE(clock.time(), 0.5);
  clock.shuttleBackward();
  QCOMPARE(clock.shuttle(), -2.0);
  clock.advance(0.5);
  QVERIFY(qAbs(clock.time() - 3.5) < 1e-9);
  clock.shuttleForward();
  QCOMPARE(clock.shuttle(), 1.0);
  clock.pause();
}

void TstPlaybackClock::stepsWholeFrames() {
  PlaybackClock clock;
  clock.setFrameRate(20.0);
  clock.setDuration(4.0);
  clock.seek(1.012);
  clock.stepFrames(1);
  QVERIFY(qAbs(clock.time() - 1.05) < 1e-9);
  clock.stepFrames(-2);
  QVERIFY(qAbs(clock.time() - 0.95) < 1e-9);
}

void TstPlaybackClock::aShorterClipKeepsTheTimeInside() {
  PlaybackClock clock;
  clock.setDuration(4.0);
  clock.setRange(2.0, 3.0);
  clock.seek(3.9);
  clock.setDuration(1.0);
  QCOMPARE(clock.time(), 1.0);
  QVERIFY(!clock.hasRange());
  clock.setDuration(0.0);
  clock.play();
  QVERIFY(!clock.isPlaying());
}

void TstPlaybackClock::aRangeShorterThanAFrameIsTheWhole() {
  PlaybackClock clock;
  clock.setDuration(4.0);
  clock.setRange(3.0, 1.0);
  QVERIFY(!clock.hasRange());
  clock.setRange(-5.0, 2.0);
  QCOMPARE(clock.rangeStart(), 0.0);
  QCOMPARE(clock.rangeEnd(), 2.0);
}

void TstPlaybackClock::seekingNeverLeavesTheClip() {
  PlaybackClock clock;
  clock.setDuration(2.0);
  clock.seek(-3.0);
  QCOMPARE(clock.time(), 0.0);
  clock.seek(30.0);
  QCOMPARE(clock.time(), 2.0);
}

void TstPlaybackClock::anAuthorsRateCountsAndSteps() {
  PlaybackClock clock;
  clock.setDuration(4.0);
  clock.setFrameRate(20.0);
  QSignalSpy changed(&clock, &PlaybackClock::frameRateChanged);
  clock.setAuthorRate(24.0);
  QCOMPARE(changed.size(), 1);
  QCOMPARE(clock.frameRate(), 24.0);
  QCOMPARE(clock.takeRate(), 20.0);
  clock.stepFrames(3);
  QVERIFY(qAbs(clock.time() - 3.0 / 24.0) < 1e-9);
  // Takes of another rate do not change what the author counts in.
  clock.setFrameRate(30.0);
  QCOMPARE(clock.frameRate(), 24.0);
  clock.setAuthorRate(0.0);
  QCOMPARE(clock.frameRate(), 30.0);
  clock.setAuthorRate(9999.0);
  QCOMPARE(clock.frameRate(), 120.0);
}

void TstPlaybackClock::whatPlayingMovesIsTold() {
  PlaybackClock clock;
  clock.setDuration(4.0);
  clock.setRange(1.0, 2.0);
  clock.seek(1.75);
  QSignalSpy advanced(&clock, &PlaybackClock::advanced);
  clock.advance(0.5);  // round
  clock.setLooping(false);
  clock.advance(5.0);  // to the end
  QCOMPARE(advanced.size(), 2);
  QVERIFY(qAbs(advanced[0][0].toDouble() - 0.5) < 1e-9);
  QVERIFY(qAbs(advanced[1][0].toDouble() - 0.75) < 1e-9);
  clock.seek(1.1);  // is no playing
  QCOMPARE(advanced.size(), 2);
}

void TstPlaybackClock::playsInRealTime() {
  PlaybackClock clock;
  clock.setDuration(100.0);
  clock.setSpeed(2.0);
  QElapsedTimer real;
  real.start();
  clock.play();
  QTest::qWait(300);
  clock.pause();
  const double expected = 2.0 * real.elapsed() / 1000.0;
  // Busy machines tick late, and the clock drops stalls above a quarter second.
  QVERIFY2(clock.time() > 0.1 && clock.time() <= expected + 0.05, qPrintable(QString::number(clock.time())));
}

QTEST_GUILESS_MAIN(TstPlaybackClock)
#include "tst_playback_clock.moc"
