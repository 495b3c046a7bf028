#include "core/families/crossdiff/crossdiff_import.h"

#include "core/base/json_text.h"
#include "core/families/crossdiff/published_crossdiff.h"
#include "core/model_import/import_pool.h"
#include "core/model_import/published_layout.h"
#include "core/motion/published_forms.h"

#include <nlohmann/json.hpp>

namespace core::model {

namespace {

constexpr int kLargest = 32'768;

Result<PartLayout> crossDiffLayout(const TensorMap& shapes) {
  const std::string prefix = "crossdiff.";
  const auto read = crossDiffOptionsOf(shapes, prefix);
  const CrossDiffOptions o = read ? read.value() : CrossDiffOptions{};
  if (auto ok = sensibleSizes({{"width", o.width},
                               {"feed-forward width", o.feedForward},
                               {"root feed-forward width", o.rootFeedForward},
                               {"number of layers", o.ownLayers},
                               {"number of decoder layers", o.sharedLayers},
                               {"text width", o.textWidth}},
                              kLargest);
      !ok)
    return ok.error();
  PartLayout layout;
  layout.keys = crossDiffKeys(o, prefix);
  // The released code's 2D motions are seen by its perspective camera; the paper's camera is another.
  layout.config = base::jsonText(nlohmann::json{{"motionWidth", o.motionWidth},
                                                {"jointWidth", o.jointWidth},
                                                {"frames", o.frames},
                                                {"width", o.width},
                                                {"heads", o.heads},
                                                {"feedForward", o.feedForward},
                                                {"rootFeedForward", o.rootFeedForward},
                                                {"ownLayers", o.ownLayers},
                                                {"sharedLayers", o.sharedLayers},
                                                {"rootLayers", o.rootLayers},
                                                {"textWidth", o.textWidth},
                                                {"sharesEncoder", o.sharesEncoder},
                                                {"camera", "perspective"},
                                                {"diffusionSteps", 1000}});
  return layout;
}

bool isCrossDiff(const WeightFile& file) { return file.hasBelow("seqTransEncoder_m.") || file.hasBelow("seqTransEncoder_j."); }

Result<void> gatherCrossDiff(const ImportFiles& files, ImportPool& pool, std::vector<std::string>& remarks) {
  pool.takeWhole(files, *files.last("crossdiff"), "", "crossdiff.", remarks);
  return {};
}

}  // namespace

KeyShapes crossDiffKeys(const CrossDiffOptions& o, const std::string& prefix) {
  KeyShapes keys;
  addCondition(keys, prefix, o.width, o.textWidth);
  if (o.sharesEncoder) addLayers(keys, prefix + "bridge", o.sharedLayers, LayerKind::Encoder, o.width, o.feedForward);
  const struct {
    const char *suffix, *token;
    int width, root;
  } kinds[] = {{"_m", "motion_token", o.motionWidth, o.motionRoot}, {"_j", "joint_token", o.jointWidth, o.jointRoot}};
  for (const auto& kind : kinds) {
    const auto named = [&](const char* name) { return prefix + name + kind.suffix; };
    keys[prefix + kind.token] = {o.frames, 1, o.width};
    addLinear(keys, named("p_linear"), o.width, kind.width - kind.root);
    addLinear(keys, named("r_linear"), o.width, kind.root);
    addLinear(keys, named("p_linear2"), kind.width - kind.root, o.width);
    addLinear(keys, named("r_linear2"), kind.root, o.width);
    addLayers(keys, named("seqTransEncoder") + ".layers", o.ownLayers, LayerKind::Encoder, o.width, o.feedForward);
    addLayers(keys, named("r_encoder") + ".layers", o.rootLayers, LayerKind::Encoder, o.width, o.rootFeedForward);
    if (!o.sharesEncoder) addLayers(keys, named("bridge"), o.sharedLayers, LayerKind::Encoder, o.width, o.feedForward);
    addLayers(keys, named("decoder"), o.sharedLayers, LayerKind::Decoder, o.width, o.feedForward);
    addLayers(keys, named("r_decoder"), o.rootLayers, LayerKind::Decoder, o.width, o.rootFeedForward);
  }
  return keys;
}

ImportKind crossDiffImportKind() {
  return {.name = "crossdiff",
          .title = "a CrossDiff model",
          .recognises = isCrossDiff,
          .required = {{.name = "crossdiff",
                        .prefixes = {"crossdiff."},
                        .layout = crossDiffLayout,
                        .frameWidths = {{"crossdiff.p_linear_m.weight", 1, motion::humanml3d::kFeatures - 4, motion::kit::kFeatures - 4},
                                        {"crossdiff.p_linear_j.weight", 1, 132, 126}}}},
          .optional = {clipPart()},
          .gather = gatherCrossDiff,
          .normalization = ImportKind::Normalization::MotionAnd2d,
          .mayBeKit = true};
}

}  // namespace core::model
