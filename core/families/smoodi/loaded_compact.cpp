#include "core/families/smoodi/loaded_compact.h"

#include "core/families/smoodi/plan/stylized_plan.h"
#include "core/families/smoodi/restyle.h"
#include "core/motion/published_forms.h"
#include "core/representation/seen_by.h"
#include "core/sampling/repeated_network.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace core::families {

namespace {

// How far the guidance goes for a style weight: nowhere at 0, twice as far as the style at the usual one (at once as far, the clean judge saw 45 % of styles instead
// of 63 %), to a caricature at 10.
double changeAt(double styleWeight) { return 2.0 * styleWeight / base::Guidance().styleWeight; }

// Of a quick look: poses within 6 cm of those of the full take (resources/reports/speed.md).
constexpr int kPreviewSteps = 12;

constexpr auto kSolver = diffusion::Solver::Dpm;

class LoadedCompact : public LoadedModel {
 public:
  explicit LoadedCompact(sampling::StylizedModel model) : model_(std::move(model)) {
    const sampling::StylizedSampleOptions usual;
    const sampling::RestyleOptions again;
    facts_.hash = model_.packed ? model::hashWith(model_.hash, model_.precision) : sampling::hashOfUnpacked(model_.hash);
    facts_.can = {.style = true, .namedStyles = true, .restyle = true, .plan = true, .steer = true, .stands = true, .course = true, .inpaints = true};
    facts_.steps = kCompactSteps;
    facts_.guidance = usual.weights.content;
    facts_.previewSteps = kPreviewSteps;
    facts_.constants = fmt::format("DPM-Solver++(2M), change of style, iterations {} below {}, descents of a gradient {}, rescale {:g}; transfer iterations {} below {}",
                                   usual.energy.iterations, usual.energy.below, descentsOfAGradient(), usual.rescale, again.energy.iterations, again.energy.below);
  }

  const ModelFacts& facts() const override { return facts_; }

  std::vector<std::string> styles() const override {
    std::vector<std::string> labels;
    for (const auto& [label, prototype] : model_.prototypes) labels.push_back(label);
    return labels;
  }

  Result<void> accepts(const StyleWish& style) override {
    const auto condition = conditionOf(style);
    return condition ? Result<void>() : condition.error();
  }

  Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) override {
    if (std::any_of(wishes.begin(), wishes.end(), isPlan)) return samplePlans(wishes, progress, stop);
    std::vector<sampling::StylizedSampleOptions> all;
    for (const auto& wish : wishes) {
      auto options = optionsOf(wish);
      if (!options) return options.error();
      all.push_back(std::move(*options));
    }
    // What differs in more than prompt, style, length and seed cannot share a batch.
    const bool isOneBatch = std::all_of(all.begin(), all.end(), [&](const auto& one) { return sampling::goTogether(one, all.front()); });
    const auto size = isOneBatch ? std::max<std::size_t>(all.size(), 1) : 1;
    std::vector<SampledMotion> motions;
    for (std::size_t first = 0; first < all.size(); first += size) {
      auto made = sampling::sampleStylizedBatch(model_, {all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(first + size)},
                                                progress, stop);
      if (!made) return made.error();
      for (auto& features : *made) motions.push_back({std::move(features), all[first].steps, {}, {}});
    }
    return motions;
  }

  Result<SampledMotion> restyle(const RestyleWish& wish, const jobs::ProgressSink& progress, std::stop_token stop) override {
    if (wish.stacksReference) return Error{ErrorCode::Unsupported, "the released variant's guidance needs an imported model"};
    auto style = conditionOf(wish.style);
    if (!style) return style.error();
    sampling::RestyleOptions options;
    options.prompt = wish.prompt;
    options.style = std::move(*style);
    options.seed = wish.seed;
    options.steps = wish.steps;
    options.turn = wish.turn;
    options.way = wish.way;
    options.weights = weightsOf(wish.guidance);
    options.energy.scale = wish.guidance.classifierScale;
    auto features = sampling::restyle(model_, wish.motion, options, progress, stop);
    if (!features) return features.error();
    return SampledMotion{std::move(*features), wish.turn, {}, {}};
  }

  Result<at::Tensor> reconstruct(const at::Tensor& motion) override {
    const at::NoGradGuard quiet;
    auto& vae = model_.vae;
    const auto seen = representation::seenBy(vae.mean, vae.std, motion).unsqueeze(0);
    const auto lengths = at::tensor({seen.size(1)}, at::kLong);
    return (vae.vae->decode(vae.vae->encode(seen, lengths).mean, lengths) * vae.std + vae.mean)[0].cpu().contiguous();
  }

  std::vector<double> styleDistances(const MotionWish& wish, std::span<const at::Tensor> motions) override {
    auto spans = wish.spans;
    if (spans.empty()) spans = {{wish.prompt, wish.frames, wish.style, wish.guidance.styleWeight}};
    if (std::none_of(spans.begin(), spans.end(), [](const SpanWish& span) { return span.style.kind != StyleWish::Kind::None; })) return {};
    const at::NoGradGuard quiet;
    std::vector<double> distances(motions.size(), 0.0);
    std::int64_t first = 0;
    for (const auto& span : spans) {
      const auto begin = std::exchange(first, first + span.frames);
      const auto style = conditionOf(span.style);
      if (!style || !*style) continue;
      for (std::size_t i = 0; i < motions.size(); ++i) {
        const auto seen = motions[i].slice(0, begin, std::min<std::int64_t>(first, begin + motion::humanml3d::kMostFrames));
        if (seen.size(0) > 0) distances[i] += distanceFrom(**style, seen);
      }
    }
    return distances;
  }

  std::function<std::string(const at::Tensor&)> styleReader() override {
    if (model_.style.labels.empty()) return {};
    return [&style = model_.style](const at::Tensor& features) {
      const at::NoGradGuard quiet;
      const auto seen = representation::seenBy(style.mean, style.std, features.slice(0, 0, motion::humanml3d::kMostFrames)).unsqueeze(0);
      const auto best = style.network->classify(seen, at::tensor({seen.size(1)}, at::kLong)).argmax(1).item<std::int64_t>();
      return style.labels.at(static_cast<std::size_t>(best));
    };
  }

 private:
  diffusion::GuidanceWeights weightsOf(const base::Guidance& asked) const { return {asked.contentWeight.value_or(facts_.guidance), strengthAt(asked.styleWeight)}; }

  // Between embeddings, as an angle: 0 to 2.
  double distanceFrom(const sampling::StyleCondition& style, const at::Tensor& motion) {
    const auto seen = representation::seenBy(model_.style.mean, model_.style.std, motion).unsqueeze(0);
    const auto own = model_.style.network->embed(seen, at::tensor({seen.size(1)}, at::kLong));
    if (std::getenv("STYLEP")) {
      const auto target = at::softmax(model_.style.network->logits(style.embedding.reshape({1, -1})), 1);
      return -(target * at::log_softmax(model_.style.network->logits(own), 1)).sum().item<double>();
    }
    return 1.0 - at::cosine_similarity(own, style.embedding.reshape({1, -1})).item<double>();
  }

  // An adaptor that was taught the change counts once at the usual weight.
  double strengthAt(double styleWeight) const { return model_.learntChange ? styleWeight / base::Guidance().styleWeight : styleWeight; }

  // The clean judge sees no difference between two and one beside an adaptor that makes most of the style itself (resources/reports/papers-styles).
  int descentsOfAGradient() const { return model_.learntChange ? 2 : 1; }

  static bool isPlan(const MotionWish& wish) { return !wish.spans.empty() || wish.known.features.defined() || !wish.goals.isEmpty() || !wish.course.isEmpty(); }

  // Plans are batches themselves: one after the other.
  Result<std::vector<SampledMotion>> samplePlans(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, const std::stop_token& stop) {
    std::vector<SampledMotion> motions;
    for (const auto& wish : wishes) {
      sampling::StylizedPlan plan;
      plan.seed = wish.seed;
      plan.known = wish.known;
      plan.goals = wish.goals;
      auto course = courseOf(wish.course);
      if (!course) return course.error();
      plan.course = std::move(*course);
      auto spans = wish.spans;
      if (spans.empty()) spans = {{wish.prompt, wish.frames, wish.style, wish.guidance.styleWeight}};
      for (const auto& span : spans) {
        auto one = wish;
        one.prompt = span.prompt, one.frames = span.frames, one.style = span.style, one.guidance.styleWeight = span.styleWeight;
        auto options = optionsOf(one);
        if (!options) return options.error();
        plan.spans.push_back(std::move(*options));
      }
      auto features = sampling::samplePlan(model_, plan, progress, stop);
      if (!features) return features.error();
      motions.push_back({std::move(*features), plan.spans.front().steps, {}, {}});
    }
    return motions;
  }

  Result<sampling::PlanCourse> courseOf(const CourseWish& wish) {
    const auto tensorOf = [](const std::vector<float>& values) { return values.empty() ? at::Tensor() : at::tensor(values); };
    auto second = conditionOf(wish.mix);
    if (!second) return second.error();
    auto legs = conditionOf(wish.legs);
    if (!legs) return legs.error();
    auto changes = wish.strength;
    for (auto& change : changes) change = static_cast<float>(changeAt(change));
    auto strength = wish.strength;
    for (auto& one : strength) one = static_cast<float>(strengthAt(one));
    return sampling::PlanCourse{.strength = tensorOf(strength),
                                .classifier = tensorOf(wish.classifier),
                                .change = tensorOf(changes),
                                .second = std::move(*second),
                                .share = tensorOf(wish.share),
                                .legs = std::move(*legs)};
  }

  Result<std::optional<sampling::StyleCondition>> conditionOf(const StyleWish& style) {
    if (style.kind == StyleWish::Kind::None) return std::optional<sampling::StyleCondition>();
    if (style.kind == StyleWish::Kind::Named) {
      auto named = sampling::namedStyle(model_, style.name);
      if (!named) return named.error();
      return std::optional(std::move(*named));
    }
    auto read = sampling::styleOfFeatures(model_, style.features);
    if (!read) return Error{read.error().code, style.name.empty() ? read.error().message : fmt::format("{}: {}", style.name, read.error().message)};
    return std::optional(std::move(*read));
  }

  Result<sampling::StylizedSampleOptions> optionsOf(const MotionWish& wish) {
    auto style = conditionOf(wish.style);
    if (!style) return style.error();
    sampling::StylizedSampleOptions options;
    options.prompt = wish.prompt;
    options.style = std::move(*style);
    options.frames = wish.frames;
    options.seed = wish.seed;
    options.weights = weightsOf(wish.guidance);
    options.energy.scale = wish.guidance.classifierScale;
    options.change = changeAt(wish.guidance.styleWeight);
    options.steps = wish.steps.value_or(facts_.steps);
    options.solver = wish.solver.value_or(kSolver);
    options.energy.reuse = wish.gradientReuse.value_or(descentsOfAGradient());
    return options;
  }

  sampling::StylizedModel model_;
  ModelFacts facts_;
};

}  // namespace

Result<std::unique_ptr<LoadedModel>> loadCompactSmoodi(const std::filesystem::path& file) {
  auto model = sampling::loadStylizedModel(file);
  if (!model) return model.error();
  return std::unique_ptr<LoadedModel>(std::make_unique<LoadedCompact>(std::move(*model)));
}

}  // namespace core::families
