#include "core/base/json_text.h"
#include "core/model_import/import_kind.h"

#include "core/model_import/published_layout.h"
#include "core/motion/published_forms.h"
#include "core/text/clip_text_encoder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::model {

namespace {

constexpr std::int64_t kContacts = 4;  // the features that evaluators do not see

// The text-to-motion evaluator of the published files; its sizes are the same everywhere but for the movement features.
Result<PartLayout> evaluatorLayout(const TensorMap& shapes) {
  const auto first = shapes.find("t2m_moveencoder.main.0.weight");
  const std::int64_t features = first != shapes.end() && first->second.dim() == 3 ? first->second.size(1) : motion::humanml3d::kFeatures - kContacts;
  PartLayout layout;
  auto& k = layout.keys;
  const auto linear = [&](const std::string& name, std::int64_t out, std::int64_t in) {
    k[name + ".weight"] = {out, in};
    k[name + ".bias"] = {out};
  };
  const auto gru = [&](const std::string& name, std::int64_t width) {
    for (const char* end : {"_l0", "_l0_reverse"}) {
      k[name + "weight_ih" + end] = k[name + "weight_hh" + end] = {3 * width, width};
      k[name + "bias_ih" + end] = k[name + "bias_hh" + end] = {3 * width};
    }
  };
  const auto head = [&](const std::string& name, std::int64_t width) {
    linear(name + "0", width, 2 * width);
    k[name + "1.weight"] = k[name + "1.bias"] = {width};
    linear(name + "3", 512, width);
  };
  k["t2m_moveencoder.main.0.weight"] = {512, features, 4};
  k["t2m_moveencoder.main.3.weight"] = {512, 512, 4};
  k["t2m_moveencoder.main.0.bias"] = k["t2m_moveencoder.main.3.bias"] = {512};
  linear("t2m_moveencoder.out_net", 512, 512);
  k["t2m_textencoder.hidden"] = {2, 1, 512};
  linear("t2m_textencoder.pos_emb", 300, 15);
  linear("t2m_textencoder.input_emb", 512, 300);
  gru("t2m_textencoder.gru.", 512);
  head("t2m_textencoder.output_net.", 512);
  k["t2m_motionencoder.hidden"] = {2, 1, 1024};
  linear("t2m_motionencoder.input_emb", 1024, 512);
  gru("t2m_motionencoder.gru.", 1024);
  head("t2m_motionencoder.output_net.", 1024);
  layout.config = base::jsonText(nlohmann::json{{"featureWidth", features}});
  return layout;
}

Result<PartLayout> clipLayout(const TensorMap& shapes) {
  text::ClipTextOptions o;
  const auto size = [&](const std::string& name, std::int64_t dimension, int fallback) {
    const auto found = shapes.find("clip." + name);
    return found != shapes.end() && found->second.dim() > dimension ? static_cast<int>(std::min<std::int64_t>(found->second.size(dimension), 1'000'000)) : fallback;
  };
  o.vocabularySize = size("text_model.embeddings.token_embedding.weight", 0, o.vocabularySize);
  o.width = size("text_model.embeddings.token_embedding.weight", 1, o.width);
  o.positions = size("text_model.embeddings.position_embedding.weight", 0, o.positions);
  o.projection = size("text_projection.weight", 0, o.projection);
  o.feedForward = size("text_model.encoder.layers.0.mlp.fc1.weight", 0, o.feedForward);
  if (shapes.count("clip.text_model.encoder.layers.0.mlp.fc1.weight")) {
    o.layers = 0;
    while (shapes.count(fmt::format("clip.text_model.encoder.layers.{}.mlp.fc1.weight", o.layers))) ++o.layers;
  }
  constexpr int kHeadWidth = 64;
  o.heads = std::max(1, o.width / kHeadWidth);
  if (o.width % o.heads != 0) return Error{ErrorCode::Unsupported, fmt::format("a text tower of width {} does not split into heads of 64", o.width)};
  if (auto ok = sensibleWidths(o.width, o.feedForward, o.layers); !ok) return ok.error();
  if (auto ok = sensibleSizes({{"vocabulary", o.vocabularySize}, {"position table", o.positions}, {"projection", o.projection}}); !ok) return ok.error();
  PartLayout layout;
  // A tower of ViT-L/14 has 124 million weights; its names need none of them.
  auto few = o;
  few.vocabularySize = few.positions = 1;
  addKeys(layout.keys, *text::ClipTextNetwork(few), "clip.");
  layout.keys["clip.text_model.embeddings.token_embedding.weight"] = {o.vocabularySize, o.width};
  layout.keys["clip.text_model.embeddings.position_embedding.weight"] = {o.positions, o.width};
  layout.config = base::jsonText(nlohmann::json{{"vocabularySize", o.vocabularySize},
                                                {"positions", o.positions},
                                                {"width", o.width},
                                                {"layers", o.layers},
                                                {"heads", o.heads},
                                                {"feedForward", o.feedForward},
                                                {"projection", o.projection},
                                                {"activation", "quick-gelu"}});
  return layout;
}

bool isEvaluator(const WeightFile& file) { return file.hasBelow("movement_encoder.") && file.hasBelow("motion_encoder."); }

bool isClip(const WeightFile& file) { return file.hasBelow("text_model.") || (file.has("token_embedding.weight") && file.hasBelow("transformer.resblocks.")); }

}  // namespace

ImportPart evaluatorPart() {
  return {.name = "t2m",
          .prefixes = {"t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."},
          .layout = evaluatorLayout,
          .frameWidths = {{"t2m_moveencoder.main.0.weight", 1, motion::humanml3d::kFeatures - kContacts, motion::kit::kFeatures - kContacts}}};
}

ImportPart clipPart() { return {.name = "clip", .prefixes = {"clip."}, .layout = clipLayout}; }

std::vector<ImportKind> sharedImportKinds() {
  return {{.name = "t2m", .title = "the text-to-motion evaluator", .recognises = isEvaluator, .required = {evaluatorPart()}},
          {.name = "clip", .title = "a CLIP text tower", .recognises = isClip, .required = {clipPart()}}};
}

}  // namespace core::model
