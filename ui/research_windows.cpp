#include "ui/research_windows.h"

#include "ui/library/model_library_window.h"
#include "ui/metrics/metrics_window.h"
#include "ui/studio.h"
#include "ui/training/training_window.h"

namespace ui {

namespace {

void bringUp(QWidget& window) {
  window.show();
  window.raise();
  window.activateWindow();
}

}  // namespace

void ResearchWindows::showTraining() {
  if (!training_) {
    auto* made = new TrainingWindow(studio_.runs, studio_.jobs, studio_.training, studio_.options.runFolder, parent_, &studio_.shelf);
    QObject::connect(made, &TrainingWindow::clipChosen, &studio_.files, &ClipFiles::importClip);
    training_ = made;
  }
  bringUp(*training_);
}

void ResearchWindows::showMetrics() {
  const auto& options = studio_.options;
  if (!metrics_) {
    metrics_ = new MetricsWindow(studio_.evaluations, studio_.runs, studio_.shelf, studio_.jobs,
                                 {options.reportFolder, options.evaluationFolder, options.models.shipped / "judges"}, parent_);
  }
  bringUp(*metrics_);
}

void ResearchWindows::showModels() {
  if (!models_) models_ = new ModelLibraryWindow(studio_.shelf, parent_);
  bringUp(*models_);
}

}  // namespace ui
