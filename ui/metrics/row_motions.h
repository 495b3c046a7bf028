#pragma once

#include "core/document/take.h"
#include "core/report/report.h"
#include "core/services/evaluation/evaluation_motions.h"
#include "ui/session/lane_jobs.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace ui {

/// Motions of a report's rows as takes: read on the file lane from what the evaluation left beside its report, a few at a time; asked again, the next few.
class RowMotions : public QObject {
  Q_OBJECT
 public:
  explicit RowMotions(JobBridge& jobs, QObject* parent = nullptr);

  static constexpr int kAtOnce = 4;
  using Report = std::shared_ptr<const core::metrics::EvaluationReport>;
  /// Whether the report's folder holds motions at all. file: report.json.
  static bool areBeside(const QString& file);
  /// Takes of one row; answers with read() or failed().
  void readRow(const Report& report, const QString& file, int row);
  /// Of a point of the guidance sweep.
  void readPoint(const Report& report, const QString& file, int point);

 Q_SIGNALS:
  void read(const std::vector<core::document::Take>& takes);
  void failed(const core::Error& error);

 private:
  struct Wish {
    core::services::EvaluationRow row;
    QString name;  // of the takes: the row's
    QString source;
  };
  void submit(const QString& file, const Wish& wish);

  LaneJobs jobs_;
  QHash<QString, int> shown_;  // file and row: how many of its motions were read before
};

/// The row as its motions are found by. Exposed for tests.
core::services::EvaluationRow rowOf(const core::metrics::EvaluationReport& report, int row);

}  // namespace ui
