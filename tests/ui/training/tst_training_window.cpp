#include "tests/support/fake_generation_service.h"
#include "tests/ui/gui_test_main.h"
#include "ui/session/job_bridge.h"
#include "ui/training/curve_plot.h"
#include "ui/training/new_run_dialog.h"
#include "ui/training/settings_form.h"
#include "ui/training/training_window.h"
#include "ui/widgets/message_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using core::services::RunRecord;
using core::services::RunState;

namespace {

void write(const QString& file, const QByteArray& text, bool isProgram = false) {
  QDir().mkpath(QFileInfo(file).path());
  QFile out(file);
  QVERIFY(out.open(QIODevice::WriteOnly));
  out.write(text);
  if (isProgram) QVERIFY(out.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

QByteArray logOf(int lines, double from) {
  QByteArray text;
  for (int i = 1; i <= lines; ++i)
    text += QStringLiteral("{\"kind\":\"train\",\"step\":%1,\"time\":%2,\"loss\":%3,\"learning_rate\":0.001,\"gradient_norm\":0.5}\n")
                .arg(50 * i)
                .arg(10 * i)
                .arg(from / i)
                .toUtf8();
  return text + QStringLiteral("{\"kind\":\"validation\",\"step\":%1,\"time\":%2,\"val_error\":0.25}\n").arg(50 * lines).arg(10 * lines + 1).toUtf8();
}

RunRecord recordOf(const std::string& recipe, RunRecord::State state) {
  RunRecord record;
  record.recipe = recipe;
  record.data = "/sets/bundle";
  record.steps = 400;
  record.state = state;
  return record;
}

std::vector<core::services::RecipeInfo> recipes() {
  test_support::FakeGenerationService service;
  return service.recipes().value();
}

}  // namespace

class TstTrainingWindow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void aFormGivesBackWhatWasChanged();
  void theDialogSaysWhatIsMissing();
  void recipesStandInTheOrderOfTheirNeeds();
  void runsAreListedWithTheirCurves();
  void severalRunsShareThePlot();
  void thePlotReadsValuesAndZooms();
  void aRunThatIsBegunIsFollowedToItsEnd();
  void oneRunsAfterTheOther();
  void runsThatAreOverAreReadOnlyWhileSomebodyLooks();
  void aProgramThatRefusesIsTold();
  void aRunIsMeasuredBeforeItIsBegun();
  void foldersWithoutARunAreRefused();
  void aRecordThatCannotBeReadIsToldAndItsRunComesBack();
};

void TstTrainingWindow::aFormGivesBackWhatWasChanged() {
  ui::SettingsForm form;
  form.setSpecs(recipes()[1].settings);
  QVERIFY(form.values().empty());
  auto* vae = form.findChild<QLineEdit*>("set_vae");
  auto* batch = form.findChild<QLineEdit*>("set_batch");
  QCOMPARE(vae->placeholderText(), QStringLiteral("needed"));
  QVERIFY(!batch->isVisibleTo(&form));  // usual values are folded away
  form.findChild<QToolButton*>("foldSettings")->click();
  QVERIFY(batch->isVisibleTo(&form));
  vae->setText(QStringLiteral(" runs/vae "));
  batch->setText(QStringLiteral("192"));  // its usual value
  QCOMPARE(form.values(), (std::map<std::string, std::string>{{"vae", "runs/vae"}}));
  batch->setText(QStringLiteral("8"));
  QCOMPARE(form.values().at("batch"), std::string("8"));
}

void TstTrainingWindow::theDialogSaysWhatIsMissing() {
  QTemporaryDir folder;
  write(folder.filePath("set/manifest.json"), "{}");
  core::services::TrainingRun vae;
  vae.folder = folder.filePath("vae").toStdString();
  vae.record = recordOf("mld-vae", RunRecord::State::Finished);
  write(folder.filePath("vae/weights.safetensors"), "x");
  // Two families: the codes of the second are trained by a recipe that no other has.
  const std::vector<core::services::BundlingInfo> bundlings = {{.family = "smoodi", .title = "SMooDi", .parts = {{"vae", "mld-vae"}}},
                                                               {.family = "t2m-gpt", .title = "T2M-GPT", .parts = {{"vq", "t2mgpt-vq"}, {"gpt", "t2mgpt-gpt"}}}};
  core::services::TrainingRun codes;
  codes.folder = folder.filePath("codes").toStdString();
  codes.record = recordOf("t2mgpt-vq", RunRecord::State::Finished);
  write(folder.filePath("codes/weights.safetensors"), "x");
  auto known = recipes();
  auto gpt = known[1];
  gpt.name = "t2mgpt-gpt";
  gpt.settings = {core::base::neededFile("vq", "of t2mgpt-vq")};
  known.push_back(gpt);
  ui::NewRunDialog dialog(known, bundlings, {vae, codes}, folder.filePath("runs"));
  auto* begin = dialog.findChild<QPushButton*>("primary");
  auto* reason = dialog.findChild<QLabel*>("runReason");
  QVERIFY(!begin->isEnabled());
  QCOMPARE(reason->text(), QStringLiteral("Choose a data set."));
  auto* data = dialog.findChild<QLineEdit*>("runData");
  data->setText(folder.filePath("none"));
  QVERIFY(!begin->isEnabled() && reason->text().contains(QStringLiteral("manifest.json")));
  data->setText(folder.filePath("set"));
  QVERIFY2(begin->isEnabled(), qPrintable(reason->text()));
  dialog.findChild<QLineEdit*>("set_batch")->setText(QStringLiteral("many"));
  QVERIFY(!begin->isEnabled() && reason->text().contains(QStringLiteral("batch is a whole number from 1 to 4096")));
  auto* recipe = dialog.findChild<QComboBox*>("recipe");
  recipe->setCurrentIndex(recipe->findData(QStringLiteral("mld-denoiser")));
  // The newest run of the part that it needs is filled in.
  QCOMPARE(dialog.findChild<QLineEdit*>("set_vae")->text(), folder.filePath("vae/weights.safetensors"));
  QVERIFY2(begin->isEnabled(), qPrintable(reason->text()));
  QCOMPARE(dialog.folder(), folder.filePath("runs/mld-denoiser-1"));
  dialog.findChild<QLineEdit*>("runSteps")->setText(QStringLiteral("120"));
  const auto wordsOf = [&dialog] {
    QStringList words;
    for (const auto& word : dialog.record().command) words << QString::fromStdString(word);
    return words.join(u' ');
  };
  QVERIFY2(!wordsOf().contains("--device"), qPrintable(wordsOf()));
  auto* device = dialog.findChild<QComboBox*>("runDevice");
  device->setFocus();
  QTest::keyClick(device, Qt::Key_Down);
  QVERIFY2(wordsOf().contains("--device cuda"), qPrintable(wordsOf()));
  device->setCurrentIndex(0);
  const auto record = dialog.record();
  QCOMPARE(record.steps, std::int64_t{120});
  QCOMPARE(record.settings.at("vae"), folder.filePath("vae/weights.safetensors").toStdString());
  const auto has = [&](const std::string& word) { return std::find(record.command.begin(), record.command.end(), word) != record.command.end(); };
  QVERIFY(record.command.front() == "train" && has("mld-denoiser") && has("--steps") && has("120") && has("vae=" + record.settings.at("vae")));
  recipe->setCurrentIndex(recipe->findData(QStringLiteral("t2mgpt-gpt")));
  QCOMPARE(dialog.findChild<QLineEdit*>("set_vq")->text(), folder.filePath("codes/weights.safetensors"));
  recipe->setCurrentIndex(recipe->findData(QStringLiteral("mld-denoiser")));
  if (const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE"); !keep.isEmpty()) QVERIFY(dialog.grab().save(QString::fromLocal8Bit(keep) + QStringLiteral("/new_run.png")));
}

void TstTrainingWindow::recipesStandInTheOrderOfTheirNeeds() {
  auto recipe = [](const char* name, const char* family) {
    core::services::RecipeInfo info;
    info.name = name, info.family = family, info.summary = "what it does";
    return info;
  };
  // As the engine lists them, and one that nobody has words for.
  ui::NewRunDialog dialog(
      {recipe("smoodi", "SMooDi"), recipe("mld-vae", "MLD"), recipe("mld-denoiser", "MLD"), recipe("toy", ""), recipe("text-encoder", ""), recipe("judge", "")}, {}, {},
      QStringLiteral("/nowhere"));
  auto* choice = dialog.findChild<QComboBox*>("recipe");
  QStringList names;
  for (int i = 0; i < choice->count(); ++i) names << choice->itemData(i).toString();
  QCOMPARE(names, (QStringList{"text-encoder", "", "mld-vae", "mld-denoiser", "", "smoodi", "", "judge", "", "toy"}));
  const auto* explanation = dialog.findChild<QLabel*>("dim");
  for (const auto& name : names) {
    if (name.isEmpty()) continue;
    choice->setCurrentIndex(choice->findData(name));
    if (name == "toy")
      QCOMPARE(explanation->text(), QStringLiteral("What it does."));
    else
      QVERIFY2(explanation->text().count(QStringLiteral(". ")) == 1 && explanation->text().endsWith(u'.'), qPrintable(explanation->text()));
  }
}

void TstTrainingWindow::runsAreListedWithTheirCurves() {
  QTemporaryDir folder;
  write(folder.filePath("first/log.jsonl"), logOf(8, 4.0));
  QVERIFY(core::services::writeRunRecord(folder.filePath("first").toStdString(), recordOf("mld-vae", RunRecord::State::Finished)));
  auto failed = recordOf("text-encoder", RunRecord::State::Failed);
  failed.sentence = "text-encoder: the loss is nan at step 3";
  QVERIFY(core::services::writeRunRecord(folder.filePath("second").toStdString(), failed));
  test_support::FakeGenerationService service;
  ui::JobBridge jobs;
  ui::TrainingRuns runs({});
  ui::TrainingWindow window(runs, jobs, service, folder.path());
  window.show();
  QTRY_VERIFY(window.findChild<QPushButton*>("primary")->isEnabled());
  runs.setFolders({folder.filePath("first"), folder.filePath("second")});
  auto* list = window.findChild<QListWidget*>("runList");
  QTRY_COMPARE(list->count(), 2);
  QVERIFY2(list->item(0)->text().startsWith(QStringLiteral("first\ndone · 400 / 400")), qPrintable(list->item(0)->text()));
  auto* facts = window.findChild<QLabel*>("runFacts");
  QVERIFY(facts->text().contains(QStringLiteral("the loss is nan")));  // the newest run is shown first
  list->clearSelection();
  list->item(0)->setSelected(true);
  auto* plot = window.findChild<ui::CurvePlot*>();
  QCOMPARE(plot->curves().size(), std::size_t{1});
  QCOMPARE(plot->curves().front().points.size(), std::size_t{8});
  auto* curve = window.findChild<QComboBox*>("curveName");
  QCOMPARE(curve->itemText(0), QStringLiteral("loss"));
  curve->setCurrentText(QStringLiteral("validation: val_error"));
  QCOMPARE(plot->curves().front().points.size(), std::size_t{1});
  QTest::qWait(1300);  // read again: nothing the person chose is lost
  QCOMPARE(curve->currentText(), QStringLiteral("validation: val_error"));
  QVERIFY(list->item(0)->isSelected() && !list->item(1)->isSelected());
  window.findChild<QPushButton*>("forgetRun")->click();
  QTRY_COMPARE(list->count(), 1);
  QVERIFY(QFile::exists(folder.filePath("first/log.jsonl")));
}

void TstTrainingWindow::severalRunsShareThePlot() {
  QTemporaryDir folder;
  for (const char* name : {"a", "b"}) {
    write(folder.filePath(QLatin1String(name) + QStringLiteral("/log.jsonl")), logOf(20, *name == 'a' ? 4.0 : 8.0));
    QVERIFY(core::services::writeRunRecord(folder.filePath(QLatin1String(name)).toStdString(), recordOf("mld-vae", RunRecord::State::Stopped)));
  }
  test_support::FakeGenerationService service;
  ui::JobBridge jobs;
  ui::TrainingRuns runs({});
  ui::TrainingWindow window(runs, jobs, service, folder.path());
  window.show();
  runs.setFolders({folder.filePath("a"), folder.filePath("b")});
  auto* list = window.findChild<QListWidget*>("runList");
  QTRY_COMPARE(list->count(), 2);
  list->selectAll();
  auto* plot = window.findChild<ui::CurvePlot*>();
  QCOMPARE(plot->curves().size(), std::size_t{2});
  QVERIFY(plot->curves()[0].colour != plot->curves()[1].colour);
  QCOMPARE(plot->valuesAt(100.0), (QStringList{QStringLiteral("a  2"), QStringLiteral("b  4")}));
  window.findChild<QCheckBox*>("curveLog")->click();
  if (const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE"); !keep.isEmpty()) QVERIFY(window.grab().save(QString::fromLocal8Bit(keep) + QStringLiteral("/training.png")));
}

void TstTrainingWindow::thePlotReadsValuesAndZooms() {
  ui::CurvePlot plot;
  plot.resize(560, 320);
  std::vector<core::services::CurvePoint> points;
  for (int i = 1; i <= 100; ++i) points.push_back({50 * i, 10.0 * i, i % 2 ? 1.0 : 3.0});
  plot.setCurves({{QStringLiteral("run"), Qt::red, points}});
  plot.show();
  QCOMPARE(plot.valuesAt(50.0), QStringList{QStringLiteral("run  1")});
  QCOMPARE(plot.valuesAt(104.0), QStringList{QStringLiteral("run  3")});
  plot.setSmoothing(0.9);
  const double calm = plot.valuesAt(5000.0).front().section(QStringLiteral("  "), 1).toDouble();
  QVERIFY2(calm > 1.8 && calm < 2.2, qPrintable(QString::number(calm)));
  const double before = plot.axisAt(559) - plot.axisAt(58);
  QWheelEvent wheel(QPointF(300, 100), plot.mapToGlobal(QPointF(300, 100)), {}, {0, 480}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(&plot, &wheel);
  QVERIFY(plot.axisAt(559) - plot.axisAt(58) < 0.9 * before);
  QTest::mouseDClick(&plot, Qt::LeftButton);
  QCOMPARE(plot.axisAt(559) - plot.axisAt(58), before);
  plot.setOverTime(true);
  QVERIFY(std::abs(plot.axisAt(548) - 1000.0) < 20.0);
  plot.setLogarithmic(true);
  plot.setCurves({{QStringLiteral("zero"), Qt::red, {{1, 1.0, 0.0}, {2, 2.0, -1.0}}}});
  QVERIFY(!plot.grab().isNull());  // nothing to draw, and nothing falls over
  plot.setCurves({});
  QVERIFY(!plot.grab().isNull());
}

void TstTrainingWindow::aRunThatIsBegunIsFollowedToItsEnd() {
  QTemporaryDir folder;
  // Says that it works on its folder, writes a line, and is done.
  write(folder.filePath("gesto"),
        R"sh(#!/bin/bash
run=$1
start=$(awk '{print $22}' /proc/$$/stat)
note() {
  printf '{"format":"gesto-run","version":1,"recipe":"mld-vae","data":"/d","settings":{},"command":["%s"],"steps":100,"seed":1,' "$run" > "$run/part"
  printf '"state":"%s","sentence":"","host":"%s","process":%s,"processStart":%s}' "$1" "$(hostname)" $$ "$start" >> "$run/part"
  mv "$run/part" "$run/run.json"
}
trap 'note stopped; exit 1' INT
note running
echo '{"kind":"train","step":50,"time":1.0,"loss":2.0}' >> "$run/log.jsonl"
for i in $(seq 100); do
  if [ -f "$run/go" ]; then note finished; exit 0; fi
  sleep 0.1
done
)sh",
        true);
  test_support::FakeGenerationService service;
  ui::JobBridge jobs;
  ui::TrainingRuns runs(folder.filePath("gesto"));
  ui::TrainingWindow window(runs, jobs, service, folder.path());
  window.show();
  const QString run = folder.filePath("run");
  auto record = recordOf("mld-vae", RunRecord::State::Waiting);
  record.command = {run.toStdString()};
  QVERIFY(runs.enqueue(run, record));
  QVERIFY(!runs.enqueue(run, record));  // a folder holds one run
  const auto stateIs = [&](RunState state) { return runs.find(run) && runs.find(run)->state == state && runs.find(run)->record->process > 0; };
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Running), 8000);
  auto* pause = window.findChild<QPushButton*>("pauseRun");
  QTRY_COMPARE(pause->text(), QStringLiteral("Pause"));
  QTest::mouseClick(pause, Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Paused), 8000);
  QTRY_COMPARE(pause->text(), QStringLiteral("Resume"));
  QTest::mouseClick(pause, Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Running), 8000);
  QTest::mouseClick(window.findChild<QPushButton*>("stopRun"), Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Stopped), 8000);
  write(run + QStringLiteral("/go"), "");
  QTest::mouseClick(pause, Qt::LeftButton);  // goes on
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Finished), 8000);
  // Another window finds it again.
  ui::TrainingRuns later({});
  later.setFolders(runs.folders());
  QTRY_VERIFY(later.find(run) && later.find(run)->state == RunState::Finished);
}

void TstTrainingWindow::oneRunsAfterTheOther() {
  QTemporaryDir folder;
  // Words said in a folder hold there: the paths among them may be relative.
  write(folder.filePath("gesto"), "#!/bin/bash\nsleep 0.3\necho $1 >> $2\nsed -i 's/\"waiting\"/\"finished\"/' $1/run.json\n", true);
  ui::TrainingRuns runs(folder.filePath("gesto"));
  for (const char* name : {"one", "two"}) {
    auto record = recordOf("mld-vae", RunRecord::State::Waiting);
    record.command = {name, "order"};
    record.workingFolder = folder.path().toStdString();
    QVERIFY(runs.enqueue(folder.filePath(QLatin1String(name)), record));
  }
  QTRY_VERIFY_WITH_TIMEOUT(runs.runs().size() == 2 && runs.runs()[1].state == RunState::Finished, 15000);
  QFile order(folder.filePath("order"));
  QVERIFY(order.open(QIODevice::ReadOnly));
  QCOMPARE(order.readAll(), QByteArray("one\ntwo\n"));
}

void TstTrainingWindow::runsThatAreOverAreReadOnlyWhileSomebodyLooks() {
  QTemporaryDir folder;
  QVERIFY(core::services::writeRunRecord(folder.filePath("over").toStdString(), recordOf("mld-vae", RunRecord::State::Finished)));
  ui::TrainingRuns runs({});
  QSignalSpy read(&runs, &ui::TrainingRuns::changed);
  runs.setFolders({folder.filePath("over")});
  QTRY_COMPARE(read.size(), 1);
  QTest::qWait(1500);
  QCOMPARE(read.size(), 1);
  runs.setWatched(true);
  QTRY_VERIFY_WITH_TIMEOUT(read.size() >= 3, 8000);
  runs.setWatched(false);
  QTest::qWait(1500);
  const auto before = read.size();
  QTest::qWait(1500);
  QCOMPARE(read.size(), before);
}

void TstTrainingWindow::aProgramThatRefusesIsTold() {
  QTemporaryDir folder;
  write(folder.filePath("gesto"), "#!/bin/bash\necho 'gesto train: /sets/bundle/manifest.json: no such file' >&2\nexit 1\n", true);
  ui::TrainingRuns runs(folder.filePath("gesto"));
  auto record = recordOf("mld-vae", RunRecord::State::Waiting);
  record.command = {"train"};
  QVERIFY(runs.enqueue(folder.filePath("run"), record));
  QTRY_VERIFY_WITH_TIMEOUT(runs.find(folder.filePath("run")) && runs.find(folder.filePath("run"))->state == RunState::Failed, 8000);
  QCOMPARE(runs.find(folder.filePath("run"))->record->sentence, std::string("gesto train: /sets/bundle/manifest.json: no such file"));
}

void TstTrainingWindow::aRunIsMeasuredBeforeItIsBegun() {
  QTemporaryDir folder;
  write(folder.filePath("set/manifest.json"), "{}");
  write(folder.filePath("gesto"),
        "#!/bin/bash\necho \"$@\" > $(dirname $0)/words\nif [ -f $(dirname $0)/broken ]; then echo 'gesto train: the data set has no clip' >&2; exit 2; fi\n"
        "if [ -f $(dirname $0)/slow ]; then exec sleep 60; fi\necho '{\"updates\": 8000, \"secondsInAll\": 1500.0, \"memory\": 3221225472}'\n",
        true);
  ui::NewRunDialog dialog(recipes(), {}, {}, folder.filePath("runs"), nullptr, folder.filePath("gesto"));
  dialog.show();
  auto* measure = dialog.findChild<QPushButton*>("measureRun");
  auto* answer = dialog.findChild<QLabel*>("measureAnswer");
  QVERIFY(measure->isVisible() && !measure->isEnabled());  // there is nothing to measure yet
  dialog.findChild<QLineEdit*>("runData")->setText(folder.filePath("set"));
  QTest::mouseClick(measure, Qt::LeftButton);
  QTRY_VERIFY2(answer->text().contains("About 25 min") && answer->text().contains("000 updates"), qPrintable(answer->text()));
  QVERIFY2(answer->text().contains("3.0 GiB"), qPrintable(answer->text()));
  QFile words(folder.filePath("words"));
  QVERIFY(words.open(QIODevice::ReadOnly));
  const QByteArray said = words.readAll();
  QVERIFY2(said.startsWith("train mld-vae --data ") && said.contains("--measure 20 --json"), said.constData());
  QVERIFY(!QFile::exists(folder.filePath("runs")));
  // Another length is another question.
  dialog.findChild<QLineEdit*>("runSteps")->setText("100");
  QVERIFY(answer->text().isEmpty());
  write(folder.filePath("broken"), "");
  QTest::mouseClick(measure, Qt::LeftButton);
  QTRY_COMPARE(answer->text(), QStringLiteral("gesto train: the data set has no clip"));
  QFile::remove(folder.filePath("broken"));
  write(folder.filePath("slow"), "");
  QTest::mouseClick(measure, Qt::LeftButton);
  QTRY_COMPARE(measure->text(), QStringLiteral("Stop"));
  QTest::mouseClick(measure, Qt::LeftButton);
  QTRY_COMPARE(answer->text(), QStringLiteral("Stopped."));
}

void TstTrainingWindow::foldersWithoutARunAreRefused() {
  QTemporaryDir folder;
  test_support::FakeGenerationService service;
  ui::JobBridge jobs;
  ui::TrainingRuns runs({});
  ui::TrainingWindow window(runs, jobs, service, folder.path());
  window.show();
  runs.follow(folder.path());
  QVERIFY(runs.folders().isEmpty());
  auto* message = window.findChild<ui::MessageBar*>();
  QVERIFY(message->isVisible() && message->text().contains(QStringLiteral("there is no training run here")));
}

void TstTrainingWindow::aRecordThatCannotBeReadIsToldAndItsRunComesBack() {
  QTemporaryDir folder;
  const QString run = folder.filePath("walks-1"), file = run + QStringLiteral("/run.json");
  QVERIFY(core::services::writeRunRecord(run.toStdString(), recordOf("mld-vae", RunRecord::State::Stopped)));
  ui::TrainingRuns runs({});
  QSignalSpy failed(&runs, &ui::TrainingRuns::failed), read(&runs, &ui::TrainingRuns::changed);
  const auto readAgain = [&] {
    const auto before = read.size();
    runs.setFolders(runs.folders());
    return QTest::qWaitFor([&] { return read.size() > before; });
  };
  runs.setFolders({run});
  QTRY_COMPARE(runs.runs().size(), std::size_t{1});
  // Another program writes it badly, or the disk gives back half of it.
  write(file, "{\"format\": \"gesto-run\", \"recipe\"");
  QVERIFY(readAgain() && readAgain());
  QVERIFY(runs.runs().empty());
  QCOMPARE(failed.size(), 1);
  QVERIFY(QString::fromStdString(failed.front().front().value<core::Error>().message).contains("run.json"));
  QCOMPARE(runs.folders(), QStringList{run});
  QVERIFY(core::services::writeRunRecord(run.toStdString(), recordOf("mld-vae", RunRecord::State::Stopped)));
  QVERIFY(readAgain());
  QCOMPARE(runs.runs().size(), std::size_t{1});
  // A folder that is gone is gone.
  QVERIFY(QDir(run).removeRecursively());
  QVERIFY(readAgain());
  QVERIFY(runs.folders().isEmpty());
}

STUDIO_GUI_TEST_MAIN(TstTrainingWindow)
#include "tst_training_window.moc"
