#include "core/families/smoodi/plan/stylized_plan.h"

#include "tests/core/families/smoodi/small_model.h"

#include <torch/torch.h>

#include <QTest>

using namespace core;
using namespace core::sampling;
using test_support::smallModel;

namespace {

StylizedSampleOptions action(const char* prompt, int frames) {
  StylizedSampleOptions options;
  options.prompt = prompt;
  options.frames = frames;
  options.steps = 5;
  return options;
}

at::Tensor made(StylizedModel& model, const StylizedPlan& plan) {
  auto result = samplePlan(model, plan, {}, {});
  if (!result) qWarning("%s", result.error().message.c_str());
  return result ? *result : at::Tensor();
}

double apart(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

}  // namespace

class TstStylizedPlan : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aPlanOfOneActionIsThePromptToTheByte_data();
  void aPlanOfOneActionIsThePromptToTheByte();
  void everyActionCounts();
  void actionsFarFromAChangeHardlyNotice();
  void stylesMayDiffer();
  void aLongActionTakesSeveralWindows();
  void whatIsKeptComesBack();
  void aStopEndsTheLoop();
};

void TstStylizedPlan::aPlanOfOneActionIsThePromptToTheByte_data() {
  QTest::addColumn<int>("frames");
  QTest::addColumn<bool>("isStyled");
  QTest::addRow("plain") << 37 << false;
  QTest::addRow("styled") << 80 << true;
  QTest::addRow("longest") << 196 << false;
}

void TstStylizedPlan::aPlanOfOneActionIsThePromptToTheByte() {
  QFETCH(int, frames);
  QFETCH(bool, isStyled);
  auto model = smallModel();
  auto options = action("a person walks", frames);
  options.seed = 12;
  if (isStyled) options.style = *namedStyle(model, "old");
  const auto alone = sampleStylized(model, options, {}, {});
  QVERIFY(alone.ok());
  QVERIFY(at::equal(made(model, {{options}, 12, {}, {}}), *alone));
}

void TstStylizedPlan::everyActionCounts() {
  auto model = smallModel();
  const StylizedPlan plan{{action("a person walks", 45), action("a person sits down", 38), action("a person waves", 20)}, 3, {}, {}};
  const auto motion = made(model, plan);
  QCOMPARE(motion.size(0), 103);
  QVERIFY(motion.isfinite().all().item<bool>());
  QVERIFY(at::equal(motion, made(model, plan)));
  for (std::size_t i = 0; i < plan.spans.size(); ++i) {
    auto other = plan;
    other.spans[i].prompt = "a person jumps over a wall";
    QVERIFY2(!at::allclose(motion, made(model, other)), qPrintable(QString("span %1").arg(i)));
  }
  auto other = plan;
  other.seed = 4;
  QVERIFY(!at::allclose(motion, made(model, other)));
}

void TstStylizedPlan::actionsFarFromAChangeHardlyNotice() {
  auto model = smallModel();
  StylizedPlan plan{{action("a person walks", 160), action("a person sits down", 160)}, 3, {}, {}};
  const auto motion = made(model, plan);
  plan.spans[1].prompt = "a person jumps over a wall";
  const auto other = made(model, plan);
  // Windows hand over within a few tokens of the border; far from it only what attention carries through them may differ.
  const double near = apart(motion.slice(0, 200), other.slice(0, 200)), far = apart(motion.slice(0, 0, 100), other.slice(0, 0, 100));
  QVERIFY2(far < 0.2 * near, qPrintable(QString("far %1, near %2").arg(far).arg(near)));
}

void TstStylizedPlan::stylesMayDiffer() {
  auto model = smallModel();
  StylizedPlan plan{{action("a person walks", 60), action("a person walks", 60)}, 3, {}, {}};
  const auto plain = made(model, plan);
  plan.spans[1].style = *namedStyle(model, "old");
  const auto mixed = made(model, plan);
  QVERIFY(!at::allclose(plain.slice(0, 80), mixed.slice(0, 80)));
  plan.spans[1].weights.style = 4.0;
  QVERIFY(!at::allclose(mixed.slice(0, 80), made(model, plan).slice(0, 80)));
}

void TstStylizedPlan::aLongActionTakesSeveralWindows() {
  auto model = smallModel();
  const auto motion = made(model, {{action("a person walks", 150), action("a person runs", 196), action("a person sits", 190)}, 3, {}, {}});
  QCOMPARE(motion.size(0), 536);
  QVERIFY(motion.isfinite().all().item<bool>());
}

void TstStylizedPlan::whatIsKeptComesBack() {
  auto model = smallModel();
  const StylizedPlan plan{{action("a person walks", 80)}, 3, {}, {}};
  const auto first = made(model, plan);
  auto again = plan;
  again.seed = 99;
  const double free = apart(made(model, again).slice(0, 0, 24), first.slice(0, 0, 24));
  auto mask = torch::zeros_like(first, torch::kBool);
  mask.narrow(0, 0, 40).fill_(true);
  again.known = {first, mask};
  const auto redrawn = made(model, again);
  // What the autoencoder makes of the first motion is what can come back at best.
  const auto lengths = torch::tensor({80}, torch::kLong);
  const auto best = model.vae.vae->decode(model.vae.vae->encode(first.clamp(-8.0, 8.0).unsqueeze(0), lengths).mean, lengths)[0].detach();
  QVERIFY2(apart(redrawn.slice(0, 0, 24), best.slice(0, 0, 24)) < 0.1 * free,
           qPrintable(QString("%1 from the best, %2 without keeping").arg(apart(redrawn.slice(0, 0, 24), best.slice(0, 0, 24))).arg(free)));
  QVERIFY(!at::allclose(redrawn.slice(0, 60), first.slice(0, 60)));
  again.known.features = first.slice(0, 0, 70);
  QCOMPARE(samplePlan(model, again, {}, {}).error().code, ErrorCode::InvalidArgument);
}

void TstStylizedPlan::aStopEndsTheLoop() {
  auto model = smallModel();
  std::stop_source source;
  int seen = 0;
  const auto result = samplePlan(
      model, {{action("a person walks", 40), action("a person sits", 40)}, 1, {}, {}},
      [&](const jobs::Progress&) {
        if (++seen == 2) source.request_stop();
      },
      source.get_token());
  QVERIFY(!result.ok());
  QCOMPARE(result.error().code, ErrorCode::Cancelled);
  QCOMPARE(seen, 2);
}

QTEST_APPLESS_MAIN(TstStylizedPlan)
#include "tst_stylized_plan.moc"
