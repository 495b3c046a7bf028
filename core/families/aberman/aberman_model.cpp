#include "core/families/aberman/aberman_model.h"

#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/checkpoint/model_device.h"
#include "core/checkpoint/module_weights.h"
#include "core/checkpoint/packed_rows.h"
#include "core/families/aberman/cmu_aberman.h"
#include "core/families/aberman/human_aberman.h"
#include "core/families/aberman/key_point_style.h"
#include "core/families/restyled_features.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/sampling/compact_parts.h"
#include "core/sampling/network_sizes.h"
#include "core/sampling/published_bundle.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <tuple>
#include <utility>
#include <vector>

namespace core::sampling {

namespace {

constexpr int kLargestWidth = 2048;

/// The others follow from our joints.
const NetworkSizes<model::AbermanOptions>& sizes() {
  using O = model::AbermanOptions;
  static const NetworkSizes<O> list = {{"width", &O::width}, {"styleHidden", &O::styleHidden}, {"mlpFirst", &O::mlpFirst}, {"mlpSecond", &O::mlpSecond}};
  return list;
}

constexpr const char* kPublishedAberman = "aberman";  // kind of an imported one

Result<AbermanModel> importedAberman(const std::filesystem::path& file) {
  const auto bundle = readPublishedBundle(file, {kPublishedAberman}, "model of Aberman et al.");
  if (!bundle) return bundle.error();
  const auto refused = [&](ErrorCode code, const std::string& what) { return Error{code, fmt::format("{}: {}", file.string(), what)}; };
  auto generator = model::loadAbermanGenerator(bundle->file.tensors);
  if (!generator) return refused(generator.error().code, generator.error().message);
  AbermanModel result;
  result.generator = std::move(*generator);
  result.hash = bundle->hash;
  const model::AbermanOptions published;
  const auto& o = result.generator->options();
  if (o.contentWidth != published.contentWidth || o.style3dWidth != published.style3dWidth || o.rotationWidth != published.rotationWidth)
    return refused(ErrorCode::Unsupported, fmt::format("made for another body than its authors' 31 joints: it reads {} and {} numbers a frame, theirs {} and {}",
                                                       o.contentWidth, o.style3dWidth, published.contentWidth, published.style3dWidth));
  for (const auto& [name, target, width] :
       {std::tuple{"mean_content", &result.contentMean, o.contentWidth}, std::tuple{"std_content", &result.contentStd, o.contentWidth},
        std::tuple{"mean_style3d", &result.styleMean, o.style3dWidth}, std::tuple{"std_style3d", &result.styleStd, o.style3dWidth}}) {
    auto row = normalizationOf(*bundle, name, width, "train_content.npz and train_style3d.npz");
    if (!row) return row.error();
    *target = std::move(*row);
  }
  if (!bundle->file.tensors.contains("normalization.mean_style2d")) return result;
  for (const auto& [name, target] : {std::pair{"mean_style2d", &result.pictureMean}, std::pair{"std_style2d", &result.pictureStd}}) {
    auto row = normalizationOf(*bundle, name, o.style2dWidth, "train_style2d.npz");
    if (!row) return row.error();
    *target = std::move(*row);
  }
  return result;
}

bool isOnOurJoints(AbermanModel& model) { return model.generator->options().contentWidth == model::kHumanContent; }

at::Tensor normalizedBy(const at::Tensor& x, const at::Tensor& mean, const at::Tensor& std) { return (x - mean.unsqueeze(1)) / std.unsqueeze(1); }

}  // namespace

model::AbermanOptions humanAberman(int classes, StylePictures pictures) {
  model::AbermanOptions o;
  o.contentWidth = static_cast<int>(model::kHumanContent), o.style3dWidth = static_cast<int>(model::kHumanStyle);
  o.style2dWidth = pictures == StylePictures::Read ? static_cast<int>(model::kHumanPicture) : 0;
  o.rotationWidth = static_cast<int>(model::kHumanRotations), o.classes = classes;
  return o;
}

std::string abermanConfig(const model::AbermanOptions& o, const std::vector<std::string>& labels) {
  auto json = sizesJson(o, sizes());
  json["kind"] = "aberman";
  json["labels"] = labels;
  if (o.style2dWidth > 0) json["keypoints"] = true;
  return base::jsonText(json);
}

bool isAbermanModel(const model::TensorMetadata& header) { return hasFormat(header, kAbermanFormat) || publishedKindOf(header) == kPublishedAberman; }

StylePictures picturesOf(const model::TensorMetadata& header) {
  if (publishedKindOf(header) == kPublishedAberman) return StylePictures::Read;
  const auto config = header.find("config");
  const auto json = base::parsedJson(config == header.end() ? std::string() : config->second);
  return json.is_object() && json.value("keypoints", nlohmann::json()) == true ? StylePictures::Read : StylePictures::None;
}

Result<AbermanModel> loadAberman(const model::TensorFile& file, const std::string& fileName) {
  const auto config = model::configOf(file, "aberman", fileName);
  if (!config) return config.error();
  const auto pictures = picturesOf(file.metadata);
  const auto o = sizesFrom(*config, sizes(), kLargestWidth, fileName, humanAberman(1, pictures));
  if (!o) return o.error();
  AbermanModel result;
  result.generator = model::AbermanGenerator(*o);
  if (auto ok = model::loadParameters(*result.generator, file.tensors, "gen.", fileName); !ok) return ok.error();
  std::vector<std::tuple<std::string, at::Tensor*, at::Tensor*, std::int64_t>> wanted = {{"content", &result.contentMean, &result.contentStd, model::kHumanContent},
                                                                                         {"style", &result.styleMean, &result.styleStd, model::kHumanStyle}};
  if (pictures == StylePictures::Read) wanted.emplace_back("picture", &result.pictureMean, &result.pictureStd, model::kHumanPicture);
  for (const auto& [name, mean, std, width] : wanted) {
    for (const auto& [ending, target] : {std::pair{"_mean", mean}, std::pair{"_std", std}}) {
      *target = at::zeros({width});
      if (auto ok = model::loadTensor(*target, file.tensors, name + ending, fileName); !ok) return ok.error();
      *target = model::onModelDevice(*target);
    }
    if (!(*std > 0.0).all().item<bool>()) return Error{ErrorCode::ParseFailed, fmt::format("{}: its normalization holds a deviation that is not above 0", fileName)};
  }
  return result;
}

Result<AbermanModel> loadAbermanModel(const std::filesystem::path& file) {
  if (const auto header = model::readSafetensorsMetadata(file); header && publishedKindOf(*header) == kPublishedAberman) return importedAberman(file);
  const auto whole = model::readWeightsFile(file);
  if (!whole) return whole.error();
  auto result = loadAberman(*whole, file.string());
  if (!result) return result;
  auto hash = base::hashOfFile(file);
  if (!hash) return hash.error();
  result->hash = std::move(*hash);
  return result;
}

Result<void> packAbermanModel(const std::filesystem::path& weights, const std::filesystem::path& out) {
  auto whole = model::readWeightsFile(weights);
  if (!whole) return whole.error();
  if (const auto known = loadAberman(*whole, weights.string()); !known) return known.error();
  std::erase_if(whole->tensors, [](const auto& item) { return item.first.starts_with("dis."); });
  return model::writeSafetensors(out, model::packedForShipping(whole->tensors, {"gen."}, {"content_", "style_", "picture_"}), whole->metadata);
}

namespace {

/// The content with a style's code [1, width].
at::Tensor withStyleCode(AbermanModel& model, const at::Tensor& content, const at::Tensor& code) {
  // Raw quaternions [4 J, T]; an odd length is made one frame longer.
  const auto made = [&](const at::Tensor& rows) {
    const auto body = model.generator->content(normalizedBy(rows.to(model.contentMean.device()), model.contentMean, model.contentStd));
    return model.generator->decode(body, code).narrow(2, 0, rows.size(2));
  };
  if (isOnOurJoints(model)) {
    const auto rotations = made(model::humanContent(content.unsqueeze(0)));
    return families::restyledFeatures(model::placedPositions(model::humanPositions(rotations)[0].cpu(), content), content);
  }
  const auto clip = model::cmuAbermanClip(content);
  return model::fromCmuAberman(made(clip.content.unsqueeze(0))[0].cpu(), clip, content);
}

}  // namespace

at::Tensor transferred(AbermanModel& model, const at::Tensor& content, const at::Tensor& style) {
  const at::NoGradGuard quiet;
  const auto rows = isOnOurJoints(model) ? model::humanStyle(style.unsqueeze(0)) : model::cmuAbermanClip(style).style.unsqueeze(0);
  return withStyleCode(model, content,
                       model.generator->style(normalizedBy(rows.to(model.styleMean.device()), model.styleMean, model.styleStd), model::StyleKind::Joints3d));
}

Result<at::Tensor> transferredLike(AbermanModel& model, const at::Tensor& content, const families::PersonInVideo& person, std::vector<std::string>& remarks) {
  const at::NoGradGuard quiet;
  motion::BodyKeypointsOptions options;
  options.sourceFps = person.fps;
  options.fps = isOnOurJoints(model) ? motion::humanml3d::kFps : model::kAbermanFps;
  const auto body = motion::bodyKeypoints(person.video, person.track, options);
  if (!body) return body.error();
  remarks.insert(remarks.end(), body->remarks.begin(), body->remarks.end());
  if (body->frames() < static_cast<std::size_t>(model::kAbermanFewestFrames))
    return Error{ErrorCode::InvalidArgument, fmt::format("{}: the person is seen for {:.2f} seconds; a style needs at least {:.2f}", person.video.name,
                                                         static_cast<double>(body->frames()) / options.fps, model::kAbermanFewestFrames / options.fps)};
  const auto rows = (isOnOurJoints(model) ? model::humanPicture(*body) : model::cmuPicture(*body)).unsqueeze(0);
  return withStyleCode(model, content,
                       model.generator->style(normalizedBy(rows.to(model.pictureMean.device()), model.pictureMean, model.pictureStd), model::StyleKind::Keypoints2d));
}

}  // namespace core::sampling
