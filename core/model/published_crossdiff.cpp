#include "core/model/published_crossdiff.h"

#include "core/model/published_weights.h"
#include "core/model/shape_reader.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace core::model {

namespace {

constexpr int kPublishedHeads = 4;
constexpr int kPositions = 5000;
constexpr const char* kTableNames[] = {"sequence_pos_encoder.pe", "embed_timestep.sequence_pos_encoder.pe"};

Error invalid(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

Result<void> checkedWidth(const ShapeReader& shapes, int width) {
  if (!shapes.problem().empty()) return invalid(shapes.problem());
  if (width % kPublishedHeads != 0) return invalid(fmt::format("a width of {} does not split into {} heads", width, kPublishedHeads));
  return {};
}

/// The sinusoid table [rows, width] of the file, or an undefined tensor.
at::Tensor tableOf(const TensorMap& weights, const std::string& prefix, std::int64_t width, std::int64_t fewestRows) {
  for (const char* name : kTableNames) {
    const auto found = weights.find(prefix + name);
    if (found == weights.end() || !found->second.is_floating_point()) continue;
    const auto& table = found->second;
    if (table.dim() != 3 || table.size(1) != 1 || table.size(2) != width || table.size(0) < fewestRows) continue;
    return table.select(1, 0).to(at::kFloat).contiguous();
  }
  return {};
}

template <class Holder, class Options>
Result<Holder> loaded(const Result<Options>& options, const TensorMap& weights, const std::string& prefix) {
  if (!options) return options.error();
  Holder module(options.value());
  if (auto done = loadParameters(*module, weights, prefix); !done) return done.error();
  const auto table = tableOf(weights, prefix, options->width, kPositions);
  if (table.defined()) module->condition().table.set_data(table);
  return module;
}

}  // namespace

Result<CrossDiffOptions> crossDiffOptionsOf(const TensorMap& weights, const std::string& prefix) {
  ShapeReader shapes(weights, prefix);
  CrossDiffOptions o;
  o.width = shapes.size("p_linear_m.weight", 0, 2);
  o.motionRoot = shapes.size("r_linear_m.weight", 1, 2);
  o.motionWidth = shapes.size("p_linear_m.weight", 1, 2) + o.motionRoot;
  o.jointRoot = shapes.size("r_linear_j.weight", 1, 2);
  o.jointWidth = shapes.size("p_linear_j.weight", 1, 2) + o.jointRoot;
  o.frames = shapes.size("motion_token", 0, 3);
  o.textWidth = shapes.size("embed_text.weight", 1, 2);
  o.feedForward = shapes.size("decoder_m.0.linear1.weight", 0, 2);
  o.rootFeedForward = shapes.size("r_encoder_m.layers.0.linear1.weight", 0, 2);
  o.ownLayers = shapes.count("seqTransEncoder_m.layers", ".linear1.weight");
  o.sharedLayers = shapes.count("decoder_m", ".linear1.weight");
  o.rootLayers = shapes.count("r_encoder_m.layers", ".linear1.weight");
  o.sharesEncoder = !shapes.has("bridge_m.0.linear1.weight");
  o.positions = kPositions;
  if (auto ok = checkedWidth(shapes, o.width); !ok) return ok.error();
  if (o.rootLayers < 1 || o.rootLayers > o.sharedLayers) {
    return invalid(fmt::format("the weights have {} root layers beside {} decoder layers", o.rootLayers, o.sharedLayers));
  }
  if (o.motionWidth == o.jointWidth) return invalid(fmt::format("3D and 2D motions both have {} features", o.motionWidth));
  if (o.frames + 1 > o.positions) return invalid(fmt::format("motion_token holds {} frames, at most {} fit", o.frames, o.positions - 1));
  return o;
}

Result<MdmOptions> mdmOptionsOf(const TensorMap& weights, const std::string& prefix) {
  ShapeReader shapes(weights, prefix);
  MdmOptions o;
  o.width = shapes.size("input_process.poseEmbedding.weight", 0, 2);
  o.featureWidth = shapes.size("input_process.poseEmbedding.weight", 1, 2);
  o.textWidth = shapes.size("embed_text.weight", 1, 2);
  o.feedForward = shapes.size("seqTransEncoder.layers.0.linear1.weight", 0, 2);
  o.layers = shapes.count("seqTransEncoder.layers", ".linear1.weight");
  o.positions = kPositions;
  if (auto ok = checkedWidth(shapes, o.width); !ok) return ok.error();
  return o;
}

Result<CrossDiff> loadCrossDiff(const TensorMap& weights, const std::string& prefix) {
  return loaded<CrossDiff>(crossDiffOptionsOf(weights, prefix), weights, prefix);
}

Result<Mdm> loadMdm(const TensorMap& weights, const std::string& prefix) { return loaded<Mdm>(mdmOptionsOf(weights, prefix), weights, prefix); }

}  // namespace core::model
