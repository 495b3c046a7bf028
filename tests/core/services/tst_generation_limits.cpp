#include "core/base/utf8.h"
#include "core/services/generation_limits.h"
#include "core/services/generation_service.h"

#include <QTest>

using namespace core;
using services::GenerationRequest;

namespace {

std::string repeated(const std::string& piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace

class TstGenerationLimits : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void charactersAreCountedAsPeopleDo_data();
  void charactersAreCountedAsPeopleDo();
  void promptOfAnyLanguageMayBeAsLong_data();
  void promptOfAnyLanguageMayBeAsLong();
  void rangesHoldAtBothEnds();
};

void TstGenerationLimits::charactersAreCountedAsPeopleDo_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<int>("count");
  QTest::newRow("empty") << QByteArray("") << 0;
  QTest::newRow("English") << QByteArray("walk") << 4;
  QTest::newRow("Russian") << QByteArray("идёт") << 4;
  QTest::newRow("Chinese") << QByteArray("走路") << 2;
  QTest::newRow("emoji") << QByteArray("🚶") << 1;
  QTest::newRow("stray byte") << QByteArray("a\xff") << 2;
}

void TstGenerationLimits::charactersAreCountedAsPeopleDo() {
  QFETCH(QByteArray, text);
  QFETCH(int, count);
  QCOMPARE(static_cast<int>(base::characterCount(text.toStdString())), count);
}

void TstGenerationLimits::promptOfAnyLanguageMayBeAsLong_data() {
  QTest::addColumn<QByteArray>("letter");
  for (const char* letter : {"a", "я", "走", "🚶"}) QTest::newRow(letter) << QByteArray(letter);
}

void TstGenerationLimits::promptOfAnyLanguageMayBeAsLong() {
  QFETCH(QByteArray, letter);
  GenerationRequest request;
  request.prompt = repeated(letter.toStdString(), services::limits::kMostPromptCharacters);
  const auto longest = services::validate(request);
  QVERIFY2(longest, longest ? "" : longest.error().message.c_str());
  request.prompt += letter.toStdString();
  const auto refused = services::validate(request);
  QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
  QVERIFY2(refused.error().message.find("1001 characters; 1000") != std::string::npos, refused.error().message.c_str());
}

void TstGenerationLimits::rangesHoldAtBothEnds() {
  namespace limits = services::limits;
  const auto accepts = [](auto change) {
    GenerationRequest request;
    request.prompt = "a person walks";
    change(request);
    return services::validate(request).ok();
  };
  using Setter = void (*)(GenerationRequest&, double);
  const std::pair<limits::Range, Setter> kAll[] = {
      {limits::kSeconds, [](GenerationRequest& request, double value) { request.seconds = value; }},
      {limits::kContentWeight, [](GenerationRequest& request, double value) { request.guidance.contentWeight = value; }},
      {limits::kStyleWeight, [](GenerationRequest& request, double value) { request.guidance.styleWeight = value; }},
      {limits::kClassifierScale, [](GenerationRequest& request, double value) { request.guidance.classifierScale = value; }}};
  for (const auto& [range, set] : kAll) {
    for (const double value : {range.lowest, range.usual, range.highest}) QVERIFY(accepts([&, set = set](GenerationRequest& request) { set(request, value); }));
    for (const double value : {range.lowest - 0.01, range.highest + 0.01, std::numeric_limits<double>::quiet_NaN()}) {
      QVERIFY(!accepts([&, set = set](GenerationRequest& request) { set(request, value); }));
    }
  }
  QVERIFY(accepts([](GenerationRequest&) {}));  // weight and steps are the model's own
}

QTEST_APPLESS_MAIN(TstGenerationLimits)
#include "tst_generation_limits.moc"
