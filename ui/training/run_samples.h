#pragma once

#include "core/motion/clip.h"
#include "core/services/training_runs.h"
#include "ui/library/model_shelf.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// A motion that a run's averaged weights made after so many updates.
struct RunSample {
  std::int64_t updates = 0;
  QString prompt;
  QString file;  // BVH, in the run's folder "samples"
  std::shared_ptr<const core::motion::Clip> clip;
};

/// Samples while training: whenever a followed run has written new weights, they are joined with the parts that they were trained for, and the same prompts are made
/// with the same seed. Kept in the run's folder and found there again.
class RunSamples : public QObject {
  Q_OBJECT
 public:
  /// All must outlive this; the services are used only inside compute jobs.
  RunSamples(JobBridge& jobs, ModelShelf& shelf, QObject* parent = nullptr);

  void setOn(bool isOn) { isOn_ = isOn; }
  void setPrompts(const QStringList& prompts) { prompts_ = prompts; }

  /// Whether motion can be made of what this run trains: it builds on other parts, or is a model by itself.
  bool canSample(const core::services::TrainingRun& run) const;
  /// As often as one likes: reads what the folder holds, and makes new samples where the weights are new.
  void follow(const core::services::TrainingRun& run);
  /// By updates, then in the order of the prompts.
  std::vector<RunSample> samples(const QString& folder) const { return known_.value(folder).samples; }

 Q_SIGNALS:
  void changed(const QString& folder);
  /// Once for the same weights.
  void failed(const QString& folder, const core::Error& error);

 private:
  struct Known {
    std::vector<RunSample> samples;
    qint64 sampled = 0;  // when the weights were written that the last samples were made of; ms
    bool isRead = false;
  };
  std::optional<core::services::BundleRequest> requestFor(const core::services::TrainingRun& run) const;
  void read(const QString& folder);
  void make(const core::services::TrainingRun& run, core::services::BundleRequest request);
  void add(const QString& folder, std::vector<RunSample> samples);

  ModelShelf& shelf_;
  LaneJobs compute_, files_;
  QHash<QString, Known> known_;
  QStringList prompts_;
  QString sampling_;  // the folder that is worked on; one at a time
  quint64 job_ = 0;   // that works on it
  bool isOn_ = false;
};

}  // namespace ui
