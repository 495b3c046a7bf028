#pragma once

#include "core/motion/rig/character.h"
#include "core/motion/skin/skinned_mesh.h"
#include "ui/session/document_bridge.h"
#include "ui/session/lane_jobs.h"

#include <QObject>

#include <functional>
#include <optional>

namespace ui {

/// A character that the person brought, and which of its joints are which.
struct Character {
  QString file;
  std::shared_ptr<const core::motion::Skeleton> skeleton;
  std::optional<core::motion::JointMap> map;                        // none: it could not be told by names or shape
  QString remark;                                                   // what was assumed about the file, or why there is no map
  std::shared_ptr<const core::motion::SkinnedMesh> mesh = nullptr;  // its body, where it was read with it
  QStringList leftOut = {};                                         // what the file holds and the body does not, a short phrase each
  double armSpace = 0.0, stride = 1.0;                              // see core::motion::CharacterOptions
};

/// The motion on the character, at its own rate. The character must have a skeleton and a map. Errors: those of io::bodyMotion and motion::onCharacter, with the
/// character's file in front of the latter.
core::Result<core::motion::Clip> clipOnCharacter(const std::shared_ptr<const core::motion::Clip>& clip, const Character& character,
                                                 core::motion::CharacterReport* report = nullptr);

/// What is done to a take's motion without a model, on the lane of edits, so that saving waits for none. Every edit makes a new take beside the old one, which undo takes
/// away.
class TakeEdits : public QObject {
  Q_OBJECT
 public:
  TakeEdits(DocumentBridge& document, JobBridge& jobs, QObject* parent = nullptr);

 public Q_SLOTS:
  /// Jitter, floor and standing feet, on the 22-joint body at 20 fps; feet stand as a person has said, where somebody has.
  void cleanUp(core::document::TakeId id);
  void mirror(core::document::TakeId id);
  /// The piece that comes round best, its seam blended.
  void makeLoop(core::document::TakeId id);
  /// Seconds.
  void trim(core::document::TakeId id, double from, double to);
  /// The first frame looks towards +Z.
  void faceForward(core::document::TakeId id);
  /// FBX, glTF, BVH or another motion file; answers with characterRead.
  void readCharacter(const QString& file);
  /// The character must have a map.
  void putOnCharacter(core::document::TakeId id, const Character& character);

 Q_SIGNALS:
  /// note: what came of it, in an animator's words; the numbers before and after are in the take's report.
  void edited(core::document::TakeId id, const QString& note);
  void characterRead(const Character& character);
  void failed(const core::Error& error);

 private:
  struct Edited {
    std::shared_ptr<const core::motion::Clip> clip;
    std::string remark;
    QString note;
    std::optional<core::motion::FootStands> stands = {};
  };
  using Edit = std::function<core::Result<Edited>(std::shared_ptr<const core::motion::Clip>)>;
  /// As a person has said.
  std::optional<core::motion::FootStands> standsOf(core::document::TakeId id) const;
  /// what: in the take's name and the job's title, "mirrored".
  void run(core::document::TakeId id, const QString& what, Edit edit);

  DocumentBridge& document_;
  LaneJobs jobs_;
};

}  // namespace ui
