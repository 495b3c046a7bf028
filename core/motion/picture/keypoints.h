#pragma once

#include <glm/vec2.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// 2D key points of people in a video, as pose detectors write them. Plain data.
namespace core::motion {

/// Which points a detector gives, told by their number.
enum class KeypointSet { Coco17, Coco18, Body25, Halpe26, WholeBody133, Halpe136 };

/// Nothing for a number that no known detector gives.
std::optional<KeypointSet> keypointSetOf(std::size_t points);
std::string_view keypointSetName(KeypointSet set);

struct Keypoint {
  glm::vec2 place{0.0f};  // pixels, v down, as in the file
  float score = 0.0f;     // 0: not seen
};

struct KeypointPerson {
  std::vector<Keypoint> points;
  std::int64_t id = -1;  // the file's own track number, where it has one
};

/// One picture of the video; nobody may be in it.
struct KeypointFrame {
  std::vector<KeypointPerson> people;
};

/// Where each of the points that a body is made of stands in a set; -1: the set has none.
struct KeypointIndices {
  int nose, neck, midHip;
  int shoulder[2], elbow[2], wrist[2], hip[2], knee[2], ankle[2];  // left, right
  int ear[2], bigToe[2], smallToe[2];
};
const KeypointIndices& keypointIndices(KeypointSet set);

struct KeypointVideo {
  KeypointSet set = KeypointSet::Body25;
  /// Of points in another order than those sets have: where they stand, and what the order is called. keypoint_layout.h tells them apart.
  std::optional<KeypointIndices> otherIndices = std::nullopt;
  std::string otherName = {};
  std::vector<KeypointFrame> frames;  // in time; pictures that are missing between others are empty frames
  std::string name;
  std::vector<std::string> remarks;  // what was assumed, one sentence each
};

const KeypointIndices& keypointIndices(const KeypointVideo& video);
std::string_view keypointSetName(const KeypointVideo& video);

/// One person through the video.
struct KeypointTrack {
  std::vector<int> person;  // [frames] index into the frame's people, or -1
  double prominence = 0.0;  // larger for people who are seen long, big and surely
};

inline constexpr std::size_t kMostTracks = 500;

/// Follows everybody, and gives the kMostTracks most prominent of them: by the file's track numbers where there are any, else by the nearest pose, over gaps of up to
/// gapFrames; of more than 600 at a time the least prominent are not looked for any longer. The most prominent first; empty when nobody is in any frame.
std::vector<KeypointTrack> trackPeople(const KeypointVideo& video, int gapFrames = 30);

}  // namespace core::motion
