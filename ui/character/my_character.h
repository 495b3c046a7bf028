#pragma once

#include "ui/session/lane_jobs.h"
#include "ui/session/take_edits.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace ui {

/// The character that takes are shown on in place of the mannequin, and those that were before. Takes stay as they are: what is seen is made from them, of few frames
/// and joints at once, otherwise as a job.
class MyCharacter : public QObject {
  Q_OBJECT
 public:
  explicit MyCharacter(JobBridge& jobs, QObject* parent = nullptr);

  /// None: the mannequin.
  const std::optional<Character>& worn() const { return worn_; }

  /// A character that was worn once, with what was set for it; its joints are kept by the joint map dialog.
  struct Preset {
    QString file;
    double armSpace = 0.0, stride = 1.0;
    bool operator==(const Preset&) const = default;
  };
  /// The last one first, at most eight.
  const QList<Preset>& presets() const { return presets_; }
  /// Another start does not know it any more; what is worn stays on.
  void forget(const QString& file);
  void setPresets(const QList<Preset>& presets) { presets_ = presets; }

  struct Dressed {
    std::shared_ptr<const core::motion::Clip> clip;
    std::shared_ptr<const core::motion::SkinnedMesh> skin;  // tied to the clip's skeleton; null: the mannequin
  };
  /// The motion on the character; as it is where none is worn, where the motion cannot be put on one, and while a long one is being
  /// made for the first time; while a setting is changed, as it was before. clip may be null.
  Dressed dressed(const std::shared_ptr<const core::motion::Clip>& clip);
  /// While hidden the mannequin is shown, whatever is worn.
  void setHidden(bool isHidden);

  enum class Wish { Wear, WearUnlessItMoves };

 public Q_SLOTS:
  /// Reads the file and wears what is in it; asks with jointsWanted where its joints cannot be told. WearUnlessItMoves: a file that holds a motion, or no body, is only
  /// told by holdsMotion.
  void wear(const QString& file, ui::MyCharacter::Wish wish = Wish::Wear);
  /// With joints, which were asked for.
  void wearWith(const ui::Character& character);
  void takeOff();
  /// Degrees, -30 to 60; see core::motion::CharacterOptions.
  void setArmSpace(double degrees);
  /// 0.7 to 1.3.
  void setStride(double factor);

 Q_SIGNALS:
  /// Another character or none, or another setting of it.
  void wornChanged();
  /// dressed() says something else than before.
  void dressedChanged();
  void jointsWanted(const ui::Character& character);
  void holdsMotion(const QString& file, bool hasBody);
  void failed(const core::Error& error);

 private:
  struct Entry {
    std::weak_ptr<const core::motion::Clip> clip;
    std::shared_ptr<const core::motion::Clip> made;  // null: not yet, or it cannot be
    quint64 madeFor = 0;                             // wearing_ of then
    bool isMaking = false;
  };
  void remember();
  void forgetDressed();
  void make(const std::shared_ptr<const core::motion::Clip>& clip, Entry& entry);

  LaneJobs jobs_;
  std::optional<Character> worn_;
  QList<Preset> presets_;
  std::map<const core::motion::Clip*, Entry> entries_;
  quint64 wearing_ = 1;   // grows with every character and every setting of it
  quint64 dressing_ = 1;  // grows with every character: what a job made for the one before is worthless
  bool isHidden_ = false;
};

}  // namespace ui
