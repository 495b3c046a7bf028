#include "core/families/aberman/aberman_import.h"

#include "core/base/json_text.h"
#include "core/model_import/import_files.h"
#include "core/model_import/import_pool.h"
#include "core/model_import/published_layout.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::model {

namespace {

constexpr const char* kAberman = "aberman";
constexpr std::int64_t kTaps = 8, kCriticTaps = 6;  // taps

Result<AbermanOptions> sensibleOptions(const TensorMap& shapes) {
  const auto read = abermanOptionsOf(shapes);
  const AbermanOptions o = read ? read.value() : AbermanOptions{};
  if (auto ok = sensibleSizes({{"content", o.contentWidth},
                               {"style", o.style3dWidth},
                               {"style of key points", o.style2dWidth},
                               {"rotations", o.rotationWidth},
                               {"number of classes", o.classes},
                               {"hidden width of a style", o.styleHidden},
                               {"width", o.width},
                               {"first width behind a style", o.mlpFirst},
                               {"second width behind a style", o.mlpSecond}});
      !ok)
    return ok.error();
  return o;
}

Result<PartLayout> generatorLayout(const TensorMap& shapes) {
  const auto o = sensibleOptions(shapes);
  if (!o) return o.error();
  return PartLayout{abermanGeneratorKeys(*o), base::jsonText(nlohmann::json{{"contentWidth", o->contentWidth},
                                                                            {"style3dWidth", o->style3dWidth},
                                                                            {"style2dWidth", o->style2dWidth},
                                                                            {"rotationWidth", o->rotationWidth},
                                                                            {"styleHidden", o->styleHidden},
                                                                            {"width", o->width},
                                                                            {"mlpFirst", o->mlpFirst},
                                                                            {"mlpSecond", o->mlpSecond}})};
}

Result<PartLayout> criticLayout(const TensorMap& shapes) {
  const auto o = sensibleOptions(shapes);
  if (!o) return o.error();
  return PartLayout{abermanCriticKeys(*o), base::jsonText(nlohmann::json{{"classes", o->classes}})};
}

bool holdsGenerator(const WeightFile& file) { return file.hasBelow("gen.enc_content.conv_model."); }
bool holdsCritic(const WeightFile& file) { return file.hasBelow("dis.cnn_f."); }
bool isAberman(const WeightFile& file) { return holdsGenerator(file) || holdsCritic(file); }

Result<void> gatherAberman(const ImportFiles& files, ImportPool& pool, std::vector<std::string>& remarks) {
  for (const auto& [prefix, holds] : {std::pair{"gen.", &holdsGenerator}, std::pair{"dis.", &holdsCritic}}) {
    const auto* input = files.last(kAberman, holds, remarks);
    if (!input) continue;
    pool.take(input, prefix, prefix);
    pool.knownPrefixes[input].push_back(prefix);
  }
  // 0 and 1 for ever; nothing reads them.
  for (const char* name : {"gen.dec.model.0.running_mean", "gen.dec.model.0.running_var"}) pool.keys.erase(name);
  return {};
}

ImportStatistics statisticsOf(const char* what, const char* encoder, const char* withoutThem) {
  const auto file = std::string("train_") + what + ".npz";
  return {.mean = file,
          .std = file,
          .folder = "xia_norms",
          .suffix = std::string("_") + what,
          .key = std::string("gen.") + encoder + ".conv_model.1.weight",
          .dimension = 1,
          .withoutThem = withoutThem};
}

}  // namespace

KeyShapes abermanGeneratorKeys(const AbermanOptions& o) {
  KeyShapes keys;
  const auto convolution = [&](const std::string& name, std::int64_t out, std::int64_t in) { addConvolution(keys, "gen." + name, out, in, {kTaps}); };
  const auto norm = [&](const std::string& name) { keys["gen." + name + ".weight"] = keys["gen." + name + ".bias"] = {o.width}; };
  for (const auto& [name, in] : {std::pair{"enc_style3d", o.style3dWidth}, std::pair{"enc_style2d", o.style2dWidth}}) {
    convolution(fmt::format("{}.conv_model.1", name), o.styleHidden, in);
    convolution(fmt::format("{}.conv_model.4", name), o.width, o.styleHidden);
  }
  convolution("enc_content.conv_model.1", o.width, o.contentWidth);
  norm("enc_content.conv_model.2");
  for (const char* layer : {"1", "5"}) convolution(fmt::format("enc_content.conv_model.4.model.{}", layer), o.width, o.width);
  for (const char* layer : {"2", "6"}) norm(fmt::format("enc_content.conv_model.4.model.{}", layer));
  for (const char* layer : {"1", "4"}) convolution(fmt::format("dec.model.1.conv_model.{}", layer), o.width, o.width);
  convolution("dec.model.4", o.rotationWidth, o.width);
  addLinear(keys, "gen.mlp.model.0", o.mlpFirst, o.width);
  addLinear(keys, "gen.mlp.model.2", o.mlpSecond, o.mlpFirst);
  addLinear(keys, "gen.mlp.model.4", 2 * o.width, o.mlpSecond);
  return keys;
}

KeyShapes abermanCriticKeys(const AbermanOptions& o) {
  KeyShapes keys;
  const std::string body = "dis.cnn_f.";
  addConvolution(keys, body + "1", o.style3dWidth, o.style3dWidth, {kCriticTaps});
  const auto block = [&](int layer, std::int64_t in, std::int64_t out) {
    const auto name = fmt::format("{}{}.", body, layer);
    addConvolution(keys, name + "conv_model.2", std::min(in, out), in, {kCriticTaps});
    addConvolution(keys, name + "conv_model.5", out, std::min(in, out), {kCriticTaps});
    if (in != out) keys[name + "conv_s.1.weight"] = {out, in, kCriticTaps};
  };
  block(2, o.style3dWidth, o.style3dWidth), block(3, o.style3dWidth, o.styleHidden);
  block(6, o.styleHidden, o.styleHidden), block(7, o.styleHidden, o.width);
  block(10, o.width, o.width), block(11, o.width, o.width);
  addConvolution(keys, "dis.cnn_c.2", o.classes, o.width, {kCriticTaps});
  return keys;
}

ImportKind abermanImportKind() {
  constexpr const char* kNoMotions = "the model can be run module by module but restyles no motion";
  return {.name = kAberman,
          .title = "a style transfer of Aberman et al.",
          .recognises = isAberman,
          .required = {{.name = kAberman, .prefixes = {"gen."}, .layout = generatorLayout}},
          .optional = {{.name = "critic", .prefixes = {"dis."}, .layout = criticLayout}},
          .gather = gatherAberman,
          .statistics = {statisticsOf("content", "enc_content", kNoMotions), statisticsOf("style3d", "enc_style3d", kNoMotions),
                         statisticsOf("style2d", "enc_style2d", "styles of key points can only be run module by module")}};
}

}  // namespace core::model
