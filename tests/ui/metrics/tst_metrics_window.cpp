#include "tests/support/fake_generation_service.h"
#include "tests/ui/gui_test_main.h"
#include "ui/metrics/evaluation_dialog.h"
#include "ui/metrics/metrics_window.h"
#include "ui/widgets/message_bar.h"

#include "core/report/report_reader.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QTreeWidget>

using core::services::RunRecord;
using core::services::RunState;
using namespace core::metrics;

namespace {

void write(const QString& file, const QByteArray& text, bool isProgram = false) {
  QVERIFY(QDir().mkpath(QFileInfo(file).path()));
  QFile out(file);
  QVERIFY(out.open(QIODevice::WriteOnly));
  out.write(text);
  if (isProgram) QVERIFY(out.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

EvaluationReport someReport(double fid, double sra) {
  EvaluationReport report;
  report.protocol = "stylized";
  report.description = "What was asked.";
  report.dataName = "set";
  report.repetitions = 3;
  report.remarks = {"Few samples raise FID."};
  ReportRow real{"real motion", "Real.", true, "", 64, {}, {}, 0, 1};
  real.values["fid"] = {0.5, 0.1, {0.4, 0.5, 0.6}};
  real.values["sra"] = {0.98, 0.01, {0.97, 0.98, 0.99}};
  ReportRow made = real;
  made.name = "default";
  made.isReal = false;
  made.values["fid"] = {fid, 0.05, {fid - 0.05, fid, fid + 0.05}};
  made.values["fid.joints"] = {2.0, 0.1, {1.9, 2.1}};
  made.values["sra"] = {sra, 0.02, {sra, sra, sra}};
  ReportRow third = made;
  third.name = "mine";
  third.values["fid"] = {0.3, 0.05, {0.25, 0.3, 0.35}};
  report.rows = {real, made, third};
  return report;
}

// What a person looks at: the window with a folder of reports, and a `gesto` that may be a script.
struct TestMetrics {
  explicit TestMetrics(const QString& shipped = {}) : evaluations(folder.filePath("gesto")), training({}), choice(document), shelf(choice, jobs, service, service, {}) {
    if (shipped.isEmpty()) {
      write(folder.filePath("shipped/a/report.json"), QByteArray::fromStdString(reportJson(someReport(0.9, 0.6))));
      write(folder.filePath("shipped/b/report.json"), QByteArray::fromStdString(reportJson(someReport(0.6, 0.61))));
    }
    service.installed = {{"default",
                          "smoodi",
                          "SMooDi",
                          {.style = true},
                          {},
                          "",
                          {},
                          {{"ddim", "As published."}, {"noguide", "Without the classifier.", true}, {"inpaint", "Transfers.", true, true, false}}},
                         {"crossdiff", "crossdiff", "CrossDiff", {}, {}, "", {}}};
    choice.setModels(service.installed);
    window = std::make_unique<ui::MetricsWindow>(evaluations, training, shelf, jobs,
                                                 ui::MetricsWindow::Places{shipped.isEmpty() ? folder.filePath("shipped") : shipped, folder.filePath("evaluations"), {}});
    window->show();
  }
  QListWidget* list() const { return window->findChild<QListWidget*>("runList"); }
  QTableView* table() const { return window->findChild<QTableView*>("reportTable"); }
  QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
  int column(const QString& title) const {
    for (int i = 0; i < table()->model()->columnCount(); ++i)
      if (table()->model()->headerData(i, Qt::Horizontal).toString().startsWith(title)) return i;
    return -1;
  }
  QString message() const { return window->findChild<ui::MessageBar*>()->text(); }

  QTemporaryDir folder;
  test_support::FakeGenerationService service;
  ui::JobBridge jobs;
  ui::DocumentBridge document;
  ui::TrainingRuns evaluations, training;
  ui::ModelChoice choice;
  ui::ModelShelf shelf;
  std::unique_ptr<ui::MetricsWindow> window;
};

void keepPicture(QWidget& widget, const char* name) {
  const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE");
  if (keep.isEmpty()) return;
  QTest::qWait(200);  // until everything has its place
  QVERIFY(widget.grab().save(QString::fromLocal8Bit(keep) + u'/' + QLatin1String(name)));
}

}  // namespace

class TstMetricsWindow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void reportsThatShipAreThereOnFirstOpening();
  void columnsAreSortedAndRealMotionStaysOnTop();
  void twoReportsSideBySideMarkWhatIsNotChance();
  void aBrokenReportIsOneSentence();
  void reportsAreSaved();
  void theDialogSaysWhatIsMissing();
  void anEvaluationIsBegunStoppedGoneOnWithAndRead();
};

void TstMetricsWindow::reportsThatShipAreThereOnFirstOpening() {
  TestMetrics test(QStringLiteral(STUDIO_SOURCE_DIR "/resources/reports"));
  QVERIFY(test.list()->count() >= 4);
  QVERIFY2(test.list()->currentItem()->toolTip().endsWith("stylized-learnt"), qPrintable(test.list()->currentItem()->text()));  // of the weights that ship
  for (int i = 0; i < test.list()->count(); ++i) {
    test.list()->setCurrentRow(i);
    QTRY_VERIFY(test.table()->model()->rowCount() >= 3);
    QTRY_VERIFY(test.window->findChild<QTextBrowser*>("reportNotes")->toPlainText().contains("SMooDi, stylized motion"));
    QCOMPARE(test.cell(0, 0), QStringLiteral("real motion"));
    if (test.list()->currentItem()->toolTip().endsWith("stylized")) keepPicture(*test.window, "metrics.png");
  }
}

void TstMetricsWindow::columnsAreSortedAndRealMotionStaysOnTop() {
  TestMetrics test;
  QTRY_COMPARE(test.table()->model()->rowCount(), 3);
  const QAbstractItemModelTester tester(const_cast<QAbstractItemModel*>(static_cast<const QAbstractItemModel*>(test.table()->model())));
  const int fid = test.column("FID");
  QVERIFY(fid > 0);
  QCOMPARE(test.cell(1, 0), QStringLiteral("default"));  // as the report has them
  QCOMPARE(test.cell(1, fid), QStringLiteral("0.900 ± 0.050"));
  QCOMPARE(test.cell(1, test.column("SRA")), QStringLiteral("60.0 ± 2.0 %"));
  auto* header = test.table()->horizontalHeader();
  const auto click = [&] { QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(fid) + 20, header->height() / 2)); };
  click();
  QCOMPARE(test.cell(0, 0), QStringLiteral("real motion"));
  const QString first = test.cell(1, 0);
  click();
  QCOMPARE(test.cell(0, 0), QStringLiteral("real motion"));
  QVERIFY(test.cell(1, 0) != first && test.cell(2, 0) == first);
  // Second judges are shown on demand.
  const int before = test.table()->model()->columnCount();
  test.window->findChild<QCheckBox*>("mainOnly")->click();
  QCOMPARE(test.table()->model()->columnCount(), before + 1);
}

void TstMetricsWindow::twoReportsSideBySideMarkWhatIsNotChance() {
  TestMetrics test;
  QTRY_COMPARE(test.table()->model()->rowCount(), 3);
  QVERIFY(test.list()->currentItem()->text().startsWith(u'a'));
  auto* other = test.window->findChild<QComboBox*>("compareWith");
  QCOMPARE(other->count(), 2);  // nothing, b
  other->setFocus();
  QTest::keyClick(other, Qt::Key_Down);
  Q_EMIT other->activated(other->currentIndex());
  const int fid = test.column("FID"), sra = test.column("SRA");
  // 0.9 against 0.6: clearly worse; 60 % against 61 %: within the interval.
  QTRY_COMPARE(test.cell(1, fid), QStringLiteral("0.900 ± 0.050\n+0.300 ▼"));
  QCOMPARE(test.cell(1, sra), QStringLiteral("60.0 ± 2.0 %\n−1.0"));
  QCOMPARE(test.table()->model()->index(1, fid).data(Qt::ForegroundRole).value<QColor>(), ui::theme::kError);
  QCOMPARE(test.table()->model()->index(1, sra).data(Qt::ForegroundRole).value<QColor>(), ui::theme::kTextDim);
  QVERIFY(test.table()->model()->index(1, sra).data(Qt::ToolTipRole).toString().contains("lies within its interval"));
  keepPicture(*test.window, "compare.png");
}

void TstMetricsWindow::aBrokenReportIsOneSentence() {
  TestMetrics test;
  write(test.folder.filePath("broken.json"), "{\"format\":\"gesto-run\"}");
  test.window->open(test.folder.filePath("broken.json"));
  QTRY_VERIFY2(test.message().contains("broken.json") && test.message().contains("no report of an evaluation"), qPrintable(test.message()));
  test.window->open(test.folder.filePath("none"));
  QVERIFY2(test.message().contains("There is no report in"), qPrintable(test.message()));
  QCOMPARE(QSettings().value("metrics/opened").toStringList(), QStringList{test.folder.filePath("broken.json")});
}

void TstMetricsWindow::reportsAreSaved() {
  TestMetrics test;
  ui::ReportFiles files(test.jobs);
  const auto report = std::make_shared<const EvaluationReport>(someReport(0.9, 0.6));
  for (const char* name : {"out.json", "out.csv", "out.html"}) files.save(report, test.folder.filePath(name));
  QTRY_VERIFY(QFile::exists(test.folder.filePath("out.html")));
  QTRY_VERIFY(QFile::exists(test.folder.filePath("out.csv")));
  const auto read = readReport(test.folder.filePath("out.json").toStdString());
  QVERIFY(read && reportCsv(*read) == reportCsv(*report));
}

void TstMetricsWindow::theDialogSaysWhatIsMissing() {
  TestMetrics test;
  ui::EvaluationDialog dialog({test.service.installed, {}, {}, test.folder.filePath("evaluations")});
  dialog.show();
  auto* reason = dialog.findChild<QLabel*>("evaluationReason");
  auto* begin = dialog.findChild<QPushButton*>("primary");
  auto* models = dialog.findChild<QTreeWidget*>("evaluatedModels");
  QCOMPARE(models->topLevelItemCount(), 2);
  QVERIFY(!(models->topLevelItem(1)->flags() & Qt::ItemIsEnabled));  // it knows no styles
  QCOMPARE(reason->text(), QStringLiteral("Choose a data set."));
  write(test.folder.filePath("set/manifest.json"), "{}");
  dialog.findChild<QLineEdit*>("evaluationData")->setText(test.folder.filePath("set"));
  QVERIFY2(reason->text().contains("nobody to judge"), qPrintable(reason->text()));
  write(test.folder.filePath("judges/evaluator-all.safetensors"), "x");
  dialog.findChild<QLineEdit*>("evaluationJudges")->setText(test.folder.filePath("judges"));
  QVERIFY2(begin->isEnabled(), qPrintable(reason->text()));
  // A sweep of weights, which a number that cannot be read stops.
  const auto said = [&dialog](const char* word) {
    const auto words = dialog.record().command;
    const auto at = std::find(words.begin(), words.end(), word);
    return at == words.end() ? std::string() : *(at + 1);
  };
  auto* weights = dialog.findChild<QLineEdit*>("sweepWeights");
  QVERIFY(said("--sweep-ws").empty() && !weights->isEnabled());
  QTest::mouseClick(dialog.findChild<QCheckBox*>("evaluationSweep"), Qt::LeftButton, {}, QPoint(8, 8));
  QVERIFY(weights->isEnabled());
  QCOMPARE(said("--sweep-ws"), std::string("0.5,1.5,3"));
  QCOMPARE(said("--sweep-scale"), std::string("0,0.2,0.4"));
  for (const char* wrong : {"1, much", "-1", "12", " , "}) {
    weights->setText(QLatin1String(wrong));
    QVERIFY2(!begin->isEnabled() && reason->text().contains("style weights from 0 to 10"), wrong);
  }
  weights->setText(QStringLiteral("2"));
  QVERIFY2(begin->isEnabled(), qPrintable(reason->text()));
  // Another way to use a model is a row of its own.
  const auto way = [&](const char* word) {
    for (int i = 0; i < models->topLevelItem(0)->childCount(); ++i)
      if (models->topLevelItem(0)->child(i)->text(0).startsWith(word)) return models->topLevelItem(0)->child(i);
    return static_cast<QTreeWidgetItem*>(nullptr);
  };
  QVERIFY(way("ddim") && way("noguide") && way("inpaint"));
  QVERIFY(!way("ddim")->isHidden() && !way("noguide")->isHidden() && way("inpaint")->isHidden());
  models->expandAll();
  const QRect cell = models->visualItemRect(way("ddim"));
  QTest::mouseClick(models->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 9, cell.center().y()));
  QCOMPARE(said("--models"), std::string("default,default:ddim"));
  models->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
  QCOMPARE(said("--models"), std::string("default:ddim"));
  // It goes with what it says something about.
  auto* protocol = dialog.findChild<QComboBox*>("protocol");
  protocol->setCurrentIndex(protocol->findData("text-to-motion"));
  QVERIFY(way("noguide")->isHidden() && !way("ddim")->isHidden());
  protocol->setCurrentIndex(protocol->findData("transfer"));
  QVERIFY(!way("inpaint")->isHidden() && way("ddim")->isHidden() && said("--models").empty());
  protocol->setCurrentIndex(protocol->findData("stylized"));
  QCOMPARE(reason->text(), QStringLiteral("Tick at least one model."));
  // Plain prompts need neither data nor judges, and take every model.
  protocol->setCurrentIndex(protocol->findData("prompts"));
  QVERIFY(models->topLevelItem(1)->flags() & Qt::ItemIsEnabled);
  models->topLevelItem(0)->setCheckState(0, Qt::Checked);
  models->topLevelItem(1)->setCheckState(0, Qt::Checked);
  QVERIFY2(begin->isEnabled(), qPrintable(reason->text()));
  const auto record = dialog.record();
  const auto has = [&](const std::string& word) { return std::find(record.command.begin(), record.command.end(), word) != record.command.end(); };
  QVERIFY(record.command.front() == "evaluate" && has("prompts") && has("default,crossdiff") && has("--seeds") && !has("--data") && !has("--sweep-ws"));
  QCOMPARE(record.steps, std::int64_t{2});
  QVERIFY2(dialog.folder().endsWith("evaluations/prompts-1"), qPrintable(dialog.folder()));
  keepPicture(dialog, "new_evaluation.png");
}

void TstMetricsWindow::anEvaluationIsBegunStoppedGoneOnWithAndRead() {
  TestMetrics test;
  write(test.folder.filePath("half.json"), QByteArray::fromStdString(reportJson([] {
          auto report = someReport(0.9, 0.6);
          report.repetitions = 1;
          return report;
        }())));
  write(test.folder.filePath("whole.json"), QByteArray::fromStdString(reportJson(someReport(0.8, 0.6))));
  // Says that it works on its folder, writes a report with one repetition, and waits to be allowed to end.
  write(test.folder.filePath("gesto"), R"sh(#!/bin/bash
run=$1; from=$2
start=$(awk '{print $22}' /proc/$$/stat)
note() {
  printf '{"format":"gesto-run","version":1,"recipe":"evaluate","data":"/d","settings":{"protocol":"stylized"},"command":["%s","%s"],"steps":3,"seed":1,' "$run" "$from" > "$run/part"
  printf '"state":"%s","sentence":"","host":"%s","process":%s,"processStart":%s}' "$1" "$(hostname)" $$ "$start" >> "$run/part"
  mv "$run/part" "$run/run.json"
}
trap 'note stopped; exit 1' INT
note running
cp "$from/half.json" "$run/report.json"
echo 'default, 2 of 3: 16 of 128'
for i in $(seq 300); do
  if [ -f "$run/go" ]; then cp "$from/whole.json" "$run/report.json"; note finished; exit 0; fi
  sleep 0.1
done
)sh",
        true);
  const QString run = test.folder.filePath("evaluations/stylized-1");
  RunRecord record;
  record.recipe = "evaluate";
  record.steps = 3;
  record.settings = {{"protocol", "stylized"}};
  record.command = {run.toStdString(), test.folder.path().toStdString()};
  QVERIFY(test.evaluations.enqueue(run, record));
  const auto stateIs = [&](RunState state) {
    return test.evaluations.find(run) && test.evaluations.find(run)->state == state && test.evaluations.find(run)->record->process > 0;
  };
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Running), 10'000);
  QTRY_VERIFY(test.list()->item(0)->text().startsWith("stylized-1"));
  test.list()->setCurrentRow(0);
  auto* text = test.window->findChild<QLabel*>("evaluationProgress");
  QTRY_VERIFY2_WITH_TIMEOUT(text->text().contains("default, 2 of 3: 16 of 128"), qPrintable(text->text()), 10'000);
  auto* bar = test.window->findChild<QProgressBar*>();
  QTRY_VERIFY(bar->isVisible() && bar->value() == 1 && bar->maximum() == 3);
  QTRY_COMPARE(test.cell(1, test.column("FID")), QStringLiteral("0.900 ± 0.050"));  // what there is so far is read
  keepPicture(*test.window, "evaluation.png");
  QTest::mouseClick(test.window->findChild<QPushButton*>("stopEvaluation"), Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Stopped), 10'000);
  auto* resume = test.window->findChild<QPushButton*>("pauseEvaluation");
  QTRY_COMPARE(resume->text(), QStringLiteral("Resume"));
  write(run + QStringLiteral("/go"), "");
  QTest::mouseClick(resume, Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(stateIs(RunState::Finished), 10'000);
  QTRY_COMPARE_WITH_TIMEOUT(test.cell(1, test.column("FID")), QStringLiteral("0.800 ± 0.050"), 10'000);
  QVERIFY(!bar->isVisible());
  // Off the list; its files stay.
  QTest::mouseClick(test.window->findChild<QPushButton*>("forgetReport"), Qt::LeftButton);
  QTRY_VERIFY(!test.list()->item(0)->text().startsWith("stylized-1"));
  QVERIFY(QFile::exists(run + QStringLiteral("/report.json")));
}

STUDIO_GUI_TEST_MAIN(TstMetricsWindow)
#include "tst_metrics_window.moc"
