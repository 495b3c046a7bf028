#include "ui/metrics/row_motions.h"
#include "ui/look/path_text.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace ui {

using namespace core::document;
using core::metrics::EvaluationReport;
using core::metrics::ReportRow;
using core::services::EvaluationMotion;
using core::services::EvaluationRow;

namespace {

std::filesystem::path motionFolder(const QString& file) { return pathOf(QFileInfo(file).absolutePath()); }

// "default:mld" is the variant "mld"; a chain of two models has none.
std::string variantOf(const std::string& name) {
  const auto colon = name.find(':');
  const auto word = colon == std::string::npos ? std::string() : name.substr(colon + 1);
  return word.find('+') == std::string::npos ? word : std::string();
}

std::optional<double> settingOf(const EvaluationReport& report, const char* name) {
  for (const auto& [setting, text] : report.settings) {
    if (setting != name) continue;
    bool isNumber = false;
    const double value = QString::fromStdString(text).toDouble(&isNumber);
    if (isNumber) return value;
  }
  return {};
}

QString styleText(const std::string& style) { return QString::fromStdString(std::filesystem::path(style).stem().string()); }

Take takeOf(const EvaluationMotion& motion, const QString& row, const QString& source, std::shared_ptr<const core::motion::Clip> clip) {
  Take take;
  take.origin = Take::Origin::Imported;
  QStringList parts{row};
  if (!motion.style.empty()) parts << styleText(motion.style);
  parts << QString::fromStdString(motion.prompt);
  take.name = parts.join(QStringLiteral(" · ")).toStdString();
  take.request.prompt = motion.prompt;
  take.request.seconds = clip->duration();
  take.report.modelHash = motion.model;
  take.report.remarks = {RowMotions::tr("From the evaluation “%1”, seed %2: as the metrics saw it, before feet are planted.").arg(source).arg(motion.seed).toStdString()};
  take.clip = std::move(clip);
  take.createdAt = QDateTime::currentSecsSinceEpoch();
  return take;
}

}  // namespace

EvaluationRow rowOf(const EvaluationReport& report, int number) {
  const ReportRow& row = report.rows.at(static_cast<std::size_t>(number));
  EvaluationRow wanted;
  wanted.model = row.modelHash;
  if (report.protocol == "prompts") {
    // "default, old": the style stands behind the model.
    const auto comma = row.name.rfind(", ");
    wanted.style = comma == std::string::npos ? std::string() : row.name.substr(comma + 2);
  } else {
    wanted.variant = variantOf(row.name);
    for (const auto& other : report.rows)
      if (other.modelHash == row.modelHash && !variantOf(other.name).empty()) wanted.otherVariants.insert(variantOf(other.name));
  }
  wanted.contentWeight = settingOf(report, "content weight");
  wanted.styleWeight = settingOf(report, "style weight");
  wanted.classifierScale = settingOf(report, "classifier scale");
  return wanted;
}

RowMotions::RowMotions(JobBridge& jobs, QObject* parent) : QObject(parent), jobs_(jobs, core::jobs::Lane::File) {
  connect(&jobs_, &LaneJobs::failed, this, &RowMotions::failed);
}

bool RowMotions::areBeside(const QString& file) { return !file.isEmpty() && QFileInfo(QFileInfo(file).absolutePath() + QStringLiteral("/cache")).isDir(); }

void RowMotions::readRow(const Report& report, const QString& file, int row) {
  if (!report || row < 0 || row >= static_cast<int>(report->rows.size())) return;
  submit(file, {rowOf(*report, row), QString::fromStdString(report->rows[static_cast<std::size_t>(row)].name), QFileInfo(file).dir().dirName()});
}

void RowMotions::readPoint(const Report& report, const QString& file, int number) {
  if (!report || number < 0 || number >= static_cast<int>(report->sweep.size())) return;
  // The sweep is of the first model.
  const auto first = std::find_if(report->rows.begin(), report->rows.end(), [](const ReportRow& row) { return !row.isReal; });
  if (first == report->rows.end()) return;
  const auto& point = report->sweep[static_cast<std::size_t>(number)];
  Wish wish{rowOf(*report, static_cast<int>(first - report->rows.begin())), {}, QFileInfo(file).dir().dirName()};
  wish.row.styleWeight = point.styleWeight;
  wish.row.classifierScale = point.classifierScale;
  wish.name = QStringLiteral("%1 %2 / %3").arg(QString::fromStdString(first->name)).arg(point.styleWeight).arg(point.classifierScale);
  submit(file, wish);
}

void RowMotions::submit(const QString& file, const Wish& wish) {
  const QString key = file + u'\n' + wish.name;
  const int before = shown_.value(key);
  struct Answer {
    std::vector<Take> takes;
    int next = 0;
  };
  auto answer = std::make_shared<Answer>();
  jobs_.submit(
      tr("Reading motions of %1").arg(wish.name),
      [folder = motionFolder(file), wish, before, answer](core::jobs::JobContext& context) -> core::Result<void> {
        const auto all = core::services::listEvaluationMotions(folder);
        if (!all) return all.error();
        const auto own = core::services::motionsOfRow(*all, wish.row);
        if (own.empty())
          return core::Error{core::ErrorCode::NotFound, folder.string() + ": none of the motions kept here is of the row \"" + wish.name.toStdString() + "\""};
        const auto count = std::min<std::size_t>(kAtOnce, own.size());
        for (std::size_t i = 0; i < count; ++i) {
          if (context.stopToken().stop_requested()) return core::Error{core::ErrorCode::Cancelled, "stopped by the user"};
          const auto& motion = own[(static_cast<std::size_t>(before) + i) % own.size()];
          auto clip = core::services::readEvaluationMotion(motion, motion.prompt);
          if (!clip) return clip.error();
          answer->takes.push_back(takeOf(motion, wish.name, wish.source, std::move(*clip)));
        }
        answer->next = static_cast<int>((static_cast<std::size_t>(before) + count) % own.size());
        return {};
      },
      [this, key, answer] {
        shown_[key] = answer->next;
        Q_EMIT read(answer->takes);
      });
}

}  // namespace ui
