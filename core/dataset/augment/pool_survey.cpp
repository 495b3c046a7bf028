#include "core/dataset/augment/pool_survey.h"

#include "core/motion/humanml3d_skeleton.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace core::dataset {

namespace {
namespace h3d = motion::humanml3d;

std::size_t at(int frame) { return static_cast<std::size_t>(frame); }
}  // namespace

PoolSurvey::PoolSurvey(const std::vector<PoolClip>& pool) : pool_(pool) {
  for (std::size_t i = 0; i < pool.size(); ++i) {
    courses_.push_back(courseOf(motion(i)));
    survey(i);
  }
}

const glm::vec3* PoolSurvey::pose(std::size_t clip, int frame) const { return motion(clip).data() + at(frame) * kJoints; }

std::vector<glm::vec3> PoolSurvey::cut(const Stretch& stretch) const {
  auto part = cutOut(motion(stretch.clip), stretch.begin, stretch.end);
  const float floor = lowestOf(part);
  for (auto& point : part) point.y -= floor;
  return part;
}

/// Collects the frames of a clip that pass, in stretches of at least `fewest`.
template <typename Passes>
void PoolSurvey::collect(std::vector<Stretch>& into, std::size_t clip, int fewest, const Passes& passes) const {
  const int frames = courses_[clip].frames();
  int begin = -1;
  for (int f = 0; f <= frames; ++f) {
    const bool isIn = f < frames && passes(f);
    if (isIn && begin < 0) begin = f;
    if (isIn || begin < 0) continue;
    if (f - begin >= fewest) into.push_back({clip, begin, f});
    begin = -1;
  }
}

void PoolSurvey::survey(std::size_t clip) {
  const auto& course = courses_[clip];
  const auto isStraight = [&](int f, float low, float high) {
    const int behind = std::min(course.frames() - 1, f + 10);
    return course.ahead[at(f)] > low && course.ahead[at(f)] < high && std::abs(course.left[at(f)]) < 0.35F * course.ahead[at(f)] && course.pelvis[at(f)] > 0.75F &&
           std::abs(course.heading[at(behind)] - course.heading[at(f)]) < 0.35F && trunkTilt(pose(clip, f)) < 30.0F;
  };
  collect(walks_, clip, 30, [&](int f) { return isStraight(f, 0.6F, 1.7F); });
  collect(runs_, clip, 20, [&](int f) { return isStraight(f, 2.2F, 6.0F); });
  std::vector<Stretch> flights;
  collect(flights, clip, 4, [&](int f) { return std::min(pose(clip, f)[h3d::kLeftFoot].y, pose(clip, f)[h3d::kRightFoot].y) > course.floor + 0.12F; });
  for (const auto& flight : flights) {
    // Longer than a stride of a run, shorter than a stay on something.
    const int begin = std::max(0, flight.begin - 9), end = std::min(course.frames(), flight.end + 12);
    if (flight.end - flight.begin <= 14 && begin < flight.begin && end > flight.end + 5 && way(flight) > 0.35F && course.pelvis[at(begin)] > 0.6F) {
      leaps_.push_back({clip, begin, end});
    }
  }
  std::vector<Pose> shown;
  for (int f = 0; f < course.frames(); ++f) shown.push_back(poseOf(pose(clip, f), course.floor));
  for (std::size_t kind = 0; kind < poses_.size(); ++kind) {
    const auto wanted = static_cast<Pose>(kind);
    collect(poses_[kind], clip, 10,
            [&](int f) { return shown[at(f)] == wanted && (wanted == Pose::Fours || std::hypot(course.ahead[at(f)], course.left[at(f)]) < 0.25F); });
  }
}

std::vector<Stretch> PoolSurvey::clipsOf(const std::string& action, int mostFrames, std::size_t mostActions) const {
  std::vector<Stretch> found;
  for (std::size_t i = 0; i < pool_.size(); ++i) {
    const auto& actions = pool_[i].actions;
    if (std::find(actions.begin(), actions.end(), action) != actions.end() && actions.size() <= mostActions && courses_[i].frames() <= mostFrames)
      found.push_back({i, 0, courses_[i].frames()});
  }
  return found;
}

template <typename Passes>
std::vector<Stretch> PoolSurvey::windows(int length, const Passes& passes) const {
  std::vector<Stretch> found;
  for (std::size_t i = 0; i < pool_.size(); ++i) {
    // A dance shows everything in passing.
    if (std::find(pool_[i].actions.begin(), pool_[i].actions.end(), "dance") != pool_[i].actions.end()) continue;
    for (int begin = 0; begin + length <= courses_[i].frames(); begin += 5) {
      const Stretch window{i, begin, begin + length};
      if (passes(window)) found.push_back(window);
    }
  }
  return found;
}

bool PoolSurvey::isUpright(const Stretch& window) const {
  for (int f = window.begin; f < window.end; f += 4) {
    if (courses_[window.clip].pelvis[at(f)] < 0.75F || trunkTilt(pose(window.clip, f)) > 35.0F) return false;
  }
  return true;
}

bool PoolSurvey::hasStillArms(const Stretch& window) const {
  for (int f = window.begin; f < window.end; f += 4) {
    const glm::vec3* p = pose(window.clip, f);
    if (std::max(p[h3d::kLeftWrist].y, p[h3d::kRightWrist].y) > p[h3d::kSpine3].y) return false;
  }
  return true;
}

float PoolSurvey::way(const Stretch& window) const {
  const glm::vec3 d = pose(window.clip, window.end - 1)[0] - pose(window.clip, window.begin)[0];
  return std::hypot(d.x, d.z);
}

float PoolSurvey::turn(const Stretch& window) const {
  const auto& heading = courses_[window.clip].heading;
  return heading[at(window.end - 1)] - heading[at(window.begin)];
}

int PoolSurvey::lifts(const Stretch& window, int joint) const {
  int count = 0;
  bool isUp = false;
  float low = 1e9F;
  for (int f = window.begin; f < window.end; ++f) low = std::min(low, pose(window.clip, f)[joint].y);
  for (int f = window.begin; f < window.end; ++f) {
    const float height = pose(window.clip, f)[joint].y - low;
    if (!isUp && height > 0.1F) ++count;
    isUp = isUp ? height > 0.05F : height > 0.1F;
  }
  return count;
}

template <typename Passes>
int PoolSurvey::framesThat(const Stretch& window, const Passes& passes) const {
  int count = 0;
  for (int f = window.begin; f < window.end; ++f) count += passes(pose(window.clip, f)) ? 1 : 0;
  return count;
}

std::vector<Stretch> PoolSurvey::sidesteps(float side) const {
  return windows(60, [&](const Stretch& window) {
    const auto& course = courses_[window.clip];
    const float left = side * course.meanLeft(window.begin, window.end);
    return left > 0.22F && std::abs(course.meanAhead(window.begin, window.end)) < 0.25F * left && std::abs(turn(window)) < 0.5F && hasStillArms(window) &&
           isUpright(window);
  });
}

std::vector<Stretch> PoolSurvey::turnsBack(float side) const {
  return windows(64, [&](const Stretch& window) { return side * turn(window) > 2.5F && side * turn(window) < 4.0F && hasStillArms(window) && isUpright(window); });
}

std::vector<Stretch> PoolSurvey::runsOnTheSpot() const {
  return windows(74, [&](const Stretch& window) {
    if (way(window) > 0.5F || std::abs(turn(window)) > 0.5F || !isUpright(window)) return false;
    const bool isJumpingJack =
        framesThat(window, [](const glm::vec3* p) {
          return std::max(p[h3d::kLeftWrist].y, p[h3d::kRightWrist].y) > p[h3d::kNeck].y || glm::length(p[h3d::kLeftAnkle] - p[h3d::kRightAnkle]) > 0.75F;
        }) > 0;
    return !isJumpingJack && lifts(window, h3d::kLeftAnkle) >= 4 && lifts(window, h3d::kRightAnkle) >= 4;
  });
}

std::vector<Stretch> PoolSurvey::handsOnHips() const {
  const auto isOnHip = [](const glm::vec3* p, int hip, int elbow, int wrist, int shoulder) {
    const glm::vec3 upper = glm::normalize(p[shoulder] - p[elbow]), fore = glm::normalize(p[wrist] - p[elbow]);
    // Arms that hang have their hands at the hips too; these bend.
    return glm::length(p[wrist] - p[hip]) < 0.27F && glm::dot(upper, fore) > -0.5F;
  };
  return windows(50, [&](const Stretch& window) {
    return way(window) < 0.6F && isUpright(window) && framesThat(window, [&](const glm::vec3* p) {
                                                        return isOnHip(p, h3d::kLeftHip, h3d::kLeftElbow, h3d::kLeftWrist, h3d::kLeftShoulder) &&
                                                               isOnHip(p, h3d::kRightHip, h3d::kRightElbow, h3d::kRightWrist, h3d::kRightShoulder);
                                                      }) > 25;
  });
}

std::vector<Stretch> PoolSurvey::armsOverHead() const {
  return windows(60, [&](const Stretch& window) {
    return way(window) < 0.6F && isUpright(window) && lifts(window, h3d::kLeftAnkle) + lifts(window, h3d::kRightAnkle) <= 1 &&
           framesThat(window, [](const glm::vec3* p) { return std::min(p[h3d::kLeftWrist].y, p[h3d::kRightWrist].y) > p[h3d::kHead].y + 0.08F; }) > 14;
  });
}

}  // namespace core::dataset
