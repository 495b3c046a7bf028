#pragma once

#include "ui/session/take_edits.h"

#include <QDialog>

#include <array>
#include <optional>

class QComboBox;
class QLabel;

namespace ui {

/// What was settled in the dialog for a character before; nothing where it never was.
std::optional<core::motion::JointMap> rememberedJoints(const QString& file);

/// Which joint of a character is which of the 22 of the body: found by itself, to be looked over and changed. What was settled for a character is
/// remembered; maps are also kept as files, the same that `gesto convert --map` takes.
class JointMapDialog : public QDialog {
  Q_OBJECT
 public:
  explicit JointMapDialog(const Character& character, QWidget* parent = nullptr);

  /// With the map as it stands in the dialog.
  Character character() const;
  void accept() override;

 private:
  core::motion::JointMap map() const;
  void showMap(const core::motion::JointMap& map);
  void load();
  void save();
  void tell(const QString& sentence);

  Character character_;
  core::motion::RigTraits traits_;
  std::array<QComboBox*, core::motion::humanml3d::kJointCount> joints_{};
  QLabel* message_;
};

}  // namespace ui
