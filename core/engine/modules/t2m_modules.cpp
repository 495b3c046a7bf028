#include "core/engine/modules/own_modules.h"

#include "core/model/evaluators/t2m_evaluator.h"

namespace core::engine {

namespace {

/// The network, or what is wrong with the weights as the module's exception.
template <class Network>
Network loadedOrThrow(Result<Network> network) {
  if (!network) throw std::invalid_argument(network.error().message);
  return std::move(network).value();
}

TensorMap runMovement(const ModuleCall& call) {
  auto encoder = loadedOrThrow(model::t2m::loadMovementEncoder(call.weights));
  return {{"movements", encoder(call.floats("features", {-1, -1, -1}))}};
}

TensorMap runMotion(const ModuleCall& call) {
  auto encoder = loadedOrThrow(model::t2m::loadMotionEncoder(call.weights));
  const auto movements = call.floats("movements", {-1, -1, -1});
  return {{"embedding", encoder(movements, call.integers("lengths", {movements.size(0)}))}};
}

TensorMap runText(const ModuleCall& call) {
  auto encoder = loadedOrThrow(model::t2m::loadTextEncoder(call.weights));
  const auto words = call.floats("words", {-1, -1, -1});
  const auto tags = call.floats("tags", {words.size(0), words.size(1), -1});
  return {{"embedding", encoder(words, tags, call.integers("lengths", {words.size(0)}))}};
}

}  // namespace

void registerT2mModules(ModuleTable& table) {
  table["t2m-movement"] = {runMovement, {}, true};
  table["t2m-motion"] = {runMotion, {}, true};
  table["t2m-text"] = {runText, {}, true};
}

}  // namespace core::engine
