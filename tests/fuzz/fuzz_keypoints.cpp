#include "core/io/read/keypoints/keypoint_json.h"
#include "core/motion/picture/body_keypoints.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

#include <algorithm>
#include <cmath>

namespace {

int highest(const core::motion::KeypointIndices& at) {
  int most = std::max({at.nose, at.neck, at.midHip});
  for (const auto& pair : {at.shoulder, at.elbow, at.wrist, at.hip, at.knee, at.ankle, at.ear, at.bigToe, at.smallToe}) most = std::max({most, pair[0], pair[1]});
  return most;
}

}  // namespace

void fuzz::keypoints(std::string_view bytes) {
  using namespace core;
  const auto video = io::parseKeypoints(bytes, "case.json");
  if (!readOrRefused(video)) return;
  require(!video->frames.empty(), "a video without frames");
  for (const auto& remark : video->remarks) requireSentence(remark);
  const int last = highest(motion::keypointIndices(*video));
  for (const auto& frame : video->frames)
    for (const auto& person : frame.people) {
      require(last < static_cast<int>(person.points.size()), "a person with fewer points than the order has");
      for (const auto& point : person.points)
        require(std::isfinite(point.place.x) && std::isfinite(point.place.y) && std::isfinite(point.score), "a point that is no number");
    }
  const auto tracks = motion::trackPeople(*video);
  if (tracks.empty()) return;  // nobody of any size is seen, as whoever lifts says
  for (const auto& track : tracks) {
    require(track.person.size() == video->frames.size(), "a track of another length than the video");
    for (std::size_t f = 0; f < track.person.size(); ++f)
      require(track.person[f] >= -1 && track.person[f] < static_cast<int>(video->frames[f].people.size()), "a track of a person who is not there");
  }
  const auto body = motion::bodyKeypoints(*video, tracks.front());
  if (!readOrRefused(body)) return;
  require(body->frames() > 0 && body->joints.size() == body->frames() * 22 && body->seen.size() == body->joints.size(), "a body of odd lengths");
  for (const auto& joint : body->joints) require(std::isfinite(joint.x) && std::isfinite(joint.y), "a joint that is nowhere");
  requireClip(*motion::keypointClip(*body, "case"));
}
