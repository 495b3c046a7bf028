#include "ui/viewport/viewport_surface.h"

#include "render/gl_scene_renderer.h"
#include "render/offscreen.h"
#include "render/painted_scene_renderer.h"

#include <QOpenGLFunctions>
#include <QOpenGLWidget>
#include <QPainter>
#include <QSurfaceFormat>

namespace ui {
namespace {

class PaintedSurface : public QWidget {
 public:
  PaintedSurface(const render::Scene& scene, const render::OrbitCamera& camera, QWidget* parent) : QWidget(parent), scene_(scene), camera_(camera) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setObjectName(QStringLiteral("paintedSurface"));
    setProperty(kSoftwareProperty, true);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    renderer_.render(painter, rect(), scene_, camera_);
  }

 private:
  const render::Scene& scene_;
  const render::OrbitCamera& camera_;
  render::PaintedSceneRenderer renderer_;
};

class GlSurface : public QOpenGLWidget {
 public:
  GlSurface(const render::Scene& scene, const render::OrbitCamera& camera, QWidget* parent) : QOpenGLWidget(parent), scene_(scene), camera_(camera) {
    QSurfaceFormat format;
    format.setVersion(3, 3);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setDepthBufferSize(24);
    format.setSamples(4);
    setFormat(format);
    setObjectName(QStringLiteral("glSurface"));
  }
  ~GlSurface() override {
    if (!isValid()) return;
    makeCurrent();
    gl_.release();
    doneCurrent();
  }

 protected:
  void initializeGL() override {
    gl_.initialize();
    const auto* name = reinterpret_cast<const char*>(context()->functions()->glGetString(GL_RENDERER));
    const QByteArray renderer(name ? name : "");
    setProperty(kSoftwareProperty, renderer.contains("llvmpipe") || renderer.contains("softpipe") || renderer.contains("SWR"));
  }
  void paintGL() override {
    if (gl_.isInitialized()) {
      const qreal ratio = devicePixelRatioF();
      gl_.render(scene_, camera_, QSize(qRound(width() * ratio), qRound(height() * ratio)), ratio);
      return;
    }
    // A driver that gives a context but refuses our shaders: painted into the same widget.
    QPainter painter(this);
    painted_.render(painter, rect(), scene_, camera_);
  }

 private:
  const render::Scene& scene_;
  const render::OrbitCamera& camera_;
  render::GlSceneRenderer gl_;
  render::PaintedSceneRenderer painted_;
};

}  // namespace

QWidget* makeViewportSurface(ViewportBackend backend, const render::Scene& scene, const render::OrbitCamera& camera, QWidget* parent) {
  if (backend == ViewportBackend::Automatic && render::openGlUsable()) return new GlSurface(scene, camera, parent);
  return new PaintedSurface(scene, camera, parent);
}

}  // namespace ui
