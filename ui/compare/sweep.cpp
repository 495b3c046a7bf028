#include "ui/compare/sweep.h"

#include "ui/session/request_conversion.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

struct SweepText {
  Q_DECLARE_TR_FUNCTIONS(SweepText)
};

}  // namespace

std::vector<core::document::TakeRequest> sweepRequests(const Sweep& sweep, const core::document::TakeRequest& draft) {
  std::vector<core::document::TakeRequest> requests;
  for (const double weight : sweep.weights) {
    core::document::TakeRequest request = draft;
    request.guidance.styleWeight = weight;
    if (sweep.columns == Sweep::Columns::Guide)
      for (const double guide : sweep.guides) {
        request.guidance.classifierScale = guide;
        requests.push_back(request);
      }
    else
      for (const auto& style : sweep.styles) {
        request.style = style;
        requests.push_back(request);
      }
  }
  return requests;
}

QStringList sweepRows(const Sweep& sweep) {
  QStringList rows;
  for (const double weight : sweep.weights) rows << SweepText::tr("Style %1").arg(QLocale().toString(weight, 'f', 1));
  return rows;
}

QStringList sweepColumns(const Sweep& sweep) {
  QStringList columns;
  if (sweep.columns == Sweep::Columns::Guide)
    for (const double guide : sweep.guides) columns << SweepText::tr("Guide %1").arg(QLocale().toString(guide, 'f', 2));
  else
    for (const auto& style : sweep.styles) columns << styleTitle(style);
  return columns;
}

std::vector<double> sweepValues(double first, double last, int count, double step) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) {
    const double exact = count > 1 ? first + (last - first) * i / (count - 1) : first;
    const double value = std::round(exact / step) * step;
    if (std::none_of(values.begin(), values.end(), [&](double other) { return std::abs(other - value) < step / 2; })) values.push_back(value);
  }
  return values;
}

}  // namespace ui
