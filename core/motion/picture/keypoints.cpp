#include "core/motion/picture/keypoints.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <utility>

namespace core::motion {

namespace {

struct SetFacts {
  KeypointSet set;
  std::size_t points;
  std::string_view name;
  KeypointIndices indices;
};

// Body points of COCO; the larger sets begin with them.
constexpr KeypointIndices kCoco = {.nose = 0,
                                   .neck = -1,
                                   .midHip = -1,
                                   .shoulder = {5, 6},
                                   .elbow = {7, 8},
                                   .wrist = {9, 10},
                                   .hip = {11, 12},
                                   .knee = {13, 14},
                                   .ankle = {15, 16},
                                   .ear = {3, 4},
                                   .bigToe = {-1, -1},
                                   .smallToe = {-1, -1}};

constexpr KeypointIndices withFeet(int leftBig, int rightBig, int leftSmall, int rightSmall, int neck, int midHip) {
  KeypointIndices indices = kCoco;
  indices.bigToe[0] = leftBig, indices.bigToe[1] = rightBig, indices.smallToe[0] = leftSmall, indices.smallToe[1] = rightSmall;
  indices.neck = neck, indices.midHip = midHip;
  return indices;
}

constexpr std::array<SetFacts, 6> kSets = {{
    {KeypointSet::Coco17, 17, "COCO 17", kCoco},
    {KeypointSet::Coco18,
     18,
     "OpenPose COCO 18",
     {.nose = 0,
      .neck = 1,
      .midHip = -1,
      .shoulder = {5, 2},
      .elbow = {6, 3},
      .wrist = {7, 4},
      .hip = {11, 8},
      .knee = {12, 9},
      .ankle = {13, 10},
      .ear = {17, 16},
      .bigToe = {-1, -1},
      .smallToe = {-1, -1}}},
    {KeypointSet::Body25,
     25,
     "OpenPose BODY_25",
     {.nose = 0,
      .neck = 1,
      .midHip = 8,
      .shoulder = {5, 2},
      .elbow = {6, 3},
      .wrist = {7, 4},
      .hip = {12, 9},
      .knee = {13, 10},
      .ankle = {14, 11},
      .ear = {18, 17},
      .bigToe = {19, 22},
      .smallToe = {20, 23}}},
    {KeypointSet::Halpe26, 26, "Halpe 26", withFeet(20, 21, 22, 23, 18, 19)},
    {KeypointSet::WholeBody133, 133, "COCO whole body 133", withFeet(17, 20, 18, 21, -1, -1)},
    {KeypointSet::Halpe136, 136, "Halpe 136", withFeet(20, 21, 22, 23, 18, 19)},
}};

const SetFacts& factsOf(KeypointSet set) {
  return *std::find_if(kSets.begin(), kSets.end(), [&](const SetFacts& facts) { return facts.set == set; });
}

// Box around the points that are seen; its size stands for how large the person is in the picture.
struct Extent {
  float size = 0.0f;
  double score = 0.0;  // mean over all points
};

Extent extentOf(const KeypointPerson& person) {
  glm::vec2 low(std::numeric_limits<float>::max()), high(std::numeric_limits<float>::lowest());
  Extent extent;
  for (const auto& point : person.points) {
    if (point.score <= 0.0f) continue;
    low = glm::min(low, point.place);
    high = glm::max(high, point.place);
    extent.score += point.score;
  }
  if (extent.score <= 0.0) return extent;
  extent.size = glm::length(high - low);
  extent.score /= static_cast<double>(person.points.size());
  return extent;
}

// Mean distance of the points that both show, in sizes of the person; infinite when they share fewer than three.
// Sizes are those of the two boxes.
float poseDistance(const KeypointPerson& a, float sizeOfA, const KeypointPerson& b, float sizeOfB) {
  const float size = std::max(sizeOfA, sizeOfB);
  float sum = 0.0f;
  int shared = 0;
  for (std::size_t i = 0; i < std::min(a.points.size(), b.points.size()); ++i) {
    if (a.points[i].score <= 0.0f || b.points[i].score <= 0.0f) continue;
    sum += glm::length(a.points[i].place - b.points[i].place);
    ++shared;
  }
  if (shared < 3 || size <= 0.0f) return std::numeric_limits<float>::infinity();
  return sum / (static_cast<float>(shared) * size);
}

struct OpenTrack {
  std::vector<std::pair<int, int>> seen;  // frame, index into its people; a row of all frames for each of many tracks would grow with their product
  double prominence = 0.0;
  int lastFrame = 0;
  const KeypointPerson* last = nullptr;
  float size = 0.0f;  // of that one
};

// As many as three full frames show. Where nobody is found again, all of the gap's people would be compared with all who come.
constexpr std::size_t kMostOpen = 600;

// The most prominent stay, in their order, and all of the frame before this one.
void forgetTheLeastSeen(std::vector<std::size_t>& open, const std::vector<OpenTrack>& tracks, int frame) {
  if (open.size() <= kMostOpen) return;
  std::vector<double> prominences;
  for (const auto i : open) prominences.push_back(tracks[i].prominence);
  std::nth_element(prominences.begin(), prominences.begin() + kMostOpen, prominences.end(), std::greater<>());
  const double least = prominences[kMostOpen];
  std::erase_if(open, [&](std::size_t i) { return tracks[i].prominence <= least && tracks[i].lastFrame < frame - 1; });
}

struct Match {
  float cost;
  std::size_t track, person;
};

}  // namespace

std::optional<KeypointSet> keypointSetOf(std::size_t points) {
  for (const auto& facts : kSets)
    if (facts.points == points) return facts.set;
  return std::nullopt;
}

std::string_view keypointSetName(KeypointSet set) { return factsOf(set).name; }

const KeypointIndices& keypointIndices(KeypointSet set) { return factsOf(set).indices; }

const KeypointIndices& keypointIndices(const KeypointVideo& video) { return video.otherIndices ? *video.otherIndices : keypointIndices(video.set); }

std::string_view keypointSetName(const KeypointVideo& video) { return video.otherIndices ? std::string_view(video.otherName) : keypointSetName(video.set); }

std::vector<KeypointTrack> trackPeople(const KeypointVideo& video, int gapFrames) {
  constexpr float kFarthest = 0.4f;  // of the person's size, between two frames that follow each other
  const auto frames = static_cast<int>(video.frames.size());
  std::vector<OpenTrack> tracks;
  std::vector<std::size_t> open;  // indices of tracks seen within the gap
  for (int frame = 0; frame < frames; ++frame) {
    const auto& people = video.frames[static_cast<std::size_t>(frame)].people;
    std::erase_if(open, [&](std::size_t i) { return frame - tracks[i].lastFrame > gapFrames; });
    forgetTheLeastSeen(open, tracks, frame);
    std::vector<Extent> extents;
    for (const auto& person : people) extents.push_back(extentOf(person));
    std::vector<Match> matches;
    for (const auto i : open) {
      for (std::size_t p = 0; p < people.size(); ++p) {
        if (people[p].id >= 0 && tracks[i].last->id >= 0) {
          if (people[p].id == tracks[i].last->id) matches.push_back({-1.0f, i, p});
          continue;
        }
        const float cost = poseDistance(*tracks[i].last, tracks[i].size, people[p], extents[p].size);
        const float limit = kFarthest * (1.0f + 0.2f * static_cast<float>(frame - tracks[i].lastFrame - 1));
        if (cost <= limit) matches.push_back({cost, i, p});
      }
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.cost < b.cost; });
    std::vector<bool> taken(people.size(), false);
    const auto extend = [&](std::size_t i, std::size_t p) {
      taken[p] = true;
      const auto& extent = extents[p];
      tracks[i].seen.emplace_back(frame, static_cast<int>(p));
      tracks[i].prominence += extent.score * extent.size;
      tracks[i].lastFrame = frame;
      tracks[i].last = &people[p];
      tracks[i].size = extent.size;
    };
    for (const auto& match : matches) {
      if (!taken[match.person] && tracks[match.track].lastFrame != frame) extend(match.track, match.person);
    }
    for (std::size_t p = 0; p < people.size(); ++p) {
      if (taken[p] || extents[p].size <= 0.0f) continue;
      tracks.emplace_back();
      open.push_back(tracks.size() - 1);
      extend(tracks.size() - 1, p);
    }
  }
  std::stable_sort(tracks.begin(), tracks.end(), [](const OpenTrack& a, const OpenTrack& b) { return a.prominence > b.prominence; });
  std::vector<KeypointTrack> result;
  for (const auto& track : tracks) {
    if (result.size() == kMostTracks) break;
    auto& made = result.emplace_back(KeypointTrack{std::vector<int>(video.frames.size(), -1), track.prominence});
    for (const auto& [frame, person] : track.seen) made.person[static_cast<std::size_t>(frame)] = person;
  }
  return result;
}

}  // namespace core::motion
