#pragma once

#include "core/motion/clip.h"

#include <QPixmap>
#include <QString>

namespace ui {

/// A little figure whose posture stands for a style label: known labels have their own, others one that is always the
/// same for the same label. An icon, not a picture of the motion. size in logical pixels.
QPixmap styleIcon(const QString& label, int size, qreal pixelRatio);

/// The empty circle of "No style".
QPixmap noStyleIcon(int size, qreal pixelRatio);

/// The clip's pose in the middle of its time, drawn by the painted renderer. size in logical pixels.
QPixmap clipThumbnail(const std::shared_ptr<const core::motion::Clip>& clip, const QSize& size, qreal pixelRatio);

}  // namespace ui
