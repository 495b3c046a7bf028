#include "core/base/file.h"
#include "core/report/votes.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

using namespace core;
using namespace core::metrics;
using Choice = Vote::Choice;

/// Votes as a file, and what many of them say.
class TstVotes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsWrittenIsReadBack();
  void aFileThatIsNoneIsRefused_data();
  void aFileThatIsNoneIsRefused();
  void strengthsThatMadeTheVotesAreFound();
  void moreVotesNarrowTheInterval();
  void equallyGoodIsHalfAWin();
  void whoAlwaysWonStaysFinite();
  void rowsThatNobodyComparedStandInOneList();

 private:
  static std::vector<Vote> many(const char* a, const char* b, int wins, int losses) {
    std::vector<Vote> votes;
    for (int i = 0; i < wins; ++i) votes.push_back({a, b, Choice::First, "", 0});
    for (int i = 0; i < losses; ++i) votes.push_back({b, a, Choice::First, "", 0});  // either may stand first
    return votes;
  }
  QTemporaryDir folder_;
};

void TstVotes::whatIsWrittenIsReadBack() {
  const std::filesystem::path file = folder_.filePath("votes.jsonl").toStdString();
  QVERIFY(readVotes(file) && readVotes(file)->empty());
  const std::vector<Vote> votes = {
      {"default", "default:mld", Choice::Second, "a \"quoted\"\nperson größer", 12345}, {"b", "a", Choice::Same, "", 0}, {"a", "b", Choice::First, "x", 1}};
  QVERIFY(writeVotes(file, votes));
  const auto read = readVotes(file);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QVERIFY(*read == votes);
  // Cut off in its last line, as by a full disk: the others stay.
  const auto text = base::readWholeFile(file, 1 << 20).value();
  QVERIFY(base::writeFileAtomically(file, text.substr(0, text.size() - 9)));
  QCOMPARE(readVotes(file).value().size(), std::size_t{2});
}

void TstVotes::aFileThatIsNoneIsRefused_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::newRow("no JSON") << QByteArray("votes\n");
  QTest::newRow("a list") << QByteArray("[]\n");
  QTest::newRow("no choice") << QByteArray(R"({"first":"a","second":"b"})") + '\n';
  QTest::newRow("another choice") << QByteArray(R"({"first":"a","second":"b","choice":"third"})") + '\n';
  QTest::newRow("a number for a row") << QByteArray(R"({"first":1,"second":"b","choice":"same"})") + '\n';
}

void TstVotes::aFileThatIsNoneIsRefused() {
  QFETCH(QByteArray, text);
  const std::filesystem::path file = folder_.filePath("bad.jsonl").toStdString();
  const std::string good = R"({"first":"a","second":"b","choice":"same"})";
  QVERIFY(base::writeFileAtomically(file, good + "\n" + text.toStdString()));
  const auto read = readVotes(file);
  QVERIFY(!read && read.error().code == ErrorCode::ParseFailed);
  QVERIFY2(read.error().message.find("bad.jsonl:2:") != std::string::npos, read.error().message.c_str());
}

void TstVotes::strengthsThatMadeTheVotesAreFound() {
  const double truth[] = {0.8, 0.1, -0.9};
  const char* names[] = {"good", "middling", "poor"};
  std::mt19937 random(5);
  int covered = 0, asked = 0;
  for (int round = 0; round < 20; ++round) {
    std::vector<Vote> votes;
    for (int i = 0; i < 600; ++i) {
      const int a = i % 3, b = (i + 1 + i / 3 % 2) % 3;
      const double p = 1.0 / (1.0 + std::exp(truth[b] - truth[a]));
      votes.push_back({names[a], names[b], std::uniform_real_distribution<>(0.0, 1.0)(random) < p ? Choice::First : Choice::Second, "", 0});
    }
    const auto rows = bradleyTerry(votes);
    QCOMPARE(rows.size(), std::size_t{3});
    for (int k = 0; k < 3; ++k) {
      QCOMPARE(rows[static_cast<std::size_t>(k)].row, std::string(names[k]));
      const double off = std::abs(rows[static_cast<std::size_t>(k)].strength - truth[k]);
      QVERIFY2(off < 0.4, qPrintable(QString::number(off)));
      covered += off < rows[static_cast<std::size_t>(k)].halfWidth;
      ++asked;
    }
  }
  // 95 % of 60: the interval is neither a guess nor a boast.
  QVERIFY2(covered >= 51, qPrintable(QStringLiteral("%1 of %2").arg(covered).arg(asked)));
}

void TstVotes::moreVotesNarrowTheInterval() {
  const auto few = bradleyTerry(many("a", "b", 12, 8)), more = bradleyTerry(many("a", "b", 120, 80));
  QCOMPARE(few.front().row, std::string("a"));
  QCOMPARE(few.front().votes, 20);
  QVERIFY(few.front().halfWidth > 2.5 * more.front().halfWidth && more.front().halfWidth > 0.05);
  // Two rows: the difference is the log odds, with the one vote more that is "the same".
  QVERIFY(std::abs(more[0].strength - more[1].strength - std::log(120.5 / 80.5)) < 1e-6);
  QVERIFY(std::abs(more[0].strength + more[1].strength) < 1e-9);
  QVERIFY(more[0].share() > 0.5 && more[1].share() < 0.5);
}

void TstVotes::equallyGoodIsHalfAWin() {
  std::vector<Vote> votes(10, {"a", "b", Choice::Same, "", 0});
  const auto rows = bradleyTerry(votes);
  QVERIFY(std::abs(rows[0].strength) < 1e-9 && std::abs(rows[1].strength) < 1e-9);
  QCOMPARE(rows[0].wins, 5.0);
  votes.push_back({"a", "a", Choice::First, "", 0});  // a row against itself says nothing
  QCOMPARE(bradleyTerry(votes).front().votes, 10);
}

void TstVotes::whoAlwaysWonStaysFinite() {
  const auto rows = bradleyTerry(many("a", "b", 7, 0));
  QVERIFY(rows[0].row == "a" && std::isfinite(rows[0].strength) && rows[0].strength > 0.5);
  QVERIFY(std::isfinite(rows[0].halfWidth) && rows[0].halfWidth > 0.5);
  QVERIFY(bradleyTerry({}).empty());
}

void TstVotes::rowsThatNobodyComparedStandInOneList() {
  auto votes = many("a", "b", 6, 4);
  for (const auto& vote : many("c", "d", 9, 1)) votes.push_back(vote);
  const auto rows = bradleyTerry(votes);
  QCOMPARE(rows.size(), std::size_t{4});
  for (const auto& row : rows) QVERIFY2(std::isfinite(row.strength) && std::isfinite(row.halfWidth) && row.halfWidth > 0.0, row.row.c_str());
}

QTEST_GUILESS_MAIN(TstVotes)
#include "tst_votes.moc"
