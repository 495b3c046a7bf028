#pragma once

#include "ui/viewport/viewport_surface.h"

#include "core/document/take.h"

#include <QPoint>
#include <QWidget>

class QLabel;

namespace ui {

class ElidedLabel;

/// What the views draw besides the figure; one set for all views.
struct ViewOptions {
  bool grid = true;
  bool contactShadow = true;
  bool rootPath = true;
  bool bones = false;        // thin bones instead of the rounded figure
  bool sideColours = false;  // left and right limbs in two colours
  bool footContacts = false;
  bool onionSkin = false;
  bool trails = false;
  bool followRoot = false;
  bool operator==(const ViewOptions&) const = default;
};

/// One view: a header with letter and title, and the surface. Left drag turns, right or middle drag (or Shift) moves,
/// the wheel zooms, a double-click frames. A take dropped on it is shown in it.
class ViewportWidget : public QWidget {
  Q_OBJECT
 public:
  /// index 0 is view A, 1 is view B.
  ViewportWidget(int index, ViewportBackend backend, QWidget* parent = nullptr);

  /// clip may be null: an empty view with a hint.
  void setClip(std::shared_ptr<const core::motion::Clip> clip, const QString& title, const QString& subtitle);
  const std::shared_ptr<const core::motion::Clip>& clip() const;
  void setTime(double seconds);
  void setOptions(const ViewOptions& options);
  /// The active view is where the next take goes; its letter is filled.
  void setActive(bool isActive);

  const render::OrbitCamera& camera() const { return camera_; }
  /// From the other view. When both follow their own root only angle and distance are taken. isAutoFramed: nobody has moved that one.
  void takeCamera(const render::OrbitCamera& camera, bool isAutoFramed);
  bool isAutoFramed() const { return isAutoFramed_; }
  /// What else has to be in the picture: the take of the other view, where both have one camera.
  void setAlsoShown(const render::Box& box);
  /// Frames again unless a person has moved the camera: a new take is no reason to lose one's place.
  void frameIfNobodyMoved();
  void setPreset(render::OrbitCamera::Preset preset);
  void frameAll();
  void orbitBy(float yaw, float pitch);

  const render::Scene& scene() const { return scene_; }
  bool usesOpenGl() const;
  /// The processor draws: play with fewer pictures a second, it has other work as well.
  bool isDrawnInSoftware() const;

 Q_SIGNALS:
  void cameraChanged();
  void activated();
  void takeDropped(core::document::TakeId id);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  bool handleMouse(QEvent* event);
  void followRoot();
  void refresh();
  float aspect() const;

  int index_;
  ViewOptions options_;
  render::Scene scene_;
  int rootJoint_ = 0;  // of the clip
  render::OrbitCamera camera_;
  QWidget* surface_;
  QLabel* letter_;
  ElidedLabel* title_;
  QLabel* subtitle_;
  QLabel* hint_;
  QPoint lastMouse_;
  render::Box alsoShown_;
  bool isAutoFramed_ = true;  // nobody has moved the camera since it framed: it frames again when the size changes
};

/// What a dragged take is called in a QMimeData.
inline constexpr char kTakeMimeType[] = "application/x-gesto-take";

}  // namespace ui
