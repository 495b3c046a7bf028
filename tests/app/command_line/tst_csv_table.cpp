#include "app/command_line/csv_table.h"

#include <QTest>

using app::csvTable;

class TstCsvTable : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cellsMayHoldSeparatorsQuotesAndLines();
  void otherSeparators_data();
  void otherSeparators();
  void faultsNameTheirLine_data();
  void faultsNameTheirLine();
  void cutAfterEveryByteItNeverCrashes();
};

void TstCsvTable::cellsMayHoldSeparatorsQuotesAndLines() {
  const auto table = csvTable("\xEF\xBB\xBF Prompt ,OUT\r\n\r\n\"a, \"\"b\"\"\nc\",x.bvh\r\n , \nplain,y.bvh,more", "list.csv");
  QVERIFY2(table, table ? "" : table.error().message.c_str());
  QCOMPARE(table->columns, (std::vector<std::string>{"prompt", "out"}));
  QCOMPARE(table->lines.size(), std::size_t{2});
  QCOMPARE(table->lines[0].number, 3);
  QCOMPARE(table->lines[0].cells, (std::vector<std::string>{"a, \"b\"\nc", "x.bvh"}));
  QCOMPARE(table->lines[1].number, 6);
  QCOMPARE(table->lines[1].cells.size(), std::size_t{3});
}

void TstCsvTable::otherSeparators_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::newRow("semicolons") << QByteArray("a;b\n1,5;2\n");
  QTest::newRow("tabs") << QByteArray("a\tb\n1,5\t2\n");
}

void TstCsvTable::otherSeparators() {
  QFETCH(QByteArray, text);
  const auto table = csvTable(text.toStdString(), "list.csv");
  QVERIFY(table);
  QCOMPARE(table->lines[0].cells, (std::vector<std::string>{"1,5", "2"}));
}

void TstCsvTable::faultsNameTheirLine_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("says");
  QTest::newRow("nothing") << QByteArray("\n \n") << QByteArray("list.csv: is empty");
  QTest::newRow("no end") << QByteArray("a,b\n1,2\n\"3,4\n5,6\n") << QByteArray("list.csv:3: the quote");
  QTest::newRow("behind a quote") << QByteArray("a,b\n\"1\"2,3\n") << QByteArray("list.csv:2: there is text behind");
}

void TstCsvTable::faultsNameTheirLine() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, says);
  const auto table = csvTable(text.toStdString(), "list.csv");
  QVERIFY(!table);
  QCOMPARE(table.error().code, core::ErrorCode::ParseFailed);
  QVERIFY2(QByteArray::fromStdString(table.error().message).startsWith(says), table.error().message.c_str());
}

void TstCsvTable::cutAfterEveryByteItNeverCrashes() {
  const std::string whole = "prompt,style,out\r\n\"a \"\"walk\"\", then\r\nmore\",old,a.bvh\r\nplain,,b.bvh";
  for (std::size_t length = 0; length <= whole.size(); ++length) (void)csvTable(whole.substr(0, length), "list.csv");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x1e);
    (void)csvTable(flipped, "list.csv");
  }
}

QTEST_GUILESS_MAIN(TstCsvTable)
#include "tst_csv_table.moc"
