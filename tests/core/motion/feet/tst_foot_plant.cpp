#include "core/motion/feet/foot_contacts.h"
#include "core/motion/feet/foot_plant.h"
#include "core/motion/feet/foot_skating.h"
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

std::vector<glm::vec3> walk(int seed, int frames = 80) { return worldPositions(test_support::syntheticWalk(static_cast<std::uint64_t>(seed), frames)); }

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

std::vector<glm::vec3> standing(int frames) {
  const auto first = walk(2, 1);
  std::vector<glm::vec3> out;
  for (int t = 0; t < frames; ++t) out.insert(out.end(), first.begin(), first.end());
  return out;
}

/// Lifts the body in [begin, end) by what height says for the seconds since begin.
template <class Height>
void raise(std::vector<glm::vec3>& positions, int begin, int end, Height height) {
  for (int t = begin; t < end; ++t)
    for (std::size_t j = 0; j < kJoints; ++j) positions[static_cast<std::size_t>(t) * kJoints + j].y += height((t - begin) / 20.0);
}

}  // namespace

class TstFootPlant : public QObject {
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
  void longSlidesBecomeSteps();
  void whatHangsInTheAirComesDown();
  void aJumpStaysAJump();
  void aJumpThatLastsTooLongIsCutToItsArc();
  void somebodyWhoLiesIsNotPulledToHisFeet();
  void boxesThatAreNotThereAreKept();
  void measuresSayWhatIsWrong();
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

void TstFootPlant::cleanWalkIsLeftNearlyAlone() {
  QFETCH(int, seed);
  const auto clean = walk(seed);
  const auto [planted, report] = plantFeet(clean);
  QCOMPARE(planted.size(), clean.size());
  QVERIFY(report.plantedSpans >= 8);
  QVERIFY2(report.meanChangeCm < 0.5, qPrintable(QString("mean change %1 cm").arg(report.meanChangeCm)));
  QVERIFY2(report.after.skating <= report.before.skating + 0.02, qPrintable(QString("%1 to %2").arg(report.before.skating).arg(report.after.skating)));
  QVERIFY2(report.after.jerk < 1.05 * report.before.jerk, qPrintable(QString("jerk %1 to %2").arg(report.before.jerk).arg(report.after.jerk)));
  QVERIFY2(report.handsMaxCm < 1.0, qPrintable(QString("hands %1 cm").arg(report.handsMaxCm)));
}

void TstFootPlant::slidingWalkStandsStill() {
  QFETCH(int, seed);
  const auto clean = walk(seed);
  const auto bad = sliding(clean, 0.05f, 1.2f);
  const auto [planted, report] = plantFeet(bad);
  const double before = slip(bad, clean), after = slip(planted, clean);
  QVERIFY2(before > 0.3 && after < 0.3 * before, qPrintable(QString("slip %1 to %2 m/s").arg(before).arg(after)));
  QVERIFY2(report.after.slideMm < 0.5 * report.before.slideMm, qPrintable(QString("slide %1 to %2 mm").arg(report.before.slideMm).arg(report.after.slideMm)));
  QVERIFY2(report.after.skating <= report.before.skating, qPrintable(QString("%1 to %2").arg(report.before.skating).arg(report.after.skating)));
  QVERIFY2(report.meanChangeCm < 2.5, qPrintable(QString("mean change %1 cm").arg(report.meanChangeCm)));
  QVERIFY2(report.handsMaxCm <= 1.0, qPrintable(QString("hands %1 cm").arg(report.handsMaxCm)));
  QCOMPARE(report.kneePops, 0);
}

void TstFootPlant::jitterOfStandingFeetGoesAway() {
  const auto clean = walk(5);
  auto bad = clean;
  std::mt19937 generator(5);
  std::normal_distribution<float> noise(0.0f, 0.004f);
  for (auto& p : bad) p += glm::vec3(noise(generator), noise(generator), noise(generator));
  const auto [planted, report] = plantFeet(bad);
  QVERIFY2(slip(planted, clean) < 0.3 * slip(bad, clean), qPrintable(QString("slip %1 to %2 m/s").arg(slip(bad, clean)).arg(slip(planted, clean))));
  QVERIFY2(report.after.jerk < report.before.jerk, qPrintable(QString("jerk %1 to %2").arg(report.before.jerk).arg(report.after.jerk)));
}

void TstFootPlant::bonesKeepTheirLength() {
  for (int seed = 0; seed < 8; ++seed) {
    const auto bad = sliding(walk(seed), 0.06f, 0.5f + 0.2f * static_cast<float>(seed));
    const double worst = worstBoneChange(bad, plantFeet(bad).positions);
    QVERIFY2(worst < 1e-5, qPrintable(QString("seed %1: a bone changed by %2 m").arg(seed).arg(worst)));
  }
}

void TstFootPlant::nothingPopsWhereContactsBeginAndEnd() {
  const auto bad = sliding(walk(6), 0.05f, 1.0f);
  const auto planted = plantFeet(bad).positions;
  for (std::size_t k = kJoints; k < bad.size(); ++k) {
    const int joint = static_cast<int>(k % kJoints);
    if (joint != kLeftAnkle && joint != kRightAnkle && joint != kLeftFoot && joint != kRightFoot) continue;
    const float change = glm::distance(planted[k] - bad[k], planted[k - kJoints] - bad[k - kJoints]);
    // A tenth of what a swinging foot covers in a frame, and what the slide itself covers.
    QVERIFY2(change < 0.045f, qPrintable(QString("joint %1, frame %2: correction jumps by %3 m").arg(joint).arg(k / kJoints).arg(static_cast<double>(change))));
  }
}

void TstFootPlant::sunkenFeetComeUpToTheFloor() {
  auto bad = walk(7);
  for (auto& p : bad) p.y -= 0.05f;
  const auto [planted, report] = plantFeet(bad, {}, {.ground = Ground::Level, .maxShift = 0.0});
  QVERIFY2(report.before.toesCm > 2.5, qPrintable(QString("%1 cm before").arg(report.before.toesCm)));
  QVERIFY2(report.after.toesCm < 0.1, qPrintable(QString("%1 cm after").arg(report.after.toesCm)));
  QVERIFY(worstBoneChange(bad, planted) < 1e-5);
  QVERIFY(plantFeet(bad, {}, {.ground = Ground::Leave}).report.after.toesCm > 2.0);
}

void TstFootPlant::longSlidesBecomeSteps() {
  // A standing body that is pushed along at 0.4 m/s: feet that are said to stand step instead.
  const auto first = walk(8, 1);
  std::vector<glm::vec3> slide;
  for (int t = 0; t < 60; ++t)
    for (const auto& p : first) slide.push_back(p + glm::vec3(0, 0, 0.02f * static_cast<float>(t)));
  const std::vector<float> contacts(60 * 4, 1.0f);
  const auto [planted, report] = plantFeet(slide, contacts);
  QVERIFY2(report.steps > 0, "no step");
  QVERIFY2(report.after.slideMm < report.before.slideMm, qPrintable(QString("slide %1 to %2 mm").arg(report.before.slideMm).arg(report.after.slideMm)));
  QVERIFY2(report.maxChangeCm < 16.0, qPrintable(QString("moved by %1 cm").arg(report.maxChangeCm)));
  QVERIFY2(report.handsMaxCm <= 1.0, qPrintable(QString("hands %1 cm").arg(report.handsMaxCm)));
}

void TstFootPlant::whatHangsInTheAirComesDown() {
  // One second in which a standing body is 15 cm up without having jumped.
  auto bad = standing(80);
  raise(bad, 30, 50, [](double) { return 0.15f; });
  const auto [planted, report] = plantFeet(bad, {}, {.ground = Ground::Level});
  QVERIFY2(report.before.floatShare > 0.2, qPrintable(QString::number(report.before.floatShare)));
  QCOMPARE(report.after.floatShare, 0.0);
  QVERIFY2(report.loweredCm > 12.0 && report.loweredCm < 18.0, qPrintable(QString::number(report.loweredCm)));
  QVERIFY2(report.handsOwnMaxCm < 1.0, qPrintable(QString("hands %1 cm against the body").arg(report.handsOwnMaxCm)));
  QVERIFY2(report.after.jerk < report.before.jerk, qPrintable(QString("jerk %1 to %2").arg(report.before.jerk).arg(report.after.jerk)));
}

void TstFootPlant::aJumpStaysAJump() {
  // 20 cm high: 0.404 s in the air.
  auto jump = standing(60);
  raise(jump, 26, 34, [](double s) { return static_cast<float>(std::max(0.0, 0.2 - 0.5 * 9.81 * (s - 0.2) * (s - 0.2))); });
  const auto [planted, report] = plantFeet(jump, {}, {.ground = Ground::Level});
  QCOMPARE(report.before.floatShare, 0.0);
  const double high = static_cast<double>(planted[30 * kJoints].y - jump[30 * kJoints].y);
  QVERIFY2(std::abs(high) < 0.02, qPrintable(QString("the top moved by %1 m").arg(high)));
}

void TstFootPlant::aJumpThatLastsTooLongIsCutToItsArc() {
  // The same height in 0.7 s.
  auto jump = standing(60);
  raise(jump, 23, 38, [](double s) { return static_cast<float>(std::max(0.0, 0.2 * (1.0 - (s / 0.35 - 1.0) * (s / 0.35 - 1.0)))); });
  const auto [planted, report] = plantFeet(jump, {}, {.ground = Ground::Level});
  QVERIFY2(report.before.longestFloat > 0.5, qPrintable(QString::number(report.before.longestFloat)));
  QCOMPARE(report.after.floatShare, 0.0);
  const float top = planted[30 * kJoints].y - planted[0].y;
  QVERIFY2(top > 0.06f, qPrintable(QString("only %1 m of the jump are left").arg(static_cast<double>(top))));
}

void TstFootPlant::somebodyWhoLiesIsNotPulledToHisFeet() {
  // The standing body laid on its back, feet a little up: the trunk carries it.
  const auto first = walk(3, 1);
  std::vector<glm::vec3> lying;
  for (int t = 0; t < 40; ++t)
    for (const auto& p : first) lying.emplace_back(p.x, 0.12f + 0.1f * p.z, -p.y);
  const auto [planted, report] = plantFeet(lying, {}, {.ground = Ground::Level});
  QCOMPARE(report.after.floatShare, 0.0);
  QVERIFY2(report.handsOwnMaxCm < 1.0, qPrintable(QString::number(report.handsOwnMaxCm)));
  QVERIFY2(report.meanChangeCm < 4.0, qPrintable(QString("mean change %1 cm").arg(report.meanChangeCm)));
}

void TstFootPlant::boxesThatAreNotThereAreKept() {
  // A body that stands on the floor, then on something 40 cm high.
  auto climb = standing(80);
  raise(climb, 40, 80, [](double s) { return static_cast<float>(std::min(0.4, 2.0 * s)); });
  const auto [kept, report] = plantFeet(climb);
  QVERIFY(report.hasThings);
  QVERIFY2(std::abs(kept[70 * kJoints].y - climb[70 * kJoints].y) < 0.02f, "the body was lowered");
  const auto level = plantFeet(climb, {}, {.ground = Ground::Level});
  QVERIFY(!level.report.hasThings);
  QVERIFY(level.report.loweredCm > 30.0);
}

void TstFootPlant::measuresSayWhatIsWrong() {
  const auto still = standing(41);
  const std::vector<float> contacts(41 * 4, 1.0f);
  QVERIFY(measureFeet(still, contacts).slideMm < 1e-6);
  auto slide = still;
  for (std::size_t k = 0; k < slide.size(); ++k) slide[k].x += 0.01f * static_cast<float>(k / kJoints);
  QVERIFY2(std::abs(measureFeet(slide, contacts).slideMm - 10.0) < 0.1, qPrintable(QString::number(measureFeet(slide, contacts).slideMm)));
  QCOMPARE(newKneePops(still, still), 0);
  auto popped = still;
  popped[20 * kJoints + kLeftKnee] += glm::vec3(0, 0, 0.1f);
  QVERIFY(newKneePops(still, popped) >= 1);
  QVERIFY_EXCEPTION_THROWN(measureFeet(still, std::vector<float>(3)), std::invalid_argument);
}

void TstFootPlant::shortBreaksAreClosedAndShortContactsDropped() {
  const auto first = walk(9, 1);
  std::vector<glm::vec3> still;
  for (int t = 0; t < 30; ++t) still.insert(still.end(), first.begin(), first.end());
  std::vector<float> contacts(30 * 4, 0.0f);
  const auto column = [&](std::size_t c, int from, int to) {
    for (int t = from; t < to; ++t) contacts[static_cast<std::size_t>(t) * 4 + c] = 1.0f;
  };
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

void TstFootPlant::contactsAreFoundWithoutLabels() {
  const auto clean = walk(10);
  const auto contacts = detectContacts(clean);
  QCOMPARE(contacts.size(), clean.size() / kJoints * 4);
  for (const std::size_t column : {std::size_t{1}, std::size_t{3}}) {
    int on = 0;
    for (std::size_t t = 0; t < 80; ++t) on += contacts[t * 4 + column] > 0.5f ? 1 : 0;
    QVERIFY2(on > 35 && on < 65, qPrintable(QString("column %1: %2 of 80 frames").arg(column).arg(on)));
  }
}

void TstFootPlant::oneFrameAndAStandingBodyAreFine() {
  const auto one = walk(11, 1);
  QCOMPARE(plantFeet(one).positions.size(), one.size());
  const std::vector<glm::vec3> zero(kJoints * 5, glm::vec3(0.0f));  // a body without any size
  for (const auto& p : plantFeet(zero).positions) QVERIFY(std::isfinite(glm::dot(p, p)));
}

void TstFootPlant::wrongInputIsRefused() {
  const auto clean = walk(12, 10);
  QVERIFY_EXCEPTION_THROWN(plantFeet({}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(plantFeet(std::span(clean).first(30)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(plantFeet(clean, std::vector<float>(39)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(plantFeet(clean, {}, {.fps = 0.0}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(plantFeet(clean, {}, {.releaseSeconds = 0.0}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(plantFeet(clean, {}, {.maxPelvisDrop = -1.0}), std::invalid_argument);
  auto broken = clean;
  broken[30].y = std::numeric_limits<float>::infinity();
  QVERIFY_EXCEPTION_THROWN(plantFeet(broken), std::invalid_argument);
}

void TstFootPlant::skatingRatioCountsSlides() {
  const auto first = walk(13, 1);
  std::vector<glm::vec3> still, slide;
  for (int t = 0; t < 41; ++t)
    for (const auto& p : first) still.push_back(p), slide.push_back(p + glm::vec3(0.05f * static_cast<float>(t), 0, 0));
  QCOMPARE(footSkatingRatio(still), 0.0);
  // 1 m/s everywhere; the 5-step mean of the outermost steps is 0.6 m/s and still counts.
  QCOMPARE(footSkatingRatio(slide), 1.0);
  QVERIFY_EXCEPTION_THROWN(footSkatingRatio(first), std::invalid_argument);
}

QTEST_APPLESS_MAIN(TstFootPlant)
#include "tst_foot_plant.moc"
