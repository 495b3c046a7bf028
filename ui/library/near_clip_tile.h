#pragma once

#include "core/services/near_clips.h"
#include "ui/look/moving_figure.h"

#include <QFrame>

#include <optional>

class QPushButton;

namespace ui {

/// A clip of a library as a moving figure, with what it shows and how near it is, and a switch to use it.
class NearClipTile : public QFrame {
  Q_OBJECT
 public:
  static constexpr int kFigureHeight = 92;

  explicit NearClipTile(const core::services::NearClip& clip, QWidget* parent = nullptr);

  const core::services::ClipReference& clip() const { return clip_; }
  /// Whether it is used; quietly. whyNot: why it cannot be switched on now; empty: it can.
  void setUsed(bool isUsed, const QString& whyNot);
  void setTime(double seconds);

 Q_SIGNALS:
  void switched(bool isUsed);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  core::services::ClipReference clip_;
  std::optional<MovingFigure> figure_;
  QPushButton* use_;
  double seconds_ = 0.0;
};

}  // namespace ui
