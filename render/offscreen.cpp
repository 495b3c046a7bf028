#include "render/offscreen.h"

#include "render/gl_scene_renderer.h"
#include "render/painted_scene_renderer.h"

#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>
#include <QOpenGLFunctions>
#include <QPainter>

#include <algorithm>

namespace render {

namespace {

constexpr int kLargestSide = 8192;
constexpr int kSamples = 4;

QSurfaceFormat coreFormat() {
  QSurfaceFormat format;
  format.setVersion(3, 3);
  format.setProfile(QSurfaceFormat::CoreProfile);
  format.setDepthBufferSize(24);
  return format;
}

bool platformHasOpenGlWidgets() {
  const QString platform = QGuiApplication::platformName();
  for (const char* none : {"offscreen", "minimal", "vnc", "linuxfb"}) {
    if (platform == QLatin1String(none)) return false;
  }
  return true;
}

bool probe() {
  if (!qGuiApp || !platformHasOpenGlWidgets()) return false;
  QOpenGLContext context;
  context.setFormat(coreFormat());
  if (!context.create() || context.isOpenGLES() || context.format().version() < std::pair(3, 3)) return false;
  QOffscreenSurface surface;
  surface.setFormat(context.format());
  surface.create();
  if (!surface.isValid() || !context.makeCurrent(&surface)) return false;
  const bool works = context.functions()->glGetString(GL_RENDERER) != nullptr;
  context.doneCurrent();
  return works;
}

}  // namespace

bool openGlUsable() {
  static const bool usable = probe();
  return usable;
}

class OffscreenRenderer::Impl {
 public:
  explicit Impl(Backend backend) {
    if (backend == Backend::Automatic && openGlUsable()) startOpenGl();
  }

  ~Impl() {
    if (!context_ || !context_->makeCurrent(&surface_)) return;
    glRenderer_.release();
    frame_.reset();
    context_->doneCurrent();
  }

  bool usesOpenGl() const { return context_ != nullptr; }

  QImage render(const Scene& scene, const OrbitCamera& camera, const QSize& size, double ratio) {
    if (size.width() < 1 || size.height() < 1 || size.width() > kLargestSide || size.height() > kLargestSide || !(ratio > 0.0)) return {};
    QImage image = usesOpenGl() ? renderWithOpenGl(scene, camera, size, ratio) : QImage();
    if (image.isNull()) image = paint(scene, camera, size, ratio);
    image.setDevicePixelRatio(ratio);
    return image;
  }

 private:
  void startOpenGl() {
    auto context = std::make_unique<QOpenGLContext>();
    context->setFormat(coreFormat());
    if (!context->create()) return;
    surface_.setFormat(context->format());
    surface_.create();
    if (!context->makeCurrent(&surface_)) return;
    const bool ready = glRenderer_.initialize();
    context->doneCurrent();
    if (ready) context_ = std::move(context);
  }

  QImage renderWithOpenGl(const Scene& scene, const OrbitCamera& camera, const QSize& size, double ratio) {
    if (!context_->makeCurrent(&surface_)) return {};
    if (!frame_ || frame_->size() != size) {
      QOpenGLFramebufferObjectFormat format;
      format.setAttachment(QOpenGLFramebufferObject::CombinedDepthStencil);
      format.setSamples(kSamples);
      frame_ = std::make_unique<QOpenGLFramebufferObject>(size, format);
    }
    QImage image;
    if (frame_->isValid() && frame_->bind()) {
      glRenderer_.render(scene, camera, size, ratio);
      frame_->release();
      image = frame_->toImage().convertToFormat(QImage::Format_RGB32);
    }
    context_->doneCurrent();
    return image;
  }

  QImage paint(const Scene& scene, const OrbitCamera& camera, const QSize& size, double ratio) {
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull()) return image;
    QPainter painter(&image);
    painter.scale(ratio, ratio);
    painted_.render(painter, QRectF(0, 0, size.width() / ratio, size.height() / ratio), scene, camera);
    return image;
  }

  QOffscreenSurface surface_;
  std::unique_ptr<QOpenGLContext> context_;
  std::unique_ptr<QOpenGLFramebufferObject> frame_;
  GlSceneRenderer glRenderer_;
  PaintedSceneRenderer painted_;
};

OffscreenRenderer::OffscreenRenderer(Backend backend) : impl_(std::make_unique<Impl>(backend)) {}
OffscreenRenderer::~OffscreenRenderer() = default;
bool OffscreenRenderer::usesOpenGl() const { return impl_->usesOpenGl(); }
QImage OffscreenRenderer::render(const Scene& scene, const OrbitCamera& camera, const QSize& pixelSize, double devicePixelRatio) {
  return impl_->render(scene, camera, pixelSize, devicePixelRatio);
}

}  // namespace render
