#pragma once

#include <string>
#include <vector>

/// Small plots as SVG text for reports: no script, no fonts of their own, colours from the page's CSS variables (--ink, --faint, --line,
/// --accent, --second, --paper), so that one plot serves light and dark. Values that are not finite are left out.
namespace core::metrics {

/// "a < b" to "a &lt; b"; also for attribute values.
std::string escapedForMarkup(const std::string& text);

struct PlotRow {
  std::string label;
  double value = 0.0;
  double halfWidth = 0.0;  // of the interval; 0: none
  bool isReal = false;     // drawn in the second colour, with a dashed line through the plot
};
/// One line per row: a dot with its interval. digits: of the number beside it.
std::string rowPlot(const std::string& title, const std::string& axis, const std::vector<PlotRow>& rows, int digits);

struct PlotPoint {
  double x = 0.0, y = 0.0;
  std::string label;
  std::string series;     // points of one series are joined in the order given
  bool isChosen = false;  // ringed
};
std::string pointPlot(const std::string& title, const std::string& xAxis, const std::string& yAxis, const std::vector<PlotPoint>& points);

/// Round numbers that cover [low, high], about `count` of them; at least two.
std::vector<double> roundTicks(double low, double high, int count);

}  // namespace core::metrics
