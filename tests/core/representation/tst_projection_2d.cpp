#include "core/representation/body_parts.h"
#include "core/representation/feature_tensors.h"
#include "core/representation/humanml3d_features.h"
#include "core/representation/projection_2d.h"
#include "tests/core/representation/moving_body.h"

#include <ATen/ATen.h>
#include <glm/geometric.hpp>

#include <QtTest/QtTest>

#include <set>

using namespace core::representation;

/// The 2D motion of CrossDiff both ways, beside the reference fixture of motion-project2d.
class TstProjection2d : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void alignedInverseGivesTheJointsBack_data();
  void alignedInverseGivesTheJointsBack();
  void oppositeViewsAreMirrorImages();
  void parallelRaysKeepMetres();
  void perspectiveScaleIsTheOneNamed();
  void kitHas128Features();
  void statisticsAreThoseOfAllRows();
  void bodyPartsShareOutTheColumns();
};

void TstProjection2d::alignedInverseGivesTheJointsBack_data() {
  QTest::addColumn<int>("camera");
  QTest::newRow("perspective") << static_cast<int>(Camera::Perspective);
  QTest::newRow("orthographic") << static_cast<int>(Camera::Orthographic);
}

void TstProjection2d::alignedInverseGivesTheJointsBack() {
  QFETCH(int, camera);
  const auto positions = extractFeatures(tests::movingBody(3, 40)).positions;
  for (int view = 0; view < kViewCount; ++view) {
    const auto joints = projectView(positions, view, static_cast<Camera>(camera));
    const auto back = recoverPositions2d(extractFeatures2d(joints), RootTiming::Aligned);
    QCOMPARE(back.size(), joints.size() - 22);
    for (std::size_t i = 0; i < back.size(); ++i) QVERIFY(glm::length(back[i] - joints[i]) < 1e-6f);
  }
}

void TstProjection2d::oppositeViewsAreMirrorImages() {
  // Exact for parallel rays: front and back, left and right show u with its sign changed.
  const auto positions = extractFeatures(tests::movingBody(4, 20)).positions;
  for (const auto& [a, b] : {std::pair{0, 2}, std::pair{1, 3}}) {
    const auto one = projectView(positions, a, Camera::Orthographic), other = projectView(positions, b, Camera::Orthographic);
    for (std::size_t i = 0; i < one.size(); ++i) QVERIFY(glm::length(one[i] - glm::vec2(-other[i].x, other[i].y)) < 1e-6f);
  }
}

void TstProjection2d::parallelRaysKeepMetres() {
  const auto positions = extractFeatures(tests::movingBody(5, 10)).positions;
  const auto front = projectView(positions, 0, Camera::Orthographic);
  QVERIFY(std::abs((front[15].y - front[0].y) - (positions[15].y - positions[0].y)) < 1e-6f);
}

void TstProjection2d::perspectiveScaleIsTheOneNamed() {
  std::vector<glm::vec3> pose(22, glm::vec3(0.0f, 1.0f, 0.0f));
  pose[1] = {0.1f, 1.0f, 0.0f};
  QVERIFY(std::abs(projectView(pose, 0)[1].x - 0.1 * kPerspectiveScale) < 1e-7);
  pose[2] = {0.0f, 1.0f, 30.0f};
  QVERIFY_EXCEPTION_THROWN(projectView(pose, 0), std::invalid_argument);
  QCOMPARE(projectView(pose, 0, Camera::Orthographic).size(), std::size_t{22});
}

void TstProjection2d::kitHas128Features() {
  QCOMPARE(featureWidth2d(Layout::Kit), 128);
  QCOMPARE(featureWidth2d(Layout::HumanMl3d), kFeatureWidth2d);
  QVERIFY(featureGroups2d(Layout::HumanMl3d) == kFeatureGroups2d);
  std::vector<glm::vec3> body;
  for (int t = 0; t < 5; ++t)
    for (int j = 0; j < 21; ++j) body.emplace_back(30.0f * static_cast<float>(j), 900.0f + 10.0f * static_cast<float>(t * j), 5.0f * static_cast<float>(t));
  const auto joints = projectView(body, 1, Camera::Perspective, Layout::Kit);
  const auto features = extractFeatures2d(joints, Layout::Kit);
  QCOMPARE(features.size(), std::size_t{4 * 128});
  const auto back = recoverPositions2d(features, RootTiming::Aligned, Layout::Kit);
  for (std::size_t i = 0; i < back.size(); ++i) QVERIFY(glm::length(back[i] - joints[i]) < 1e-5f);
  QVERIFY_EXCEPTION_THROWN(projectView(body, 0), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(extractFeatures2d(std::span(joints).first(21), Layout::Kit), std::invalid_argument);
}

void TstProjection2d::statisticsAreThoseOfAllRows() {
  at::manual_seed(2);
  const auto rows = at::randn({500, kFeatureWidth2d}) * 3 + 1;
  rows.slice(1, 130, 134).fill_(1.0);  // feet that never move
  Statistics2d statistics;
  QCOMPARE(statistics.normalizer().std[0].item<float>(), 1.0f);
  statistics.add(rows.slice(0, 0, 123));
  statistics.add(rows.slice(0, 123, 500));
  QCOMPARE(statistics.rows(), std::int64_t{500});
  const auto normalizer = statistics.normalizer();
  QVERIFY((normalizer.mean - rows.mean(0)).abs().max().item<double>() < 1e-5);
  QCOMPARE(normalizer.std.slice(0, 2, 44).max().item<float>(), normalizer.std.slice(0, 2, 44).min().item<float>());
  QCOMPARE(normalizer.std[131].item<float>(), 1.0f);
  const auto back = normalizer.denormalize(normalizer.normalize(rows));
  QVERIFY((back - rows).abs().max().item<double>() < 1e-4);
}

void TstProjection2d::bodyPartsShareOutTheColumns() {
  const auto unite = [](std::vector<int> a, const std::vector<int>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return std::set<int>(a.begin(), a.end());
  };
  QCOMPARE(bodyPartColumns(BodyPart::Lower, Contacts::Included).size(), std::size_t{107});
  QCOMPARE(bodyPartColumns(BodyPart::Lower, Contacts::LeftOut).size(), std::size_t{103});
  QCOMPARE(bodyPartColumns(BodyPart::Upper, Contacts::Included).size(), std::size_t{156});
  QCOMPARE(unite(bodyPartColumns(BodyPart::Lower, Contacts::Included), bodyPartColumns(BodyPart::Upper, Contacts::Included)).size(), std::size_t{263});
  QCOMPARE(bodyPartColumns2d(BodyPart::Lower, Contacts::LeftOut).size(), std::size_t{52});
  QCOMPARE(unite(bodyPartColumns2d(BodyPart::Lower, Contacts::Included), bodyPartColumns2d(BodyPart::Upper, Contacts::LeftOut)).size(), std::size_t{134});
  QCOMPARE(unite(bodyPartJoints(BodyPart::Lower), bodyPartJoints(BodyPart::Upper)).size(), std::size_t{22});
  QCOMPARE(bodyPartJoints(BodyPart::Lower).size(), std::size_t{9});
}

QTEST_APPLESS_MAIN(TstProjection2d)
#include "tst_projection_2d.moc"
