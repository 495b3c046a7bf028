#include "core/engine/evaluation/contender_motions.h"

#include "core/base/json_text.h"
#include "core/engine/evaluation/motion_key.h"
#include "core/motion/published_forms.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::engine {

namespace {

using families::MotionWish;
using families::StyleWish;
using families::Variant;

constexpr double kTransferScale = 2.0;  // as published: the classifier pulls twice as hard as in generation

void quietly(const jobs::Progress&) {}

}  // namespace

bool ContenderMotions::isStyled(const Contender& contender, const PlannedMotion& plan) const {
  return contender.variant.style == Variant::Style::Given && !plan.style.empty();
}

MotionWish ContenderMotions::wishOf(const Contender& contender, const PlannedMotion& plan, std::uint64_t seed, const base::Guidance& guidance) const {
  MotionWish wish;
  const bool isSaid = contender.variant.style == Variant::Style::InPrompt && !plan.style.empty();
  wish.prompt = isSaid ? styledPrompt(data_, plan.caption, plan.style) : plan.caption;
  wish.frames = plan.frames;
  wish.seed = seed;
  wish.guidance = guidance;
  wish.steps = request_.steps;
  if (contender.variant.change) contender.variant.change(wish);
  return wish;
}

families::RestyleWish ContenderMotions::transferOf(const Contender& contender, const MotionWish& wish) const {
  families::RestyleWish transfer;
  transfer.prompt = wish.prompt;
  transfer.seed = wish.seed;
  transfer.guidance = wish.guidance;
  transfer.guidance.classifierScale *= kTransferScale;
  if (contender.variant.changeTransfer) contender.variant.changeTransfer(transfer);
  return transfer;
}

std::string ContenderMotions::key(const Contender& contender, const PlannedMotion& plan, std::uint64_t seed, const base::Guidance& guidance) const {
  const auto wish = wishOf(contender, plan, seed, guidance);
  auto words = motionWords(contender.model->facts(), wish);
  words.update({{"variant", contender.variant.word}, {"protocol", request_.protocol.name}, {"data", data_.hash()}, {"clip", data_.clips()[plan.clip].id}});
  if (isStyled(contender, plan)) {
    words["style"] = plan.style;
    if (isShownByClip(plan)) words["reference"] = data_.clips()[plan.reference].id;
  }
  if (request_.protocol.transfers && !contender.variant.isReconstruction) {
    const auto transfer = transferOf(contender, wish);
    words["transfer"] = {{"steps", transfer.steps},
                         {"turn", transfer.turn},
                         {"classifier scale", transfer.guidance.classifierScale},
                         {"most frames", std::int64_t{motion::humanml3d::kMostFrames}}};
  }
  return base::jsonText(words);
}

Result<StyleWish> ContenderMotions::styleOf(const Contender& contender, const PlannedMotion& plan) const {
  if (!isStyled(contender, plan)) return StyleWish{};
  if (isShownByClip(plan)) return StyleWish{StyleWish::Kind::Clip, {}, data_.recorded(data_.clips()[plan.reference])};
  if (contender.model->facts().can.namedStyles) return StyleWish{StyleWish::Kind::Named, plan.style, {}};
  return Error{ErrorCode::InvalidArgument, fmt::format("no other clip of the test split shows the style \"{}\" to {}", plan.style, contender.name)};
}

Result<std::vector<at::Tensor>> ContenderMotions::make(const Contender& contender, std::span<const PlannedMotion> plans, std::span<const std::uint64_t> seeds,
                                                       const base::Guidance& guidance, std::stop_token stop) const {
  const at::NoGradGuard quiet;
  auto& model = *contender.model;
  std::vector<at::Tensor> motions;
  std::vector<MotionWish> wishes;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (contender.variant.isReconstruction) {
      auto made = model.reconstruct(data_.recorded(data_.clips()[plans[i].clip]));
      if (!made) return made.error();
      motions.push_back(std::move(*made));
      continue;
    }
    auto wish = wishOf(contender, plans[i], seeds[i], guidance);
    auto style = styleOf(contender, plans[i]);
    if (!style) return style.error();
    if (!request_.protocol.transfers) {
      wish.style = std::move(*style);
      wishes.push_back(std::move(wish));
      continue;
    }
    auto transfer = transferOf(contender, wish);
    transfer.motion = data_.recorded(data_.clips()[plans[i].clip]).slice(0, 0, motion::humanml3d::kMostFrames);
    transfer.style = std::move(*style);
    auto made = model.restyle(transfer, quietly, stop);
    if (!made) return made.error();
    motions.push_back(std::move(made->features));
  }
  if (wishes.empty()) return motions;
  auto made = model.sample(wishes, quietly, stop);
  if (!made) return made.error();
  for (auto& motion : *made) motions.push_back(std::move(motion.features));
  return motions;
}

}  // namespace core::engine
