#include "core/motion/picture/keypoint_layout.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <set>

namespace core::motion {

namespace {

struct OtherLayout {
  std::size_t points;
  std::string_view name;
  KeypointIndices indices;
};

constexpr KeypointIndices limbs(int nose, int neck, int midHip, std::array<int, 2> shoulder, std::array<int, 2> elbow, std::array<int, 2> wrist, std::array<int, 2> hip,
                                std::array<int, 2> knee, std::array<int, 2> ankle, std::array<int, 2> ear = {-1, -1}, std::array<int, 2> bigToe = {-1, -1},
                                std::array<int, 2> smallToe = {-1, -1}) {
  return {.nose = nose,
          .neck = neck,
          .midHip = midHip,
          .shoulder = {shoulder[0], shoulder[1]},
          .elbow = {elbow[0], elbow[1]},
          .wrist = {wrist[0], wrist[1]},
          .hip = {hip[0], hip[1]},
          .knee = {knee[0], knee[1]},
          .ankle = {ankle[0], ankle[1]},
          .ear = {ear[0], ear[1]},
          .bigToe = {bigToe[0], bigToe[1]},
          .smallToe = {smallToe[0], smallToe[1]}};
}

// Layouts of data sets and detectors beside those of KeypointSet; a head's top stands for the nose where there is none.
constexpr std::array kOthers = {
    OtherLayout{14, "CrowdPose 14", limbs(12, 13, -1, {0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}, {10, 11})},
    OtherLayout{14, "AIC 14", limbs(12, 13, -1, {3, 0}, {4, 1}, {5, 2}, {9, 6}, {10, 7}, {11, 8})},
    OtherLayout{14, "LSP 14", limbs(13, 12, -1, {9, 8}, {10, 7}, {11, 6}, {3, 2}, {4, 1}, {5, 0})},
    OtherLayout{15, "OpenPose MPI 15", limbs(0, 1, -1, {5, 2}, {6, 3}, {7, 4}, {11, 8}, {12, 9}, {13, 10})},
    OtherLayout{15, "JHMDB 15", limbs(2, 0, -1, {4, 3}, {8, 7}, {12, 11}, {6, 5}, {10, 9}, {14, 13})},
    OtherLayout{16, "MPII 16", limbs(9, 7, 6, {13, 12}, {14, 11}, {15, 10}, {3, 2}, {4, 1}, {5, 0})},
    OtherLayout{17, "Human3.6M 17", limbs(10, 8, 0, {11, 14}, {12, 15}, {13, 16}, {4, 1}, {5, 2}, {6, 3})},
    OtherLayout{23, "COCO 17 with feet", limbs(0, -1, -1, {5, 6}, {7, 8}, {9, 10}, {11, 12}, {13, 14}, {15, 16}, {3, 4}, {17, 20}, {18, 21})},
    OtherLayout{25, "OpenPose BODY_25B", limbs(0, 17, -1, {5, 6}, {7, 8}, {9, 10}, {11, 12}, {13, 14}, {15, 16}, {3, 4}, {19, 22}, {20, 23})},
    OtherLayout{33, "BlazePose 33", limbs(0, -1, -1, {11, 12}, {13, 14}, {15, 16}, {23, 24}, {25, 26}, {27, 28}, {7, 8}, {31, 32})},
};

// The squared length of a line between two points that are joined in a body; squares, since one wrong line is a long one.
double limbSquare(const KeypointPerson& person, int a, int b, double& count) {
  if (a < 0 || b < 0 || std::max(a, b) >= static_cast<int>(person.points.size())) return 0.0;
  const auto& from = person.points[static_cast<std::size_t>(a)];
  const auto& to = person.points[static_cast<std::size_t>(b)];
  if (!(from.score > 0.0f) || !(to.score > 0.0f)) return 0.0;
  count += 1.0;
  return static_cast<double>(glm::dot(from.place - to.place, from.place - to.place));
}

/// The mean (of squares) of the body's lines in sizes of the person; infinite where too little is seen.
double bodyLength(const KeypointIndices& at, const std::vector<const KeypointPerson*>& people) {
  double sum = 0.0;
  std::size_t seen = 0;
  for (const auto* person : people) {
    glm::vec2 low(std::numeric_limits<float>::max()), high(std::numeric_limits<float>::lowest());
    for (const auto& point : person->points) {
      if (!(point.score > 0.0f)) continue;
      low = glm::min(low, point.place);
      high = glm::max(high, point.place);
    }
    const double size = static_cast<double>(glm::length(high - low));
    double length = 0.0, count = 0.0;
    for (int side = 0; side < 2; ++side) {
      length += limbSquare(*person, at.shoulder[side], at.elbow[side], count) + limbSquare(*person, at.elbow[side], at.wrist[side], count);
      length += limbSquare(*person, at.hip[side], at.knee[side], count) + limbSquare(*person, at.knee[side], at.ankle[side], count);
      length += limbSquare(*person, at.shoulder[side], at.hip[side], count);
    }
    length += limbSquare(*person, at.shoulder[0], at.shoulder[1], count) + limbSquare(*person, at.hip[0], at.hip[1], count);
    length += limbSquare(*person, at.neck, at.shoulder[0], count) + limbSquare(*person, at.neck, at.nose, count);
    if (count < 6.0 || !(size > 0.0)) continue;
    sum += std::sqrt(length / count) / size;
    ++seen;
  }
  return seen > 0 ? sum / static_cast<double>(seen) : std::numeric_limits<double>::infinity();
}

struct Part {
  int side = -1;  // 0 left, 1 right, -1 neither
  std::string what;
};

Part partOf(std::string_view name) {
  std::string letters;
  bool hasBoundary = false;  // "l_hip", "LHip": the first letter stands apart
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (std::isalnum(static_cast<unsigned char>(c))) {
      if (letters.size() == 1 && (std::isupper(static_cast<unsigned char>(c)) || !std::isalnum(static_cast<unsigned char>(name[i - 1])))) hasBoundary = true;
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  const auto without = [&](std::string_view word, int side) -> std::optional<Part> {
    if (letters.starts_with(word) && letters.size() > word.size()) return Part{side, letters.substr(word.size())};
    if (letters.ends_with(word) && letters.size() > word.size()) return Part{side, letters.substr(0, letters.size() - word.size())};
    return std::nullopt;
  };
  if (auto part = without("left", 0)) return *part;
  if (auto part = without("right", 1)) return *part;
  if (hasBoundary && (letters[0] == 'l' || letters[0] == 'r')) return {letters[0] == 'l' ? 0 : 1, letters.substr(1)};
  if (name.size() > 2 &&
      (name.substr(name.size() - 2) == "_l" || name.substr(name.size() - 2) == "_r" || name.substr(name.size() - 2) == "_L" || name.substr(name.size() - 2) == "_R"))
    return {letters.back() == 'l' ? 0 : 1, letters.substr(0, letters.size() - 1)};
  return {-1, letters};
}

}  // namespace

std::optional<KeypointIndices> indicesByNames(const std::vector<std::string>& names) {
  std::vector<Part> parts;
  for (const auto& name : names) parts.push_back(partOf(name));
  const auto find = [&](int side, std::initializer_list<const char*> words) {
    for (const char* word : words)
      for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i].side == side && parts[i].what == word) return static_cast<int>(i);
    return -1;
  };
  KeypointIndices at = limbs(find(-1, {"nose", "head", "headtop", "tophead"}), find(-1, {"neck", "neckbase", "thorax", "upperneck", "headbottom"}),
                             find(-1, {"pelvis", "root", "midhip", "hip", "hips", "hipcenter"}), {-1, -1}, {-1, -1}, {-1, -1}, {-1, -1}, {-1, -1}, {-1, -1});
  for (int side = 0; side < 2; ++side) {
    at.shoulder[side] = find(side, {"shoulder", "sho", "uparm", "upperarm"});
    at.elbow[side] = find(side, {"elbow", "elb", "forearm", "lowerarm"});
    at.wrist[side] = find(side, {"wrist", "wri", "hand"});
    at.hip[side] = find(side, {"hip", "upleg", "upperleg", "thigh"});
    at.knee[side] = find(side, {"knee", "kne", "leg", "lowerleg", "calf"});
    at.ankle[side] = find(side, {"ankle", "ank", "foot"});
    at.ear[side] = find(side, {"ear"});
    at.bigToe[side] = find(side, {"bigtoe", "toe", "toebase", "footindex", "toes"});
    at.smallToe[side] = find(side, {"smalltoe"});
    for (const int needed : {at.shoulder[side], at.hip[side], at.knee[side], at.ankle[side]})
      if (needed < 0) return std::nullopt;
  }
  return at;
}

std::optional<KeypointLayout> layoutOf(std::size_t points, const std::vector<const KeypointPerson*>& people) {
  std::optional<KeypointLayout> best;
  double shortest = std::numeric_limits<double>::infinity();
  if (const auto set = keypointSetOf(points)) {
    best = KeypointLayout{keypointSetName(*set), keypointIndices(*set), true};
    shortest = bodyLength(best->indices, people) * 0.9;
  }
  for (const auto& other : kOthers) {
    if (other.points != points) continue;
    const double length = bodyLength(other.indices, people);
    if (best && !(length < shortest)) continue;
    best = KeypointLayout{other.name, other.indices, false};
    shortest = length;
  }
  return best;
}

bool isKnownPointCount(std::size_t points) {
  return keypointSetOf(points) || std::any_of(kOthers.begin(), kOthers.end(), [&](const OtherLayout& other) { return other.points == points; });
}

std::string knownPointCounts() {
  std::set<std::size_t> counts;
  for (std::size_t n = 1; n <= 200; ++n)
    if (isKnownPointCount(n)) counts.insert(n);
  std::string out;
  std::size_t left = counts.size();
  for (const auto n : counts) out += std::to_string(n) + (--left > 1 ? ", " : left == 1 ? " and " : "");
  return out;
}

}  // namespace core::motion
