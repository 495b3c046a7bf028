#include "core/families/mdm/mdm_import.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/families/mdm/mdm_args.h"
#include "core/families/mdm/published_mdm.h"
#include "core/model_import/import_pool.h"
#include "core/model_import/published_layout.h"
#include "core/motion/published_forms.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace core::model {

namespace {

constexpr int kLargest = 32'768;

Result<PartLayout> mdmLayout(const TensorMap& shapes) {
  const std::string prefix = "mdm.";
  const auto read = mdmOptionsOf(shapes, prefix);
  const MdmOptions o = read ? read.value() : MdmOptions{};
  if (auto ok = sensibleSizes({{"width", o.width}, {"feed-forward width", o.feedForward}, {"number of layers", o.layers}, {"text width", o.textWidth}}, kLargest); !ok)
    return ok.error();
  PartLayout layout;
  layout.keys = mdmKeys(o, prefix);
  layout.config = base::jsonText(nlohmann::json{
      {"featureWidth", o.featureWidth}, {"width", o.width}, {"layers", o.layers}, {"heads", o.heads}, {"feedForward", o.feedForward}, {"textWidth", o.textWidth}});
  return layout;
}

/// "model_avg.", "model." or nothing: what stands before the keys of an MDM that was trained with averaging, by which of the two is asked for.
enum class Weights { Averaged, Last };
std::string prefixOf(const WeightFile& file, Weights wanted) {
  const auto holds = [&](const char* prefix) { return file.hasBelow(std::string(prefix) + "input_process."); };
  const char *first = wanted == Weights::Averaged ? "model_avg." : "model.", *second = wanted == Weights::Averaged ? "model." : "model_avg.";
  return holds("") ? "" : holds(first) ? first : second;
}

bool isMdm(const WeightFile& file) { return file.hasBelow(prefixOf(file, Weights::Averaged) + "input_process."); }

/// Which weights of an MDM's files are taken, and what its args.json says of them.
struct MdmSource {
  const ImportWeights* input = nullptr;
  std::string prefix;  // of the keys in the file: "", "model.", "model_avg."
  MdmArgs args;
};

Result<MdmSource> mdmSourceOf(const ImportFiles& files, std::vector<std::string>& remarks) {
  MdmSource source;
  source.input = files.last("mdm");
  const auto& file = source.input->file;
  const auto name = file.path().filename().string();
  if (files.args.empty()) {
    remarks.push_back(fmt::format("there is no args.json beside {}; it is taken for one of 1,000 steps with a cosine schedule, as the released ones are", name));
  } else {
    constexpr std::uint64_t kLargest = std::uint64_t{1} << 20;
    auto text = base::readWholeFile(files.args, kLargest);
    if (!text) return text.error();
    auto args = parseMdmArgs(*text, files.args.string());
    if (!args) return args.error();
    source.args = std::move(*args);
  }
  source.prefix = prefixOf(file, source.args.usesAverage.value_or(true) ? Weights::Averaged : Weights::Last);
  const bool isAveraged = source.prefix == "model_avg.";
  if (!source.prefix.empty()) remarks.push_back(fmt::format("the {} weights of {} were taken", isAveraged ? "averaged" : "last", name));
  if (source.args.usesAverage.value_or(false) && !isAveraged) remarks.push_back(fmt::format("args.json speaks of averaged weights, {} holds none", name));
  for (const char* other : {"seqTransDecoder.", "gru."}) {
    if (!file.hasBelow(source.prefix + other)) continue;
    return Error{ErrorCode::Unsupported, fmt::format("{}: an MDM of another architecture ({}); this program has trans_enc only", file.path().string(),
                                                     std::string_view(other) == "gru." ? "gru" : "trans_dec")};
  }
  return source;
}

Result<void> checkAgainstShapes(const MdmSource& source, const std::string& argsName) {
  const auto& shapes = source.input->file.shapes();
  const auto refused = [&](const char* key, const std::string& said, const std::string& found) {
    return Error{ErrorCode::Unsupported, fmt::format("{}: \"{}\" is {}, but {} has {}", argsName, key, said, source.input->file.path().string(), found)};
  };
  if (const auto pose = shapes.find(source.prefix + "input_process.poseEmbedding.weight"); pose != shapes.end() && pose->second.sizes.size() == 2) {
    const auto& sizes = pose->second.sizes;
    const auto& latent = source.args.latentDim;
    if (latent && *latent != sizes[0]) return refused("latent_dim", std::to_string(*latent), std::to_string(sizes[0]));
    const bool isKit = sizes[1] == motion::kit::kFeatures, isHumanMl = sizes[1] == motion::humanml3d::kFeatures;
    if (!argsName.empty() && (isKit || isHumanMl) && isKit != (source.args.dataset == "kit")) {
      return refused("dataset", source.args.dataset, fmt::format("{} numbers per frame, which are {}'s", sizes[1], isKit ? "kit" : "humanml"));
    }
  }
  int layers = 0;
  while (source.input->file.has(fmt::format("{}seqTransEncoder.layers.{}.linear1.weight", source.prefix, layers))) ++layers;
  if (source.args.layers && *source.args.layers != layers) return refused("layers", std::to_string(*source.args.layers), fmt::format("{} layers", layers));
  return {};
}

Result<void> gatherMdm(const ImportFiles& files, ImportPool& pool, std::vector<std::string>& remarks) {
  const auto source = mdmSourceOf(files, remarks);
  if (!source) return source.error();
  if (auto ok = checkAgainstShapes(*source, files.args.string()); !ok) return ok;
  pool.takeWhole(files, *source->input, source->prefix, "mdm.", remarks);
  if (!source->prefix.empty()) pool.knownPrefixes[source->input] = {"model.", "model_avg."};
  const auto& args = source->args;
  pool.settings["mdm"] = base::jsonText(nlohmann::json{{"diffusionSteps", args.diffusionSteps}, {"condMaskProb", args.condMaskProb}, {"masksFrames", args.masksFrames}});
  return {};
}

}  // namespace

KeyShapes mdmKeys(const MdmOptions& o, const std::string& prefix) {
  KeyShapes keys;
  addCondition(keys, prefix, o.width, o.textWidth);
  addLinear(keys, prefix + "input_process.poseEmbedding", o.width, o.featureWidth);
  addLinear(keys, prefix + "output_process.poseFinal", o.featureWidth, o.width);
  addLayers(keys, prefix + "seqTransEncoder.layers", o.layers, LayerKind::Encoder, o.width, o.feedForward);
  return keys;
}

ImportKind mdmImportKind() {
  return {.name = "mdm",
          .title = "an MDM model",
          .recognises = isMdm,
          .required = {{.name = "mdm", .prefixes = {"mdm."}, .layout = mdmLayout, .frameWidths = {{"mdm.input_process.poseEmbedding.weight", 1}}}},
          .optional = {clipPart()},
          .gather = gatherMdm,
          .normalization = ImportKind::Normalization::Motion,
          .hasArgs = true,
          .mayBeKit = true};
}

}  // namespace core::model
