#include "core/bench/steering_bench.h"

#include "core/base/random.h"
#include "core/metrics/embedding_metrics.h"
#include "core/motion/edit/root_path.h"
#include "core/motion/feet/foot_stands.h"
#include "core/motion/feet/stand_slip.h"
#include "core/motion/humanml3d_skeleton.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>
#include <span>

namespace core::bench {

namespace {

using motion::humanml3d::kFps;
constexpr double kSeconds = 4.0;

struct Walk {
  const char* prompt;
  double slowest, fastest;  // m/s
};
constexpr Walk kWalks[] = {
    {"a person walks forward", 0.7, 1.4}, {"a person runs forward", 1.8, 3.0}, {"a person walks slowly", 0.4, 0.8}, {"a person walks in a circle", 0.6, 1.2}};
const char* const kSteeredActions[] = {"a person walks forward",
                                       "a person waves with the right hand",
                                       "a person kicks with the right leg",
                                       "a person claps the hands",
                                       "a person sits down",
                                       "a person jumps up",
                                       "a person stands still",
                                       "a person bends down and picks something up"};

std::span<const glm::vec3> poseAt(const Measured& clip, int frame) { return std::span(clip.positions).subspan(static_cast<std::size_t>(frame) * kJoints, kJoints); }

glm::vec2 floorOf(const glm::vec3& point) { return {point.x, point.z}; }

double drawn(base::RandomStream& random, double low, double high) { return low + (high - low) * static_cast<double>(random.below(10'001)) / 10'000.0; }

/// The distance of the worst joint from a pose that may stand anywhere on the floor.
double apartCm(std::span<const glm::vec3> ours, std::span<const glm::vec3> wanted) {
  std::vector<motion::FloorPair> pairs;
  for (std::size_t j = 0; j < kJoints; ++j) pairs.push_back({floorOf(wanted[j]), floorOf(ours[j]), 1.0});
  const auto move = motion::nearestMove(pairs);
  double most = 0.0;
  for (std::size_t j = 0; j < kJoints; ++j) most = std::max(most, 100.0 * static_cast<double>(glm::distance(ours[j], move.apply(wanted[j]))));
  return most;
}

/// How far the joints are from the free motion's where the key is far, each frame seen from its own pelvis.
double farMovedCm(const Measured& free, const Measured& steered, int key) {
  const int away = static_cast<int>(1.2 * kFps);
  double sum = 0.0;
  int count = 0;
  for (int f = 0; f < std::min(free.count, steered.count); ++f) {
    if (std::abs(f - key) <= away) continue;
    const auto a = poseAt(free, f), b = poseAt(steered, f);
    for (std::size_t j = 1; j < kJoints; ++j) sum += 100.0 * static_cast<double>(glm::distance(a[j] - a[0], b[j] - b[0])), ++count;
  }
  return count > 0 ? sum / count : 0.0;
}

class SteeringBench {
 public:
  SteeringBench(services::GenerationService& service, const SteeringBenchOptions& options, const std::stop_token& stop)
      : service_(service), options_(options), stop_(stop) {}

  Result<SteeredCases> run(int index) {
    base::RandomStream random(base::derivedSeed(options_.seed, fmt::format("steering {}", index)));
    const auto& walk = kWalks[random.below(std::size(kWalks))];
    auto way = pathCase(walk, random);
    if (!way) return way.error();
    auto stand = standCase(walk, random);
    if (!stand) return stand.error();
    const auto action = kSteeredActions[random.below(std::size(kSteeredActions))];
    const auto request = asked(action, random.below(1'000'000));
    const auto free = made(request);
    if (!free) return free.error();
    auto body = bodyCase(request, *free, random);
    if (!body) return body.error();
    auto pin = pinCase(request, *free, random);
    if (!pin) return pin.error();
    return SteeredCases{std::move(*way), std::move(*stand), std::move(*body), std::move(*pin)};
  }

 private:
  services::GenerationRequest asked(const char* prompt, std::uint64_t seed) const {
    services::GenerationRequest request;
    request.prompt = prompt, request.seconds = kSeconds, request.seed = seed;
    request.steps = options_.steps, request.model = options_.model;
    return request;
  }

  /// What is made, with the processor time that it took in place of the seconds.
  Result<services::GenerationReport> made(const services::GenerationRequest& request) {
    const double start = processorSeconds();
    auto report = service_.generate(request, {}, stop_);
    if (report) report->secondsTaken = processorSeconds() - start;
    return report;
  }

  /// What both motions are, whatever was asked.
  void compare(const Measured& free, const Measured& steered, const services::GenerationReport& a, const services::GenerationReport& b, SteeredCase& result) const {
    if (options_.judge) result.freeSeen = options_.judge->seen(*a.clip), result.steeredSeen = options_.judge->seen(*b.clip);
    result.free = free.part(0, free.count), result.steered = steered.part(0, steered.count);
    result.freeSeconds = a.secondsTaken, result.steeredSeconds = b.secondsTaken;
  }

  // An arc at an even speed, a way point every second.
  Result<SteeredCase> pathCase(const Walk& walk, base::RandomStream& random) {
    auto request = asked(walk.prompt, random.below(1'000'000));
    const double speed = drawn(random, walk.slowest, walk.fastest), turning = glm::radians(drawn(random, -40.0, 40.0));
    const auto free = made(request);
    if (!free) return free.error();
    double x = 0.0, z = 0.0, way = 0.0;
    const int last = static_cast<int>(kSeconds * kFps) - 1;
    for (int f = 0; f <= last; ++f) {
      if (f % 20 == 0 || f == last) request.plan.path.push_back({f / kFps, x, z, {}});
      x += speed / kFps * std::sin(way), z += speed / kFps * std::cos(way), way += turning / kFps;
    }
    const auto steered = made(request);
    if (!steered) return steered.error();
    SteeredCase result;
    result.what = fmt::format("{}, seed {}, {:.2f} m/s, {:.0f} degrees/s", walk.prompt, request.seed, speed, glm::degrees(turning));
    const Measured before(*free->clip), after(*steered->clip);
    std::vector<motion::PathPoint> points;
    for (const auto& point : request.plan.path)
      points.push_back({static_cast<int>(std::lround(point.time * kFps)), {static_cast<float>(point.x), static_cast<float>(point.z)}, {}});
    const auto curve = motion::pathCurve(points);
    for (std::size_t f = 0; f < curve.size(); ++f)
      result.besideCm += 100.0 * static_cast<double>(glm::distance(floorOf(poseAt(after, static_cast<int>(f))[0]), curve[f])) / static_cast<double>(curve.size());
    for (const auto& point : points)
      result.missedCm = std::max(result.missedCm, 100.0 * static_cast<double>(glm::distance(floorOf(poseAt(after, point.frame)[0]), point.place)));
    compare(before, after, *free, *steered, result);
    return result;
  }

  // The steps of the free motion, all as much later.
  Result<SteeredCase> standCase(const Walk& walk, base::RandomStream& random) {
    auto request = asked(walk.prompt, random.below(1'000'000));
    const double later = (2.0 + static_cast<double>(random.below(4))) / kFps;
    const auto free = made(request);
    if (!free) return free.error();
    const Measured before(*free->clip);
    const auto stands = motion::trimmedStands(motion::standsOf(before.contacts, kFps), -later, kSeconds, kFps);
    request.plan.stands = {{stands[0], stands[1]}};
    const auto steered = made(request);
    if (!steered) return steered.error();
    const Measured after(*steered->clip);
    SteeredCase result;
    result.what = fmt::format("{}, seed {}, steps {:.2f} s later", walk.prompt, request.seed, later);
    for (const int foot : {0, 1})
      for (const auto& stand : stands[static_cast<std::size_t>(foot)]) {
        result.missedCm = std::max(result.missedCm, motion::standSlipCm(after.positions, foot, stand, kFps));
        result.besideCm = std::max(result.besideCm, motion::standSlipCm(before.positions, foot, stand, kFps));
      }
    compare(before, after, *free, *steered, result);
    return result;
  }

  // A pose of another draw of the same prompt.
  Result<SteeredCase> bodyCase(services::GenerationRequest request, const services::GenerationReport& free, base::RandomStream& random) {
    auto other = request;
    other.seed += 1;
    const auto source = service_.generate(other, {}, stop_);
    if (!source) return source.error();
    const int from = 10 + static_cast<int>(random.below(60)), at = 16 + static_cast<int>(random.below(48));
    services::KeyPose key;
    key.time = at / kFps, key.file = "pose", key.motion = source->clip, key.from = from / kFps;
    request.plan.poses = {key};
    const auto steered = made(request);
    if (!steered) return steered.error();
    SteeredCase result;
    result.what = fmt::format("{}, seed {}, frame {} of the next at {}", request.prompt, request.seed, from, at);
    const Measured before(*free.clip), after(*steered->clip), pose(*source->clip);
    result.missedCm = apartCm(poseAt(after, at), poseAt(pose, from));
    result.farMovedCm = farMovedCm(before, after, at);
    compare(before, after, free, *steered, result);
    return result;
  }

  // A joint 5 to 20 cm from where it was.
  Result<SteeredCase> pinCase(services::GenerationRequest request, const services::GenerationReport& free, base::RandomStream& random) {
    const int at = 16 + static_cast<int>(random.below(48));
    const auto end = motion::kBodyEnds[random.below(5)];  // all but the pelvis
    glm::vec3 by;
    do by = {drawn(random, -1, 1), drawn(random, -1, 1), drawn(random, -1, 1)};
    while (glm::length(by) < 0.1f || glm::length(by) > 1.0f);
    by *= static_cast<float>(drawn(random, 0.05, 0.2)) / glm::length(by);
    // Feet go up, not into the floor.
    if (end == motion::BodyEnd::LeftFoot || end == motion::BodyEnd::RightFoot) by.y = std::abs(by.y);
    auto data = free.clip->data();
    for (auto& place : data.rootPositions) place += by;
    services::KeyPose key;
    key.time = at / kFps, key.from = at / kFps, key.file = "pose", key.motion = std::make_shared<const motion::Clip>(std::move(data));
    key.joints = {end}, key.isPlaced = true;
    request.plan.poses = {key};
    const auto steered = made(request);
    if (!steered) return steered.error();
    SteeredCase result;
    result.what = fmt::format("{}, seed {}, {} at {}, {:.0f} cm away", request.prompt, request.seed, motion::bodyEndName(end), at, 100.0f * glm::length(by));
    const Measured before(*free.clip), after(*steered->clip);
    const auto joint = static_cast<std::size_t>(motion::jointOf(end));
    result.missedCm = 100.0 * static_cast<double>(glm::distance(poseAt(after, at)[joint], poseAt(before, at)[joint] + by));
    result.farMovedCm = farMovedCm(before, after, at);
    compare(before, after, free, *steered, result);
    return result;
  }

  services::GenerationService& service_;
  const SteeringBenchOptions& options_;
  std::stop_token stop_;
};

/// [N, W] of the cases that were seen; undefined below two.
at::Tensor rowsOf(const std::vector<SteeredCase>& cases, std::vector<float> SteeredCase::*seen) {
  std::vector<at::Tensor> rows;
  for (const auto& one : cases)
    if (!(one.*seen).empty()) rows.push_back(at::tensor(one.*seen, at::kFloat));
  return rows.size() < 2 ? at::Tensor() : at::stack(rows);
}

}  // namespace

SteeringSummary summaryOf(const std::vector<SteeredCase>& cases, double goalCm, const at::Tensor& real) {
  SteeringSummary sum;
  PartMeasure free, steered;
  double freeSeconds = 0.0, steeredSeconds = 0.0;
  const auto count = static_cast<double>(std::max<std::size_t>(1, cases.size()));
  for (const auto& one : cases) {
    sum.worstCm = std::max(sum.worstCm, one.missedCm);
    sum.meanCm += one.missedCm / count, sum.besideCm += one.besideCm / count, sum.farMovedCm += one.farMovedCm / count;
    sum.withinGoal += one.missedCm <= goalCm ? 1.0 / count : 0.0;
    free = together(free, one.free), steered = together(steered, one.steered);
    freeSeconds += one.freeSeconds, steeredSeconds += one.steeredSeconds;
  }
  sum.jerkRatio = ratio(steered.jerk, free.jerk);
  sum.slideRatio = ratio(steered.slideMm, free.slideMm);
  sum.timeRatio = ratio(steeredSeconds, freeSeconds);
  const auto freeSeen = rowsOf(cases, &SteeredCase::freeSeen), steeredSeen = rowsOf(cases, &SteeredCase::steeredSeen);
  if (real.defined() && freeSeen.defined() && steeredSeen.defined()) {
    sum.freeFid = metrics::frechetDistance(freeSeen, real);
    sum.fidRatio = ratio(metrics::frechetDistance(steeredSeen, real), *sum.freeFid);
  }
  return sum;
}

Result<SteeringBenchReport> benchSteering(services::GenerationService& service, const SteeringBenchOptions& options, const jobs::ProgressSink& progress,
                                          const std::stop_token& stop, const KnownCases<SteeredCases>& known) {
  if (options.cases < 1) return Error{ErrorCode::InvalidArgument, fmt::format("a bench needs at least one case, not {}", options.cases)};
  SteeringBenchReport report;
  SteeringBench bench(service, options, stop);
  // Weights are read for the first request; that is nobody's sampling time.
  services::GenerationRequest first;
  first.prompt = kSteeredActions[0], first.seconds = 1.0, first.model = options.model;
  const auto ready = service.generate(first, {}, stop);
  if (!ready) return ready.error();
  report.modelHash = ready->modelHash;
  for (int i = 0; i < options.cases; ++i) {
    progress({"poses and paths", i, options.cases});
    auto three = known.at(i);
    if (!three && !options.shard.holds(i)) continue;
    if (!three) {
      auto made = bench.run(i);
      if (!made) return made.error();
      if (auto ok = known.keep(i, *made); !ok) return ok.error();
      three = std::move(*made);
    }
    report.paths.push_back(std::move(three->path));
    report.stands.push_back(std::move(three->stand));
    report.bodies.push_back(std::move(three->body));
    report.pins.push_back(std::move(three->pin));
  }
  return report;
}

}  // namespace core::bench
