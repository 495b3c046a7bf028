#include "core/document/project_file.h"
#include "core/families/own_body.h"
#include "core/io/motion_file.h"
#include "core/motion/edit/pose_edit.h"
#include "core/motion/edit/root_path.h"
#include "core/motion/edit/stand_words.h"
#include "core/motion/feet/stand_slip.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/gesto_process.h"

#include <glm/geometric.hpp>

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <span>

// Key poses and paths, the whole way with the weights that ship.
namespace {

using test_support::bytesOf;
using test_support::gesto;

using namespace core::motion;

std::vector<glm::vec3> positionsOf(const QString& path) {
  // A file has its joints in an order of its own.
  const auto file = core::io::readMotionFile(path.toStdString());
  const auto body = file ? core::families::onOwnBody(*file->clip) : nullptr;
  return body ? worldPositions(*body) : std::vector<glm::vec3>();
}

std::span<const glm::vec3> poseAt(const std::vector<glm::vec3>& positions, int frame) {
  return std::span(positions).subspan(static_cast<std::size_t>(frame) * humanml3d::kJointCount, humanml3d::kJointCount);
}

const QStringList kQuick = {"--steps", "10", "--length", "3"};

}  // namespace

class TstSteer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aPathIsWalked();
  void aPathLeadsThroughWhatIsKept();
  void posesAreTaken();
  void theyComeBackFromTheTake();
  void aPoseOfATakeIsFoundInItsProject();
  void aPoseMadeByHandIsTaken();
  void feetStandWhenTheyAreTold();
  void anotherKeyMayChangeAllOfIt();
  void whatCannotBeIsSaidAndTheRestMade();
  void wrongWishesAreOneSentenceAndNoFile_data();
  void wrongWishesAreOneSentenceAndNoFile();
};

void TstSteer::aPathIsWalked() {
  QTemporaryDir folder;
  const auto out = folder.filePath("a.bvh"), json = folder.filePath("path.json");
  QFile file(json);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(R"({"path": [{"time": 0, "x": 1, "z": 1}, {"time": 1.5, "x": 1, "z": 2.5}, {"time": 2.95, "x": 2.2, "z": 3, "facing": 90}]})");
  file.close();
  const auto made = gesto(QStringList{"generate", "a person walks forward", "--path", json, "--out", out} + kQuick);
  QVERIFY2(made.code == 0, made.err.constData());
  const auto positions = positionsOf(out);
  QCOMPARE(positions.size(), std::size_t{60 * 22});
  for (const auto& [frame, x, z] : {std::tuple{0, 1.0f, 1.0f}, {30, 1.0f, 2.5f}, {59, 2.2f, 3.0f}}) {
    const auto& pelvis = poseAt(positions, frame)[0];
    QVERIFY2(std::hypot(pelvis.x - x, pelvis.z - z) < 0.02f, qPrintable(QString("%1, %2 in frame %3").arg(pelvis.x).arg(pelvis.z).arg(frame)));
  }
  QVERIFY2(std::abs(facingOf(poseAt(positions, 59)) - 1.5708f) < 0.1f, qPrintable(QString::number(facingOf(poseAt(positions, 59)))));
  // The same as a text, to the byte.
  const auto second = folder.filePath("b.bvh");
  QCOMPARE(gesto(QStringList{"generate", "a person walks forward", "--path", "0: 1, 1; 1.5: 1, 2.5; 2.95: 2.2, 3, facing 90", "--out", second} + kQuick).code, 0);
  QCOMPARE(bytesOf(second), bytesOf(out));
}

void TstSteer::aPathLeadsThroughWhatIsKept() {
  QTemporaryDir folder;
  const auto first = folder.filePath("a.bvh"), out = folder.filePath("b.bvh");
  QCOMPARE(gesto(QStringList{"generate", "a person walks forward", "--path", "0: 0, 0; 2.95: 0, 3", "--seed", "4", "--out", first} + kQuick).code, 0);
  const auto before = positionsOf(first);
  // The middle second stays; it is come to and gone from on other ways.
  const auto made = gesto(QStringList{"generate", "a person walks forward", "--seed", "5", "--keep", "1-2=" + first, "--path",
                                      "0: 0.6, 0.2; 0.5: 0.4, 0.6; 2.5: 0.5, 2.4; 2.95: 0.9, 2.6, facing 60", "--out", out} +
                          kQuick);
  QVERIFY2(made.code == 0, made.err.constData());
  const auto positions = positionsOf(out);
  QCOMPARE(positions.size(), before.size());
  for (int f = 20; f < 40; ++f)
    for (std::size_t j = 0; j < 22; ++j) {
      const float apart = glm::distance(poseAt(positions, f)[j], poseAt(before, f)[j]);
      QVERIFY2(apart < 1e-4f, qPrintable(QString("joint %1 of frame %2 is %3 mm off").arg(j).arg(f).arg(1000 * apart)));
    }
  for (const auto& [frame, x, z] : {std::tuple{0, 0.6f, 0.2f}, {10, 0.4f, 0.6f}, {50, 0.5f, 2.4f}, {59, 0.9f, 2.6f}}) {
    const auto& pelvis = poseAt(positions, frame)[0];
    QVERIFY2(std::hypot(pelvis.x - x, pelvis.z - z) < 0.05f, qPrintable(QString("%1, %2 in frame %3").arg(pelvis.x).arg(pelvis.z).arg(frame)));
  }
  // No pop where one becomes the other.
  for (int f = 0; f + 1 < 60; ++f) {
    const auto step = poseAt(positions, f + 1)[0] - poseAt(positions, f)[0];
    QVERIFY2(std::hypot(step.x, step.z) < 0.15f, qPrintable(QString("%1 m in frame %2").arg(std::hypot(step.x, step.z)).arg(f)));
  }
}

void TstSteer::posesAreTaken() {
  QTemporaryDir folder;
  const auto first = folder.filePath("a.bvh"), second = folder.filePath("b.bvh"), third = folder.filePath("c.bvh");
  QCOMPARE(gesto(QStringList{"generate", "a person waves with the right hand", "--seed", "4", "--out", first} + kQuick).code, 0);
  const auto source = positionsOf(first);
  const auto whole = gesto(QStringList{"generate", "a person walks forward", "--pose", "1.5=" + first + "@2", "--out", second} + kQuick);
  QVERIFY2(whole.code == 0, whole.err.constData());
  const auto taken = positionsOf(second);
  std::vector<FloorPair> pairs;
  for (std::size_t j = 0; j < 22; ++j) {
    const auto a = poseAt(source, 40)[j], b = poseAt(taken, 30)[j];
    pairs.push_back({{a.x, a.z}, {b.x, b.z}, 1.0});
  }
  const auto move = nearestMove(pairs);
  for (std::size_t j = 0; j < 22; ++j) {
    const float off = glm::distance(move.apply(poseAt(source, 40)[j]), poseAt(taken, 30)[j]);
    QVERIFY2(off < 0.03f, qPrintable(QString("joint %1 is %2 m off").arg(j).arg(off)));
  }
  // A hand of the same motion, made again: where it was seen.
  const auto pinned = gesto(QStringList{"generate", "a person walks forward", "--pose", "1.5=" + second + "@1.5:left_hand,placed", "--out", third} + kQuick);
  QVERIFY2(pinned.code == 0, pinned.err.constData());
  const auto wrist = static_cast<std::size_t>(humanml3d::kLeftWrist);
  const float off = glm::distance(poseAt(positionsOf(third), 30)[wrist], poseAt(taken, 30)[wrist]);
  QVERIFY2(off < 0.01f, qPrintable(QString::number(off)));
}

void TstSteer::theyComeBackFromTheTake() {
  QTemporaryDir folder;
  const auto clip = folder.filePath("a.bvh"), project = folder.filePath("film.gesto"), first = folder.filePath("b.bvh"), second = folder.filePath("c.bvh");
  QCOMPARE(gesto(QStringList{"generate", "a person waves", "--out", clip} + kQuick).code, 0);
  const auto made = gesto(QStringList{"generate", "--span", "0-3: a person walks forward", "--pose", "1-1.2=" + clip + "@2:right_hand,head", "--path",
                                      "0: 0, 0; 2.9: 1, 2", "--let-change", "--out", first, "--project", project, "--steps", "10"});
  QVERIFY2(made.code == 0, made.err.constData());
  const auto told = gesto({"plan", project});
  QVERIFY2(told.code == 0, told.err.constData());
  const auto plan = told.json();
  QCOMPARE(plan["path"].toArray().size(), 2);
  QVERIFY(plan["letsChange"].toBool());
  QCOMPARE(plan["poses"].toArray()[0].toObject()["until"].toDouble(), 1.2);
  QFile file(folder.filePath("plan.json"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(told.out);
  file.close();
  QCOMPARE(gesto({"generate", "--plan", folder.filePath("plan.json"), "--out", second, "--steps", "10"}).code, 0);
  QVERIFY(!bytesOf(first).isEmpty());
  QCOMPARE(bytesOf(second), bytesOf(first));
}

void TstSteer::aPoseOfATakeIsFoundInItsProject() {
  QTemporaryDir folder;
  const auto project = folder.filePath("film.gesto"), first = folder.filePath("a.bvh"), second = folder.filePath("b.bvh"), third = folder.filePath("c.bvh");
  QCOMPARE(gesto(QStringList{"generate", "a person walks forward", "--seed", "4", "--out", first, "--project", project} + kQuick).code, 0);
  // A hand where the take has it, a tenth of a second later.
  const auto made =
      gesto(QStringList{"generate", "a person walks forward", "--seed", "4", "--pose", "1.6=" + project + "#1@1.5:left_hand,placed", "--out", second} + kQuick);
  QVERIFY2(made.code == 0, made.err.constData());
  const auto wrist = static_cast<std::size_t>(humanml3d::kLeftWrist);
  const float off = glm::distance(poseAt(positionsOf(second), 32)[wrist], poseAt(positionsOf(first), 30)[wrist]);
  QVERIFY2(off < 0.01f, qPrintable(QString::number(off)));
  const auto none = gesto(QStringList{"generate", "a person walks forward", "--pose", "1.6=" + project + "#9@1.5", "--out", third} + kQuick);
  QCOMPARE(none.code, 1);
  QVERIFY2(none.err.contains("film.gesto: there is no take 9"), none.err.constData());
  QVERIFY(!QFile::exists(third));
}

// As the window keeps it in a project, and says it on the command line.
void TstSteer::aPoseMadeByHandIsTaken() {
  QTemporaryDir folder;
  const auto file = folder.filePath("film.gesto"), first = folder.filePath("a.bvh"), second = folder.filePath("b.bvh");
  QCOMPARE(gesto(QStringList{"generate", "a person walks forward", "--seed", "4", "--out", first, "--project", file} + kQuick).code, 0);
  auto project = core::document::readProject(file.toStdString());
  QVERIFY2(project, project ? "" : project.error().message.c_str());
  const auto body = worldPose(*project->takes[0].clip, 30).positions;
  const auto wrist = static_cast<std::size_t>(humanml3d::kRightWrist), shoulder = static_cast<std::size_t>(humanml3d::kRightShoulder);
  const auto posed = withJointMoved(body, humanml3d::kRightWrist, body[shoulder] + glm::vec3(-0.05f, 0.3f, 0.3f));
  core::document::TakePose pose;
  pose.time = 1.5;
  pose.take = project->nextTakeId++;
  pose.motion = std::make_shared<const Clip>(clipOfPose(posed, "pose"));
  pose.isPlaced = pose.isPosed = true;
  project->draft.request.poses = {pose};
  QVERIFY(core::document::writeProject(*project, file.toStdString()));
  const auto made = gesto(QStringList{"generate", "a person walks forward", "--seed", "4", "--pose",
                                      QStringLiteral("1.5=%1#%2@0:right_hand,placed").arg(file).arg(pose.take), "--out", second} +
                          kQuick);
  QVERIFY2(made.code == 0, made.err.constData());
  const auto taken = positionsOf(second);
  const float off = glm::distance(poseAt(taken, 30)[wrist], posed[wrist]);
  QVERIFY2(off < 0.01f, qPrintable(QString::number(off)));
  QVERIFY(glm::distance(body[wrist], posed[wrist]) > 0.2f);
}

void TstSteer::feetStandWhenTheyAreTold() {
  QTemporaryDir folder;
  const auto free = folder.filePath("free.bvh"), out = folder.filePath("told.bvh"), project = folder.filePath("film.gesto");
  const QString told = "left 0:0.6, 1.1:1.6, 2.1:2.6; right 0.5:1.15, 1.55:2.15, 2.55:3";
  QCOMPARE(gesto(QStringList{"generate", "a person walks forward", "--seed", "5", "--out", free} + kQuick).code, 0);
  const auto made = gesto(QStringList{"generate", "a person walks forward", "--seed", "5", "--stands", told, "--out", out, "--project", project} + kQuick);
  QVERIFY2(made.code == 0, made.err.constData());
  const auto stands = toldStandsFrom(told.toStdString(), "--stands");
  QVERIFY(stands.ok());
  const auto positions = positionsOf(out), before = positionsOf(free);
  double most = 0.0, mostFree = 0.0;
  for (const int foot : {0, 1})
    for (const auto& stand : *stands->feet[static_cast<std::size_t>(foot)]) {
      most = std::max(most, standSlipCm(positions, foot, stand, 20.0));
      mostFree = std::max(mostFree, standSlipCm(before, foot, stand, 20.0));
    }
  QVERIFY2(mostFree > 10.0, qPrintable(QString::number(mostFree)));
  QVERIFY2(most < 5.0, qPrintable(QString("%1 cm, %2 without").arg(most).arg(mostFree)));
  // The take says it, and its plan makes the same again.
  const auto plan = gesto({"plan", project});
  QVERIFY2(plan.code == 0 && plan.out.contains("\"stands\""), plan.out.constData());
  const auto file = folder.filePath("plan.json"), again = folder.filePath("again.bvh");
  QFile json(file);
  QVERIFY(json.open(QIODevice::WriteOnly));
  json.write(plan.out);
  json.close();
  QCOMPARE(gesto({"generate", "--plan", file, "--seed", "5", "--steps", "10", "--out", again}).code, 0);
  QCOMPARE(bytesOf(again), bytesOf(out));
  const auto other = gesto({"generate", "a person walks", "--model", "crossdiff", "--stands", told, "--out", again});
  QVERIFY2(other.code != 0 && other.err.contains("telling the feet when to stand needs a SMooDi model"), other.err.constData());
}

// Metres that the joints of two motions are apart over a range of frames, each seen from its own pelvis.
static double apart(const std::vector<glm::vec3>& a, const std::vector<glm::vec3>& b, int from, int to) {
  double sum = 0.0;
  for (int f = from; f < to; ++f)
    for (std::size_t j = 1; j < humanml3d::kJointCount; ++j) sum += glm::distance(poseAt(a, f)[j] - poseAt(a, f)[0], poseAt(b, f)[j] - poseAt(b, f)[0]);
  return sum / ((to - from) * (humanml3d::kJointCount - 1.0));
}

void TstSteer::anotherKeyMayChangeAllOfIt() {
  QTemporaryDir folder;
  const auto made = [&](const char* name, const QStringList& more) {
    const auto out = folder.filePath(QLatin1String(name) + ".bvh");
    const auto ran = gesto(QStringList{"generate", "a person waves with the right hand", "--seed", "4", "--out", out} + kQuick + more);
    return ran.code == 0 ? positionsOf(out) : std::vector<glm::vec3>();
  };
  const auto free = made("free", {});
  QCOMPARE(free.size(), std::size_t{60 * 22});
  const auto pose = folder.filePath("free.bvh");
  const QStringList high{"--pose", "0.5=" + pose + "@1.2:left_hand"}, low{"--pose", "0.5=" + pose + "@2:left_hand"};
  const auto stays = made("stays", high), changed = made("changed", high + QStringList{"--let-change"}), again = made("again", high + QStringList{"--let-change"}),
             other = made("other", low + QStringList{"--let-change"});
  QVERIFY(!stays.empty() && !changed.empty() && !other.empty());
  // The noise stays, so that over a second after the key it is the motion that it was.
  const double near = apart(free, stays, 36, 60), far = apart(free, changed, 36, 60), between = apart(changed, other, 36, 60);
  QVERIFY2(near < 0.02, qPrintable(QString::number(near)));
  QVERIFY2(far > 3.0 * near && far > 0.02 && between > 0.02, qPrintable(QString("%1 m apart, another key %2, without %3").arg(far).arg(between).arg(near)));
  QVERIFY(again == changed);
  // Without a key there is nothing that draws.
  QVERIFY(made("none", {"--let-change"}) == free);
}

void TstSteer::whatCannotBeIsSaidAndTheRestMade() {
  QTemporaryDir folder;
  const auto clip = folder.filePath("a.bvh"), out = folder.filePath("b.bvh");
  QCOMPARE(gesto(QStringList{"generate", "a person waves", "--out", clip} + kQuick).code, 0);
  const auto made = gesto(QStringList{"generate", "a person walks forward", "--path", "0: 0, 0; 1: 0, 1; 2: 0, 40", "--pose", "9=" + clip, "--pose", "1=" + clip + "@1",
                                      "--out", out, "--json"} +
                          kQuick);
  QVERIFY2(made.code == 0, made.err.constData());
  const auto remarks = QString::fromUtf8(made.out);
  QVERIFY2(remarks.contains("way point 3 (at 2 s) asks for 39 m/s"), made.out.constData());
  QVERIFY2(remarks.contains("key pose 1 (at 9 s, a.bvh) lies beyond the motion"), made.out.constData());
  QCOMPARE(positionsOf(out).size(), std::size_t{60 * 22});
}

void TstSteer::wrongWishesAreOneSentenceAndNoFile_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("code");
  QTest::addColumn<QString>("says");
  QTest::newRow("no file") << QStringList{"--pose", "1.5="} << 2 << "names no file";
  QTest::newRow("no joint") << QStringList{"--pose", "1.5=a.bvh@0.7:left_ear"} << 2 << "names \"left_ear\"";
  QTest::newRow("nowhere") << QStringList{"--pose", "1.5=nowhere.bvh@0.7"} << 1 << "nowhere.bvh";
  QTest::newRow("no path file") << QStringList{"--path", "nowhere.json"} << 1 << "nowhere.json";
  QTest::newRow("no way point") << QStringList{"--path", "0: 1"} << 2 << "is not written as";
  QTest::newRow("backwards") << QStringList{"--path", "1: 0, 0; 0: 1, 1"} << 2 << "way point 2 (at 0 s)";
  QTest::newRow("no foot") << QStringList{"--stands", "both 0:1"} << 2 << "--stands is written as";
  QTest::newRow("too short") << QStringList{"--stands", "left 0:0.02"} << 2 << "left foot, 1 (standing from 0 to 0.02 s) does not stand";
  QTest::newRow("path and two motions") << QStringList{"--path", "0: 0, 0", "--keep", "0-1=a.bvh", "--keep", "2-3=b.bvh"} << 2 << "stretches of one motion alone";
}

void TstSteer::wrongWishesAreOneSentenceAndNoFile() {
  QFETCH(QStringList, arguments);
  QFETCH(int, code);
  QFETCH(QString, says);
  QTemporaryDir folder;
  const auto out = folder.filePath("a.bvh");
  const auto result = gesto(QStringList{"generate", "a person walks", "--out", out} + arguments + kQuick);
  QCOMPARE(result.code, code);
  QVERIFY2(result.err.trimmed().split('\n').last().contains(says.toUtf8()), result.err.constData());
  QVERIFY(!QFile::exists(out));
}

QTEST_GUILESS_MAIN(TstSteer)
#include "tst_steer.moc"
