#pragma once

#include "ui/models/take_drag.h"
#include "ui/viewport/navigation.h"
#include "ui/viewport/view_options.h"
#include "ui/viewport/viewport_surface.h"

#include "core/document/take.h"

#include <QPoint>
#include <QPointF>
#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QLabel;

namespace ui {

class DropHint;
class ElidedLabel;
class FloorPath;
class PathOverlay;
class PoseOverlay;
class Posing;
class WipeHandle;

/// One view: a header with letter and title, and the surface. Drags turn, move and zoom as the navigation says, the wheel zooms, a double-click frames. A take
/// dropped on it is shown in it.
class ViewportWidget : public QWidget {
  Q_OBJECT
 public:
  /// index: 0 to 3 for views A to D.
  ViewportWidget(int index, ViewportBackend backend, QWidget* parent = nullptr);

  /// clip may be null: an empty view with a hint.
  /// skin: the body on the clip's skeleton; null: the mannequin.
  using Skin = std::shared_ptr<const core::motion::SkinnedMesh>;
  void setClip(std::shared_ptr<const core::motion::Clip> clip, const QString& title, const QString& subtitle, const Skin& skin = {});
  /// That is seen: the preview, where there is one.
  const std::shared_ptr<const core::motion::Clip>& clip() const;
  /// A motion in place of the take's, with a badge that says so; the camera stays. Null: the take again.
  void setPreview(std::shared_ptr<const core::motion::Clip> clip, const Skin& skin = {});
  /// place: where on the floor the figure's root is put, whatever its way; without, where the take has it.
  void setTime(double seconds, const std::optional<glm::vec3>& place = {});
  /// The view's own time in its header, where the clocks are free.
  void setTimeShown(bool isShown);
  void setOptions(const ViewOptions& options);
  /// A second figure in the same picture, half seen through; null takes it away.
  void setOverlay(std::shared_ptr<const core::motion::Clip> clip, const Skin& skin = {});
  void setOverlayTime(double seconds, const std::optional<glm::vec3>& place = {});
  /// A border at that share of the width, which can be dragged: left of it the view's own figure, right of it the second one. None: no border.
  void setWipe(std::optional<double> share);
  /// Joints by name (jointNameOf), drawn as chosen in both figures.
  void setMarkedJoints(const std::vector<std::string>& names);
  /// Whether a click on a joint is told by jointPicked.
  void setPicking(bool isOn) { isPicking_ = isOn; }
  /// [J] 0 to 1 for the view's own figure; empty: its usual colours. words: what the colours mean, at the foot of the view.
  void setDifference(std::vector<float> shares, const QString& words);
  /// The draft's path over the picture, and its tool. The path must outlive the view.
  void setFloorPath(FloorPath& path);
  PathOverlay* pathOverlay() const { return path_; }
  /// Joints and handles over the picture while its body is posed, and the pose that comes of it. Posing must outlive the view.
  void setPosing(Posing& posing);
  PoseOverlay* poseOverlay() const { return pose_; }
  /// When the feet stand, where a person has said it; nullopt: as it is found.
  void setStands(const std::optional<core::motion::FootStands>& stands);
  /// Keys go to the picture; where nobody has moved the camera it steps back, so that there is floor to draw on.
  void beginDrawing();
  /// Keys go to the picture, which stays as it is framed: what is posed does not jump when a lane comes up.
  void beginPosing();
  void setNavigation(Navigation navigation) { navigation_ = navigation; }
  /// The active view is where the next take goes; its letter is filled.
  void setActive(bool isActive);

  const render::OrbitCamera& camera() const { return camera_; }
  /// From the other view. Where one of the two follows its own root only angle and distance are taken. isAutoFramed: nobody has moved that one.
  void takeCamera(const ViewportWidget& other);
  /// The camera goes along with the take: that is wanted, and the take travels.
  bool isFollowing() const;
  bool isAutoFramed() const { return isAutoFramed_; }
  /// What else has to be in the picture: the takes of the other views, where they have one camera. Together: their roots are put where this one's is.
  enum class Standing { WhereTheyAre, Together };
  void setAlsoShown(const std::vector<std::shared_ptr<const core::motion::Clip>>& clips, Standing standing);
  /// Frames again unless a person has moved the camera: a new take is no reason to lose one's place.
  void frameIfNobodyMoved();
  /// While it is held, another take does not move it.
  void holdCamera(bool isHeld) { isCameraHeld_ = isHeld; }
  void setPreset(render::OrbitCamera::Preset preset);
  void frameAll();
  void orbitBy(float yaw, float pitch);

  const render::Scene& scene() const { return scene_; }
  /// Without what is only there while a body is posed.
  render::Scene motionScene() const;
  int rootJoint() const { return extent_.rootJoint; }
  /// Of the picture without its header.
  QSize pictureSize() const { return surface_->size(); }
  bool usesOpenGl() const;
  /// The processor draws: play with fewer pictures a second, it has other work as well.
  bool isDrawnInSoftware() const;

 Q_SIGNALS:
  void cameraChanged();
  void activated();
  /// view: this one, or B where it was dropped right of the border of a wipe.
  void takeDropped(core::document::TakeId id, int view);
  /// One of the onion skin was clicked, which shows the take so much later (or, below 0, earlier).
  void ghostClicked(double laterSeconds);
  void wipeSettled(double share);
  /// A click without a drag; view: whose figure it is, this one's or that of B.
  void jointPicked(int view, const std::string& joint);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  bool handleMouse(QEvent* event);
  void clicked(const QPointF& at);
  void followRoot();
  void stand(render::SceneFigure& figure, int rootJoint, const std::optional<glm::vec3>& place) const;
  void markJoints();
  void pickJoint(const QPointF& at);
  /// This one, or B right of the border of a wipe.
  int viewAt(const QPointF& onSurface) const;
  /// The preview, or the take.
  void seeClip();
  void refresh();
  void showPosed();
  /// Own figure, the one over it, the posed one.
  void arrangeFigures();
  float aspect() const;
  render::Box ownBounds() const;

  int index_;
  Navigation navigation_ = Navigation::Gesto;
  ViewOptions options_;
  render::Scene scene_;
  render::OrbitCamera camera_;
  QWidget* surface_;
  QLabel* letter_;
  ElidedLabel* title_;
  QLabel* subtitle_;
  QLabel* time_;
  QLabel* hint_;
  QLabel* legend_;
  QLabel* badge_;
  DropHint* drop_;
  PathOverlay* path_ = nullptr;
  PoseOverlay* pose_ = nullptr;
  Posing* posing_ = nullptr;
  WipeHandle* wipe_ = nullptr;
  std::shared_ptr<const core::motion::Clip> overlay_, posed_;
  QPoint lastMouse_;
  QPointF pressed_;
  bool isClick_ = false;
  ClipExtent extent_;
  struct AlsoShown {
    std::shared_ptr<const core::motion::Clip> clip;
    ClipExtent extent;
  };
  std::vector<AlsoShown> alsoShown_;
  Standing standing_ = Standing::WhereTheyAre;
  std::shared_ptr<const core::motion::Clip> takeClip_, preview_;
  Skin takeSkin_, previewSkin_, overlaySkin_;
  std::vector<std::string> marked_;
  int overlayRoot_ = 0;
  bool isPlaced_ = false;  // its root is put somewhere else than the take has it
  bool isPicking_ = false;
  bool isAutoFramed_ = true;  // nobody has moved the camera since it framed: it frames again when the size changes
  bool isCameraHeld_ = false;
};

}  // namespace ui
