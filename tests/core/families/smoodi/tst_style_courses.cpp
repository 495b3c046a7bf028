// Styles that change over time, are mixed, or differ between the upper and the lower body, in the sampler.
#include "core/families/smoodi/plan/course_energy.h"
#include "core/families/smoodi/plan/stylized_plan.h"
#include "core/representation/body_parts.h"
#include "tests/core/families/smoodi/small_model.h"

#include <torch/torch.h>

#include <QTest>

using namespace core;
using namespace core::sampling;
using test_support::smallModel;

namespace {

constexpr int kFrames = 160;

StyleCondition other(std::uint64_t seed) {
  torch::manual_seed(seed);
  return {torch::randn({1, 256}), torch::randn({1, 256}), torch::rand({1, 256}), {}};
}

StylizedPlan walk(StylizedModel& model) {
  StylizedSampleOptions options;
  options.prompt = "a person walks";
  options.frames = kFrames;
  options.steps = 10;
  options.style = *namedStyle(model, "old");
  return {{options}, 3, {}, {}, {}};
}

at::Tensor made(StylizedModel& model, const StylizedPlan& plan) {
  auto result = samplePlan(model, plan, {}, {});
  if (!result) qWarning("%s", result.error().message.c_str());
  return result ? *result : at::Tensor();
}

double apart(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().mean().item<double>(); }

/// `first` over the first half, `second` over the rest.
at::Tensor step(double first, double second) {
  auto values = torch::full({kFrames}, first);
  values.narrow(0, kFrames / 2, kFrames / 2).fill_(second);
  return values;
}

QString numbers(std::initializer_list<double> values) {
  QStringList text;
  for (const double value : values) text << QString::number(value);
  return text.join(QStringLiteral(", "));
}

}  // namespace

class TstStyleCourses : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void anEvenCurveIsThatWeight();
  void theStyleComesAndGoes();
  void theClassifierPullsWhereItIsSaid();
  void aMixtureGoesFromOneToTheOther();
  void theLegsHaveAStyleOfTheirOwn();
  void aPooledStretchIsAPartOfTheWhole();
};

void TstStyleCourses::anEvenCurveIsThatWeight() {
  auto model = smallModel();
  auto plan = walk(model);
  plan.spans[0].energy.scale = 0.0;
  plan.spans[0].weights.style = 3.0;
  const auto weighed = made(model, plan);
  plan.spans[0].weights.style = 1.0;
  plan.course.strength = torch::full({kFrames}, 3.0);
  QVERIFY(at::allclose(made(model, plan), weighed, 1e-4, 1e-4));
  // A second style of which there is nothing, and one that is all there is.
  plan.course.second = other(5);
  plan.course.share = torch::zeros({kFrames});
  QVERIFY(at::allclose(made(model, plan), weighed, 1e-4, 1e-4));
  plan.course.share = torch::ones({kFrames});
  const auto second = made(model, plan);
  plan.spans[0].style = plan.course.second;
  plan.course.second.reset();
  QVERIFY(at::allclose(second, made(model, plan), 1e-4, 1e-4));
  QVERIFY(!at::allclose(second, weighed, 1e-3, 1e-3));
}

void TstStyleCourses::theStyleComesAndGoes() {
  auto model = smallModel();
  auto plan = walk(model);
  plan.spans[0].energy.scale = 0.0;
  plan.course.strength = torch::zeros({kFrames});
  const auto plain = made(model, plan);
  plan.course.strength = torch::full({kFrames}, 8.0);
  const auto strong = made(model, plan);
  plan.course.strength = step(0.0, 8.0);
  const auto coming = made(model, plan);
  const auto early = [](const at::Tensor& motion) { return motion.slice(0, 0, kFrames / 2 - 24); };
  const auto late = [](const at::Tensor& motion) { return motion.slice(0, kFrames / 2 + 24); };
  const double begins = apart(early(coming), early(plain)), ends = apart(late(coming), late(strong));
  QVERIFY2(begins < 0.5 * apart(early(coming), early(strong)), qPrintable(numbers({begins, apart(early(coming), early(strong))})));
  QVERIFY2(ends < 0.5 * apart(late(coming), late(plain)), qPrintable(numbers({ends, apart(late(coming), late(plain))})));
}

void TstStyleCourses::theClassifierPullsWhereItIsSaid() {
  auto model = smallModel();
  auto plan = walk(model);
  plan.spans[0].target = StyleTarget::Reference;
  plan.spans[0].energy.scale = 0.0;
  const auto free = made(model, plan);
  plan.course.classifier = step(0.0, 2.0);
  const auto pulled = made(model, plan);
  const double early = apart(pulled.slice(0, 0, kFrames / 2 - 24), free.slice(0, 0, kFrames / 2 - 24));
  const double late = apart(pulled.slice(0, kFrames / 2 + 24), free.slice(0, kFrames / 2 + 24));
  QVERIFY2(late > 1e-4 && early < 0.3 * late, qPrintable(numbers({early, late})));
}

void TstStyleCourses::aMixtureGoesFromOneToTheOther() {
  auto model = smallModel();
  auto plan = walk(model);
  plan.spans[0].weights.style = 8.0;
  plan.course.second = other(5);
  plan.course.share = torch::zeros({kFrames});
  const auto first = made(model, plan);
  plan.course.share = torch::ones({kFrames});
  const auto second = made(model, plan);
  plan.course.share = step(0.0, 1.0);
  const auto both = made(model, plan);
  QVERIFY(apart(both.slice(0, 0, 56), first.slice(0, 0, 56)) < 0.5 * apart(both.slice(0, 0, 56), second.slice(0, 0, 56)));
  QVERIFY(apart(both.slice(0, 104), second.slice(0, 104)) < 0.5 * apart(both.slice(0, 104), first.slice(0, 104)));
  plan.course.share = torch::full({kFrames}, 0.5);
  const auto half = made(model, plan);
  const double whole = apart(first, second);
  QVERIFY2(apart(half, first) < whole && apart(half, second) < whole, qPrintable(numbers({apart(half, first), apart(half, second), whole})));
}

void TstStyleCourses::theLegsHaveAStyleOfTheirOwn() {
  using representation::BodyPart;
  auto model = smallModel();
  auto plan = walk(model);
  plan.spans[0].weights.style = 8.0;
  const auto upper = made(model, plan);
  plan.course.legs = other(5);
  const auto joined = made(model, plan);
  plan.spans[0].style = plan.course.legs;
  plan.course.legs.reset();
  const auto lower = made(model, plan);
  QVERIFY(joined.isfinite().all().item<bool>());
  QVERIFY2(apart(joined, upper) > 1e-6 && apart(joined, lower) > 1e-6, qPrintable(numbers({apart(joined, upper), apart(joined, lower)})));
  // The same style in both is that style.
  plan.course.legs = plan.spans[0].style;
  QVERIFY(at::allclose(made(model, plan), lower, 1e-3, 1e-3));
  // Legs may have a style where the rest has none.
  plan.spans[0].style.reset();
  const auto bare = made(model, plan);
  plan.course.legs.reset();
  const auto plain = made(model, plan);
  QVERIFY2(apart(bare, plain) > 1e-6, qPrintable(numbers({apart(bare, plain)})));
}

void TstStyleCourses::aPooledStretchIsAPartOfTheWhole() {
  auto model = smallModel();
  StylizedSampleOptions one;
  one.style = other(1);
  one.frames = 40;  // one stretch: as the whole
  one.course = TokenCourse();
  const auto tokens = (40 + model.style.network->options().framesPerToken - 1) / model.style.network->options().framesPerToken;
  torch::manual_seed(2);
  const auto layer = torch::randn({1, 2 + tokens, 256});
  CourseEnergy energy({one}, false, model.style.network->options().framesPerToken);
  const auto expected = diffusion::StyleGuidance::energy({layer.mean(1), layer.std(1, true)}, {one.style->mean, one.style->deviation});
  QVERIFY(at::allclose(energy(layer), expected, 1e-4, 1e-4));
  // A change is measured from where it begins, and nothing is to change where the style weighs nothing.
  one.course->change = torch::zeros({5});
  const auto from = other(7);
  const StyleStatistics start{from.mean[0], from.deviation[0]}, end{one.style->mean[0], one.style->deviation[0]};
  one.style->change = StyleChange({{start, end}});
  const auto framesPerToken = model.style.network->options().framesPerToken;
  CourseEnergy still({one}, true, framesPerToken);
  QVERIFY(still(layer).item<double>() < 1e-5);
  QVERIFY(still(layer + 1.0).item<double>() > 1.0);
  // Where it weighs all, the one stretch goes as the whole motion does.
  one.course->change = torch::ones({5});
  CourseEnergy goes({one}, true, framesPerToken);
  const auto target = one.style->change.moved({layer.mean(1)[0], layer.std(1, true)[0]}, 1.0);
  const auto wholly = diffusion::StyleGuidance::energy({layer.mean(1), layer.std(1, true)}, {target.mean, target.deviation});
  QVERIFY(at::allclose(goes(layer), wholly, 1e-4, 1e-4));
}

QTEST_APPLESS_MAIN(TstStyleCourses)
#include "tst_style_courses.moc"
