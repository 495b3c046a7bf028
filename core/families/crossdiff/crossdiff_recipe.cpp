#include "core/families/crossdiff/crossdiff_recipe.h"

#include "core/base/hash.h"
#include "core/checkpoint/model_device.h"
#include "core/diffusion/drawn_noise.h"
#include "core/representation/picture_mask.h"
#include "core/sampling/compact_parts.h"
#include "core/training/action_balance.h"

#include <torch/torch.h>

#include <array>
#include <cmath>
#include <stdexcept>

namespace core::training {

namespace {

using representation::Camera;

constexpr const char* kPrefix = "crossdiff.";
constexpr std::int64_t kHeldOutBatch = 32;
constexpr int kHeldOutBatches = 4;

model::CrossDiffOptions sizesOf(const base::Settings& settings, int textWidth) {
  auto options = model::compactCrossDiff();
  const auto whole = [&](const char* name) { return static_cast<int>(settings.integer(name)); };
  options.frames = whole("frames");
  options.framesPerToken = whole("frames-per-token");
  options.width = whole("width");
  options.feedForward = static_cast<int>(settings.integer("feed-forward", options.width * 12 / 5));
  options.rootFeedForward = options.feedForward / 2;
  options.sharedLayers = whole("layers");
  options.ownLayers = whole("own-layers");
  options.dropout = settings.number("dropout");
  options.sharesEncoder = settings.isOn("shared");
  options.textWidth = textWidth;
  if (options.frames % options.framesPerToken != 0 || options.width % options.heads != 0)
    throw std::invalid_argument("frames must be a multiple of frames-per-token, and width of 4");
  return options;
}

/// The same answer for a clip and its mirrored twin, whatever the order of the data set.
double placeOf(const std::string& id) { return static_cast<double>(base::fnv1a64(id.starts_with("M:") ? id.substr(2) : id) >> 32U) / 4294967296.0; }

CaptionMix withoutNull() {
  CaptionMix mix;
  mix.nullText = 0.0;  // CrossDiff's null is a zero vector, dropped below
  return mix;
}

/// Zeros in a share of the rows [B, W].
at::Tensor withDropped(const at::Tensor& text, double share) { return text * (at::rand({text.size(0), 1}) >= share).to(text.options()); }

}  // namespace

base::SettingSpecs CrossDiffRecipe::settings() {
  const auto usual = model::compactCrossDiff();
  return {base::fileSetting("text", "the weights.safetensors of a run of text-encoder, or a bundle that holds it; needed, but where start holds one"),
          base::integerSetting("stage", 1, 1, 2, "1: four paths between 2D and 3D; 2: goes on from start in 3D alone"),
          base::fileSetting("start", "weights of an earlier run to go on from; its sizes and its camera then hold"),
          base::integerSetting("batch", 32, 1, 4096, "clips of an update"),
          base::numberSetting("null-text", 0.1, 0, 1, "share of captions left out, for guidance, in each sample and input"),
          base::numberSetting("dropout", usual.dropout, 0, 0.9, "of the network"),
          base::wordSetting("variant", {"paper", "released"}, "parallel rays, or the released perspective camera"),
          base::wordSetting("mode", {"proper", "released"}, "released: dropout and dropped captions end with the first epoch, as the released loop leaves training mode"),
          base::numberSetting("w-m2j", 1.0, 0, 100, "weight of 3D to 2D; 0.1 with wild pictures as published"),
          base::numberSetting("w-j2m", 1.0, 0, 100, "weight of 2D to 3D; 0.1 with wild pictures as published"),
          base::numberSetting("w-22", 1.0, 0, 100, "weight of 2D to 2D"),
          base::numberSetting("share-3d", 1.0, 0, 1, "ablation: share of clips with a 3D truth"),
          base::switchSetting("cut-2d", false, "ablation: the clips without a 3D truth are left out altogether"),
          base::switchSetting("only-3d", false, "ablation: no 2D part"),
          base::switchSetting("shared", true, "ablation: 0 without the shared encoder"),
          base::wordSetting("views", {"4", "1"}, "ablation: 1 the front alone"),
          base::numberSetting("hide", 0.0, 0, 1, "share of samples from whose 2D side random joints are hidden, as a detector would; for lifting"),
          base::numberSetting("followed", 0.0, 0, 1, "share of samples whose 2D side is seen by a camera that goes along; for lifting"),
          base::folderSetting("wild", "key points of videos without a truth; needs start, their teacher"),
          base::numberSetting("wild-share", 0.5, 0, 1, "of each batch that they are"),
          base::numberSetting("wild-fps", 30.0, 1, 480, "frames a second of files that do not say it"),
          base::integerSetting("frames", usual.frames, 1, 800, "of a motion; a multiple of frames-per-token"),
          base::integerSetting("frames-per-token", usual.framesPerToken, 1, 16, "side by side in one token"),
          base::integerSetting("width", usual.width, 4, 1024, "of the network; a multiple of 4"),
          base::integerSetting("feed-forward", {}, 1, 4096, "of the network; usually 2.4 times its width"),
          base::integerSetting("layers", usual.sharedLayers, 1, 24, "shared by 2D and 3D"),
          base::integerSetting("own-layers", usual.ownLayers, 1, 24, "of each of the two")};
}

CrossDiffRecipe::CrossDiffRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings, std::shared_ptr<text::TextEncoder> encoder,
                                 const model::TensorFile& textPart, std::optional<model::TrainedCrossDiff> start)
    : dataset_(dataset),
      share3d_(settings.number("share-3d")),
      batch_(settings.integer("batch")),
      nullText_(settings.number("null-text")),
      hide_(settings.number("hide")),
      followed_(settings.number("followed")),
      leavesTraining_(settings.text("mode") == "released"),
      captions_(dataset, encoder, withoutNull()),
      sampler_(dataset, [this, cut = settings.isOn("cut-2d"),
                         balance = actionBalance(dataset)](const dataset::ClipEntry& clip) { return clip.rows < 3 || (cut && !hasTruth(clip)) ? 0.0 : balance(clip); }),
      heldOut_(dataset, [](const dataset::ClipEntry& clip) { return clip.split == "val" && !clip.mirrored && !clip.captions.empty() && clip.rows >= 3 ? 1.0 : 0.0; }),
      schedule_(diffusion::NoiseSchedule::cosine().value()) {
  sampling::addModelPart(textPart_, "text", textPart);
  const auto stage = settings.integer("stage");
  if (stage == 2 && !start) throw std::invalid_argument("stage 2 goes on from stage 1: --set start=FILE, the weights.safetensors of its run");
  lossOptions_.weightTo2d = settings.number("w-m2j");
  lossOptions_.weightTo3d = settings.number("w-j2m");
  lossOptions_.weight2d = settings.number("w-22");
  lossOptions_.only3d = stage == 2 || settings.isOn("only-3d");
  const auto variant = settings.text("variant");
  const auto camera = start ? start->camera : variant == "released" ? "perspective" : "orthographic";
  viewOptions_.camera = camera == "perspective" ? Camera::Perspective : Camera::Orthographic;
  viewOptions_.views = settings.text("views") == "1" ? 1 : representation::kViewCount;
  views_ = std::make_unique<PairedViews>(dataset, viewOptions_);
  wildShare_ = settings.number("wild-share");
  if (const auto folder = settings.text("wild"); !folder.empty()) {
    if (!start) throw std::invalid_argument("pictures without a truth need a teacher: --set start=FILE");
    // The labels are made once, before any weight moves: the start itself is the frozen teacher.
    auto wild = WildPictures::read(folder, *start, {.fps = settings.number("wild-fps")});
    if (!wild) throw std::invalid_argument(wild.error().message);
    wild_ = std::make_unique<WildPictures>(std::move(*wild));
  }
  if (start) {
    if (start->network->options().textWidth != encoder->width()) throw std::invalid_argument("the start was trained with a text encoder of another width");
    const auto isSame = [](const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>() < 1e-4; };
    if (!isSame(start->mean.cpu(), dataset.mean()) || !isSame(start->std.cpu(), dataset.std()))
      throw std::invalid_argument("the start was trained on a data set with another mean and std");
    network_ = start->network;
    for (auto& parameter : network_->parameters()) parameter.set_requires_grad(true);
  } else {
    network_ = model::CrossDiff(sizesOf(settings, encoder->width()));
    network_->to(model::modelDevice());
  }
}

void CrossDiffRecipe::addWild(CrossDiffLossInput& input, base::RandomStream& random) const {
  const auto count = static_cast<std::int64_t>(std::lround(wildShare_ * static_cast<double>(batch_)));
  if (!wild_ || count == 0) return;
  const auto pictures = wild_->draw(random, count);
  if (!input.seen2d.defined()) input.seen2d = at::ones_like(input.motion2d);
  const auto replace = [count](at::Tensor target, const at::Tensor& with) { target.narrow(0, 0, count).copy_(with); };
  replace(input.motion3d, pictures.motion3d);
  replace(input.motion2d, pictures.motion2d);
  replace(input.seen2d, pictures.seen2d);
  replace(input.lengths, pictures.lengths);
  input.valid.narrow(0, 0, count).fill_(1.0f);
  // Nobody says what is done in them.
  input.text3d.narrow(0, 0, count).zero_();
  input.text2d.narrow(0, 0, count).zero_();
}

bool CrossDiffRecipe::hasTruth(const dataset::ClipEntry& clip) const { return share3d_ >= 1.0 || placeOf(clip.id) < share3d_; }

bool CrossDiffRecipe::isPastFirstEpoch(std::int64_t step) const { return step * batch_ >= static_cast<std::int64_t>(sampler_.clipCount()); }

std::vector<NamedParameter> CrossDiffRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : network_->named_parameters()) all.push_back({kPrefix + item.key(), item.value()});
  return all;
}

CrossDiffRecipe::Drawn CrossDiffRecipe::draw(const BatchSampler& sampler, base::RandomStream& random, std::int64_t count, const Spoiling& spoiling) {
  const auto frames = network_->options().frames;
  const auto clips = sampler.draw(random, static_cast<std::size_t>(count));
  Drawn drawn;
  drawn.pairs = views_->pair(sampler.load(clips, random, frames + 1), random, frames, spoiling.followed);
  auto& input = drawn.input;
  input.motion3d = drawn.pairs.motion3d, input.motion2d = drawn.pairs.motion2d, input.lengths = drawn.pairs.lengths;
  std::vector<float> valid;
  for (const auto clip : clips) valid.push_back(hasTruth(dataset_.clips()[clip]) ? 1.0f : 0.0f);
  input.valid = model::onModelDevice(at::tensor(valid));
  const auto text = captions_.draw(clips, random).squeeze(1);
  input.text3d = spoiling.dropsText ? withDropped(text, nullText_) : text;
  input.text2d = spoiling.dropsText ? withDropped(text, nullText_) : text.clone();
  input.timestep = torch::randint(schedule_.trainSteps(), {count}, torch::kLong);
  input.noise3d = diffusion::noiseLike(input.motion3d);
  input.noise2d = diffusion::noiseLike(input.motion2d);
  if (spoiling.hide > 0.0) {
    std::vector<at::Tensor> seen;
    for (std::int64_t i = 0; i < count; ++i) seen.push_back(representation::randomlySeenFeatures2d(random, spoiling.hide, frames));
    input.seen2d = model::onModelDevice(at::stack(seen));
  }
  return drawn;
}

at::Tensor CrossDiffRecipe::loss(std::int64_t step, base::RandomStream& random, Scalars& terms) {
  const bool hasLeft = leavesTraining_ && isPastFirstEpoch(step);
  if (hasLeft) network_->eval();
  auto drawn = draw(sampler_, random, batch_, {!hasLeft, hide_, followed_});
  addWild(drawn.input, random);
  const auto losses = crossDiffLoss(network_, schedule_, drawn.input, lossOptions_);
  terms.emplace_back("loss_33", losses.loss33.mean().item<double>());
  if (!lossOptions_.only3d) {
    terms.emplace_back("loss_32", losses.loss32.mean().item<double>());
    terms.emplace_back("loss_22", losses.loss22.mean().item<double>());
    terms.emplace_back("loss_23", losses.loss23.mean().item<double>());
  }
  return losses.total;
}

std::pair<double, double> CrossDiffRecipe::liftErrors(const Drawn& drawn) {
  const auto count = drawn.input.motion2d.size(0);
  const auto null = at::zeros_like(drawn.input.text2d);
  const auto lifted = network_->predict(drawn.input.motion2d, at::zeros({count}, at::kLong), null, model::MotionKind::Motion3d);
  const auto joints = [&](const at::Tensor& features) {
    const auto places = representation::recoverJoints(features * dataset_.std().to(features.device()) + dataset_.mean().to(features.device()));  // [B, F, 22, 3]
    return places - places.slice(2, 0, 1);
  };
  const auto truth = joints(drawn.input.motion3d), ours = joints(lifted);
  const auto inside = (at::arange(truth.size(1), drawn.input.lengths.options()).unsqueeze(0) < drawn.input.lengths.unsqueeze(1)).to(at::kFloat);  // [B, F]
  const auto perFrame = (truth - ours).norm(2, {3}).mean(2);
  // The camera looks along z (front, back) or x (sides).
  const auto isSide = drawn.pairs.views.remainder(2).reshape({-1, 1, 1}).to(at::kFloat);
  const auto depth = isSide * truth.select(3, 0).abs() + (1 - isSide) * truth.select(3, 2).abs();  // [B, F, 22]
  const double frames = inside.sum().item<double>();
  return {100.0 * (perFrame * inside).sum().item<double>() / frames, 100.0 * (depth.mean(2) * inside).sum().item<double>() / frames};
}

Scalars CrossDiffRecipe::validate() {
  // The same clips, steps and noise each time, so that the curve shows the model alone.
  torch::manual_seed(17);
  base::RandomStream random(17);
  std::array<double, 6> sums{};
  for (int i = 0; i < kHeldOutBatches; ++i) {
    const auto drawn = draw(heldOut_, random, kHeldOutBatch, {});
    auto input = drawn.input;
    input.valid = at::ones_like(input.valid);
    const auto losses = crossDiffLoss(network_, schedule_, input);
    const auto [lift, flat] = liftErrors(drawn);
    const std::array<double, 6> values{
        losses.loss33.mean().item<double>(), losses.loss32.mean().item<double>(), losses.loss22.mean().item<double>(), losses.loss23.mean().item<double>(), lift, flat};
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += values[k] / kHeldOutBatches;
  }
  return {{"val_33", sums[0]}, {"val_32", sums[1]}, {"val_22", sums[2]}, {"val_23", sums[3]}, {"lift_cm", sums[4]}, {"flat_cm", sums[5]}};
}

std::map<std::string, std::string> CrossDiffRecipe::metadata() const {
  auto metadata = textPart_.metadata;
  metadata["format"] = "gesto-crossdiff-model";
  metadata["config"] = model::crossDiffConfig(network_->options(), viewOptions_.camera == Camera::Perspective ? "perspective" : "orthographic");
  metadata["data"] = dataset_.hash();
  return metadata;
}

std::map<std::string, at::Tensor> CrossDiffRecipe::extraTensors() {
  auto extras = textPart_.tensors;
  extras.insert({{"mean", dataset_.mean()}, {"std", dataset_.std()}, {"mean2d", views_->normalizer2d().mean}, {"std2d", views_->normalizer2d().std}});
  return extras;
}

}  // namespace core::training
