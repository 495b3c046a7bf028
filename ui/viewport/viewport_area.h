#pragma once

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
  const ViewOptions& options() const { return options_; }

 public Q_SLOTS:
  void showTake(core::document::TakeId id, int view);
  /// In the active view.
  void showTakeHere(core::document::TakeId id) { showTake(id, active_); }
  void setViewCount(int count);
  void setCameraShared(bool isShared);
  void setOptions(const ui::ViewOptions& options);
  void frameAll();
  void setPreset(render::OrbitCamera::Preset preset);

 Q_SIGNALS:
  void viewStateChanged();

 private:
  void activate(int index);
  void shareCamera(int from);
  void reload();
  void showTime();

  DocumentBridge& document_;
  PlaybackClock& clock_;
  std::array<ViewportWidget*, 2> views_{};
  ViewOptions options_;
  int active_ = 0;
  bool isSharing_ = false;
  std::array<core::document::TakeId, 2> looked_{};  // that the range belongs to
};

}  // namespace ui
