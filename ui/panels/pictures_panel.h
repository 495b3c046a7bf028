#pragma once

#include "ui/session/document_bridge.h"
#include "ui/session/playback_clock.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;
class QSlider;

namespace ui {

class PictureView;

/// The take of the active view in two dimensions: from its four sides, and before them what it was made of, where that was flat: a video's key
/// points, or the 2D motion on its way from noise to the switch of a mixture.
class PicturesPanel : public QWidget {
  Q_OBJECT
 public:
  PicturesPanel(DocumentBridge& document, PlaybackClock& clock, QWidget* parent = nullptr);

 public Q_SLOTS:
  /// 0: nothing.
  void showTake(core::document::TakeId id);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void reload();
  void showPicture();
  void showTime();

  DocumentBridge& document_;
  PlaybackClock& clock_;
  core::document::TakeId shown_ = 0;
  std::shared_ptr<const core::motion::Clip> clip_;  // what the views hold
  PictureView* source_;
  QGridLayout* places_ = nullptr;
  int perRow_ = 0;
  std::array<PictureView*, 4> sides_{};
  QWidget* way_;
  QSlider* step_;
  QLabel* empty_;
};

}  // namespace ui
