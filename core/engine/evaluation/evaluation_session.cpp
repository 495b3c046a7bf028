#include "core/engine/evaluation/evaluation_session.h"

#include "core/base/random.h"
#include "core/base/stopwatch.h"
#include "core/engine/evaluation/caption_audit.h"
#include "core/engine/evaluation/contender_motions.h"
#include "core/engine/evaluation/generation_cache.h"
#include "core/families/finished_clip.h"
#include "core/metrics/embedding_metrics.h"
#include "core/metrics/physical_metrics.h"
#include "core/metrics/protocol.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <set>

namespace core::engine {

namespace {

using base::Clock;
using base::secondsSince;
using metrics::MotionSample;

class Session {
 public:
  Session(const EvaluationRequest& request, const jobs::ProgressSink& progress, std::stop_token stop, const families::FamilyTable& families)
      : request_(request),
        progress_(progress),
        stop_(stop),
        library_({request.modelFolder, request.ownModelFolder}, families),
        cache_(request.outFolder / "cache", kMotionsAtOnce) {}

  Result<metrics::EvaluationReport> run();
  Result<std::int64_t> makeShard(const base::Shard& shard);

 private:
  // Motions in the order in which they are made, and what each is made from.
  struct Order {
    std::vector<std::size_t> places;
    std::vector<PlannedMotion> plans;
    std::vector<std::string> keys;
    std::vector<std::uint64_t> seeds;
  };
  Order ordered(const Contender& contender, const std::vector<PlannedMotion>& motions, const base::Guidance& weights, const std::string& seedWords) const;
  GenerationCache::Make maker(const Contender& contender, const Order& order, const std::string& label, const base::Guidance& weights);
  Result<void> open();
  PlanOptions planOptions(int motions) const;

  Result<std::vector<MotionSample>> generate(const Contender& contender, const std::vector<PlannedMotion>& motions, const std::string& label,
                                             const base::Guidance& weights, const std::string& seedWords);
  MotionSample real(std::size_t clip, const std::string& caption) const;
  metrics::Scores score(std::vector<MotionSample>& samples, const metrics::EmbeddedSet& embedded, const metrics::EmbeddedSet& reference, const Contender* contender,
                        int repetition);
  Result<void> runRepetition(int repetition);
  Result<std::vector<PlannedMotion>> manyOfOneCaption() const;
  std::vector<base::Guidance> sweepPoints() const;
  Result<void> runMultiModality();
  Result<void> runSweep();
  void addRemarks();
  metrics::EvaluationReport report() const;
  Error stopped() const { return {ErrorCode::Cancelled, "the evaluation was stopped; the same command goes on with it"}; }

  const EvaluationRequest& request_;
  jobs::ProgressSink progress_;
  std::stop_token stop_;
  ModelLibrary library_;
  GenerationCache cache_;
  Clock::time_point start_ = Clock::now();
  std::optional<dataset::MotionDataset> data_;
  metrics::Panel panel_;
  std::vector<std::pair<std::string, std::string>> judges_;
  std::vector<std::string> remarks_, styles_;
  std::vector<Contender> contenders_;

  struct RowState {
    metrics::ReportRow row;
    std::vector<MotionSample> shown;  // for the breakdown by label
  };
  std::vector<RowState> rows_;  // real motion first, then the contenders
  std::vector<metrics::SweepPoint> sweep_;
  std::int64_t equalCaptions_ = 0;
  dataset::CaptionLeaks leaks_;
  int done_ = 0;
};

void add(std::map<std::string, metrics::MeasuredValue>& values, const metrics::Scores& scores) {
  for (const auto& [name, value] : scores) {
    auto& measured = values[name];
    measured.values.push_back(value);
    const auto repeated = metrics::repeated(measured.values);
    measured.mean = repeated.mean;
    measured.halfWidth = repeated.halfWidth;
  }
}

Result<void> Session::open() {
  progress_({"reading the data set", 0, 0});
  auto data = dataset::MotionDataset::open(request_.dataFolder);
  if (!data) return data.error();
  data_.emplace(std::move(*data));
  leaks_ = auditCaptions(*data_, request_.protocol);
  auto panel = openPanel(request_, library_);
  if (!panel) return panel.error();
  panel_ = std::move(panel->panel);
  judges_ = std::move(panel->judges);
  remarks_ = std::move(panel->remarks);
  auto contenders = openContenders(request_, library_);
  if (!contenders) return contenders.error();
  contenders_ = std::move(*contenders);
  const bool isSwept = !request_.sweepStyleWeights.empty() || !request_.sweepScales.empty();
  if (const auto& first = contenders_.front(); isSwept && !first.model->facts().can.style)
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("the sweep varies how strongly a style shows, and {} makes motions without one: name a model with styles first", first.name)};
  styles_ = commonStyles(contenders_, panel_.style.get());
  rows_.push_back({{"real motion", "Real motions of the split, other recordings than the reference.", true, "", 0, {}, {}, 0.0, 0.0}, {}});
  for (const auto& one : contenders_) rows_.push_back({{one.name, one.description, false, one.model->facts().hash, 0, {}, {}, 0.0, 0.0, one.variant.publishedAs}, {}});
  return {};
}

PlanOptions Session::planOptions(int motions) const { return {request_.protocol, motions, request_.seed, styles_}; }

MotionSample Session::real(std::size_t clip, const std::string& caption) const {
  const auto& entry = data_->clips()[clip];
  return {data_->recorded(entry), caption, entry.content, entry.style, entry.id};
}

Session::Order Session::ordered(const Contender& contender, const std::vector<PlannedMotion>& motions, const base::Guidance& weights,
                                const std::string& seedWords) const {
  // Motions of about the same length are made together: a batch is as long as its longest.
  Order order;
  order.places.resize(motions.size());
  std::iota(order.places.begin(), order.places.end(), std::size_t{0});
  std::stable_sort(order.places.begin(), order.places.end(), [&](std::size_t a, std::size_t b) { return motions[a].frames < motions[b].frames; });
  const ContenderMotions words(request_, *data_);
  for (const auto i : order.places) {
    const auto& motion = order.plans.emplace_back(motions[i]);
    order.seeds.push_back(base::derivedSeed(request_.seed, fmt::format("{} {} motion {}", request_.protocol.name, seedWords, i)));
    order.keys.push_back(words.key(contender, motion, order.seeds.back(), weights));
  }
  return order;
}

GenerationCache::Make Session::maker(const Contender& contender, const Order& order, const std::string& label, const base::Guidance& weights) {
  return [this, &contender, &order, label, weights](std::size_t first, std::size_t count) -> Result<std::vector<at::Tensor>> {
    if (request_.isMerged)
      return Error{ErrorCode::NotFound,
                   fmt::format("{}: motions {} to {} of {} are not there; merge when every --shard has ended", label, first + 1, first + count, order.plans.size())};
    if (stop_.stop_requested()) return stopped();
    progress_({label, static_cast<std::int64_t>(first), static_cast<std::int64_t>(order.plans.size())});
    return ContenderMotions(request_, *data_).make(contender, std::span(order.plans).subspan(first, count), std::span(order.seeds).subspan(first, count), weights, stop_);
  };
}

Result<std::vector<MotionSample>> Session::generate(const Contender& contender, const std::vector<PlannedMotion>& motions, const std::string& label,
                                                    const base::Guidance& weights, const std::string& seedWords) {
  const auto order = ordered(contender, motions, weights, seedWords);
  std::int64_t made = 0;
  auto features = cache_.motions(order.keys, maker(contender, order, label, weights), made);
  if (!features) return features.error();
  std::vector<MotionSample> samples(motions.size());
  for (std::size_t k = 0; k < order.places.size(); ++k) {
    const auto& motion = order.plans[k];
    const bool isReal = contender.variant.isReconstruction;
    samples[order.places[k]] = {(*features)[k], motion.caption, motion.content, isReal ? data_->clips()[motion.clip].style : motion.style, {}};
  }
  return samples;
}

metrics::Scores Session::score(std::vector<MotionSample>& samples, const metrics::EmbeddedSet& embedded, const metrics::EmbeddedSet& reference,
                               const Contender* contender, int repetition) {
  metrics::ScoringOptions options{request_.pool, request_.diversityPairs, base::derivedSeed(request_.seed, fmt::format("scoring {}", repetition)), &leaks_.leaked};
  auto scores = metrics::embeddingScores(panel_, samples, embedded, reference, options);
  // The guiding network of the row's model; for real motion that of the first model.
  const auto guiding = (contender != nullptr ? *contender : contenders_.front()).model->styleReader();
  scores.merge(metrics::labelScores(panel_, samples, guiding));
  scores.merge(metrics::physicalScores(samples));
  if (contender != nullptr) {
    double skating = 0.0;
    for (const auto& sample : samples) {
      const auto clip = families::finishedClip(sample.features.contiguous(), "", families::groundOf(sample.caption));
      skating += metrics::footSkatingRatio(motion::worldPositions(*clip), motion::humanml3d::kFps);
    }
    scores["skating.delivered"] = skating / static_cast<double>(samples.size());
  }
  return scores;
}

Result<void> Session::runRepetition(int repetition) {
  auto plan = planRepetition(*data_, planOptions(request_.motions), repetition);
  if (!plan) return plan.error();
  auto started = Clock::now();
  progress_({fmt::format("real motion, {} of {}", repetition + 1, request_.repetitions), 0, 0});
  std::vector<MotionSample> reference, prompted;
  for (const auto clip : plan->reference) reference.push_back(real(clip, data_->clips()[clip].captions.front().text));
  for (const auto& motion : plan->motions) prompted.push_back(real(motion.clip, motion.caption));
  const auto referenceSet = metrics::embedAll(panel_, reference);
  if (repetition == 0) {
    const auto seed = base::derivedSeed(request_.seed, "scoring 0");
    equalCaptions_ = metrics::equalCaptionPairs(prompted, metrics::dealPools(prompted, request_.pool, seed), request_.pool);
  }
  const auto ownSet = metrics::embedAll(panel_, prompted);
  const auto finish = [&](RowState& state, std::vector<MotionSample> samples, const Contender* contender) {
    const auto begin = Clock::now();
    const auto embedded = contender != nullptr ? metrics::embedAll(panel_, samples) : ownSet;
    auto scores = score(samples, embedded, referenceSet, contender, repetition);
    if (contender != nullptr) scores.merge(metrics::ownMotionDistances(panel_, embedded, ownSet));
    add(state.row.values, scores);
    state.row.motions = static_cast<std::int64_t>(samples.size());
    for (auto& sample : samples) state.shown.push_back(std::move(sample));
    state.row.scoringSeconds += secondsSince(begin);
  };
  rows_[0].row.scoringSeconds += secondsSince(started);
  finish(rows_[0], std::move(prompted), nullptr);
  for (std::size_t k = 0; k < contenders_.size(); ++k) {
    if (stop_.stop_requested()) return stopped();
    const auto label = fmt::format("{}, {} of {}", contenders_[k].name, repetition + 1, request_.repetitions);
    started = Clock::now();
    auto samples = generate(contenders_[k], plan->motions, label, request_.guidance, fmt::format("repetition {}", repetition));
    if (!samples) return samples.error();
    rows_[k + 1].row.generationSeconds += secondsSince(started);
    progress_({label + ", scoring", 0, 0});
    finish(rows_[k + 1], std::move(*samples), &contenders_[k]);
  }
  ++done_;
  return {};
}

Result<std::vector<PlannedMotion>> Session::manyOfOneCaption() const {
  std::vector<PlannedMotion> asked;
  if (request_.multiModalityCaptions <= 0 || panel_.embeddings.empty()) return asked;
  auto plan = planRepetition(*data_, planOptions(1 << 20), 0);
  if (!plan) return plan.error();
  std::set<std::string> seen;
  for (const auto& motion : plan->motions) {
    if (static_cast<int>(seen.size()) >= request_.multiModalityCaptions) break;
    if (!seen.insert(motion.caption).second) continue;
    for (int s = 0; s < request_.multiModalitySamples; ++s) asked.push_back(motion);
  }
  return asked;
}

Result<void> Session::runMultiModality() {
  const auto planned = manyOfOneCaption();
  if (!planned) return planned.error();
  const auto& asked = *planned;
  if (asked.empty()) return {};
  for (std::size_t k = 0; k < contenders_.size(); ++k) {
    if (contenders_[k].variant.isReconstruction) continue;
    const auto started = Clock::now();
    auto samples = generate(contenders_[k], asked, contenders_[k].name + ", many of one caption", request_.guidance, "multimodality");
    if (!samples) return samples.error();
    rows_[k + 1].row.generationSeconds += secondsSince(started);
    for (int r = 0; r < request_.repetitions; ++r) {
      const auto seed = base::derivedSeed(request_.seed, fmt::format("multimodality {}", r));
      add(rows_[k + 1].row.values, {{"multimodality", metrics::multiModalityScore(panel_, *samples, request_.multiModalitySamples, request_.multiModalityPairs, seed)}});
    }
  }
  return {};
}

std::vector<base::Guidance> Session::sweepPoints() const {
  std::vector<base::Guidance> points;
  if (request_.sweepStyleWeights.empty() && request_.sweepScales.empty()) return points;
  std::set<double> styleWeights(request_.sweepStyleWeights.begin(), request_.sweepStyleWeights.end()), scales(request_.sweepScales.begin(), request_.sweepScales.end());
  styleWeights.insert(request_.guidance.styleWeight);
  scales.insert(request_.guidance.classifierScale);
  for (const double scale : scales)
    for (const double weight : styleWeights) points.push_back({request_.guidance.contentWeight, weight, scale});
  return points;
}

Result<void> Session::runSweep() {
  const auto points = sweepPoints();
  if (points.empty()) return {};
  auto plan = planRepetition(*data_, planOptions(request_.sweepMotions), 0);
  if (!plan) return plan.error();
  std::vector<MotionSample> reference;
  for (const auto clip : plan->reference) reference.push_back(real(clip, data_->clips()[clip].captions.front().text));
  const auto referenceSet = metrics::embedAll(panel_, reference);
  for (const auto& guidance : points) {
    const double weight = guidance.styleWeight, scale = guidance.classifierScale;
    auto samples = generate(contenders_.front(), plan->motions, fmt::format("sweep, style weight {:g}, classifier scale {:g}", weight, scale), guidance, "repetition 0");
    if (!samples) return samples.error();
    metrics::SweepPoint point{weight, scale, weight == request_.guidance.styleWeight && scale == request_.guidance.classifierScale, {}};
    add(point.values, score(*samples, metrics::embedAll(panel_, *samples), referenceSet, &contenders_.front(), 0));
    sweep_.push_back(std::move(point));
  }
  return {};
}

// What run() generates, in its order, without a score.
Result<std::int64_t> Session::makeShard(const base::Shard& shard) {
  if (!shard.isOne()) return Error{ErrorCode::InvalidArgument, fmt::format("shards are counted from 1: {} of {} is none", shard.index, shard.count)};
  if (auto ok = open(); !ok) return ok.error();
  std::int64_t made = 0;
  const auto make = [&](const Contender& contender, const std::vector<PlannedMotion>& motions, const std::string& label, const base::Guidance& weights,
                        const std::string& seedWords) {
    const auto order = ordered(contender, motions, weights, seedWords);
    return cache_.makeOwn(
        order.keys, [&](std::int64_t file) { return shard.holds(file); }, maker(contender, order, label, weights), made);
  };
  for (int r = 0; r < request_.repetitions; ++r) {
    const auto plan = planRepetition(*data_, planOptions(request_.motions), r);
    if (!plan) return plan.error();
    for (const auto& contender : contenders_) {
      const auto label = fmt::format("{}, {} of {}", contender.name, r + 1, request_.repetitions);
      if (auto ok = make(contender, plan->motions, label, request_.guidance, fmt::format("repetition {}", r)); !ok) return ok.error();
    }
  }
  const auto many = manyOfOneCaption();
  if (!many) return many.error();
  for (const auto& contender : contenders_) {
    if (contender.variant.isReconstruction) continue;
    if (auto ok = make(contender, *many, contender.name + ", many of one caption", request_.guidance, "multimodality"); !ok) return ok.error();
  }
  const auto points = sweepPoints();
  if (points.empty()) return made;
  const auto plan = planRepetition(*data_, planOptions(request_.sweepMotions), 0);
  if (!plan) return plan.error();
  for (const auto& guidance : points)
    if (auto ok = make(contenders_.front(), plan->motions, "sweep", guidance, "repetition 0"); !ok) return ok.error();
  return made;
}

void Session::addRemarks() {
  const auto count = rows_.front().row.motions;
  remarks_.push_back(fmt::format(
      "Every FID here compares {0} motions with {0} reference motions. Few samples raise it, so the row \"real motion\" ({0} other real motions against the same "
      "reference) is the floor, not 0.",
      count));
  if (request_.diversityPairs > count) remarks_.push_back(fmt::format("Diversity uses {} pairs, as many as there are motions.", count));
  if (equalCaptions_ > 0)
    remarks_.push_back(
        fmt::format("The split has few different captions: in the pools of the first repetition {} pairs share one, so even real motion cannot reach 100 % R-precision.",
                    equalCaptions_));
  if (count < request_.pool) remarks_.push_back(fmt::format("There is no full pool of {} motions, so R-precision and MM-Dist are missing.", request_.pool));
  if (leaks_.exact + leaks_.near > 0) remarks_.push_back(leakSentence(leaks_));
  if (panel_.embeddings.size() == 1) remarks_.push_back("One evaluator only: no second opinion on FID.");
  if (done_ < request_.repetitions) remarks_.push_back(fmt::format("{} of {} repetitions are done.", done_, request_.repetitions));
}

metrics::EvaluationReport Session::report() const {
  metrics::EvaluationReport report;
  report.protocol = request_.protocol.name;
  report.description = request_.protocol.sentence +
                       " Each repetition deals the split's recordings into a reference half and a prompted half anew (windows and mirrored twins stay together) and "
                       "generates with new seeds; "
                       "intervals are 1.96 standard deviations of the repetitions over the root of their number.";
  report.dataName = request_.dataFolder.filename().string();
  report.dataHash = data_->hash();
  report.seed = request_.seed;
  report.repetitions = done_;
  report.pool = request_.pool;
  report.diversityPairs = request_.diversityPairs;
  report.judges = judges_;
  report.settings = {{"content weight", request_.guidance.contentWeight ? fmt::format("{:g}", *request_.guidance.contentWeight) : std::string("each model's own")},
                     {"style weight", fmt::format("{:g}", request_.guidance.styleWeight)},
                     {"classifier scale", fmt::format("{:g}", request_.guidance.classifierScale)},
                     {"style shown by", request_.usesReferenceClips ? "a clip of the test split, of another recording" : "the model's mean of the label"}};
  if (request_.steps) report.settings.emplace_back("sampling steps", fmt::format("{}", *request_.steps));
  report.remarks = remarks_;
  report.captions = {leaks_.captions, leaks_.exact, leaks_.near};
  for (const auto& state : rows_) report.rows.push_back(state.row);
  report.sweep = sweep_;
  report.seconds = secondsSince(start_);
  return report;
}

Result<metrics::EvaluationReport> Session::run() {
  if (request_.repetitions < 1 || request_.motions < 2 || request_.pool < 2)
    return Error{ErrorCode::InvalidArgument, "an evaluation needs at least 1 repetition, 2 motions and a pool of 2"};
  if (auto ok = open(); !ok) return ok.error();
  const auto ownRemarks = remarks_;
  const auto write = [&]() -> Result<void> {
    remarks_ = ownRemarks;
    addRemarks();
    return metrics::writeReport(report(), request_.outFolder);
  };
  for (int r = 0; r < request_.repetitions; ++r) {
    if (auto ok = runRepetition(r); !ok) return ok.error();
    // A long run shows what it has so far.
    if (auto ok = write(); !ok) return ok.error();
  }
  if (auto ok = runMultiModality(); !ok) return ok.error();
  if (auto ok = runSweep(); !ok) return ok.error();
  for (auto& state : rows_) state.row.breakdown = metrics::labelBreakdown(panel_, state.shown);
  if (auto ok = write(); !ok) return ok.error();
  return report();
}

}  // namespace

Result<metrics::EvaluationReport> runEvaluation(const EvaluationRequest& request, const jobs::ProgressSink& progress, std::stop_token stop,
                                                const families::FamilyTable& families) {
  return Session(request, progress, stop, families).run();
}

Result<std::int64_t> evaluateShard(const EvaluationRequest& request, const base::Shard& shard, const jobs::ProgressSink& progress, std::stop_token stop,
                                   const families::FamilyTable& families) {
  return Session(request, progress, stop, families).makeShard(shard);
}

}  // namespace core::engine
