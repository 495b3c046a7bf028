#include "core/base/file.h"
#include "core/base/random.h"
#include "core/text/characters.h"
#include "core/text/compact_bpe.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <stdexcept>

using core::ErrorCode;
using core::text::CompactBpe;

namespace {

std::vector<std::string> captions() {
  const std::vector<std::string> subjects = {"a person", "someone", "A man", "the figure"};
  const std::vector<std::string> verbs = {"walks", "runs", "walks slowly", "jumps", "waves with the left hand", "kicks", "turns around"};
  const std::vector<std::string> places = {"forward", "to the left", "to the right", "in a circle", "backwards", "and stops."};
  std::vector<std::string> all;
  for (const auto& subject : subjects) {
    for (const auto& verb : verbs) {
      for (const auto& place : places) all.push_back(subject + " " + verb + " " + place);
    }
  }
  return all;
}

std::string randomText(core::base::RandomStream& random, std::uint64_t longest) {
  std::string bytes;
  for (auto n = random.below(longest + 1); n > 0; --n) {
    // Half letters and spaces, half any byte.
    bytes.push_back(random.uniform() < 0.5 ? "abc wx yz"[random.below(9)] : static_cast<char>(random.below(256)));
  }
  return bytes;
}

constexpr std::size_t kAll = std::size_t{1} << 20;

}  // namespace

class TstCompactBpe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void trainingReachesTheSizeAndShortensText();
  void theOrderOfTheTextsDoesNotMatter();
  void mergesFollowFrequency();
  void trainingStopsWhenNothingRepeats();
  void decodingGivesTheNormalisedTextBack_data();
  void decodingGivesTheNormalisedTextBack();
  void decodingGivesRandomBytesBackNormalised();
  void aWordIsSpelledTheSameWhereverItStands();
  void encodingStopsAtTheLimit();
  void emptyTextHasNoTokens();
  void aVeryLongWordIsQuick();
  void jsonGivesTheSameTokenizer();
  void hostileJsonIsRefused_data();
  void hostileJsonIsRefused();
  void cutJsonNeverCrashes();
  void filesNameThemselvesInErrors();
  void wrongIdsAndSizesThrow();
};

void TstCompactBpe::trainingReachesTheSizeAndShortensText() {
  const auto tokenizer = CompactBpe::train(captions(), 300);
  QCOMPARE(tokenizer.vocabularySize(), std::size_t{300});
  const std::string text = "a person walks to the left";
  QVERIFY(tokenizer.encode(text, kAll).size() < CompactBpe().encode(text, kAll).size() / 2);
  QCOMPARE(CompactBpe().encode("ab", kAll), (std::vector<int>{1 + ' ', 1 + 'a', 1 + 'b'}));
}

void TstCompactBpe::theOrderOfTheTextsDoesNotMatter() {
  auto texts = captions();
  const auto first = CompactBpe::train(texts, 320).toJson();
  QCOMPARE(CompactBpe::train(texts, 320).toJson(), first);
  std::reverse(texts.begin(), texts.end());
  QCOMPARE(CompactBpe::train(texts, 320).toJson(), first);
}

void TstCompactBpe::mergesFollowFrequency() {
  // " ab" four times, " cd" three times: " a" first (of equal counts the smaller ids), then " ab", then " c", " cd".
  const auto tokenizer = CompactBpe::train({"ab ab ab ab cd cd cd"}, 261);
  const auto json = QByteArray::fromStdString(tokenizer.toJson());
  QVERIFY2(json.contains("[[33,98],[257,99],[33,100],[259,101]]"), json.constData());
}

void TstCompactBpe::trainingStopsWhenNothingRepeats() {
  QCOMPARE(CompactBpe::train({"abc def ghi"}, 5000).vocabularySize(), CompactBpe::kSmallestVocabulary);
  QCOMPARE(CompactBpe::train({}, 5000).vocabularySize(), CompactBpe::kSmallestVocabulary);
  QCOMPARE(CompactBpe::train({"", "  "}, 257).vocabularySize(), CompactBpe::kSmallestVocabulary);
}

void TstCompactBpe::decodingGivesTheNormalisedTextBack_data() {
  QTest::addColumn<QString>("text");
  QTest::newRow("caption") << "A person walks forward, slowly.";
  QTest::newRow("seen in no training") << "zwölf Boxkämpfer jagen Viktor quer";
  QTest::newRow("spaces") << "   a \t person\n\nwalks  ";
  QTest::newRow("emoji") << "walks 😂😂 home";
  QTest::newRow("punctuation first") << "...and then he's 25!";
  QTest::newRow("Chinese") << "一个人 走路";
  QTest::newRow("2,000 characters") << QString("a person walks on and on. ").repeated(77);
  QTest::newRow("one word of 2,000 characters") << QString("walk").repeated(500);
}

void TstCompactBpe::decodingGivesTheNormalisedTextBack() {
  QFETCH(QString, text);
  const auto tokenizer = CompactBpe::train(captions(), 400);
  const std::string bytes = text.toStdString();
  QCOMPARE(tokenizer.decode(tokenizer.encode(bytes, kAll)), CompactBpe::normalised(bytes));
  QCOMPARE(CompactBpe().decode(CompactBpe().encode(bytes, kAll)), CompactBpe::normalised(bytes));
}

void TstCompactBpe::decodingGivesRandomBytesBackNormalised() {
  const auto tokenizer = CompactBpe::train(captions(), 400);
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    core::base::RandomStream random(seed);
    const std::string bytes = randomText(random, 400);
    const auto ids = tokenizer.encode(bytes, kAll);
    QCOMPARE(tokenizer.decode(ids), CompactBpe::normalised(bytes));
    for (const int id : ids) QVERIFY(id > 0 && static_cast<std::size_t>(id) < tokenizer.vocabularySize());
    // What is cut off does not change what stands before it.
    const auto cut = tokenizer.encode(bytes, 5);
    QCOMPARE(cut, std::vector<int>(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(5, ids.size()))));
    QCOMPARE(core::text::validUtf8(tokenizer.decode(cut)), tokenizer.decode(cut));
  }
}

void TstCompactBpe::aWordIsSpelledTheSameWhereverItStands() {
  const auto tokenizer = CompactBpe::train(captions(), 400);
  const auto alone = tokenizer.encode("walks", kAll);
  const auto pair = tokenizer.encode("Walks walks", kAll);
  QCOMPARE(pair.size(), 2 * alone.size());
  QVERIFY(std::equal(alone.begin(), alone.end(), pair.begin()));
  QVERIFY(std::equal(alone.begin(), alone.end(), pair.begin() + static_cast<std::ptrdiff_t>(alone.size())));
}

void TstCompactBpe::encodingStopsAtTheLimit() {
  const CompactBpe bytes;
  QCOMPARE(bytes.encode("walks", 3).size(), std::size_t{3});
  QCOMPARE(bytes.encode("walks", 0).size(), std::size_t{0});
}

void TstCompactBpe::emptyTextHasNoTokens() {
  const auto tokenizer = CompactBpe::train(captions(), 300);
  QVERIFY(tokenizer.encode("", kAll).empty());
  QVERIFY(tokenizer.encode(" \n\t ", kAll).empty());
  QCOMPARE(tokenizer.decode({}), std::string());
  QCOMPARE(tokenizer.decode({0, 0}), std::string());
}

void TstCompactBpe::aVeryLongWordIsQuick() {
  const auto tokenizer = CompactBpe::train(captions(), 400);
  QElapsedTimer timer;
  timer.start();
  const auto ids = tokenizer.encode(std::string(1 << 20, 'a'), kAll);
  QVERIFY(!ids.empty());
  QVERIFY2(timer.elapsed() < 20000, qPrintable(QString("%1 ms").arg(timer.elapsed())));
}

void TstCompactBpe::jsonGivesTheSameTokenizer() {
  const auto tokenizer = CompactBpe::train(captions(), 350);
  const auto again = CompactBpe::fromJson(tokenizer.toJson());
  QVERIFY2(again, again ? "" : again.error().message.c_str());
  QCOMPARE(again->vocabularySize(), tokenizer.vocabularySize());
  for (const auto& text : captions()) QCOMPARE(again->encode(text, 48), tokenizer.encode(text, 48));
  QCOMPARE(again->toJson(), tokenizer.toJson());
}

void TstCompactBpe::hostileJsonIsRefused_data() {
  QTest::addColumn<QByteArray>("json");
  const auto row = [](const char* name, const QByteArray& merges) {
    QTest::newRow(name) << QByteArray("{\"kind\":\"compact-bpe\",\"version\":1,\"merges\":" + merges + "}");
  };
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("no JSON") << QByteArray("{");
  QTest::newRow("a list") << QByteArray("[]");
  QTest::newRow("other kind") << QByteArray("{\"kind\":\"clip\",\"version\":1,\"merges\":[]}");
  QTest::newRow("other version") << QByteArray("{\"kind\":\"compact-bpe\",\"version\":2,\"merges\":[]}");
  QTest::newRow("no merges") << QByteArray("{\"kind\":\"compact-bpe\",\"version\":1}");
  row("merges are a number", "5");
  row("a merge is a number", "[5]");
  row("three ids", "[[1,2,3]]");
  row("text ids", "[[\"a\",\"b\"]]");
  row("fractions", "[[1.5,2]]");
  row("padding merged", "[[0,1]]");
  row("negative", "[[-1,1]]");
  row("not made yet", "[[257,1]]");
  row("huge", "[[9223372036854775807,1]]");
  row("beyond 64 bits", "[[18446744073709551615,1]]");
  row("twice", "[[1,2],[1,2]]");
  QByteArray doubling = "[[1,1]";
  for (int id = 257; id < 400; ++id) doubling += ",[" + QByteArray::number(id) + "," + QByteArray::number(id) + "]";
  row("doubling", doubling + "]");
  QTest::newRow("deep") << QByteArray(100000, '[');
}

void TstCompactBpe::hostileJsonIsRefused() {
  QFETCH(QByteArray, json);
  const auto read = CompactBpe::fromJson(json.toStdString());
  QVERIFY(!read);
  QVERIFY(read.error().code == ErrorCode::ParseFailed);
  QVERIFY(!read.error().message.empty() && read.error().message.find('\n') == std::string::npos);
}

void TstCompactBpe::cutJsonNeverCrashes() {
  const std::string json = CompactBpe::train(captions(), 280).toJson();
  for (std::size_t length = 0; length < json.size(); ++length) QVERIFY(!CompactBpe::fromJson(std::string_view(json).substr(0, length)));
  core::base::RandomStream random(1);
  for (int i = 0; i < 500; ++i) {
    std::string flipped = json;
    flipped[random.below(flipped.size())] = static_cast<char>(random.below(256));
    const auto read = CompactBpe::fromJson(flipped);
    if (read) QVERIFY(read->vocabularySize() >= CompactBpe::kSmallestVocabulary);
  }
}

void TstCompactBpe::filesNameThemselvesInErrors() {
  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("vocabulary.json").toStdString();
  const auto missing = CompactBpe::load(file);
  QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
  const auto tokenizer = CompactBpe::train(captions(), 300);
  QVERIFY(tokenizer.save(file));
  const auto read = CompactBpe::load(file);
  QVERIFY(read && read->toJson() == tokenizer.toJson());
  QVERIFY(core::base::writeFileAtomically(file, "{}"));
  const auto broken = CompactBpe::load(file);
  QVERIFY(!broken && broken.error().code == ErrorCode::ParseFailed);
  QVERIFY2(broken.error().message.find("vocabulary.json") != std::string::npos, broken.error().message.c_str());
}

void TstCompactBpe::wrongIdsAndSizesThrow() {
  const CompactBpe bytes;
  QVERIFY_EXCEPTION_THROWN(bytes.decode({257}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(bytes.decode({-1}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)CompactBpe::train({}, 256), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)CompactBpe::train({}, std::size_t{1} << 40), std::invalid_argument);
}

QTEST_GUILESS_MAIN(TstCompactBpe)
#include "tst_compact_bpe.moc"
