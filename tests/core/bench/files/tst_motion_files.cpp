#include "core/base/file.h"
#include "core/bench/files/foot_bench.h"
#include "core/bench/files/motion_file_bench.h"
#include "core/io/write/bvh_writer.h"
#include "core/motion/humanml3d_skeleton.h"
#include "tests/support/synthetic_motion.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <vector>

using namespace core;
using namespace core::bench;

/// What the benches of motion files measure, on walks whose answers are known.
class TstMotionFiles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void sharesOfWhatWasMeasured();
  void everyFileIsReadAndPutBack();
  void onlyEveryNthIsRead();
  void aStopEndsIt();
  void feetAreMeasuredBeforeAndAfter();

 private:
  std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }
  std::vector<std::filesystem::path> files() const { return {path("a.bvh"), path("b.bvh"), path("c.bvh")}; }
  QTemporaryDir folder_;
};

void TstMotionFiles::initTestCase() {
  QVERIFY(io::writeBvh(path("a.bvh"), test_support::syntheticWalk(1, 60)));
  QVERIFY(io::writeBvh(path("b.bvh"), test_support::syntheticWalk(2, 40)));
  QVERIFY(base::writeFileAtomically(path("c.bvh"), "no motion"));
}

void TstMotionFiles::sharesOfWhatWasMeasured() {
  Distribution some{{5.0, 1.0, 3.0, 2.0, 4.0}};
  QCOMPARE(some.mean(), 3.0);
  QCOMPARE(some.at(0.0), 1.0);
  QCOMPARE(some.at(0.5), 3.0);
  QCOMPARE(some.at(1.0), 5.0);
  Distribution none;
  QCOMPARE(none.mean() + none.at(0.5), 0.0);
}

void TstMotionFiles::everyFileIsReadAndPutBack() {
  auto report = benchMotionFiles(files(), 1, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->files, 3);
  QCOMPARE(report->frames, 100);
  QCOMPARE(report->failed.size(), std::size_t{1});
  QVERIFY2(report->failed[0].find("c.bvh: ") != std::string::npos, report->failed[0].c_str());
  QCOMPARE(report->readMs.values.size(), std::size_t{2});
  // The walk stands on our own skeleton: through BVH's six digits and back it is where it was.
  QVERIFY2(report->bodyFileMm.at(1.0) < 0.01, qPrintable(QString::number(report->bodyFileMm.at(1.0))));
  QVERIFY2(report->backCm.at(0.5) < 1.0, qPrintable(QString::number(report->backCm.at(0.5))));
  QVERIFY(report->fiveMinutes.seconds > 0.0 && report->megabytes > 0.0);
}

void TstMotionFiles::onlyEveryNthIsRead() {
  const auto report = benchMotionFiles(files(), 2, {});
  QVERIFY(report);
  QCOMPARE(report->files, 2);
  QCOMPARE(report->frames, 60);
}

void TstMotionFiles::aStopEndsIt() {
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(benchMotionFiles(files(), 1, stop.get_token()).error().code, ErrorCode::Cancelled);
}

void TstMotionFiles::feetAreMeasuredBeforeAndAfter() {
  motion::CleanupOptions options;
  options.fps = motion::humanml3d::kFps;
  CleanedFiles all;
  for (const char* name : {"a.bvh", "b.bvh"}) {
    const auto one = cleanedFile(path(name), options);
    QVERIFY2(one, one ? "" : one.error().message.c_str());
    QCOMPARE(one->name, std::string(name));
    all.add(*one);
  }
  QCOMPARE(all.clips, 2);
  QCOMPARE(all.frames, 100.0);
  QVERIFY(all.contactFrames > 0.0 && all.hands.values.size() == 2);
  QVERIFY2(all.slide[1] < 1.0 * all.contactFrames, qPrintable(QString::number(all.slide[1] / all.contactFrames)));  // feet that stand go on standing
  QVERIFY(!cleanedFile(path("c.bvh"), options));
}

QTEST_GUILESS_MAIN(TstMotionFiles)
#include "tst_motion_files.moc"
