// The add-on of packaging/blender in Blender itself, against a running gesto serve; skips where Blender is not installed.
#include "core/io/motion_file.h"
#include "core/motion/kinematics.h"
#include "tests/support/gesto_process.h"

#include <QJsonArray>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <glm/geometric.hpp>

using namespace core;

namespace {

constexpr double kTolerance = 1e-5;  // metres

/// Where the joints of a motion file are, by frame and joint, from our own forward kinematics.
struct Places {
  std::vector<std::map<QString, glm::dvec3>> frames;

  explicit Places(const QString& path) {
    const auto file = io::readMotionFile(path.toStdString());
    if (!file) return;
    const auto& clip = *file->clip;
    for (int f = 0; f < clip.frameCount(); ++f) {
      const auto world = motion::worldPose(clip, f).positions;
      auto& frame = frames.emplace_back();
      for (int j = 0; j < clip.jointCount(); ++j) frame[QString::fromStdString(clip.skeleton().joint(j).name)] = world[static_cast<std::size_t>(j)];
    }
  }
};

glm::dvec3 point(const QJsonValue& value) {
  const auto v = value.toArray();
  return {v[0].toDouble(), v[1].toDouble(), v[2].toDouble()};
}

const QStringList kWalk = {"generate", "a person walks forward", "--length", "1", "--steps", "5"};

}  // namespace

class TstLiveLinkBlender : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theMotionIsThatOfTheCommandLine_data();
  void theMotionIsThatOfTheCommandLine();
  void anArmatureThatIsThereTakesIt();
  void anotherFigureTakesItsTurns();
  void anotherKindOfFigureIsLeftAlone();
  void whatGoesWrongIsASentence_data();
  void whatGoesWrongIsASentence();
  void blenderGoesOnMeanwhile();
  void cleanupTestCase();

 private:
  QTemporaryDir folder_;
  QProcess server_;
  QJsonObject seen_;
};

void TstLiveLinkBlender::initTestCase() {
  const QString blender = QStandardPaths::findExecutable(QStringLiteral("blender"));
  if (blender.isEmpty()) QSKIP("Blender is not installed");
  const auto make = [&](const QString& name, const QStringList& arguments) {
    const auto made = test_support::gesto(arguments + QStringList{"--out", folder_.filePath(name)});
    QVERIFY2(made.code == 0, made.err.constData());
  };
  make("own.bvh", {"generate", "a person walks", "--length", "2", "--steps", "5"});
  make("mixamo.fbx", {"generate", "a person jumps", "--names", "mixamo", "--length", "1", "--steps", "5", "--no-figure"});
  make("plain.glb", kWalk + QStringList{"--seed", "4"});
  make("styled.glb", kWalk + QStringList{"--seed", "4", "--style", "old", "--ws", "3", "--wc", "5", "--classifier-scale", "0.5", "--fps", "30"});
  make("clip.glb", kWalk + QStringList{"--seed", "4", "--style", folder_.filePath("own.bvh")});
  make("spans.glb", {"generate", "--span", "0-1: a person walks forward", "--span", "1-2, style old: a person waves", "--steps", "5", "--seed", "4"});
  server_.start(qEnvironmentVariable("STUDIO_BIN_DIR") + QStringLiteral("/gesto"), {"serve", "--port", "0", "--json"});
  while (!server_.canReadLine() && server_.waitForReadyRead(60'000)) {
  }
  const auto address = QJsonDocument::fromJson(server_.readLine()).object()["address"].toString();
  QVERIFY2(!address.isEmpty(), server_.readAllStandardError().constData());
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(blender, {"--background", "--factory-startup", "--python", STUDIO_SOURCE_DIR "/tests/interchange/drive_live_link.py", "--",
                          STUDIO_SOURCE_DIR "/packaging/blender/gesto_live_link.py", address, folder_.path(), folder_.filePath("seen.json")});
  if (!process.waitForFinished(300'000)) {
    process.kill();
    process.waitForFinished();
    QSKIP("Blender takes too long here");
  }
  const auto said = process.readAll();
  if (said.contains("No module named 'numpy'")) QSKIP("Blender lacks NumPy (package python3-numpy)");
  seen_ = QJsonDocument::fromJson(test_support::bytesOf(folder_.filePath("seen.json"))).object();
  QVERIFY2(!seen_.isEmpty(), said.right(3000).constData());
}

void TstLiveLinkBlender::cleanupTestCase() {
  server_.terminate();
  server_.waitForFinished(20'000);
}

void TstLiveLinkBlender::theMotionIsThatOfTheCommandLine_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"plain", "styled", "spans", "clip", "again", "mixamo"}) QTest::newRow(name) << name;
}

void TstLiveLinkBlender::theMotionIsThatOfTheCommandLine() {
  QFETCH(QString, name);
  const auto answer = seen_[name].toObject();
  const auto frames = answer["frames"].toArray();
  const bool hasOtherNames = name == "mixamo";
  const Places wanted(folder_.filePath((hasOtherNames || name == "again" ? QString("plain") : name) + ".glb"));
  QVERIFY(!wanted.frames.empty());
  QCOMPARE(frames.size(), static_cast<qsizetype>(wanted.frames.size()));
  // The joints of the file and those of the armature, in one order; only the names differ.
  QStringList ours, theirs;
  const auto file = io::readMotionFile(folder_.filePath("plain.glb").toStdString());
  for (const auto& joint : file->clip->skeleton().joints()) ours << QString::fromStdString(joint.name);
  theirs = ours;
  if (hasOtherNames) {
    theirs.clear();
    const auto other = io::readMotionFile(folder_.filePath("mixamo.fbx").toStdString());
    for (const auto& joint : other->clip->skeleton().joints()) theirs << QString::fromStdString(joint.name);
  }
  QCOMPARE(theirs.size(), ours.size());
  double worst = 0.0;
  for (qsizetype f = 0; f < frames.size(); ++f) {
    const auto heads = frames[f].toObject();
    for (qsizetype j = 0; j < ours.size(); ++j) {
      QVERIFY2(heads.contains(theirs[j]), qPrintable(theirs[j]));
      worst = std::max(worst, glm::distance(point(heads[theirs[j]]), wanted.frames[static_cast<std::size_t>(f)].at(ours[j])));
    }
  }
  qInfo("%s: %.7f m over %lld frames", qPrintable(name), worst, static_cast<long long>(frames.size()));
  QVERIFY2(worst < kTolerance, qPrintable(QString::number(worst)));
  QVERIFY2(answer["message"].toString().contains("seed"), qPrintable(answer["message"].toString()));
}

void TstLiveLinkBlender::anArmatureThatIsThereTakesIt() {
  QVERIFY(seen_["connect"].toString().contains("styles"));
  QVERIFY(seen_["styles"].toArray().contains("old"));
  QVERIFY(seen_["again"].toObject()["same"].toBool());
  QVERIFY2(seen_["mixamo"].toObject()["message"].toString().contains("on 22 bones"), qPrintable(seen_["mixamo"].toObject()["message"].toString()));
}

void TstLiveLinkBlender::anotherFigureTakesItsTurns() {
  const auto answer = seen_["large"].toObject();
  const auto frames = answer["frames"].toArray();
  const auto names = answer["names"].toObject();
  QMap<QString, QString> theirs;
  for (auto name = names.begin(); name != names.end(); ++name) theirs[name.value().toString()] = name.key();
  const Places wanted(folder_.filePath("plain.glb"));
  QCOMPARE(frames.size(), static_cast<qsizetype>(wanted.frames.size()));
  double worst = 0.0, worstWay = 0.0;
  const std::pair<const char*, const char*> bones[] = {{"left_shoulder", "left_elbow"},
                                                       {"left_elbow", "left_wrist"},
                                                       {"right_shoulder", "right_elbow"},
                                                       {"left_hip", "left_knee"},
                                                       {"right_knee", "right_ankle"},
                                                       {"pelvis", "spine1"},
                                                       {"neck", "head"}};
  for (qsizetype f = 0; f < frames.size(); ++f) {
    const auto heads = frames[f].toObject();
    const auto& here = wanted.frames[static_cast<std::size_t>(f)];
    for (const auto& [from, to] : bones) {
      const auto there = glm::normalize(point(heads[theirs[to]]) - point(heads[theirs[from]]));
      worst = std::max(worst, glm::distance(there, glm::normalize(here.at(to) - here.at(from))));
    }
    // It goes as far as its legs are longer.
    worstWay = std::max(worstWay, glm::distance(point(heads[theirs["pelvis"]]), 1.2 * here.at("pelvis")));
  }
  qInfo("bones point %.6f apart, the hips are %.6f m apart", worst, worstWay);
  QVERIFY2(worst < 1e-3, qPrintable(QString::number(worst)));
  QVERIFY2(worstWay < 1e-3, qPrintable(QString::number(worstWay)));
}

void TstLiveLinkBlender::anotherKindOfFigureIsLeftAlone() {
  const auto answer = seen_["lamp"].toObject();
  QVERIFY(answer["untouched"].toBool());
  QCOMPARE(answer["frames"].toArray()[0].toObject().size(), 22);
  QVERIFY2(answer["message"].toString().contains("the bones of Lamp are not known"), qPrintable(answer["message"].toString()));
}

void TstLiveLinkBlender::whatGoesWrongIsASentence_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("says");
  QTest::newRow("no prompt") << "no prompt"
                             << "the prompt is empty";
  QTest::newRow("no clip") << "no clip"
                           << "nowhere.bvh";
  QTest::newRow("no server") << "no server"
                             << "is `gesto serve` running?";
  QTest::newRow("no address") << "no address"
                              << "is no address such as";
}

void TstLiveLinkBlender::whatGoesWrongIsASentence() {
  QFETCH(QString, name);
  QFETCH(QString, says);
  QVERIFY2(seen_[name].toString().contains(says), qPrintable(seen_[name].toString()));
  QCOMPARE(seen_["objects"].toInt(), 0);
}

void TstLiveLinkBlender::blenderGoesOnMeanwhile() {
  const auto free = seen_["free"].toObject();
  qInfo("%d turns in a second, the longest %.3f s; left in %.3f s", free["turns"].toInt(), free["longest"].toDouble(), free["left"].toDouble());
  QVERIFY(free["running"].toBool());
  QVERIFY(free["turns"].toInt() > 20);
  QVERIFY(free["longest"].toDouble() < 0.5);  // the machine may be busy
  QCOMPARE(free["said"].toString(), QStringLiteral("stopped"));
  QVERIFY(free["left"].toDouble() < 2.0);
  QByteArray log;
  for (int i = 0; i < 100 && !log.contains("the client left before its motion was made"); ++i) {
    server_.waitForReadyRead(100);
    log += server_.readAllStandardError();
  }
  QVERIFY2(log.contains("the client left before its motion was made"), log.right(1000).constData());
}

QTEST_GUILESS_MAIN(TstLiveLinkBlender)
#include "tst_live_link_blender.moc"
