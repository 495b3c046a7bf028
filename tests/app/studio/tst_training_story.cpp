#include "core/checkpoint/safetensors.h"
#include "tests/support/fake_generation_service.h"
#include "tests/ui/gui_test_main.h"
#include "ui/session/job_bridge.h"
#include "ui/training/curve_plot.h"
#include "ui/training/training_window.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>

#include <signal.h>

using core::services::RunRecord;
using core::services::RunState;

/// A real run from the window: begun, seen, killed, found again, gone on with; its weights are those of a run that nobody disturbed.
class TstTrainingStory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aKilledRunGoesOnAsIfNothingHadBeen();
};

namespace {

constexpr int kSteps = 150;

QString program() { return qEnvironmentVariable("STUDIO_BIN_DIR") + "/gesto"; }

// Walking up and down in noise, enough for a small autoencoder.
void writeData(const QString& folder) {
  QVERIFY(QDir().mkpath(folder));
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}, {"mean", std::vector<float>(263, 0.0f)}, {"std", std::vector<float>(263, 1.0f)}};
  for (int i = 0; i < 12; ++i) {
    manifest["clips"].push_back({{"id", "clip" + std::to_string(i)},
                                 {"split", i < 10 ? "train" : "val"},
                                 {"first", 40 * i},
                                 {"rows", 40},
                                 {"content", ""},
                                 {"style", ""},
                                 {"actions", {"walk"}},
                                 {"captions", nlohmann::json::array()}});
  }
  QFile file(folder + "/manifest.json");
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(manifest.dump())) > 0);
  at::manual_seed(1);
  QVERIFY(core::model::writeSafetensors((folder + "/features.safetensors").toStdString(), {{"features", at::randn({480, 263})}}));
}

RunRecord recordOf(const QString& data, const QString& run) {
  RunRecord record;
  record.recipe = "mld-vae";
  record.data = data.toStdString();
  record.settings = {{"batch", "4"}, {"width", "32"}, {"latent", "4"}};
  record.steps = kSteps;
  record.command = {"train", "mld-vae", "--data", data.toStdString(), "--run", run.toStdString(), "--steps", std::to_string(kSteps), "--checkpoint-minutes", "0.01",
                    "--set", "batch=4", "--set",  "width=32",         "--set", "latent=4"};
  return record;
}

QByteArray bytesOf(const QString& file) {
  QFile in(file);
  return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

}  // namespace

void TstTrainingStory::aKilledRunGoesOnAsIfNothingHadBeen() {
  QTemporaryDir folder;
  const QString data = folder.filePath("data"), killed = folder.filePath("killed"), whole = folder.filePath("whole");
  writeData(data);
  test_support::FakeGenerationService service;
  ui::JobBridge jobs;
  {
    ui::TrainingRuns runs(program());
    ui::TrainingWindow window(runs, jobs, service, folder.path());
    window.show();
    QVERIFY(runs.enqueue(killed, recordOf(data, killed)));
    const auto* plot = window.findChild<ui::CurvePlot*>();
    QTRY_VERIFY_WITH_TIMEOUT(!plot->curves().empty() && !plot->curves().front().points.empty(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(killed + "/checkpoint.safetensors"), 60'000);
  }
  // The window is closed, and the run goes on; then something kills it.
  const auto record = core::services::readRunRecord(killed.toStdString()).value();
  const bool wasFaster = record.state == RunRecord::State::Finished;
  if (!wasFaster) QCOMPARE(::kill(static_cast<pid_t>(record.process), SIGKILL), 0);
  ui::TrainingRuns runs(program());
  ui::TrainingWindow window(runs, jobs, service, folder.path());
  window.show();
  runs.setFolders({killed});
  const auto stateIs = [&](RunState state) { return runs.find(killed) && runs.find(killed)->state == state; };
  if (!wasFaster) {
    QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Dead), 20'000);
    auto* resume = window.findChild<QPushButton*>("pauseRun");
    QTRY_COMPARE(resume->text(), QStringLiteral("Resume"));
    QTest::mouseClick(resume, Qt::LeftButton);
  }
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Finished), 120'000);

  QProcess unbroken;
  QStringList words;
  for (const auto& word : recordOf(data, whole).command) words << QString::fromStdString(word);
  unbroken.start(program(), words);
  QVERIFY(unbroken.waitForFinished(120'000));
  QVERIFY2(unbroken.exitCode() == 0, unbroken.readAllStandardError().constData());
  QVERIFY(!bytesOf(whole + "/weights.safetensors").isEmpty());
  QVERIFY(bytesOf(whole + "/weights.safetensors") == bytesOf(killed + "/weights.safetensors"));
  QCOMPARE(runs.find(killed)->log.steps, std::int64_t{kSteps});
}

STUDIO_GUI_TEST_MAIN(TstTrainingStory)
#include "tst_training_story.moc"
