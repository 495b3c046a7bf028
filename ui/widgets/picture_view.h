#pragma once

#include "core/motion/clip.h"
#include "core/motion/picture/body_keypoints.h"
#include "ui/look/body_joints.h"

#include <QWidget>

#include <memory>

namespace ui {

/// One flat picture of a clip whose skeleton is a body, seen from a side by parallel rays, the root always in the middle; over it, if there is one, the 2D motion
/// that it was made of. Left limbs blue, right limbs orange, joints that nobody saw thin.
class PictureView : public QWidget {
  Q_OBJECT
 public:
  explicit PictureView(QWidget* parent = nullptr);

  /// clip may be null (then nothing is drawn); metres of it that must fit; yaw as in core::motion::seenFrom.
  void setClip(std::shared_ptr<const core::motion::Clip> clip, double height, const QString& title, double yaw);
  void setPicture(std::shared_ptr<const core::motion::BodyKeypoints> picture);
  void setTime(double seconds);
  QSize sizeHint() const override { return {72, 110}; }
  QSize minimumSizeHint() const override { return {44, 64}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::shared_ptr<const core::motion::Clip> clip_;
  std::shared_ptr<const core::motion::BodyKeypoints> picture_;
  BodyJoints joints_{};  // of the clip
  QString title_;
  double yaw_ = 0.0;
  double seconds_ = 0.0;
  double height_ = 2.0;
};

}  // namespace ui
