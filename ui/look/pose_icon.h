#pragma once

#include "core/motion/clip.h"

#include <QImage>
#include <QPixmap>
#include <QString>

#include <span>

namespace ui {

/// A little figure whose posture stands for a style label: known labels have their own, others one that is always the
/// same for the same label. An icon, not a picture of the motion. size in logical pixels.
QPixmap styleIcon(const QString& label, int size, qreal pixelRatio);

/// The empty circle of "No style".
QPixmap noStyleIcon(int size, qreal pixelRatio);

/// The clip at those times (seconds), drawn by the painted renderer into one picture: kPictureColumns beside each other, then the next row. Of several the camera
/// goes along with the figure. size: of each, in logical pixels. Any thread.
inline constexpr int kPictureColumns = 8;
QImage clipPictures(const std::shared_ptr<const core::motion::Clip>& clip, const QSize& size, qreal pixelRatio, std::span<const double> times);

/// The clip's pose in the middle of its time, likewise.
QPixmap clipThumbnail(const std::shared_ptr<const core::motion::Clip>& clip, const QSize& size, qreal pixelRatio);

}  // namespace ui
