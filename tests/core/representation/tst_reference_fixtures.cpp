#include "tests/support/fixtures.h"

#include <QtTest>

#include <ATen/Parallel.h>

/// Every motion-*, metric-* and evaluator module against the outputs of the published implementations.
class TstReferenceFixtures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }
  void outputsAgreeWithThePublishedImplementation_data();
  void outputsAgreeWithThePublishedImplementation();
};

void TstReferenceFixtures::outputsAgreeWithThePublishedImplementation_data() {
  QTest::addColumn<QString>("fixture");
  const auto names = tests::fixtureNames({"motion-", "metric-", "t2m-"});
  for (const auto& name : names) QTest::newRow(name.c_str()) << QString::fromStdString(name);
  if (names.empty()) QTest::newRow("none") << QString();
}

void TstReferenceFixtures::outputsAgreeWithThePublishedImplementation() {
  QFETCH(QString, fixture);
  if (fixture.isEmpty()) QSKIP("the shared folder with the reference outputs is absent");
  const auto report = tests::runFixture(fixture.toStdString());
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  qInfo("%s", report->text.c_str());
  QVERIFY2(report->matches, report->text.c_str());
}

QTEST_GUILESS_MAIN(TstReferenceFixtures)
#include "tst_reference_fixtures.moc"
