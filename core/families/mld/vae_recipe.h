#pragma once

#include "core/base/settings.h"
#include "core/dataset/motion_dataset.h"
#include "core/families/mld/mld_weights.h"
#include "core/training/batch_sampler.h"
#include "core/training/recipe.h"

#include <optional>

namespace core::training {

/// How far a reconstruction is from the truth.
struct ReconstructionError {
  double rootRelativeCm = 0.0;      // mean joint distance with pelvis and heading of each frame aligned
  double globalCm = 0.0;            // the same with the accumulated path
  double velocityCmPerFrame = 0.0;  // of the root-relative joints
  double turnDegrees = 0.0;         // of the heading, turns summed up along the clip
};

/// Features normalized float [B, F, 263], lengths [B]; mean and std [263].
ReconstructionError reconstructionError(const at::Tensor& features, const at::Tensor& reconstruction, const at::Tensor& lengths, const at::Tensor& mean,
                                        const at::Tensor& std);

/// Stage 1 of MLD with the compact autoencoder: features, joint velocities, turns, fast joints in metres, late global joints and foot contacts, KL.
/// A run that goes on from a trained autoencoder stays in that one's normalization.
class VaeRecipe : public Recipe {
 public:
  /// What `--set` takes.
  static base::SettingSpecs settings();

  VaeRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::optional<model::TrainedVae> start = {});

  std::vector<NamedParameter> parameters() override;
  at::Tensor loss(std::int64_t step, base::RandomStream& random, Scalars& terms) override;
  Scalars validate() override;
  void setTraining(bool isTraining) override { vae_->train(isTraining); }
  std::map<std::string, std::string> metadata() const override;
  std::map<std::string, at::Tensor> extraTensors() override;

 private:
  /// A batch in the normalization of the network.
  MotionBatch load(const std::vector<std::size_t>& clips, base::RandomStream& random) const;

  const dataset::MotionDataset& dataset_;
  model::TemporalVae vae_;
  at::Tensor mean_, std_;  // float [263]
  BatchSampler sampler_;
  at::Tensor featureWeights_;
  std::int64_t batch_, globalAfter_;
  double klWeight_, globalWeight_, turnWeight_, fastWeight_;
  bool decoderOnly_;
};

}  // namespace core::training
