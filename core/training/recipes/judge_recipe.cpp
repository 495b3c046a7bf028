#include "core/training/recipes/judge_recipe.h"

#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"
#include "core/diffusion/drawn_noise.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace core::training {

bool belongsToJudges(const dataset::ClipEntry& clip) {
  const std::string original = clip.id.starts_with("M:") ? clip.id.substr(2) : clip.id;
  return (base::fnv1a64("judge " + original) >> 17) % 2 == 0;
}

namespace {
std::vector<std::string> labelsOf(const dataset::MotionDataset& dataset, const std::string& label, const std::string& source) {
  std::set<std::string> labels;
  for (const auto& clip : dataset.clips()) {
    const auto& name = label == "content" ? clip.content : clip.style;
    if (clip.source == source && !name.empty()) labels.insert(name);
  }
  if (labels.size() < 2) throw std::invalid_argument(fmt::format("the source {} has no {} labels to learn", source, label));
  return {labels.begin(), labels.end()};
}
}  // namespace

base::SettingSpecs JudgeRecipe::settings() {
  return {base::wordSetting("label", {"style", "content"}, "what it learns to tell"),
          base::textSetting("source", "bandai-namco-2", "the source of the data set whose labels it learns"),
          base::integerSetting("batch", 64, 1, 4096, "clips of an update"), base::numberSetting("noise", 0.1, 0, 10, "added to a clip, in deviations of its features")};
}

JudgeRecipe::JudgeRecipe(const dataset::MotionDataset& dataset, const base::Settings& settings)
    : dataset_(dataset),
      label_(settings.text("label")),
      source_(settings.text("source")),
      labels_(labelsOf(dataset, label_, source_)),
      sampler_(dataset,
               [this](const dataset::ClipEntry& clip) {
                 return clip.split == "train" && clip.source == source_ && !labelOf(clip).empty() && belongsToJudges(clip) ? 1.0 : 0.0;
               }),
      batch_(settings.integer("batch")),
      noise_(settings.number("noise")) {
  model::MotionJudgeOptions options;
  options.classes = static_cast<int>(labels_.size());
  judge_ = model::MotionJudge(options);
  judge_->to(model::modelDevice());
}

std::int64_t JudgeRecipe::indexOf(const std::string& label) const { return std::lower_bound(labels_.begin(), labels_.end(), label) - labels_.begin(); }

std::vector<NamedParameter> JudgeRecipe::parameters() {
  std::vector<NamedParameter> all;
  for (const auto& item : judge_->named_parameters()) all.push_back({"judge." + item.key(), item.value()});
  return all;
}

at::Tensor JudgeRecipe::loss(std::int64_t, base::RandomStream& random, Scalars& terms) {
  auto batch = sampler_.load(sampler_.draw(random, static_cast<std::size_t>(batch_)), random);
  // A random crop now and then: a judge should not count frames.
  if (random.uniform() < 0.5 && batch.features.size(1) > 48) {
    const auto keep = batch.features.size(1) * 3 / 4;
    batch.features = batch.features.narrow(1, 0, keep);
    batch.lengths = batch.lengths.clamp_max(keep);
  }
  std::vector<std::int64_t> labels;
  for (const auto clip : batch.clips) labels.push_back(indexOf(labelOf(dataset_.clips()[clip])));
  const auto target = model::onModelDevice(torch::tensor(labels, torch::kLong));
  const auto logits = judge_(batch.features + noise_ * diffusion::noiseLike(batch.features), batch.lengths);
  terms = {{"accuracy", (logits.argmax(1) == target).to(torch::kFloat).mean().item<double>()}};
  return torch::nn::functional::cross_entropy(logits, target, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(0.1));
}

Scalars JudgeRecipe::validate() {
  base::RandomStream random(11);
  double right = 0.0, count = 0.0;
  for (std::size_t i = 0; i < dataset_.clips().size(); ++i) {
    const auto& clip = dataset_.clips()[i];
    if ((clip.split != "val" && clip.split != "test") || clip.mirrored || clip.source != source_ || labelOf(clip).empty()) continue;
    const auto batch = sampler_.load({i}, random);
    right += judge_(batch.features, batch.lengths).argmax(1).item<std::int64_t>() == indexOf(labelOf(clip)) ? 1.0 : 0.0;
    count += 1.0;
  }
  return {{"held_out_accuracy", count > 0 ? right / count : 0.0}, {"held_out_clips", count}};
}

std::map<std::string, std::string> JudgeRecipe::metadata() const {
  const auto& o = judge_->options();
  const nlohmann::json config = {{"kind", "motion-judge"}, {"label", label_},    {"labels", labels_},    {"featureWidth", o.featureWidth},
                                 {"width", o.width},       {"blocks", o.blocks}, {"classes", o.classes}, {"dropout", o.dropout}};
  return {{"config", base::jsonText(config)}, {"data", dataset_.hash()}};
}

}  // namespace core::training
