#include "core/model_import/mdm_import.h"

#include "core/base/file.h"

#include <fmt/format.h>

namespace core::model {

Result<MdmSource> mdmSourceOf(const ImportFiles& files, std::vector<std::string>& remarks) {
  MdmSource source;
  source.input = files.last(ImportRole::Mdm);
  const auto& file = source.input->file;
  const auto name = file.path().filename().string();
  if (files.mdmArgs.empty()) {
    remarks.push_back(fmt::format("there is no args.json beside {}; it is taken for one of 1,000 steps with a cosine schedule, as the released ones are", name));
  } else {
    constexpr std::uint64_t kLargest = std::uint64_t{1} << 20;
    auto text = base::readWholeFile(files.mdmArgs, kLargest);
    if (!text) return text.error();
    auto args = parseMdmArgs(*text, files.mdmArgs.string());
    if (!args) return args.error();
    source.args = std::move(*args);
  }
  source.prefix = mdmPrefixOf(file, source.args.usesAverage.value_or(true) ? MdmWeights::Averaged : MdmWeights::Last);
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
    const bool isKit = sizes[1] == 251, isHumanMl = sizes[1] == 263;
    if (!argsName.empty() && (isKit || isHumanMl) && isKit != (source.args.dataset == "kit")) {
      return refused("dataset", source.args.dataset, fmt::format("{} numbers per frame, which are {}'s", sizes[1], isKit ? "kit" : "humanml"));
    }
  }
  int layers = 0;
  while (source.input->file.has(fmt::format("{}seqTransEncoder.layers.{}.linear1.weight", source.prefix, layers))) ++layers;
  if (source.args.layers && *source.args.layers != layers) return refused("layers", std::to_string(*source.args.layers), fmt::format("{} layers", layers));
  return {};
}

}  // namespace core::model
