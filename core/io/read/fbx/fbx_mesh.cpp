#include "core/io/read/fbx/fbx_mesh.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <array>
#include <map>

namespace core::io::fbx {

namespace {

constexpr std::size_t kMostCompared = 64;  // corners of one point

/// One layer of a Geometry: numbers for corners, control points or polygons, straight or through an index.
class Layer {
 public:
  Layer() = default;
  Layer(const Record& geometry, const char* record, const char* values, const char* indices, std::size_t width) : width_(width) {
    const Record* layer = geometry.child(record);
    const Record* numbers = layer ? layer->child(values) : nullptr;
    if (!numbers) return;
    numbers_ = numbers->numbers();
    const Record *mapping = layer->child("MappingInformationType"), *reference = layer->child("ReferenceInformationType");
    mapping_ = mapping ? mapping->text(0) : "";
    isThere_ = !numbers_.empty();
    if (const Record* index = layer->child(indices); index && reference && reference->text(0).starts_with("Index")) {
      indices_ = index->wholes();
      hasIndex_ = true;
    }
  }

  bool isThere() const { return isThere_; }
  /// Where the numbers of a corner begin; nothing where the layer has none for it.
  const double* at(std::size_t corner, std::size_t point, std::size_t polygon) const {
    std::size_t which = 0;
    if (mapping_ == "ByPolygonVertex")
      which = corner;
    else if (mapping_ == "ByVertice" || mapping_ == "ByVertex")
      which = point;
    else if (mapping_ == "ByPolygon")
      which = polygon;
    else if (mapping_ != "AllSame")
      return nullptr;
    if (hasIndex_) {
      if (which >= indices_.size() || indices_[which] < 0) return nullptr;
      which = static_cast<std::size_t>(indices_[which]);
    }
    return which < numbers_.size() / width_ ? &numbers_[which * width_] : nullptr;
  }

 private:
  std::vector<double> numbers_;
  std::vector<std::int64_t> indices_;
  std::string mapping_;
  std::size_t width_ = 1;
  bool isThere_ = false, hasIndex_ = false;
};

class MeshBuilder {
 public:
  MeshBuilder(const Record& geometry, std::string_view name, const std::vector<int>& materials)
      : geometry_(geometry),
        name_(name),
        materials_(materials),
        normals_(geometry, "LayerElementNormal", "Normals", "NormalsIndex", 3),
        coordinates_(geometry, "LayerElementUV", "UV", "UVIndex", 2),
        materialOf_(geometry, "LayerElementMaterial", "Materials", "", 1) {}

  Result<ReadMesh> run() {
    const Record *vertices = geometry_.child("Vertices"), *polygons = geometry_.child("PolygonVertexIndex");
    if (!vertices || !polygons) return std::move(out_);
    points_ = vertices->numbers();
    const auto corners = polygons->wholes();
    const std::size_t count = points_.size() / 3;
    if (count > motion::kMostSkinVertices || corners.size() > 4 * motion::kMostSkinTriangles)
      return Error{ErrorCode::Unsupported, fmt::format("{}: a mesh has {} vertices, more than {}", name_, count, motion::kMostSkinVertices)};
    out_.verticesOf.resize(count);
    if (geometry_.child("LayerElementColor")) out_.leftOut.emplace_back("colours of vertices");
    std::vector<std::uint32_t> polygon;
    std::size_t number = 0;
    for (std::size_t corner = 0; corner < corners.size(); ++corner) {
      const bool isLast = corners[corner] < 0;
      const auto point = static_cast<std::size_t>(isLast ? ~corners[corner] : corners[corner]);
      if (point >= count) return Error{ErrorCode::ParseFailed, fmt::format("{}: a polygon has a corner that is not there", name_)};
      polygon.push_back(vertexOf(corner, point, number));
      if (!isLast) continue;
      addPolygon(polygon, number++);
      polygon.clear();
    }
    if (out_.mesh.positions.size() > motion::kMostSkinVertices)
      return Error{ErrorCode::Unsupported, fmt::format("{}: has more than {} vertices", name_, motion::kMostSkinVertices)};
    if (!normals_.isThere()) out_.mesh.normals.clear();
    if (!coordinates_.isThere()) out_.mesh.coordinates.clear();
    for (auto& [material, triangles] : byMaterial_) {
      out_.mesh.parts.push_back({out_.mesh.triangles.size() / 3, triangles.size() / 3, material});
      out_.mesh.triangles.insert(out_.mesh.triangles.end(), triangles.begin(), triangles.end());
    }
    return std::move(out_);
  }

 private:
  std::uint32_t vertexOf(std::size_t corner, std::size_t point, std::size_t polygon) {
    glm::vec3 normal(0.0f);
    glm::vec2 coordinate(0.0f);
    if (const double* n = normals_.at(corner, point, polygon)) normal = glm::vec3(glm::dvec3(n[0], n[1], n[2]));
    if (const double* uv = coordinates_.at(corner, point, polygon)) coordinate = {static_cast<float>(uv[0]), static_cast<float>(1.0 - uv[1])};
    auto& known = out_.verticesOf[point];
    // A point where more corners meet that all differ is none of a body, and only costs a few vertices.
    for (std::size_t i = known.size(), seen = 0; i-- > 0 && seen < kMostCompared; ++seen)
      if (const auto vertex = known[i]; glm::distance(out_.mesh.normals[vertex], normal) < 1e-4f && glm::distance(out_.mesh.coordinates[vertex], coordinate) < 1e-6f)
        return vertex;
    known.push_back(static_cast<std::uint32_t>(out_.mesh.positions.size()));
    out_.mesh.positions.emplace_back(glm::dvec3(points_[3 * point], points_[3 * point + 1], points_[3 * point + 2]));
    out_.mesh.normals.push_back(normal);
    out_.mesh.coordinates.push_back(coordinate);
    return known.back();
  }

  void addPolygon(const std::vector<std::uint32_t>& polygon, std::size_t number) {
    const double* which = materialOf_.at(0, 0, number);
    const auto slot = which && *which >= 0.0 && *which < 1e9 ? static_cast<std::size_t>(*which) : 0;
    auto& triangles = byMaterial_[slot < materials_.size() ? materials_[slot] : -1];
    if (polygon.size() == 4) {
      // Along the shorter diagonal.
      const auto& p = out_.mesh.positions;
      const bool isFirst = glm::distance(p[polygon[0]], p[polygon[2]]) <= glm::distance(p[polygon[1]], p[polygon[3]]);
      const std::array<std::size_t, 6> order = isFirst ? std::array<std::size_t, 6>{0, 1, 2, 0, 2, 3} : std::array<std::size_t, 6>{0, 1, 3, 1, 2, 3};
      for (const std::size_t i : order) triangles.push_back(polygon[i]);
      return;
    }
    for (std::size_t i = 2; i < polygon.size(); ++i) triangles.insert(triangles.end(), {polygon[0], polygon[i - 1], polygon[i]});
  }

  const Record& geometry_;
  std::string_view name_;
  const std::vector<int>& materials_;
  Layer normals_, coordinates_, materialOf_;
  std::vector<double> points_;
  std::map<int, std::vector<std::uint32_t>> byMaterial_;
  ReadMesh out_;
};

}  // namespace

Result<ReadMesh> readMesh(const Record& geometry, std::string_view name, const std::vector<int>& materials) { return MeshBuilder(geometry, name, materials).run(); }

}  // namespace core::io::fbx
