#pragma once

#include "core/services/evaluation/judge_files.h"
#include "core/services/model_info.h"
#include "core/services/training_runs.h"

#include <QDialog>

#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace ui {

/// Which models are measured, how, on what and how often. Nothing can be begun that `gesto evaluate` would refuse at once: the reason stands beside the button.
class EvaluationDialog : public QDialog {
  Q_OBJECT
 public:
  struct Sources {
    std::vector<core::services::ModelInfo> models;
    std::vector<core::services::TrainingRun> runs;    // trained judges are offered
    std::vector<std::filesystem::path> judgeFolders;  // where judges lie that nobody chose; the first that has one gives it
    QString folder;                                   // where evaluations are put
  };
  explicit EvaluationDialog(Sources sources, QWidget* parent = nullptr);

  QString folder() const;
  core::services::RunRecord record() const;
  /// "Stylized motion" of "stylized"; empty for what is none of ours.
  static QString protocolTitle(const std::string& protocol);

 public Q_SLOTS:
  void accept() override;

 private:
  QString protocol() const;
  bool isPrompts() const;
  bool isSwept() const;
  std::optional<std::string> sweepWeights() const, sweepScales() const;  // as --sweep-ws and --sweep-scale take them; none: no such numbers
  QStringList chosenModels() const;                                      // "default", "default:ddim"
  struct ProtocolText;
  static std::vector<ProtocolText> protocols();
  void listModels();
  core::services::JudgeFiles judges() const;
  QString suggestedFolder() const;
  QWidget* folderField(QLineEdit* line, const QString& title);
  void showProtocol();
  void check();

  Sources sources_;
  QFormLayout* form_;
  QComboBox* protocol_;
  QLabel* explanation_;
  QTreeWidget* models_;  // below each its variants
  QCheckBox *baselines_, *sweep_;
  QLineEdit *sweepWeights_, *sweepScales_;
  QWidget* sweepRow_;
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
