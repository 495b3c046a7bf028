// Handles in the picture: where they are drawn, which one is under the pointer, and what a drag of one means.
#include "render/ghost_pick.h"
#include "render/gizmo.h"
#include "tests/support/synthetic_motion.h"

#include <glm/geometric.hpp>

#include <QTest>

#include <cmath>
#include <numbers>

using namespace render;

namespace {

constexpr float kWidth = 800, kHeight = 600;

OrbitCamera camera(OrbitCamera::Preset preset = OrbitCamera::Preset::ThreeQuarter) {
  OrbitCamera camera;
  camera.setPreset(preset);
  camera.setTarget({0.2f, 0.9f, 0.1f});
  return camera;
}

PictureView viewOf(const OrbitCamera& camera) { return {camera, kWidth, kHeight}; }

float apart(const glm::vec2& a, const glm::vec2& b) { return glm::distance(a, b); }

}  // namespace

class TstGizmo : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void pixelsAndPlacesBelongTogether();
  void handlesAreAsLargeWhereverTheyStand();
  void theHandleUnderThePointerIsFound();
  void anArrowMovesAlongItsAxis();
  void theMiddleMovesInTheViewPlane();
  void aRingFollowsThePointer();
  void aRingSeenFromItsEdgeTurnsToo();
  void stepsAreWhole();
  void whatCannotBeUsedIsNotThere();
  void aGhostIsFoundWhereItIsSeen();
};

void TstGizmo::pixelsAndPlacesBelongTogether() {
  for (const auto projection : {OrbitCamera::Projection::Perspective, OrbitCamera::Projection::Orthographic}) {
    auto seen = camera();
    seen.setProjection(projection);
    const auto view = viewOf(seen);
    for (const auto& place : {glm::vec3(0.2f, 0.9f, 0.1f), glm::vec3(-0.4f, 1.6f, 0.8f), glm::vec3(1.0f, 0.0f, -0.5f)}) {
      const auto pixel = view.pixelOf(place);
      QVERIFY(pixel);
      const auto ray = view.rayAt(*pixel);
      const auto off = place - ray.from;
      QVERIFY(glm::length(off - ray.along * glm::dot(off, ray.along)) < 2e-3f);
      const auto beside = view.pixelOf(place + view.metresPerPixel(place) * 10.0f * seen.right());
      QVERIFY(std::abs(apart(*pixel, *beside) - 10.0f) < 0.1f);
    }
  }
  QVERIFY(!viewOf(camera()).pixelOf(camera().eye() - 2.0f * camera().forward()));
  QVERIFY(!PictureView(camera(), 0, 0).pixelOf({0, 0, 0}));
}

void TstGizmo::handlesAreAsLargeWhereverTheyStand() {
  const auto view = viewOf(camera());
  for (const auto& place : {glm::vec3(0.2f, 0.9f, 0.1f), glm::vec3(0.5f, 1.0f, 1.5f)}) {
    const auto square = gizmoLine({GizmoKind::Move, place}, GizmoHandle::View, view);
    QCOMPARE(square.size(), std::size_t{5});
    QVERIFY(std::abs(apart(square[0], square[1]) - 14.0f) < 0.01f);
    const auto ring = gizmoLine({GizmoKind::Turn, place}, GizmoHandle::View, view);
    const auto middle = *view.pixelOf(place);
    for (const auto& point : ring) QVERIFY2(std::abs(apart(point, middle) - 80.0f) < 5.0f, qPrintable(QString::number(apart(point, middle))));
    QVERIFY(apart(ring.front(), ring.back()) < 0.01f);
  }
}

void TstGizmo::theHandleUnderThePointerIsFound() {
  const auto view = viewOf(camera());
  for (const auto kind : {GizmoKind::Move, GizmoKind::Turn}) {
    const Gizmo gizmo{kind, {0.2f, 1.0f, 0.1f}};
    for (const auto handle : kGizmoHandles) {
      const auto line = gizmoLine(gizmo, handle, view);
      QVERIFY(!line.empty());
      // Where two rings meet either may be taken: its middle is its own.
      const auto place = kind == GizmoKind::Move ? 0.3f * line.front() + 0.7f * line.back() : line[line.size() / 2 + 3];
      if (handle == GizmoHandle::View && kind == GizmoKind::Move)
        QCOMPARE(gizmoHandleAt(gizmo, view, 0.5f * (line[0] + line[2])), handle);
      else
        QCOMPARE(gizmoHandleAt(gizmo, view, place), handle);
    }
    QCOMPARE(gizmoHandleAt(gizmo, view, {5, 5}), GizmoHandle::None);
  }
}

void TstGizmo::anArrowMovesAlongItsAxis() {
  const auto view = viewOf(camera());
  const auto axes = glm::angleAxis(0.5f, glm::normalize(glm::vec3(1, 2, 3)));
  for (const auto& turned : {glm::quat(1, 0, 0, 0), axes}) {
    const Gizmo gizmo{GizmoKind::Move, {0.2f, 1.0f, 0.1f}, turned};
    for (const auto handle : {GizmoHandle::X, GizmoHandle::Y, GizmoHandle::Z}) {
      const auto axis = gizmoAxis(gizmo, handle, view);
      const auto from = *view.pixelOf(gizmo.place), to = *view.pixelOf(gizmo.place + 0.25f * axis);
      const auto way = gizmoWay(gizmo, handle, view, from, to);
      QVERIFY2(glm::distance(way, 0.25f * axis) < 1e-3f, qPrintable(QString::number(glm::distance(way, 0.25f * axis))));
    }
  }
}

void TstGizmo::theMiddleMovesInTheViewPlane() {
  const auto seen = camera();
  const auto view = viewOf(seen);
  const Gizmo gizmo{GizmoKind::Move, {0.4f, 1.2f, 0.3f}};
  const auto from = *view.pixelOf(gizmo.place);
  const auto way = gizmoWay(gizmo, GizmoHandle::View, view, from, from + glm::vec2(60, -35));
  QVERIFY(std::abs(glm::dot(way, seen.forward())) < 1e-4f);
  QVERIFY(apart(*view.pixelOf(gizmo.place + way), from + glm::vec2(60, -35)) < 0.05f);
}

void TstGizmo::aRingFollowsThePointer() {
  const auto view = viewOf(camera());
  for (const auto handle : kGizmoHandles) {
    const Gizmo gizmo{GizmoKind::Turn, {0.2f, 1.0f, 0.1f}};
    const auto axis = gizmoAxis(gizmo, handle, view);
    const auto across = glm::normalize(glm::cross(axis, glm::vec3(0.3f, 0.5f, 0.8f)));
    const float radius = 66.0f * view.metresPerPixel(gizmo.place);
    for (const float angle : {0.4f, -1.1f, 2.5f}) {
      const auto from = *view.pixelOf(gizmo.place + radius * across), to = *view.pixelOf(gizmo.place + radius * (glm::angleAxis(angle, axis) * across));
      const float turn = gizmoTurn(gizmo, handle, view, from, to);
      QVERIFY2(std::abs(turn - angle) < 2e-3f, qPrintable(QStringLiteral("%1 for %2").arg(turn).arg(angle)));
    }
  }
}

void TstGizmo::aRingSeenFromItsEdgeTurnsToo() {
  // From the front the ring about X is a vertical line: down its near side turns the front down.
  const auto view = viewOf(camera(OrbitCamera::Preset::Front));
  const Gizmo gizmo{GizmoKind::Turn, {0.2f, 0.9f, 0.1f}};
  const auto middle = *view.pixelOf(gizmo.place);
  const float turn = gizmoTurn(gizmo, GizmoHandle::X, view, middle, middle + glm::vec2(0, 33));
  QVERIFY2(std::abs(turn - 0.5f) < 0.05f, qPrintable(QString::number(turn)));
  QVERIFY(std::abs(gizmoTurn(gizmo, GizmoHandle::X, view, middle, middle + glm::vec2(20, 0))) < 1e-3f);
}

void TstGizmo::stepsAreWhole() {
  const auto seen = camera();
  const auto view = viewOf(seen);
  const Gizmo arrow{GizmoKind::Move, {0.2f, 1.0f, 0.1f}}, ring{GizmoKind::Turn, {0.2f, 1.0f, 0.1f}};
  const auto from = *view.pixelOf(arrow.place), to = *view.pixelOf(arrow.place + glm::vec3(0, 0.13f, 0));
  QVERIFY(glm::distance(gizmoWay(arrow, GizmoHandle::Y, view, from, to, 0.05f), glm::vec3(0, 0.15f, 0)) < 1e-4f);
  const auto way = gizmoWay(arrow, GizmoHandle::View, view, from, from + glm::vec2(50, 0), 0.05f);
  QVERIFY(std::abs(std::remainder(glm::dot(way, seen.right()), 0.05f)) < 1e-4f);
  const float step = static_cast<float>(std::numbers::pi / 12);
  const auto a = *view.pixelOf(ring.place + 0.3f * seen.right()), b = a + glm::vec2(-10, -40);
  const float turn = gizmoTurn(ring, GizmoHandle::View, view, a, b, step);
  QVERIFY(turn != 0.0f && std::abs(std::remainder(turn, step)) < 1e-4f);
}

void TstGizmo::whatCannotBeUsedIsNotThere() {
  const auto view = viewOf(camera(OrbitCamera::Preset::Front));
  const Gizmo gizmo{GizmoKind::Move, {0.2f, 0.9f, 0.1f}};
  QVERIFY(gizmoLine(gizmo, GizmoHandle::Z, view).empty());  // it points at the eye
  QVERIFY(!gizmoLine(gizmo, GizmoHandle::X, view).empty());
  QVERIFY(gizmoLine(gizmo, GizmoHandle::None, view).empty());
  QVERIFY(gizmoLine({GizmoKind::Move, {0.2f, 0.9f, 50.0f}}, GizmoHandle::X, view).empty());
  QVERIFY(gizmoWay(gizmo, GizmoHandle::None, view, {0, 0}, {50, 50}) == glm::vec3(0.0f));
  QCOMPARE(gizmoTurn(gizmo, GizmoHandle::X, view, {0, 0}, {50, 50}), 0.0f);
}

void TstGizmo::aGhostIsFoundWhereItIsSeen() {
  Scene scene;
  scene.figures.resize(1);
  scene.figures[0].clip = std::make_shared<const core::motion::Clip>(test_support::syntheticWalk(3, 80));
  scene.figures[0].seconds = 2.0;
  auto seen = camera(OrbitCamera::Preset::Side);
  seen.setTarget({0.0f, 0.9f, jointPositionAt(scene.figures[0], 0).z});
  const auto view = viewOf(seen);
  const auto headAt = [&](double seconds) {
    auto figure = scene.figures[0];
    figure.seconds = seconds;
    return *view.pixelOf(jointPositionAt(figure, 15));  // the head, where nothing else is
  };
  QVERIFY(!ghostAt(scene, view, headAt(1.6)));  // there are none
  scene.onionSkin = {3, 2, 0.2, 0.22f};
  for (const double time : {1.4, 1.6, 2.4}) {
    const auto found = ghostAt(scene, view, headAt(time));
    QVERIFY2(found && std::abs(*found - time) < 1e-9, qPrintable(QString::number(found.value_or(-1.0))));
  }
  QVERIFY(!ghostAt(scene, view, headAt(2.0)));  // the figure itself
  QVERIFY(!ghostAt(scene, view, headAt(2.6)));  // two after
  QVERIFY(!ghostAt(scene, view, {3, 3}));
  scene.figures[0].seconds = 0.1;
  QVERIFY(!ghostAt(scene, view, headAt(-0.1)));
}

QTEST_GUILESS_MAIN(TstGizmo)
#include "tst_gizmo.moc"
