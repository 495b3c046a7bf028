#include "tests/support/fixtures.h"

#include <QtTest/QtTest>

/// MLD and SMooDi against the outputs of the published implementations.
class TstSmoodiFixtures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void moduleGivesThePublishedNumbers_data();
  void moduleGivesThePublishedNumbers();
};

void TstSmoodiFixtures::moduleGivesThePublishedNumbers_data() {
  QTest::addColumn<QString>("fixture");
  // The long loops are a test of their own, labelled slow.
  const std::vector<std::string> slow{"smoodi-sample", "smoodi-transfer"}, quick{"mld-", "style-network", "smoodi-denoiser", "smoodi-guide", "smoodi-invert"};
  const auto& prefixes = qEnvironmentVariableIsSet("STUDIO_SLOW_FIXTURES") ? slow : quick;
  for (const auto& name : tests::fixtureNames(prefixes)) QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
  if (!tests::sharedFolder()) QTest::addRow("no shared folder") << QString();
}

void TstSmoodiFixtures::moduleGivesThePublishedNumbers() {
  QFETCH(QString, fixture);
  if (fixture.isEmpty()) QSKIP("the shared folder with the reference outputs is not there");
  const auto report = tests::runFixture(fixture.toStdString());
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  qInfo("%s", report->text.c_str());
  QVERIFY2(report->matches, report->text.c_str());
}

QTEST_APPLESS_MAIN(TstSmoodiFixtures)
#include "tst_smoodi_fixtures.moc"
