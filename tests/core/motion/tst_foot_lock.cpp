#include "core/motion/foot_contacts.h"
#include "core/motion/foot_lock.h"
#include "core/motion/foot_skating.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <QtTest>

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

using namespace core::motion;
using namespace core::motion::humanml3d;

namespace {

constexpr std::size_t kJoints = kJointCount;

std::vector<glm::vec3> walk(int seed, int frames = 80) {
  return worldPositions(test_support::syntheticWalk(static_cast<std::uint64_t>(seed), frames));
}

/// The whole body slides to and fro, as bodies do whose root and legs disagree.
std::vector<glm::vec3> sliding(std::vector<glm::vec3> positions, float metres, float hertz) {
  for (std::size_t k = 0; k < positions.size(); ++k) {
    const float angle = 6.2831853f * hertz * static_cast<float>(k / kJoints) / 20.0f;
    positions[k] += metres * glm::vec3(std::sin(angle), 0, std::cos(angle));
  }
  return positions;
}

/// Mean horizontal speed of toes in the frames where the clean clip has them standing, m/s.
double slip(const std::vector<glm::vec3>& positions, const std::vector<glm::vec3>& clean) {
  double sum = 0.0;
  int count = 0;
  for (std::size_t t = 1; t < positions.size() / kJoints; ++t)
    for (const std::size_t toe : {std::size_t{kLeftFoot}, std::size_t{kRightFoot}}) {
      const std::size_t now = t * kJoints + toe, before = now - kJoints;
      if (clean[now].y > 0.04f || glm::distance(clean[now], clean[before]) > 0.005f) continue;
      sum += 20.0 * std::hypot(static_cast<double>(positions[now].x - positions[before].x), static_cast<double>(positions[now].z - positions[before].z));
      ++count;
    }
  return count > 0 ? sum / count : -1.0;
}

double worstBoneChange(const std::vector<glm::vec3>& a, const std::vector<glm::vec3>& b) {
  double worst = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    const int parent = kParents[k % kJoints];
    if (parent < 0) continue;
    const std::size_t root = k - k % kJoints + static_cast<std::size_t>(parent);
    worst = std::max(worst, std::abs(static_cast<double>(glm::distance(a[k], a[root]) - glm::distance(b[k], b[root]))));
  }
  return worst;
}

}  // namespace

class TstFootLock : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanWalkIsLeftNearlyAlone_data() { seeds(); }
  void cleanWalkIsLeftNearlyAlone();
  void slidingWalkStandsStill_data() { seeds(); }
  void slidingWalkStandsStill();
  void jitterOfStandingFeetGoesAway();
  void bonesKeepTheirLength();
  void nothingPopsWhereContactsBeginAndEnd();
  void sunkenFeetComeUpToTheFloor();
  void longSlideIsNotTorn();
  void shortBreaksAreClosedAndShortContactsDropped();
  void contactsAreFoundWithoutLabels();
  void oneFrameAndAStandingBodyAreFine();
  void wrongInputIsRefused();
  void skatingRatioCountsSlides();

 private:
  void seeds() {
    QTest::addColumn<int>("seed");
    for (const int seed : {1, 2, 3, 4}) QTest::addRow("seed %d", seed) << seed;
  }
};

void TstFootLock::cleanWalkIsLeftNearlyAlone() {
  QFETCH(int, seed);
  FootLockReport report;
  const auto clean = walk(seed);
  const auto locked = lockFeet(clean, {}, {}, &report);
  QCOMPARE(locked.size(), clean.size());
  QVERIFY(report.lockedSpans >= 8);
  QVERIFY2(report.meanChangeCm < 0.5, qPrintable(QString("mean change %1 cm").arg(report.meanChangeCm)));
  QVERIFY2(report.skatingAfter <= report.skatingBefore + 0.02, qPrintable(QString("%1 to %2").arg(report.skatingBefore).arg(report.skatingAfter)));
  QVERIFY2(report.jerkAfter < 1.05 * report.jerkBefore, qPrintable(QString("jerk %1 to %2").arg(report.jerkBefore).arg(report.jerkAfter)));
}

void TstFootLock::slidingWalkStandsStill() {
  QFETCH(int, seed);
  const auto clean = walk(seed);
  const auto bad = sliding(clean, 0.05f, 1.2f);
  FootLockReport report;
  const auto locked = lockFeet(bad, {}, {}, &report);
  const double before = slip(bad, clean), after = slip(locked, clean);
  QVERIFY2(before > 0.3 && after < 0.3 * before, qPrintable(QString("slip %1 to %2 m/s").arg(before).arg(after)));
  QVERIFY2(report.skatingAfter <= report.skatingBefore, qPrintable(QString("%1 to %2").arg(report.skatingBefore).arg(report.skatingAfter)));
  QVERIFY2(report.meanChangeCm < 2.5, qPrintable(QString("mean change %1 cm").arg(report.meanChangeCm)));
}

void TstFootLock::jitterOfStandingFeetGoesAway() {
  const auto clean = walk(5);
  auto bad = clean;
  std::mt19937 generator(5);
  std::normal_distribution<float> noise(0.0f, 0.004f);
  for (auto& p : bad) p += glm::vec3(noise(generator), noise(generator), noise(generator));
  FootLockReport report;
  const auto locked = lockFeet(bad, {}, {}, &report);
  QVERIFY2(slip(locked, clean) < 0.3 * slip(bad, clean), qPrintable(QString("slip %1 to %2 m/s").arg(slip(bad, clean)).arg(slip(locked, clean))));
  QVERIFY2(report.jerkAfter < report.jerkBefore, qPrintable(QString("jerk %1 to %2").arg(report.jerkBefore).arg(report.jerkAfter)));
}

void TstFootLock::bonesKeepTheirLength() {
  for (int seed = 0; seed < 8; ++seed) {
    const auto bad = sliding(walk(seed), 0.06f, 0.5f + 0.2f * static_cast<float>(seed));
    const double worst = worstBoneChange(bad, lockFeet(bad, {}));
    QVERIFY2(worst < 1e-5, qPrintable(QString("seed %1: a bone changed by %2 m").arg(seed).arg(worst)));
  }
}

void TstFootLock::nothingPopsWhereContactsBeginAndEnd() {
  const auto bad = sliding(walk(6), 0.05f, 1.0f);
  const auto locked = lockFeet(bad, {});
  for (std::size_t k = kJoints; k < bad.size(); ++k) {
    const int joint = static_cast<int>(k % kJoints);
    if (joint != kLeftAnkle && joint != kRightAnkle && joint != kLeftFoot && joint != kRightFoot) continue;
    const float change = glm::distance(locked[k] - bad[k], locked[k - kJoints] - bad[k - kJoints]);
    // A tenth of what a swinging foot covers in a frame, and what the slide itself covers.
    QVERIFY2(change < 0.045f, qPrintable(QString("joint %1, frame %2: correction jumps by %3 m").arg(joint).arg(k / kJoints).arg(static_cast<double>(change))));
  }
}

void TstFootLock::sunkenFeetComeUpToTheFloor() {
  auto bad = walk(7);
  for (auto& p : bad) p.y -= 0.05f;
  FootLockReport report;
  const auto locked = lockFeet(bad, {}, {}, &report);
  QVERIFY2(report.maxPenetrationCmBefore > 2.5, qPrintable(QString("%1 cm before").arg(report.maxPenetrationCmBefore)));
  QVERIFY2(report.maxPenetrationCmAfter < 0.1, qPrintable(QString("%1 cm after").arg(report.maxPenetrationCmAfter)));
  QVERIFY(worstBoneChange(bad, locked) < 1e-5);
  FootLockReport kept;
  lockFeet(bad, {}, {.fixPenetration = false}, &kept);
  QVERIFY(kept.maxPenetrationCmAfter > 2.0);
}

void TstFootLock::longSlideIsNotTorn() {
  // A standing body that is pushed along at 0.4 m/s: a real slide, not a mistake to be corrected.
  const auto first = walk(8, 1);
  std::vector<glm::vec3> slide;
  for (int t = 0; t < 60; ++t)
    for (const auto& p : first) slide.push_back(p + glm::vec3(0, 0, 0.02f * static_cast<float>(t)));
  const std::vector<float> contacts(60 * 4, 1.0f);
  FootLockReport report;
  const auto locked = lockFeet(slide, contacts, {}, &report);
  QVERIFY(report.splitSpans > 0);
  QVERIFY2(report.maxChangeCm < 9.0, qPrintable(QString("moved by %1 cm").arg(report.maxChangeCm)));
  QVERIFY2(report.jerkAfter < 5.0, qPrintable(QString("jerk %1").arg(report.jerkAfter)));
}

void TstFootLock::shortBreaksAreClosedAndShortContactsDropped() {
  const auto first = walk(9, 1);
  std::vector<glm::vec3> still;
  for (int t = 0; t < 30; ++t) still.insert(still.end(), first.begin(), first.end());
  std::vector<float> contacts(30 * 4, 0.0f);
  const auto column = [&](std::size_t c, int from, int to) { for (int t = from; t < to; ++t) contacts[static_cast<std::size_t>(t) * 4 + c] = 1.0f; };
  column(3, 2, 8), column(3, 10, 16);  // a break of two frames
  column(3, 20, 22);                   // two frames long
  column(3, 25, 29);                   // three frames after it: a contact of its own
  const ContactSpans spans = contactSpans(still, contacts);
  QCOMPARE(static_cast<int>(spans.columns[3].size()), 2);
  QCOMPARE(spans.columns[3][0].begin, 2);
  QCOMPARE(spans.columns[3][0].end, 16);
  QCOMPARE(spans.columns[3][1].begin, 25);
  QVERIFY(spans.columns[0].empty() && spans.columns[1].empty() && spans.columns[2].empty());
  // Hysteresis: 0.4 keeps a contact on, but does not begin one.
  std::vector<float> weak(30 * 4, 0.4f);
  QVERIFY(contactSpans(still, weak).columns[1].empty());
  weak[1] = 0.6f;
  QCOMPARE(contactSpans(still, weak).columns[1].at(0).end, 30);
}

void TstFootLock::contactsAreFoundWithoutLabels() {
  const auto clean = walk(10);
  const auto contacts = detectContacts(clean);
  QCOMPARE(contacts.size(), clean.size() / kJoints * 4);
  for (const std::size_t column : {std::size_t{1}, std::size_t{3}}) {
    int on = 0;
    for (std::size_t t = 0; t < 80; ++t) on += contacts[t * 4 + column] > 0.5f ? 1 : 0;
    QVERIFY2(on > 35 && on < 65, qPrintable(QString("column %1: %2 of 80 frames").arg(column).arg(on)));
  }
}

void TstFootLock::oneFrameAndAStandingBodyAreFine() {
  const auto one = walk(11, 1);
  FootLockReport report;
  QCOMPARE(lockFeet(one, {}, {}, &report).size(), one.size());
  std::vector<glm::vec3> zero(kJoints * 5, glm::vec3(0.0f));  // a body without any size
  for (const auto& p : lockFeet(zero, {})) QVERIFY(std::isfinite(glm::dot(p, p)));
}

void TstFootLock::wrongInputIsRefused() {
  const auto clean = walk(12, 10);
  QVERIFY_EXCEPTION_THROWN(lockFeet({}, {}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(lockFeet(std::span(clean).first(30), {}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(lockFeet(clean, std::vector<float>(39)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(lockFeet(clean, {}, {.fps = 0.0}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(lockFeet(clean, {}, {.releaseSeconds = 0.0}), std::invalid_argument);
  auto broken = clean;
  broken[30].y = std::numeric_limits<float>::infinity();
  QVERIFY_EXCEPTION_THROWN(lockFeet(broken, {}), std::invalid_argument);
}

void TstFootLock::skatingRatioCountsSlides() {
  const auto first = walk(13, 1);
  std::vector<glm::vec3> still, slide;
  for (int t = 0; t < 41; ++t)
    for (const auto& p : first) still.push_back(p), slide.push_back(p + glm::vec3(0.05f * static_cast<float>(t), 0, 0));
  QCOMPARE(footSkatingRatio(still), 0.0);
  // 1 m/s everywhere; the 5-step mean of the outermost steps is 0.6 m/s and still counts.
  QCOMPARE(footSkatingRatio(slide), 1.0);
  QVERIFY_EXCEPTION_THROWN(footSkatingRatio(first), std::invalid_argument);
}

QTEST_APPLESS_MAIN(TstFootLock)
#include "tst_foot_lock.moc"
