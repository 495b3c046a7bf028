#pragma once

#include "core/motion/body_end.h"
#include "ui/session/document_bridge.h"
#include "ui/session/model_choice.h"
#include "ui/session/playback_clock.h"

#include <QObject>

#include <optional>

namespace ui {

/// The key poses of the draft: poses of takes, pinned at the playhead, and what is done with them. All times in seconds.
class PinnedPoses : public QObject {
  Q_OBJECT
 public:
  /// All must outlive it.
  PinnedPoses(DocumentBridge& document, ModelChoice& models, PlaybackClock& clock, QObject* parent = nullptr);

  /// The one that is looked at: its pose is pinned. Until it is told, and where there is no such take, that of view A.
  void setShownTake(core::document::TakeId id);
  /// nullptr when none is shown.
  const core::document::Take* shown() const;
  const std::vector<core::document::TakePose>& all() const { return document_.project().draft.request.poses; }
  /// The frame of the shown take at the playhead; there must be one.
  int frameHere() const;

  /// One sentence for the person; empty where it can be done. The first: of no pose at all.
  QString whyNotAtAll() const;
  QString whyNotPin() const;
  QString whyNotPinCopied() const;
  /// Of a pose that would be put in at the playhead.
  QString whyNotHere() const;

  /// "Left hand, Head", "Whole body".
  static QString jointsTitle(const core::document::TakePose& pose);
  /// When, of which joints, and where it is from, a line each; and what the shown take says of it.
  QString explanation(std::size_t pose) const;
  /// What the shown take says of this very pose, where it could not be met; empty otherwise.
  QString missed(std::size_t pose) const;

  /// Changes that melt into one step of undo until seal(), for a drag.
  void edit(const std::function<void(core::document::TakeRequest&)>& how);
  void seal() { document_.seal(); }
  /// A pose that was made by hand, at the playhead and where it stands, of these joints alone or (empty) the whole body; or in place of one that is there, at its time.
  /// Melts into what was done before, until seal().
  void putPosed(std::optional<std::size_t> over, std::shared_ptr<const core::motion::Clip> pose, std::vector<core::motion::BodyEnd> joints);
  /// One step.
  void setJoints(std::size_t pose, std::vector<core::motion::BodyEnd> joints);
  void setPlaced(std::size_t pose, bool isPlaced);
  /// Left and right exchanged, in its own place. Errors are told by failed().
  void mirror(std::size_t pose);
  /// It is remembered for pinCopied(), as its key has it.
  void copyKey(std::size_t pose);
  void remove(std::size_t pose);
  void removeAll();

 public Q_SLOTS:
  /// The shown take's pose at the playhead, there and where it stands on the floor.
  void pin();
  /// It is remembered for pinCopied(); nothing of the project changes.
  void copy();
  /// At the playhead, wherever the motion is then.
  void pinCopied();
  /// The same, left and right exchanged.
  void pinMirrored();
  /// The first frame of a motion file, likewise.
  void pinFile(const std::filesystem::path& file);

 Q_SIGNALS:
  /// Poses, the shown take, or what the model can.
  void changed();
  void failed(const core::Error& error);
  /// A pose was put in, at this place of the list.
  void pinned(std::size_t pose);
  void refused(const QString& why);
  void noted(const QString& text);

 private:
  core::document::TakePose poseHere() const;
  void put(core::document::TakePose pose);
  void change(const std::function<void(core::document::TakeRequest&)>& how);

  DocumentBridge& document_;
  ModelChoice& models_;
  PlaybackClock& clock_;
  core::document::TakeId shown_ = 0;
  std::optional<core::document::TakePose> copied_;
};

}  // namespace ui
