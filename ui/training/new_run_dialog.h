#pragma once

#include "core/services/model_making.h"
#include "core/services/training_runs.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

class RunMeasure;
class SettingsForm;

/// What is to be trained, on what, for how long, and where to. Nothing can be begun that the recipe would refuse: the reason stands beside the button.
class NewRunDialog : public QDialog {
  Q_OBJECT
 public:
  /// bundlings: which recipe trains which part; runs: those that are followed, whose weights are offered as parts.
  /// program: `gesto`, for the measurement before; empty: none.
  NewRunDialog(std::vector<core::services::RecipeInfo> recipes, std::vector<core::services::BundlingInfo> bundlings, const std::vector<core::services::TrainingRun>& runs,
               const QString& runFolder, QWidget* parent = nullptr, const QString& program = {});

  QString folder() const;
  core::services::RunRecord record() const;

 public Q_SLOTS:
  void accept() override;

 private:
  const core::services::RecipeInfo* recipe() const;
  void showRecipe();
  void check();
  QString suggestedFolder() const;
  QWidget* folderField(QLineEdit* line, const QString& title);

  std::vector<core::services::RecipeInfo> recipes_;
  std::vector<core::services::BundlingInfo> bundlings_;
  std::vector<core::services::TrainingRun> runs_;
  QString runFolder_;
  QComboBox* choice_;
  QLabel* explanation_;
  QLineEdit* data_;
  QLineEdit* folder_;
  QLineEdit* steps_;
  QLineEdit* learningRate_;
  QSpinBox* seed_;
  QSpinBox* threads_;
  QComboBox *device_, *precision_;
  SettingsForm* settings_;
  RunMeasure* measure_;
  QLabel* reason_;
  QPushButton* begin_;
  bool isFolderOwn_ = false;  // the person chose it
};

}  // namespace ui
