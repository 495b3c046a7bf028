#pragma once

#include <QString>

class QMainWindow;

namespace ui {
struct Studio;
class Actions;
class WindowPlace;
}  // namespace ui

/// What the studio remembers between runs (QSettings): window, panels, view switches, loop, speed, recent files,
/// the person's own style clips, favourite styles and those that were used last.
namespace ui::settings {

/// Whether the person had given the panels places of their own.
bool read(QMainWindow& window, WindowPlace& place, Studio& studio, Actions& actions);
void write(const QMainWindow& window, const Studio& studio, const Actions& actions);

/// The project that was open at the end of the last run; may be gone.
QString lastProject();

}  // namespace ui::settings
