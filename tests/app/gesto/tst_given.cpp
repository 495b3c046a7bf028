#include "core/document/project_file.h"
#include "core/engine/generation_engine.h"
#include "core/io/write/bvh_writer.h"
#include "core/motion/kinematics.h"
#include "core/services/take_requests.h"
#include "tests/support/built_data.h"
#include "tests/support/gesto_process.h"
#include "tests/support/small_training.h"
#include "tests/support/synthetic_motion.h"

#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace core;
using test_support::gesto;

/// `gesto generate --given FILE --project P` stores what was given, so that the take makes the same motion again: with an MDM of a few updates.
class TstGiven : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theTakeMakesTheSameMotionAgain_data();
  void theTakeMakesTheSameMotionAgain();

 private:
  std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }
  QTemporaryDir folder_;
};

void TstGiven::initTestCase() {
  at::set_num_threads(1);
  tests::writeBuiltData(path("data"), 6, 60);
  tests::writeTextEncoder(path("text.safetensors"));
  const auto trained = engine::runTraining(
      tests::smallTraining("mdm", path("data"), path("run"), 2, {{"batch", "4"}, {"width", "16"}, {"layers", "2"}, {"text", path("text.safetensors").string()}}), {}, {});
  QVERIFY2(trained, trained ? "" : trained.error().message.c_str());
  QVERIFY(io::writeBvh(path("walk.bvh"), test_support::syntheticWalk(3, 60)));
}

void TstGiven::theTakeMakesTheSameMotionAgain_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<bool>("keepsLegs");
  QTest::newRow("ends") << QStringList() << false;
  QTest::newRow("legs") << QStringList{"--keep", "legs"} << true;
}

void TstGiven::theTakeMakesTheSameMotionAgain() {
  QFETCH(QStringList, words);
  QFETCH(bool, keepsLegs);
  const auto project = folder_.filePath(QString("%1.gesto").arg(QTest::currentDataTag()));
  const auto made = gesto(QStringList{"generate", "a person walks", "--given", folder_.filePath("walk.bvh"), "--model", folder_.filePath("run/weights.safetensors"),
                                      "--seed", "5", "--steps", "10", "--project", project} +
                              words,
                          test_support::environmentWith("GESTO_THREADS", "1"));
  QVERIFY2(made.code == 0, made.err.constData());
  const auto read = document::readProject(project.toStdString());
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->takes.size(), std::size_t{1});
  const auto& take = read->takes.front();
  QVERIFY(take.request.given.file == path("walk.bvh"));
  QCOMPARE(take.request.given.keepsLegs, keepsLegs);

  const auto service = engine::makeGenerationService(services::ModelFolders(path("models")));
  const auto again = service->generate(services::generationRequest(take.request), {}, {});
  QVERIFY2(again, again ? "" : again.error().message.c_str());
  QVERIFY(motion::worldPositions(*again->clip) == motion::worldPositions(*take.clip));
  // Without what was given it would be another one.
  auto without = services::generationRequest(take.request);
  without.given.clear();
  without.seconds = take.clip->frameCount() / take.clip->fps();
  const auto other = service->generate(without, {}, {});
  QVERIFY2(other, other ? "" : other.error().message.c_str());
  QVERIFY(motion::worldPositions(*other->clip) != motion::worldPositions(*take.clip));
}

QTEST_GUILESS_MAIN(TstGiven)
#include "tst_given.moc"
