#include "core/motion/edit/root_path.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace core::motion;

namespace {

constexpr std::size_t kJoints = humanml3d::kJointCount;

glm::vec2 placeOf(const std::vector<glm::vec3>& positions, int frame) {
  const auto& pelvis = positions[static_cast<std::size_t>(frame) * kJoints];
  return {pelvis.x, pelvis.z};
}

float facing(const std::vector<glm::vec3>& positions, int frame) { return facingOf(std::span(positions).subspan(static_cast<std::size_t>(frame) * kJoints, kJoints)); }

std::vector<glm::vec3> walk(int frames) { return worldPositions(test_support::syntheticWalk(3, frames)); }

/// The largest change of velocity of the pelvis from frame to frame, metres in a frame.
double largestJolt(const std::vector<glm::vec3>& positions) {
  double most = 0.0;
  for (int f = 1; f + 1 < static_cast<int>(positions.size() / kJoints); ++f)
    most = std::max(most, static_cast<double>(glm::length(placeOf(positions, f + 1) - 2.0f * placeOf(positions, f) + placeOf(positions, f - 1))));
  return most;
}

}  // namespace

class TstRootPath : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void pointsAreMetAndNothingJolts_data();
  void pointsAreMetAndNothingJolts();
  void facingsAreMet();
  void withoutAFacingItLooksWhereItGoes();
  void theNearestMoveFindsATurn();
  void aPathThatTheMotionGoesChangesNothing();
  void wrongPathsThrow();
};

void TstRootPath::pointsAreMetAndNothingJolts_data() {
  QTest::addColumn<QList<double>>("points");  // frame, x, z
  QTest::addColumn<bool>("follows");
  QTest::newRow("straight") << QList<double>{0, 0, 0, 40, 0, 2, 79, 0, 4} << true;
  QTest::newRow("a corner") << QList<double>{0, 0, 0, 40, 0, 2, 79, 2, 2} << true;
  QTest::newRow("a turn elsewhere") << QList<double>{0, 5, 5, 30, 4, 6, 60, 5, 7, 79, 6, 6} << true;
  QTest::newRow("slow") << QList<double>{0, 0, 0, 79, 0, 1} << true;
  QTest::newRow("a point alone") << QList<double>{40, 1, 1} << true;
  QTest::newRow("free between") << QList<double>{0, 0, 0, 60, 0.5, 2} << false;
}

void TstRootPath::pointsAreMetAndNothingJolts() {
  QFETCH(QList<double>, points);
  QFETCH(bool, follows);
  std::vector<PathPoint> path;
  for (int i = 0; i < points.size(); i += 3) path.push_back({static_cast<int>(points[i]), {static_cast<float>(points[i + 1]), static_cast<float>(points[i + 2])}, {}});
  RootPathOptions options;
  if (!follows) options.between = RootPathOptions::Between::Free, options.start = RootPathOptions::Start::Stays;
  const auto made = walk(80), after = alongPath(made, path, options);
  for (const auto& point : path) {
    const auto off = glm::length(placeOf(after, point.frame) - point.place);
    QVERIFY2(off < 0.001f, qPrintable(QString("%1 m off at frame %2").arg(off).arg(point.frame)));
  }
  const double before = largestJolt(made), jolt = largestJolt(after);
  QVERIFY2(jolt < 2.0 * before + 0.004, qPrintable(QString("%1 m, before %2").arg(jolt).arg(before)));
  // Every frame moves as one piece.
  for (std::size_t f = 0; f < 80; ++f)
    for (std::size_t j = 1; j < kJoints; ++j)
      QVERIFY(std::abs(glm::distance(after[f * kJoints], after[f * kJoints + j]) - glm::distance(made[f * kJoints], made[f * kJoints + j])) < 1e-4f);
  if (!follows) return;
  const auto curve = pathCurve(path);
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const auto off = glm::length(placeOf(after, path.front().frame + static_cast<int>(i)) - curve[i]);
    QVERIFY2(off < 0.05f, qPrintable(QString("%1 m off the curve").arg(off)));
  }
}

void TstRootPath::facingsAreMet() {
  const std::vector<PathPoint> path = {{0, {0, 0}, 0.0f}, {40, {0, 2}, 0.0f}, {79, {1, 3.5f}, glm::radians(120.0f)}};
  RootPathReport told;
  const auto after = alongPath(walk(80), path, {}, &told);
  for (const auto& point : path)
    QVERIFY2(std::abs(std::remainder(facing(after, point.frame) - *point.facing, 6.2831853f)) < 0.002f, qPrintable(QString::number(facing(after, point.frame))));
  QVERIFY(told.bentRadians > 0.5);
}

void TstRootPath::withoutAFacingItLooksWhereItGoes() {
  const std::vector<PathPoint> path = {{0, {0, 0}, {}}, {40, {0, 2}, {}}, {79, {2, 3}, {}}};
  const auto made = walk(80), after = alongPath(made, path);
  const auto curve = pathCurve(path);
  for (const int f : {15, 40, 65}) {
    const auto way = curve[static_cast<std::size_t>(f) + 5] - curve[static_cast<std::size_t>(f) - 5];
    const auto aside = std::remainder(facing(after, f) - facing(made, f) - std::atan2(way.x, way.y), 6.2831853f);
    QVERIFY2(std::abs(aside) < glm::radians(12.0f), qPrintable(QString("%1 degrees at frame %2").arg(glm::degrees(aside)).arg(f)));
  }
}

void TstRootPath::theNearestMoveFindsATurn() {
  FloorMove truth{0.7f, {1.0f, -2.0f}};
  std::vector<FloorPair> pairs;
  for (const glm::vec2 place : {glm::vec2{0, 0}, {1, 0}, {0, 3}}) pairs.push_back({place, truth.apply(place), 1.0});
  const auto found = nearestMove(pairs);
  QVERIFY(std::abs(found.turn - truth.turn) < 1e-5f && glm::length(found.shift - truth.shift) < 1e-5f);
  // One place tells no direction; a facing does.
  QCOMPARE(nearestMove({pairs.data(), 1}).turn, 0.0f);
  const FacingPair look{0.1f, 0.4f, 1.0};
  QVERIFY(std::abs(nearestMove({pairs.data(), 1}, {&look, 1}).turn - 0.3f) < 1e-5f);
}

void TstRootPath::aPathThatTheMotionGoesChangesNothing() {
  const auto made = walk(80);
  std::vector<PathPoint> path;
  for (const int f : {0, 20, 40, 60, 79}) path.push_back({f, placeOf(made, f), facing(made, f)});
  RootPathReport told;
  const auto after = alongPath(made, path, {}, &told);
  for (std::size_t i = 0; i < made.size(); ++i) QVERIFY2(glm::distance(made[i], after[i]) < 0.03f, qPrintable(QString::number(glm::distance(made[i], after[i]))));
}

void TstRootPath::wrongPathsThrow() {
  const auto made = walk(20);
  for (const auto& path : {std::vector<PathPoint>{}, {{5, {}, {}}, {5, {}, {}}}, {{20, {}, {}}}, {{-1, {}, {}}}})
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, alongPath(made, path));
}

QTEST_GUILESS_MAIN(TstRootPath)
#include "tst_root_path.moc"
