#pragma once

#include "core/services/training_service.h"
#include "ui/session/lane_jobs.h"
#include "ui/training/curve_plot.h"
#include "ui/training/training_runs.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSlider;

namespace ui {

class MessageBar;
class SampleStrip;
class ModelShelf;

/// The researcher's page: the runs on the left, the curves of the chosen ones and what there is to know about them on the right.
class TrainingWindow : public QWidget {
  Q_OBJECT
 public:
  /// All must outlive the window; the service is asked once, inside a compute job. runFolder: where new runs are put unless the person says otherwise.
  /// shelf: where models of trained parts go; without one none can be made.
  TrainingWindow(TrainingRuns& runs, JobBridge& jobs, core::services::TrainingService& service, QString runFolder, QWidget* parent = nullptr,
                 ModelShelf* shelf = nullptr);

  void showError(const QString& text);
  QStringList chosen() const;

 Q_SIGNALS:
  /// A sample that the person wants to see larger.
  void clipChosen(const QString& file);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void setRecipes(std::vector<core::services::RecipeInfo> recipes, const QString& reason = {});
  void begin();
  void makeModel();
  void showRuns();
  void showChosen();
  void showCurves(const std::vector<const core::services::TrainingRun*>& runs);
  void showFacts(const std::vector<const core::services::TrainingRun*>& runs);
  std::vector<const core::services::TrainingRun*> chosenRuns() const;
  QString titleOf(const core::services::TrainingRun& run) const;

  TrainingRuns& runs_;
  ModelShelf* shelf_;
  std::vector<core::services::RecipeInfo> recipes_;
  QString runFolder_;
  LaneJobs recipeJobs_;
  MessageBar* message_;
  QListWidget* list_;
  QLabel* empty_;
  CurvePlot* plot_;
  QComboBox* curve_;
  QComboBox* axis_;
  QCheckBox* logarithmic_;
  QSlider* smoothing_;
  QLabel* facts_;
  SampleStrip* strip_ = nullptr;
  QPushButton *new_, *pause_, *stop_, *forget_, *bundle_;
};

}  // namespace ui
