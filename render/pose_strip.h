#pragma once

#include "render/scene.h"

#include <QImage>
#include <QLocale>
#include <QString>

#include <memory>
#include <vector>

namespace render {

/// One clip of a strip. name: printed on the left; empty takes the clip's own. note: a second line, may be empty.
struct StripRow {
  std::shared_ptr<const core::motion::Clip> clip{};
  QString name{};
  QString note{};
  bool isFlat = false;  // a picture in the plane z = 0: one row, seen along -z
};

/// What is written on a strip, for another language; places as in the English sentences, numbers as the locale writes them.
struct StripWords {
  QString left = QStringLiteral("left limbs"), right = QStringLiteral("right limbs");
  QString legend = QStringLiteral("line: floor, y = 0    under the poses: time, distance of the root from its start, and when each foot stands");
  QString picture = QStringLiteral("picture"), front = QStringLiteral("front"), side = QStringLiteral("side");
  QString length = QStringLiteral("%1 s, %2 frames at %3 fps");
  QString travel = QStringLiteral("root travels %1 m"), lowest = QStringLiteral("lowest joint %1 cm"), smaller = QStringLiteral("drawn at %1 % of the size");
  QString above = QStringLiteral("from above, grid %1 m");
  QString leftOut = QStringLiteral("%1 more clips do not fit into one picture");
  QLocale locale = QLocale::c();
};

struct StripOptions {
  int poses = 12;           // per clip, evenly over its time, first and last frame included; 1 to 60
  int cellWidth = 92;       // pixels per pose, at least 40
  int cellHeight = 148;     // pixels per row, at least 60; 1.95 m fit into it, higher clips are drawn smaller
  int labelWidth = 190;     // pixels
  bool front = true;        // a row that looks at the face the clip starts with
  bool side = true;         // a row seen from its right: it walks to the right
  bool path = true;         // the way of the root from above, at the end of the row
  double pixelRatio = 1.0;  // 2 draws everything twice as large
  StripWords words = {};
};

/// Clips as rows of poses, for looking at motion without a window. Every pose stands in its own cell, centred
/// on its root, all in one scale; the floor line is y = 0 of the clip, so feet that float or sink show. Left limbs
/// palette::kLeftSide, right limbs palette::kRightSide. Under each pose its time and how far the root has come.
/// Needs a QGuiApplication (any platform, also offscreen) for the font, no display. The same rows give the
/// same picture. Rows without a clip are left out; no row gives a null image.
/// Pictures higher than 30,000 pixels are not made: the rows beyond are left out and a last line says so.
QImage poseStrip(const std::vector<StripRow>& rows, const StripOptions& options = {});

}  // namespace render
