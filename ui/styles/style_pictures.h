#pragma once

#include "core/document/take.h"
#include "ui/session/lane_jobs.h"

#include <QImage>
#include <QObject>
#include <QRect>

#include <list>

class QPainter;

namespace ui {

/// A style's motion as a round of small pictures.
struct StyleReel {
  static constexpr double kFps = 20.0;
  QImage frames;  // as clipPictures makes them
  QSize size;     // of one, logical pixels
  int count = 0;

  /// At that time of the round, which begins again behind its end.
  void paint(QPainter& painter, const QPoint& at, double seconds) const;
};

/// The moving pictures of the styles. They are drawn by jobs when somebody asks for them, and kept in a folder, so that the next start only reads them. What a style of
/// the library looks like is told by a folder with a clip in each of them (resources/styles); a style of one's own is its clip.
class StylePictures : public QObject {
  Q_OBJECT
 public:
  /// folder: where they are kept; empty: nowhere. motions: that of the clips, LABEL.bvh; may be missing.
  StylePictures(JobBridge& jobs, const QString& folder, const QString& motions, QObject* parent = nullptr);

  /// None while it is being drawn, which drawn() ends, and where there is no motion to draw.
  const StyleReel* reel(const core::document::TakeStyle& style, const QSize& size, qreal pixelRatio);
  /// How long a style's own clip is, once it was read; 0 of others.
  double seconds(const core::document::TakeStyle& style) const;
  /// Whether those who show them let them move.
  bool isMoving() const { return isMoving_; }
  void setMoving(bool isMoving) { isMoving_ = isMoving; }
  /// Gives back the room that pictures of this size take.
  void forget(const QSize& size);

 Q_SIGNALS:
  void drawn(const core::document::TakeStyle& style);

 private:
  struct Entry {
    core::document::TakeStyle style;
    QSize size;
    qreal pixelRatio = 1.0;
    StyleReel reel;
    double seconds = 0.0;
  };
  Entry* find(const core::document::TakeStyle& style, const QSize& size, qreal pixelRatio);

  LaneJobs jobs_;
  QString folder_, motions_;
  bool isMoving_ = true;
  std::list<Entry> entries_;  // of those that were asked for
};

}  // namespace ui
