#include "ui/training/training_runs.h"

#include "core/base/process.h"
#include "ui/look/path_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace ui {

using core::services::RunRecord;
using core::services::RunSignal;
using core::services::RunState;
using core::services::TrainingRun;

namespace {

constexpr int kPeriodMs = 1000;

bool isActive(RunState state) { return state == RunState::Running || state == RunState::Paused; }

}  // namespace

TrainingRuns::TrainingRuns(QString program, QObject* parent) : QObject(parent), program_(std::move(program)) {
  timer_.setInterval(kPeriodMs);
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &TrainingRuns::refresh);
}

TrainingRuns::~TrainingRuns() { *isThere_ = false; }

const TrainingRun* TrainingRuns::find(const QString& folder) const {
  const auto found = std::find_if(runs_.begin(), runs_.end(), [path = pathOf(folder)](const TrainingRun& run) { return run.folder == path; });
  return found == runs_.end() ? nullptr : &*found;
}

void TrainingRuns::setFolders(const QStringList& folders) {
  folders_ = folders;
  refresh();
}

void TrainingRuns::setWatched(bool isWatched) {
  isWatched_ = isWatched;
  if (isWatched) refresh();
}

void TrainingRuns::follow(const QString& folder) {
  const QString whole = QDir(folder).absolutePath();
  if (const auto run = core::services::readRun(pathOf(whole)); !run) return Q_EMIT failed(run.error());
  if (!folders_.contains(whole)) setFolders(folders_ + QStringList{whole});
}

void TrainingRuns::forget(const QString& folder) {
  folders_.removeAll(folder);
  setFolders(folders_);
}

bool TrainingRuns::enqueue(const QString& folder, const RunRecord& record) {
  const QString whole = QDir(folder).absolutePath();
  if (core::services::readRun(pathOf(whole))) {
    Q_EMIT failed({core::ErrorCode::InvalidArgument, whole.toStdString() + ": there is a training run already; choose another folder"});
    return false;
  }
  auto waiting = record;
  waiting.state = RunRecord::State::Waiting;
  if (const auto written = core::services::writeRunRecord(pathOf(whole), waiting); !written) {
    Q_EMIT failed(written.error());
    return false;
  }
  if (!folders_.contains(whole)) folders_ << whole;
  setFolders(folders_);
  return true;
}

void TrainingRuns::refresh() {
  if (isReading_) {
    isAskedAgain_ = true;
    return;
  }
  isReading_ = true;
  // Logs of long runs take a moment to read: never on the GUI thread.
  QThreadPool::globalInstance()->start([this, folders = folders_, isThere = isThere_] {
    auto runs = std::make_shared<std::vector<TrainingRun>>();
    QStringList missing;
    QList<std::pair<QString, core::Error>> broken;
    for (const QString& folder : folders) {
      auto run = core::services::readRun(pathOf(folder));
      if (run)
        runs->push_back(std::move(*run));
      else if (run.error().code == core::ErrorCode::NotFound)
        missing << folder;
      else
        broken.append({folder, run.error()});
    }
    QMetaObject::invokeMethod(QCoreApplication::instance(), [this, runs, missing, broken, isThere] {
      if (!*isThere) return;
      // What cannot be read now is told once, stays among the folders and is there again as soon as it can.
      for (const auto& [folder, error] : broken)
        if (find(folder)) Q_EMIT failed(error);
      if (*isThere) take(std::move(*runs), missing);
    });
  });
}

void TrainingRuns::take(std::vector<TrainingRun> runs, const QStringList& missing) {
  isReading_ = false;
  for (const QString& folder : missing) folders_.removeAll(folder);
  for (auto& run : runs) {
    const QString folder = textOf(run.folder);
    if (!run.record || run.state != RunState::Waiting) {
      begun_.remove(folder);
      continue;
    }
    const auto begun = begun_.constFind(folder);
    if (begun == begun_.constEnd()) continue;
    if (core::base::isThere(*begun)) {
      run.state = RunState::Running;  // it will note itself in a moment
      continue;
    }
    // It ended before it could say anything: what it printed is the reason.
    begun_.erase(begun);
    run.record->state = RunRecord::State::Failed;
    run.state = RunState::Failed;
    QFile output(folder + QStringLiteral("/output.txt"));
    if (output.open(QIODevice::ReadOnly)) {
      const auto lines = QString::fromUtf8(output.readAll()).split(u'\n', Qt::SkipEmptyParts);
      if (!lines.isEmpty()) run.record->sentence = lines.last().trimmed().toStdString();
    }
    if (const auto written = core::services::writeRunRecord(run.folder, *run.record); !written) Q_EMIT failed(written.error());
  }
  runs_ = std::move(runs);
  beginNext();
  const bool isOneNotOver = std::any_of(runs_.begin(), runs_.end(), [](const TrainingRun& run) { return isActive(run.state) || run.state == RunState::Waiting; });
  if (!folders_.isEmpty() && (isWatched_ || isOneNotOver)) timer_.start();
  Q_EMIT changed();
  if (std::exchange(isAskedAgain_, false)) refresh();
}

void TrainingRuns::beginNext() {
  if (program_.isEmpty()) return;
  for (const auto& run : runs_)
    if (isActive(run.state)) return;
  for (auto& run : runs_) {
    if (run.state != RunState::Waiting || !run.record) continue;
    if (begin(textOf(run.folder), *run.record)) run.state = RunState::Running;
    return;
  }
}

bool TrainingRuns::begin(const QString& folder, RunRecord record) {
  QStringList words;
  for (const auto& word : record.command) words << QString::fromStdString(word);
  QProcess process;
  process.setProgram(program_);
  process.setArguments(words);
  process.setWorkingDirectory(textOf(record.workingFolder));
  process.setStandardInputFile(QProcess::nullDevice());
  process.setStandardOutputFile(folder + QStringLiteral("/output.txt"), QIODevice::Append);
  process.setProcessChannelMode(QProcess::MergedChannels);
  qint64 id = 0;
  if (process.startDetached(&id)) {
    begun_.insert(folder, id);
    return true;
  }
  record.state = RunRecord::State::Failed;
  std::error_code ignored;
  const bool isFolderGone = !record.workingFolder.empty() && !std::filesystem::is_directory(record.workingFolder, ignored);
  record.sentence = isFolderGone ? record.workingFolder.string() + ": the folder that the run was begun in is not there any more"
                                 : program_.toStdString() + ": the program could not be started";
  (void)core::services::writeRunRecord(pathOf(folder), record);
  Q_EMIT failed({core::ErrorCode::NotFound, record.sentence});
  return false;
}

void TrainingRuns::signal(const QString& folder, RunSignal signal) {
  const auto* run = find(folder);
  if (!run || !run->record) return;
  if (const auto sent = core::services::signalRun(*run->record, signal); !sent) Q_EMIT failed(sent.error());
  refresh();
}

void TrainingRuns::pause(const QString& folder) { signal(folder, RunSignal::Pause); }

void TrainingRuns::stop(const QString& folder) {
  const auto* run = find(folder);
  if (run && run->record && run->state == RunState::Waiting) {
    auto record = *run->record;
    record.state = RunRecord::State::Stopped;
    if (const auto written = core::services::writeRunRecord(run->folder, record); !written) Q_EMIT failed(written.error());
    return refresh();
  }
  signal(folder, RunSignal::Stop);
}

void TrainingRuns::goOn(const QString& folder) {
  const auto* run = find(folder);
  if (!run || !run->record) return;
  if (run->state == RunState::Paused) return signal(folder, RunSignal::GoOn);
  if (run->record->command.empty()) {
    return Q_EMIT failed({core::ErrorCode::Unsupported, run->folder.string() + ": the run does not say how it was begun; the same gesto train command goes on with it"});
  }
  auto record = *run->record;
  record.state = RunRecord::State::Waiting;
  record.sentence.clear();
  if (const auto written = core::services::writeRunRecord(run->folder, record); !written) Q_EMIT failed(written.error());
  refresh();
}

}  // namespace ui
