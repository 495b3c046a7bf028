#pragma once

#include "core/motion/clip.h"

#include <string>

// A clip written as the files of other programs, by hand and by the formats' rules, to test the readers with. Every joint gets rest
// axes of its own, as rigs have them.
namespace tests {

struct SceneStyle {
  bool hasSkin = true;
  int upAxis = 1;     // 1 or 2
  double unit = 1.0;  // units per metre, FBX and Collada
};

/// glTF 2.0 with its buffer inside: skeleton, one triangle of skin, one animation called "Walk".
std::string gltfText(const core::motion::Clip& clip, const SceneStyle& style = {});
/// The same as GLB.
std::string glbBytes(const core::motion::Clip& clip, const SceneStyle& style = {});
/// FBX 7.4 as text: limb nodes with Euler curves; no skin. unit 100: centimetres.
std::string fbxText(const core::motion::Clip& clip, const SceneStyle& style = {});
/// Collada 1.4: joints with one matrix curve each.
std::string colladaText(const core::motion::Clip& clip, const SceneStyle& style = {});
/// ASF and AMC in CMU's manner, 0.45 inches a unit.
std::string asfText(const core::motion::Clip& clip);
std::string amcText(const core::motion::Clip& clip);

}  // namespace tests
