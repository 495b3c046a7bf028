#include "ui/research_windows.h"

#include "core/document/add_takes.h"
#include "core/services/evaluation/judge_files.h"
#include "ui/library/model_library_window.h"
#include "ui/metrics/metrics_window.h"
#include "ui/studio.h"
#include "ui/training/teach_dialog.h"
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

void ResearchWindows::showTeach() {
  // One that has been closed is made anew: it begins with a folder. One that works is brought up.
  if (!teach_ || !teach_->isVisible()) {
    delete teach_.data();
    auto* made = new TeachDialog(studio_.options.gestoProgram, studio_.shelf, studio_.jobs, parent_);
    QObject::connect(made, &TeachDialog::modelWanted, &studio_.models, [&models = studio_.models](const QString& name) { models.choose(name.toStdString()); });
    teach_ = made;
  }
  bringUp(*teach_);
}

void ResearchWindows::showMetrics() {
  const auto& options = studio_.options;
  if (!metrics_) {
    auto* made = new MetricsWindow(studio_.evaluations, studio_.runs, studio_.shelf, studio_.jobs,
                                   {options.reportFolder, options.evaluationFolder, core::services::judgeFolders(options.models), options.backend}, parent_);
    QObject::connect(made, &MetricsWindow::takesRead, &studio_.document, [&document = studio_.document](const std::vector<core::document::Take>& takes) {
      auto view = document.project().view;
      view.shown[0] = document.project().nextTakeId;
      if (view.viewCount > 1 && takes.size() > 1) view.shown[1] = view.shown[0] + 1;
      document.run(std::make_unique<core::document::AddTakes>(takes, "show motions"));
      document.setView(view);
    });
    QObject::connect(made, &MetricsWindow::weightsChosen, &studio_.document, [&document = studio_.document](double styleWeight, double classifierScale) {
      document.editDraft(core::document::DraftField::Guidance, [&](core::document::Draft& draft) {
        draft.request.guidance.styleWeight = styleWeight;
        draft.request.guidance.classifierScale = classifierScale;
      });
      document.seal();
    });
    metrics_ = made;
  }
  bringUp(*metrics_);
}

void ResearchWindows::showModels() {
  if (!models_) models_ = new ModelLibraryWindow(studio_.shelf, parent_);
  bringUp(*models_);
}

}  // namespace ui
