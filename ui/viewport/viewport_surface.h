#pragma once

#include "render/camera.h"
#include "render/scene.h"

#include <QWidget>

namespace ui {

/// Which drawing a viewport uses. Automatic asks render::openGlUsable() first: a QOpenGLWidget without OpenGL, or on
/// Qt's offscreen platform, ends the program.
enum class ViewportBackend { Automatic, Painted };

/// True on a surface that the processor draws; known after the first picture.
inline constexpr char kSoftwareProperty[] = "drawnInSoftware";

/// A bare widget that draws scene and camera when updated, with OpenGL or painted. Both must outlive it.
QWidget* makeViewportSurface(ViewportBackend backend, const render::Scene& scene, const render::OrbitCamera& camera, QWidget* parent);

}  // namespace ui
