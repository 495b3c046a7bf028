#pragma once

#include "core/base/result.h"
#include "core/base/settings.h"
#include "core/sampling/compact_parts.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace core::families {

/// A trained part named by a setting: --set vae=runs/vae/weights.safetensors, or a bundle that holds it; load takes the part and its file's
/// name. Errors: InvalidArgument when the setting is missing, those of reading and of load.
template <class Load>
auto trainedPart(const base::Settings& settings, const std::string& name, Load load) -> decltype(load(std::declval<model::TensorFile>(), std::string())) {
  const auto file = settings.text(name);
  if (file.empty()) return Error{ErrorCode::InvalidArgument, fmt::format("this recipe needs a trained part: --set {}=FILE, the weights.safetensors of its run", name)};
  auto tensors = sampling::readModelPart(file, name);
  if (!tensors) return tensors.error();
  return load(*tensors, file);
}

/// What a recipe goes on from, when --set from=FILE says so; nothing otherwise. Errors: those of reading and of load.
template <class Load>
auto startOf(const base::Settings& settings, const std::string& partName, Load load) {
  using Part = std::decay_t<decltype(*load(std::declval<model::TensorFile>(), std::string()))>;
  using Start = Result<std::optional<Part>>;
  const auto file = settings.text("from");
  if (file.empty()) return Start(std::optional<Part>());
  auto tensors = sampling::readModelPart(file, partName);
  if (!tensors) return Start(tensors.error());
  auto loaded = load(*tensors, file);
  if (!loaded) return Start(loaded.error());
  return Start(std::optional<Part>(std::move(*loaded)));
}

}  // namespace core::families
