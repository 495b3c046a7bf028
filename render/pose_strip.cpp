#include "render/pose_strip.h"

#include "render/clip_track.h"
#include "render/figure_geometry.h"
#include "render/painted_capsule.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

using core::motion::Clip;

namespace {

constexpr double kMargin = 12.0;
constexpr double kHeader = 26.0;
constexpr double kCaption = 30.0;     // times, distances and contact bars under a clip's rows
constexpr double kGap = 10.0;         // between two clips
constexpr double kUnderFloor = 12.0;  // room for feet that sink
constexpr double kMetresInCell = 1.95;
constexpr double kHighestPicture = 30000.0;

QFont font(double pixels, QFont::Weight weight = QFont::Normal) {
  QFont f(QStringLiteral("DejaVu Sans"));
  f.setStyleHint(QFont::SansSerif);
  f.setPixelSize(static_cast<int>(pixels));
  f.setWeight(weight);
  return f;
}

float yawOf(const Clip& clip, const ClipTrack& track) {
  const auto pose = core::motion::worldPose(clip, 0);
  glm::vec3 across(0.0f);
  const auto add = [&](int left, int right) {
    if (left >= 0 && right >= 0) across += pose.positions[static_cast<std::size_t>(left)] - pose.positions[static_cast<std::size_t>(right)];
  };
  add(track.body.left.hip, track.body.right.hip);
  add(track.body.left.shoulder, track.body.right.shoulder);
  const glm::vec3 facing = glm::cross(across, glm::vec3(0, 1, 0));
  return std::hypot(facing.x, facing.z) > 1e-4f ? std::atan2(facing.x, facing.z) : 0.0f;
}

// Everything about one clip that the drawing below asks for.
struct StripClip {
  const StripRow* row;
  ClipTrack track;
  float yaw = 0.0f;
  double lowest = 0.0, highest = 0.0;  // metres, of all joints
  double sizeFactor = 1.0;             // below 1 when the figure would not fit into its cell

  explicit StripClip(const StripRow& source) : row(&source), track(trackOf(*source.clip)), yaw(yawOf(*source.clip, track)) {
    lowest = 1e30;
    highest = -1e30;
    for (const auto& position : track.positions) {
      if (!std::isfinite(position.y)) continue;
      lowest = std::min(lowest, static_cast<double>(position.y));
      highest = std::max(highest, static_cast<double>(position.y));
    }
    if (lowest > highest) lowest = highest = 0.0;
    if (row->isFlat) yaw = 0.0f;
    sizeFactor = std::min(1.0, kMetresInCell / std::max(0.1, highest + 0.2));
  }

  const Clip& clip() const { return *row->clip; }
  glm::vec3 rootAt(double seconds) const { return worldPoseAt(clip(), seconds).positions[static_cast<std::size_t>(track.body.pelvis)]; }
  double lastSecond() const { return (clip().frameCount() - 1) / clip().fps(); }
};

class StripPainter {
 public:
  StripPainter(QPainter& painter, const StripOptions& options) : painter_(painter), options_(options) {
    gridLeft_ = kMargin + options.labelWidth;
    gridWidth_ = static_cast<double>(options.poses) * options.cellWidth;
  }

  static int viewsOf(const StripRow& row, const StripOptions& options) { return row.isFlat ? 1 : (options.front ? 1 : 0) + (options.side ? 1 : 0); }
  static double blockHeight(const StripRow& row, const StripOptions& options) { return viewsOf(row, options) * options.cellHeight + kCaption + kGap; }

  static double pathWidth(const StripOptions& options) { return options.path ? 170.0 : 0.0; }

  void header() {
    painter_.setFont(font(11));
    double x = gridLeft_;
    const auto word = [&](const QString& text, const glm::vec3& colour) {
      painter_.setPen(toQColor(colour));
      painter_.drawText(QPointF(x, kMargin + 11), text);
      x += QFontMetricsF(painter_.font()).horizontalAdvance(text) + 18;
    };
    word(options_.words.left, palette::kLeftSide);
    word(options_.words.right, palette::kRightSide);
    word(options_.words.legend, palette::kTextDim);
  }

  void clip(const StripClip& clip, double top) {
    const double height = viewsOf(*clip.row, options_) * options_.cellHeight;
    painter_.fillRect(QRectF(kMargin, top, options_.labelWidth - 8.0, height + kCaption), toQColor(palette::kBackgroundTop, 0.55f));
    label(clip, top, height);
    double rowTop = top;
    const bool isFlat = clip.row->isFlat;
    if (isFlat) view(clip, rowTop, 0.0f, options_.words.picture), rowTop += options_.cellHeight;
    if (options_.front && !isFlat) view(clip, rowTop, clip.yaw, options_.words.front), rowTop += options_.cellHeight;
    if (options_.side && !isFlat) view(clip, rowTop, clip.yaw - 1.5707963f, options_.words.side), rowTop += options_.cellHeight;
    captions(clip, rowTop);
    if (options_.path) path(clip, top, height);
  }

 private:
  QString number(double value, char form, int digits) const { return options_.words.locale.toString(value, form, digits); }
  double secondsOf(const StripClip& clip, int pose) const { return options_.poses > 1 ? clip.lastSecond() * pose / (options_.poses - 1) : 0.0; }

  void label(const StripClip& clip, double top, double height) {
    const QString name = clip.row->name.isEmpty() ? QString::fromStdString(clip.clip().name()) : clip.row->name;
    QRectF area(kMargin + 8, top + 6, options_.labelWidth - 24.0, height);
    const auto text = [&](const QString& words, const QFont& f, const glm::vec3& colour, double mostHeight) {
      painter_.setFont(f);
      painter_.setPen(toQColor(colour));
      // Between words where there are any that fit.
      const QStringList parts = words.split(u' ');
      const bool fits = std::all_of(parts.begin(), parts.end(), [&](const QString& part) { return QFontMetricsF(f).horizontalAdvance(part) <= area.width(); });
      QRectF used;
      painter_.drawText(QRectF(area.left(), area.top(), area.width(), std::min(mostHeight, area.height())),
                        Qt::AlignLeft | Qt::AlignTop | (fits ? Qt::TextWordWrap : Qt::TextWrapAnywhere), words, &used);
      area.setTop(area.top() + std::min(used.height(), mostHeight) + 4);
    };
    text(name, font(13, QFont::DemiBold), palette::kText, 50);
    text(options_.words.length.arg(number(clip.clip().duration(), 'f', 2), QString::number(clip.clip().frameCount()), number(clip.clip().fps(), 'g', 4)), font(11),
         palette::kTextDim, 30);
    text(options_.words.travel.arg(number(rootTravel(clip.clip()), 'f', 2)), font(11), palette::kTextDim, 16);
    text(options_.words.lowest.arg(number(100.0 * clip.lowest, 'f', 1)), font(11), clip.lowest < -0.03 || clip.lowest > 0.06 ? palette::kDifference : palette::kTextDim,
         16);
    if (clip.sizeFactor < 0.999) {
      text(options_.words.smaller.arg(number(100.0 * clip.sizeFactor, 'g', 3)), font(11), palette::kSelection, 16);
    }
    if (!clip.row->note.isEmpty()) text(clip.row->note, font(11), palette::kText, area.height());
  }

  void view(const StripClip& clip, double top, float yaw, const QString& name) {
    const double floor = top + options_.cellHeight - kUnderFloor;
    painter_.fillRect(QRectF(gridLeft_, top, gridWidth_, options_.cellHeight), toQColor(palette::kBackgroundBottom));
    painter_.fillRect(QRectF(gridLeft_, floor, gridWidth_, kUnderFloor), toQColor(palette::kBackgroundTop, 0.6f));
    painter_.setPen(QPen(toQColor(palette::kGridLine, 0.25f), 1));
    for (int i = 1; i < options_.poses; ++i) {
      const double x = gridLeft_ + i * options_.cellWidth;
      painter_.drawLine(QPointF(x, top), QPointF(x, floor));
    }
    painter_.setPen(QPen(toQColor(palette::kGridMajorLine, 0.9f), 1));
    painter_.drawLine(QPointF(gridLeft_, floor), QPointF(gridLeft_ + gridWidth_, floor));
    painter_.setFont(font(10));
    painter_.setPen(toQColor(palette::kTextDim, 0.8f));
    painter_.drawText(QPointF(gridLeft_ + 4, top + 12), name);

    OrbitCamera direction;
    direction.setProjection(OrbitCamera::Projection::Orthographic);
    direction.setAngles(yaw, 0.0f);
    const double scale = clip.sizeFactor * (options_.cellHeight - kUnderFloor - 4) / kMetresInCell;
    painter_.save();
    painter_.setClipRect(QRectF(gridLeft_, top, gridWidth_, options_.cellHeight), Qt::IntersectClip);
    for (int i = 0; i < options_.poses; ++i) {
      SceneFigure figure{.clip = clip.row->clip, .seconds = secondsOf(clip, i), .colouring = FigureColouring::Sides};
      const auto pose = worldPoseAt(clip.clip(), figure.seconds);
      const glm::vec3 root = pose.positions[static_cast<std::size_t>(clip.track.body.pelvis)];
      const PaintProjection projection(direction, {root.x, 0.0f, root.z}, {gridLeft_ + (i + 0.5) * options_.cellWidth, floor}, scale);
      paintFigure(painter_, figureGeometry(figure, clip.track, pose, {false, false}), projection);
    }
    painter_.restore();
  }

  void captions(const StripClip& clip, double top) {
    const glm::vec3 start = clip.track.root(0);
    painter_.setFont(font(10));
    for (int i = 0; i < options_.poses; ++i) {
      const double seconds = secondsOf(clip, i);
      const glm::vec3 away = clip.rootAt(seconds) - start;
      const QRectF cell(gridLeft_ + i * options_.cellWidth, top + 13, options_.cellWidth, 14);
      painter_.setPen(toQColor(palette::kTextDim));
      painter_.drawText(cell, Qt::AlignCenter, QStringLiteral("%1 s  %2 m").arg(number(seconds, 'f', 2), number(std::hypot(away.x, away.z), 'f', 2)));
    }
    // When each foot stands, under the poses of the same moments.
    const int frames = clip.clip().frameCount();
    const double perFrame = frames > 1 ? (options_.poses - 1.0) * options_.cellWidth / (frames - 1) : options_.cellWidth;
    for (std::size_t side = 0; side < 2; ++side) {
      const double y = top + 3 + 5.0 * static_cast<double>(side);
      for (int f = 0; f < frames; ++f) {
        if (!clip.track.contacts[static_cast<std::size_t>(f)][side]) continue;
        const double x = gridLeft_ + 0.5 * options_.cellWidth + (f - 0.5) * perFrame;
        painter_.fillRect(QRectF(x, y, perFrame + 0.5, 3.5), toQColor(side == 0 ? palette::kLeftSide : palette::kRightSide));
      }
    }
  }

  void path(const StripClip& clip, double top, double height) {
    const double side = std::min(height + kCaption, pathWidth(options_) - 14.0);
    const QRectF frame(gridLeft_ + gridWidth_ + 12, top, side, side), box = frame.adjusted(0, 0, 0, -16);
    painter_.fillRect(frame, toQColor(palette::kBackgroundBottom));
    const int frames = clip.clip().frameCount();
    // Seen from above, forward is up and the figure's left is left.
    const glm::vec3 forward(std::sin(clip.yaw), 0, std::cos(clip.yaw)), right(-forward.z, 0, forward.x);
    const glm::vec3 start = clip.track.root(0);
    std::vector<QPointF> metres;
    QPointF low(0, 0), high(0, 0);
    for (int f = 0; f < frames; ++f) {
      const glm::vec3 away = clip.track.root(f) - start;
      const QPointF point(glm::dot(away, right), -glm::dot(away, forward));
      if (!std::isfinite(point.x()) || !std::isfinite(point.y())) continue;
      metres.push_back(point);
      low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
      high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
    }
    const double span = std::max({1.0, high.x() - low.x(), high.y() - low.y()});
    const double scale = 0.86 * box.height() / span;
    const auto place = [&](const QPointF& point) { return box.center() + scale * (point - 0.5 * (low + high)); };

    painter_.save();
    painter_.setClipRect(box, Qt::IntersectClip);
    double mesh = 1.0;
    while (span / mesh > 12.0) mesh *= mesh < 4.0 ? 5.0 : 2.0;
    painter_.setPen(QPen(toQColor(palette::kGridLine, 0.5f), 1));
    for (int i = -14; i <= 14; ++i) {
      const QPointF line = place(QPointF(mesh * (i + std::round(0.5 * (low.x() + high.x()) / mesh)), mesh * (i + std::round(0.5 * (low.y() + high.y()) / mesh))));
      painter_.drawLine(QPointF(line.x(), box.top()), QPointF(line.x(), box.bottom()));
      painter_.drawLine(QPointF(box.left(), line.y()), QPointF(box.right(), line.y()));
    }
    QPolygonF way;
    for (const auto& point : metres) way << place(point);
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(toQColor(palette::kFigureA, 0.85f), 1.5));
    painter_.drawPolyline(way);
    painter_.setPen(Qt::NoPen);
    for (int i = 0; i < options_.poses; ++i) {
      const glm::vec3 away = clip.rootAt(secondsOf(clip, i)) - start;
      const QPointF point(glm::dot(away, right), -glm::dot(away, forward));
      if (!std::isfinite(point.x()) || !std::isfinite(point.y())) continue;
      painter_.setBrush(toQColor(i == 0 ? palette::kContact : palette::kFigureAccentA));
      painter_.drawEllipse(place(point), i == 0 ? 4.0 : 2.6, i == 0 ? 4.0 : 2.6);
    }
    painter_.restore();
    painter_.setFont(font(10));
    painter_.setPen(toQColor(palette::kTextDim));
    painter_.drawText(frame.adjusted(5, 3, -5, -2), Qt::AlignLeft | Qt::AlignBottom, options_.words.above.arg(number(mesh, 'g', 3)));
  }

  QPainter& painter_;
  const StripOptions& options_;
  double gridLeft_ = 0.0, gridWidth_ = 0.0;
};

StripOptions sane(StripOptions options) {
  options.poses = std::clamp(options.poses, 1, 60);
  options.cellWidth = std::clamp(options.cellWidth, 40, 400);
  options.cellHeight = std::clamp(options.cellHeight, 60, 600);
  options.labelWidth = std::clamp(options.labelWidth, 60, 600);
  options.pixelRatio = std::clamp(options.pixelRatio, 0.5, 4.0);
  if (!options.front && !options.side) options.front = true;
  return options;
}

}  // namespace

QImage poseStrip(const std::vector<StripRow>& rows, const StripOptions& wanted) {
  const StripOptions options = sane(wanted);
  std::vector<const StripRow*> shown;
  for (const auto& row : rows) {
    if (row.clip) shown.push_back(&row);
  }
  if (shown.empty()) return {};

  const double most = kHighestPicture / options.pixelRatio - 2 * kMargin - 2 * kHeader;
  double blocks = 0.0;
  std::size_t fitting = 0;
  while (fitting < shown.size() && (fitting == 0 || blocks + StripPainter::blockHeight(*shown[fitting], options) <= most))
    blocks += StripPainter::blockHeight(*shown[fitting++], options);
  const std::size_t leftOut = shown.size() - fitting;
  shown.resize(fitting);

  const double width = 2 * kMargin + options.labelWidth + options.poses * options.cellWidth + StripPainter::pathWidth(options);
  const double height = 2 * kMargin + kHeader + blocks - kGap + (leftOut > 0 ? kHeader : 0.0);
  QImage image(QSizeF(width * options.pixelRatio, height * options.pixelRatio).toSize(), QImage::Format_RGB32);
  if (image.isNull()) return image;
  image.fill(toQColor(0.5f * (palette::kBackgroundTop + palette::kBackgroundBottom)));
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(options.pixelRatio, options.pixelRatio);
  StripPainter strip(painter, options);
  strip.header();
  double top = kMargin + kHeader;
  for (const auto* row : shown) {
    strip.clip(StripClip(*row), top);
    top += StripPainter::blockHeight(*row, options);
  }
  if (leftOut > 0) {
    painter.setPen(toQColor(palette::kSelection));
    painter.drawText(QPointF(kMargin + 8, top + 10), options.words.leftOut.arg(leftOut));
  }
  return image;
}

}  // namespace render
