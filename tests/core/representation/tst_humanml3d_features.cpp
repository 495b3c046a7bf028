#include "core/representation/humanml3d_features.h"
#include "core/representation/inverse_kinematics.h"
#include "core/representation/projection_2d.h"
#include "tests/core/representation/moving_body.h"

#include <QtTest>

#include <glm/geometric.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace core::representation;

namespace {

float largestDistance(std::span<const glm::vec3> a, std::span<const glm::vec3> b) {
  float worst = 0.0f;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) worst = std::max(worst, glm::length(a[i] - b[i]));
  return worst;
}

float largestDifference(std::span<const float> a, std::span<const float> b) {
  float worst = 0.0f;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
  return worst;
}

}  // namespace

class TstHumanMl3dFeatures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void columnsAreThePublishedOnes();
  void recoveredPositionsAreTheExtractedOnes_data();
  void recoveredPositionsAreTheExtractedOnes();
  void rotationsAndPositionsOfCleanDataAgree();
  void kitClipsComeBackInMillimetres();
  void sizeAndPlaceOfTheSourceDoNotMatter();
  void aClipStartsOnTheFloorAtTheOriginFacingZ();
  void headingsDifferForATwistedBody();
  void publishedTurningDiffersOnlyWhereTheHeadingPassesBackwards();
  void mirroringTwiceChangesNothing();
  void mirroringFeaturesMirrorsTheRecoveredPositions();
  void mirroringFeaturesIsExtractingTheMirroredClip();
  void standingStillIsContactWithoutVelocity();
  void degenerateBodiesGiveFiniteFeatures();
  void unusableInputIsRefused();
  void oppositeDirectionsAreHalfATurn();
  void fourViewsShowTheSameRootPath();
  void thousandsOfClipsTakeSeconds();
};

void TstHumanMl3dFeatures::columnsAreThePublishedOnes() {
  const auto& human = featureLayout(Layout::HumanMl3d);
  QCOMPARE(human.width, 263);
  QCOMPARE(human.positions.begin, 4);
  QCOMPARE(human.rotations.begin, 67);
  QCOMPARE(human.velocities.begin, 193);
  QCOMPARE(human.contacts.begin, 259);
  QCOMPARE(featureLayout(Layout::Kit).width, 251);
  QCOMPARE(featureLayout(Layout::Kit).rotations.begin, 64);
}

void TstHumanMl3dFeatures::recoveredPositionsAreTheExtractedOnes_data() {
  QTest::addColumn<int>("seed");
  QTest::addColumn<int>("frames");
  for (int seed = 0; seed < 12; ++seed) QTest::addRow("seed %d", seed) << seed << 20 + 30 * seed;
  QTest::addRow("two frames") << 99 << 2;
}

void TstHumanMl3dFeatures::recoveredPositionsAreTheExtractedOnes() {
  QFETCH(int, seed);
  QFETCH(int, frames);
  const auto clip = extractFeatures(tests::movingBody(static_cast<std::uint64_t>(seed), frames));
  QCOMPARE(clip.rows, frames - 1);
  for (const Heading heading : {Heading::HumanMl3d, Heading::Corrected}) {
    FeatureOptions options;
    options.heading = heading;
    const auto again = extractFeatures(clip.positions, options);
    const auto recovered = recoverPositions(again.values);
    QCOMPARE(recovered.size(), static_cast<std::size_t>((frames - 1) * 22));
    const float worst = largestDistance(recovered, again.positions);
    QVERIFY2(worst < 2e-5f, qPrintable(QString("worst joint is off by %1 m").arg(static_cast<double>(worst))));
  }
}

void TstHumanMl3dFeatures::rotationsAndPositionsOfCleanDataAgree() {
  const auto clip = extractFeatures(tests::movingBody(5, 120));
  const float worst = largestDistance(recoverFromRotations(clip.values, canonicalOffsets()), recoverPositions(clip.values));
  QVERIFY2(worst < 2e-5f, qPrintable(QString::number(static_cast<double>(worst))));
}

void TstHumanMl3dFeatures::kitClipsComeBackInMillimetres() {
  // Any 21 moving points are a body to the formulas.
  const auto human = tests::movingBody(3, 60);
  std::vector<glm::vec3> points;
  for (std::size_t t = 0; t < 60; ++t)
    for (std::size_t j = 0; j < 21; ++j) points.push_back(human[t * 22 + j] * 1000.0f);
  FeatureOptions options;
  options.layout = Layout::Kit;
  const auto clip = extractFeatures(points, options);
  QCOMPARE(clip.width, 251);
  QVERIFY(largestDistance(recoverPositions(clip.values, Layout::Kit), clip.positions) < 0.02f);
}

void TstHumanMl3dFeatures::sizeAndPlaceOfTheSourceDoNotMatter() {
  const auto normal = extractFeatures(tests::movingBody(8, 80));
  auto moved = tests::movingBody(8, 80);
  for (auto& p : moved) p = 1.7f * (glm::quat(std::cos(0.4f), 0, std::sin(0.4f), 0) * p) + glm::vec3(4, -2, 9);
  const auto other = extractFeatures(moved);
  QVERIFY(largestDistance(normal.positions, other.positions) < 1e-4f);
  QVERIFY(largestDifference(normal.values, other.values) < 1e-3f);
}

void TstHumanMl3dFeatures::aClipStartsOnTheFloorAtTheOriginFacingZ() {
  const auto clip = extractFeatures(tests::movingBody(2, 50));
  float lowest = 1.0f;
  for (const auto& p : clip.positions) lowest = std::min(lowest, p.y);
  QVERIFY(std::abs(lowest) < 1e-6f);
  QVERIFY(std::hypot(clip.positions[0].x, clip.positions[0].z) < 1e-6f);
  const auto& p = clip.positions;
  const glm::vec3 forward = glm::normalize(glm::cross(glm::vec3(0, 1, 0), (p[2] - p[1]) + (p[17] - p[16])));
  QVERIFY(glm::length(forward - glm::vec3(0, 0, 1)) < 1e-5f);
}

void TstHumanMl3dFeatures::headingsDifferForATwistedBody() {
  const auto body = tests::movingBody(4, 100);
  FeatureOptions corrected;
  corrected.heading = Heading::Corrected;
  const auto a = extractFeatures(body), b = extractFeatures(body, corrected);
  QVERIFY(largestDistance(a.positions, b.positions) == 0.0f);
  QVERIFY(largestDifference(a.values, b.values) > 0.01f);
}

void TstHumanMl3dFeatures::publishedTurningDiffersOnlyWhereTheHeadingPassesBackwards() {
  const auto body = tests::movingBody(11, 350);
  FeatureOptions published;
  published.turning = Turning::Published;
  const auto a = extractFeatures(body), b = extractFeatures(body, published);
  int different = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    if (a.values[i] == b.values[i]) continue;
    QCOMPARE(i % 263, std::size_t{0});
    QCOMPARE(a.values[i], -b.values[i]);
    ++different;
  }
  QVERIFY2(different >= 1 && different < 10, qPrintable(QString::number(different)));
}

void TstHumanMl3dFeatures::mirroringTwiceChangesNothing() {
  const auto body = tests::movingBody(6, 40);
  QVERIFY(mirrorPositions(mirrorPositions(body)) == body);
  const auto features = extractFeatures(body).values;
  QVERIFY(mirrorFeatures(mirrorFeatures(features)) == features);
  QVERIFY(mirrorFeatures(features) != features);
}

void TstHumanMl3dFeatures::mirroringFeaturesMirrorsTheRecoveredPositions() {
  const auto features = extractFeatures(tests::movingBody(7, 90)).values;
  const float worst = largestDistance(recoverPositions(mirrorFeatures(features)), mirrorPositions(recoverPositions(features)));
  QVERIFY2(worst < 1e-5f, qPrintable(QString::number(static_cast<double>(worst))));
}

void TstHumanMl3dFeatures::mirroringFeaturesIsExtractingTheMirroredClip() {
  // On a symmetric skeleton both ways give the same, rotations and contacts included.
  FeatureOptions options;
  std::vector<glm::vec3> symmetric(canonicalOffsets().begin(), canonicalOffsets().end());
  for (const auto& [left, right] : {std::pair{1, 2}, {4, 5}, {7, 8}, {10, 11}, {13, 14}, {16, 17}, {18, 19}, {20, 21}}) {
    const auto& offset = symmetric[static_cast<std::size_t>(left)];
    symmetric[static_cast<std::size_t>(right)] = glm::vec3(-offset.x, offset.y, offset.z);
  }
  options.offsets = symmetric;
  const auto body = extractFeatures(tests::movingBody(10, 70), options).positions;
  const auto direct = extractFeatures(mirrorPositions(body), options), plain = extractFeatures(body, options);
  const float worst = largestDifference(direct.values, mirrorFeatures(plain.values));
  QVERIFY2(worst < 2e-4f, qPrintable(QString::number(static_cast<double>(worst))));
}

void TstHumanMl3dFeatures::standingStillIsContactWithoutVelocity() {
  const auto frame = tests::movingBody(1, 1);
  std::vector<glm::vec3> still;
  for (int t = 0; t < 5; ++t) still.insert(still.end(), frame.begin(), frame.end());
  const auto clip = extractFeatures(still);
  const auto& layout = featureLayout(Layout::HumanMl3d);
  const float* last = clip.values.data() + 3 * 263;
  for (int k = layout.velocities.begin; k < layout.velocities.end; ++k) QVERIFY(std::abs(last[k]) < 1e-6f);
  for (int k = layout.contacts.begin; k < layout.contacts.end; ++k) QCOMPARE(last[k], 1.0f);
  QVERIFY(std::abs(last[0]) < 1e-6f);
}

void TstHumanMl3dFeatures::degenerateBodiesGiveFiniteFeatures() {
  auto body = tests::movingBody(12, 12);
  for (std::size_t j = 0; j < 22; ++j) {
    if (j != 5 && j != 8) body[22 * 4 + j] = body[22 * 4];  // one frame with all its joints in one point
  }
  for (std::size_t j = 0; j < 22; ++j) body[22 * 7 + j].y = -body[22 * 7 + j].y;  // and one upside down
  const auto clip = extractFeatures(body);
  for (const float value : clip.values) QVERIFY(std::isfinite(value));
}

void TstHumanMl3dFeatures::unusableInputIsRefused() {
  auto body = tests::movingBody(1, 10);
  const std::span<const glm::vec3> all(body);
  QVERIFY_EXCEPTION_THROWN(extractFeatures(all.first(22)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(extractFeatures(all.first(100)), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(extractFeatures({}), std::invalid_argument);
  FeatureOptions shortSkeleton;
  shortSkeleton.offsets = std::vector<glm::vec3>(21);
  QVERIFY_EXCEPTION_THROWN(extractFeatures(body, shortSkeleton), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(extractFeatures(std::vector<glm::vec3>(44, glm::vec3(1))), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(recoverPositions(std::vector<float>(100)), std::invalid_argument);
  body[30].y = std::numeric_limits<float>::quiet_NaN();
  QVERIFY_EXCEPTION_THROWN(extractFeatures(body), std::invalid_argument);
}

void TstHumanMl3dFeatures::oppositeDirectionsAreHalfATurn() {
  for (const glm::vec3 a : {glm::vec3(0, 0, -1), glm::vec3(0, 1, 0), glm::vec3(1, 0, 0), glm::vec3(0.6f, 0.8f, 0)}) {
    const glm::vec3 turned = rotationBetween(a, -a) * a;
    QVERIFY(glm::length(turned + a) < 1e-5f);
  }
  QCOMPARE(rotationBetween(glm::vec3(0), glm::vec3(1, 0, 0)).w, 1.0f);
}

void TstHumanMl3dFeatures::fourViewsShowTheSameRootPath() {
  const auto positions = extractFeatures(tests::movingBody(9, 30)).positions;
  for (int view = 0; view < kViewCount; ++view) {
    const auto joints = projectView(positions, view);
    QVERIFY(glm::length(joints[0]) == 0.0f);
    const auto features = extractFeatures2d(joints);
    QCOMPARE(features.size(), static_cast<std::size_t>(29 * 134));
    // Recovered roots stand one frame ahead of their poses, as published.
    const auto recovered = recoverPositions2d(features);
    for (std::size_t t = 0; t < 29; ++t) QVERIFY(glm::length(recovered[t * 22] - joints[(t + 1) * 22]) < 1e-6f);
  }
  QVERIFY_EXCEPTION_THROWN(projectView(positions, 4), std::invalid_argument);
}

void TstHumanMl3dFeatures::thousandsOfClipsTakeSeconds() {
  const auto body = tests::movingBody(11, 100);
  QElapsedTimer timer;
  timer.start();
  float sum = 0.0f;
  for (int i = 0; i < 200; ++i) sum += extractFeatures(body).values.back();
  const double perClip = static_cast<double>(timer.nsecsElapsed()) / 200 / 1e6;
  qInfo("%.3f ms for a clip of 100 frames (%g)", perClip, static_cast<double>(sum));
  QVERIFY2(perClip < 10.0, qPrintable(QString::number(perClip)));
}

QTEST_GUILESS_MAIN(TstHumanMl3dFeatures)
#include "tst_humanml3d_features.moc"
