#include "core/metrics/prompts/prompt_judge.h"
#include "tests/quality/calibration.h"
#include "tests/quality/posed_body.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <map>
#include <set>

using namespace core::metrics;

namespace {

const std::filesystem::path kHere = STUDIO_SOURCE_DIR "/tests/quality";
const QString kData = QStringLiteral(STUDIO_SOURCE_DIR "/../shared/data");

std::string listWith(const std::string& row) { return "# a remark\nid\tgroup\tprompt\tseconds\tfacts\tsee\n" + row + "\n"; }

}  // namespace

/// The list of prompts itself: that it reads, that wrong ones are refused with line and column, that verdicts add up, and that
/// recordings of what it asks for pass it.
class TstPromptList : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theFortyAreThere();
  void wrongListsAreRefused_data();
  void wrongListsAreRefused();
  void fourOfFiveSeedsShowAPrompt();
  void recordingsPassAndOthersFail();
};

void TstPromptList::theFortyAreThere() {
  const auto prompts = readPrompts(kHere / "prompts.tsv");
  QVERIFY2(prompts, prompts ? "" : prompts.error().message.c_str());
  QCOMPARE(prompts->size(), std::size_t(40));
  std::map<std::string, int> groups;
  std::set<std::string> texts;
  for (const auto& prompt : *prompts) {
    ++groups[prompt.group];
    texts.insert(prompt.text);
  }
  QCOMPARE(texts.size(), std::size_t(40));
  const std::map<std::string, int> wanted = {{"locomotion", 10}, {"action", 12}, {"gesture", 8}, {"two actions", 10}};
  QCOMPARE(groups, wanted);
}

void TstPromptList::wrongListsAreRefused_data() {
  QTest::addColumn<std::string>("text");
  QTest::addColumn<QByteArray>("says");
  const auto row = [](const char* name, const std::string& text, const char* says) { QTest::newRow(name) << text << QByteArray(says); };
  row("nothing", "", "list:1:1: there is no line that names the columns");
  row("another head", "id\tgroup\tprompt\tseconds\tfact\tsee\n", "list:1:25: expected the column \"facts\", found \"fact\"");
  row("too few columns", listWith("walk\tlocomotion\ta person walks"), "list:3:17: expected the 6 columns");
  row("an empty cell", listWith("walk\tlocomotion\t\t4\tpath >= 1 m\tsteps"), "list:3:17: the column \"prompt\" is empty");
  row("too long", listWith("walk\tlocomotion\twalks\t12\tpath >= 1 m\tsteps"), "list:3:23: seconds are 1 to 9.8, found \"12\"");
  row("wrong facts", listWith("walk\tlocomotion\twalks\t4\tpath >= 1 m; oath >= 1\tsteps"), "list:3:38: there is no measure \"oath\"; the nearest is path");
  row("an id twice", listWith("walk\tlocomotion\twalks\t4\tpath >= 1 m\tsteps\nwalk\tlocomotion\tgoes\t4\tpath >= 1 m\tsteps"),
      "list:4:1: the id \"walk\" is there twice");
}

void TstPromptList::wrongListsAreRefused() {
  QFETCH(std::string, text);
  QFETCH(QByteArray, says);
  const auto prompts = parsePrompts(text, "list");
  QVERIFY(!prompts);
  QVERIFY2(QByteArray::fromStdString(prompts.error().message).startsWith(says), prompts.error().message.c_str());
}

void TstPromptList::fourOfFiveSeedsShowAPrompt() {
  const auto prompts = parsePrompts(listWith("walk\tlocomotion\twalks\t4\tforward >= 1 m\tsteps"), "list");
  QVERIFY(prompts);
  const auto& prompt = prompts->front();
  const auto walks = judgePrompt(prompt, quality::posed(4, [](double s, quality::Pose& pose) { pose.z = s; }));
  const auto stands = judgePrompt(prompt, quality::posed(4, [](double, quality::Pose&) {}));
  QVERIFY(walks.shown && !stands.shown);
  QVERIFY(walks.margin > 0.0 && stands.margin < 0.0);
  QCOMPARE(walks.facts.size(), std::size_t(1));
  QVERIFY(std::abs(walks.facts[0].value - 3.95) < 0.01);
  QVERIFY(tallyOf(prompt, std::vector{walks, walks, stands, walks, walks}).isShown);
  QVERIFY(!tallyOf(prompt, std::vector{walks, stands, stands, walks, walks}).isShown);
  QCOMPARE(tallyOf(prompt, std::vector{walks, stands, stands, walks, walks}).shownSeeds, 3);
  QVERIFY(!tallyOf(prompt, std::vector{walks, walks, stands}).isShown);
  QVERIFY_EXCEPTION_THROWN(tallyOf(prompt, {}), std::invalid_argument);
  // A body that hangs in the air is told beside, and a jump is no floating.
  const auto hangs = judgePrompt(prompt, quality::posed(4, [](double s, quality::Pose& pose) {
                                   const float up = s > 1.0 && s < 2.0 ? 0.1f : 0.0f;
                                   pose.y += up, pose.leftAnkle.y += up, pose.rightAnkle.y += up;
                                 }));
  QVERIFY(std::abs(hangs.bearing.floatingSeconds - 0.95) < 0.11);
  QCOMPARE(stands.bearing.floatingSeconds, 0.0);
  QVERIFY(stands.bearing.trunkLean < 1.0 && stands.bearing.skating == 0.0);
}

void TstPromptList::recordingsPassAndOthersFail() {
  const auto clips = quality::readRecordedClips(kHere / "recorded.tsv");
  QVERIFY2(clips, clips ? "" : clips.error().message.c_str());
  if (!QDir(kData).exists()) QSKIP("there is no data bundle beside the source tree");
  // Only the recordings of the list are unpacked.
  std::map<std::string, std::set<std::string>> members;
  for (const auto& clip : *clips) members[clip.file.substr(0, clip.file.find('/'))].insert(clip.file);
  QTemporaryDir folder;
  for (const auto& [archive, files] : members) {
    const QString packed = kData + "/" + QString::fromStdString(archive) + ".tar.xz";
    if (!QFile::exists(packed)) QSKIP(qPrintable(packed + " is not there"));
    QStringList arguments = {"-xJf", packed, "-C", folder.path()};
    for (const auto& file : files) arguments << QString::fromStdString(file);
    QProcess tar;
    tar.start("tar", arguments);
    if (!tar.waitForFinished(120000) || tar.exitCode() != 0) QSKIP(qPrintable("tar cannot unpack " + packed + ": " + tar.readAllStandardError()));
  }
  const auto prompts = readPrompts(kHere / "prompts.tsv");
  QVERIFY(prompts);
  const auto table = quality::calibrate(*prompts, *clips, folder.path().toStdString());
  QVERIFY2(table, table ? "" : table.error().message.c_str());
  qInfo("%s", quality::tableText(*table).c_str());
  for (const auto& row : *table) {
    QVERIFY2(row.shows > 0, row.id.c_str());
    QVERIFY2(row.showsPassed >= 0.9 * row.shows, (row.id + " " + quality::disagreements({row})).c_str());
    QVERIFY2(row.others - row.othersPassed >= 0.9 * row.others, (row.id + " " + quality::disagreements({row})).c_str());
  }
}

QTEST_GUILESS_MAIN(TstPromptList)
#include "tst_prompt_list.moc"
