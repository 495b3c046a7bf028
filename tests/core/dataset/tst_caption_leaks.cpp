#include "core/dataset/captions/caption_leaks.h"

#include <QTest>

using namespace core::dataset;

/// Captions of the test split that training knows.
class TstCaptionLeaks : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void caseAndPunctuationAreNoDifference();
  void wordForWordAndNearly_data();
  void wordForWordAndNearly();
  void differentCaptionsAreCountedOnce();
  void manyAreCompared();
};

void TstCaptionLeaks::caseAndPunctuationAreNoDifference() {
  QCOMPARE(plainCaption("  A person walks,\tslowly. "), std::string("a person walks slowly"));
  QCOMPARE(plainCaption("the person's left-hand"), std::string("the persons left hand"));
  QCOMPARE(plainCaption("?!"), std::string());
  QCOMPARE(plainCaption("geht größer"), std::string("geht größer"));
}

void TstCaptionLeaks::wordForWordAndNearly_data() {
  QTest::addColumn<QString>("asked");
  QTest::addColumn<int>("exact");
  QTest::addColumn<int>("near");
  QTest::newRow("the same") << "a person walks forward slowly and then waves with the right hand" << 1 << 0;
  QTest::newRow("other case and stops") << "A person walks forward slowly, and then waves with the right hand." << 1 << 0;
  QTest::newRow("no article") << "person walks forward slowly and then waves with right hand" << 0 << 1;
  QTest::newRow("one word of ten exchanged") << "a person walks forward slowly and then waves with the left hand" << 0 << 1;
  QTest::newRow("one word more") << "a person walks forward very slowly and then waves with the right hand" << 0 << 1;
  QTest::newRow("one word less") << "a person walks forward and then waves with the right hand" << 0 << 1;
  QTest::newRow("two words exchanged") << "a person walks backward slowly and then waves with the left hand" << 0 << 0;
  QTest::newRow("short, another word") << "a man jumps" << 0 << 0;
  QTest::newRow("short, another article") << "the man sits" << 0 << 1;
  QTest::newRow("other words in the same number") << "somebody quickly runs around in circles until he falls down flat" << 0 << 0;
  QTest::newRow("nothing") << "" << 0 << 0;
}

void TstCaptionLeaks::wordForWordAndNearly() {
  QFETCH(QString, asked);
  QFETCH(int, exact);
  QFETCH(int, near);
  const auto leaks = captionLeaks({asked.toStdString()}, {"a person walks forward slowly and then waves with the right hand", "a man sits"});
  QCOMPARE(leaks.exact, exact);
  QCOMPARE(leaks.near, near);
  QCOMPARE(leaks.captions, 1);
  QCOMPARE(leaks.isLeaked(asked.toStdString()), exact + near > 0);
}

void TstCaptionLeaks::differentCaptionsAreCountedOnce() {
  const auto leaks = captionLeaks({"A man sits.", "a man sits", "a man stands", "a man stands"}, {"a man sits"});
  QCOMPARE(leaks.captions, 2);
  QCOMPARE(leaks.exact, 1);
  QCOMPARE(leaks.leaked, (std::set<std::string>{"A man sits.", "a man sits"}));
  QVERIFY(!leaks.isLeaked("a man stands"));
  QCOMPARE(captionLeaks({}, {"a man sits"}).captions, 0);
  QCOMPARE(captionLeaks({"a man sits"}, {}).exact, 0);
}

void TstCaptionLeaks::manyAreCompared() {
  // Sentences of eight words from a small vocabulary; one differs from one that is known by one word.
  std::vector<std::string> training;
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (int w = 0; w < 8; ++w) text += "w" + std::to_string((i * 31 + w * 17 + i / 7 * w) % 400) + " ";
    training.push_back(text);
  }
  const auto known = training[1234];
  const auto other = "unheard " + known.substr(known.find(' ') + 1);
  const auto leaks = captionLeaks({known, other, "w1 x y z w5 w6 q r"}, training);
  QCOMPARE(leaks.exact, 1);
  QCOMPARE(leaks.near, 1);
  QVERIFY(leaks.isLeaked(other) && !leaks.isLeaked("w1 x y z w5 w6 q r"));
}

QTEST_GUILESS_MAIN(TstCaptionLeaks)
#include "tst_caption_leaks.moc"
