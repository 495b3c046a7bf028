#pragma once

#include <QByteArray>
#include <QImage>

#include <functional>

namespace ui {

/// An animated GIF, frame by frame, that repeats for ever. Written by hand: Qt reads GIF and writes none, and giflib would still leave colours and timing to us.
/// Each frame has its own 256 colours, found by median cut.
/// Source: GIF89a specification, CompuServe 1990; Heckbert 1982, Color image quantization for frame buffer display.
class GifWriter {
 public:
  /// put takes the bytes in order and returns false when it cannot; size at most 65535 each. A GIF counts in hundredths of a second: of rates that do not divide 100 some
  /// frames stand longer than others, and the sum is right. Above 50 a second most programs play it slower.
  GifWriter(const QSize& size, double framesPerSecond, std::function<bool(const QByteArray&)> put);

  /// Scales frames of another size. False when put refused.
  bool add(const QImage& frame);
  bool finish();

 private:
  QSize size_;
  double rate_;
  std::function<bool(const QByteArray&)> put_;
  qint64 frames_ = 0;
};

}  // namespace ui
