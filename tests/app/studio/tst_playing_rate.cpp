// How often a playing view is painted while a training run works beside it.
#include "core/io/write/export.h"
#include "tests/support/synthetic_motion.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/viewport/path_overlay.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>

#include <signal.h>

#include <algorithm>
#include <vector>

namespace {

constexpr int kPatience = 200'000;  // ms, on a computer that has other work

class Painted : public QObject {
 public:
  explicit Painted(QWidget& watched) { watched.installEventFilter(this); }
  double perSecond() {
    count_ = 0;
    QElapsedTimer timer;
    timer.start();
    QTest::qWait(1500);
    return 1e3 * count_ / static_cast<double>(timer.elapsed());
  }

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) ++count_;
    return false;
  }

 private:
  int count_ = 0;
};

}  // namespace

class TstPlayingRate : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void playingKeepsItsRateWhileARunTrains();
};

void TstPlayingRate::playingKeepsItsRateWhileARunTrains() {
  QTemporaryDir folder;
  const QString gesto = qEnvironmentVariable("STUDIO_BIN_DIR") + QStringLiteral("/gesto");
  QVERIFY(QDir().mkpath(folder.filePath("walks")));
  for (int i = 0; i < 12; ++i) {
    const auto file = folder.filePath(QStringLiteral("walks/oldWalk_%1.bvh").arg(i));
    QVERIFY(core::io::exportClip(file.toStdString(), test_support::syntheticWalk(static_cast<std::uint64_t>(20 + i), 70), {}));
  }
  QProcess build;
  build.start(gesto, {"dataset", "build", "--source", "bvh-folder:" + folder.filePath("walks"), "--out", folder.filePath("set")});
  QVERIFY(build.waitForFinished(kPatience));
  QVERIFY2(build.exitCode() == 0, build.readAllStandardError().constData());
  test_support::TestStudio test;
  test.generate("a person walks");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.clock.play();
  QProcess run;
  run.start(gesto, {"train", "mld-vae", "--data", folder.filePath("set"), "--run", folder.filePath("run"), "--steps", "100000", "--set", "batch=32", "--threads", "1"});
  const auto trains = [&] {
    QFile log(folder.filePath("run/log.jsonl"));
    return log.open(QIODevice::ReadOnly) && log.readAll().contains("\"train\"");
  };
  QTRY_VERIFY2_WITH_TIMEOUT(trains(), run.readAllStandardError().constData(), kPatience);
  // In turn, as the computer has other work, too.
  Painted painted(*test.window.views().view(0).pathOverlay()->parentWidget());
  std::vector<double> alone, beside;
  for (int round = 0; round < 5; ++round) {
    QCOMPARE(::kill(static_cast<pid_t>(run.processId()), SIGSTOP), 0);
    alone.push_back(painted.perSecond());
    QCOMPARE(::kill(static_cast<pid_t>(run.processId()), SIGCONT), 0);
    beside.push_back(painted.perSecond());
  }
  run.kill();
  QVERIFY(run.waitForFinished(kPatience));
  std::sort(alone.begin(), alone.end());
  std::sort(beside.begin(), beside.end());
  qInfo("frames painted in a second: %.1f alone, %.1f while a run trains in one thread", alone[2], beside[2]);
  QVERIFY2(alone[2] > 5.0 && beside[2] > 0.75 * alone[2], qPrintable(QStringLiteral("%1 and %2").arg(alone[2]).arg(beside[2])));
}

STUDIO_GUI_TEST_MAIN(TstPlayingRate)
#include "tst_playing_rate.moc"
