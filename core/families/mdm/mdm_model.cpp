#include "core/families/mdm/mdm_model.h"

#include "core/families/mdm/published_mdm.h"
#include "core/sampling/published_bundle.h"

#include <ATen/core/Tensor.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::sampling {

namespace {

constexpr std::size_t kCaptionTokens = 22;  // start, 20, end
constexpr int kMotionWidth = 263, kMostSteps = 1000;

}  // namespace

bool isMdmModel(const model::TensorMetadata& header) { return publishedKindOf(header) == "mdm"; }

Result<MdmModel> loadMdmModel(const std::filesystem::path& file) {
  const auto bundle = readPublishedBundle(file, {"mdm"}, "MDM model");
  if (!bundle) return bundle.error();
  const auto refused = [&](ErrorCode code, const std::string& what) { return Error{code, fmt::format("{}: {}", file.string(), what)}; };
  auto network = model::loadMdm(bundle->file.tensors, "mdm.");
  if (!network) return refused(network.error().code, network.error().message);
  MdmModel model;
  model.network = std::move(*network);
  const auto& sizes = model.network->options();
  if (sizes.featureWidth != kMotionWidth) return refused(ErrorCode::Unsupported, "made for another skeleton than HumanML3D's 22 joints");
  const auto config = nlohmann::json::parse(bundle->config, nullptr, false);
  const auto said = config.find("mdm");
  const auto number = [&](const char* name, double fallback) {
    return said != config.end() && said->is_object() && said->contains(name) && (*said)[name].is_number() ? (*said)[name].get<double>() : fallback;
  };
  const double steps = number("diffusionSteps", model.diffusionSteps);
  if (!(steps >= 2 && steps <= kMostSteps))
    return refused(ErrorCode::Unsupported, fmt::format("its schedule has {:g} steps, this program makes 2 to {}", steps, kMostSteps));
  model.diffusionSteps = static_cast<int>(steps);
  model.canGuide = number("condMaskProb", 0.1) > 0.0;
  if (!model.canGuide) model.guidance = 0.0;
  for (const auto& [name, target] : {std::pair{"mean", &model.mean}, std::pair{"std", &model.std}}) {
    auto row = normalizationOf(*bundle, name, sizes.featureWidth);
    if (!row) return row.error();
    *target = std::move(*row);
  }
  auto text = textTowerOf(*bundle, kCaptionTokens, sizes.textWidth);
  if (!text) return text.error();
  model.text = std::move(*text);
  model.hash = bundle->hash;
  return model;
}

}  // namespace core::sampling
