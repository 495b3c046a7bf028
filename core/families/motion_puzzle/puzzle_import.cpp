#include "core/families/motion_puzzle/puzzle_import.h"

#include "core/base/json_text.h"
#include "core/families/motion_puzzle/body_graph.h"
#include "core/model_import/import_files.h"
#include "core/model_import/import_pool.h"
#include "core/model_import/published_layout.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace core::model {

namespace {

constexpr const char* kPuzzle = "motion-puzzle";
constexpr std::array<const char*, 3> kNetworks = {"enc_content.", "enc_style.", "dec."};
constexpr int kJointTaps = 7, kMidTaps = 5, kPartTaps = 5, kCodeTaps = 3;
constexpr int kJointHops = 3, kOtherHops = 2;

void addEdges(KeyShapes& keys, const std::string& name, std::int64_t joints) {
  for (const auto& [level, hops, nodes] : {std::tuple{"j", kJointHops, joints}, std::tuple{"m", kOtherHops, std::int64_t{10}},
                                           std::tuple{"b", kOtherHops, std::int64_t{5}}, std::tuple{"bt", kOtherHops, std::int64_t{5}}})
    keys[name + "edge_importance_" + level] = {hops, nodes, nodes};
}

void addEncoder(KeyShapes& keys, const std::string& name, const MotionPuzzleOptions& o) {
  const std::int64_t n = o.width;
  const auto block = [&](const char* level, std::int64_t in, std::int64_t out, int hops, int taps) {
    addConvolution(keys, name + level + ".gcn.conv", hops * out, in, {1, 1});
    addConvolution(keys, name + level + ".tcn", out, out, {taps, 1});
  };
  addEdges(keys, name, o.joints);
  addConvolution(keys, name + "from_mot", n, kPuzzleChannels, {1, 1});
  block("joint", n, 2 * n, kJointHops, kJointTaps);
  block("mid", 2 * n, 4 * n, kOtherHops, kMidTaps);
  block("bodypart", 4 * n, 8 * n, kOtherHops, kPartTaps);
  for (const char* level : {"bottleneck.res.0", "bottleneck.res.1"}) block(level, 8 * n, 8 * n, kOtherHops, kCodeTaps);
}

void addDecoder(KeyShapes& keys, const std::string& name, const MotionPuzzleOptions& o) {
  const std::int64_t n = o.width, latent = o.latent;
  const auto block = [&](const char* level, std::int64_t in, std::int64_t out, int hops, int taps) {
    const auto at = name + level + ".";
    for (const std::string part : bodyPartNames()) {
      addConvolution(keys, at + "adain_" + part + ".to_latent.1", latent, in, {1, 1});
      addLinear(keys, at + "adain_" + part + ".inject.0", latent, latent);
      addLinear(keys, at + "adain_" + part + ".inject.2", 2 * in, latent);
      for (const char* map : {".f", ".g", ".h", ".k"}) addConvolution(keys, at + "astyle_" + part + map, in, in, {1, 1});
    }
    addConvolution(keys, at + "gcn1.conv", hops * in, in, {1, 1});
    addConvolution(keys, at + "tcn1", in, in, {taps, 1});
    addConvolution(keys, at + "gcn2.conv", hops * out, in, {1, 1});
    addConvolution(keys, at + "tcn2", out, out, {taps, 1});
  };
  addEdges(keys, name, o.joints);
  for (const char* level : {"bottleneck.res.0", "bottleneck.res.1"}) block(level, 8 * n, 8 * n, kOtherHops, kCodeTaps);
  block("bodypart", 8 * n, 4 * n, kOtherHops, kPartTaps);
  block("mid", 4 * n, 2 * n, kOtherHops, kMidTaps);
  block("joint", 2 * n, n, kJointHops, kJointTaps);
  addConvolution(keys, name + "to_mot.1", kPuzzleChannels, n, {1, 1});
}

Result<PartLayout> puzzleLayout(const TensorMap& shapes) {
  const auto read = motionPuzzleOptionsOf(shapes);
  const MotionPuzzleOptions o = read ? read.value() : MotionPuzzleOptions{};
  if (auto ok = sensibleSizes({{"width", o.width}, {"latent width", o.latent}}); !ok) return ok.error();
  PartLayout layout;
  layout.keys = motionPuzzleKeys(o);
  layout.config = base::jsonText(nlohmann::json{{"joints", o.joints}, {"width", o.width}, {"latent", o.latent}});
  return layout;
}

/// "gen_ema.", "gen." or nothing: what stands before the keys that are taken.
std::string puzzlePrefixOf(const WeightFile& file) {
  for (const char* prefix : {"gen_ema.", "gen."})
    if (file.hasBelow(std::string(prefix) + "enc_content.from_mot.")) return prefix;
  return "";
}

bool isPuzzle(const WeightFile& file) { return file.hasBelow(puzzlePrefixOf(file) + "enc_content.from_mot."); }

/// Every constant of a network by its key.
TensorMap puzzleConstants(int joints) {
  const auto graph = bodyGraph(joints);
  TensorMap constants;
  for (const std::string name : kNetworks) {
    constants[name + "A_j"] = graph.jointHops, constants[name + "A_m"] = graph.midHops, constants[name + "A_b"] = graph.partHops;
    if (name != "dec.") constants[name + "down_JointToMid.weight"] = graph.midFromJoint, constants[name + "down_MidToBodypart.weight"] = graph.partFromMid;
  }
  constants["dec.up_BodypartToMid.weight"] = graph.midFromPart, constants["dec.up_MidToJoint.weight"] = graph.jointFromMid;
  return constants;
}

/// Takes the constants out of the pool; another body than this program's is worth a remark. Errors: as reading them.
Result<void> leaveConstants(ImportPool& pool, const std::string& fileName, std::vector<std::string>& remarks) {
  constexpr double kSame = 1e-5;
  const auto edges = pool.keys.find("enc_content.edge_importance_j");
  const auto sizes = edges == pool.keys.end() ? std::vector<std::int64_t>() : edges->second.sizes();
  const int joints = sizes.size() == 3 && sizes[1] == 22 ? 22 : 21;
  for (const auto& [key, constant] : puzzleConstants(joints)) {
    const auto held = pool.keys.extract(key);
    if (!held) continue;
    const auto value = held.mapped().tensor();
    if (!value) return value.error();
    if (value->sizes() != constant.sizes() || (*value - constant).abs().max().item<double>() > kSame)
      remarks.push_back(fmt::format("{} of {} is not that of the body with {} nodes; it was left out, and this program's own is used", key, fileName, joints));
  }
  return {};
}

Result<void> gatherPuzzle(const ImportFiles& files, ImportPool& pool, std::vector<std::string>& remarks) {
  const auto* input = files.last(kPuzzle);
  const auto prefix = puzzlePrefixOf(input->file);
  const auto name = input->file.path().filename().string();
  pool.takeWhole(files, *input, prefix, "", remarks);
  auto& known = pool.knownPrefixes[input];
  for (const char* network : kNetworks) known.push_back(prefix + network);
  if (!prefix.empty()) {
    known.push_back(prefix == "gen_ema." ? "gen." : "gen_ema.");
    remarks.push_back(prefix == "gen_ema." ? fmt::format("the averaged weights of {} were taken", name)
                                           : fmt::format("{} holds no averaged weights (\"gen_ema\"); the last ones were taken", name));
  }
  return leaveConstants(pool, name, remarks);
}

}  // namespace

KeyShapes motionPuzzleKeys(const MotionPuzzleOptions& o) {
  KeyShapes keys;
  addEncoder(keys, "enc_content.", o);
  addEncoder(keys, "enc_style.", o);
  addDecoder(keys, "dec.", o);
  return keys;
}

ImportKind motionPuzzleImportKind() {
  return {.name = kPuzzle,
          .title = "a Motion Puzzle model",
          .recognises = isPuzzle,
          .required = {{.name = kPuzzle, .prefixes = {kNetworks.begin(), kNetworks.end()}, .layout = puzzleLayout}},
          .gather = gatherPuzzle,
          .statistics = {{.mean = "motion_mean.npy",
                          .std = "motion_std.npy",
                          .folder = "norm",
                          .suffix = "",
                          .key = "enc_content.from_mot.weight",
                          .withoutThem = "the model can be run module by module but restyles no motion"}}};
}

}  // namespace core::model
