#pragma once

#include "render/camera.h"
#include "render/scene.h"

#include <QWidget>

namespace ui {

/// Which drawing a viewport uses. Automatic asks render::openGlUsable() first: a QOpenGLWidget without OpenGL, or on
/// Qt's offscreen platform, ends the program.
enum class ViewportBackend { Automatic, Painted };

/// A bare widget that draws scene and camera when updated, with OpenGL or painted. Both must outlive it.
QWidget* makeViewportSurface(ViewportBackend backend, const render::Scene& scene, const render::OrbitCamera& camera,
                             QWidget* parent);

}  // namespace ui
