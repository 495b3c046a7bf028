// Skinned bodies in both renderers: where they are, what colour they have, how they look over each other.
#include "core/motion/humanml3d_skeleton.h"
#include "render/figure_geometry.h"
#include "render/offscreen.h"
#include "render/skin/skin_geometry.h"
#include "tests/support/synthetic_motion.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPainter>
#include <QTest>

#include <glm/geometric.hpp>

using core::motion::Clip;
using core::motion::SkinnedMesh;
using render::OffscreenRenderer;
using render::Scene;

namespace {

constexpr QSize kSize(480, 480);
namespace body = core::motion::humanml3d;

/// A picture of two halves, blue above and yellow below.
std::string picture() {
  QImage image(8, 8, QImage::Format_RGB32);
  image.fill(QColor(20, 40, 230));
  QPainter(&image).fillRect(0, 4, 8, 4, QColor(240, 220, 20));
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes.toStdString();
}

/// A box around the trunk, and one in each hand: the trunk red, the left hand's with the picture, the right hand's green.
std::shared_ptr<const SkinnedMesh> boxes() {
  auto mesh = std::make_shared<SkinnedMesh>();
  const auto rest = core::motion::restPositions(*body::tPoseSkeleton());
  const auto add = [&](int joint, const glm::vec3& half, int material) {
    const glm::vec3 centre = rest[static_cast<std::size_t>(joint)];
    const std::size_t before = mesh->triangles.size() / 3;
    for (int face = 0; face < 6; ++face) {
      const int axis = face / 2;
      const float sign = face % 2 ? -1.0f : 1.0f;
      glm::vec3 out(0.0f), u(0.0f), v(0.0f);
      out[axis] = sign;
      u[(axis + 1) % 3] = sign;
      v[(axis + 2) % 3] = 1.0f;
      const auto first = static_cast<std::uint32_t>(mesh->positions.size());
      for (const auto& [a, b] : {std::pair{-1.0f, -1.0f}, {1.0f, -1.0f}, {1.0f, 1.0f}, {-1.0f, 1.0f}}) {
        const glm::vec3 corner = half * (out + a * u + b * v);
        mesh->positions.push_back(centre + corner);
        mesh->normals.push_back(out);
        mesh->coordinates.emplace_back(0.5f, corner.y > 0.0f ? 0.1f : 0.9f);
        mesh->joints.push_back(core::motion::VertexJoints::of(joint));
      }
      mesh->triangles.insert(mesh->triangles.end(), {first, first + 1, first + 2, first, first + 2, first + 3});
    }
    mesh->parts.push_back({before, 12, material});
  };
  add(body::kSpine2, {0.2f, 0.3f, 0.12f}, 0);
  add(body::kLeftWrist, glm::vec3(0.16f), 1);
  add(body::kRightWrist, glm::vec3(0.16f), 2);
  mesh->materials = {{"red", {0.8f, 0.02f, 0.02f, 1.0f}}, {"picture", glm::vec4(1.0f), 0}, {"green", {0.02f, 0.7f, 0.02f, 1.0f}}};
  mesh->pictures = {{"halves", "image/png", picture()}};
  return mesh;
}

/// One frame, in the T pose unless turned.
Scene scene(const glm::quat& leftShoulder = glm::quat(1, 0, 0, 0)) {
  core::motion::ClipData data;
  data.skeleton = body::tPoseSkeleton();
  data.fps = 20.0;
  data.rootPositions = {data.skeleton->joint(0).offset};
  data.rotations.assign(22, glm::quat(1, 0, 0, 0));
  data.rotations[body::kLeftShoulder] = leftShoulder;
  Scene made;
  made.grid = made.rootPath = made.contactShadow = false;
  made.figures.push_back({.clip = std::make_shared<const Clip>(std::move(data)), .skin = boxes()});
  return made;
}

render::OrbitCamera front(const Scene& of) {
  render::OrbitCamera camera;
  camera.setPreset(render::OrbitCamera::Preset::Front);
  render::Box box = render::shownBounds(of);
  box.add(glm::vec3(-1.0f, -0.3f, -1.0f));
  box.add(glm::vec3(1.0f, 1.0f, 1.0f));
  camera.frame(box, 1.0f);
  return camera;
}

struct Patch {
  int count = 0;
  QPointF middle;
};
/// Pixels for which a colour is meant.
template <class Wanted>
Patch patchOf(const QImage& image, const Wanted& wanted) {
  Patch patch;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      if (!wanted(image.pixelColor(x, y))) continue;
      ++patch.count;
      patch.middle += QPointF(x, y);
    }
  if (patch.count > 0) patch.middle /= patch.count;
  return patch;
}
bool isRed(const QColor& c) { return c.red() > 90 && c.red() > 2 * c.green() && c.red() > 2 * c.blue(); }
bool isGreen(const QColor& c) { return c.green() > 90 && c.green() > 2 * c.red() && c.green() > 2 * c.blue(); }
bool isBlue(const QColor& c) { return c.blue() > 90 && c.blue() > 2 * c.red() && c.blue() > 2 * c.green(); }
bool isYellow(const QColor& c) { return c.red() > 90 && c.green() > 90 && c.blue() < c.green() / 2; }

}  // namespace

class TstSkinRenderers : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void materialsAndPicturesAreSeen_data() { backends(); }
  void materialsAndPicturesAreSeen();
  void theSkinFollowsTheJoints_data() { backends(); }
  void theSkinFollowsTheJoints();
  void coloursOfJointsLieOverTheSkin_data() { backends(); }
  void coloursOfJointsLieOverTheSkin();
  void seeThroughBodiesAreEven_data() { backends(); }
  void seeThroughBodiesAreEven();
  void bonesAndShadowsStay();
  void bothBackendsAgree();

 private:
  void backends() {
    QTest::addColumn<OffscreenRenderer::Backend>("backend");
    QTest::newRow("opengl") << OffscreenRenderer::Backend::Automatic;
    QTest::newRow("painted") << OffscreenRenderer::Backend::Painted;
  }
  /// Nothing where there is no OpenGL.
  static QImage drawn(OffscreenRenderer::Backend backend, const Scene& of) {
    if (backend == OffscreenRenderer::Backend::Automatic && !render::openGlUsable()) return {};
    return OffscreenRenderer(backend).render(of, front(of), kSize);
  }
};

void TstSkinRenderers::materialsAndPicturesAreSeen() {
  QFETCH(OffscreenRenderer::Backend, backend);
  const QImage image = drawn(backend, scene());
  if (image.isNull()) QSKIP("no OpenGL on this platform");
  const Patch red = patchOf(image, isRed), green = patchOf(image, isGreen), blue = patchOf(image, isBlue), yellow = patchOf(image, isYellow);
  for (const Patch& patch : {red, green, blue, yellow})
    QVERIFY2(patch.count > 400, qPrintable(QString("%1 %2 %3 %4").arg(red.count).arg(green.count).arg(blue.count).arg(yellow.count)));
  // Seen from the front: the right hand is on the left, and the picture is not upside down.
  QVERIFY(green.middle.x() < red.middle.x() - 60 && blue.middle.x() > red.middle.x() + 60);
  QVERIFY(blue.middle.y() < yellow.middle.y() - 5);
}

void TstSkinRenderers::theSkinFollowsTheJoints() {
  QFETCH(OffscreenRenderer::Backend, backend);
  const Scene still = scene(), raised = scene(glm::angleAxis(1.3f, glm::vec3(0, 0, 1)));
  const QImage before = drawn(backend, still);
  if (before.isNull()) QSKIP("no OpenGL on this platform");
  const QImage after = OffscreenRenderer(backend).render(raised, front(still), kSize);
  const Patch was = patchOf(before, isBlue), is = patchOf(after, isBlue);
  QVERIFY2(is.middle.y() < was.middle.y() - 60 && is.middle.x() < was.middle.x() - 20, qPrintable(QString("%1, %2").arg(is.middle.x()).arg(is.middle.y())));
  QVERIFY(std::abs(patchOf(after, isGreen).middle.x() - patchOf(before, isGreen).middle.x()) < 1.0);
  // At an offset it stands beside.
  Scene moved = scene();
  moved.figures.front().offset = {0.5f, 0.0f, 0.0f};
  QVERIFY(patchOf(OffscreenRenderer(backend).render(moved, front(still), kSize), isRed).middle.x() > patchOf(before, isRed).middle.x() + 40);
}

void TstSkinRenderers::coloursOfJointsLieOverTheSkin() {
  QFETCH(OffscreenRenderer::Backend, backend);
  Scene chosen = scene();
  chosen.figures.front().selectedJoints = {body::kRightWrist};
  const QImage image = drawn(backend, chosen);
  if (image.isNull()) QSKIP("no OpenGL on this platform");
  QCOMPARE(patchOf(image, isGreen).count, 0);
  QVERIFY(patchOf(image, isRed).count > 400);
  Scene different = scene();
  different.figures.front().jointDifference.assign(22, 0.0f);
  different.figures.front().jointDifference[body::kRightWrist] = 1.0f;
  different.figures.front().colouring = render::FigureColouring::Difference;
  const QImage red = drawn(backend, different);
  QCOMPARE(patchOf(red, isGreen).count, 0);
  QVERIFY(patchOf(red, isRed).count > patchOf(image, isRed).count + 300);
}

void TstSkinRenderers::seeThroughBodiesAreEven() {
  QFETCH(OffscreenRenderer::Backend, backend);
  Scene half = scene();
  const QImage solid = drawn(backend, half);
  if (solid.isNull()) QSKIP("no OpenGL on this platform");
  half.figures.front().opacity = 0.5f;
  const QImage image = drawn(backend, half);
  const QPoint chest = patchOf(solid, isRed).middle.toPoint();
  Scene none = scene();
  none.figures.clear();
  const QImage empty = OffscreenRenderer(backend).render(none, front(scene()), kSize);
  const int expected = (solid.pixelColor(chest).red() + empty.pixelColor(chest).red()) / 2;
  QVERIFY2(std::abs(image.pixelColor(chest).red() - expected) < 6, qPrintable(QString("%1, expected %2").arg(image.pixelColor(chest).red()).arg(expected)));
}

void TstSkinRenderers::bonesAndShadowsStay() {
  render::ClipTrackCache tracks;
  Scene shown = scene();
  shown.contactShadow = true;
  const auto dressed = render::buildSceneGeometry(shown, tracks);
  QVERIFY(dressed.figures[0].skin.mesh && dressed.figures[0].capsules.empty());
  QVERIFY(dressed.figures[0].skin.tints.empty());
  QVERIFY(!dressed.shadows.empty());
  shown.figures.front().shape = render::FigureShape::Bones;
  const auto bones = render::buildSceneGeometry(shown, tracks);
  QVERIFY(!bones.figures[0].skin.mesh && !bones.figures[0].capsules.empty());
  // Ghosts wear it too.
  shown.figures.front().shape = render::FigureShape::Body;
  shown.figures.front().clip = std::make_shared<const Clip>(test_support::syntheticWalk(1, 60));
  shown.figures.front().seconds = 1.0;
  shown.onionSkin = {.before = 2, .after = 2};
  const auto ghosts = render::buildSceneGeometry(shown, tracks);
  QCOMPARE(ghosts.figures.size(), std::size_t(5));
  for (const auto& figure : ghosts.figures) QVERIFY(figure.skin.mesh != nullptr);
}

void TstSkinRenderers::bothBackendsAgree() {
  if (!render::openGlUsable()) QSKIP("no OpenGL on this platform");
  const QImage gl = drawn(OffscreenRenderer::Backend::Automatic, scene()), painted = drawn(OffscreenRenderer::Backend::Painted, scene());
  // OpenGL has a shine at the edges, which the painter leaves out: what is called a colour differs a little.
  for (const auto& wanted : {isRed, isGreen, isBlue, isYellow}) {
    const Patch a = patchOf(gl, wanted), b = patchOf(painted, wanted);
    QVERIFY2(std::abs(a.count - b.count) < 0.15 * a.count + 40, qPrintable(QString("%1 and %2").arg(a.count).arg(b.count)));
    const QPointF apart = a.middle - b.middle;  // the shine lies on one side
    QVERIFY2(std::abs(apart.x()) < 4.0 && std::abs(apart.y()) < 4.0, qPrintable(QString("%1, %2").arg(apart.x()).arg(apart.y())));
  }
}

QTEST_MAIN(TstSkinRenderers)
#include "tst_skin_renderers.moc"
