#include "core/dataset/words/content_phrases.h"
#include "core/dataset/words/label_tables.h"
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

QTEST_GUILESS_MAIN(TstLabelWords)
#include "tst_label_words.moc"
