#include "core/dataset/augment/augmented_clips.h"

#include "core/base/random.h"
#include "core/dataset/augment/composed_clips.h"
#include "core/dataset/augment/motion_course.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace core::dataset {

namespace {

namespace h3d = motion::humanml3d;
/// Two bodies further apart than this are not joined: the blend would show a pose that nobody takes.
constexpr double kMostDistance = 0.16;

std::array<glm::vec3, kJoints> localPose(const std::vector<glm::vec3>& positions, std::size_t frame) {
  const glm::vec3* pose = positions.data() + frame * kJoints;
  const auto stand = standOf(pose);
  std::array<glm::vec3, kJoints> local;
  for (std::size_t j = 0; j < kJoints; ++j) local[j] = seenFrom(stand, pose[j]);
  return local;
}

double distanceOf(const std::array<glm::vec3, kJoints>& a, const std::array<glm::vec3, kJoints>& b) {
  double sum = 0.0;
  for (std::size_t j = 0; j < kJoints; ++j) sum += glm::length(a[j] - b[j]);
  return sum / static_cast<double>(kJoints);
}

/// How many words at the head of a sentence name who acts: "a person is" 3, "the man" 2, "someone" 1; 0 where nobody is named.
std::size_t subjectLength(const std::string& sentence) {
  static const std::array<const char*, 24> kSubjects = {"a person", "the person", "a man",    "the man",     "a woman",     "the woman",
                                                        "a human",  "the human",  "a figure", "the figure",  "a character", "the character",
                                                        "a guy",    "the guy",    "a sim",    "this person", "this man",    "the standing person",
                                                        "someone",  "somebody",   "person",   "man",         "he",          "she"};
  for (const char* subject : kSubjects) {
    const std::string_view name(subject);
    if (!sentence.starts_with(name) || sentence.size() <= name.size() + 1 || sentence[name.size()] != ' ') continue;
    return name.size() + (sentence.compare(name.size(), 5, " who ") == 0 ? 5 : 1);
  }
  return 0;
}

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == ',')) text.pop_back();
  return text;
}

void fillRareActions(const std::vector<PoolClip>& pool, const AugmentOptions& options, const TakeMadeClip& take, bool& goesOn) {
  std::map<std::string, std::vector<std::size_t>> clipsOf;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    for (const auto& action : pool[i].actions) clipsOf[action].push_back(i);
  }
  std::vector<std::pair<std::string, std::vector<std::size_t>>> rarest(clipsOf.begin(), clipsOf.end());
  std::stable_sort(rarest.begin(), rarest.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  std::map<std::string, int> have;
  for (const auto& [action, clips] : clipsOf) have[action] = static_cast<int>(clips.size());
  std::vector<int> copies(pool.size(), 0);
  base::RandomStream random(base::derivedSeed(options.seed, "fill rare actions"));
  for (const auto& [action, clips] : rarest) {
    // Twelve copies of one recording show nothing that six do not.
    for (int round = 0; round < 6 && have[action] < options.fewestOfAnAction; ++round) {
      for (const auto i : clips) {
        if (have[action] >= options.fewestOfAnAction || !goesOn) break;
        const double speed = 0.85 + 0.33 * random.uniform();
        RawClip copy = pool[i].clip;
        copy.positions = atOtherSpeed(copy.positions, speed);
        if (framesOf(copy.positions) > options.mostRows + 1) continue;
        copy.id += fmt::format("/speed{}", ++copies[i]);
        for (const auto& other : pool[i].actions) ++have[other];
        goesOn = take(pool[i].source, std::move(copy));
      }
    }
  }
}

/// Actions that people name one after the other; what only colours another one (turn, stand, look) makes no second action.
bool isActionOfItsOwn(const std::string& action) {
  static const std::set<std::string> kNotAlone = {"stand", "look", "swing", "balance", "stumble", "circle", "shake"};
  return kNotAlone.count(action) == 0;
}

void joinPairs(const std::vector<PoolClip>& pool, const AugmentOptions& options, const TakeMadeClip& take, bool& goesOn) {
  std::map<std::string, std::vector<std::size_t>> clipsOf;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    const auto frames = framesOf(pool[i].clip.positions);
    if (frames < 24 || frames > 130 || pool[i].clip.captions.empty()) continue;
    for (const auto& action : pool[i].actions) {
      // One that names many actions already is no building block.
      if (pool[i].actions.size() <= 2 && isActionOfItsOwn(action)) clipsOf[action].push_back(i);
    }
  }
  std::vector<std::string> actions;
  for (const auto& [action, clips] : clipsOf) actions.push_back(action);
  if (actions.size() < 2) return;
  base::RandomStream random(base::derivedSeed(options.seed, "join pairs"));
  static constexpr std::array<const char*, 4> kConnectors = {", then ", " and then ", " and ", ", then "};
  std::map<std::pair<std::size_t, std::size_t>, int> used;
  int made = 0;
  for (int attempt = 0; attempt < options.joined * 40 && made < options.joined && goesOn; ++attempt) {
    // Half of what people ask begins or ends with a walk.
    const bool walksFirst = random.uniform() < 0.3 && clipsOf.count("walk") > 0;
    const bool walksLast = !walksFirst && random.uniform() < 0.2 && clipsOf.count("walk") > 0;
    const auto& firstAction = walksFirst ? std::string("walk") : actions[random.below(actions.size())];
    const auto& secondAction = walksLast ? std::string("walk") : actions[random.below(actions.size())];
    if (firstAction == secondAction) continue;
    const auto& firstClips = clipsOf[firstAction];
    const auto& secondClips = clipsOf[secondAction];
    const auto a = firstClips[random.below(firstClips.size())], b = secondClips[random.below(secondClips.size())];
    if (a == b || used[{a, b}] > 0 || pool[a].actions == pool[b].actions) continue;
    const auto& first = pool[a].clip;
    const auto& second = pool[b].clip;
    const auto seam = findSeam(first.positions, second.positions);
    const auto frames = static_cast<std::size_t>(seam.firstEnd) + framesOf(second.positions) - static_cast<std::size_t>(seam.secondBegin);
    if (seam.distance > kMostDistance || frames > static_cast<std::size_t>(options.mostRows) + 1) continue;
    ++used[{a, b}];
    RawClip joined;
    joined.id = fmt::format("{}_{}", first.id, second.id);
    std::replace(joined.id.begin(), joined.id.end(), '/', '-');
    joined.split = "train";
    joined.positions = joinMotions(first.positions, second.positions, seam);
    for (int i = 0; i < 4; ++i) {
      joined.captions.push_back({joinedCaption(first.captions[random.below(first.captions.size())].text, second.captions[random.below(second.captions.size())].text,
                                               kConnectors[static_cast<std::size_t>(i)]),
                                 "synthetic"});
    }
    goesOn = take("joined", std::move(joined));
    ++made;
  }
}

}  // namespace

std::vector<glm::vec3> atOtherSpeed(const std::vector<glm::vec3>& positions, double speed) {
  const auto frames = framesOf(positions);
  const int count = static_cast<int>(std::floor((frames - 1) / speed)) + 1;
  std::vector<glm::vec3> result;
  result.reserve(static_cast<std::size_t>(count) * kJoints);
  const auto at = [&](int frame, std::size_t joint) { return positions[static_cast<std::size_t>(std::clamp(frame, 0, frames - 1)) * kJoints + joint]; };
  for (int f = 0; f < count; ++f) {
    const double place = f * speed;
    const int base = static_cast<int>(place);
    const auto t = static_cast<float>(place - base);
    for (std::size_t j = 0; j < kJoints; ++j) {
      const auto p0 = at(base - 1, j), p1 = at(base, j), p2 = at(base + 1, j), p3 = at(base + 2, j);
      result.push_back(0.5F * (2.0F * p1 + t * (p2 - p0) + t * t * (2.0F * p0 - 5.0F * p1 + 4.0F * p2 - p3) + t * t * t * (3.0F * (p1 - p2) + p3 - p0)));
    }
  }
  return result;
}

Seam findSeam(const std::vector<glm::vec3>& first, const std::vector<glm::vec3>& second) {
  const auto a = framesOf(first), b = framesOf(second);
  std::vector<std::array<glm::vec3, kJoints>> heads;
  const int headEnd = std::max(1, b / 3);
  for (int f = 0; f < headEnd; ++f) heads.push_back(localPose(second, static_cast<std::size_t>(f)));
  Seam best{a, 0, std::numeric_limits<double>::infinity()};
  for (int f = std::max(1, a - a / 3); f <= a; f += 2) {
    const auto tail = localPose(first, static_cast<std::size_t>(f - 1));
    for (int g = 0; g < headEnd; g += 2) {
      // What is cut away is lost of what the captions say.
      const double lost = 0.0006 * ((a - f) + g);
      const double distance = distanceOf(tail, heads[static_cast<std::size_t>(g)]);
      if (distance + lost < best.distance + 0.0006 * ((a - best.firstEnd) + best.secondBegin)) best = {f, g, distance};
    }
  }
  return best;
}

std::vector<glm::vec3> joinMotions(const std::vector<glm::vec3>& first, const std::vector<glm::vec3>& second, const Seam& seam, int blend) {
  const auto at = static_cast<std::size_t>(seam.firstEnd - 1), from = static_cast<std::size_t>(seam.secondBegin);
  const auto there = standOf(first.data() + at * kJoints), here = standOf(second.data() + from * kJoints);
  std::vector<glm::vec3> placed;
  for (std::size_t i = from * kJoints; i < second.size(); ++i) placed.push_back(inWorld(there, seenFrom(here, second[i])));
  std::vector<glm::vec3> joined(first.begin(), first.begin() + static_cast<std::ptrdiff_t>((at + 1) * kJoints));
  joined.insert(joined.end(), placed.begin() + static_cast<std::ptrdiff_t>(std::min(kJoints, placed.size())), placed.end());
  // The pose jumps at the seam by a known difference, which half of the blend takes up before it and half behind it.
  const auto frames = framesOf(joined);
  const int half = blend / 2;
  for (std::size_t j = 0; j < kJoints; ++j) {
    const glm::vec3 jump = placed[j] - first[at * kJoints + j];
    for (int k = -half; k < half; ++k) {
      const auto frame = static_cast<std::ptrdiff_t>(at) + 1 + k;
      if (frame < 0 || frame >= static_cast<std::ptrdiff_t>(frames)) continue;
      const float t = (static_cast<float>(k) + 0.5F) / static_cast<float>(half);                         // -1 .. 1
      const float s = 0.5F * (1.0F - std::abs(t)) * (1.0F - std::abs(t)) * (1.0F + 2.0F * std::abs(t));  // smooth, 0.5 at the seam
      joined[static_cast<std::size_t>(frame) * kJoints + j] += (k < 0 ? s : -s) * jump;
    }
  }
  return joined;
}

std::string joinedCaption(const std::string& first, const std::string& second, const std::string& connector) {
  return trimmed(first) + connector + trimmed(second.substr(subjectLength(second)));
}

void makeAugmentedClips(const std::vector<PoolClip>& pool, const AugmentOptions& options, const TakeMadeClip& take) {
  bool goesOn = true;
  if (options.joined > 0) joinPairs(pool, options, take, goesOn);
  if (options.fewestOfAnAction > 0 && goesOn) fillRareActions(pool, options, take, goesOn);
  if (options.composed > 0 && goesOn) makeComposedClips(pool, options, take);
}

}  // namespace core::dataset
