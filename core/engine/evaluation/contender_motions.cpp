#include "core/engine/evaluation/contender_motions.h"

#include "core/families/mdm/mdm_generator.h"
#include "core/families/smoodi/restyle.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::engine {

namespace {

constexpr std::int64_t kMostFrames = 196;
constexpr double kTransferScale = 2.0;  // as published: the classifier pulls twice as hard as in generation

void quietly(const jobs::Progress&) {}

bool isStyledVariant(Variant variant) { return variant == Variant::Styled || variant == Variant::NoGuidance || variant == Variant::NoAdaptor; }

Result<std::vector<at::Tensor>> crossDiffMotions(const Contender& contender, std::span<const PlannedMotion> plans, std::span<const std::uint64_t> seeds,
                                                 std::stop_token stop) {
  std::vector<sampling::CrossDiffSampleOptions> all;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    sampling::CrossDiffSampleOptions options;
    options.prompt = plans[i].caption;
    options.frames = plans[i].frames;
    options.seed = seeds[i];
    options.guidance = contender.variant == Variant::NoGuidance ? 0.0 : contender.crossDiff->guidance;
    options.steps = contender.crossDiff->steps;
    if (contender.variant == Variant::Mixture) options.mixture = kEvaluatedMixture;
    all.push_back(std::move(options));
  }
  auto samples = sampling::sampleCrossDiffBatch(*contender.crossDiff, all, quietly, stop);
  if (!samples) return samples.error();
  std::vector<at::Tensor> motions;
  for (auto& sample : *samples) motions.push_back(std::move(sample.features));
  return motions;
}

}  // namespace

at::Tensor ContenderMotions::reconstructed(const Contender& contender, const PlannedMotion& motion) const {
  auto& vae = contender.stylized->vae;
  const auto seen = ((recorded_.motion(data_.clips()[motion.clip]) - vae.mean) / vae.std).clamp(-8.0, 8.0).unsqueeze(0);
  const auto lengths = at::tensor({seen.size(1)}, at::kLong);
  return (vae.vae->decode(vae.vae->encode(seen, lengths).mean, lengths) * vae.std + vae.mean)[0].contiguous();
}

Result<sampling::StyleCondition> ContenderMotions::styleOf(const Contender& contender, const PlannedMotion& motion) const {
  if (!request_.usesReferenceClips || !motion.hasReference) return sampling::namedStyle(*contender.stylized, motion.style);
  return sampling::styleOfFeatures(*contender.stylized, recorded_.motion(data_.clips()[motion.reference]));
}

Result<sampling::StylizedSampleOptions> ContenderMotions::stylizedOptions(const Contender& contender, const PlannedMotion& motion, std::uint64_t seed,
                                                                          const GuidanceSetting& guidance) const {
  sampling::StylizedSampleOptions options;
  options.prompt = contender.variant == Variant::StyleInPrompt && !motion.style.empty() ? styledPrompt(data_, motion.caption, motion.style) : motion.caption;
  options.frames = motion.frames;
  options.seed = seed;
  options.contentWeight = guidance.content;
  options.styleWeight = contender.variant == Variant::NoAdaptor ? 0.0 : guidance.style;
  options.classifierScale = contender.variant == Variant::NoGuidance ? 0.0 : guidance.scale;
  if (isStyledVariant(contender.variant) && !motion.style.empty()) {
    auto style = styleOf(contender, motion);
    if (!style) return style.error();
    options.style = std::move(*style);
  }
  return options;
}

Result<at::Tensor> ContenderMotions::transferred(const Contender& contender, const PlannedMotion& motion, const sampling::StylizedSampleOptions& options,
                                                 std::stop_token stop) const {
  sampling::RestyleOptions transfer;
  transfer.prompt = options.prompt;
  transfer.style = options.style;
  transfer.seed = options.seed;
  transfer.contentWeight = options.contentWeight;
  transfer.styleWeight = options.styleWeight;
  transfer.classifierScale = kTransferScale * options.classifierScale;
  return sampling::restyle(*contender.stylized, recorded_.motion(data_.clips()[motion.clip]).slice(0, 0, kMostFrames), transfer, quietly, stop);
}

Result<at::Tensor> ContenderMotions::publishedMotion(const Contender& contender, const PlannedMotion& motion, std::uint64_t seed, const GuidanceSetting& guidance,
                                                     std::stop_token stop) const {
  const auto prompt = contender.variant == Variant::StyleInPrompt && !motion.style.empty() ? styledPrompt(data_, motion.caption, motion.style) : motion.caption;
  const bool isStyled = isStyledVariant(contender.variant) && !motion.style.empty();
  if (isStyled && !motion.hasReference)
    return Error{ErrorCode::InvalidArgument, fmt::format("no other clip of the test split shows the style \"{}\" to {}", motion.style, contender.name)};
  const auto style = isStyled ? recorded_.motion(data_.clips()[motion.reference]) : at::Tensor();
  const auto guide = [&](sampling::SmoodiOptions& loop, double scale) {
    loop.weights = {guidance.content, contender.variant == Variant::NoAdaptor ? 0.0 : guidance.style};
    loop.energy.scale = contender.variant == Variant::NoGuidance ? 0.0 : scale;
  };
  if (request_.protocol == Protocol::Transfer) {
    sampling::PublishedRestyleOptions options;
    options.prompt = prompt;
    options.style = style;
    options.seed = seed;
    guide(options.loop, kTransferScale * guidance.scale);
    return sampling::restylePublished(*contender.published, recorded_.motion(data_.clips()[motion.clip]).slice(0, 0, kMostFrames), options, quietly, stop);
  }
  sampling::PublishedSampleOptions options;
  options.prompt = prompt;
  if (isStyled) options.style = style;
  options.frames = motion.frames;
  options.seed = seed;
  guide(options.loop, guidance.scale);
  return sampling::samplePublished(*contender.published, options, quietly, stop);
}

Result<at::Tensor> ContenderMotions::mdmMotion(const Contender& contender, const PlannedMotion& motion, std::uint64_t seed, std::stop_token stop) {
  sampling::MdmSampleOptions options;
  options.prompt = motion.caption;
  options.frames = motion.frames;
  options.seed = seed;
  options.steps = contender.mdm->diffusionSteps;
  options.guidance = contender.variant == Variant::NoGuidance ? 0.0 : contender.mdm->guidance;
  return sampling::sampleMdm(*contender.mdm, options, quietly, stop);
}

Result<std::vector<at::Tensor>> ContenderMotions::make(const Contender& contender, std::span<const PlannedMotion> plans, std::span<const std::uint64_t> seeds,
                                                       const GuidanceSetting& guidance, std::stop_token stop) const {
  const at::NoGradGuard quiet;
  if (contender.crossDiff) return crossDiffMotions(contender, plans, seeds, stop);
  std::vector<at::Tensor> motions(plans.size());
  std::vector<sampling::StylizedSampleOptions> asked;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (contender.published || contender.mdm) {
      auto made = contender.mdm ? mdmMotion(contender, plans[i], seeds[i], stop) : publishedMotion(contender, plans[i], seeds[i], guidance, stop);
      if (!made) return made.error();
      motions[i] = std::move(*made);
      continue;
    }
    if (contender.variant == Variant::Reconstructed) {
      motions[i] = reconstructed(contender, plans[i]);
      continue;
    }
    auto options = stylizedOptions(contender, plans[i], seeds[i], guidance);
    if (!options) return options.error();
    if (request_.protocol == Protocol::Transfer) {
      auto made = transferred(contender, plans[i], *options, stop);
      if (!made) return made.error();
      motions[i] = std::move(*made);
      continue;
    }
    asked.push_back(std::move(*options));
  }
  if (asked.empty()) return motions;
  return sampling::sampleStylizedBatch(*contender.stylized, asked, quietly, stop);
}

}  // namespace core::engine
