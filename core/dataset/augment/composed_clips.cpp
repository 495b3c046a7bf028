#include "core/dataset/augment/composed_clips.h"

#include "core/base/random.h"
#include "core/dataset/augment/pool_survey.h"
#include "core/motion/humanml3d_skeleton.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace core::dataset {

namespace {

namespace h3d = motion::humanml3d;
constexpr float kPi = glm::pi<float>();
using Motion = std::vector<glm::vec3>;
using Phrases = std::vector<std::string>;

class Composer {
 public:
  Composer(const std::vector<PoolClip>& pool, const AugmentOptions& options, const TakeMadeClip& take)
      : survey_(pool), options_(options), take_(take), random_(base::derivedSeed(options.seed, "composed clips")) {}

  void makeAll() {
    turns();
    levels();
    gaits();
    shown();
  }

 private:
  double between(double low, double high) { return low + (high - low) * random_.uniform(); }
  int between(int low, int high) { return low + static_cast<int>(random_.below(static_cast<std::uint64_t>(high - low + 1))); }
  bool coin() { return random_.uniform() < 0.5; }
  const std::string& one(const Phrases& phrases) { return phrases[random_.below(phrases.size())]; }

  /// A part of between `low` and `high` frames of one of the stretches, or nothing when none is that long.
  std::optional<Motion> some(const std::vector<Stretch>& stretches, int low, int high) {
    for (int attempt = 0; attempt < 40 && !stretches.empty(); ++attempt) {
      Stretch stretch = stretches[random_.below(stretches.size())];
      const int frames = stretch.end - stretch.begin;
      if (frames < low) continue;
      const int wanted = std::min(frames, between(low, high));
      stretch.begin += between(0, frames - wanted);
      stretch.end = stretch.begin + wanted;
      return survey_.cut(stretch);
    }
    return std::nullopt;
  }

  /// The same of any length: stretches one after the other, where the one runs on into the next.
  std::optional<Motion> longWay(const std::vector<Stretch>& stretches, int low, int high) {
    constexpr double kRunsOn = 0.13;
    const int wanted = between(low, high);
    auto way = some(stretches, std::min(wanted, 30), wanted);
    for (int attempt = 0; way && framesOf(*way) < wanted && attempt < 12; ++attempt) {
      const auto more = some(stretches, 26, std::max(30, wanted - framesOf(*way) + 12));
      if (!more) break;
      const auto seam = findSeam(*way, *more);
      if (seam.distance < kRunsOn) way = joinMotions(*way, *more, seam);
    }
    if (!way || framesOf(*way) < low) return std::nullopt;
    return way;
  }

  /// The motion with its last pose held.
  Motion held(Motion motion, int frames) {
    const Motion last = cutOut(motion, framesOf(motion) - 1, framesOf(motion));
    for (int f = 0; f < frames; ++f) motion.insert(motion.end(), last.begin(), last.end());
    return motion;
  }

  /// Makes up to `composed` motions of a kind. make: () -> optional<Motion>, and leaves the phrases in says_.
  template <typename Make>
  void kind(const std::string& action, const Make& make) {
    static const Phrases kSubjects = {"a person", "a person", "someone", "the person", "a man", "a woman"};
    int made = 0;
    for (int attempt = 0; attempt < 10 * options_.composed && made < options_.composed && goesOn_; ++attempt) {
      says_.clear();
      std::optional<Motion> motion = make();
      if (!motion || says_.empty() || framesOf(*motion) < 25 || framesOf(*motion) > options_.mostRows + 1) continue;
      RawClip clip;
      std::string name = action;
      std::replace(name.begin(), name.end(), ' ', '-');
      clip.id = fmt::format("{}/{}", name, ++made);
      clip.split = "train";
      clip.action = action;
      for (int i = 0; i < 4; ++i) clip.captions.push_back({one(kSubjects) + " " + one(says_), "synthetic"});
      clip.positions = std::move(*motion);
      goesOn_ = take_("composed", std::move(clip));
    }
  }

  // Bent ways ------------------------------------------------------------------------------------------------------------------------------------------

  /// The way of a motion bent by `angle` radians between two frames, smoothly.
  static Motion turned(const Motion& motion, float angle, int begin, int end) {
    std::vector<float> turn;
    for (int f = 0; f < framesOf(motion); ++f) {
      const float t = std::clamp(static_cast<float>(f - begin) / static_cast<float>(std::max(1, end - begin)), 0.0F, 1.0F);
      turn.push_back(angle * t * t * (3.0F - 2.0F * t));
    }
    return bent(motion, turn);
  }
  static Motion circled(const Motion& motion, float angle) {
    std::vector<float> turn;
    for (int f = 0; f < framesOf(motion); ++f) turn.push_back(angle * static_cast<float>(f) / static_cast<float>(framesOf(motion)));
    return bent(motion, turn);
  }

  void turns() {
    for (const bool isRun : {false, true}) {
      const std::string go = isRun ? "runs" : "walks";
      kind(isRun ? "run in a circle" : "walk in a circle", [&]() -> std::optional<Motion> {
        auto way = longWay(isRun ? survey_.straightRuns() : survey_.straightWalks(), isRun ? 60 : 90, 190);
        if (!way) return way;
        const float side = coin() ? 1.0F : -1.0F;
        const auto seconds = static_cast<float>(framesOf(*way)) / 20.0F;
        const float angle = std::min(static_cast<float>(between(4.4, 7.2)), static_cast<float>(between(0.9, 1.4)) * seconds);
        if (angle < 4.2F) return std::nullopt;
        const char* round = side > 0 ? "counterclockwise" : "clockwise";
        const char* hand = side > 0 ? "left" : "right";
        says_ = {go + " in a circle",       go + " in a big circle",           go + " a full circle to the " + hand,
                 go + " around in circles", go + " in a " + round + " circle", go + " " + round + " in a circle",
                 "goes round in a circle",  go + " in a circle to the " + hand};
        return circled(*way, side * angle);
      });
    }
    kind("turn to the other side", [&]() -> std::optional<Motion> {
      auto way = longWay(survey_.straightWalks(), 40, 100);
      if (!way) return way;
      const int frames = framesOf(*way), length = between(18, 30), begin = between(2, std::max(3, frames - length - 2));
      const float side = coin() ? 1.0F : -1.0F;
      const char* hand = side > 0 ? "left" : "right";
      says_ = {"turns around",
               "turns around and walks off",
               "turns 180 degrees",
               fmt::format("turns around to the {}", hand),
               "turns around completely",
               fmt::format("turns all the way around over the {} shoulder", hand),
               "turns to face the opposite direction",
               "turns back"};
      // Slower while it turns, as people do.
      return turned(*way, side * static_cast<float>(between(2.9, 3.7)), begin, begin + length);
    });
    kind("walk and come back", [&]() -> std::optional<Motion> {
      auto there = longWay(survey_.straightWalks(), 40, 95);
      const auto back = longWay(survey_.straightWalks(), 48, 95);
      if (!there || !back) return std::nullopt;
      const auto seam = findSeam(*there, *back);
      if (seam.distance > 0.13) return std::nullopt;
      auto way = joinMotions(*there, *back, seam);
      const int length = between(18, 30), begin = std::max(20, seam.firstEnd - length / 2);
      if (begin + length + 20 > framesOf(way)) return std::nullopt;
      says_ = {"walks forward, turns around and comes back",     "walks forward then turns around and walks back",
               "walks ahead, turns and walks back to the start", "walks, turns around, and walks back again",
               "walks one way, turns 180 degrees and returns",   "walks forward and then turns back and walks the other way"};
      return turned(way, (coin() ? 1.0F : -1.0F) * static_cast<float>(between(2.9, 3.6)), begin, begin + length);
    });
    kind("walk round a corner", [&]() -> std::optional<Motion> {
      auto way = longWay(survey_.straightWalks(), 55, 130);
      if (!way) return way;
      const int length = between(14, 26), begin = between(22, std::max(23, framesOf(*way) - length - 14));
      const float side = coin() ? 1.0F : -1.0F;
      const char* hand = side > 0 ? "left" : "right";
      says_ = {fmt::format("walks forward and turns {}", hand), fmt::format("walks ahead, then turns to the {}", hand), fmt::format("walks and makes a {} turn", hand),
               fmt::format("walks straight and then takes a sharp turn to the {}", hand)};
      return turned(*way, side * static_cast<float>(between(1.25, 1.8)), begin, begin + length);
    });
  }

  // Up and down ----------------------------------------------------------------------------------------------------------------------------------------

  struct Level {
    Pose pose;
    const char* name;
    Phrases down, up;
  };

  void levels() {
    const std::array<Level, 6> kLevels = {
        {{Pose::Kneel,
          "kneel",
          {"kneels down", "kneels on one knee", "goes down on one knee", "gets down on the knees", "drops to one knee", "kneels"},
          {"gets up from kneeling", "gets up from one knee", "stands up from a kneeling position", "rises from the knees"}},
         {Pose::Chair,
          "sit",
          {"sits down", "sits down on a chair", "takes a seat", "sits on a chair", "lowers onto a seat and sits", "sits down on a bench"},
          {"stands up from a chair", "gets up from a seat", "gets up from sitting", "stands up", "rises from a chair"}},
         {Pose::Floor,
          "sit on the floor",
          {"sits down on the floor", "sits down on the ground", "lowers to the floor and sits"},
          {"gets up from the floor", "stands up from sitting on the ground", "gets up off the ground"}},
         {Pose::Crouch,
          "crouch",
          {"crouches down", "crouches", "squats down", "ducks down low", "goes down into a crouch", "gets down low"},
          {"gets up from crouching", "stands up from a crouch", "rises from a squat", "stands up from squatting"}},
         {Pose::Fours,
          "crawl",
          {"gets down on hands and knees", "gets down and crawls", "goes down on all fours and crawls", "drops to hands and knees and crawls"},
          {"gets up from hands and knees", "gets up off all fours", "stands up from crawling"}},
         {Pose::Lie,
          "lie",
          {"lies down", "lies down on the floor", "gets down and lies on the ground", "goes down to the ground and lies there"},
          {"gets up from the ground", "gets up from lying down", "stands up from the floor"}}}};
    for (const auto& level : kLevels) {
      const std::string name = level.name;
      const auto low = [&](int fewest, int most) { return some(survey_.posesOf(level.pose), fewest, most); };
      const int slow = level.pose == Pose::Lie || level.pose == Pose::Fours || level.pose == Pose::Floor ? 10 : 0;
      kind(name + " down", [&]() -> std::optional<Motion> {
        const auto stands = some(survey_.posesOf(Pose::Stand), 10, 24);
        const auto pose = low(10, 70);
        if (!stands || !pose) return std::nullopt;
        says_ = level.down;
        return movedInto(*stands, *pose, between(13 + slow, 20 + slow));
      });
      kind(name + " up", [&]() -> std::optional<Motion> {
        const auto pose = low(10, 36);
        const auto stands = some(survey_.posesOf(Pose::Stand), 12, 40);
        if (!stands || !pose) return std::nullopt;
        says_ = level.up;
        return movedInto(*pose, *stands, between(13 + slow, 20 + slow));
      });
      kind("walk and " + name, [&]() -> std::optional<Motion> {
        const auto way = longWay(survey_.straightWalks(), 30, 90);
        const auto stands = some(survey_.posesOf(Pose::Stand), 10, 14);
        const auto pose = low(12, 60);
        if (!way || !stands || !pose) return std::nullopt;
        for (const auto& down : level.down) {
          says_.push_back("walks forward and " + down);
          says_.push_back("walks a few steps, stops and " + down);
          says_.push_back("walks and then " + down);
        }
        return movedInto(movedInto(*way, *stands, between(8, 12)), *pose, between(13 + slow, 20 + slow));
      });
      kind(name + " and walk", [&]() -> std::optional<Motion> {
        const auto pose = low(10, 30);
        const auto way = longWay(survey_.straightWalks(), 40, 110);
        if (!way || !pose) return std::nullopt;
        for (const auto& up : level.up) {
          says_.push_back(up + " and walks away");
          says_.push_back(up + " and walks forward");
          says_.push_back(up + ", then walks");
        }
        return movedInto(*pose, *way, between(15 + slow, 22 + slow));
      });
    }
  }

  // Gaits ----------------------------------------------------------------------------------------------------------------------------------------------

  /// Where to read a motion that goes to its end and back, slowing down where it turns.
  static std::vector<double> thereAndBack(int before, int behind) {
    constexpr double kEase = 6.0;
    std::vector<double> at;
    for (int f = -before; f <= behind; ++f) at.push_back(std::sqrt(static_cast<double>(f) * f + kEase * kEase) - kEase);
    return at;
  }

  void gaits() {
    kind("walk backward", [&]() -> std::optional<Motion> {
      auto way = longWay(survey_.straightWalks(), 50, 150);
      if (!way) return way;
      std::vector<double> at;
      for (int f = framesOf(*way) - 1; f >= 0; --f) at.push_back(f);
      says_ = {"walks backwards", "walks backward", "walks slowly backwards", "steps backwards", "walks in reverse", "backs away"};
      return readAt(*way, at);
    });
    for (const bool isBackFirst : {true, false}) {
      kind(isBackFirst ? "walk back and forward" : "walk forward and back", [&]() -> std::optional<Motion> {
        auto way = longWay(survey_.straightWalks(), 44, 95);
        if (!way) return way;
        const int last = framesOf(*way) - 1;
        auto at = thereAndBack(std::min(last, between(40, 90)), std::min(last, between(40, 90)));
        if (isBackFirst) {
          says_ = {"walks backwards and then walks forward", "walks backward, then forward", "takes some steps back and then goes forward again",
                   "walks backward, stops and walks forward again"};
        } else {
          for (auto& place : at) place = last - place;
          says_ = {"walks forward and then walks backward", "walks forward, then backwards", "takes some steps ahead and then walks back without turning",
                   "walks forward, stops and backs up"};
        }
        return readAt(*way, at);
      });
    }
    kind("walk, then run", [&]() -> std::optional<Motion> {
      auto way = longWay(survey_.straightWalks(), 32, 80);
      const auto run = longWay(survey_.straightRuns(), 24, 80);
      if (!way || !run) return std::nullopt;
      says_ = {"walks and then runs", "walks, then breaks into a run", "walks forward and then begins to run", "walks and starts to jog",
               "walks a few steps and then runs off"};
      return movedInto(*way, *run, between(5, 8));
    });
    kind("run, then walk", [&]() -> std::optional<Motion> {
      auto run = longWay(survey_.straightRuns(), 24, 70);
      const auto way = longWay(survey_.straightWalks(), 32, 90);
      if (!way || !run) return std::nullopt;
      says_ = {"runs and then walks", "runs, then slows down to a walk", "jogs and then walks", "runs forward and slows down until walking"};
      return movedInto(*run, *way, between(6, 10));
    });
    for (const bool isRun : {true, false}) {
      kind(isRun ? "run, then stop" : "walk, then stop", [&]() -> std::optional<Motion> {
        auto way = longWay(isRun ? survey_.straightRuns() : survey_.straightWalks(), isRun ? 24 : 34, 90);
        const auto stands = some(survey_.posesOf(Pose::Stand), 14, 44);
        if (!way || !stands) return std::nullopt;
        const std::string go = isRun ? "runs" : "walks";
        says_ = {go + " and then stops", go + " forward and stops", go + " ahead, slows down and stands still", go + " and halts"};
        if (isRun) says_.insert(says_.end(), {"jogs forward and stops", "runs, then slows to a halt"});
        return movedInto(*way, *stands, isRun ? between(12, 18) : between(8, 13));
      });
    }
    kind("stand, then walk", [&]() -> std::optional<Motion> {
      const auto stands = some(survey_.posesOf(Pose::Stand), 12, 36);
      const auto way = longWay(survey_.straightWalks(), 36, 120);
      if (!way || !stands) return std::nullopt;
      says_ = {"stands and then walks forward", "stands still, then starts to walk", "starts walking forward"};
      return movedInto(*stands, *way, between(8, 13));
    });
    const auto pickUps = survey_.clipsOf("pick up");
    kind("run, then jump", [&]() -> std::optional<Motion> {
      const auto run = some(survey_.straightRuns(), 22, 44), jump = some(survey_.leaps(), 20, 40);
      if (!run || !jump) return std::nullopt;
      says_ = {"runs and then jumps", "runs forward and jumps", "runs up and leaps into the air", "makes a run-up and jumps"};
      return movedInto(*run, *jump, between(5, 8));
    });
    const auto falls = survey_.clipsOf("fall", 220, 4);
    kind("fall", [&]() -> std::optional<Motion> {
      if (falls.empty()) return std::nullopt;
      const auto stands = some(survey_.posesOf(Pose::Stand), 8, 16);
      auto fall = atOtherSpeed(survey_.cut(falls[random_.below(falls.size())]), between(0.9, 1.15));
      int lowest = 0;
      const auto pelvis = [&](int frame) { return fall[static_cast<std::size_t>(frame) * kJoints].y; };
      for (int f = 1; f < framesOf(fall); ++f) lowest = pelvis(f) < pelvis(lowest) ? f : lowest;
      // Only those that come to the ground; what they do there is another matter.
      if (!stands || lowest < 12 || pelvis(lowest) > 0.35F) return std::nullopt;
      fall.resize(static_cast<std::size_t>(lowest + 1) * kJoints);
      says_ = {"falls down", "falls to the floor", "falls over and lies there", "collapses", "falls down on the ground", "drops to the floor"};
      fall = held(std::move(fall), between(8, 30));
      return fall.front().y > 0.75F ? fall : movedInto(*stands, fall, between(8, 12));
    });
    kind("leap", [&]() -> std::optional<Motion> {
      const auto stands = some(survey_.posesOf(Pose::Stand), 8, 20);
      auto jump = some(survey_.leaps(), 20, 40);
      if (!jump) return jump;
      says_ = {"jumps forward", "leaps forward", "jumps over something", "jumps over a gap", "leaps over an object on the floor", "jumps far ahead"};
      if (!stands || coin()) return jump;
      if (coin()) jump = movedInto(*stands, *jump, between(6, 10));
      return movedInto(*jump, *stands, between(6, 10));
    });
    kind("walk, then pick up", [&]() -> std::optional<Motion> {
      const auto way = some(survey_.straightWalks(), 30, 60), picks = some(pickUps, 30, 110);
      if (!way || !picks) return std::nullopt;
      says_ = {"walks forward and picks something up", "walks a few steps, bends down and picks up an object", "walks, stops and picks something up off the floor",
               "walks and then lifts something from the ground"};
      return movedInto(*way, *picks, between(8, 12));
    });
    const auto kicks = survey_.clipsOf("kick"), punches = survey_.clipsOf("punch");
    for (const bool isKickFirst : {true, false}) {
      kind(isKickFirst ? "kick, then punch" : "punch, then kick", [&]() -> std::optional<Motion> {
        const auto kick = some(kicks, 20, 70), punch = some(punches, 20, 70);
        if (!kick || !punch) return std::nullopt;
        says_ = isKickFirst ? Phrases{"kicks and then throws a punch", "kicks, then punches", "kicks with the leg and then punches with the fist",
                                      "does a kick followed by a punch"}
                            : Phrases{"punches and then kicks", "throws a punch, then kicks", "punches with the fist and then kicks", "does a punch followed by a kick"};
        return isKickFirst ? movedInto(*kick, *punch, between(5, 9)) : movedInto(*punch, *kick, between(5, 9));
      });
    }
  }

  // What recordings show by themselves -----------------------------------------------------------------------------------------------------------------

  void shownKind(const std::string& action, const std::vector<Stretch>& found, const Phrases& says) {
    if (found.empty()) return;
    kind(action, [&]() -> std::optional<Motion> {
      says_ = says;
      // At other speeds, so that a handful of recordings are not always the same.
      return atOtherSpeed(survey_.cut(found[random_.below(found.size())]), between(0.88, 1.15));
    });
  }

  void shown() {
    for (const float side : {1.0F, -1.0F}) {
      const std::string hand = side > 0 ? "left" : "right";
      shownKind("step to the " + hand, survey_.sidesteps(side),
                {"sidesteps to the " + hand, "steps sideways to the " + hand, "walks sideways to the " + hand, "shuffles " + hand, "steps to the side, to the " + hand});
      shownKind("turn to the other side, " + hand, survey_.turnsBack(side),
                {"turns around", "turns around to the " + hand, "turns 180 degrees to the " + hand, "turns to face the opposite direction", "turns around completely"});
    }
    shownKind("run on the spot", survey_.runsOnTheSpot(), {"runs on the spot", "jogs in place", "jogs on the spot", "runs in place"});
    shownKind("hands on the hips", survey_.handsOnHips(),
              {"stands with the hands on the hips", "puts both hands on the hips", "stands with hands on hips", "places the hands on the waist and stands"});
    shownKind("arms over the head", survey_.armsOverHead(),
              {"raises both arms over the head", "lifts both hands above the head", "raises both arms up high", "puts both arms up in the air",
               "stretches both arms up over the head"});
  }

  PoolSurvey survey_;
  const AugmentOptions& options_;
  const TakeMadeClip& take_;
  base::RandomStream random_;
  Phrases says_;
  bool goesOn_ = true;
};

}  // namespace

void makeComposedClips(const std::vector<PoolClip>& pool, const AugmentOptions& options, const TakeMadeClip& take) { Composer(pool, options, take).makeAll(); }

}  // namespace core::dataset
