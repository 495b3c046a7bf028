#include "core/families/aberman/aberman_model.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/families/aberman/human_aberman.h"
#include "core/families/restyled_features.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::sampling {

namespace {

constexpr const char* kFormat = "gesto-aberman-model";
constexpr int kLargestWidth = 2048;

at::Tensor normalizedBy(const at::Tensor& x, const at::Tensor& mean, const at::Tensor& std) { return (x - mean.unsqueeze(1)) / std.unsqueeze(1); }

}  // namespace

model::AbermanOptions humanAberman(int classes) {
  model::AbermanOptions o;
  o.contentWidth = static_cast<int>(model::kHumanContent), o.style3dWidth = static_cast<int>(model::kHumanStyle), o.style2dWidth = 0;
  o.rotationWidth = static_cast<int>(model::kHumanRotations), o.classes = classes;
  return o;
}

std::string abermanConfig(const model::AbermanOptions& o, const std::vector<std::string>& labels) {
  return nlohmann::json{{"kind", "aberman"}, {"width", o.width}, {"styleHidden", o.styleHidden}, {"mlpFirst", o.mlpFirst}, {"mlpSecond", o.mlpSecond}, {"labels", labels}}
      .dump();
}

bool isAbermanModel(const model::TensorMetadata& header) {
  const auto format = header.find("format");
  return format != header.end() && format->second == kFormat;
}

Result<AbermanModel> loadAberman(const model::TensorFile& file, const std::string& fileName) {
  const auto config = model::configOf(file, "aberman", fileName);
  if (!config) return config.error();
  auto o = humanAberman(1);
  for (const auto& [name, target] :
       {std::pair{"width", &o.width}, std::pair{"styleHidden", &o.styleHidden}, std::pair{"mlpFirst", &o.mlpFirst}, std::pair{"mlpSecond", &o.mlpSecond}}) {
    const auto found = config->find(name);
    if (found == config->end() || !found->is_number_integer() || found->get<std::int64_t>() < 1 || found->get<std::int64_t>() > kLargestWidth)
      return Error{ErrorCode::Unsupported, fmt::format("{}: the size {} of its network is not a whole number from 1 to {}", fileName, name, kLargestWidth)};
    *target = found->get<int>();
  }
  AbermanModel result;
  result.generator = model::AbermanGenerator(o);
  if (auto ok = model::loadParameters(*result.generator, file.tensors, "gen.", fileName); !ok) return ok.error();
  for (const auto& [name, target, width] :
       {std::tuple{"content_mean", &result.contentMean, model::kHumanContent}, std::tuple{"content_std", &result.contentStd, model::kHumanContent},
        std::tuple{"style_mean", &result.styleMean, model::kHumanStyle}, std::tuple{"style_std", &result.styleStd, model::kHumanStyle}}) {
    *target = at::zeros({width});
    if (auto ok = model::loadTensor(*target, file.tensors, name, fileName); !ok) return ok.error();
  }
  if (!(result.contentStd > 0.0).all().item<bool>() || !(result.styleStd > 0.0).all().item<bool>())
    return Error{ErrorCode::ParseFailed, fmt::format("{}: its normalization holds a deviation that is not above 0", fileName)};
  return result;
}

Result<AbermanModel> loadAbermanModel(const std::filesystem::path& file) {
  const auto whole = model::readWeightsFile(file);
  if (!whole) return whole.error();
  auto result = loadAberman(*whole, file.string());
  if (!result) return result;
  const auto bytes = base::readWholeFile(file);
  if (!bytes) return bytes.error();
  base::ContentHash hash;
  hash.add(*bytes);
  result->hash = hash.hex();
  return result;
}

Result<void> packAbermanModel(const std::filesystem::path& weights, const std::filesystem::path& out) {
  auto whole = model::readWeightsFile(weights);
  if (!whole) return whole.error();
  if (const auto known = loadAberman(*whole, weights.string()); !known) return known.error();
  std::erase_if(whole->tensors, [](const auto& item) { return item.first.starts_with("dis."); });
  return model::writeSafetensors(out, model::packedForShipping(whole->tensors, {"gen."}, {"content_", "style_"}), whole->metadata);
}

at::Tensor transferred(AbermanModel& model, const at::Tensor& content, const at::Tensor& style) {
  const at::NoGradGuard quiet;
  const auto code = model.generator->content(normalizedBy(model::humanContent(content.unsqueeze(0)), model.contentMean, model.contentStd));
  const auto styleCode = model.generator->style(normalizedBy(model::humanStyle(style.unsqueeze(0)), model.styleMean, model.styleStd), model::StyleKind::Joints3d);
  const auto frames = content.size(0);
  // An odd length is made one frame longer.
  const auto positions = model::humanPositions(model.generator->decode(code, styleCode))[0].narrow(1, 0, frames);
  return families::restyledFeatures(model::placedPositions(positions, content), content);
}

}  // namespace core::sampling
