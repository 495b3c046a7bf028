#include "core/io/write/gltf/glb_writer.h"

#include "core/io/write/gltf/glb_file.h"

namespace core::io {

namespace {

using nlohmann::json;

void addFigure(GlbFile& file, const FigureMesh& figure, std::size_t skin) {
  constexpr int kVertices = 34962;
  json& document = file.document;
  document["materials"] =
      json::array({{{"name", "Figure"}, {"pbrMetallicRoughness", {{"baseColorFactor", {0.62, 0.66, 0.72, 1.0}}, {"metallicFactor", 0.0}, {"roughnessFactor", 0.8}}}}});
  const json attributes = {{"POSITION", file.vectors(figure.positions, kVertices)},
                           {"NORMAL", file.vectors(figure.normals, kVertices)},
                           {"JOINTS_0", file.jointsOfVertices(figure.joints)},
                           {"WEIGHTS_0", file.weightsOfVertices(figure.joints.size())}};
  const json primitive = {{"attributes", attributes}, {"indices", file.indices(figure.triangles)}, {"material", 0}};
  document["meshes"] = json::array({{{"name", "Figure"}, {"primitives", json::array({primitive})}}});
  // The format wants meshes with skins at the top.
  document["scenes"][0]["nodes"].push_back(document["nodes"].size());
  document["nodes"].push_back({{"name", "Figure"}, {"mesh", 0}, {"skin", skin}});
}

}  // namespace

Result<std::string> formatGlb(const ExportScene& scene) {
  GlbFile file(scene);
  addJointNodes(file, scene);
  const auto skin = addSkin(file, scene);
  if (scene.figure && !scene.figure->triangles.empty()) addFigure(file, *scene.figure, skin);
  addAnimation(file, scene);
  return file.bytes();
}

}  // namespace core::io
