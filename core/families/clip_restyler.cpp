#include "core/families/clip_restyler.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>

namespace core::families {

ClipRestyler::ClipRestyler(std::filesystem::path file, std::string hash, std::int64_t fewestFrames, Styles styles)
    : file_(std::move(file)), fewestFrames_(fewestFrames), styles_(styles) {
  facts_.hash = std::move(hash);
  facts_.can = kAbilities;
  const auto usual = usualsOf({});
  facts_.steps = usual.steps, facts_.mostSteps = usual.mostSteps;
  facts_.guidance = usual.contentWeight;
  facts_.constants = "positions of the network, path of the content, extracted anew";
}

Result<void> ClipRestyler::accepts(const StyleWish& style) {
  if (style.kind == StyleWish::Kind::Named)
    return Error{ErrorCode::NotFound, fmt::format("{}: knows no style by its name (\"{}\"); it takes the style of a motion file", file_.string(), style.name)};
  if (style.kind == StyleWish::Kind::Clip && style.features.size(0) < fewestFrames_)
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: {} frames at 20 fps; a style needs at least {}", style.name, style.features.size(0), fewestFrames_)};
  return {};
}

Result<std::vector<SampledMotion>> ClipRestyler::sample(std::span<const MotionWish>, const jobs::ProgressSink&, std::stop_token) {
  return unsupported("make motions from text");
}

Result<SampledMotion> ClipRestyler::restyle(const RestyleWish& wish, const jobs::ProgressSink& progress, std::stop_token stop) {
  if (wish.motion.size(0) < fewestFrames_)
    return Error{ErrorCode::InvalidArgument, fmt::format("a motion of {} frames is too short; this model needs at least {}", wish.motion.size(0), fewestFrames_)};
  if (auto ok = accepts(wish.style); !ok) return ok.error();
  const auto whole = wish.style.kind == StyleWish::Kind::Clip ? wish.style.features : wish.motion;
  PartStyles styles;
  for (std::size_t p = 0; p < styles.size(); ++p) {
    styles[p] = whole;
    if (wish.parts[p].kind == StyleWish::Kind::None) continue;
    if (styles_ == Styles::OfTheWhole) return unsupported("give parts of the body styles of their own");
    if (auto ok = accepts(wish.parts[p]); !ok) return ok.error();
    styles[p] = wish.parts[p].features;
  }
  if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "restyling was stopped"};
  progress({"restyling", 0, 1});
  return SampledMotion{restyled(wish.motion, styles), 1, {}, {}};
}

}  // namespace core::families
