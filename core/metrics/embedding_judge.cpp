#include "core/metrics/embedding_judge.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/packed_rows.h"
#include "core/checkpoint/weight_file.h"
#include "core/io/read/npy.h"
#include "core/model/evaluators/motion_text_evaluator.h"
#include "core/representation/humanml3d_features.h"
#include "core/representation/seen_by.h"
#include "core/text/compact_text_encoder.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace core::metrics {

namespace {

constexpr std::size_t kBatch = 32;
constexpr std::int64_t kPadding = 8;  // zero frames behind the longest clip: every clip ends alike, whatever its batch

class CompactJudge : public EmbeddingJudge {
 public:
  CompactJudge(model::TrainedEvaluator trained, std::string hash) : EmbeddingJudge(std::move(hash)), trained_(std::move(trained)) {}
  std::string name() const override { return std::string(model::evaluatorPartName(trained_.network->options().part)); }
  std::string description() const override {
    const auto& options = trained_.network->options();
    return fmt::format("our own evaluator on {}, {}, {} numbers", options.part == model::EvaluatorPart::Joints ? "joint positions" : name() + " features",
                       options.isRecurrent ? "movements and GRU" : "dilated convolutions", options.width);
  }
  bool readsCaptions() const override { return true; }
  at::Tensor embedCaptions(std::span<const MotionSample> samples) override {
    const at::NoGradGuard quiet;
    std::vector<at::Tensor> rows;
    for (std::size_t start = 0; start < samples.size(); start += kBatch) {
      std::vector<std::string> captions;
      for (const auto& sample : samples.subspan(start, std::min(kBatch, samples.size() - start))) captions.push_back(sample.caption);
      const auto batch = text::tokenBatch(trained_.tokenizer, captions, trained_.network->options().maxTokens);
      rows.push_back(trained_.network->embedText(batch.tokens, batch.lengths).cpu());
    }
    return at::cat(rows);
  }

 protected:
  at::Tensor input(const at::Tensor& features) const override {
    return representation::seenBy(trained_.mean, trained_.std, model::evaluatorInput(trained_.network->options().part, features), model::kEvaluatorOutlier);
  }
  at::Tensor embed(const at::Tensor& padded, const at::Tensor& lengths) override { return trained_.network->embedMotion(padded, lengths); }

 private:
  model::TrainedEvaluator trained_;
};

class PublishedJudge : public EmbeddingJudge {
 public:
  PublishedJudge(model::t2m::MovementEncoder movement, model::t2m::MotionEncoder motion, at::Tensor mean, at::Tensor std, model::EvaluatorPart part, std::string hash)
      : EmbeddingJudge(std::move(hash)), movement_(std::move(movement)), motion_(std::move(motion)), mean_(std::move(mean)), std_(std::move(std)), part_(part) {}
  std::string name() const override { return part_ == model::EvaluatorPart::All ? "published" : fmt::format("published-{}", model::evaluatorPartName(part_)); }
  std::string description() const override { return "the published text-to-motion evaluator, motions only"; }
  bool readsCaptions() const override { return false; }
  at::Tensor embedCaptions(std::span<const MotionSample>) override { TORCH_CHECK(false, "the published evaluator reads no captions here"); }

 protected:
  at::Tensor input(const at::Tensor& features) const override { return (model::evaluatorInput(part_, features.to(mean_.device())) - mean_) / std_; }
  at::Tensor embed(const at::Tensor& padded, const at::Tensor& lengths) override { return motion_(movement_(padded), at::div(lengths, 4, "floor")); }

 private:
  model::t2m::MovementEncoder movement_;
  model::t2m::MotionEncoder motion_;
  at::Tensor mean_, std_;
  model::EvaluatorPart part_;
};

// A vector of the evaluator's own normalization: in the file, or in an .npy beside it.
Result<at::Tensor> normalization(const model::WeightFile& file, const std::string& name, std::int64_t columns) {
  if (file.has(name)) {
    auto vector = file.tensor(name);
    if (!vector) return vector.error();
    if (vector->dim() == 1 && vector->size(0) >= columns) return vector->slice(0, 0, columns);
  }
  const auto folder = file.path().parent_path();
  for (const auto& beside : {folder / (name + ".npy"), folder / "meta" / (name + ".npy")}) {
    if (!std::filesystem::exists(beside)) continue;
    const auto array = io::readNpy(beside);
    if (!array) return array.error();
    if (static_cast<std::int64_t>(array->values.size()) < columns)
      return Error{ErrorCode::ParseFailed, fmt::format("{}: holds {} numbers, {} are needed", beside.string(), array->values.size(), columns)};
    return at::tensor(array->values).slice(0, 0, columns).to(at::kFloat);
  }
  return Error{ErrorCode::NotFound,
               fmt::format("{}: has no vector \"{}\" of at least {} numbers, and there is no {}.npy beside it or in \"meta\": the evaluator's own normalization",
                           file.path().string(), name, columns, name)};
}

Result<std::unique_ptr<EmbeddingJudge>> openPublished(const std::filesystem::path& path, const std::string& hash) {
  auto file = model::WeightFile::open(path);
  if (!file) return file.error();
  model::TensorMap tensors;
  for (const char* prefix : {"movement_encoder.", "motion_encoder.", "t2m_moveencoder.", "t2m_motionencoder."}) {
    for (const auto& [name, shape] : file->shapes()) {
      if (!name.starts_with(prefix)) continue;
      auto tensor = file->tensor(name);
      if (!tensor) return tensor.error();
      tensors[name] = *tensor;
    }
  }
  if (tensors.empty()) return Error{ErrorCode::Unsupported, fmt::format("{}: holds no evaluator, neither ours nor the published one", path.string())};
  auto movement = model::t2m::loadMovementEncoder(tensors);
  if (!movement) return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", path.string(), movement.error().message)};
  auto motion = model::t2m::loadMotionEncoder(tensors);
  if (!motion) return Error{ErrorCode::ParseFailed, fmt::format("{}: {}", path.string(), motion.error().message)};
  const auto columns = (*movement)->parameters().front().size(1);
  constexpr std::array kParts = {model::EvaluatorPart::All, model::EvaluatorPart::Upper, model::EvaluatorPart::Lower};
  const auto part = std::find_if(kParts.begin(), kParts.end(), [columns](auto one) { return model::evaluatorWidth(one) == columns; });
  if (part == kParts.end())
    return Error{ErrorCode::Unsupported, fmt::format("{}: its movement encoder takes {} columns; 259, 156 and 103 are known", path.string(), columns)};
  auto mean = normalization(*file, "mean", columns), std = normalization(*file, "std", columns);
  if (!mean) return mean.error();
  if (!std) return std.error();
  if (!std->gt(0).all().item<bool>()) return Error{ErrorCode::ParseFailed, fmt::format("{}: a number of \"std\" is not above 0", path.string())};
  return std::unique_ptr<EmbeddingJudge>(
      std::make_unique<PublishedJudge>(std::move(*movement), std::move(*motion), model::onModelDevice(*mean), model::onModelDevice(*std), *part, hash));
}

}  // namespace

MotionSample sampleOf(std::span<const glm::vec3> positions, std::string caption) {
  const auto features = representation::extractFeatures(positions);
  return {at::tensor(features.values, at::kFloat).reshape({features.rows, features.width}), std::move(caption), {}, {}, {}};
}

at::Tensor EmbeddingJudge::distances(std::span<const MotionSample> samples) { return (embedMotions(samples) - embedCaptions(samples)).norm(2, {1}); }

at::Tensor EmbeddingJudge::embedMotions(std::span<const MotionSample> samples) {
  const at::NoGradGuard quiet;
  TORCH_CHECK(!samples.empty(), "no motions to embed");
  for (const auto& sample : samples)
    TORCH_CHECK(sample.features.dim() == 2 && sample.features.size(0) >= kFewestJudgedFrames, "a motion is [F, 263] with F at least ", kFewestJudgedFrames, ", got ",
                sample.features.sizes());
  std::vector<std::size_t> order(samples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return samples[a].features.size(0) < samples[b].features.size(0); });
  at::Tensor all;
  for (std::size_t start = 0; start < order.size(); start += kBatch) {
    const auto count = std::min(kBatch, order.size() - start);
    std::vector<at::Tensor> inputs;
    std::vector<std::int64_t> lengths, places;
    for (std::size_t i = start; i < start + count; ++i) {
      inputs.push_back(input(samples[order[i]].features));
      lengths.push_back(inputs.back().size(0));
      places.push_back(static_cast<std::int64_t>(order[i]));
    }
    auto padded = at::zeros({static_cast<std::int64_t>(count), lengths.back() + kPadding, inputs.front().size(1)});
    for (std::size_t i = 0; i < count; ++i) padded[static_cast<std::int64_t>(i)].narrow(0, 0, lengths[i]).copy_(inputs[i]);
    // Scores are made on the CPU.
    const auto rows = embed(model::onModelDevice(padded), at::tensor(lengths, at::kLong)).cpu();
    if (!all.defined()) all = at::empty({static_cast<std::int64_t>(samples.size()), rows.size(1)});
    all.index_copy_(0, at::tensor(places, at::kLong), rows);
  }
  return all;
}

Result<std::unique_ptr<EmbeddingJudge>> openEmbeddingJudge(const std::filesystem::path& path) {
  auto bytes = base::readWholeFile(path);
  if (!bytes) return bytes.error();
  base::ContentHash hash;
  hash.add(*bytes);
  auto metadata = model::readSafetensorsMetadata(path);
  if (!metadata || metadata->count("config") == 0) return openPublished(path, hash.hex());
  auto file = model::readWeightsFile(path);
  if (!file) return file.error();
  auto trained = model::loadEvaluator(*file, path.string());
  if (!trained) return trained.error();
  return std::unique_ptr<EmbeddingJudge>(std::make_unique<CompactJudge>(std::move(*trained), hash.hex()));
}

}  // namespace core::metrics
