#include "tests/core/families/smoodi/small_model.h"

#include "core/families/mld/mld_weights.h"
#include "core/text/compact_text_encoder.h"

#include <torch/torch.h>

using namespace core;

namespace test_support {

sampling::StylizedModel smallModel() {
  torch::manual_seed(11);
  sampling::StylizedModel made;
  model::TemporalVaeOptions vae;
  vae.width = 16;
  vae.headWidth = 16;
  made.vae.vae = model::TemporalVae(vae);
  made.vae.vae->eval();
  made.vae.mean = torch::zeros({263});
  made.vae.std = torch::ones({263});
  text::CompactTextOptions text;
  text.vocabularySize = 257;
  text.width = 16;
  text.feedForward = 16;
  text.layers = 1;
  made.text = std::make_shared<text::CompactTextEncoder>(text::CompactBpe(), text::CompactTextNetwork(text));
  auto denoiser = model::compactDenoiser();
  denoiser.layers = 3;
  denoiser.feedForward = 64;
  made.denoiser.denoiser = model::MldDenoiser(denoiser);
  made.denoiser.denoiser->eval();
  made.denoiser.latentMean = torch::zeros({64});
  made.denoiser.latentStd = torch::ones({64});
  auto style = model::compactStyleNetwork();
  style.layers = 2;
  style.feedForward = 64;
  made.style.network = model::StyleNetwork(style);
  made.style.network->eval();
  made.style.mean = torch::zeros({263});
  made.style.std = torch::ones({263});
  made.adaptor = model::StyleAdaptor(model::compactAdaptor(denoiser, style), made.denoiser.denoiser);
  const torch::NoGradGuard quiet;
  // The control path starts at zero; give it something to say.
  for (const auto& [name, value] : made.adaptor->trainableParameters()) {
    if (name.starts_with("zero_convs")) torch::Tensor(value).normal_(0.0, 0.05);
  }
  made.adaptor->eval();
  made.prototypes["old"] = {torch::randn({256}), torch::randn({256}), torch::rand({256})};
  return made;
}

}  // namespace test_support
