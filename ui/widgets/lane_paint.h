#pragma once

class QPainter;
class QWidget;

// What the lanes under the timeline have in common.
namespace ui {

/// The ground of a lane whose things lie on time, from `left` pixels to as far from its right edge. Leaves the painter without a pen.
void paintLaneField(QPainter& painter, const QWidget& lane, double left);
/// The ring around a lane that has the keys; nothing around another.
void paintLaneFocus(QPainter& painter, const QWidget& lane);

}  // namespace ui
