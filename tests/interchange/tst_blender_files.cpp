// What Blender writes comes in as Blender has it; skips where Blender is not installed.
#include "core/io/motion_file.h"
#include "core/io/write/bvh_writer.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <glm/geometric.hpp>

using namespace core;

class TstBlenderFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void comesInAsBlenderHasIt_data();
  void comesInAsBlenderHasIt();

 private:
  QTemporaryDir folder_;
  QJsonObject truth_;
};

void TstBlenderFiles::initTestCase() {
  const QString blender = QStandardPaths::findExecutable(QStringLiteral("blender"));
  if (blender.isEmpty()) QSKIP("Blender is not installed");
  const std::filesystem::path source = std::filesystem::path(folder_.path().toStdString()) / "source.bvh";
  QVERIFY(io::writeBvh(source, test_support::syntheticWalk(6, 40)));
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(blender, {QStringLiteral("--background"), QStringLiteral("--factory-startup"), QStringLiteral("--python"),
                          QStringLiteral(STUDIO_SOURCE_DIR "/tests/interchange/write_in_blender.py"), QStringLiteral("--"), QString::fromStdString(source.string()),
                          folder_.path()});
  if (!process.waitForFinished(150'000)) {
    process.kill();
    process.waitForFinished();
    QSKIP("Blender takes too long here");
  }
  QFile file(folder_.filePath(QStringLiteral("truth.json")));
  QVERIFY2(file.open(QIODevice::ReadOnly), process.readAll().right(2000).constData());
  truth_ = QJsonDocument::fromJson(file.readAll()).object();
  QVERIFY(!truth_.isEmpty());
}

void TstBlenderFiles::comesInAsBlenderHasIt_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"bare.fbx", "leaves_and_scale.fbx", "z_up.fbx", "skinned.fbx", "skinned.glb", "skinned.dae", "blender.bvh"}) QTest::newRow(name) << name;
}

void TstBlenderFiles::comesInAsBlenderHasIt() {
  QFETCH(QString, name);
  const std::filesystem::path path = folder_.filePath(name).toStdString();
  if (!std::filesystem::exists(path)) QSKIP("this Blender cannot write it");
  const auto file = io::readMotionFile(path);
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  const auto& clip = *file->clip;
  const QJsonArray frames = truth_[QStringLiteral("frames")].toArray();
  QCOMPARE(clip.fps(), truth_[QStringLiteral("fps")].toDouble());
  QCOMPARE(clip.frameCount(), static_cast<int>(frames.size()));
  double worst = 0.0;
  for (int f = 0; f < clip.frameCount(); ++f) {
    const auto world = motion::worldPose(clip, f).positions;
    const QJsonObject heads = frames[f].toObject();
    for (auto head = heads.begin(); head != heads.end(); ++head) {
      int joint = clip.skeleton().indexOf(head.key().toStdString());
      const std::string suffix = (QStringLiteral("_") + head.key()).toStdString();
      // Collada puts the skeleton's name before each joint's.
      for (int j = 0; joint < 0 && j < clip.jointCount(); ++j)
        if (clip.skeleton().joint(j).name.ends_with(suffix)) joint = j;
      QVERIFY2(joint >= 0, qPrintable(head.key()));
      const QJsonArray at = head.value().toArray();
      worst = std::max(worst, static_cast<double>(glm::distance(
                                  world[static_cast<std::size_t>(joint)],
                                  glm::vec3(static_cast<float>(at[0].toDouble()), static_cast<float>(at[1].toDouble()), static_cast<float>(at[2].toDouble())))));
    }
  }
  qInfo("%.4f mm", 1000.0 * worst);
  QVERIFY2(worst < 0.0005, qPrintable(QString::number(worst)));
}

QTEST_GUILESS_MAIN(TstBlenderFiles)
#include "tst_blender_files.moc"
