#pragma once

#include "core/base/result.h"
#include "core/families/mld/mld_denoiser.h"
#include "core/families/mld/mld_vae.h"
#include "core/sampling/published_bundle.h"
#include "core/text/text_encoder.h"

#include <filesystem>
#include <memory>
#include <string>

namespace core::sampling {

/// The authors' MLD as `gesto model import` writes it, ready to sample.
struct MldModel {
  model::MldVae vae{nullptr};
  model::MldDenoiser denoiser{nullptr};
  at::Tensor mean, std;  // float [263]
  std::shared_ptr<text::TextEncoder> text;
  std::string hash;  // of what it was imported from
};

/// Errors: NotFound; ParseFailed; Unsupported for another kind of file, or one that lacks what sampling needs (normalization, text tower,
/// its vocabulary), with the file that has to be imported too.
Result<MldModel> loadMldModel(const std::filesystem::path& file);

/// A motion float [F, 263], not normalized, through the autoencoder and back; of a longer one the first maxFrames().
at::Tensor reconstructed(model::MldVae& vae, const at::Tensor& mean, const at::Tensor& std, const at::Tensor& motion);

/// The autoencoder of a bundle, for HumanML3D's skeleton. Errors: InvalidArgument, Unsupported.
Result<model::MldVae> vaeOf(const PublishedBundle& bundle);

}  // namespace core::sampling
