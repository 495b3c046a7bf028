#include "core/report/published_tables.h"
#include "core/report/report_reader.h"

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace core::metrics;

namespace {

ReportRow rowOf(const std::string& name, const std::string& system, double fid, double skating, double sra) {
  ReportRow row{name, "Made.", false, "", 64, {}, {}, 0, 0, system};
  const auto around = [](double mean) { return MeasuredValue{mean, 0.1, {mean - 0.1, mean, mean + 0.1}}; };
  row.values = {{"fid", around(fid)}, {"skating", around(skating)}, {"sra", around(sra)}, {"diversity", around(3.0)}};
  return row;
}

// The published table has SMooDi before Motion Puzzle in all three columns.
EvaluationReport someReport() {
  EvaluationReport report;
  report.protocol = "stylized";
  report.repetitions = 3;
  report.rows = {rowOf("default", "SMooDi", 1.0, 2.0, 0.9), rowOf("default:reuse", "SMooDi", 90.0, 90.0, 0.0),
                 rowOf("default+motion-puzzle", "MLD + Motion Puzzle", 2.0, 1.0, 0.85), rowOf("default:vae", "", 0.0, 0.0, 1.0)};
  return report;
}

std::string verdictIn(const std::vector<Ordering>& orderings, const std::string& metric) {
  const auto found = std::find_if(orderings.begin(), orderings.end(), [&](const Ordering& one) { return one.metric.starts_with(metric); });
  return found == orderings.end() ? "missing" : wordOf(found->verdict);
}

}  // namespace

class TstPublishedTables : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyColumnNamesAMetric();
  void orderingsAreHeldNotHeldOrUndecided();
  void oneRepetitionDecidesNothing();
  void onlyTheProtocolsOwnTablesCount();
  void theyStandInTheFiles();
};

void TstPublishedTables::everyColumnNamesAMetric() {
  for (const auto& table : publishedTables()) {
    for (const auto& column : table.columns) {
      QVERIFY2(describeMetric(column.metric).group != "Other", column.metric.c_str());
      const auto arrow = column.title.find("↑") != std::string::npos ? Better::Higher : column.title.find("↓") != std::string::npos ? Better::Lower : Better::LikeReal;
      QVERIFY2(column.better == arrow, column.title.c_str());
    }
    for (const auto& [name, cells] : table.rows) QCOMPARE(cells.size(), table.columns.size());
  }
}

void TstPublishedTables::orderingsAreHeldNotHeldOrUndecided() {
  const auto orderings = orderingsOf(someReport());
  // One pair of systems in three columns; diversity has no direction, MM-Dist and R-precision were not measured, a system's second row does not count.
  QCOMPARE(orderings.size(), std::size_t{3});
  for (const auto& one : orderings) QCOMPARE(one.ahead + " > " + one.behind, std::string("SMooDi > MLD + Motion Puzzle"));
  QCOMPARE(verdictIn(orderings, "FID"), std::string("held"));
  QCOMPARE(verdictIn(orderings, "Foot skating"), std::string("not held"));
  QCOMPARE(verdictIn(orderings, "SRA"), std::string("undecided"));
  QCOMPARE(orderingCounts(orderings), std::vector<std::string>{"SMooDi, stylized motion: 1 of 3 orderings held, 1 not held, 1 undecided"});
}

void TstPublishedTables::oneRepetitionDecidesNothing() {
  auto report = someReport();
  for (auto& row : report.rows)
    for (auto& [name, value] : row.values) value = {value.mean, 0.0, {value.mean}};
  for (const auto& one : orderingsOf(report)) QCOMPARE(wordOf(one.verdict), std::string("undecided"));
}

void TstPublishedTables::onlyTheProtocolsOwnTablesCount() {
  auto report = someReport();
  report.protocol = "text-to-motion";
  QVERIFY(orderingsOf(report).empty());
  report.rows[0].system = "MDM";
  report.rows[2].system = "T2M-GPT";
  const auto orderings = orderingsOf(report);
  QCOMPARE(orderings.size(), std::size_t{1});
  QCOMPARE(orderings[0].ahead, std::string("T2M-GPT"));  // 0.141 before 0.544
  QCOMPARE(wordOf(orderings[0].verdict), std::string("not held"));
}

void TstPublishedTables::theyStandInTheFiles() {
  QTemporaryDir folder;
  const auto path = std::filesystem::path(folder.path().toStdString());
  QVERIFY(writeReport(someReport(), path).ok());
  const auto read = readReport(path / "report.json");
  QVERIFY2(read.ok(), read ? "" : read.error().message.c_str());
  QCOMPARE(read->rows[2].system, std::string("MLD + Motion Puzzle"));
  QCOMPARE(orderingsOf(*read).size(), std::size_t{3});
  const auto json = nlohmann::json::parse(reportJson(*read));
  QCOMPARE(json["orderings"][1]["verdict"].get<std::string>(), std::string("not held"));
  const auto html = reportHtml(*read);
  QVERIFY(html.find("1 of 3 orderings held") != std::string::npos && html.find("<td>not held</td>") != std::string::npos);
}

QTEST_GUILESS_MAIN(TstPublishedTables)
#include "tst_published_tables.moc"
