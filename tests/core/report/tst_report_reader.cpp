#include "core/base/file.h"
#include "core/report/report_difference.h"
#include "core/report/report_reader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::metrics;

/// What was written is read back; what is no report is one sentence.
class TstReportReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsWrittenIsReadBack();
  void theShippedReportsAreRead_data();
  void theShippedReportsAreRead();
  void whatIsNoReportIsRefused_data();
  void whatIsNoReportIsRefused();
  void aReportCutAnywhereIsRefused();
  void differencesAreToldFromChance();

 private:
  static EvaluationReport someReport() {
    EvaluationReport report;
    report.protocol = "stylized";
    report.description = "What \"was\" asked, in UTF-8: größer";
    report.dataName = "set";
    report.dataHash = "00ff";
    report.seed = 12345678901234567ULL;
    report.repetitions = 2;
    report.judges = {{"z", "second"}, {"all", "ours"}};
    report.settings = {{"style weight", "1.5"}};
    report.remarks = {"Compare like with like."};
    report.seconds = 12.5;
    report.captions = {200, 30, 12};
    ReportRow real{"real motion", "Real.", true, "", 64, {}, {{"style/old", 0.75}}, 0.0, 1.5};
    real.values["fid"] = {0.5, 0.1, {0.4, 0.6}};
    report.rows = {real, real};
    report.rows[1].name = "default";
    report.rows[1].isReal = false;
    report.rows[1].modelHash = "abcd";
    report.sweep.push_back({1.5, 0.2, true, real.values});
    return report;
  }
};

void TstReportReader::whatIsWrittenIsReadBack() {
  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("report.json").toStdString();
  const auto written = someReport();
  QVERIFY(base::writeFileAtomically(file, reportJson(written)));
  const auto read = readReport(file);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  // Everything that the files of a report hold is the same.
  QCOMPARE(reportJson(*read), reportJson(written));
  QCOMPARE(reportCsv(*read), reportCsv(written));
  QCOMPARE(reportHtml(*read), reportHtml(written));
  QCOMPARE(read->judges.front().first, std::string("z"));
  QVERIFY(read->captions.captions == 200 && read->captions.exact == 30 && read->captions.near == 12);
  QVERIFY(reportCsv(*read).find("\"captions\",in_training,0.15,0,1,200\n") != std::string::npos);
  QVERIFY(reportHtml(*read).find("30 (15.0 %) stand in training word for word, 12 (6.0 %) nearly") != std::string::npos);
}

void TstReportReader::theShippedReportsAreRead_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"stylized", "stylized-learnt", "stylized-packed", "stylized-steps", "text-to-motion", "ablation-smoodi", "ablation-crossdiff"})
    QTest::addRow("%s", name) << name;
}

void TstReportReader::theShippedReportsAreRead() {
  QFETCH(QString, name);
  const auto report = readReport(std::filesystem::path(STUDIO_SOURCE_DIR "/resources/reports") / name.toStdString() / "report.json");
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(report->rows.size() > 2 && report->rows.front().isReal && report->repetitions >= 3);
  QVERIFY(report->rows.front().values.count("fid") == 1);
  QCOMPARE(report->captions.captions,
           name == "stylized-packed" || name == "stylized-learnt" || name == "stylized-steps" ? 490 : 0);  // the others were written before captions were looked at
}

void TstReportReader::whatIsNoReportIsRefused_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("says");
  QTest::newRow("no JSON") << QByteArray("walk") << "no report of an evaluation";
  QTest::newRow("a list") << QByteArray("[1]") << "no report of an evaluation";
  QTest::newRow("another file") << QByteArray(R"({"format":"gesto-run"})") << "no report of an evaluation";
  QTest::newRow("newer") << QByteArray(R"({"format":"gesto-evaluation","version":2})") << "newer program";
  QTest::newRow("half") << QByteArray(R"({"format":"gesto-evaluation","version":1,"protocol":"stylized"})") << "description";
  QTest::newRow("wrong kind") << QByteArray(R"({"format":"gesto-evaluation","version":"1"})") << "report.json";
}

void TstReportReader::whatIsNoReportIsRefused() {
  QFETCH(QByteArray, text);
  QFETCH(QString, says);
  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("report.json").toStdString();
  QVERIFY(base::writeFileAtomically(file, text.toStdString()));
  const auto read = readReport(file);
  QVERIFY(!read);
  QVERIFY2(read.error().message.find(says.toStdString()) != std::string::npos && read.error().message.find("report.json") != std::string::npos,
           read.error().message.c_str());
}

void TstReportReader::aReportCutAnywhereIsRefused() {
  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("report.json").toStdString();
  const auto whole = reportJson(someReport());
  for (std::size_t length = 0; length + 2 < whole.size(); length += 7) {
    QVERIFY(base::writeFileAtomically(file, whole.substr(0, length)));
    QVERIFY(!readReport(file));
  }
}

void TstReportReader::differencesAreToldFromChance() {
  const MeasuredValue low{0.5, 0.03, {0.47, 0.53}}, high{0.6, 0.04, {0.56, 0.64}}, once{0.9, 0.0, {0.9}};
  const auto up = differenceOf(high, low, Better::Higher);
  QVERIFY(up.isClear && up.isBetter == true && std::abs(up.value - 0.1) < 1e-12 && std::abs(up.halfWidth - 0.05) < 1e-12);
  QVERIFY(differenceOf(high, low, Better::Lower).isBetter == false);
  QVERIFY(!differenceOf(high, MeasuredValue{0.57, 0.03, {0.54, 0.6}}, Better::Higher).isClear);
  const auto unknown = differenceOf(once, low, Better::Higher);
  QVERIFY(!unknown.isClear && !unknown.isBetter && unknown.value > 0.3);
  // Nearer to real motion is better, whichever way.
  const MeasuredValue real{0.62, 0.01, {0.61, 0.63}};
  QVERIFY(!differenceOf(high, low, Better::LikeReal).isBetter);
  QVERIFY(differenceOf(high, low, Better::LikeReal, &real, &real).isBetter == true);
  QVERIFY(differenceOf(low, high, Better::LikeReal, &real, &real).isBetter == false);
}

QTEST_GUILESS_MAIN(TstReportReader)
#include "tst_report_reader.moc"
