#pragma once

#include "core/report/report.h"
#include "ui/session/lane_jobs.h"

#include <QDateTime>
#include <QHash>
#include <QObject>

#include <memory>

namespace ui {

/// Reports as files: read on the file lane, kept as long as the file does not change.
class ReportFiles : public QObject {
  Q_OBJECT
 public:
  explicit ReportFiles(JobBridge& jobs, QObject* parent = nullptr);

  using Report = std::shared_ptr<const core::metrics::EvaluationReport>;
  /// Null: not read yet (load it), or it cannot be read.
  Report find(const QString& file) const { return read_.value(file).report; }
  /// Reads it unless what is known of it is the newest; answers with loaded() or failed().
  void load(const QString& file);
  /// Writes JSON, CSV or HTML, as the file's name ends. Answers with saved() or failed().
  void save(Report report, const QString& file);
  /// report.json itself, or one in the folder; empty where there is none.
  static QString reportIn(const QString& path);

 Q_SIGNALS:
  void loaded(const QString& file);
  void saved(const QString& file);
  void failed(const core::Error& error);

 private:
  struct Read {
    Report report;
    QDateTime changed;
    bool isWaiting = false;
  };
  LaneJobs jobs_;
  QHash<QString, Read> read_;
};

}  // namespace ui
