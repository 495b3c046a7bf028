#include "core/motion/feet/foot_contacts.h"
#include "core/motion/feet/released_feet.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/support/synthetic_motion.h"

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace core;
using namespace core::motion;

namespace {

constexpr double kUnit = 0.056444;

/// A rod of two bones that hangs down from a root two units up; its end is the foot, in all four columns.
Clip rod(const std::vector<glm::vec3>& roots) {
  ClipData data;
  data.skeleton = std::make_shared<const Skeleton>(
      std::vector<Joint>{{"root", -1, {}}, {"knee", 0, {0, -static_cast<float>(kUnit), 0}}, {"foot", 1, {0, -static_cast<float>(kUnit), 0}}});
  data.fps = 60.0;
  data.rootPositions = roots;
  data.rotations.assign(3 * roots.size(), glm::quat(1, 0, 0, 0));
  return Clip(std::move(data));
}

std::vector<float> contactsOf(const std::vector<int>& standing, int frames) {
  std::vector<float> contacts(static_cast<std::size_t>(4 * frames), 0.0f);
  for (const int f : standing)
    for (std::size_t c = 0; c < 4; ++c) contacts[4 * static_cast<std::size_t>(f) + c] = 1.0f;
  return contacts;
}

double slid(const std::vector<glm::vec3>& places, std::span<const float> contacts) {
  double sum = 0.0;
  int count = 0;
  for (std::size_t f = 1; f < places.size() / 22; ++f)
    for (std::size_t c = 0; c < 4; ++c) {
      if (contacts[4 * f + c] < 0.5f || contacts[4 * (f - 1) + c] < 0.5f) continue;
      const auto joint = static_cast<std::size_t>(kContactJoints[c]);
      const auto step = places[22 * f + joint] - places[22 * (f - 1) + joint];
      sum += std::hypot(step.x, step.z);
      ++count;
    }
  return sum / count;
}

}  // namespace

/// The foot clean-up of the programs of Motion Puzzle and of Aberman et al.
class TstReleasedFeet : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theFloorIsASoftMinimum();
  void oneStepIsTheDampedLeastSquaresOne();
  void feetBesideAContactAreDrawnToIt();
  void aWalkThatSlidesStands();
  void wrongCallsThrow();
};

void TstReleasedFeet::theFloorIsASoftMinimum() {
  // The foot goes up by three units: the floor lies ln(1 / (0.5 + e^-3)) above its lowest place, and nothing stands, so that nothing else is done.
  std::vector<glm::vec3> roots;
  for (int f = 0; f < 4; ++f) roots.emplace_back(0.0f, static_cast<float>(kUnit * (2.0 + f)), 0.0f);
  const auto made = withReleasedFeet(rod(roots), {2, 2, 2, 2}, contactsOf({}, 4));
  const double floor = -std::log(0.5 + std::exp(-3.0));
  for (int f = 0; f < 4; ++f) QVERIFY(std::abs(made.rootPosition(f).y / kUnit - (2.0 + f - floor)) < 1e-4);
  for (const auto& q : made.data().rotations) QVERIFY(std::abs(q.w) > 1.0f - 1e-6f);
}

void TstReleasedFeet::oneStepIsTheDampedLeastSquaresOne() {
  // One frame: the soft floor is -ln 1.5 above the foot, so that it hangs ln 1.5 above the floor; it is to be on the floor, straight below. The rod cannot get longer:
  // the foot's goal lies along the bones, where no small turn leads, and it stays.
  const auto still = withReleasedFeet(rod({{0, static_cast<float>(2 * kUnit), 0}}), {2, 2, 2, 2}, contactsOf({0}, 1), {.iterations = 1});
  for (const auto& q : still.data().rotations) QVERIFY(std::abs(q.w) > 1.0f - 1e-6f);
  // Two frames, a step of 0.2 units along x: the mean of both is 0.1 to the side of each. About z the root moves knee and foot by (1, 2) units along x per radian, the
  // knee the foot by 1: J'J + d^2 = [[1 + 4 + d^2, 2], [2, 1 + d^2]] and J'(goal) = 0.1 (2, 1), d = 5 / 1.001.
  const auto made = withReleasedFeet(rod({{0, static_cast<float>(2 * kUnit), 0}, {static_cast<float>(0.2 * kUnit), static_cast<float>(2 * kUnit), 0}}), {2, 2, 2, 2},
                                     contactsOf({0, 1}, 2), {.iterations = 1});
  const double d = 5.0 / 1.001, a = 5.0 + d * d, b = 2.0, c = 1.0 + d * d;
  const double root = 0.1 * (2.0 * c - b) / (a * c - b * b), knee = 0.1 * (a - 2.0 * b) / (a * c - b * b);
  for (const auto& [frame, sign] : {std::pair{0, 1.0}, {1, -1.0}}) {
    const auto turns = made.rotations(frame);
    QVERIFY2(std::abs(2.0 * std::asin(turns[0].z) - sign * root) < 1e-5, qPrintable(QString::number(2.0 * std::asin(turns[0].z))));
    QVERIFY(std::abs(2.0 * std::asin(turns[1].z) - sign * knee) < 1e-5);
  }
}

void TstReleasedFeet::feetBesideAContactAreDrawnToIt() {
  // It glides along x, half a unit a frame, and stands for one frame: goals beside it are mixtures by 2u^3 - 3u^2 + 1 with u = (distance + 1) / 11, and beyond ten frames
  // its own.
  std::vector<glm::vec3> roots;
  for (int f = 0; f < 40; ++f) roots.emplace_back(static_cast<float>(0.5 * kUnit * f), static_cast<float>(2 * kUnit), 0.0f);
  const auto made = withReleasedFeet(rod(roots), {2, 2, 2, 2}, contactsOf({20}, 40), {.damping = 0.1, .iterations = 60});
  const auto foot = [&](int f) { return worldPose(made, f).positions[2].x / kUnit; };
  const auto expected = [](int distance) {
    const double u = (distance + 1) / 11.0;
    return 0.5 * distance * (2 * u * u * u - 3 * u * u + 1);
  };
  for (const int distance : {1, 3}) {
    // All joints have goals: the foot gets as far as knee and root let it.
    const double moved = 0.5 * (20 + distance) - foot(20 + distance);
    QVERIFY2(moved > 0.3 * expected(distance) && moved <= 1.02 * expected(distance), qPrintable(QString::number(moved) + " of " + QString::number(expected(distance))));
  }
  QVERIFY(std::abs(foot(31) - 15.5) < 1e-3 && std::abs(foot(9) - 4.5) < 1e-3);
}

void TstReleasedFeet::aWalkThatSlidesStands() {
  const auto clean = test_support::syntheticWalk(3, 80);
  const auto contacts = detectContacts(worldPositions(clean));
  auto data = clean.data();
  for (std::size_t f = 0; f < data.rootPositions.size(); ++f) data.rootPositions[f].x += 0.03f * std::sin(0.6f * static_cast<float>(f));
  const Clip sliding(std::move(data));
  const auto made = withReleasedFeet(sliding, kContactJoints, contacts);
  const double before = slid(worldPositions(sliding), contacts), after = slid(worldPositions(made), contacts);
  QVERIFY2(after < 0.5 * before, qPrintable(QStringLiteral("%1 mm a frame before, %2 after").arg(1e3 * before).arg(1e3 * after)));
  for (int f = 0; f < made.frameCount(); ++f) {
    QVERIFY(std::abs(made.rootPosition(f).x - sliding.rootPosition(f).x) < 1e-5f);
    for (const auto& q : made.rotations(f)) QVERIFY(std::isfinite(q.w) && std::abs(glm::length(q) - 1.0f) < 1e-4f);
  }
}

void TstReleasedFeet::wrongCallsThrow() {
  const auto clip = rod({{0, 1, 0}, {0, 1, 0}});
  QVERIFY_EXCEPTION_THROWN((void)withReleasedFeet(clip, {2, 2, 2, 2}, contactsOf({}, 1)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)withReleasedFeet(clip, {2, 2, 2, 3}, contactsOf({}, 2)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)withReleasedFeet(clip, {2, 2, 2, 2}, contactsOf({}, 2), {.damping = 0.0}), std::invalid_argument);
}

QTEST_APPLESS_MAIN(TstReleasedFeet)
#include "tst_released_feet.moc"
