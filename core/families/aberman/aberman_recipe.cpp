#include "core/families/aberman/aberman_recipe.h"

#include "core/checkpoint/model_device.h"
#include "core/families/aberman/human_aberman.h"
#include "core/families/aberman/key_point_style.h"
#include "core/motion/published_forms.h"

#include <torch/torch.h>

#include <algorithm>
#include <map>
#include <numbers>
#include <stdexcept>
#include <tuple>

namespace core::training {

namespace {

constexpr double kSmallestDeviation = 0.02;  // of a quaternion's part; a joint that hardly turns must not be blown up
constexpr std::size_t kCheckedClips = 32;
constexpr int kViewsOfAClip = 10;  // for the statistics of pictures, as published

void setLearning(torch::nn::Module& module, bool isOn) {
  for (auto& parameter : module.parameters()) parameter.set_requires_grad(isOn);
}

/// Mean and deviation of each channel of [B, C, T].
std::pair<at::Tensor, at::Tensor> statisticsOf(const at::Tensor& motions) {
  const auto rows = motions.transpose(0, 1).flatten(1);
  return {rows.mean(1), rows.std(1).clamp_min(kSmallestDeviation)};
}

/// As seen from up to a quarter of a turn to either side, a little nearer or farther. Source: spec/aberman.md, section 2.
at::Tensor picturesOf(const at::Tensor& raw, base::RandomStream& random) {
  std::vector<float> angles, scales;
  for (std::int64_t i = 0; i < raw.size(0); ++i) {
    angles.push_back(static_cast<float>((random.uniform() - 0.5) * std::numbers::pi));
    scales.push_back(static_cast<float>(0.8 + 0.4 * random.uniform()));
  }
  return model::humanPicture(raw, torch::tensor(angles).to(raw.device()), torch::tensor(scales).to(raw.device()));
}

}  // namespace

base::SettingSpecs AbermanRecipe::settings() {
  const AbermanWeights usual;
  const CriticWeights critic;
  return {base::integerSetting("batch", 32, 1, 1024, "pairs of clips of an update; 128 as published"),
          base::integerSetting("window", 64, 16, motion::humanml3d::kMostFrames, "frames of a window; an even number, 32 as published"),
          base::numberSetting("w-adversarial", 0.5, 0, 100, "weight of the critic's opinion; 1 as published"),
          base::numberSetting("w-feature", usual.feature, 0, 100, "weight of the critic's features"),
          base::numberSetting("w-recon", usual.recon, 0, 100, "weight of positions in the clip's own style"),
          base::numberSetting("w-rotation", usual.reconRotation, 0, 100, "weight of rotations in the clip's own style"),
          base::numberSetting("w-triplet", usual.triplet, 0, 100, "weight of styles being nearer to their own kind"),
          base::numberSetting("penalty", critic.penalty, 0, 1000, "weight of the critic's gradient"),
          base::switchSetting("keypoints", false, "styles from the key points of a video as well; as published, a fifth longer"),
          base::numberSetting("w-joint", usual.joint, 0, 100, "weight of a clip and its picture having one style; with keypoints")};
}

AbermanRecipe::AbermanRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings)
    : dataset_(dataset), window_(settings.integer("window")), batch_(settings.integer("batch")) {
  if (window_ % 2 != 0) throw std::invalid_argument("the setting window is an even number");
  weights_.adversarial = settings.number("w-adversarial");
  weights_.feature = settings.number("w-feature");
  weights_.recon = settings.number("w-recon");
  weights_.reconRotation = settings.number("w-rotation");
  weights_.triplet = settings.number("w-triplet");
  const auto readsPictures = settings.isOn("keypoints") ? sampling::StylePictures::Read : sampling::StylePictures::None;
  weights_.twist = 0.0;
  weights_.joint = settings.isOn("keypoints") ? settings.number("w-joint") : 0.0;
  criticWeights_.penalty = settings.number("penalty");
  std::map<std::string, std::vector<std::size_t>> byStyle;
  for (std::size_t i = 0; i < dataset.clips().size(); ++i) {
    const auto& clip = dataset.clips()[i];
    if (clip.rows < window_ || clip.style.empty()) continue;
    if (clip.split == "train") byStyle[clip.style].push_back(i);
    if (clip.split == "val" && !clip.mirrored) heldOut_.push_back(i);
  }
  for (auto& [style, clips] : byStyle) {
    labels_.push_back(style);
    clips_.push_back(std::move(clips));
  }
  if (labels_.size() < 2)
    throw std::invalid_argument("this recipe needs training clips of two styles at least, " + std::to_string(window_) + " frames or longer; there are " +
                                std::to_string(labels_.size()) + " styles");
  if (heldOut_.empty()) heldOut_ = clips_.front();
  const auto options = sampling::humanAberman(static_cast<int>(labels_.size()), readsPictures);
  generator_ = model::AbermanGenerator(options);
  critic_ = model::AbermanCritic(options);
  generator_->to(model::modelDevice());
  critic_->to(model::modelDevice());
  base::RandomStream random(23);
  std::vector<std::size_t> some;
  for (int i = 0; i < 512; ++i) {
    const auto& own = clips_[random.below(clips_.size())];
    some.push_back(own[random.below(own.size())]);
  }
  const auto raw = windows(some, random);
  std::tie(contentMean_, contentStd_) = statisticsOf(model::humanContent(raw));
  std::tie(styleMean_, styleStd_) = statisticsOf(model::humanStyle(raw));
  if (readsPictures == sampling::StylePictures::None) return;
  std::vector<at::Tensor> views;
  for (int i = 0; i < kViewsOfAClip; ++i) views.push_back(picturesOf(raw, random));
  std::tie(pictureMean_, pictureStd_) = statisticsOf(torch::cat(views));
}

std::vector<NamedParameter> AbermanRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : generator_->named_parameters()) all.push_back({"gen." + item.key(), item.value()});
  for (const auto& item : critic_->named_parameters()) all.push_back({"dis." + item.key(), item.value()});
  return all;
}

at::Tensor AbermanRecipe::windows(const std::vector<std::size_t>& clips, base::RandomStream& random) const {
  std::vector<at::Tensor> rows;
  for (const auto clip : clips) {
    const auto features = dataset_.features(clip);
    const auto first = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(features.size(0) - window_ + 1)));
    rows.push_back(features.narrow(0, first, window_));
  }
  return model::onModelDevice(torch::stack(rows) * dataset_.std() + dataset_.mean());
}

at::Tensor AbermanRecipe::pictures(const at::Tensor& raw, base::RandomStream& random) const {
  return (picturesOf(raw, random) - pictureMean_.unsqueeze(1)) / pictureStd_.unsqueeze(1);
}

AbermanLossInput AbermanRecipe::draw(model::StyleKind kind, base::RandomStream& random) const {
  std::vector<std::size_t> contents, same, different, targets;
  std::vector<std::int64_t> labels, targetLabels;
  const auto oneOf = [&](std::size_t label) { return clips_[label][random.below(clips_[label].size())]; };
  for (std::int64_t i = 0; i < batch_; ++i) {
    const auto label = random.below(labels_.size()), target = random.below(labels_.size());
    auto other = random.below(labels_.size() - 1);
    if (other >= label) ++other;
    labels.push_back(static_cast<std::int64_t>(label)), targetLabels.push_back(static_cast<std::int64_t>(target));
    contents.push_back(oneOf(label)), same.push_back(oneOf(label)), different.push_back(oneOf(other)), targets.push_back(oneOf(target));
  }
  const auto raw = windows(contents, random), target = windows(targets, random);
  const bool isPictured = kind == model::StyleKind::Keypoints2d;
  const auto styles = [&](const at::Tensor& clips) { return isPictured ? pictures(clips, random) : styleOf(model::humanStyle(clips)); };
  AbermanLossInput input;
  input.kind = kind;
  input.contentRaw = model::humanContent(raw);
  input.content = contentOf(input.contentRaw);
  input.motion = model::humanStyle(raw);
  input.style = styles(raw);
  input.same = styles(windows(same, random));
  input.different = styles(windows(different, random));
  if (pictureMean_.defined()) input.other = isPictured ? styleOf(input.motion) : pictures(raw, random);
  input.targetMotion = model::humanStyle(target);
  input.targetStyle = styles(target);
  input.label = model::onModelDevice(torch::tensor(labels, torch::kLong));
  input.targetLabel = model::onModelDevice(torch::tensor(targetLabels, torch::kLong));
  return input;
}

at::Tensor AbermanRecipe::loss(std::int64_t step, base::RandomStream& random, Scalars& terms) {
  // Both learn from the same kind of style before it changes, as published.
  const auto input = draw(pictureMean_.defined() && step / 2 % 2 == 1 ? model::StyleKind::Keypoints2d : model::StyleKind::Joints3d, random);
  const auto kinematics = [](const at::Tensor& rotations) { return model::humanPositions(rotations); };
  // Whoever does not learn gets no gradient, and the optimizer leaves it as it is.
  const bool isCritics = step % 2 == 0;
  setLearning(*generator_, !isCritics);
  setLearning(*critic_, isCritics);
  if (isCritics) {
    const auto losses = criticLoss(generator_, critic_, input, kinematics, criticWeights_);
    terms = {{"real", losses.real.item<double>()}, {"fake", losses.fake.item<double>()}, {"penalty", losses.penalty.item<double>()}};
    return losses.total;
  }
  const auto losses = abermanLoss(generator_, critic_, input, kinematics, weights_);
  terms = {{"adversarial", losses.adversarial.item<double>()}, {"recon", losses.recon.item<double>()},     {"recon_rotation", losses.reconRotation.item<double>()},
           {"feature", losses.feature.item<double>()},         {"triplet", losses.triplet.item<double>()}, {"quaternion", losses.quaternion.item<double>()}};
  if (pictureMean_.defined()) terms.emplace_back("joint", losses.joint.item<double>());
  return losses.total;
}

Scalars AbermanRecipe::validate() {
  base::RandomStream random(17);
  std::vector<std::size_t> contents, styles;
  for (std::size_t i = 0; i < kCheckedClips; ++i) {
    contents.push_back(heldOut_[random.below(heldOut_.size())]);
    const auto& other = clips_[random.below(clips_.size())];
    styles.push_back(other[random.below(other.size())]);
  }
  const auto raw = windows(contents, random);
  const auto motion = model::humanStyle(raw);
  const auto code = generator_->content(contentOf(model::humanContent(raw)));
  const auto placed = [&](const at::Tensor& style) {
    return model::humanPositions(generator_->decode(code, generator_->style(styleOf(style), model::StyleKind::Joints3d)));
  };
  const auto own = placed(motion), other = placed(model::humanStyle(windows(styles, random)));
  const auto cm = [](const at::Tensor& difference) { return 100.0 / model::kUnitsPerMetre * difference.unflatten(1, {-1, 3}).norm(2, {2}).mean().item<double>(); };
  Scalars found = {{"val_recon_cm", cm(own - motion.narrow(1, 0, 63))}, {"val_moved_cm", cm(other - own)}};
  if (!pictureMean_.defined()) return found;
  const auto clip = generator_->style(styleOf(motion), model::StyleKind::Joints3d), picture = generator_->style(pictures(raw, random), model::StyleKind::Keypoints2d);
  const auto apart = [](const at::Tensor& difference) { return difference.norm(2, {1}).mean().item<double>(); };
  found.emplace_back("val_picture_apart", apart(clip - picture) / std::max(1e-9, apart(clip - clip.roll(1, 0))));
  return found;
}

void AbermanRecipe::setTraining(bool isTraining) {
  generator_->train(isTraining);
  critic_->train(isTraining);
}

std::map<std::string, std::string> AbermanRecipe::metadata() const {
  return {{"format", sampling::kAbermanFormat}, {"config", sampling::abermanConfig(generator_->options(), labels_)}, {"data", dataset_.hash()}};
}

std::map<std::string, at::Tensor> AbermanRecipe::extraTensors() {
  std::map<std::string, at::Tensor> all = {{"content_mean", contentMean_}, {"content_std", contentStd_}, {"style_mean", styleMean_}, {"style_std", styleStd_}};
  if (pictureMean_.defined()) all["picture_mean"] = pictureMean_, all["picture_std"] = pictureStd_;
  return all;
}

}  // namespace core::training
