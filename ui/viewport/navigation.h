#pragma once

#include <QFlags>
#include <QString>
#include <Qt>

namespace ui {

/// Whose habits the mouse follows in the views.
enum class Navigation { Gesto, Maya, Blender };

/// What a drag does to the camera.
enum class CameraDrag { None, Orbit, Pan, Zoom };

/// Gesto: left turns, right, middle or Shift moves. Maya: with Alt left turns, middle moves, right zooms. Blender: middle turns, with Shift moves, with Ctrl
/// zooms. The wheel zooms everywhere.
CameraDrag cameraDragFor(Navigation navigation, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers);

/// As it is kept in the settings: "gesto", "maya", "blender"; anything else is gesto.
Navigation navigationFrom(const QString& word);
QString wordFor(Navigation navigation);

}  // namespace ui
