#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/model/evaluators/t2m_evaluator.h"
#include "core/model/motion_judge.h"
#include "core/representation/seen_by.h"
#include "core/text/compact_bpe.h"

#include <torch/nn/modules/embedding.h>

#include <string>
#include <string_view>
#include <vector>

namespace core::model {

/// What of a motion an evaluator sees.
enum class EvaluatorPart {
  All,     // the features without contacts, 259
  Upper,   // of them, spine, head and arms: joints 3, 6, 9, 12 to 21; 156
  Lower,   // the root and the legs: joints 0, 1, 2, 4, 5, 7, 8, 10, 11; 103
  Joints,  // joint positions only: relative to the pelvis in the ground plane (heading kept), the pelvis's steps; 66
};

/// "all", "upper", "lower", "joints"; another word throws std::invalid_argument.
EvaluatorPart evaluatorPart(std::string_view name);
std::string_view evaluatorPartName(EvaluatorPart part);
int evaluatorWidth(EvaluatorPart part);

/// The root's columns count so much more than the others: their deviation is divided by it, and outliers of all columns lie as much farther out.
inline constexpr double kEvaluatorRootFactor = 5.0, kEvaluatorOutlier = kEvaluatorRootFactor * representation::kOutlier;

/// features float [F, 263], not normalized, to float [F, evaluatorWidth(part)], not normalized. Columns keep their order.
torch::Tensor evaluatorInput(EvaluatorPart part, const torch::Tensor& features);

struct MotionTextEvaluatorOptions {
  EvaluatorPart part = EvaluatorPart::All;
  bool isRecurrent = true;  // false: dilated convolutions with mean and deviation over time instead of movements and GRU
  int movementWidth = 256;  // channels of movement encoder or convolutions
  int hidden = 256;         // of each GRU direction
  int width = 128;          // of the common space
  int vocabularySize = 2048;
  int wordWidth = 128;
  int maxTokens = 40;  // longer captions are cut
};

/// Motions and captions in one space of Euclidean distances: the text-to-motion evaluator (t2m_evaluator.h) made small enough to be
/// trained on two cores in minutes. What differs from the published one:
/// - width 128 instead of 512, GRU 256 instead of 1024 (motion) and 128 instead of 512 (text);
/// - words are pieces of our own byte-pair vocabulary with embeddings learned in the matching, instead of GloVe vectors and word classes;
/// - a form on joint positions with other layers, so that a second judge shares neither inputs nor structure with the first.
/// Its numbers rank models on one data set; they are not comparable with published ones.
class MotionTextEvaluatorImpl : public torch::nn::Module {
 public:
  explicit MotionTextEvaluatorImpl(const MotionTextEvaluatorOptions& options = {});

  /// features [B, F, W] normalized with the evaluator's mean and std, zeros beyond each length; lengths int64 [B], frames, at least 4.
  /// Returns float [B, width].
  torch::Tensor embedMotion(const torch::Tensor& features, const torch::Tensor& lengths);
  /// tokens int64 [B, L], lengths int64 [B]; returns float [B, width].
  torch::Tensor embedText(const torch::Tensor& tokens, const torch::Tensor& lengths);
  /// [B, F, W] to [B, F / 4, movementWidth]; the recurrent form only.
  torch::Tensor movements(const torch::Tensor& features) { return movement_(features); }

  /// The parameters that learn before the matching and stay as they are in it; empty for the other form.
  std::vector<torch::Tensor> movementParameters() const;

  const MotionTextEvaluatorOptions& options() const { return options_; }

 private:
  MotionTextEvaluatorOptions options_;
  t2m::MovementEncoder movement_{nullptr};
  t2m::MotionEncoder motion_{nullptr}, text_{nullptr};
  MotionJudge convolutions_{nullptr};
  torch::nn::Linear project_{nullptr};
  torch::nn::Embedding words_{nullptr};
};
TORCH_MODULE(MotionTextEvaluator);

/// The JSON text of a weights file's "config".
std::string evaluatorConfig(const MotionTextEvaluatorOptions& options);

struct TrainedEvaluator {
  MotionTextEvaluator network{nullptr};
  text::CompactBpe tokenizer;
  torch::Tensor mean, std;  // float [W]
};
/// From a weights file of the recipe evaluator. Errors: ParseFailed, Unsupported for another kind of model.
Result<TrainedEvaluator> loadEvaluator(const TensorFile& file, const std::string& fileName);

}  // namespace core::model
