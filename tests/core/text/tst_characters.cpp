#include "core/base/random.h"
#include "core/text/characters.h"

#include <QTest>

#include <string>

using namespace core::text;

class TstCharacters : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyCodePointSurvivesWritingAndReading();
  void malformedBytesBecomeReplacementCharacters_data();
  void malformedBytesBecomeReplacementCharacters();
  void classesFollowUnicode();
  void cleaningLowersAndJoins_data();
  void cleaningLowersAndJoins();
  void cleaningTwiceChangesNothingMore();
  void wordsSplitAsInClip();
};

void TstCharacters::everyCodePointSurvivesWritingAndReading() {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;  // surrogates are no characters
    std::string text;
    appendUtf8(text, c);
    std::size_t offset = 0;
    if (nextCodePoint(text, offset) != c || offset != text.size() || validUtf8(text) != text) QFAIL(qPrintable(QString::number(c, 16)));
  }
}

void TstCharacters::malformedBytesBecomeReplacementCharacters_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<int>("replacements");
  QTest::newRow("stray continuation") << QByteArray("a\x80z") << 1;
  QTest::newRow("cut sequence") << QByteArray("a\xE2\x82") << 2;
  QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << 2;
  QTest::newRow("overlong three") << QByteArray("\xE0\x80\xAF") << 3;
  QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 3;
  QTest::newRow("above the last") << QByteArray("\xF4\x90\x80\x80") << 4;
  QTest::newRow("no lead at all") << QByteArray("\xFF\xFE") << 2;
  QTest::newRow("good ones stay") << QByteArray("\xE2\x82\xAC \xF0\x9F\x98\x82") << 0;
}

void TstCharacters::malformedBytesBecomeReplacementCharacters() {
  QFETCH(QByteArray, bytes);
  QFETCH(int, replacements);
  const std::string text = validUtf8(bytes.toStdString());
  int found = 0;
  for (std::size_t i = 0; i < text.size();) found += nextCodePoint(text, i) == 0xFFFD ? 1 : 0;
  QCOMPARE(found, replacements);
}

void TstCharacters::classesFollowUnicode() {
  for (const char32_t c : {U'a', U'Z', U'é', U'ß', U'ж', U'ا', U'漢', U'ひ', U'한'}) QVERIFY2(isLetter(c), std::to_string(c).c_str());
  for (const char32_t c : {U'0', U'9', U'²', U'½', U'٣'}) QVERIFY2(isNumber(c) && !isLetter(c), std::to_string(c).c_str());
  for (const char32_t c : {U'.', U'-', U'\'', U'€', U'😂', U'×'}) QVERIFY2(!isNumber(c) && !isLetter(c) && !isSpace(c), std::to_string(c).c_str());
  for (const char32_t c : {U' ', U'\t', U'\n', U'\r', U'\u00A0', U'\u2003', U'\u3000'}) QVERIFY2(isSpace(c), std::to_string(c).c_str());
}

void TstCharacters::cleaningLowersAndJoins_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("clean");
  QTest::newRow("empty") << ""
                         << "";
  QTest::newRow("only spaces") << " \t\r\n "
                               << "";
  QTest::newRow("spaces") << "  A  person\twalks.\r\n"
                          << "a person walks.";
  QTest::newRow("umlauts") << "ÄÖÜ ẞ Émile"
                           << "äöü ß émile";
  QTest::newRow("Greek and Cyrillic") << "ΑΒΓ ЖЯ"
                                      << "αβγ жя";
  QTest::newRow("dotted capital i") << "İ"
                                    << "i̇";
  QTest::newRow("Chinese") << "一个人 走路"
                           << "一个人 走路";
}

void TstCharacters::cleaningLowersAndJoins() {
  QFETCH(QString, text);
  QFETCH(QString, clean);
  QCOMPARE(QString::fromStdString(cleanedLowerCase(text.toStdString())), clean);
}

void TstCharacters::cleaningTwiceChangesNothingMore() {
  core::base::RandomStream random(11);
  for (int i = 0; i < 500; ++i) {
    std::string bytes;
    for (auto n = random.below(60); n > 0; --n) bytes.push_back(static_cast<char>(random.below(256)));
    const std::string once = cleanedLowerCase(bytes);
    QCOMPARE(cleanedLowerCase(once), once);
    QCOMPARE(validUtf8(once), once);
  }
}

void TstCharacters::wordsSplitAsInClip() {
  const std::string text = "it's 25m, they're-here!! über";
  std::vector<std::string> words;
  for (const auto word : splitWords(text)) words.emplace_back(word);
  QCOMPARE(words, (std::vector<std::string>{"it", "'s", "2", "5", "m", ",", "they", "'re", "-", "here", "!!", "über"}));
  QVERIFY(splitWords("").empty());
}

QTEST_GUILESS_MAIN(TstCharacters)
#include "tst_characters.moc"
