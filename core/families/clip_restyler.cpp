#include "core/families/clip_restyler.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>

namespace core::families {

ClipRestyler::ClipRestyler(std::filesystem::path file, std::string hash, std::int64_t fewestFrames, const FamilyAbilities& can, const motion::ReleasedFeetOptions& feet)
    : file_(std::move(file)), fewestFrames_(fewestFrames) {
  facts_.hash = std::move(hash);
  facts_.can = can;
  facts_.releasedFeet = feet;
  const auto usual = usualsOf({});
  facts_.steps = usual.steps, facts_.mostSteps = usual.mostSteps;
  facts_.guidance = usual.contentWeight;
  facts_.constants = "positions of the network, path of the content, extracted anew";
}

Result<void> ClipRestyler::accepts(const StyleWish& style) {
  if (style.kind == StyleWish::Kind::Named)
    return Error{ErrorCode::NotFound, fmt::format("{}: knows no style by its name (\"{}\"); it takes the style of a motion file", file_.string(), style.name)};
  if (style.kind == StyleWish::Kind::Keypoints && !facts_.can.keypointStyles) return unsupported("take a style from key points");
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
  progress({"restyling", 0, 1});
  if (stop.stop_requested()) return Error{ErrorCode::Cancelled, "restyling was stopped"};
  if (wish.style.kind == StyleWish::Kind::Keypoints) {
    SampledMotion made{{}, 1, {}, {}};
    auto features = restyledLike(wish.motion, *wish.style.person, made.remarks);
    if (!features) return features.error();
    made.features = std::move(*features);
    return made;
  }
  const auto whole = wish.style.kind == StyleWish::Kind::Clip ? wish.style.features : wish.motion;
  PartStyles styles;
  for (std::size_t p = 0; p < styles.size(); ++p) {
    styles[p] = whole;
    if (wish.parts[p].kind == StyleWish::Kind::None) continue;
    if (!facts_.can.partStyles) return unsupported("give parts of the body styles of their own");
    if (auto ok = accepts(wish.parts[p]); !ok) return ok.error();
    styles[p] = wish.parts[p].features;
  }
  return SampledMotion{restyled(wish.motion, styles), 1, {}, {}};
}

Result<at::Tensor> ClipRestyler::restyledLike(const at::Tensor&, const PersonInVideo&, std::vector<std::string>&) { return unsupported("take a style from key points"); }

}  // namespace core::families
