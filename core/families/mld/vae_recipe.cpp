#include "core/families/mld/vae_recipe.h"

#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"
#include "core/diffusion/drawn_noise.h"
#include "core/families/mld/mld_weights.h"
#include "core/model/positional.h"
#include "core/motion/published_forms.h"
#include "core/representation/feature_tensors.h"
#include "core/training/action_balance.h"
#include "core/training/renormalized.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <numbers>

namespace core::training {

namespace {

constexpr double kFast = 0.05;  // metres a frame, 1 m/s: a joint of that speed counts twice

model::TemporalVaeOptions sizes(const base::Settings& settings) {
  model::TemporalVaeOptions options;
  options.width = static_cast<int>(settings.integer("width"));
  options.latentWidth = static_cast<int>(settings.integer("latent"));
  return options;
}

// Root motion decides the path and the feet; 6D rotations are never drawn and flip sign near raised arms.
at::Tensor groupWeights() {
  const auto& layout = representation::featureLayout(representation::Layout::HumanMl3d);
  auto weights = torch::ones({layout.width});
  weights.slice(0, 0, layout.positions.begin).fill_(4.0);
  weights.slice(0, layout.positions.begin, layout.positions.end).fill_(2.0);
  weights.slice(0, layout.rotations.begin, layout.rotations.end).fill_(0.4);
  return weights;
}

at::Tensor smoothL1(const at::Tensor& difference, double beta) { return torch::smooth_l1_loss(difference, torch::zeros_like(difference), at::Reduction::None, beta); }

// Pelvis-relative joints in the frame of the heading, metres, [B, F, 21, 3]: the height is the only coordinate that the features keep apart.
at::Tensor relativeJoints(const at::Tensor& x) {
  const auto joints = x.slice(2, 4, 67).reshape({x.size(0), x.size(1), 21, 3});
  return joints - torch::constant_pad_nd(x.slice(2, 3, 4).unsqueeze(2), {1, 1});
}

// How far the body has turned since the first frame, radians, [B, F, 1]: the first feature is half of a frame's turn.
at::Tensor turns(const at::Tensor& x) { return 2.0 * x.slice(2, 0, 1).cumsum(1); }

bool isOfDecoder(const std::string& name) {
  for (const char* part : {"from_latent", "decoder_", "up.", "unpatch", "out."})
    if (name.starts_with(part)) return true;
  return false;
}

}  // namespace

ReconstructionError reconstructionError(const at::Tensor& features, const at::Tensor& reconstruction, const at::Tensor& lengths, const at::Tensor& mean,
                                        const at::Tensor& std) {
  const auto mask = model::lengthMask(lengths, features.size(1)).to(torch::kFloat).unsqueeze(2);  // [B, F, 1]
  const auto truth = features * std + mean, guess = reconstruction * std + mean;
  const auto a = relativeJoints(truth), b = relativeJoints(guess);
  const auto count = mask.sum().item<double>();
  ReconstructionError error;
  error.rootRelativeCm = 100.0 * ((a - b).norm(2, {3}).mean(2, true) * mask).sum().item<double>() / count;
  const auto pairs = mask.slice(1, 1);
  error.velocityCmPerFrame = 100.0 * ((a.diff(1, 1) - b.diff(1, 1)).norm(2, {3}).mean(2, true) * pairs).sum().item<double>() / pairs.sum().item<double>();
  const auto globalA = representation::recoverJoints(truth), globalB = representation::recoverJoints(guess);
  error.turnDegrees = (turns(guess - truth).abs() * mask).sum().item<double>() / count * 180.0 / std::numbers::pi;
  error.globalCm = 100.0 * ((globalA - globalB).norm(2, {3}).mean(2, true) * mask).sum().item<double>() / count;
  return error;
}

base::SettingSpecs VaeRecipe::settings() {
  const model::TemporalVaeOptions usual;
  return {base::integerSetting("batch", 64, 1, 4096, "clips of an update"),
          base::numberSetting("kl", 5e-4, 0, 1, "weight of the latents' distance from a normal distribution"),
          base::numberSetting("global-weight", 0.1, 0, 100, "weight of the joints along the whole path"),
          base::integerSetting("global-after", 3000, 0, 1'000'000'000, "updates before that weight counts"),
          base::numberSetting("turn-weight", 0.3, 0, 100, "weight of the turns, summed up along the clip"),
          base::numberSetting("fast-weight", 3, 0, 100, "weight of places and speeds of joints in metres, more where they are fast"),
          base::wordSetting("part", {"all", "decoder"}, "what learns; a decoder alone fits whatever was trained on the latents before"),
          base::integerSetting("width", usual.width, 32, 1024, "channels of the hidden layers"),
          base::integerSetting("latent", usual.latentWidth, 4, 512, "channels of a latent token"),
          base::fileSetting("from", "a trained autoencoder to go on from; its sizes and its normalization then hold")};
}

VaeRecipe::VaeRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::optional<model::TrainedVae> start)
    : dataset_(dataset),
      vae_(start ? start->vae : model::TemporalVae(sizes(settings))),
      mean_(start ? start->mean : model::onModelDevice(dataset.mean())),
      std_(start ? start->std : model::onModelDevice(dataset.std())),
      // Half of the draws as the clips are, half balanced by action: lying and crawling poses are a thousandth of all frames.
      sampler_(dataset, [balance = actionBalance(dataset), share = 1.0 / static_cast<double>(dataset.clips().size())](
                            const dataset::ClipEntry& clip) { return clip.split == "train" ? share + balance(clip) : 0.0; }),
      featureWeights_(model::onModelDevice(groupWeights())),
      batch_(settings.integer("batch")),
      globalAfter_(settings.integer("global-after")),
      klWeight_(settings.number("kl")),
      globalWeight_(settings.number("global-weight")),
      turnWeight_(settings.number("turn-weight")),
      fastWeight_(settings.number("fast-weight")),
      decoderOnly_(settings.text("part") == "decoder") {
  if (decoderOnly_ && !start) throw std::invalid_argument("part=decoder goes on from a trained autoencoder: give from=FILE");
  vae_->to(model::modelDevice());
}

std::vector<NamedParameter> VaeRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : vae_->named_parameters())
    if (!decoderOnly_ || isOfDecoder(item.key())) all.push_back({"vae." + item.key(), item.value()});
  return all;
}

MotionBatch VaeRecipe::load(const std::vector<std::size_t>& clips, base::RandomStream& random) const {
  auto batch = sampler_.load(clips, random, motion::humanml3d::kMostFrames);
  const auto mask = model::lengthMask(batch.lengths, batch.features.size(1)).to(torch::kFloat).unsqueeze(2);
  batch.features = renormalized(batch.features, dataset_, mean_, std_) * mask;
  return batch;
}

at::Tensor VaeRecipe::loss(std::int64_t step, base::RandomStream& random, Scalars& terms) {
  const auto batch = load(sampler_.draw(random, static_cast<std::size_t>(batch_)), random);
  const auto mask = model::lengthMask(batch.lengths, batch.features.size(1)).to(torch::kFloat).unsqueeze(2);
  const auto frames = mask.sum();
  const auto latent = [&] {
    const torch::AutoGradMode mode(!decoderOnly_);
    return vae_->encode(batch.features, batch.lengths);
  }();
  const auto sample = latent.mean + torch::exp(0.5 * latent.logVariance) * diffusion::noiseLike(latent.mean);
  const auto guess = vae_->decode(sample, batch.lengths);

  const auto feature = (smoothL1(guess - batch.features, 0.3) * featureWeights_ * mask).sum() / (frames * static_cast<double>(motion::humanml3d::kFeatures));
  const auto jointVelocity = (smoothL1((guess - batch.features).slice(2, 3, 67).diff(1, 1), 0.05) * mask.slice(1, 1)).sum() / (frames * 64.0);
  const auto tokens = model::lengthMask(torch::div(batch.lengths + 7, 8, "floor"), latent.mean.size(1)).to(torch::kFloat).unsqueeze(2);
  const auto kl =
      (-0.5 * (1.0 + latent.logVariance - latent.mean.square() - latent.logVariance.exp()) * tokens).sum() / (tokens.sum() * static_cast<double>(latent.mean.size(2)));
  auto total = feature + jointVelocity + klWeight_ * kl;
  terms = {{"feature", feature.item<double>()}, {"joint_velocity", jointVelocity.item<double>()}, {"kl", kl.item<double>()}};
  const auto truth = batch.features * std_ + mean_, metres = guess * std_ + mean_;
  if (turnWeight_ > 0.0) {
    const auto turn = (smoothL1(turns(metres - truth), 0.1) * mask).sum() / frames;
    total = total + turnWeight_ * turn;
    terms.emplace_back("turn", turn.item<double>());
  }
  if (fastWeight_ > 0.0) {
    const auto joints = relativeJoints(truth), off = relativeJoints(metres) - joints;
    const auto away = [](const at::Tensor& x) { return (x.square().sum(3) + 1e-6).sqrt(); };  // [B, F, 21]
    const auto speed = torch::constant_pad_nd(joints.diff(1, 1), {0, 0, 0, 0, 1, 0}).norm(2, {3});
    const auto weight = (1.0 + speed / kFast).clamp_max(6.0) * mask;
    const auto fast = ((away(off) * weight).sum() + 3.0 * (away(off.diff(1, 1)) * weight.slice(1, 1)).sum()) / (frames * 21.0);
    total = total + fastWeight_ * fast;
    terms.emplace_back("fast_m", fast.item<double>());
  }
  // The accumulated path swamps the pose when it comes early (spec/training_notes.md, section 2).
  if (step >= globalAfter_ && globalWeight_ > 0.0) {
    const auto truthJoints = representation::recoverJoints(truth);
    const auto joints = representation::recoverJoints(metres);
    const auto mask4 = mask.unsqueeze(3);
    const auto global = (smoothL1(joints - truthJoints, 0.1) * mask4).sum() / (frames * 66.0);
    // Feet that stand must stand: speed of the decoded foot where the true contact flag is set.
    const auto feet = torch::tensor({7, 10, 8, 11}, torch::TensorOptions().dtype(torch::kLong).device(joints.device()));
    const auto contacts = representation::featureLayout(representation::Layout::HumanMl3d).contacts;
    const auto contact = truth.slice(2, contacts.begin, contacts.end).slice(1, 0, -1);  // [B, F-1, 4]
    const auto slide = joints.index_select(2, feet).diff(1, 1).norm(2, {3});
    const auto footSlide = (slide * contact * mask.slice(1, 1)).sum() / (frames * 4.0);
    total = total + globalWeight_ * global + globalWeight_ * 20.0 * footSlide;
    terms.emplace_back("global", global.item<double>());
    terms.emplace_back("foot_slide_m", footSlide.item<double>());
  }
  return total;
}

Scalars VaeRecipe::validate() {
  base::RandomStream random(7);
  Scalars all;
  for (const auto& [name, wanted] : std::vector<std::pair<std::string, std::string>>{{"val", "val"}, {"composition", "composition"}}) {
    ReconstructionError sum;
    std::vector<std::size_t> clips;
    for (std::size_t i = 0; i < dataset_.clips().size(); ++i) {
      if (dataset_.clips()[i].split == wanted && !dataset_.clips()[i].mirrored) clips.push_back(i);
    }
    if (clips.empty()) continue;
    // Every clip counts the same, whatever its length; 256 of them spread over the split are enough to follow a run.
    const std::size_t stride = std::max<std::size_t>(1, clips.size() / 256);
    double count = 0.0;
    for (std::size_t i = 0; i < clips.size(); i += stride) {
      const auto batch = load({clips[i]}, random);
      const auto guess = vae_->decode(vae_->encode(batch.features, batch.lengths).mean, batch.lengths);
      const auto error = reconstructionError(batch.features, guess, batch.lengths, mean_, std_);
      sum.rootRelativeCm += error.rootRelativeCm;
      sum.globalCm += error.globalCm;
      sum.velocityCmPerFrame += error.velocityCmPerFrame;
      sum.turnDegrees += error.turnDegrees;
      count += 1.0;
    }
    all.emplace_back(name + "_root_relative_cm", sum.rootRelativeCm / count);
    all.emplace_back(name + "_global_cm", sum.globalCm / count);
    all.emplace_back(name + "_velocity_cm_per_frame", sum.velocityCmPerFrame / count);
    all.emplace_back(name + "_turn_degrees", sum.turnDegrees / count);
  }
  return all;
}

std::map<std::string, std::string> VaeRecipe::metadata() const {
  const auto& o = vae_->options();
  nlohmann::json config = {{"kind", "temporal-vae"},       {"featureWidth", o.featureWidth}, {"width", o.width},        {"latentWidth", o.latentWidth},
                           {"outerBlocks", o.outerBlocks}, {"innerBlocks", o.innerBlocks},   {"headWidth", o.headWidth}};
  return {{"config", base::jsonText(config)}, {"data", dataset_.hash()}};
}

std::map<std::string, at::Tensor> VaeRecipe::extraTensors() {
  std::map<std::string, at::Tensor> all = {{"mean", mean_}, {"std", std_}};
  for (const auto& item : vae_->named_parameters())
    if (decoderOnly_ && !isOfDecoder(item.key())) all["vae." + item.key()] = item.value().detach();
  return all;
}

}  // namespace core::training
