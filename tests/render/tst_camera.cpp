#include "render/camera.h"

#include <QTest>

#include <glm/glm.hpp>

using render::Box;
using render::OrbitCamera;

namespace {

bool near(const glm::vec3& a, const glm::vec3& b, float tolerance = 1e-4f) { return glm::distance(a, b) < tolerance; }

// Where a point lands, -1 to 1 inside the picture.
glm::vec3 onScreen(const OrbitCamera& camera, float aspect, const glm::vec3& point) {
  const glm::vec4 clip = camera.clipFromWorld(aspect) * glm::vec4(point, 1.0f);
  return glm::vec3(clip) / clip.w;
}

}  // namespace

class TstCamera : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void presetsLookWhereTheySay();
  void framedBoxIsInThePictureWhole_data();
  void framedBoxIsInThePictureWhole();
  void framingFillsThePicture();
  void pitchStopsBeforeThePoles();
  void panMovesThePictureByFractionsOfItsHeight();
  void zoomKeepsItsBounds();
  void followMovesOverTheFloorOnly();
  void orthographicMatchesPerspectiveAtTheTarget();
};

void TstCamera::presetsLookWhereTheySay() {
  OrbitCamera camera;
  camera.setTarget({1, 2, 3});
  camera.setPreset(OrbitCamera::Preset::Front);
  QVERIFY(near(camera.forward(), {0, 0, -1}));
  QVERIFY(near(camera.right(), {1, 0, 0}));
  camera.setPreset(OrbitCamera::Preset::Side);
  QVERIFY(near(camera.right(), {0, 0, 1}));  // walks to the right
  camera.setPreset(OrbitCamera::Preset::Back);
  QVERIFY(near(camera.forward(), {0, 0, 1}));
  camera.setPreset(OrbitCamera::Preset::Top);
  QVERIFY(near(camera.forward(), {0, -1, 0}));
  QVERIFY(near(camera.right(), {1, 0, 0}));
  QVERIFY(near(camera.target(), {1, 2, 3}));
  for (const float value : {camera.viewFromWorld()[0][0], camera.clipFromWorld(1.5f)[2][1]}) QVERIFY(std::isfinite(value));
}

void TstCamera::framedBoxIsInThePictureWhole_data() {
  QTest::addColumn<int>("preset");
  QTest::addColumn<bool>("isPerspective");
  QTest::addColumn<float>("aspect");
  for (int preset = 0; preset < 5; ++preset) {
    for (const float aspect : {0.4f, 1.0f, 2.5f}) {
      QTest::addRow("preset %d perspective %.1f", preset, static_cast<double>(aspect)) << preset << true << aspect;
      QTest::addRow("preset %d orthographic %.1f", preset, static_cast<double>(aspect)) << preset << false << aspect;
    }
  }
}

void TstCamera::framedBoxIsInThePictureWhole() {
  QFETCH(int, preset);
  QFETCH(bool, isPerspective);
  QFETCH(float, aspect);
  OrbitCamera camera;
  camera.setPreset(static_cast<OrbitCamera::Preset>(preset));
  camera.setProjection(isPerspective ? OrbitCamera::Projection::Perspective : OrbitCamera::Projection::Orthographic);
  Box box;
  box.add(glm::vec3(-0.5f, 0.0f, -1.0f));
  box.add(glm::vec3(3.0f, 1.9f, 6.0f));
  camera.frame(box, aspect);
  for (int corner = 0; corner < 8; ++corner) {
    const glm::vec3 point((corner & 1) ? box.high.x : box.low.x, (corner & 2) ? box.high.y : box.low.y, (corner & 4) ? box.high.z : box.low.z);
    const glm::vec3 seen = onScreen(camera, aspect, point);
    QVERIFY2(std::abs(seen.x) <= 1.0f && std::abs(seen.y) <= 1.0f && std::abs(seen.z) <= 1.0f,
             qPrintable(QStringLiteral("corner %1 at %2 %3").arg(corner).arg(seen.x).arg(seen.y)));
  }
}

void TstCamera::framingFillsThePicture() {
  OrbitCamera camera;
  camera.setPreset(OrbitCamera::Preset::Front);
  Box box;
  box.add(glm::vec3(-0.3f, 0.0f, -0.1f));
  box.add(glm::vec3(0.3f, 1.8f, 0.1f));
  camera.frame(box, 1.6f);
  QVERIFY(onScreen(camera, 1.6f, {0.0f, 1.8f, 0.1f}).y > 0.85f);
  const auto before = camera.distance();
  camera.frame(Box{}, 1.6f);  // nothing to frame changes nothing
  QCOMPARE(camera.distance(), before);
}

void TstCamera::pitchStopsBeforeThePoles() {
  OrbitCamera camera;
  camera.orbit(0.0f, 10.0f);
  QVERIFY(camera.pitch() < 1.5708f);
  camera.orbit(100.0f, -20.0f);
  QVERIFY(camera.pitch() > -1.5708f);
  QVERIFY(std::abs(camera.yaw()) <= 3.1416f);
  QVERIFY(near(camera.eye() + camera.distance() * camera.forward(), camera.target(), 1e-3f));
}

void TstCamera::panMovesThePictureByFractionsOfItsHeight() {
  OrbitCamera camera;
  const glm::vec3 before = camera.target();
  camera.pan(0.0f, 0.25f);
  // What was in the middle is now a quarter of the height further down: half of the range of -1 to 1.
  QVERIFY(std::abs(onScreen(camera, 1.0f, before).y + 0.5f) < 1e-3f);
}

void TstCamera::zoomKeepsItsBounds() {
  OrbitCamera camera;
  camera.setDistance(4.0f);
  camera.zoom(2.0f);
  QCOMPARE(camera.distance(), 2.0f);
  for (int i = 0; i < 50; ++i) camera.zoom(2.0f);
  QCOMPARE(camera.distance(), 0.2f);
  for (int i = 0; i < 50; ++i) camera.zoom(0.5f);
  QCOMPARE(camera.distance(), 200.0f);
  camera.zoom(0.0f);
  camera.zoom(-1.0f);
  QCOMPARE(camera.distance(), 200.0f);
}

void TstCamera::followMovesOverTheFloorOnly() {
  OrbitCamera camera;
  const glm::vec3 start = camera.target();
  camera.follow({5, 1, 5});
  QVERIFY(near(camera.target(), start));  // the first call only takes note
  camera.follow({6, 3, 4});
  QVERIFY(near(camera.target(), start + glm::vec3(1, 0, -1)));
  camera.stopFollowing();
  camera.follow({0, 0, 0});
  QVERIFY(near(camera.target(), start + glm::vec3(1, 0, -1)));
}

void TstCamera::orthographicMatchesPerspectiveAtTheTarget() {
  OrbitCamera camera;
  const glm::vec3 point = camera.target() + 0.4f * camera.up() + 0.3f * camera.right();
  const glm::vec3 perspective = onScreen(camera, 1.3f, point);
  camera.setProjection(OrbitCamera::Projection::Orthographic);
  const glm::vec3 orthographic = onScreen(camera, 1.3f, point);
  QVERIFY(std::abs(perspective.x - orthographic.x) < 1e-3f && std::abs(perspective.y - orthographic.y) < 1e-3f);
}

QTEST_APPLESS_MAIN(TstCamera)
#include "tst_camera.moc"
