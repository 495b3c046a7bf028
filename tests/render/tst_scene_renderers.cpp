#include "render/gl_scene_renderer.h"
#include "render/offscreen.h"
#include "tests/support/synthetic_motion.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>

using core::motion::Clip;
using render::OffscreenRenderer;
using render::OrbitCamera;
using render::Scene;

namespace {

constexpr QSize kSize(640, 480);

Scene walkScene() {
  Scene scene;
  scene.figures.push_back({.clip = std::make_shared<const Clip>(test_support::syntheticWalk(1, 60)), .seconds = 1.3});
  return scene;
}

Scene fullScene() {
  Scene scene = walkScene();
  scene.figures.front().showTrails = true;
  scene.figures.push_back({.clip = std::make_shared<const Clip>(test_support::syntheticWalk(2, 60)),
                           .seconds = 1.0,
                           .colour = render::palette::kFigureB,
                           .accent = render::palette::kFigureAccentB,
                           .offset = {0.9f, 0, 0}});
  scene.figures.push_back({.clip = scene.figures.front().clip, .seconds = 1.0, .shape = render::FigureShape::Bones, .offset = {-0.9f, 0, 0}});
  scene.footContacts = true;
  scene.onionSkin = {.before = 2, .after = 2, .stepSeconds = 0.35};
  return scene;
}

OrbitCamera framed(const Scene& scene, float aspect) {
  OrbitCamera camera;
  camera.frame(render::shownBounds(scene), aspect);
  return camera;
}

int brightPixels(const QImage& image) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) count += qGray(image.pixel(x, y)) > 130;
  }
  return count;
}

/// Pixels that anybody would call another colour.
int unlike(const QImage& a, const QImage& b) {
  int count = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) count += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 12;
  return count;
}

}  // namespace

class TstSceneRenderers : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void figureIsDrawnWhereTheCameraLooks_data() { backends(); }
  void figureIsDrawnWhereTheCameraLooks();
  void pictureIsTheSameTwice_data() { backends(); }
  void pictureIsTheSameTwice();
  void switchesChangeThePicture_data() { backends(); }
  void switchesChangeThePicture();
  void aWipeHasAFigureOnEachSide_data() { backends(); }
  void aWipeHasAFigureOnEachSide();
  void bothBackendsAgreeOnTheFigure();
  void impossibleSizesGiveNoPicture();
  void rendererWithoutContextSaysSo();
  void framesComeFastEnough();
  void picturesForLookingAt();

 private:
  void backends();
  static bool skipsOpenGl(OffscreenRenderer::Backend backend) { return backend == OffscreenRenderer::Backend::Automatic && !render::openGlUsable(); }
};

void TstSceneRenderers::backends() {
  QTest::addColumn<OffscreenRenderer::Backend>("backend");
  QTest::newRow("opengl") << OffscreenRenderer::Backend::Automatic;
  QTest::newRow("painted") << OffscreenRenderer::Backend::Painted;
}

void TstSceneRenderers::figureIsDrawnWhereTheCameraLooks() {
  QFETCH(OffscreenRenderer::Backend, backend);
  if (skipsOpenGl(backend)) QSKIP("no OpenGL on this platform");
  OffscreenRenderer renderer(backend);
  Scene scene = walkScene();
  const auto camera = framed(scene, 4.0f / 3.0f);
  const QImage with = renderer.render(scene, camera, kSize);
  QCOMPARE(with.size(), kSize);
  QVERIFY2(brightPixels(with) > 6000, qPrintable(QString::number(brightPixels(with))));
  QVERIFY2(qGray(with.pixel(320, 200)) > 90, "the chest stands in the middle");
  scene.figures.clear();
  QVERIFY(brightPixels(renderer.render(scene, camera, kSize)) < 100);
}

void TstSceneRenderers::pictureIsTheSameTwice() {
  QFETCH(OffscreenRenderer::Backend, backend);
  if (skipsOpenGl(backend)) QSKIP("no OpenGL on this platform");
  const Scene scene = fullScene();
  OffscreenRenderer first(backend), second(backend);
  const auto camera = framed(scene, 4.0f / 3.0f);
  const QImage picture = first.render(scene, camera, kSize);
  QCOMPARE(second.render(scene, camera, kSize), picture);
  first.render(walkScene(), framed(walkScene(), 0.5f), QSize(100, 200));
  QCOMPARE(first.render(scene, camera, kSize), picture);
}

void TstSceneRenderers::switchesChangeThePicture() {
  QFETCH(OffscreenRenderer::Backend, backend);
  if (skipsOpenGl(backend)) QSKIP("no OpenGL on this platform");
  OffscreenRenderer renderer(backend);
  const Scene plain = walkScene();
  const auto camera = framed(plain, 4.0f / 3.0f);
  const QImage before = renderer.render(plain, camera, kSize);
  const auto changes = [&](auto change) {
    Scene scene = plain;
    change(scene);
    return renderer.render(scene, camera, kSize) != before;
  };
  QVERIFY(changes([](Scene& s) { s.grid = false; }));
  QVERIFY(changes([](Scene& s) { s.contactShadow = false; }));
  QVERIFY(changes([](Scene& s) { s.rootPath = false; }));
  QVERIFY(changes([](Scene& s) { s.footContacts = true; }));
  QVERIFY(changes([](Scene& s) { s.onionSkin.before = 1; }));
  QVERIFY(changes([](Scene& s) { s.figures[0].showTrails = true; }));
  QVERIFY(changes([](Scene& s) { s.figures[0].shape = render::FigureShape::Bones; }));
  QVERIFY(changes([](Scene& s) { s.figures[0].colouring = render::FigureColouring::Sides; }));
  QVERIFY(changes([](Scene& s) { s.figures[0].opacity = 0.5f; }));
  QVERIFY(changes([](Scene& s) { s.figures[0].selectedJoints = {4}; }));
  QVERIFY(changes([](Scene& s) { s.figures[0].seconds = 0.4; }));
}

void TstSceneRenderers::aWipeHasAFigureOnEachSide() {
  QFETCH(OffscreenRenderer::Backend, backend);
  if (skipsOpenGl(backend)) QSKIP("no OpenGL on this platform");
  OffscreenRenderer renderer(backend);
  Scene scene = walkScene();
  scene.figures.push_back(scene.figures.front());
  scene.figures.back().colour = render::palette::kFigureB;
  scene.figures.back().seconds = 0.3;
  OrbitCamera camera = framed(scene, 4.0f / 3.0f);
  const auto with = [&](std::optional<float> wipe) {
    Scene part = scene;
    part.wipe = wipe;
    return renderer.render(part, camera, kSize);
  };
  const QImage wiped = with(0.5f), first = with(1.0f), second = with(0.0f);
  QVERIFY(first != second);
  const QRect left(0, 0, 320, 480), right(320, 0, 320, 480);
  // A painter's soft edges may differ by a shade where it is clipped elsewhere.
  QVERIFY2(unlike(wiped.copy(left), first.copy(left)) < 20, qPrintable(QString::number(unlike(wiped.copy(left), first.copy(left)))));
  QVERIFY2(unlike(wiped.copy(right), second.copy(right)) < 20, qPrintable(QString::number(unlike(wiped.copy(right), second.copy(right)))));
  QVERIFY(unlike(wiped.copy(left), second.copy(left)) > 500 && unlike(wiped.copy(right), first.copy(right)) > 500);
  // At the edges there is one figure only.
  QVERIFY(first != with({}) && second != with({}));
  scene.figures.pop_back();
  const QImage alone = renderer.render(scene, camera, kSize);
  QVERIFY(brightPixels(alone) > 6000);
  QVERIFY(std::abs(brightPixels(first) - brightPixels(alone)) < 200);
}

void TstSceneRenderers::bothBackendsAgreeOnTheFigure() {
  if (!render::openGlUsable()) QSKIP("no OpenGL on this platform");
  OffscreenRenderer opengl, painted(OffscreenRenderer::Backend::Painted);
  QVERIFY(opengl.usesOpenGl() && !painted.usesOpenGl());
  Scene scene = walkScene();
  scene.grid = scene.contactShadow = scene.rootPath = false;
  for (const auto projection : {OrbitCamera::Projection::Perspective, OrbitCamera::Projection::Orthographic}) {
    auto camera = framed(scene, 4.0f / 3.0f);
    camera.setProjection(projection);
    const QImage a = opengl.render(scene, camera, kSize), b = painted.render(scene, camera, kSize);
    int either = 0, both = 0;
    for (int y = 0; y < kSize.height(); ++y) {
      for (int x = 0; x < kSize.width(); ++x) {
        const bool inA = qGray(a.pixel(x, y)) > 75, inB = qGray(b.pixel(x, y)) > 75;
        either += inA || inB;
        both += inA && inB;
      }
    }
    QVERIFY2(both > 0.93 * either, qPrintable(QStringLiteral("%1 of %2 pixels").arg(both).arg(either)));
  }
}

void TstSceneRenderers::impossibleSizesGiveNoPicture() {
  OffscreenRenderer renderer(OffscreenRenderer::Backend::Painted);
  for (const QSize& size : {QSize(0, 10), QSize(10, -1), QSize(100000, 10)}) QVERIFY(renderer.render(walkScene(), {}, size).isNull());
  QCOMPARE(renderer.render(walkScene(), {}, QSize(200, 100), 2.0).devicePixelRatio(), 2.0);
}

void TstSceneRenderers::rendererWithoutContextSaysSo() {
  render::GlSceneRenderer renderer;
  QVERIFY(!renderer.initialize());
  QVERIFY(!renderer.why().isEmpty());
}

// How fast depends on what else the machine does: the figure is printed, and only a hopeless renderer fails.
void TstSceneRenderers::framesComeFastEnough() {
  for (const auto backend : {OffscreenRenderer::Backend::Automatic, OffscreenRenderer::Backend::Painted}) {
    OffscreenRenderer renderer(backend);
    Scene scene = walkScene();
    const auto camera = framed(scene, 1.6f);
    renderer.render(scene, camera, QSize(1280, 800));
    QElapsedTimer timer;
    timer.start();
    constexpr int kFrames = 30;
    for (int i = 0; i < kFrames; ++i) {
      scene.figures[0].seconds = 0.05 * i;
      renderer.render(scene, camera, QSize(1280, 800));
    }
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6 / kFrames;
    qInfo("%s: %.1f ms a frame at 1280x800, read back", renderer.usesOpenGl() ? "opengl" : "painted", milliseconds);
    QVERIFY(milliseconds < 2000.0);
  }
}

// STUDIO_PICTURES=folder keeps the pictures, for a person to look at.
void TstSceneRenderers::picturesForLookingAt() {
  const QString folder = qEnvironmentVariable("STUDIO_PICTURES");
  if (folder.isEmpty()) QSKIP("STUDIO_PICTURES names no folder");
  for (const auto backend : {OffscreenRenderer::Backend::Automatic, OffscreenRenderer::Backend::Painted}) {
    OffscreenRenderer renderer(backend);
    const QString kind = folder + (renderer.usesOpenGl() ? QStringLiteral("/opengl_") : QStringLiteral("/painted_"));
    const QSize size(1280, 800);
    QVERIFY(renderer.render(walkScene(), framed(walkScene(), 1.6f), size).save(kind + QStringLiteral("walk.png")));
    QVERIFY(renderer.render(fullScene(), framed(fullScene(), 1.6f), size).save(kind + QStringLiteral("full.png")));
    auto top = framed(walkScene(), 1.6f);
    top.setPreset(OrbitCamera::Preset::Top);
    QVERIFY(renderer.render(walkScene(), top, size).save(kind + QStringLiteral("top.png")));
  }
}

QTEST_MAIN(TstSceneRenderers)
#include "tst_scene_renderers.moc"
