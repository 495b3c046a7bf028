#include "core/families/smoodi/compact_weights.h"

#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/module_weights.h"

#include <nlohmann/json.hpp>

namespace core::model {

Result<void> loadAdaptor(StyleAdaptor& adaptor, const TensorMap& tensors, const std::string& fileName) {
  for (const auto& [name, value] : adaptor->trainableParameters()) {
    if (name.starts_with("style_encoder.")) continue;
    if (auto ok = loadTensor(value, tensors, "adaptor." + name, fileName); !ok) return ok;
  }
  adaptor->to(modelDevice());
  adaptor->eval();
  return {};
}

StyleNetworkOptions compactStyleNetwork() {
  StyleNetworkOptions options;
  options.width = 256;
  options.layers = 4;
  options.feedForward = 512;
  options.framesPerToken = 4;
  options.positions = 160;
  options.preNorm = true;
  options.publishedExtras = false;
  return options;
}

std::string styleNetworkConfig(const StyleNetworkOptions& o, const std::vector<std::string>& labels) {
  return base::jsonText(nlohmann::json{{"kind", "style-network"},
                                       {"labels", labels},
                                       {"featureWidth", o.featureWidth},
                                       {"width", o.width},
                                       {"layers", o.layers},
                                       {"heads", o.heads},
                                       {"feedForward", o.feedForward},
                                       {"classes", o.classes},
                                       {"positions", o.positions},
                                       {"framesPerToken", o.framesPerToken},
                                       {"preNorm", o.preNorm},
                                       {"publishedExtras", o.publishedExtras}});
}

Result<TrainedStyleNetwork> loadStyleNetwork(const TensorFile& file, const std::string& fileName) {
  auto config = configOf(file, "style-network", fileName);
  if (!config) return config.error();
  StyleNetworkOptions options = compactStyleNetwork();
  options.featureWidth = config->value("featureWidth", options.featureWidth);
  options.width = config->value("width", options.width);
  options.layers = config->value("layers", options.layers);
  options.heads = config->value("heads", options.heads);
  options.feedForward = config->value("feedForward", options.feedForward);
  options.classes = config->value("classes", options.classes);
  options.positions = config->value("positions", options.positions);
  options.framesPerToken = config->value("framesPerToken", options.framesPerToken);
  options.preNorm = config->value("preNorm", options.preNorm);
  options.publishedExtras = config->value("publishedExtras", options.publishedExtras);
  TrainedStyleNetwork trained;
  trained.labels = config->value("labels", std::vector<std::string>{});
  trained.network = StyleNetwork(options);
  if (auto ok = loadParameters(*trained.network, file.tensors, "style.", fileName); !ok) return ok.error();
  if (auto ok = loadNormalization(file, fileName, trained.mean, trained.std); !ok) return ok.error();
  return trained;
}

StyleAdaptorOptions compactAdaptor(const DenoiserOptions& denoiser, const StyleNetworkOptions& style) {
  StyleAdaptorOptions options;
  options.denoiser = denoiser;
  options.style = style;
  options.aliasStyleIntoFrozen = false;  // paper variant
  options.publishedExtras = false;
  return options;
}

}  // namespace core::model
