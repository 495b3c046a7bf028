#pragma once

#include "core/services/model_info.h"
#include "core/services/training_runs.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace ui {

/// Which models are measured, how, on what and how often. Nothing can be begun that `gesto evaluate` would refuse at once: the reason stands beside the button.
class EvaluationDialog : public QDialog {
  Q_OBJECT
 public:
  struct Sources {
    std::vector<core::services::ModelInfo> models;
    std::vector<core::services::TrainingRun> runs;  // trained judges are offered
    std::filesystem::path shippedJudges;            // may be missing
    QString folder;                                 // where evaluations are put
  };
  explicit EvaluationDialog(Sources sources, QWidget* parent = nullptr);

  QString folder() const;
  core::services::RunRecord record() const;

 public Q_SLOTS:
  void accept() override;

 private:
  struct Judges {
    QStringList evaluators;  // files, the main one first
    QString style, content;
  };
  QString protocol() const;
  bool isPrompts() const;
  QStringList chosenModels() const;
  Judges judges() const;
  QString suggestedFolder() const;
  QWidget* folderField(QLineEdit* line, const QString& title);
  void showProtocol();
  void check();

  Sources sources_;
  QFormLayout* form_;
  QComboBox* protocol_;
  QLabel* explanation_;
  QListWidget* models_;
  QCheckBox* baselines_;
  QLineEdit* data_;
  QLineEdit* judges_;
  QLineEdit* folder_;
  QSpinBox *repetitions_, *clips_, *seed_, *threads_;
  QLabel* reason_;
  QPushButton* begin_;
  QWidget *dataRow_, *judgesRow_, *folderRow_;
  bool isFolderOwn_ = false;
};

}  // namespace ui
