#pragma once

#include "core/services/model_info.h"
#include "core/services/model_making.h"
#include "core/services/training_runs.h"

#include <QDialog>
#include <QStringList>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// Which trained parts become one model, and what it is called. The newest run of each part is offered, before others those that were chosen; what no run has comes
/// from a model of the family where that is possible.
class BundleDialog : public QDialog {
  Q_OBJECT
 public:
  struct Sources {
    std::vector<core::services::BundlingInfo> families;
    std::vector<core::services::TrainingRun> runs;
    std::vector<core::services::ModelInfo> models;
    core::services::ModelFolders folders;
    QStringList chosen;  // run folders
  };
  /// families must not be empty.
  explicit BundleDialog(Sources sources, QWidget* parent = nullptr);

  std::string name() const;
  core::services::BundleRequest request() const;

 private:
  const core::services::BundlingInfo& family() const;
  void showFamily();
  void fillPart(QComboBox& box, const core::services::ModelPartInfo& part);
  void chooseFile(QComboBox& box, int before);
  QString suggestedName() const;
  void check();

  Sources sources_;
  QComboBox* choice_;
  QWidget* partArea_;
  std::vector<QComboBox*> parts_;  // in the order of the family's
  QLineEdit* name_;
  QLabel* reason_;
  QPushButton* make_;
};

}  // namespace ui
