#pragma once

#include "core/services/generation_service.h"
#include "core/services/lifting_service.h"
#include "ui/session/document_bridge.h"
#include "ui/session/job_bridge.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace ui {

/// Turns the draft, clips to restyle and videos into jobs and finished jobs into takes. Nothing here waits.
class GenerationController : public QObject {
  Q_OBJECT
 public:
  /// All must outlive the controller; the services are used only inside compute jobs.
  GenerationController(DocumentBridge& document, JobBridge& jobs, core::services::GenerationService& service, core::services::LiftingService& lifting,
                       QObject* parent = nullptr);

  /// True while a generation runs or waits.
  bool isBusy() const { return !pending_.isEmpty(); }

  /// What takeMade says of a take that followed a slider, in place of a variant.
  static constexpr int kFollowed = -1;
  /// One take of this very request, made from that one; the draft and its seed stay. Returns its job, or 0 where failed() has told why not.
  quint64 follow(const core::document::TakeRequest& request, core::document::TakeId from);
  /// A take of each of these requests, made from that one; sweepMade tells of each. The draft and its seed stay. How many were asked for: 0 where failed() has told
  /// why there are none.
  int sweep(const std::vector<core::document::TakeRequest>& requests, core::document::TakeId from);
  /// Gives up a job of follow() without a word.
  void drop(quint64 job);

 public Q_SLOTS:
  /// As many jobs as the draft has variants; one where it keeps only the best of them. A bad draft is told by failed() at once. from: the take that the person looks at;
  /// with the same prompt the new ones are made from it, and are named by what differs.
  void generate(core::document::TakeId from = 0);
  /// The same request once more, also for takes of an older model. A restyled take needs the one that it was made from.
  void regenerate(core::document::TakeId id);
  /// These seconds of the take again, as the draft says them, with another seed; all else of the take stays. As many as the draft has variants.
  void redraw(core::document::TakeId from, double start, double end);
  /// The take's motion in the draft's style, with its weights and seed.
  void restyle(core::document::TakeId id);
  /// The same as this request says: its style, those of parts, model, weights and seed.
  void restyleAs(core::document::TakeId id, core::document::TakeRequest request);
  /// The key points of a video as a motion. takeMade tells when it is there, and styleMade after it where the motion is to become a style.
  void lift(const core::document::TakeVideo& video, const QString& prompt = {}, bool becomesStyle = false);
  /// Ends what runs and takes out what waits.
  void stop();
  /// Asks the service for its models, then for its styles (which loads one), and answers with modelsReady and stylesReady.
  void loadModels();

 Q_SIGNALS:
  void busyChanged(bool isBusy);
  /// Of the whole batch. total 0: not known yet.
  void progressed(const QString& stage, qint64 done, qint64 total);
  void takeMade(core::document::TakeId id, int variant);
  /// In place of takeMade, for the request at that place.
  void sweepMade(core::document::TakeId id, int place);
  void styleMade(core::document::TakeId id);
  void failed(const core::Error& error);
  void stopped();
  void modelsReady(const std::vector<core::services::ModelInfo>& models);
  void stylesReady(const std::vector<core::services::StyleInfo>& styles);
  /// The styles could not be listed: no model is installed, or it cannot be read.
  void modelMissing(const core::Error& error);

 private:
  /// What is to become a take.
  struct Wish {
    core::document::Take::Origin origin = core::document::Take::Origin::Generated;
    core::document::TakeRequest request;
    core::document::TakeId parent = 0;
    int variant = 0;
    int candidates = 1;                                // of which the best is kept
    int place = -1;                                    // of a sweep
    quint64 batch = 0;                                 // variants of one press have the same
    std::shared_ptr<const core::motion::Clip> source;  // Restyled only
    QString name;
    bool becomesStyle = false;
  };
  struct Pending {
    Wish wish;
    std::shared_ptr<core::services::GenerationReport> report;
  };
  using Work = std::function<core::Result<core::services::GenerationReport>(const core::jobs::ProgressSink&, std::stop_token)>;
  /// The job; 0 where failed() has told why there is none.
  quint64 submit(Wish wish);
  /// Errors: InvalidArgument for a request that no service would take.
  core::Result<Work> workFor(const Wish& wish);
  void finish(quint64 id);
  void end(quint64 id);

  DocumentBridge& document_;
  JobBridge& jobs_;
  core::services::GenerationService& service_;
  core::services::LiftingService& lifting_;
  QHash<quint64, Pending> pending_;
  int batchSize_ = 0;
  quint64 batches_ = 0;
  std::pair<quint64, core::document::TakeId> firstOfBatch_{};  // the batch whose first take has no parent, and that take
  bool hasFailed_ = false;                                     // something of the batch; what then ends for its sake was not stopped by the person
  quint64 styleJob_ = 0;
  struct Found {
    std::vector<core::services::ModelInfo> models;
    std::vector<core::services::StyleInfo> styles;
  };
  std::shared_ptr<Found> found_;
};

}  // namespace ui
