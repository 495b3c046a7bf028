#include "core/io/write/gltf/glb_writer.h"

#include "core/io/write/gltf/glb_file.h"

#include <fmt/format.h>

#include <span>

namespace core::io {

namespace {

using nlohmann::json;

void addMaterials(GlbFile& file, const motion::SkinnedMesh& figure) {
  json& document = file.document;
  for (const auto& picture : figure.pictures) {
    json image = {{"mimeType", picture.mimeType}, {"bufferView", file.bytesView(picture.bytes)}};
    if (!picture.name.empty()) image["name"] = picture.name;
    document["images"].push_back(std::move(image));
    document["textures"].push_back({{"source", document["images"].size() - 1}});
  }
  for (const auto& material : figure.materials) {
    const glm::vec4 colour = material.colour;
    json surface = {{"baseColorFactor", {colour.r, colour.g, colour.b, colour.a}}, {"metallicFactor", 0.0}, {"roughnessFactor", 0.8}};
    if (material.picture >= 0) surface["baseColorTexture"] = {{"index", material.picture}};
    json made = {{"name", material.name}, {"pbrMetallicRoughness", std::move(surface)}};
    if (material.isTwoSided) made["doubleSided"] = true;
    document["materials"].push_back(std::move(made));
  }
}

void addFigure(GlbFile& file, const motion::SkinnedMesh& figure, std::size_t skin) {
  constexpr int kVertices = 34962;
  json& document = file.document;
  addMaterials(file, figure);
  json attributes = {{"POSITION", file.vectors(figure.positions, kVertices)}, {"NORMAL", file.vectors(figure.normals, kVertices)}};
  if (!figure.coordinates.empty()) attributes["TEXCOORD_0"] = file.coordinates(figure.coordinates);
  for (std::size_t set = 0; 4 * set < motion::jointsOfAVertex(figure); ++set) {
    attributes[fmt::format("JOINTS_{}", set)] = file.jointsOfVertices(figure.joints, set);
    attributes[fmt::format("WEIGHTS_{}", set)] = file.weightsOfVertices(figure.joints, set);
  }
  json primitives = json::array();
  for (const auto& part : figure.parts) {
    const std::span<const std::uint32_t> corners(figure.triangles.data() + 3 * part.firstTriangle, 3 * part.triangleCount);
    json primitive = {{"attributes", attributes}, {"indices", file.indices(corners)}};
    if (part.material >= 0) primitive["material"] = part.material;
    primitives.push_back(std::move(primitive));
  }
  document["meshes"] = json::array({{{"name", figure.name}, {"primitives", std::move(primitives)}}});
  // The format wants meshes with skins at the top.
  document["scenes"][0]["nodes"].push_back(document["nodes"].size());
  document["nodes"].push_back({{"name", figure.name}, {"mesh", 0}, {"skin", skin}});
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
