#include "core/families/mld/mld_weights.h"

#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/module_weights.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::model {

Result<TrainedVae> loadVae(const TensorFile& file, const std::string& fileName) {
  auto config = configOf(file, "temporal-vae", fileName);
  if (!config) return config.error();
  TemporalVaeOptions options;
  options.featureWidth = config->value("featureWidth", options.featureWidth);
  options.width = config->value("width", options.width);
  options.latentWidth = config->value("latentWidth", options.latentWidth);
  options.outerBlocks = config->value("outerBlocks", options.outerBlocks);
  options.innerBlocks = config->value("innerBlocks", options.innerBlocks);
  options.headWidth = config->value("headWidth", options.headWidth);
  TrainedVae trained;
  trained.vae = TemporalVae(options);
  if (auto ok = loadParameters(*trained.vae, file.tensors, "vae.", fileName); !ok) return ok.error();
  if (auto ok = loadNormalization(file, fileName, trained.mean, trained.std); !ok) return ok.error();
  return trained;
}

DenoiserOptions compactDenoiser() {
  DenoiserOptions options;
  options.latentTokens = 25;  // 200 frames
  options.latentWidth = 64;
  options.width = 256;
  options.layers = 7;
  options.feedForward = 768;
  options.textWidth = 256;
  options.timeWidth = 256;
  options.latentProjections = true;
  options.dropout = 0.05;
  options.preNorm = true;
  options.positions = 32;
  options.publishedExtras = false;
  return options;
}

std::string denoiserConfig(const DenoiserOptions& o, const std::string& kind) {
  return base::jsonText(nlohmann::json{{"kind", kind},
                                       {"latentTokens", o.latentTokens},
                                       {"latentWidth", o.latentWidth},
                                       {"width", o.width},
                                       {"layers", o.layers},
                                       {"heads", o.heads},
                                       {"feedForward", o.feedForward},
                                       {"textWidth", o.textWidth},
                                       {"timeWidth", o.timeWidth},
                                       {"latentProjections", o.latentProjections},
                                       {"preNorm", o.preNorm},
                                       {"positions", o.positions},
                                       {"publishedExtras", o.publishedExtras}});
}

Result<TrainedDenoiser> loadDenoiser(const TensorFile& file, const std::string& fileName) {
  auto config = configOf(file, "mld-denoiser", fileName);
  if (!config) return config.error();
  DenoiserOptions options = compactDenoiser();
  options.latentTokens = config->value("latentTokens", options.latentTokens);
  options.latentWidth = config->value("latentWidth", options.latentWidth);
  options.width = config->value("width", options.width);
  options.layers = config->value("layers", options.layers);
  options.heads = config->value("heads", options.heads);
  options.feedForward = config->value("feedForward", options.feedForward);
  options.textWidth = config->value("textWidth", options.textWidth);
  options.timeWidth = config->value("timeWidth", options.timeWidth);
  options.latentProjections = config->value("latentProjections", options.latentProjections);
  options.preNorm = config->value("preNorm", options.preNorm);
  options.positions = config->value("positions", options.positions);
  options.publishedExtras = config->value("publishedExtras", options.publishedExtras);
  TrainedDenoiser trained;
  trained.denoiser = MldDenoiser(options);
  if (auto ok = loadParameters(*trained.denoiser, file.tensors, "denoiser.", fileName); !ok) return ok.error();
  for (const auto& [name, target] : {std::pair{"latent_mean", &trained.latentMean}, std::pair{"latent_std", &trained.latentStd}}) {
    const auto found = file.tensors.find(name);
    if (found == file.tensors.end() || found->second.numel() != options.latentWidth) {
      return Error{ErrorCode::ParseFailed, fmt::format("{}: has no \"{}\" of {} values", fileName, name, options.latentWidth)};
    }
    *target = onModelDevice(found->second.to(torch::kFloat));
  }
  return trained;
}

}  // namespace core::model
