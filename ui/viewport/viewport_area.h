#pragma once

#include "ui/compare/joint_difference.h"
#include "ui/session/document_bridge.h"
#include "ui/session/playback_clock.h"
#include "ui/viewport/viewport_widget.h"

#include <QSplitter>

#include <array>

namespace ui {

/// View A, and beside it view B, on one clock and (if wanted) with one camera. Which take is in which view is
/// part of the project's view state.
class ViewportArea : public QSplitter {
  Q_OBJECT
 public:
  ViewportArea(DocumentBridge& document, PlaybackClock& clock, ViewportBackend backend, QWidget* parent = nullptr);

  ViewportWidget& view(int index) { return *views_[static_cast<std::size_t>(index)]; }
  int activeView() const { return active_; }
  /// The take of view B, shown or only compared with; null when there is none.
  const core::document::Take* other() const;
  bool showsDifference() const { return showsDifference_; }
  /// In all views; it must outlive them.
  void setFloorPath(FloorPath& path);
  void setPosing(Posing& posing);

 public Q_SLOTS:
  void showTake(core::document::TakeId id, int view);
  /// In the active view.
  void showTakeHere(core::document::TakeId id) { showTake(id, active_); }
  /// In place of the one that is shown there, which it is another version of: camera, range and time stay.
  void replaceTake(core::document::TakeId id, int view);
  /// A motion that is no take yet, in place of the view's take.
  void showPreview(int view, const std::shared_ptr<const core::motion::Clip>& clip);
  void endPreview();
  void setViewCount(int count);
  void setCameraShared(bool isShared);
  void setOptions(const ui::ViewOptions& options);
  void setNavigation(ui::Navigation navigation);
  /// Both takes in one picture: view A, with the take of view B over it, whether view B is open or not.
  void setOverlaid(bool isOn);
  /// Joints of A, and of B where it is open, coloured by how far they are from the other's.
  void setDifferenceShown(bool isOn);
  /// Takes, times and cameras once more from the document.
  void reload();
  void frameAll();
  void setPreset(render::OrbitCamera::Preset preset);

 Q_SIGNALS:
  void viewStateChanged();

 private:
  void activate(int index);
  void shareCamera(int from);
  void followUndo();
  void showTime();
  /// Of a take of that length, which goes round by itself.
  double timeOf(double duration) const;
  void showDifference();
  DocumentBridge& document_;
  PlaybackClock& clock_;
  std::array<ViewportWidget*, 2> views_{};
  int active_ = 0;
  bool isSharing_ = false;
  bool isOverlaid_ = false, showsDifference_ = false;
  std::array<JointComparison, 2> compared_;                  // A with B, and B with A
  std::array<core::document::TakeId, 2> looked_{};           // that the range belongs to
  std::array<std::vector<core::document::TakeId>, 2> seen_;  // what each view showed before, the last one last
  std::array<core::document::TakeId, 2> undone_{};           // shown, and taken away by undo
};

}  // namespace ui
