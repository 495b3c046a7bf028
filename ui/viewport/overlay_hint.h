#pragma once

#include <QString>

class QPainter;

namespace ui {

/// What can be done in a view now, in a box at its upper left corner, on several lines where the view is narrow.
void paintOverlayHint(QPainter& painter, int width, const QString& words);

}  // namespace ui
