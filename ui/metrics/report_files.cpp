#include "ui/metrics/report_files.h"

#include "core/base/file.h"
#include "core/report/report_reader.h"
#include "ui/look/path_text.h"

#include <QFileInfo>

namespace ui {

ReportFiles::ReportFiles(JobBridge& jobs, QObject* parent) : QObject(parent), jobs_(jobs, core::jobs::Lane::File) {
  connect(&jobs_, &LaneJobs::failed, this, [this](const core::Error& error) {
    for (auto& one : read_) one.isWaiting = false;
    Q_EMIT failed(error);
  });
}

QString ReportFiles::reportIn(const QString& path) {
  const QFileInfo info(path);
  if (info.isFile()) return info.absoluteFilePath();
  const QFileInfo inside(path + QStringLiteral("/report.json"));
  return inside.isFile() ? inside.absoluteFilePath() : QString();
}

void ReportFiles::load(const QString& file) {
  auto& known = read_[file];
  // Votes beside it are a part of what is shown.
  const QFileInfo votes(QFileInfo(file).absolutePath() + u'/' + QLatin1String(core::metrics::kVotesFile));
  const QDateTime changed = votes.exists() ? std::max(QFileInfo(file).lastModified(), votes.lastModified()) : QFileInfo(file).lastModified();
  // One that could not be read is told once, not once a second.
  if (known.isWaiting || known.changed == changed) return;
  known.isWaiting = true;
  known.changed = changed;
  auto report = std::make_shared<core::metrics::EvaluationReport>();
  // Without a title it stays out of the list of jobs.
  jobs_.submit(
      QString(),
      [path = pathOf(file), report](core::jobs::JobContext&) -> core::Result<void> {
        auto found = core::metrics::readReport(path);
        if (!found) return found.error();
        *report = std::move(*found);
        return {};
      },
      [this, file, report, changed] {
        read_[file] = {report, changed, false};
        Q_EMIT loaded(file);
      });
}

void ReportFiles::save(Report report, const QString& file) {
  if (!report) return;
  const bool isJson = file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive), isCsv = file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive);
  jobs_.submit(
      QString(),
      [path = pathOf(file), report, isJson, isCsv](core::jobs::JobContext&) {
        using namespace core::metrics;
        return core::base::writeFileAtomically(path, isJson ? reportJson(*report) : isCsv ? reportCsv(*report) : reportHtml(*report));
      },
      [this, file] { Q_EMIT saved(file); });
}

}  // namespace ui
