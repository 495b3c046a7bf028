#pragma once

#include "render/camera.h"
#include "render/scene.h"

#include <QImage>
#include <QSize>

#include <memory>

namespace render {

/// Whether an OpenGL 3.3 core context can be made current here. Asked once, then remembered. Call it before the first
/// QOpenGLWidget is made: without OpenGL, and on Qt's offscreen platform, such a widget ends the program.
/// GUI thread, after QGuiApplication.
bool openGlUsable();

/// Draws scenes into images, with OpenGL where openGlUsable(), else painted. Keeps its context: make one and use
/// it for a whole image sequence. GUI thread.
class OffscreenRenderer {
 public:
  enum class Backend { Automatic, Painted };

  explicit OffscreenRenderer(Backend backend = Backend::Automatic);
  ~OffscreenRenderer();
  OffscreenRenderer(const OffscreenRenderer&) = delete;
  OffscreenRenderer& operator=(const OffscreenRenderer&) = delete;

  bool usesOpenGl() const;

  /// pixelSize in device pixels, 1 to 8192 each, else a null image. The image's ratio is set to devicePixelRatio.
  QImage render(const Scene& scene, const OrbitCamera& camera, const QSize& pixelSize, double devicePixelRatio = 1.0);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace render
