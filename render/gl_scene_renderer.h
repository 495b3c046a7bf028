#pragma once

#include "render/camera.h"
#include "render/scene.h"

#include <QSize>
#include <QString>

#include <memory>

namespace render {

/// Draws a Scene with OpenGL 3.3 core. Every call needs the same context to be current, on its thread; the
/// caller's surface decides about multisampling (ask for 4 samples) and must have a depth buffer.
class GlSceneRenderer {
 public:
  GlSceneRenderer();
  /// Without release() before it the buffers go with the context.
  ~GlSceneRenderer();
  GlSceneRenderer(const GlSceneRenderer&) = delete;
  GlSceneRenderer& operator=(const GlSceneRenderer&) = delete;

  /// Compiles and uploads. False when the context is older than 3.3 or a shader is refused; why() says more.
  bool initialize();
  bool isInitialized() const;
  QString why() const;

  /// Fills the bound framebuffer. pixelSize: in device pixels; devicePixelRatio widens lines, nothing else.
  void render(const Scene& scene, const OrbitCamera& camera, const QSize& pixelSize, double devicePixelRatio = 1.0);

  /// Frees everything on the graphics side; initialize() may follow.
  void release();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace render
