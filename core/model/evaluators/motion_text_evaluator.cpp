#include "core/model/evaluators/motion_text_evaluator.h"

#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/module_weights.h"
#include "core/representation/feature_tensors.h"
#include "core/text/without_autocast.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace core::model {

namespace {

using representation::featureLayout;
constexpr std::array<std::pair<EvaluatorPart, std::string_view>, 4> kNames = {
    {{EvaluatorPart::All, "all"}, {EvaluatorPart::Upper, "upper"}, {EvaluatorPart::Lower, "lower"}, {EvaluatorPart::Joints, "joints"}}};
constexpr std::array<int, 8> kLegs = {1, 2, 4, 5, 7, 8, 10, 11};
constexpr int kLargestSize = 1 << 20;

bool isLeg(int joint) { return std::find(kLegs.begin(), kLegs.end(), joint) != kLegs.end(); }

// Columns of a half of the body, in the order of the features.
std::vector<std::int64_t> columnsOf(bool wantsLegs) {
  const auto& layout = featureLayout(representation::Layout::HumanMl3d);
  std::vector<std::int64_t> columns;
  const auto add = [&](int first, int count) {
    for (int i = 0; i < count; ++i) columns.push_back(first + i);
  };
  if (wantsLegs) add(0, layout.positions.begin);  // the root
  for (int j = 1; j < layout.joints; ++j)
    if (isLeg(j) == wantsLegs) add(layout.positions.begin + (j - 1) * 3, 3);
  for (int j = 1; j < layout.joints; ++j)
    if (isLeg(j) == wantsLegs) add(layout.rotations.begin + (j - 1) * 6, 6);
  for (int j = 0; j < layout.joints; ++j)
    if ((j == 0 || isLeg(j)) == wantsLegs) add(layout.velocities.begin + j * 3, 3);
  return columns;
}

torch::Tensor jointInput(const torch::Tensor& features) {
  auto joints = representation::recoverJoints(features.unsqueeze(0))[0];  // [F, 22, 3]
  const auto root = joints.select(1, 0).clone();
  auto steps = at::zeros_like(root);
  if (root.size(0) > 1) steps.slice(0, 1).copy_(root.slice(0, 1) - root.slice(0, 0, -1));
  for (const int axis : {0, 2}) joints.select(2, axis).sub_(root.select(1, axis).unsqueeze(1));
  // In place of the pelvis's own zeros in the ground plane: its steps.
  for (const int axis : {0, 2}) joints.select(1, 0).select(1, axis).copy_(steps.select(1, axis));
  return joints.reshape({features.size(0), -1});
}

}  // namespace

EvaluatorPart evaluatorPart(std::string_view name) {
  for (const auto& [part, word] : kNames)
    if (word == name) return part;
  throw std::invalid_argument(fmt::format("an evaluator sees all, upper, lower or joints, not \"{}\"", name));
}

std::string_view evaluatorPartName(EvaluatorPart part) {
  for (const auto& [known, word] : kNames)
    if (known == part) return word;
  return "all";
}

int evaluatorWidth(EvaluatorPart part) {
  switch (part) {
    case EvaluatorPart::All: return featureLayout(representation::Layout::HumanMl3d).contacts.begin;
    case EvaluatorPart::Upper: return 156;
    case EvaluatorPart::Lower: return 103;
    case EvaluatorPart::Joints: return 66;
  }
  return 0;
}

torch::Tensor evaluatorInput(EvaluatorPart part, const torch::Tensor& features) {
  const auto& layout = featureLayout(representation::Layout::HumanMl3d);
  TORCH_CHECK(features.dim() == 2 && features.size(1) == layout.width, "features are [F, ", layout.width, "], got ", features.sizes());
  if (part == EvaluatorPart::Joints) return jointInput(features);
  if (part == EvaluatorPart::All) return features.slice(1, 0, layout.contacts.begin);
  return features.index_select(1, at::tensor(columnsOf(part == EvaluatorPart::Lower), at::TensorOptions().dtype(at::kLong).device(features.device())));
}

MotionTextEvaluatorImpl::MotionTextEvaluatorImpl(const MotionTextEvaluatorOptions& o) : options_(o) {
  const int features = evaluatorWidth(o.part);
  if (o.isRecurrent) {
    movement_ = register_module("movement", t2m::MovementEncoder(t2m::MovementEncoderOptions{features, o.movementWidth, o.movementWidth}));
    motion_ = register_module("motion", t2m::MotionEncoder(t2m::SequenceEncoderOptions{o.movementWidth, o.hidden, o.width}));
  } else {
    MotionJudgeOptions convolutions;
    convolutions.featureWidth = features;
    convolutions.width = o.movementWidth;
    convolutions.classes = 1;  // its class scores are not used
    convolutions.dropout = 0.1;
    convolutions_ = register_module("convolutions", MotionJudge(convolutions));
    project_ = register_module("project", torch::nn::Linear(2 * o.movementWidth, o.width));
  }
  words_ = register_module("words", torch::nn::Embedding(o.vocabularySize, o.wordWidth));
  text_ = register_module("text", t2m::MotionEncoder(t2m::SequenceEncoderOptions{o.wordWidth, o.hidden / 2, o.width}));
}

torch::Tensor MotionTextEvaluatorImpl::embedMotion(const torch::Tensor& features, const torch::Tensor& lengths) {
  const text::WithoutAutocast precise;
  TORCH_CHECK(lengths.min().item<std::int64_t>() >= 4, "a motion of fewer than 4 frames cannot be judged");
  if (!options_.isRecurrent) return project_(convolutions_->embed(features, lengths));
  return motion_(movements(features), torch::div(lengths, 4, "floor"));
}

torch::Tensor MotionTextEvaluatorImpl::embedText(const torch::Tensor& tokens, const torch::Tensor& lengths) {
  const text::WithoutAutocast precise;
  return text_(words_(tokens.to(words_->weight.device())), lengths);
}

std::vector<torch::Tensor> MotionTextEvaluatorImpl::movementParameters() const { return options_.isRecurrent ? movement_->parameters() : std::vector<torch::Tensor>{}; }

std::string evaluatorConfig(const MotionTextEvaluatorOptions& o) {
  return base::jsonText(nlohmann::json{{"kind", "motion-text-evaluator"},
                                       {"part", evaluatorPartName(o.part)},
                                       {"isRecurrent", o.isRecurrent},
                                       {"movementWidth", o.movementWidth},
                                       {"hidden", o.hidden},
                                       {"width", o.width},
                                       {"vocabularySize", o.vocabularySize},
                                       {"wordWidth", o.wordWidth},
                                       {"maxTokens", o.maxTokens}});
}

Result<TrainedEvaluator> loadEvaluator(const TensorFile& file, const std::string& fileName) {
  const auto config = file.metadata.find("config"), tokenizer = file.metadata.find("tokenizer");
  if (config == file.metadata.end() || tokenizer == file.metadata.end())
    return Error{ErrorCode::ParseFailed, fmt::format("{}: has no \"config\" and \"tokenizer\" of an evaluator in its header", fileName)};
  const auto json = base::parsedJson(config->second);
  if (!json.is_object() || !json.contains("kind") || json["kind"] != "motion-text-evaluator")
    return Error{ErrorCode::Unsupported, fmt::format("{}: holds no evaluator of the recipe evaluator", fileName)};
  MotionTextEvaluatorOptions options;
  try {
    options.part = evaluatorPart(json.value("part", "all"));
    options.isRecurrent = json.value("isRecurrent", true);
    for (auto [name, size] :
         {std::pair{"movementWidth", &options.movementWidth}, std::pair{"hidden", &options.hidden}, std::pair{"width", &options.width},
          std::pair{"vocabularySize", &options.vocabularySize}, std::pair{"wordWidth", &options.wordWidth}, std::pair{"maxTokens", &options.maxTokens}}) {
      *size = json.value(name, *size);
      if (*size < 2 || *size > kLargestSize) throw std::invalid_argument(fmt::format("{} is {}", name, *size));
    }
  } catch (const std::exception& problem) {
    return Error{ErrorCode::ParseFailed, fmt::format("{}: its \"config\" is not of an evaluator: {}", fileName, problem.what())};
  }
  // The vectors must have the sizes before anything as large as asked for is made.
  const auto words = file.tensors.find("evaluator.words.weight");
  if (words == file.tensors.end() || words->second.dim() != 2 || words->second.size(0) != options.vocabularySize || words->second.size(1) != options.wordWidth)
    return Error{ErrorCode::ParseFailed, fmt::format("{}: has no word vectors of {} x {}", fileName, options.vocabularySize, options.wordWidth)};
  auto bpe = text::CompactBpe::fromJson(tokenizer->second);
  if (!bpe) return Error{bpe.error().code, fmt::format("{}: {}", fileName, bpe.error().message)};
  if (bpe->vocabularySize() > static_cast<std::size_t>(options.vocabularySize))
    return Error{ErrorCode::ParseFailed, fmt::format("{}: the tokenizer has {} words, the network {}", fileName, bpe->vocabularySize(), options.vocabularySize)};
  TrainedEvaluator trained;
  trained.tokenizer = std::move(*bpe);
  trained.network = MotionTextEvaluator(options);
  if (auto ok = loadParameters(*trained.network, file.tensors, "evaluator.", fileName); !ok) return ok.error();
  for (const auto& [name, target] : {std::pair{"mean", &trained.mean}, std::pair{"std", &trained.std}}) {
    const auto found = file.tensors.find(name);
    if (found == file.tensors.end() || found->second.numel() != evaluatorWidth(options.part))
      return Error{ErrorCode::ParseFailed, fmt::format("{}: has no \"{}\" of {} values", fileName, name, evaluatorWidth(options.part))};
    *target = onModelDevice(found->second.to(at::kFloat));
  }
  return trained;
}

}  // namespace core::model
