#pragma once

#include "ui/character/my_character.h"
#include "ui/compare/joint_difference.h"
#include "ui/session/document_bridge.h"
#include "ui/session/playback_clock.h"
#include "ui/viewport/view_times.h"
#include "ui/viewport/viewport_widget.h"

#include <QSplitter>

#include <array>

namespace ui {

/// View A, beside it view B, below them C and D; on one clock and with one camera, or each with its own. Which take is in which view, how many are open and what
/// they share is part of the project's view state.
class ViewportArea : public QSplitter {
  Q_OBJECT
 public:
  ViewportArea(DocumentBridge& document, PlaybackClock& clock, ViewportBackend backend, QWidget* parent = nullptr);

  ViewportWidget& view(int index) { return *views_[static_cast<std::size_t>(index)]; }
  int activeView() const { return active_; }
  /// Open ones.
  int viewCount() const { return document_.project().view.viewCount; }
  /// What the view shows of its take now, seconds.
  double timeOf(int view) const;
  /// By how many seconds that view's time is ahead of the clock; 0 on one clock.
  double ahead(int view) const { return times_.ahead(view); }
  /// The take of view B, shown or only compared with; null when there is none.
  const core::document::Take* other() const;
  /// Its motion as it would be shown; null when there is none.
  std::shared_ptr<const core::motion::Clip> otherClip() const;
  bool showsDifference() const { return showsDifference_; }
  /// In all views; it must outlive them.
  void setFloorPath(FloorPath& path);
  void setPosing(Posing& posing);
  /// That takes are shown on.
  void setCharacter(MyCharacter& character);

 public Q_SLOTS:
  void showTake(core::document::TakeId id, int view);
  /// In the active view.
  void showTakeHere(core::document::TakeId id) { showTake(id, active_); }
  /// In place of the one that is shown there, which it is another version of: camera, range and time stay.
  void replaceTake(core::document::TakeId id, int view);
  /// A motion that is no take yet, in place of the view's take.
  void showPreview(int view, const std::shared_ptr<const core::motion::Clip>& clip);
  void endPreview();
  /// 1, 2 or 4, without a wipe.
  void setViewCount(int count);
  /// Views A and B in one picture, left and right of a border that can be dragged.
  void setWiped();
  void setCameraShared(bool isShared);
  void setClockShared(bool isShared);
  /// Every figure stands where that of view A stands.
  void setRootsAligned(bool isOn);
  void setMarkedJoints(const std::vector<std::string>& names);
  void setPicking(bool isOn);
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
  void jointPicked(int view, const std::string& joint);

 private:
  static constexpr int kViews = core::document::ViewState::kMostViews;
  void arrange(bool isNew);
  void frameShown();
  void activate(int index);
  void shareCamera(int from);
  void followUndo();
  void showTime();
  ViewTimes::Durations durations() const;
  bool isTwoInOne() const { return isOverlaid_ || document_.project().view.isWiped; }
  void showDifference();
  MyCharacter::Dressed dressed(const std::shared_ptr<const core::motion::Clip>& clip) const;

  DocumentBridge& document_;
  PlaybackClock& clock_;
  ViewTimes times_;
  MyCharacter* character_ = nullptr;
  std::array<QSplitter*, 2> rows_{};
  std::array<ViewportWidget*, kViews> views_{};
  int active_ = 0;
  bool isSharing_ = false;
  bool isOverlaid_ = false, showsDifference_ = false;
  std::array<JointComparison, kViews> compared_;                  // A with B, and every other one with A
  std::array<core::document::TakeId, kViews> looked_{};           // that the range belongs to
  std::array<std::vector<core::document::TakeId>, kViews> seen_;  // what each view showed before, the last one last
  std::array<core::document::TakeId, kViews> undone_{};           // shown, and taken away by undo
};

}  // namespace ui
