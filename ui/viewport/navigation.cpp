#include "ui/viewport/navigation.h"

namespace ui {

CameraDrag cameraDragFor(Navigation navigation, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers) {
  const bool left = buttons & Qt::LeftButton, middle = buttons & Qt::MiddleButton, right = buttons & Qt::RightButton;
  switch (navigation) {
    case Navigation::Gesto:
      if (right || middle || (left && modifiers & Qt::ShiftModifier)) return CameraDrag::Pan;
      return left ? CameraDrag::Orbit : CameraDrag::None;
    case Navigation::Maya:
      if (!(modifiers & Qt::AltModifier)) return CameraDrag::None;
      if (right) return CameraDrag::Zoom;
      if (middle) return CameraDrag::Pan;
      return left ? CameraDrag::Orbit : CameraDrag::None;
    case Navigation::Blender:
      if (!middle) return CameraDrag::None;
      if (modifiers & Qt::ShiftModifier) return CameraDrag::Pan;
      return modifiers & Qt::ControlModifier ? CameraDrag::Zoom : CameraDrag::Orbit;
  }
  return CameraDrag::None;
}

Navigation navigationFrom(const QString& word) {
  if (word == QStringLiteral("maya")) return Navigation::Maya;
  return word == QStringLiteral("blender") ? Navigation::Blender : Navigation::Gesto;
}

QString wordFor(Navigation navigation) {
  switch (navigation) {
    case Navigation::Maya: return QStringLiteral("maya");
    case Navigation::Blender: return QStringLiteral("blender");
    case Navigation::Gesto: break;
  }
  return QStringLiteral("gesto");
}

}  // namespace ui
