#pragma once

#include "ui/viewport/viewport_widget.h"

namespace ui {

/// One small moving view of a contact sheet, with its number. Its camera sees the whole take, or goes along with one that travels.
class SheetCell : public QWidget {
  Q_OBJECT
 public:
  SheetCell(int number, ViewportBackend backend, QWidget* parent = nullptr);

  /// skin: the body on the clip's skeleton; null: the mannequin.
  void setTake(core::document::TakeId id, std::shared_ptr<const core::motion::Clip> clip, const QString& name, const ViewportWidget::Skin& skin = {});
  /// Ghosts and trails are left out: there is no room for them.
  void setOptions(const ViewOptions& options);
  core::document::TakeId take() const { return id_; }
  /// Goes round by itself.
  void setTime(double seconds);
  const render::Scene& scene() const { return scene_; }
  const render::OrbitCamera& camera() const { return camera_; }
  bool isFollowing() const { return followsRoot_ && extent_.travels; }
  int rootJoint() const { return extent_.rootJoint; }

 Q_SIGNALS:
  void chosen(core::document::TakeId id);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void frame();
  void setFramed(bool isFramed);

  core::document::TakeId id_ = 0;
  render::Scene scene_;
  render::OrbitCamera camera_;
  ClipExtent extent_;
  bool followsRoot_ = false;
  QWidget* surface_;
  ElidedLabel* name_;
};

}  // namespace ui
