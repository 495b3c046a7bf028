#include "core/families/smoodi/stylized_generator.h"

#include "tests/core/families/smoodi/small_model.h"

#include <torch/torch.h>

#include <QTest>

using namespace core;
using namespace core::sampling;
using test_support::smallModel;

namespace {

at::Tensor sample(StylizedModel& model, const StylizedSampleOptions& options) {
  auto result = sampleStylized(model, options, [](const jobs::Progress&) {}, {});
  return result ? *result : at::Tensor();
}

StylizedSampleOptions respacedSteps() {
  StylizedSampleOptions options;
  options.prompt = "a person walks";
  options.frames = 37;
  options.steps = 5;
  return options;
}

}  // namespace

class TstStylizedGenerator : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theSameSeedGivesTheSameMotion();
  void seedPromptAndStyleMatter();
  void aBatchGivesWhatEachWouldAlone_data();
  void aBatchGivesWhatEachWouldAlone();
  void classifierGuidanceMovesTheMotionTowardsTheStyle();
  void aChangeOfStyleLeavesWhatTheMotionIs();
  void aStopEndsTheLoop();
  void anUnknownStyleNamesTheKnownOnes();
  void aStyleClipMayBeTooShort();
};

void TstStylizedGenerator::theSameSeedGivesTheSameMotion() {
  auto model = smallModel();
  auto options = respacedSteps();
  options.style = *namedStyle(model, "old");
  const auto first = sample(model, options);
  QCOMPARE(first.size(0), 37);
  QCOMPARE(first.size(1), 263);
  QVERIFY(first.isfinite().all().item<bool>());
  QVERIFY(at::equal(first, sample(model, options)));
}

void TstStylizedGenerator::aBatchGivesWhatEachWouldAlone_data() {
  QTest::addColumn<bool>("isStyled");
  QTest::addColumn<int>("longer");  // frames from one motion to the next
  QTest::addRow("styled, one length") << true << 0;
  QTest::addRow("styled, mixed lengths") << true << 30;
  QTest::addRow("text alone, mixed lengths") << false << 30;
}

void TstStylizedGenerator::aBatchGivesWhatEachWouldAlone() {
  QFETCH(bool, isStyled);
  QFETCH(int, longer);
  auto model = smallModel();
  std::vector<StylizedSampleOptions> all;
  for (int i = 0; i < 3; ++i) {
    auto options = respacedSteps();
    options.frames = 37 + i * longer;
    options.seed = 7 + static_cast<std::uint64_t>(i);
    if (i == 1) options.prompt = "a person jumps over a very long wall and falls";
    if (isStyled) {
      options.style = *namedStyle(model, "old");
      options.style->mean = options.style->mean + static_cast<double>(i);
    }
    all.push_back(options);
  }
  const auto together = sampleStylizedBatch(model, all, [](const jobs::Progress&) {}, {});
  QVERIFY2(together, together ? "" : together.error().message.c_str());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto alone = sample(model, all[i]);
    QCOMPARE((*together)[i].size(0), alone.size(0));
    const double apart = (alone - (*together)[i]).abs().max().item<double>(), largest = alone.abs().max().item<double>();
    // The sign of an L1 term near zero may differ by rounding; without guidance nothing but rounding is left.
    QVERIFY2(apart < (isStyled ? 1e-3 : 1e-4) * largest, qPrintable(QString("motion %1 differs by %2 of %3").arg(i).arg(apart).arg(largest)));
  }
  all[0].weights.content += 1.0;
  QVERIFY_EXCEPTION_THROWN((void)sampleStylizedBatch(model, all, [](const jobs::Progress&) {}, {}), c10::Error);
}

void TstStylizedGenerator::seedPromptAndStyleMatter() {
  auto model = smallModel();
  const auto options = respacedSteps();
  const auto plain = sample(model, options);
  auto other = options;
  other.seed = 2;
  QVERIFY(!at::allclose(plain, sample(model, other)));
  other = options;
  other.prompt = "a person jumps";
  QVERIFY(!at::allclose(plain, sample(model, other)));
  other = options;
  other.style = *namedStyle(model, "old");
  other.energy.scale = 0.0;
  const auto styled = sample(model, other);
  QVERIFY(!at::allclose(plain, styled));
  // With w_s = 0 the style term is gone, and only the adaptor's null condition is left.
  other.weights.style = 0.0;
  QVERIFY(!at::allclose(styled, sample(model, other)));
}

void TstStylizedGenerator::classifierGuidanceMovesTheMotionTowardsTheStyle() {
  auto model = smallModel();
  auto options = respacedSteps();
  options.style = *namedStyle(model, "old");
  options.target = StyleTarget::Reference;
  const auto distance = [&](double scale) {
    options.energy.scale = scale;
    const auto read = styleOfFeatures(model, sample(model, options));
    return ((read->mean - options.style->mean).abs().sum() + (read->deviation - options.style->deviation).abs().sum()).item<double>();
  };
  const double without = distance(0.0), with = distance(0.05);
  QVERIFY2(with < without, qPrintable(QStringLiteral("%1 with, %2 without").arg(with).arg(without)));
}

void TstStylizedGenerator::aChangeOfStyleLeavesWhatTheMotionIs() {
  auto model = smallModel();
  model.prototypes["normal"] = {torch::randn({256}), torch::randn({256}), torch::rand({256})};
  auto options = respacedSteps();
  const auto moved = [&](const char* style, StyleTarget target) {
    options.style = *namedStyle(model, style);
    options.target = target;
    options.energy.scale = 0.0;
    const auto without = sample(model, options);
    options.energy.scale = 0.05;
    return (sample(model, options) - without).abs().sum().item<double>();
  };
  // The neutral style is no change, whatever its own statistics are.
  const double towards = moved("normal", StyleTarget::Reference), change = moved("normal", StyleTarget::Change);
  QVERIFY2(change < 0.5 * towards, qPrintable(QStringLiteral("%1 and %2").arg(change).arg(towards)));
  // Another one is, and further where more is asked for.
  QVERIFY(moved("old", StyleTarget::Change) > change);
  options.change = 0.0;
  QVERIFY(moved("old", StyleTarget::Change) < 0.5 * towards);
  QVERIFY(model.neutralStyle() && at::equal(model.neutralStyle()->mean, model.prototypes["normal"].mean));
  model.prototypes.erase("normal");
  QVERIFY(at::equal(model.neutralStyle()->mean, model.prototypes["old"].mean));
}

void TstStylizedGenerator::aStopEndsTheLoop() {
  auto model = smallModel();
  std::stop_source source;
  int seen = 0;
  const auto result = sampleStylized(
      model, respacedSteps(),
      [&](const jobs::Progress&) {
        if (++seen == 2) source.request_stop();
      },
      source.get_token());
  QVERIFY(!result.ok());
  QCOMPARE(result.error().code, ErrorCode::Cancelled);
  QCOMPARE(seen, 2);
}

void TstStylizedGenerator::anUnknownStyleNamesTheKnownOnes() {
  const auto model = smallModel();
  const auto result = namedStyle(model, "purple");
  QVERIFY(!result.ok());
  QCOMPARE(result.error().code, ErrorCode::NotFound);
  QVERIFY2(result.error().message.find("old") != std::string::npos, result.error().message.c_str());
}

void TstStylizedGenerator::aStyleClipMayBeTooShort() {
  auto model = smallModel();
  QCOMPARE(styleOfFeatures(model, torch::zeros({15, 263})).error().code, ErrorCode::InvalidArgument);
  QVERIFY(styleOfFeatures(model, torch::zeros({16, 263})).ok());
  QVERIFY(styleOfFeatures(model, torch::zeros({5000, 263})).ok());
}

QTEST_APPLESS_MAIN(TstStylizedGenerator)
#include "tst_stylized_generator.moc"
