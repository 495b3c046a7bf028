#pragma once

#include "core/base/guidance.h"
#include "core/diffusion/dpm_solver.h"
#include "core/motion/picture/body_keypoints.h"
#include "core/motion/styled_part.h"
#include "core/sampling/known_motion.h"
#include "core/sampling/motion_goals.h"
#include "core/services/generation_limits.h"
#include "core/services/style/restyle_way.h"

#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// What is asked of a loaded model, and what it gives, whatever its family. Motions are features, float [F, 263], 20 fps, not normalized.
namespace core::families {

/// One person of a video, in key points.
struct PersonInVideo {
  motion::KeypointVideo video;
  motion::KeypointTrack track;
  double fps = 30.0;  // of the video
  int people = 0;     // who were followed through it
};

/// How a motion is to be done.
struct StyleWish {
  enum class Kind { None, Named, Clip, Keypoints };
  Kind kind = Kind::None;
  std::string name;                                  // Named: a label of the model; else what messages call it
  at::Tensor features;                               // Clip
  std::shared_ptr<const PersonInVideo> person = {};  // Keypoints: of models that say so
};

/// How the style goes, frame by frame of the whole motion; an empty list or a style of kind None: nothing is said.
struct CourseWish {
  std::vector<float> strength, classifier;  // in place of the style weights and the classifier scale
  StyleWish mix;
  std::vector<float> share;  // of the second style, 0 to 1; as long as the motion where there is one
  StyleWish legs;            // of the lower body alone

  bool isEmpty() const { return strength.empty() && classifier.empty() && mix.kind == StyleWish::Kind::None && legs.kind == StyleWish::Kind::None; }
};

/// Of a model that writes a motion code after code.
struct CodeWish {
  enum class Choice { Drawn, Likeliest };
  Choice choice = Choice::Drawn;
  int topK = 0;  // drawn: from so many likeliest alone; 0: from all
  enum class Length { AtMostAsked, Own };
  Length length = Length::AtMostAsked;  // Own: it ends when it likes, whatever is asked for

  bool operator==(const CodeWish&) const = default;
};

/// Of a model that makes motions beside clips of a library.
struct RetrievalWish {
  enum class From { Library, Given, Nowhere };  // the model's own clips, those given below, none
  From from = From::Library;
  struct Clip {
    std::string caption;
    at::Tensor features;
  };
  std::vector<Clip> clips;             // given
  bool takesPublishedMixture = false;  // the authors' constants in the last steps, whatever was fitted for the model
};

/// One action of several in a row.
struct SpanWish {
  std::string prompt;
  int frames = 40;
  StyleWish style;
  double styleWeight = base::Guidance{}.styleWeight;
};

struct MotionWish {
  /// Instead of prompt, frames, style and style weight, for models that take plans. With or without spans they keep the rows of `known` whose mask
  /// is set throughout; it is then given for all frames.
  std::vector<SpanWish> spans;
  std::string prompt;
  int frames = 80;  // 1 to what the model makes
  std::uint64_t seed = 1;
  StyleWish style;
  base::Guidance guidance;
  std::optional<int> steps;    // without: the model's own number
  std::optional<int> mixture;  // in 2D down to this step of 1,000, then in 3D
  CodeWish codes;
  RetrievalWish retrieval;
  bool wantsPictures = false;  // of a mixture, the 2D motions on the way
  /// Of guidance by a classifier: descents that one gradient serves (diffusion::StyleGuidanceOptions::reuse). Without: the model's own number.
  std::optional<int> gradientReuse;
  std::optional<diffusion::Solver> solver;  // likewise; of models that have a choice
  sampling::KnownMotion known;
  sampling::MotionGoals goals;  // for models that can be steered; frames of the whole motion
  CourseWish course;            // for models whose style may change
};

/// A motion to be done again in another style.
struct RestyleWish {
  at::Tensor motion;
  std::string prompt;  // what it shows; may be empty
  StyleWish style;     // None: the model's reconstruction
  /// Of models that style each part of the body by itself, in the order of motion::kStyledParts. None: as `style`.
  std::array<StyleWish, motion::kStyledParts.size()> parts = {};
  std::uint64_t seed = 1;
  int steps = services::limits::kRestyleSteps;
  int turn = services::limits::kRestyleTurn;                   // steps upward before it turns, 1 to steps
  services::RestyleWay way = services::RestyleWay::Inversion;  // another one: of models that say so
  base::Guidance guidance{.classifierScale = services::limits::kRestyleClassifierScale.usual};
  bool stacksReference = false;  // the released code's mistake, in SMooDi's own weights only
};

struct SampledMotion {
  at::Tensor features;
  int steps = 0;                     // that were taken
  std::vector<std::string> remarks;  // what was assumed, one sentence each
  /// Of a mixture, if they were wanted: at most 8 of the clean 2D motions on the way to the switch and the one there, in metres.
  std::vector<std::shared_ptr<const motion::BodyKeypoints>> pictures;
};

}  // namespace core::families
