#include "core/io/write/fbx_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <unordered_map>

namespace core::io {

namespace {

/// The control point of each vertex, and one vertex for each control point.
struct ControlPoints {
  std::vector<std::int32_t> of;       // [V]
  std::vector<std::size_t> vertices;  // by control point
};

ControlPoints controlPoints(const motion::SkinnedMesh& mesh) {
  ControlPoints made;
  std::unordered_map<std::string, std::int32_t> known;
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    std::string key(sizeof(glm::vec3) + sizeof(motion::VertexJoints), '\0');
    std::memcpy(key.data(), &mesh.positions[v], sizeof(glm::vec3));
    std::memcpy(key.data() + sizeof(glm::vec3), &mesh.joints[v], sizeof(motion::VertexJoints));
    const auto [found, isNew] = known.emplace(std::move(key), static_cast<std::int32_t>(made.vertices.size()));
    if (isNew) made.vertices.push_back(v);
    made.of.push_back(found->second);
  }
  return made;
}

void addLayer(FbxNode& geometry, const char* name, std::int32_t version, const char* mapping, const char* reference, const char* field, FbxProperty values,
              const char* indexField = nullptr, std::vector<std::int32_t> indices = {}) {
  auto& element = geometry.add(name, {std::int32_t{0}});
  element.add("Version", {version});
  element.add("Name", {std::string()});
  element.add("MappingInformationType", {std::string(mapping)});
  element.add("ReferenceInformationType", {std::string(reference)});
  element.add(field, {std::move(values)});
  if (indexField) element.add(indexField, {std::move(indices)});
}

std::vector<std::int32_t> materialOfTriangles(const motion::SkinnedMesh& mesh) {
  std::vector<std::int32_t> all(mesh.triangles.size() / 3, 0);
  for (const auto& part : mesh.parts)
    std::fill_n(all.begin() + static_cast<std::ptrdiff_t>(part.firstTriangle), part.triangleCount, static_cast<std::int32_t>(std::max(0, part.material)));
  return all;
}

}  // namespace

FbxShape fbxShape(const motion::SkinnedMesh& mesh, double scale, FbxNode& shape) {
  const ControlPoints points = controlPoints(mesh);
  std::vector<double> positions, normals, coordinates;
  for (const std::size_t v : points.vertices)
    for (int i = 0; i < 3; ++i) positions.push_back(scale * static_cast<double>(mesh.positions[v][i]));
  std::vector<std::int32_t> corners, vertices;
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const std::uint32_t vertex = mesh.triangles[i];
    corners.push_back(i % 3 == 2 ? ~points.of[vertex] : points.of[vertex]);  // the last corner of a polygon is marked so
    vertices.push_back(static_cast<std::int32_t>(vertex));
    for (int k = 0; k < 3; ++k) normals.push_back(static_cast<double>(mesh.normals[vertex][k]));
  }
  // (0, 0) is at the bottom left here.
  for (const auto& at : mesh.coordinates) coordinates.insert(coordinates.end(), {static_cast<double>(at.x), 1.0 - static_cast<double>(at.y)});
  shape.add("GeometryVersion", {std::int32_t{124}});
  shape.add("Vertices", {std::move(positions)});
  shape.add("PolygonVertexIndex", {std::move(corners)});
  std::vector<const char*> layers = {"LayerElementNormal", "LayerElementSmoothing", "LayerElementMaterial"};
  addLayer(shape, "LayerElementNormal", 101, "ByPolygonVertex", "Direct", "Normals", std::move(normals));
  addLayer(shape, "LayerElementSmoothing", 102, "ByPolygon", "Direct", "Smoothing", std::vector<std::int32_t>(mesh.triangles.size() / 3, 1));
  if (mesh.materials.size() < 2)
    addLayer(shape, "LayerElementMaterial", 101, "AllSame", "IndexToDirect", "Materials", std::vector<std::int32_t>{0});
  else
    addLayer(shape, "LayerElementMaterial", 101, "ByPolygon", "IndexToDirect", "Materials", materialOfTriangles(mesh));
  if (!coordinates.empty()) {
    addLayer(shape, "LayerElementUV", 101, "ByPolygonVertex", "IndexToDirect", "UV", std::move(coordinates), "UVIndex", std::move(vertices));
    layers.push_back("LayerElementUV");
  }
  auto& list = shape.add("Layer", {std::int32_t{0}});
  list.add("Version", {std::int32_t{100}});
  for (const char* name : layers) {
    auto& element = list.add("LayerElement");
    element.add("Type", {std::string(name)});
    element.add("TypedIndex", {std::int32_t{0}});
  }
  FbxShape made;
  for (std::size_t point = 0; point < points.vertices.size(); ++point) {
    const auto& on = mesh.joints[points.vertices[point]];
    for (std::size_t k = 0; k < motion::VertexJoints::kMost && on.shares[k] > 0.0f; ++k) {
      auto& cluster = made.shares[on.joints[k]];
      cluster.points.push_back(static_cast<std::int32_t>(point));
      cluster.shares.push_back(static_cast<double>(on.shares[k]));
    }
  }
  return made;
}

std::string pictureFile(const motion::SkinPicture& picture, std::size_t place) {
  const char* ending = picture.mimeType == "image/png" ? ".png" : ".jpg";
  const std::string name = std::filesystem::path(picture.name).filename().string();
  if (name.empty()) return fmt::format("picture_{}{}", place, ending);
  const bool hasEnding = name.size() > 4 && (name.ends_with(".png") || name.ends_with(".jpg") || name.ends_with(".jpeg"));
  return hasEnding ? name : name + ending;
}

}  // namespace core::io
