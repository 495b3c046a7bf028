#include "tests/support/built_data.h"

#include "core/checkpoint/safetensors.h"
#include "core/representation/feature_tensors.h"
#include "core/representation/humanml3d_features.h"
#include "core/text/compact_text_encoder.h"
#include "tests/core/representation/moving_body.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace tests {

using namespace core;

void writeBuiltData(const std::filesystem::path& folder, int clips, int rows) {
  std::filesystem::create_directories(folder);
  std::vector<at::Tensor> all;
  nlohmann::json manifest = {{"format", "gesto-dataset"}, {"version", 1}};
  std::int64_t first = 0;
  for (int i = 0; i < clips; ++i) {
    const auto features = representation::extractFeatures(movingBody(static_cast<std::uint64_t>(i + 1), rows + 1));
    all.push_back(at::tensor(features.values).reshape({features.rows, 263}));
    const bool turns = i % 2 == 1;
    manifest["clips"].push_back({{"id", "clip" + std::to_string(i)},
                                 {"split", i % 4 == 3 ? "val" : "train"},
                                 {"first", first},
                                 {"rows", features.rows},
                                 {"source", "built"},
                                 {"content", turns ? "turn" : "walk"},
                                 {"style", (i / 2) % 2 == 1 ? "proud" : "old"},
                                 {"captions", {{{"text", turns ? "a person turns around" : "a person walks"}, {"kind", "content"}}}}});
    first += features.rows;
  }
  const auto joined = at::cat(all);
  const auto normalizer = representation::normalizerFromRows(joined);
  const auto list = [](const at::Tensor& t) { return std::vector<float>(t.data_ptr<float>(), t.data_ptr<float>() + t.numel()); };
  manifest["mean"] = list(normalizer.mean);
  manifest["std"] = list(normalizer.std);
  std::ofstream(folder / "manifest.json") << manifest.dump();
  if (!model::writeSafetensors(folder / "features.safetensors", {{"features", joined}})) throw std::runtime_error("the data set cannot be written");
}

void writeTextEncoder(const std::filesystem::path& file) {
  at::manual_seed(9);
  text::CompactTextOptions o;
  o.vocabularySize = 257, o.width = 8, o.layers = 1, o.heads = 2, o.feedForward = 8, o.outputWidth = 6;
  model::TensorMap tensors;
  for (const auto& item : text::CompactTextNetwork(o)->named_parameters()) tensors["text." + item.key()] = item.value().detach();
  const nlohmann::json config = {{"kind", "compact-text"}, {"vocabularySize", 257}, {"width", 8}, {"layers", 1}, {"heads", 2}, {"feedForward", 8}, {"outputWidth", 6}};
  std::filesystem::create_directories(file.parent_path());
  if (!model::writeSafetensors(file, tensors, {{"config", config.dump()}, {"tokenizer", text::CompactBpe().toJson()}}))
    throw std::runtime_error("the text encoder cannot be written");
}

}  // namespace tests
