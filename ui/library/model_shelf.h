#pragma once

#include "core/services/generation_service.h"
#include "core/services/training_service.h"
#include "ui/session/lane_jobs.h"
#include "ui/session/model_choice.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

namespace ui {

/// What can be done with the models of the library: joined, imported, renamed, removed, made the one that new projects begin with. Nothing here waits.
class ModelShelf : public QObject {
  Q_OBJECT
 public:
  /// All must outlive the shelf; the services are used only inside compute jobs. Without a folder for the person's own, models can only be looked at.
  ModelShelf(ModelChoice& choice, JobBridge& jobs, core::services::GenerationService& generation, core::services::TrainingService& making,
             core::services::ModelFolders folders, QObject* parent = nullptr);

  const core::services::ModelFolders& folders() const { return folders_; }
  bool canMake() const { return !folders_.own.empty(); }
  ModelChoice& choice() { return choice_; }
  /// For others' compute jobs.
  core::services::GenerationService& generation() { return generation_; }
  core::services::TrainingService& making() { return making_; }
  /// Of the person's own folder: may be renamed and removed.
  bool isOwn(const core::services::ModelInfo& model) const { return canMake() && model.file.parent_path() == folders_.own; }
  /// nullptr: no such model is listed.
  const core::services::ModelInfo* find(const std::string& name) const;

  /// Empty until askBundlings has been answered.
  const std::vector<core::services::BundlingInfo>& bundlings() const { return bundlings_; }
  /// Asks the engine once.
  void askBundlings();

  /// The model that new projects begin with. Remembered.
  const std::string& usual() const { return usual_; }
  void makeUsual(const std::string& name);
  /// Without remembering it anew: at the start.
  void setUsual(const std::string& name);

  /// Joins parts to a model of that name; request.out is the shelf's to say.
  void bundle(core::services::BundleRequest request, const std::string& name);
  /// Checkpoints, or a folder of them, to a model named after the first of them.
  void importFiles(const QStringList& files);
  void rename(const std::string& from, const std::string& to);
  /// To the trash; never one that ships.
  void remove(const std::string& name);

 Q_SIGNALS:
  /// bundlings() or usual().
  void changed();
  /// A new model stands in the list.
  void made(const QString& name);
  void renamed(const QString& from, const QString& to);
  void removed(const QString& name);
  /// Whatever came of it; where nothing was written the report says why.
  void imported(const core::services::ImportReport& report, const QString& name);
  void failed(const core::Error& error);

 private:
  std::filesystem::path fileOf(const std::string& name) const;
  /// Lists again, then says so.
  void listAgain(std::function<void()> then);

  ModelChoice& choice_;
  core::services::GenerationService& generation_;
  core::services::TrainingService& making_;
  core::services::ModelFolders folders_;
  LaneJobs compute_, files_;
  std::vector<core::services::BundlingInfo> bundlings_;
  std::string usual_ = "default";
  bool isAsked_ = false;
};

}  // namespace ui
