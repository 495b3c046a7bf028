#include "tests/support/fixtures.h"

#include <QtTest/QtTest>

/// ReMoDiffuse against the outputs of the published implementations.
class TstRemodiffuseFixtures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void moduleGivesThePublishedNumbers_data();
  void moduleGivesThePublishedNumbers();
};

void TstRemodiffuseFixtures::moduleGivesThePublishedNumbers_data() {
  QTest::addColumn<QString>("fixture");
  for (const auto& name : tests::fixtureNames({"remodiffuse"})) QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
  if (!tests::sharedFolder()) QTest::addRow("no shared folder") << QString();
}

void TstRemodiffuseFixtures::moduleGivesThePublishedNumbers() {
  QFETCH(QString, fixture);
  if (fixture.isEmpty()) QSKIP("the shared folder with the reference outputs is not there");
  const auto report = tests::runFixture(fixture.toStdString());
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  qInfo("%s", report->text.c_str());
  QVERIFY2(report->matches, report->text.c_str());
}

QTEST_APPLESS_MAIN(TstRemodiffuseFixtures)
#include "tst_remodiffuse_fixtures.moc"
