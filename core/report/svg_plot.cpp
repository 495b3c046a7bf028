#include "core/report/svg_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace core::metrics {

namespace {

constexpr double kWidth = 560, kLabels = 190, kNumbers = 70, kRow = 24, kTop = 34, kBottom = 40;

struct Axis {
  std::vector<double> ticks;
  double from, to;  // places in the picture
  double place(double value) const {
    const double share = (value - ticks.front()) / (ticks.back() - ticks.front());
    return from + share * (to - from);
  }
};

std::string tickText(double value, double step) {
  const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
  return fmt::format("{:.{}f}", value == 0.0 ? 0.0 : value, digits);
}

std::string opening(double width, double height, const std::string& title) {
  return fmt::format(R"(<svg viewBox="0 0 {:.0f} {:.0f}" role="img" aria-label="{}"><text class="plot-title" x="0" y="16">{}</text>)", width, height,
                     escapedForMarkup(title), escapedForMarkup(title));
}

}  // namespace

std::string escapedForMarkup(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
      out += ' ';
    else
      out += c;
  }
  return out;
}

std::vector<double> roundTicks(double low, double high, int count) {
  if (!(std::isfinite(low) && std::isfinite(high))) return {0.0, 1.0};
  if (low > high) std::swap(low, high);
  if (high - low < 1e-12 * std::max(1.0, std::abs(high))) {
    const double reach = std::max(std::abs(high) * 0.1, 1e-3);
    low -= reach;
    high += reach;
  }
  const double rough = (high - low) / std::max(1, count - 1), power = std::pow(10.0, std::floor(std::log10(rough)));
  const double share = rough / power, step = power * (share <= 1.0 ? 1.0 : share <= 2.0 ? 2.0 : share <= 5.0 ? 5.0 : 10.0);
  std::vector<double> ticks;
  const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
  for (double k = first; k <= last + 0.5; k += 1.0) ticks.push_back(k * step);
  if (ticks.size() < 2) ticks.push_back(ticks.front() + step);
  return ticks;
}

std::string rowPlot(const std::string& title, const std::string& axisTitle, const std::vector<PlotRow>& all, int digits) {
  std::vector<PlotRow> rows;
  std::copy_if(all.begin(), all.end(), std::back_inserter(rows), [](const auto& row) { return std::isfinite(row.value) && std::isfinite(row.halfWidth); });
  if (rows.empty()) return {};
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const auto& row : rows) {
    low = std::min(low, row.value - row.halfWidth);
    high = std::max(high, row.value + row.halfWidth);
  }
  if (low >= 0.0 && low < 0.6 * high) low = 0.0;
  const double height = kTop + kRow * static_cast<double>(rows.size()) + kBottom;
  const double bottom = height - kBottom;
  const Axis axis{roundTicks(low, high, 5), kLabels, kWidth - kNumbers};
  std::string svg = opening(kWidth, height, title);
  for (const double tick : axis.ticks) {
    const double x = axis.place(tick);
    svg +=
        fmt::format(R"(<line class="grid" x1="{0:.1f}" x2="{0:.1f}" y1="{1}" y2="{2:.1f}"/><text class="tick" text-anchor="middle" x="{0:.1f}" y="{3:.1f}">{4}</text>)",
                    x, kTop - 4, bottom, bottom + 16, tickText(tick, axis.ticks[1] - axis.ticks[0]));
  }
  svg += fmt::format(R"(<text class="tick" text-anchor="middle" x="{:.1f}" y="{:.1f}">{}</text>)", (axis.from + axis.to) / 2, bottom + 34, escapedForMarkup(axisTitle));
  double y = kTop + kRow / 2;
  for (const auto& row : rows) {
    const double x = axis.place(row.value);
    const char* colour = row.isReal ? "real" : "made";
    if (row.isReal) svg += fmt::format(R"(<line class="real-line" x1="{0:.1f}" x2="{0:.1f}" y1="{1}" y2="{2:.1f}"/>)", x, kTop - 4, bottom);
    if (row.halfWidth > 0.0) {
      svg += fmt::format(R"(<line class="{0} interval" x1="{1:.1f}" x2="{2:.1f}" y1="{3:.1f}" y2="{3:.1f}"/>)", colour, axis.place(row.value - row.halfWidth),
                         axis.place(row.value + row.halfWidth), y);
    }
    svg += fmt::format(R"(<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="5"/>)", colour, x, y);
    svg += fmt::format(R"(<text class="label" text-anchor="end" x="{:.1f}" y="{:.1f}">{}</text>)", kLabels - 12, y + 4, escapedForMarkup(row.label));
    svg += fmt::format(R"(<text class="label" x="{:.1f}" y="{:.1f}">{:.{}f}</text>)", kWidth - kNumbers + 12, y + 4, row.value, digits);
    y += kRow;
  }
  return svg + "</svg>";
}

std::string pointPlot(const std::string& title, const std::string& xAxis, const std::string& yAxis, const std::vector<PlotPoint>& all) {
  std::vector<PlotPoint> points;
  std::copy_if(all.begin(), all.end(), std::back_inserter(points), [](const auto& point) { return std::isfinite(point.x) && std::isfinite(point.y); });
  if (points.empty()) return {};
  constexpr double kHeight = 360, kLeft = 58, kRight = 20;
  const auto [lowX, highX] = std::minmax_element(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  const auto [lowY, highY] = std::minmax_element(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
  const Axis x{roundTicks(lowX->x, highX->x, 6), kLeft, kWidth - kRight}, y{roundTicks(lowY->y, highY->y, 6), kHeight - kBottom - 8, kTop};
  std::string svg = opening(kWidth, kHeight, title);
  for (const double tick : x.ticks)
    svg += fmt::format(
        R"(<line class="grid" x1="{0:.1f}" x2="{0:.1f}" y1="{1:.1f}" y2="{2:.1f}"/><text class="tick" text-anchor="middle" x="{0:.1f}" y="{3:.1f}">{4}</text>)",
        x.place(tick), y.to, y.from, y.from + 16, tickText(tick, x.ticks[1] - x.ticks[0]));
  for (const double tick : y.ticks)
    svg +=
        fmt::format(R"(<line class="grid" x1="{0:.1f}" x2="{1:.1f}" y1="{2:.1f}" y2="{2:.1f}"/><text class="tick" text-anchor="end" x="{3:.1f}" y="{4:.1f}">{5}</text>)",
                    x.from, x.to, y.place(tick), kLeft - 8, y.place(tick) + 4, tickText(tick, y.ticks[1] - y.ticks[0]));
  svg += fmt::format(R"(<text class="tick" text-anchor="middle" x="{:.1f}" y="{:.1f}">{}</text>)", (x.from + x.to) / 2, kHeight - 8, escapedForMarkup(xAxis));
  svg += fmt::format(R"svg(<text class="tick" text-anchor="middle" transform="translate(14 {:.1f}) rotate(-90)">{}</text>)svg", (y.from + y.to) / 2,
                     escapedForMarkup(yAxis));
  std::map<std::string, std::string> paths;
  for (const auto& point : points) {
    auto& path = paths[point.series];
    path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : " L", x.place(point.x), y.place(point.y));
  }
  for (const auto& [series, path] : paths) svg += fmt::format(R"(<path class="series" d="{}"/>)", path);
  for (const auto& point : points) {
    const double px = x.place(point.x), py = y.place(point.y);
    if (point.isChosen) svg += fmt::format(R"(<circle class="chosen" cx="{:.1f}" cy="{:.1f}" r="11"/>)", px, py);
    svg += fmt::format(R"(<circle class="made" cx="{:.1f}" cy="{:.1f}" r="5"><title>{}</title></circle>)", px, py, escapedForMarkup(point.label));
    const bool isRight = px > kWidth - 110;
    svg += fmt::format(R"(<text class="label small" text-anchor="{}" x="{:.1f}" y="{:.1f}">{}</text>)", isRight ? "end" : "start", px + (isRight ? -9 : 9), py - 7,
                       escapedForMarkup(point.label));
  }
  return svg + "</svg>";
}

}  // namespace core::metrics
