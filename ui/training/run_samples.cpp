#include "ui/training/run_samples.h"

#include "core/io/motion_file.h"
#include "core/io/write/export.h"
#include "ui/look/path_text.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui {

using namespace core::services;

namespace {

// Short and coarse: training has the processor, and a glance is to tell whether it gets better. Always the same, so that only the weights differ.
constexpr double kSeconds = 3.0;
constexpr std::uint64_t kSeed = 7;
constexpr int kSteps = 20;

QString sampleFolder(const QString& folder) { return folder + QStringLiteral("/samples"); }

// "00000600-1 a person walks.bvh": the name tells all there is to know.
QString fileFor(const QString& folder, std::int64_t updates, int number, QString prompt) {
  static const QRegularExpression others(QStringLiteral("[^\\w ,.'-]+"));
  return QStringLiteral("%1/%2-%3 %4.bvh")
      .arg(sampleFolder(folder))
      .arg(updates, 8, 10, QLatin1Char('0'))
      .arg(number)
      .arg(prompt.replace(others, QStringLiteral(" ")).simplified().left(80));
}

}  // namespace

RunSamples::RunSamples(JobBridge& jobs, ModelShelf& shelf, QObject* parent)
    : QObject(parent), shelf_(shelf), compute_(jobs, core::jobs::Lane::Compute), files_(jobs, core::jobs::Lane::File) {
  // One that is stopped or breaks answers nothing else.
  connect(&jobs, &JobBridge::cancelled, this, [this](quint64 id) {
    if (id == job_) sampling_.clear();
  });
  connect(&compute_, &LaneJobs::failed, this, [this](const core::Error& error) { Q_EMIT failed(std::exchange(sampling_, {}), error); });
}

bool RunSamples::canSample(const TrainingRun& run) const { return requestFor(run).has_value(); }

std::optional<BundleRequest> RunSamples::requestFor(const TrainingRun& run) const {
  if (!run.record) return {};
  for (const auto& family : shelf_.bundlings()) {
    const auto own = std::find_if(family.parts.begin(), family.parts.end(), [&](const ModelPartInfo& part) { return part.recipe == run.record->recipe; });
    if (own == family.parts.end()) continue;
    BundleRequest request;
    request.family = family.family;
    bool buildsOnOthers = family.parts.size() == 1;
    for (const auto& part : family.parts) {
      auto& file = request.files[part.name];
      if (&part == &*own) {
        file = run.folder / "weights.safetensors";
        continue;
      }
      if (const auto setting = run.record->settings.find(part.name); setting != run.record->settings.end()) {
        file = run.record->workingFolder / setting->second;
        buildsOnOthers = true;
      } else if (const auto* model = family.takesModels ? shelf_.find("default") : nullptr; model && model->family == family.family) {
        file = model->file;
      } else {
        return {};
      }
    }
    // An autoencoder or a text encoder alone changes what the others were trained for: nothing could be seen of it.
    if (buildsOnOthers) return request;
  }
  return {};
}

void RunSamples::follow(const TrainingRun& run) {
  const QString folder = textOf(run.folder);
  auto& known = known_[folder];
  if (!known.isRead) {
    known.isRead = true;
    return read(folder);
  }
  if (!isOn_ || !sampling_.isEmpty() || prompts_.isEmpty()) return;
  const QFileInfo weights(folder + QStringLiteral("/weights.safetensors"));
  if (!weights.exists() || weights.lastModified().toMSecsSinceEpoch() <= known.sampled) return;
  // As many updates as before: the same weights found again, or the log is read a moment later.
  if (!known.samples.empty() && known.samples.back().updates >= run.log.steps) return;
  auto request = requestFor(run);
  if (!request) return;
  known.sampled = weights.lastModified().toMSecsSinceEpoch();
  make(run, std::move(*request));
}

void RunSamples::read(const QString& folder) {
  auto found = std::make_shared<std::vector<RunSample>>();
  files_.submitQuietly(
      [folder, found](core::jobs::JobContext&) -> core::Result<void> {
        static const QRegularExpression form(QStringLiteral("^(\\d+)-\\d+ (.*)\\.bvh$"));
        const QDir samples(sampleFolder(folder));
        for (const QString& name : samples.entryList({QStringLiteral("*.bvh")}, QDir::Files, QDir::Name)) {
          const auto match = form.match(name);
          if (!match.hasMatch()) continue;
          // What cannot be read is not shown; nobody asked for it.
          if (const auto motion = core::io::readMotionFile(pathOf(samples.filePath(name))))
            found->push_back({match.captured(1).toLongLong(), match.captured(2), samples.filePath(name), motion->clip});
        }
        return {};
      },
      [this, folder, found] { add(folder, std::move(*found)); });
}

void RunSamples::make(const TrainingRun& run, BundleRequest request) {
  const QString folder = textOf(run.folder);
  const auto updates = run.log.steps;
  // A name of its own for each: a library keeps what it has loaded under its name.
  request.out = pathOf(sampleFolder(folder)) / ("model-" + std::to_string(updates) + ".safetensors");
  request.name = "sample";
  sampling_ = folder;
  auto made = std::make_shared<std::vector<RunSample>>();
  auto error = std::make_shared<std::optional<core::Error>>();
  // What goes wrong is an answer, not a failure of the job: weights that fit no model yet are no accident.
  job_ = compute_.submit(
      tr("Samples of %1").arg(QFileInfo(folder).fileName()),
      [&making = shelf_.making(), &generation = shelf_.generation(), folder, updates, request, made, error,
       prompts = prompts_](core::jobs::JobContext& context) -> core::Result<void> {
        const auto clean = [&] {
          std::error_code ignored;
          for (const auto& file : modelFiles(request.out)) std::filesystem::remove(file, ignored);
        };
        const auto progress = [&context](const core::jobs::Progress& one) { context.report(one); };
        const auto bundled = making.bundle(request, progress, context.stopToken());
        if (!bundled) {
          *error = bundled.error();
          return {};
        }
        for (int i = 0; i < prompts.size(); ++i) {
          GenerationRequest wish;
          wish.prompt = prompts[i].toStdString();
          wish.seconds = kSeconds;
          wish.seed = kSeed;
          wish.steps = kSteps;
          wish.model = request.out.string();
          const auto report = generation.generate(wish, progress, context.stopToken());
          const QString file = fileFor(folder, updates, i + 1, prompts[i]);
          const auto written = report ? core::io::exportClip(pathOf(file), *report->clip, {}) : core::Result<void>(report.error());
          if (!written) {
            clean();
            *error = written.error();
            return {};
          }
          made->push_back({updates, prompts[i], file, report->clip});
        }
        clean();
        return {};
      },
      [this, folder, made, error] {
        sampling_.clear();
        if (*error)
          Q_EMIT failed(folder, **error);
        else
          add(folder, std::move(*made));
      });
}

void RunSamples::add(const QString& folder, std::vector<RunSample> samples) {
  auto& all = known_[folder].samples;
  all.insert(all.end(), std::make_move_iterator(samples.begin()), std::make_move_iterator(samples.end()));
  std::stable_sort(all.begin(), all.end(), [](const RunSample& a, const RunSample& b) { return a.updates < b.updates; });
  Q_EMIT changed(folder);
}

}  // namespace ui
