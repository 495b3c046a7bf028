#include "tests/support/fake_generation_service.h"
#include "tests/ui/gui_test_main.h"
#include "ui/training/sample_strip.h"
#include "ui/training/training_window.h"

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using core::services::RunRecord;

namespace {

void write(const QString& file, const QByteArray& text, QIODevice::OpenMode mode = QIODevice::WriteOnly) {
  QVERIFY(QDir().mkpath(QFileInfo(file).path()));
  QFile out(file);
  QVERIFY(out.open(mode));
  out.write(text);
}

/// The training window over one run of a denoiser, whose parts are a run of the autoencoder and the default model.
struct TestTraining {
  explicit TestTraining(const QString& at = {})
      : choice(document), shelf(choice, jobs, service, service, {folder.filePath("shipped").toStdString(), folder.filePath("own").toStdString()}), runs({}) {
    run = at.isEmpty() ? folder.filePath("run") : at;
    service.installed = {{"default", "mld", "MLD", {.style = true}, {}, "", folder.filePath("shipped/smoodi-compact.safetensors").toStdString()}};
    choice.setModels(service.installed);
    if (at.isEmpty()) {
      RunRecord record;
      record.recipe = "mld-denoiser";
      record.steps = 600;
      record.settings = {{"vae", "vae/weights.safetensors"}};
      record.workingFolder = folder.path().toStdString();
      record.state = RunRecord::State::Stopped;
      QVERIFY(core::services::writeRunRecord(run.toStdString(), record));
      learn(100);
    }
    window = std::make_unique<ui::TrainingWindow>(runs, jobs, service, folder.path(), nullptr, &shelf);
    window->show();
    runs.setFolders({run});
  }
  /// As a run that writes its weights.
  void learn(int updates) const {
    write(run + "/log.jsonl", QStringLiteral("{\"kind\":\"train\",\"step\":%1,\"time\":%1,\"loss\":1.0}\n").arg(updates).toUtf8(), QIODevice::Append);
    QTest::qWait(20);  // files are told apart by when they were written
    write(run + "/weights.safetensors", QByteArray::number(updates));
  }
  ui::SampleRow* row() const { return window->findChild<ui::SampleRow*>("sampleRow"); }

  QTemporaryDir folder;
  QString run;
  test_support::FakeGenerationService service;
  ui::JobBridge jobs;
  ui::DocumentBridge document;
  ui::ModelChoice choice;
  ui::ModelShelf shelf;
  ui::TrainingRuns runs;
  std::unique_ptr<ui::TrainingWindow> window;
};

}  // namespace

/// Samples while training: made where the weights are new, kept in the run's folder, chosen with a click.
class TstRunSamples : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void newWeightsMakeNewSamples();
  void whatCannotBeSampledIsSaid();
  void partsThatMakeNoMotionHaveNoSamples();
};

void TstRunSamples::newWeightsMakeNewSamples() {
  TestTraining test;
  auto* on = test.window->findChild<QCheckBox*>("samplesOn");
  QTRY_VERIFY(on->isVisible());
  QTest::qWait(1200);
  QCOMPARE(test.service.calls.load(), 0);  // nobody asked for any
  auto* prompts = test.window->findChild<QLineEdit*>("samplePrompts");
  prompts->selectAll();
  QTest::keyClicks(prompts, "a person walks; a person waves");
  QTest::keyClick(prompts, Qt::Key_Return);
  QTest::mouseClick(on, Qt::LeftButton, {}, QPoint(8, on->height() / 2));
  QTRY_COMPARE_WITH_TIMEOUT(test.row()->samples().size(), std::size_t{2}, 10'000);
  QCOMPARE(test.row()->samples()[0].updates, std::int64_t{100});
  QCOMPARE(test.row()->samples()[1].prompt, QStringLiteral("a person waves"));
  // Joined of what the run trained, what it was trained for, and its own weights.
  const auto& files = test.service.lastBundle.files;
  QCOMPARE(files.at("vae"), std::filesystem::path(test.folder.filePath("vae/weights.safetensors").toStdString()));
  QCOMPARE(files.at("denoiser"), std::filesystem::path((test.run + "/weights.safetensors").toStdString()));
  QVERIFY(test.service.lastRequest.model.find("model-100.safetensors") != std::string::npos);
  QTest::qWait(1500);
  QCOMPARE(test.row()->samples().size(), std::size_t{2});  // the same weights are the same samples
  test.learn(200);
  QTRY_COMPARE_WITH_TIMEOUT(test.row()->samples().size(), std::size_t{4}, 10'000);
  QCOMPARE(test.row()->samples()[3].updates, std::int64_t{200});
  QVERIFY(test.row()->cell(3).x() > test.row()->cell(1).x() && test.row()->cell(3).y() == test.row()->cell(1).y());
  // Nothing but the motions stays in the folder.
  const QStringList kept = QDir(test.run + "/samples").entryList(QDir::Files, QDir::Name);
  QCOMPARE(kept, (QStringList{"00000100-1 a person walks.bvh", "00000100-2 a person waves.bvh", "00000200-1 a person walks.bvh", "00000200-2 a person waves.bvh"}));
  QSignalSpy chosen(test.window.get(), &ui::TrainingWindow::clipChosen);
  QTest::mouseClick(test.row(), Qt::LeftButton, {}, test.row()->cell(2).center());
  QCOMPARE(chosen.size(), 1);
  QCOMPARE(chosen.first().first().toString(), test.run + "/samples/00000200-1 a person walks.bvh");
  if (const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE"); !keep.isEmpty())
    QVERIFY(test.window->grab().save(QString::fromLocal8Bit(keep) + QStringLiteral("/samples.png")));
  // Another window finds them again.
  TestTraining later(test.run);
  QTRY_COMPARE_WITH_TIMEOUT(later.row()->samples().size(), std::size_t{4}, 10'000);
  QCOMPARE(later.row()->samples()[2].prompt, QStringLiteral("a person walks"));
}

void TstRunSamples::whatCannotBeSampledIsSaid() {
  QSettings().setValue("training/samples", true);
  TestTraining test;
  test.service.failure = core::Error{core::ErrorCode::Unsupported, "weights.safetensors: its width is 32, not 256"};
  QTRY_VERIFY_WITH_TIMEOUT(([&] {
                             for (const auto* label : test.window->findChildren<QLabel*>())
                               if (label->isVisible() && label->text().contains("its width is 32")) return true;
                             return false;
                           }()),
                           10'000);
  QVERIFY(test.row()->samples().empty());
}

void TstRunSamples::partsThatMakeNoMotionHaveNoSamples() {
  TestTraining test;
  ui::RunSamples samples(test.jobs, test.shelf);
  QTRY_VERIFY(!test.shelf.bundlings().empty());
  auto run = core::services::readRun(test.run.toStdString()).value();
  QVERIFY(samples.canSample(run));
  run.record->recipe = "mld-vae";
  run.record->settings.clear();
  QVERIFY(!samples.canSample(run));
  run.record->recipe = "judge";
  QVERIFY(!samples.canSample(run));
}

STUDIO_GUI_TEST_MAIN(TstRunSamples)
#include "tst_run_samples.moc"
