#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/text/characters.h"
#include "core/text/clip_tokenizer.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>
#include <optional>
#include <stdexcept>

using core::ErrorCode;
using core::text::ClipTokenizer;

namespace {

using Ids = std::vector<int>;

QString sharedFolder() {
  const QString given = qEnvironmentVariable("GESTO_SHARED");
  return given.isEmpty() ? QStringLiteral(STUDIO_SOURCE_DIR "/../shared") : given;
}

// The spelling of a byte in a merges file, from the rule in CLIP's description, for synthetic vocabularies.
std::string spelled(int byte) {
  const auto isPrintable = [](int b) { return (b >= 0x21 && b <= 0x7E) || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE; };
  int extra = 0;
  for (int b = 0; b < byte; ++b) extra += isPrintable(b) ? 0 : 1;
  std::string text;
  core::text::appendUtf8(text, static_cast<char32_t>(isPrintable(byte) ? byte : 256 + extra));
  return text;
}

// A vocabulary of the right size whose merges are all pairs of bytes, the first one with the lowest rank.
std::vector<std::string> syntheticLines() {
  std::vector<std::string> symbols;
  for (int byte = 0; byte < 256; ++byte) symbols.push_back(spelled(byte));
  std::vector<std::string> lines = {"#version: 0.2"};
  for (std::size_t i = 0; i < 48894; ++i) lines.push_back(symbols[(97 + i / 256) % 256] + " " + symbols[(97 + i) % 256]);
  return lines;
}

std::string joined(const std::vector<std::string>& lines, const std::string& end = "\n") {
  std::string text;
  for (const auto& line : lines) text += line + end;
  return text;
}

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

}  // namespace

class TstClipTokenizer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void publishedVocabularyGivesThePublishedIds_data();
  void publishedVocabularyGivesThePublishedIds();
  void realCaptionsHashAsInTheReference();
  void publishedVocabularyDecodesWhatItEncodes();
  void longTextsAreCutAndEnded();
  void anEndlessWordIsCutQuickly();
  void invalidUtf8IsTaken();
  void gzipAndPlainAndCrLfAreTheSame();
  void damagedFilesAreRefused_data();
  void damagedFilesAreRefused();
  void cutAndFlippedArchivesNeverCrash();
  void wrongIdsThrow();

 private:
  QTemporaryDir folder_;
  std::optional<ClipTokenizer> published_;
  std::optional<ClipTokenizer> synthetic_;
};

void TstClipTokenizer::initTestCase() {
  auto synthetic = ClipTokenizer::fromMerges(joined(syntheticLines()), "synthetic");
  QVERIFY2(synthetic, synthetic ? "" : synthetic.error().message.c_str());
  synthetic_ = std::move(*synthetic);
  const QString archive = sharedFolder() + "/data/text-vocab.tar.xz";
  if (!QFile::exists(archive)) return;
  QCOMPARE(QProcess::execute("tar", {"-xJf", archive, "-C", folder_.path()}), 0);
  auto published = ClipTokenizer::load(folder_.filePath("text-vocab/bpe_simple_vocab_16e6.txt.gz").toStdString());
  QVERIFY2(published, published ? "" : published.error().message.c_str());
  published_ = std::move(*published);
}

void TstClipTokenizer::publishedVocabularyGivesThePublishedIds_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QList<int>>("ids");
  // The first two are widely published; the others come from a separate implementation of the same description in Python.
  QTest::newRow("cat") << "a photo of a cat" << QList<int>{320, 1125, 539, 320, 2368};
  QTest::newRow("hello") << "hello world!" << QList<int>{3306, 1002, 256};
  QTest::newRow("empty") << "" << QList<int>{};
  QTest::newRow("ending, numbers, dots") << "A person's walking 25 steps, slowly..." << QList<int>{320, 2533, 568, 3941, 273, 276, 5408, 267, 9568, 678};
  QTest::newRow("other scripts") << "zwölf Boxkämpfer 😂 一个人" << QList<int>{89, 86, 7255, 22078, 2774, 74, 10896, 1037, 2897, 1558, 19759, 222, 19759, 103, 21078, 374};
  QTest::newRow("entities") << "fish &amp; chips &lt;3" << QList<int>{2759, 261, 8855, 283, 274};
  QTest::newRow("spaces") << "they're   running\tfast" << QList<int>{889, 982, 2761, 1953};
}

void TstClipTokenizer::publishedVocabularyGivesThePublishedIds() {
  if (!published_) QSKIP("the data bundle's text-vocab is not here");
  QFETCH(QString, text);
  QFETCH(QList<int>, ids);
  Ids expected = {ClipTokenizer::kStartOfText};
  expected.insert(expected.end(), ids.begin(), ids.end());
  expected.push_back(ClipTokenizer::kEndOfText);
  QCOMPARE(published_->encode(text.toStdString()), expected);
}

void TstClipTokenizer::realCaptionsHashAsInTheReference() {
  QFile file(sharedFolder() + "/data/samples/captions_humanml3d_sample.jsonl");
  if (!published_ || !file.open(QIODevice::ReadOnly)) QSKIP("the data bundle is not here");
  std::string all;
  int count = 0;
  while (!file.atEnd()) {
    const auto captions = QJsonDocument::fromJson(file.readLine()).object().value("captions").toArray();
    for (const auto& caption : captions) {
      for (const int id : published_->encode(caption.toString().toStdString())) {
        all += {static_cast<char>(id & 255), static_cast<char>(id >> 8)};
      }
      ++count;
    }
  }
  // From the Python implementation named above, over the same lines.
  QCOMPARE(count, 1402);
  QCOMPARE(core::base::fnv1a64(all), std::uint64_t{0xe57f9e075e1cdc74});
}

void TstClipTokenizer::publishedVocabularyDecodesWhatItEncodes() {
  if (!published_) QSKIP("the data bundle's text-vocab is not here");
  QCOMPARE(published_->decode(published_->encode("A person walks forward, slowly.")), std::string("a person walks forward , slowly ."));
  QCOMPARE(published_->decode(published_->encode("")), std::string());
}

void TstClipTokenizer::longTextsAreCutAndEnded() {
  const std::string text = QString("walk on ").repeated(250).toStdString();  // 2,000 characters
  for (const auto* tokenizer : {&published_, &synthetic_}) {
    if (!*tokenizer) continue;
    const Ids all = (*tokenizer)->encode(text, 100000), cut = (*tokenizer)->encode(text);
    QCOMPARE(cut.size(), ClipTokenizer::kContextLength);
    QCOMPARE(cut.back(), ClipTokenizer::kEndOfText);
    QVERIFY(all.size() > cut.size() && std::equal(cut.begin(), cut.end() - 1, all.begin()));
    QCOMPARE((*tokenizer)->encode(text, 2), (Ids{ClipTokenizer::kStartOfText, ClipTokenizer::kEndOfText}));
  }
}

void TstClipTokenizer::anEndlessWordIsCutQuickly() {
  const Ids ids = synthetic_->encode(std::string(std::size_t{1} << 22, 'a'));
  QCOMPARE(ids.size(), ClipTokenizer::kContextLength);
}

void TstClipTokenizer::invalidUtf8IsTaken() {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    core::base::RandomStream random(seed);
    std::string bytes;
    for (auto n = random.below(200); n > 0; --n) bytes.push_back(static_cast<char>(random.below(256)));
    const Ids ids = synthetic_->encode(bytes, 1000);
    QCOMPARE(ids.front(), ClipTokenizer::kStartOfText);
    QCOMPARE(ids.back(), ClipTokenizer::kEndOfText);
    for (const int id : ids) QVERIFY(id >= 0 && id < ClipTokenizer::kVocabularySize);
    // Words come back, whatever lay between them.
    QString words = QString::fromStdString(synthetic_->decode(ids));
    QString expected;
    const std::string clean = core::text::cleanedLowerCase(bytes);
    if (clean.find('&') == std::string::npos) {
      for (const auto word : core::text::splitWords(clean)) expected += QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())) + " ";
      QCOMPARE(words, expected.chopped(expected.isEmpty() ? 0 : 1));
    }
  }
}

void TstClipTokenizer::gzipAndPlainAndCrLfAreTheSame() {
  const std::string plain = joined(syntheticLines());
  const auto path = [&](const char* name) { return std::filesystem::path(folder_.filePath(name).toStdString()); };
  QVERIFY(core::base::writeFileAtomically(path("plain.txt"), plain));
  QVERIFY(core::base::writeFileAtomically(path("packed.gz"), gzipped(plain)));
  QVERIFY(core::base::writeFileAtomically(path("crlf.txt"), joined(syntheticLines(), "\r\n")));
  for (const char* name : {"plain.txt", "packed.gz", "crlf.txt"}) {
    const auto read = ClipTokenizer::load(path(name));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->encode("a person walks"), synthetic_->encode("a person walks"));
  }
}

void TstClipTokenizer::damagedFilesAreRefused_data() {
  QTest::addColumn<QString>("change");
  QTest::addColumn<QString>("words");
  QTest::newRow("no space") << "no space"
                            << ":3: ";
  QTest::newRow("unknown symbol") << "unknown symbol"
                                  << ":3: ";
  QTest::newRow("twice") << "twice"
                         << ":4: ";
  QTest::newRow("short") << "short"
                         << "48894";
  QTest::newRow("empty") << "empty"
                         << "48894";
  QTest::newRow("doubling") << "doubling"
                            << "too long";
  QTest::newRow("binary") << "binary"
                          << "";
}

void TstClipTokenizer::damagedFilesAreRefused() {
  QFETCH(QString, change);
  QFETCH(QString, words);
  auto lines = syntheticLines();
  if (change == "no space") lines[2] = "walk";
  if (change == "unknown symbol") lines[2] = "walk ing";
  if (change == "twice") lines[3] = lines[2];
  if (change == "short") lines.resize(48000);
  if (change == "empty") lines.clear();
  if (change == "binary") lines = {"x", std::string("\0\xFF \xFE\n\0 ", 7)};
  if (change == "doubling") {
    std::string symbol = "a";
    for (std::size_t i = 1; i < 60 && symbol.size() < 4096; ++i, symbol += symbol) lines[i] = symbol + " " + symbol;
  }
  const auto read = ClipTokenizer::fromMerges(joined(lines), "vocabulary.txt");
  QVERIFY(!read);
  QVERIFY(read.error().code == ErrorCode::ParseFailed);
  QVERIFY2(read.error().message.find("vocabulary.txt") != std::string::npos, read.error().message.c_str());
  QVERIFY2(read.error().message.find(words.toStdString()) != std::string::npos, read.error().message.c_str());
}

void TstClipTokenizer::cutAndFlippedArchivesNeverCrash() {
  const std::string packed = gzipped("#version\na b\n" + std::string(5000, 'x'));
  const std::filesystem::path file = folder_.filePath("hostile.gz").toStdString();
  core::base::RandomStream random(2);
  for (std::size_t length = 0; length < packed.size(); ++length) {
    QVERIFY(core::base::writeFileAtomically(file, std::string_view(packed).substr(0, length)));
    QVERIFY(!ClipTokenizer::load(file));
    std::string flipped = packed;
    flipped[length] = static_cast<char>(random.below(256));
    QVERIFY(core::base::writeFileAtomically(file, flipped));
    QVERIFY(!ClipTokenizer::load(file));
  }
  // 80 MB of zeros in 350 KB: refused at the limit, not unpacked to the end.
  QVERIFY(core::base::writeFileAtomically(file, gzipped(std::string(std::size_t{80} << 20, '\0'))));
  const auto bomb = ClipTokenizer::load(file);
  QVERIFY(!bomb && bomb.error().code == ErrorCode::ParseFailed);
  const auto missing = ClipTokenizer::load(folder_.filePath("none").toStdString());
  QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
}

void TstClipTokenizer::wrongIdsThrow() {
  QVERIFY_EXCEPTION_THROWN(synthetic_->decode({ClipTokenizer::kVocabularySize}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(synthetic_->decode({-1}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(synthetic_->encode("a", 1), std::invalid_argument);
}

QTEST_GUILESS_MAIN(TstClipTokenizer)
#include "tst_clip_tokenizer.moc"
