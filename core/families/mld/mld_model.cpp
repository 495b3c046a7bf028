#include "core/families/mld/mld_model.h"

#include "core/families/mld/published_mld.h"
#include "core/motion/published_forms.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <utility>

namespace core::sampling {

Result<model::MldVae> vaeOf(const PublishedBundle& bundle) {
  // Of HumanML3D's 22 joints, which the rest of the program reads.
  constexpr std::int64_t kFeatureWidth = motion::humanml3d::kFeatures;
  auto vae = model::loadMldVae(bundle.file.tensors);
  if (!vae) return Error{vae.error().code, fmt::format("{}: {}", bundle.path.string(), vae.error().message)};
  if (const auto width = (*vae)->options().featureWidth; width != kFeatureWidth) {
    return Error{ErrorCode::Unsupported,
                 fmt::format("{}: a model of another skeleton: {} numbers a frame, the 22 joints of HumanML3D have {}", bundle.path.string(), width, kFeatureWidth)};
  }
  return vae;
}

at::Tensor reconstructed(model::MldVae& vae, const at::Tensor& mean, const at::Tensor& std, const at::Tensor& motion) {
  const at::NoGradGuard quiet;
  const auto seen = ((motion.slice(0, 0, vae->maxFrames()).to(mean.device()) - mean) / std).unsqueeze(0);
  const auto lengths = at::tensor({seen.size(1)}, at::kLong);
  return (vae->decode(vae->encode(seen, lengths).mean, lengths) * std + mean)[0].cpu().contiguous();
}

Result<MldModel> loadMldModel(const std::filesystem::path& file) {
  const auto bundle = readPublishedBundle(file, {"mld"}, "MLD model");
  if (!bundle) return bundle.error();
  MldModel model;
  auto vae = vaeOf(*bundle);
  if (!vae) return vae.error();
  model.vae = std::move(*vae);
  auto denoiser = model::loadMldDenoiser(bundle->file.tensors);
  if (!denoiser) return Error{denoiser.error().code, fmt::format("{}: {}", file.string(), denoiser.error().message)};
  model.denoiser = std::move(*denoiser);
  for (const auto& [name, target] : {std::pair{"mean", &model.mean}, std::pair{"std", &model.std}}) {
    auto row = normalizationOf(*bundle, name, model.vae->options().featureWidth);
    if (!row) return row.error();
    *target = std::move(*row);
  }
  auto text = textTowerOf(*bundle, 0, model.denoiser->options().textWidth);
  if (!text) return text.error();
  model.text = std::move(*text);
  model.hash = bundle->hash;
  return model;
}

}  // namespace core::sampling
