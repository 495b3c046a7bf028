#include "core/families/crossdiff/published_crossdiff.h"

#include "core/checkpoint/module_weights.h"
#include "core/model/positional.h"
#include "core/model/shape_reader.h"

#include <fmt/format.h>

namespace core::model {

namespace {

constexpr int kPositions = 5000;

Error invalid(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

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

Result<CrossDiff> loadCrossDiff(const TensorMap& weights, const std::string& prefix) {
  auto network = loadedModule<CrossDiff>(crossDiffOptionsOf(weights, prefix), weights, prefix);
  if (!network) return network;
  const auto table = sinusoidTableOf(weights, prefix, (*network)->options().width, kPositions);
  if (table.defined()) (*network)->condition().table.set_data(table);
  return network;
}

}  // namespace core::model
