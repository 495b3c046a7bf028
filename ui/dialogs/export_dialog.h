#pragma once

#include "core/io/write/export.h"
#include "ui/session/take_edits.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace ui {

/// How a take is written for other programs. Remembers what was chosen last, except what belongs to the one take (its name, its range).
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  /// The take as it is, and the range on the timeline in seconds (rangeEnd 0: there is none).
  struct Subject {
    QString takeName;
    double fps = 20.0;
    double rangeStart = 0.0, rangeEnd = 0.0;
    std::optional<Character> character = {};  // that takes are shown on
  };
  explicit ExportDialog(const Subject& subject, QWidget* parent = nullptr);

  core::io::ExportFormat format() const;
  /// Everything but the provenance.
  core::io::ExportOptions options() const;
  /// That the take is put on; none: the body that it was made for.
  std::optional<Character> character() const;

  void accept() override;

 private:
  QComboBox* addChoice(const char* name, const QString& label, const QString& tip);
  void readSettings();
  void updateChoices();
  void takeFlavour();

  Subject subject_;
  QComboBox *format_, *names_, *rate_, *root_, *unit_, *flavour_;
  QCheckBox *tPose_, *figure_, *range_, *onCharacter_;
  QLabel* missing_;
  QLineEdit* takeName_;
};

}  // namespace ui
