#pragma once

#include "core/document/take.h"

#include <QStringList>

#include <vector>

namespace ui {

/// A table of takes: a row for each style weight, a column for each scale of the style guide or for each style.
struct Sweep {
  enum class Columns { Guide, Style };
  std::vector<double> weights;  // w_s
  Columns columns = Columns::Guide;
  std::vector<double> guides;                     // classifier scales, for Columns::Guide
  std::vector<core::document::TakeStyle> styles;  // for Columns::Style
};

/// Row by row; everything else is as the draft has it, the seed too.
std::vector<core::document::TakeRequest> sweepRequests(const Sweep& sweep, const core::document::TakeRequest& draft);

/// What stands beside the rows and above the columns, translated.
QStringList sweepRows(const Sweep& sweep);
QStringList sweepColumns(const Sweep& sweep);

/// So many values from the first to the last, in equal steps, rounded to a step that people say; fewer where they would be the same. At least one.
std::vector<double> sweepValues(double first, double last, int count, double step);

}  // namespace ui
