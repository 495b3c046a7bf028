#pragma once

#include "core/io/write/export_scene.h"

#include <string>

namespace core::io {

struct UsdaWriteOptions {
  double unitsPerMetre = 1.0;  // 1: metres, 100: centimetres; the file says which (metersPerUnit)
};

/// The scene as USD text (.usda) with UsdSkel's schemas: one SkelRoot with a Skeleton (joints as paths, rest transforms in the parent, bind
/// transforms in the world), a SkelAnimation with places and turns of all joints at every time code, and the figure, if there is one, as a
/// mesh with joint indices and weights. Y up; a time code is a frame, of which timeCodesPerSecond make a second; provenance in
/// customLayerData. Joints are paths of USD's own names, where other letters become underscores; jointNames has them as they are.
/// The same scene gives the same bytes. Source: openusd.org, the schemas of UsdSkel.
std::string formatUsda(const ExportScene& scene, const UsdaWriteOptions& options = {});

}  // namespace core::io
