#include "core/report/report.h"
#include "core/report/svg_plot.h"

#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>

using namespace core::metrics;

namespace {

EvaluationReport someReport() {
  EvaluationReport report;
  report.protocol = "stylized";
  report.description = "A <b>description</b> & more";
  report.dataName = "set";
  report.dataHash = "00ff";
  report.repetitions = 3;
  report.judges = {{"all", "ours"}};
  report.remarks = {"Compare \"like\" with like."};
  ReportRow real{"real motion", "Real.", true, "", 64, {}, {}, 0, 1};
  real.values["fid"] = {0.5, 0.1, {0.4, 0.5, 0.6}};
  real.values["sra"] = {0.98, 0.01, {0.97, 0.98, 0.99}};
  ReportRow made = real;
  made.name = "a,\"b\" <model>";
  made.isReal = false;
  made.values["fid.joints"] = {2.0, 0.0, {2.0}};
  made.values["fid.upper"] = {1.5, 0.0, {1.5}};
  made.values["r3"] = {0.6, 0.02, {0.6}};
  made.breakdown["style/old"] = 0.5;
  report.rows = {real, made};
  for (const double scale : {0.0, 0.2})
    for (const double weight : {0.5, 1.5}) {
      SweepPoint point{weight, scale, weight == 1.5 && scale == 0.2, {}};
      point.values["sra"] = {0.4 + 0.1 * weight + scale, 0, {}};
      point.values["r3"] = {0.7 - 0.1 * weight, 0, {}};
      report.sweep.push_back(point);
    }
  return report;
}

QString problemIn(const std::string& markup) {
  QXmlStreamReader reader(QByteArray::fromStdString(markup));
  while (!reader.atEnd()) reader.readNext();
  return reader.hasError() ? reader.errorString() : QString();
}

}  // namespace

class TstReport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void thePageIsWholeAndFetchesNothing();
  void publishedNumbersAreMarked();
  void plotsAreWellFormed();
  void scriptsCanReadTheNumbers();
  void ticksCoverTheRange_data();
  void ticksCoverTheRange();
  void wildNumbersAreLeftOut();
  void suffixesNameTheJudge();
  void allThreeFilesAreWritten();
};

void TstReport::thePageIsWholeAndFetchesNothing() {
  const auto html = QString::fromStdString(reportHtml(someReport()));
  QVERIFY(html.startsWith("<!doctype html>") && html.endsWith("</html>\n"));
  for (const char* word : {"http:", "https:", "<script", "<link", "<img", "@import", "url("}) QVERIFY2(!html.contains(word), word);
  QVERIFY(html.contains("prefers-color-scheme:dark"));
  QVERIFY(html.contains("a,&quot;b&quot; &lt;model&gt;") && !html.contains("<model>") && !html.contains("<b>description"));
  QVERIFY(html.contains("FID-U") && html.contains("FID, judge on joints") && html.contains("Guidance sweep") && html.contains("0.500"));
  QCOMPARE(html.count("class=\"chosen\""), 1);  // one ring: the default; the sweep has SRA against R-precision only
}

void TstReport::publishedNumbersAreMarked() {
  const auto html = QString::fromStdString(reportHtml(someReport()));
  QVERIFY(html.contains("Measured elsewhere, on other data") && html.contains("72.418") && html.contains("0.730"));
  QVERIFY(html.indexOf("Measured elsewhere") < html.indexOf("72.418"));
  const auto json = nlohmann::json::parse(reportJson(someReport()));
  for (const auto& table : json["published"]) QVERIFY(!table["comparable"].get<bool>());
}

void TstReport::plotsAreWellFormed() {
  QCOMPARE(problemIn(rowPlot("A & b <c>", "x", {{"one \"1\"", 1.0, 0.2, false}, {"two", 3.0, 0.0, true}}, 2)), QString());
  QCOMPARE(problemIn(pointPlot("t", "x", "y", {{1, 2, "a < b", "s", true}, {2, 1, "b", "s", false}})), QString());
  QCOMPARE(problemIn(rowPlot("one value", "x", {{"only", 0.0, 0.0, false}}, 2)), QString());
}

void TstReport::scriptsCanReadTheNumbers() {
  const auto json = nlohmann::json::parse(reportJson(someReport()));
  QCOMPARE(json["rows"][1]["values"]["fid"]["mean"].get<double>(), 0.5);
  QCOMPARE(json["rows"][0]["isReal"].get<bool>(), true);
  QCOMPARE(json["sweep"].size(), std::size_t{4});
  const auto lines = QString::fromStdString(reportCsv(someReport())).split('\n', Qt::SkipEmptyParts);
  QCOMPARE(lines.front(), QStringLiteral("row,metric,mean,half_width,repetitions,motions"));
  QVERIFY(lines.contains("\"a,\"\"b\"\" <model>\",fid.joints,2,0,1,64"));
}

void TstReport::ticksCoverTheRange_data() {
  QTest::addColumn<double>("low");
  QTest::addColumn<double>("high");
  QTest::newRow("unit") << 0.0 << 1.0;
  QTest::newRow("narrow") << 0.731 << 0.7312;
  QTest::newRow("equal") << 3.0 << 3.0;
  QTest::newRow("zero") << 0.0 << 0.0;
  QTest::newRow("negative") << -17.0 << 230.0;
  QTest::newRow("large") << 1e9 << 4e9;
}

void TstReport::ticksCoverTheRange() {
  QFETCH(double, low);
  QFETCH(double, high);
  const auto ticks = roundTicks(low, high, 5);
  QVERIFY(ticks.size() >= 2 && ticks.size() < 16);
  const double slack = 1e-9 * std::max(1.0, std::abs(high));
  QVERIFY(ticks.front() <= low + slack && ticks.back() >= high - slack);
  QVERIFY(std::is_sorted(ticks.begin(), ticks.end()));
}

void TstReport::wildNumbersAreLeftOut() {
  const double none = std::nan("");
  QVERIFY(rowPlot("t", "x", {{"only", none, 0.0, false}}, 2).empty());
  QVERIFY(!QString::fromStdString(rowPlot("t", "x", {{"bad", none, 0.0, false}, {"good", 1.0, 0.0, false}}, 2)).contains("bad"));
  QCOMPARE(roundTicks(none, 1.0, 5).size(), std::size_t{2});
  auto report = someReport();
  report.rows[1].values["fid"].mean = none;
  QVERIFY(!reportHtml(report).empty());
  QVERIFY(nlohmann::json::parse(reportJson(report))["rows"][1]["values"]["fid"]["mean"].is_null());
}

void TstReport::suffixesNameTheJudge() {
  QCOMPARE(describeMetric("fid.lower").title, std::string("FID-L"));
  QCOMPARE(describeMetric("r3.joints").title, std::string("R-precision, top 3, judge on joints"));
  QCOMPARE(describeMetric("sra.paper").title, std::string("SRA, the paper's form"));
  QCOMPARE(describeMetric("fid.own").title, std::string("FID to own motions"));
  QCOMPARE(describeMetric("fid.own.joints").title, std::string("FID to own motions, judge on joints"));
  QCOMPARE(describeMetric("unheard").title, std::string("unheard"));
}

void TstReport::allThreeFilesAreWritten() {
  QTemporaryDir folder;
  const auto out = std::filesystem::path(folder.path().toStdString()) / "a" / "b";
  QVERIFY(writeReport(someReport(), out).ok());
  for (const char* name : {"report.html", "report.json", "report.csv"}) QVERIFY(std::filesystem::file_size(out / name) > 100);
  QVERIFY(!writeReport(someReport(), "/dev/null/x").ok());
}

QTEST_GUILESS_MAIN(TstReport)
#include "tst_report.moc"
