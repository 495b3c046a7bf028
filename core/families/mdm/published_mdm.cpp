#include "core/families/mdm/published_mdm.h"

#include "core/checkpoint/module_weights.h"
#include "core/model/positional.h"
#include "core/model/shape_reader.h"

namespace core::model {

namespace {

constexpr int kPositions = 5000;

}  // namespace

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

Result<Mdm> loadMdm(const TensorMap& weights, const std::string& prefix) {
  auto network = loadedModule<Mdm>(mdmOptionsOf(weights, prefix), weights, prefix);
  if (!network) return network;
  const auto table = sinusoidTableOf(weights, prefix, (*network)->options().width, kPositions);
  if (table.defined()) (*network)->condition().table.set_data(table);
  return network;
}

}  // namespace core::model
