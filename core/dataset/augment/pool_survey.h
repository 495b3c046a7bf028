#pragma once

#include "core/dataset/augment/augmented_clips.h"
#include "core/dataset/augment/motion_course.h"

#include <array>
#include <string>
#include <vector>

namespace core::dataset {

/// Frames [begin, end) of a clip of the pool.
struct Stretch {
  std::size_t clip;
  int begin, end;
};

/// What the motions of a pool show and where, told by the motion alone.
class PoolSurvey {
 public:
  /// pool outlives the survey.
  explicit PoolSurvey(const std::vector<PoolClip>& pool);

  /// The stretch as a motion, set on the floor: recordings also stand on boxes and steps.
  std::vector<glm::vec3> cut(const Stretch& stretch) const;

  const std::vector<Stretch>& straightWalks() const { return walks_; }                                        // from 1.5 s on
  const std::vector<Stretch>& straightRuns() const { return runs_; }                                          // from 1 s on
  const std::vector<Stretch>& leaps() const { return leaps_; }                                                // from the run-up to the landing
  const std::vector<Stretch>& posesOf(Pose kind) const { return poses_.at(static_cast<std::size_t>(kind)); }  // held for half a second
  /// Whole clips of up to so many frames that name the action and at most mostActions - 1 others.
  std::vector<Stretch> clipsOf(const std::string& action, int mostFrames = 110, std::size_t mostActions = 2) const;

  // Windows of about three seconds, one from every quarter of a second on; dances left out. side: 1 to the left, -1 to the right.
  std::vector<Stretch> sidesteps(float side) const;
  std::vector<Stretch> turnsBack(float side) const;
  std::vector<Stretch> runsOnTheSpot() const;
  std::vector<Stretch> handsOnHips() const;
  std::vector<Stretch> armsOverHead() const;

 private:
  const std::vector<glm::vec3>& motion(std::size_t clip) const { return pool_[clip].clip.positions; }
  const glm::vec3* pose(std::size_t clip, int frame) const;
  void survey(std::size_t clip);
  template <typename Passes>
  void collect(std::vector<Stretch>& into, std::size_t clip, int fewest, const Passes& passes) const;
  template <typename Passes>
  std::vector<Stretch> windows(int length, const Passes& passes) const;
  bool isUpright(const Stretch& window) const;
  bool hasStillArms(const Stretch& window) const;
  float way(const Stretch& window) const;             // metres on the ground from the first frame to the last
  float turn(const Stretch& window) const;            // radians, to the left is up
  int lifts(const Stretch& window, int joint) const;  // how often the joint leaves its lowest place by 10 cm
  template <typename Passes>
  int framesThat(const Stretch& window, const Passes& passes) const;

  const std::vector<PoolClip>& pool_;
  std::vector<Course> courses_;
  std::vector<Stretch> walks_, runs_, leaps_;
  std::array<std::vector<Stretch>, static_cast<std::size_t>(Pose::Other)> poses_;
};

}  // namespace core::dataset
