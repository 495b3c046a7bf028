#include "core/dataset/words/content_phrases.h"
#include "core/dataset/words/label_tables.h"
#include "core/dataset/words/own_descriptions.h"
#include "core/dataset/words/style_words.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <stdexcept>

using namespace core;
using namespace core::dataset;

class TstLabelWords : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void stylesOfSourcesAreMerged();
  void everyWordMeansOneLabel();
  void whatAModelKnowsIsWhatIsMeant();
  void everyContentIsSaidInManyWays();
  void rowsThatAreNotWholeAreRefused();
  void whatMakersCallARecordingIsCutIntoParts_data();
  void whatMakersCallARecordingIsCutIntoParts();
  void partsAreSaidInSentencesThatDiffer();
  void labelsOfTrialsAreContentsThatCanBeSaid();
};

void TstLabelWords::stylesOfSourcesAreMerged() {
  QCOMPARE(canonicalStyle("elderly"), std::string("old"));
  QCOMPARE(canonicalStyle("Tired"), std::string("exhausted"));
  QCOMPARE(canonicalStyle("masculinity"), std::string("masculine"));
  QCOMPARE(canonicalStyle("proud"), std::string("proud"));
  // What people say is no label of a data set: a style that a source calls neutral stays what it is.
  QCOMPARE(canonicalStyle("neutral"), std::string("neutral"));
}

void TstLabelWords::everyWordMeansOneLabel() {
  std::set<std::string> labels, words;
  for (const auto& row : labelRows(styleTable(), 3)) {
    QVERIFY2(row[2] == "data" || row[2] == "people", row[2].c_str());
    QVERIFY2(words.insert(row[1]).second, row[1].c_str());
    labels.insert(row[0]);
  }
  QVERIFY(labels.size() >= 10);
  for (const auto& label : labels) {
    QVERIFY2(!words.contains(label), label.c_str());
    const std::vector<std::string> known = {"proud", label};
    const auto others = wordsForStyle(label);
    QVERIFY2(!others.empty(), label.c_str());
    for (const auto& word : others) QCOMPARE(styleMeant(word, known), label);
  }
  QCOMPARE(wordsForStyle("active"), (std::vector<std::string>{"energetic", "lively"}));
  QVERIFY(wordsForStyle("proud").empty());
}

void TstLabelWords::whatAModelKnowsIsWhatIsMeant() {
  const std::vector<std::string> both = {"exhausted", "tired"}, one = {"exhausted"};
  QCOMPARE(styleMeant("Tired", both), std::string("tired"));
  QCOMPARE(styleMeant("Tired", one), std::string("exhausted"));
  QCOMPARE(styleMeant("Tired", {}), std::string("tired"));
  QCOMPARE(styleMeant("Exhausted", one), std::string("exhausted"));
  QCOMPARE(styleMeant("unheard of", both), std::string("unheard of"));
}

void TstLabelWords::everyContentIsSaidInManyWays() {
  const auto contents = phrasedContents();
  QCOMPARE(contents.size(), std::size_t{24});
  base::RandomStream random(7), again(7);
  for (const auto& content : contents) {
    const auto sentences = contentPhrases(content);
    QVERIFY2(sentences.size() >= 3, content.c_str());
    QCOMPARE(std::set<std::string>(sentences.begin(), sentences.end()).size(), sentences.size());
    std::set<std::string> drawn;
    for (int i = 0; i < 200; ++i) {
      const auto sentence = randomContentCaption(content, random);
      QCOMPARE(randomContentCaption(content, again), sentence);
      const auto known = std::find_if(sentences.begin(), sentences.end(), [&](const std::string& one) { return sentence.ends_with(one.substr(8)); });
      QVERIFY2(known != sentences.end() && sentences.front().starts_with("a person "), sentence.c_str());
      drawn.insert(sentence);
    }
    QVERIFY2(drawn.size() > sentences.size(), content.c_str());
  }
  QCOMPARE(contentPhrases("walk").front(), std::string("a person walks forward"));
  QVERIFY(contentPhrases("fly").empty() && randomContentCaption("fly", random).empty());
}

void TstLabelWords::rowsThatAreNotWholeAreRefused() {
  QCOMPARE(labelRows("# remark\n\na\tb c\nd\te\n", 2), (std::vector<std::vector<std::string>>{{"a", "b c"}, {"d", "e"}}));
  for (const char* wrong : {"a\n", "a\tb\tc\n", "a\t\n"}) QVERIFY_EXCEPTION_THROWN(labelRows(wrong, 2), std::logic_error);
}

void TstLabelWords::whatMakersCallARecordingIsCutIntoParts_data() {
  QTest::addColumn<QString>("description");
  QTest::addColumn<QStringList>("parts");
  const auto row = [](const char* description, const QStringList& parts) { QTest::newRow(description) << description << parts; };
  row("walk, veer left", {"walk", "veer left"});
  row("run/jog, sudden stop", {"run/jog", "sudden stop"});
  row("playground - climb, hang, swing", {"climb", "hang", "swing"});
  row("nursery rhyme - \"I'm a little teapot...\"", {"nursery rhyme"});
  row("bear (human subject)", {"bear"});
  row("Walk to Run", {"walk", "run"});
  row("jumps kicks and punches", {"jumps kicks", "punches"});
  row("SadWalk", {"sad walk"});
  row("B19_WalkToPickUpBox", {"walk", "pick up box"});
  row("B18_Walk2Leap2Walk", {"walk", "leap", "walk"});
  row("B21_S2_PutDownBoxToWalk", {"put down box", "walk"});
  row("A02_SwayT2", {"sway"});
  row("C12_RunTurnLeft45", {"run turn left 45"});
  row("D11_ReadyToTaunt1ToReady", {"ready", "taunt", "ready"});
  row("D4_RandomStuff", {});
  row("", {});
}

void TstLabelWords::whatMakersCallARecordingIsCutIntoParts() {
  QFETCH(QString, description);
  QFETCH(QStringList, parts);
  QStringList found;
  for (const auto& part : describedParts(description.toStdString())) found << QString::fromStdString(part);
  QCOMPARE(found, parts);
}

void TstLabelWords::partsAreSaidInSentencesThatDiffer() {
  const std::vector<std::string> parts = {"walk", "pick up box"};
  const auto sentences = sentencesOf(parts);
  QVERIFY(sentences.size() >= 3);
  QCOMPARE(sentences.front(), std::string("a person walks and picks up a box"));
  QCOMPARE(std::set<std::string>(sentences.begin(), sentences.end()).size(), sentences.size());
  QCOMPARE(sentencesOf(parts), sentences);
  QVERIFY(sentencesOf({}).empty());
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, sentencesOf(std::vector<std::string>{"walk", "unheard of"}));
  for (const auto& part : knownParts()) {
    QCOMPARE(describedParts(part), std::vector<std::string>{part});
    QVERIFY2(!sentencesOf(std::vector{part}).empty(), part.c_str());
  }
}

void TstLabelWords::labelsOfTrialsAreContentsThatCanBeSaid() {
  QCOMPARE(labelsOfTrial("CMU", "120_22").style, std::string("zombie"));
  QVERIFY(labelsOfTrial("CMU", "01_01").content.empty());
  for (const auto& row : labelRows(trialLabelTable(), 4)) {
    QVERIFY2(!contentPhrases(row[2]).empty(), row[2].c_str());
    QCOMPARE(canonicalStyle(row[3]), row[3]);
  }
}

QTEST_GUILESS_MAIN(TstLabelWords)
#include "tst_label_words.moc"
