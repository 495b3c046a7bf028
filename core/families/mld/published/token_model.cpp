#include "core/families/mld/published/token_model.h"

#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/checkpoint/packed_rows.h"
#include "core/diffusion/drawn_noise.h"
#include "core/families/mld/published_mld.h"
#include "core/sampling/compact_parts.h"
#include "core/sampling/published_bundle.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::model {

namespace {

Error named(const Error& error, const std::string& fileName) { return {error.code, fmt::format("{}: {}", fileName, error.message)}; }

}  // namespace

Result<TokenVae> loadTokenVae(const TensorFile& file, const std::string& fileName) {
  constexpr std::int64_t kFeatureWidth = 263;
  TokenVae result;
  auto vae = loadMldVae(file.tensors);
  if (!vae) return named(vae.error(), fileName);
  if ((*vae)->options().featureWidth != kFeatureWidth || (*vae)->options().latentTokens != 1)
    return Error{ErrorCode::Unsupported, fmt::format("{}: an autoencoder of another skeleton, or of more than one latent token", fileName)};
  result.vae = std::move(*vae);
  const std::string prefix = hasBelow(file.tensors, "normalization.") ? "normalization." : "";
  if (auto ok = sampling::loadNormalization(partOf(file, prefix), fileName, kFeatureWidth, result.mean, result.std); !ok) return ok.error();
  return result;
}

Result<MldDenoiser> loadTokenDenoiser(const TensorFile& file, const std::string& fileName) {
  auto denoiser = loadMldDenoiser(file.tensors);
  if (!denoiser) return named(denoiser.error(), fileName);
  return std::move(*denoiser);
}

torch::Tensor drawnLatent(MldVae& vae, const torch::Tensor& features, const torch::Tensor& lengths) {
  const auto posterior = vae->encode(features, lengths);
  return MldVaeImpl::sample(posterior, diffusion::noiseLike(posterior.mean)).to(torch::kFloat);
}

}  // namespace core::model

namespace core::sampling {

Result<void> writePublishedModel(const std::string& kind, const std::filesystem::path& vae, const std::filesystem::path& clip, const std::vector<PublishedPart>& others,
                                 const std::filesystem::path& out) {
  model::TensorFile made;
  nlohmann::json provenance = {{"trained", "by this program"}};
  const auto take = [&](const PublishedPart& part) -> Result<model::TensorFile> {
    auto file = model::readWeightsFile(part.file);
    if (!file) return file;
    for (const auto& [from, to] : part.prefixes) {
      if (!model::hasBelow(file->tensors, from)) {
        return Error{ErrorCode::Unsupported, fmt::format("{}: has no tensors \"{}*\", which this part of {} is made of", part.file.string(), from, kind)};
      }
      for (const auto& [name, tensor] : file->tensors)
        if (name.starts_with(from)) made.tensors[to + name.substr(from.size())] = tensor;
    }
    auto hash = base::hashOfFile(part.file);
    if (!hash) return hash.error();
    provenance["files"].push_back({{"name", part.file.filename().string()}, {"hash", *hash}});
    return file;
  };
  const auto first = take({vae, {{"vae.", "vae."}}});
  if (!first) return first.error();
  const auto known = model::loadTokenVae(*first, vae.string());
  if (!known) return known.error();
  made.tensors["normalization.mean"] = known->mean.cpu();
  made.tensors["normalization.std"] = known->std.cpu();
  const auto tower = take({clip, {{"clip.", "clip."}}});
  if (!tower) return tower.error();
  const auto config = tower->metadata.find("config"), merges = tower->metadata.find("clip.merges");
  const auto sizes = config == tower->metadata.end() ? nlohmann::json() : base::parsedJson(config->second);
  if (!sizes.is_object() || !sizes.contains("clip") || merges == tower->metadata.end()) {
    return Error{ErrorCode::Unsupported, fmt::format("{}: no text tower with its vocabulary; import CLIP's with `gesto model import`", clip.string())};
  }
  for (const auto& part : others) {
    if (const auto taken = take(part); !taken) return taken.error();
  }
  made.metadata = {{"format", "gesto-published-model"},
                   {"version", "1"},
                   {"kind", kind},
                   {"config", base::jsonText(nlohmann::json{{"clip", sizes["clip"]}})},
                   {"clip.merges", merges->second},
                   {"provenance", base::jsonText(provenance)}};
  return model::writeSafetensors(out, made.tensors, made.metadata);
}

}  // namespace core::sampling
