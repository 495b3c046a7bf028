#pragma once

#include "core/motion/edit/pose_edit.h"
#include "ui/session/pinned_poses.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

#include <QObject>

#include <optional>
#include <vector>

namespace ui {

/// The shown take's body at the playhead under a person's hands: a joint is chosen, moved or turned, and what comes of it is a key pose of the draft at that time, of
/// what was moved alone: one step of undo for each drag. Where such a pose stands already it is that one which goes on.
class Posing : public QObject {
  Q_OBJECT
 public:
  enum class Tool { None, Move, Turn };
  /// All must outlive it.
  Posing(DocumentBridge& document, PinnedPoses& poses, PlaybackClock& clock, QObject* parent = nullptr);

  Tool tool() const { return tool_; }
  /// Handles along the axes of the part instead of the world's.
  bool usesOwnAxes() const { return usesOwnAxes_; }
  /// -1 where none is chosen.
  int joint() const { return joint_; }
  /// [22], metres: as it stands now, in the middle of a drag too. Empty where nothing can be posed, and while the motion plays.
  const std::vector<glm::vec3>& joints() const { return joints_; }
  /// Of the take whose body that is; null where joints() is empty.
  const std::shared_ptr<const core::motion::Clip>& shownClip() const { return clip_; }
  /// One frame, to be drawn over the take's; null where its own pose stands.
  const std::shared_ptr<const core::motion::Clip>& posed() const { return posed_; }
  /// Whether that is what the views show.
  bool isSeen() const { return posed_ && (tool_ != Tool::None || drag_); }
  /// Whether that is the pose at the playhead; otherwise it is a key at another time, while it is dragged.
  bool isPosedHere() const { return !drag_ || !drag_->isElsewhere; }
  /// The one of the draft that was made by hand and stands at the playhead.
  std::optional<std::size_t> poseHere() const;
  /// One sentence for the person; empty where it can be done.
  QString whyNot() const;

  /// A hand or foot of a key pose of the draft: what a trail shows of it.
  struct KeyJoint {
    std::size_t pose = 0;
    core::motion::BodyEnd end = core::motion::BodyEnd::LeftHand;
    glm::vec3 place{0.0f};
    glm::vec3 onTrail{0.0f};  // where the shown take has it at that time
  };
  /// Of the keys from one second to the other.
  std::vector<KeyJoint> keyJoints(double from, double to) const;

  /// A drag of the chosen joint, or of a key's. False where it cannot be; refused() says why.
  bool begin();
  bool begin(const KeyJoint& key);
  bool isDragging() const { return drag_.has_value(); }
  /// From where it began, metres in the world.
  void moveBy(const glm::vec3& way);
  /// From how it began, about the world's axes.
  void turnBy(const glm::quat& turn);
  /// The pose goes into the draft, if anything has changed.
  void end();
  /// Everything as it was.
  void cancel();

 public Q_SLOTS:
  void setTool(ui::Posing::Tool tool);
  void setOwnAxes(bool isOn);
  void choose(int joint);
  /// The next one along the body, or with -1 the one before.
  void chooseNext(int step);
  /// A centimetre, or with the tool that turns two degrees, along or about an axis: 0 to 2; direction 1 or -1.
  void nudge(int axis, int direction);

 Q_SIGNALS:
  /// Anything of the above.
  void changed();
  void toolChanged(ui::Posing::Tool tool);
  void refused(const QString& why);

 private:
  struct Drag {
    std::optional<std::size_t> pose;  // of the draft, which it goes on from
    int joint = 0;
    std::vector<glm::vec3> base;
    std::vector<core::motion::BodyEnd> held;
    bool isWhole = false, isElsewhere = false;
  };
  void follow();
  bool beginAt(int joint);
  void show(std::vector<glm::vec3> joints);
  void put();

  DocumentBridge& document_;
  PinnedPoses& poses_;
  PlaybackClock& clock_;
  Tool tool_ = Tool::None;
  bool usesOwnAxes_ = false;
  int joint_ = -1;
  std::vector<glm::vec3> joints_;
  std::shared_ptr<const core::motion::Clip> clip_, posed_;
  std::optional<Drag> drag_;
};

}  // namespace ui
