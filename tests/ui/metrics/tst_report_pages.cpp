#include "tests/support/evaluation_folder.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/metrics/bar_plot.h"
#include "ui/metrics/frontier_plot.h"
#include "ui/metrics/metrics_window.h"
#include "ui/metrics/report_pages.h"
#include "ui/widgets/note_label.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolTip>

#include <cmath>
#include <set>

using namespace core::metrics;
using test_support::motionWords;

namespace {

EvaluationReport sweptReport() {
  EvaluationReport report;
  report.protocol = "stylized";
  report.description = "What was asked.";
  report.dataName = "set";
  report.repetitions = 2;
  report.settings = {{"content weight", "each model's own"}, {"style weight", "1.5"}, {"classifier scale", "0.2"}};
  report.captions = {120, 30, 12};
  ReportRow real{"real motion", "Real.", true, "", 64, {}, {}, 0, 1};
  real.values["fid"] = {0.5, 0.1, {0.4, 0.6}};
  real.values["sra"] = {0.9, 0.05, {0.85, 0.95}};
  real.values["slide"] = {2.5, 0.2, {2.3, 2.7}};
  ReportRow made = real;
  made.name = "default";
  made.isReal = false;
  made.modelHash = "m1";
  made.values["fid"] = {1.5, 0.2, {1.3, 1.7}};
  ReportRow plain = made;
  plain.name = "default:mld";
  report.rows = {real, made, plain};
  for (const double scale : {0.0, 0.2})
    for (const double weight : {0.75, 1.5, 3.0}) {
      SweepPoint point{weight, scale, weight == 1.5 && scale == 0.2, {}};
      point.values["sra"] = {0.2 + 0.15 * weight + scale, 0.0, {0.2}};
      point.values["fid"] = {1.0 + 0.4 * weight + scale, 0.0, {1.0}};
      point.values["r3"] = {0.7 - 0.05 * weight, 0.0, {0.7}};
      report.sweep.push_back(point);
    }
  return report;
}

// The whole studio with the metrics window on a report whose motions are beside it.
struct TestReport {
  TestReport() {
    QFile file(folder.filePath("mine/report.json"));
    QDir().mkpath(folder.filePath("mine"));
    isWritten = file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(reportJson(sweptReport()))) > 0;
    file.close();
    QStringList words;
    for (int i = 0; i < 6; ++i) words << motionWords("m1", "", QStringLiteral("a person does %1").arg(i), "old", i + 1);
    words << motionWords("m1", "mld", "a person waves", "", 1) << motionWords("m1", "", "a person limps", "old", 1, 3.0, 0.0);
    test_support::writeMotions(folder.filePath("mine"), "motions", words);
    test.window.actions().metrics->trigger();
    metrics = test.window.findChild<ui::MetricsWindow*>();
    metrics->open(folder.filePath("mine"));
  }
  QTableView* table() const { return metrics->findChild<QTableView*>("reportTable"); }
  bool isShown() const { return table()->model()->rowCount() == 3; }
  QPushButton* button(const char* name) const { return metrics->findChild<QPushButton*>(name); }
  void chooseRow(int row, bool isDouble = false) const {
    const QPoint place = table()->visualRect(table()->model()->index(row, 0)).center();
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, place);
    if (isDouble) QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, place);
  }
  std::size_t takes() const { return test.project().takes.size(); }

  QTemporaryDir folder;
  bool isWritten = false;
  test_support::TestStudio test;
  ui::MetricsWindow* metrics = nullptr;
};

void keepPicture(QWidget& widget, const char* name) {
  const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE");
  if (keep.isEmpty()) return;
  QTest::qWait(200);
  QVERIFY(widget.grab().save(QString::fromLocal8Bit(keep) + u'/' + QLatin1String(name)));
}

}  // namespace

/// What one does with a report: its rows play, its sweep goes into the sliders, its columns are bars.
class TstReportPages : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void aRowsMotionsBecomeTakes();
  void aDoubleClickShowsMotionsAndSaysWhyThereAreNone();
  void aReportWithoutMotionsSaysSo();
  void aPointOfTheSweepGoesIntoTheSliders();
  void pointsAreReadAndChosenByKeys();
  void aPointsMotionsBecomeTakes();
  void barsFollowTheColumn();
};

void TstReportPages::aRowsMotionsBecomeTakes() {
  TestReport report;
  QVERIFY(report.isWritten);
  QTRY_VERIFY(report.isShown());
  const auto before = report.takes();
  QVERIFY(!report.button("showMotions")->isEnabled());  // no row yet
  report.chooseRow(1);
  QTRY_VERIFY(report.button("showMotions")->isEnabled());
  QTest::mouseClick(report.button("showMotions"), Qt::LeftButton);
  QTRY_COMPARE(report.takes(), before + 4);
  const auto& takes = report.test.project().takes;
  const auto& first = takes[before];
  QVERIFY2(QString::fromStdString(first.name).startsWith("default · old · a person does"), first.name.c_str());
  QCOMPARE(first.clip->frameCount(), 30);
  QVERIFY(first.report.remarks.front().find("mine") != std::string::npos);
  QCOMPARE(report.test.project().view.shown[0], first.id);
  std::set<std::string> prompts;
  for (std::size_t i = before; i < takes.size(); ++i) prompts.insert(takes[i].request.prompt);
  QCOMPARE(prompts.size(), std::size_t{4});
  // Again: the next ones, then from the start; one step of undo takes them away together.
  QTest::mouseClick(report.button("showMotions"), Qt::LeftButton);
  QTRY_COMPARE(report.takes(), before + 8);
  for (std::size_t i = before + 4; i < takes.size(); ++i) prompts.insert(takes[i].request.prompt);
  QCOMPARE(prompts.size(), std::size_t{6});
  report.test.studio.document.undo();
  QCOMPARE(report.takes(), before + 4);
  report.test.studio.document.undo();
  QCOMPARE(report.takes(), before);
  report.test.studio.document.redo();
  QCOMPARE(report.takes(), before + 4);
}

void TstReportPages::aDoubleClickShowsMotionsAndSaysWhyThereAreNone() {
  TestReport report;
  QTRY_VERIFY(report.isShown());
  const auto before = report.takes();
  report.chooseRow(2, true);  // default:mld, of which there is one
  QTRY_COMPARE(report.takes(), before + 1);
  QCOMPARE(report.test.project().takes.back().request.prompt, std::string("a person waves"));
  report.chooseRow(0, true);
  auto* note = report.metrics->findChild<ui::NoteLabel*>();
  QTRY_VERIFY2(note->text().contains("Real motions lie in the data set"), qPrintable(note->text()));
  QCOMPARE(report.takes(), before + 1);
}

void TstReportPages::aReportWithoutMotionsSaysSo() {
  TestReport report;
  QTRY_VERIFY(report.isShown());
  QVERIFY(QDir(report.folder.filePath("mine/cache")).removeRecursively());
  report.chooseRow(1);
  QTRY_VERIFY(!report.button("showMotions")->isEnabled());
  QVERIFY(report.button("showMotions")->toolTip().contains("not on this computer"));
}

void TstReportPages::aPointOfTheSweepGoesIntoTheSliders() {
  TestReport report;
  QTRY_VERIFY(report.isShown());
  auto* pages = report.metrics->findChild<ui::ReportPages*>();
  pages->setCurrentIndex(2);
  auto* plot = report.metrics->findChild<ui::FrontierPlot*>("frontierFid");
  auto* other = report.metrics->findChild<ui::FrontierPlot*>("frontierText");
  QTRY_COMPARE(plot->points().size(), std::size_t{6});
  QVERIFY(!report.button("useWeights")->isEnabled());
  QTest::mouseClick(plot, Qt::LeftButton, {}, plot->placeOf(5).toPoint());
  QCOMPARE(plot->chosen(), 5);
  QCOMPARE(other->chosen(), 5);  // the same setting in both
  QVERIFY(report.metrics->findChild<QLabel*>("sweepPoint")->text().contains("style 3, style guide 0.2"));
  keepPicture(*report.metrics, "sweep.png");
  const auto before = report.test.project().draft.request.guidance;
  QTest::mouseClick(report.button("useWeights"), Qt::LeftButton);
  const auto& guidance = report.test.project().draft.request.guidance;
  QCOMPARE(guidance.styleWeight, 3.0);
  QCOMPARE(guidance.classifierScale, 0.2);
  QVERIFY(guidance.contentWeight == before.contentWeight);
  report.test.studio.document.undo();
  QVERIFY(report.test.project().draft.request.guidance == before);
  // A double click on a point does it at once.
  QTest::mouseDClick(other, Qt::LeftButton, {}, other->placeOf(0).toPoint());
  QCOMPARE(report.test.project().draft.request.guidance.styleWeight, 0.75);
  QCOMPARE(report.test.project().draft.request.guidance.classifierScale, 0.0);
}

void TstReportPages::pointsAreReadAndChosenByKeys() {
  ui::FrontierPlot plot;
  plot.resize(400, 240);
  plot.setPoints({{10.0, 1.0, "0.75 / 0", "style 0.75\nFID: 1.0", "0", 4, false},
                  {30.0, 2.0, "3 / 0", "style 3\nFID: 2.0", "0", 7, true},
                  {std::nan(""), 2.0, "wild", "", "0", 9, false}},
                 "style recognised, %", "FID");
  QCOMPARE(plot.points().size(), std::size_t{2});
  plot.show();
  QVERIFY(QTest::qWaitForWindowExposed(&plot));
  // Without a display of its own the pointer cannot be moved there.
  const QPointF near = plot.placeOf(1) + QPointF(3.0, 2.0);
  QMouseEvent move(QEvent::MouseMove, near, plot.mapToGlobal(near), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&plot, &move);
  QTRY_COMPARE(QToolTip::text(), QStringLiteral("style 3\nFID: 2.0"));
  QCOMPARE(plot.cursor().shape(), Qt::PointingHandCursor);
  QList<int> chosen, used;
  connect(&plot, &ui::FrontierPlot::pointChosen, this, [&](int number) { chosen << number; });
  connect(&plot, &ui::FrontierPlot::pointUsed, this, [&](int number) { used << number; });
  for (const auto key : {Qt::Key_Return, Qt::Key_Right, Qt::Key_Right, Qt::Key_Left, Qt::Key_Return}) QTest::keyClick(&plot, key);
  QCOMPARE(chosen, (QList<int>{4, 7, 4}));
  QCOMPARE(used, QList<int>{4});
  QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(200, 5));  // beside all of them
  QCOMPARE(chosen.size(), 3);
}

void TstReportPages::aPointsMotionsBecomeTakes() {
  TestReport report;
  QTRY_VERIFY(report.isShown());
  report.metrics->findChild<ui::ReportPages*>()->setCurrentIndex(2);
  auto* plot = report.metrics->findChild<ui::FrontierPlot*>("frontierFid");
  QTRY_COMPARE(plot->points().size(), std::size_t{6});
  const auto before = report.takes();
  QTest::mouseClick(plot, Qt::LeftButton, {}, plot->placeOf(2).toPoint());  // 3 / 0
  QTest::mouseClick(report.button("showPointMotions"), Qt::LeftButton);
  QTRY_COMPARE(report.takes(), before + 1);
  QCOMPARE(report.test.project().takes.back().request.prompt, std::string("a person limps"));
  // A point whose motions are gone is one sentence.
  QTest::mouseClick(plot, Qt::LeftButton, {}, plot->placeOf(0).toPoint());
  QTest::mouseClick(report.button("showPointMotions"), Qt::LeftButton);
  auto* message = report.metrics->findChild<ui::MessageBar*>();
  QTRY_VERIFY2(message->text().contains("none of the motions kept here"), qPrintable(message->text()));
}

void TstReportPages::barsFollowTheColumn() {
  TestReport report;
  QTRY_VERIFY(report.isShown());
  report.metrics->findChild<ui::ReportPages*>()->setCurrentIndex(1);
  auto* bars = report.metrics->findChild<ui::BarPlot*>();
  auto* metric = report.metrics->findChild<QComboBox*>("barMetric");
  QCOMPARE(bars->bars().size(), std::size_t{3});
  auto* header = report.table()->horizontalHeader();
  for (int column = 1; column < report.table()->model()->columnCount(); ++column) {
    const QString title = report.table()->model()->headerData(column, Qt::Horizontal).toString();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(column) + 20, header->height() / 2));
    QVERIFY2(title.startsWith(metric->currentText()), qPrintable(title));
  }
  metric->setCurrentIndex(metric->findData("fid"));
  QVERIFY(bars->bars()[0].isReal && bars->bars()[1].text == QStringLiteral("1.500 ± 0.200"));
  QVERIFY(bars->barAt(1).width() > 2.5 * bars->barAt(0).width());  // 1.5 against 0.5, both from 0
  keepPicture(*report.metrics, "bars.png");
}

STUDIO_GUI_TEST_MAIN(TstReportPages)
#include "tst_report_pages.moc"
