#include "core/io/read/scene/scene_looks.h"

#include "core/io/read/scene/scene_bytes.h"

#include <algorithm>
#include <cmath>

namespace core::io::scene {

namespace {

constexpr std::size_t kMostMeshes = 2'000, kMostMaterials = 2'000;

bool arePlaces(const std::vector<glm::vec3>& values) {
  return std::all_of(values.begin(), values.end(), [](const glm::vec3& p) { return std::abs(p.x) < 1e9f && std::abs(p.y) < 1e9f && std::abs(p.z) < 1e9f; });
}

bool isMatrix(const glm::dmat4& m) {
  for (int i = 0; i < 16; ++i)
    if (!(std::abs(m[i / 4][i % 4]) < 1e12)) return false;
  return true;
}

bool isSound(const Mesh& mesh, std::size_t nodes, std::size_t materials) {
  const std::size_t vertices = mesh.positions.size();
  const auto isNode = [nodes](int node) { return node >= 0 && static_cast<std::size_t>(node) < nodes; };
  if (!isNode(mesh.node) || !isMatrix(mesh.nodeFromMesh) || !arePlaces(mesh.positions) || !arePlaces(mesh.normals)) return false;
  if ((!mesh.normals.empty() && mesh.normals.size() != vertices) || (!mesh.coordinates.empty() && mesh.coordinates.size() != vertices)) return false;
  for (const auto& at : mesh.coordinates)
    if (!(std::abs(at.x) < 1e9f && std::abs(at.y) < 1e9f)) return false;
  if (mesh.triangles.size() % 3 != 0 || std::any_of(mesh.triangles.begin(), mesh.triangles.end(), [&](std::uint32_t v) { return v >= vertices; })) return false;
  std::size_t next = 0;
  for (const auto& part : mesh.parts) {
    if (part.firstTriangle != next || part.triangleCount > mesh.triangles.size() / 3 - next) return false;
    next += part.triangleCount;
    if (part.material < -1 || part.material >= static_cast<int>(materials)) return false;
  }
  if (next != mesh.triangles.size() / 3) return false;
  for (const auto& bone : mesh.bones)
    if (!isNode(bone.node) || !isMatrix(bone.boneFromMesh)) return false;
  for (const auto& share : mesh.shares)
    if (share.vertex >= vertices || share.bone >= mesh.bones.size() || !(share.share >= 0.0f && share.share < 1e6f)) return false;
  return true;
}

bool isSound(const Looks& looks, std::size_t nodes) {
  for (const auto& material : looks.materials) {
    if (material.picture < -1 || material.picture >= static_cast<int>(looks.pictures.size())) return false;
    for (int i = 0; i < 4; ++i)
      if (!(material.colour[i] >= 0.0f && material.colour[i] <= 1.0f)) return false;
  }
  return std::all_of(looks.meshes.begin(), looks.meshes.end(), [&](const Mesh& mesh) { return isSound(mesh, nodes, looks.materials.size()); });
}

}  // namespace

void Looks::leaveOut(const std::string& phrase) {
  if (std::find(leftOut.begin(), leftOut.end(), phrase) == leftOut.end() && leftOut.size() < 50) leftOut.push_back(phrase);
}

int Looks::addPicture(const std::string& name, std::string bytes) {
  const bool isPng = bytes.starts_with("\x89PNG"), isJpeg = bytes.starts_with("\xff\xd8\xff");
  if (!isPng && !isJpeg) {
    leaveOut("pictures that are neither PNG nor JPEG");
    return -1;
  }
  std::size_t all = bytes.size();
  for (const auto& picture : pictures) all += picture.bytes.size();
  if (all > motion::kMostPictureBytes || pictures.size() >= 500) {
    leaveOut("some of its pictures, which are too many");
    return -1;
  }
  pictures.push_back({name.substr(0, 200), isPng ? "image/png" : "image/jpeg", std::move(bytes)});
  return static_cast<int>(pictures.size()) - 1;
}

std::string pack(const Looks& looks) {
  Packer out;
  out.number(static_cast<std::uint64_t>(looks.pictures.size()));
  for (const auto& picture : looks.pictures) {
    out.text(picture.name);
    out.text(picture.mimeType);
    out.text(picture.bytes);
  }
  out.number(static_cast<std::uint64_t>(looks.materials.size()));
  for (const auto& material : looks.materials) {
    out.text(material.name);
    out.number(material.colour);
    out.number(material.picture);
    out.number(static_cast<std::uint8_t>(material.isTwoSided));
  }
  out.number(static_cast<std::uint64_t>(looks.meshes.size()));
  for (const auto& mesh : looks.meshes) {
    out.text(mesh.name);
    out.number(mesh.node);
    out.number(mesh.nodeFromMesh);
    out.array(mesh.positions);
    out.array(mesh.normals);
    out.array(mesh.coordinates);
    out.array(mesh.triangles);
    out.array(mesh.parts);
    out.array(mesh.bones);
    out.array(mesh.shares);
  }
  out.texts(looks.leftOut);
  return out.take();
}

Result<Looks> unpackLooks(std::string_view bytes, std::size_t nodeCount) {
  Unpacker in(bytes);
  Looks looks;
  looks.pictures.resize(in.count(kMostMaterials, 8));
  for (auto& picture : looks.pictures) {
    picture.name = in.text();
    picture.mimeType = in.text();
    picture.bytes = in.text(motion::kMostPictureBytes);
  }
  looks.materials.resize(in.count(kMostMaterials, 8));
  for (auto& material : looks.materials) {
    material.name = in.text();
    material.colour = in.number<glm::vec4>();
    material.picture = in.number<int>();
    material.isTwoSided = in.number<std::uint8_t>() != 0;
  }
  looks.meshes.resize(in.count(kMostMeshes, 8));
  std::size_t vertices = 0, triangles = 0;
  for (auto& mesh : looks.meshes) {
    mesh.name = in.text();
    mesh.node = in.number<int>();
    mesh.nodeFromMesh = in.number<glm::dmat4>();
    mesh.positions = in.array<glm::vec3>();
    mesh.normals = in.array<glm::vec3>();
    mesh.coordinates = in.array<glm::vec2>();
    mesh.triangles = in.array<std::uint32_t>();
    mesh.parts = in.array<motion::SkinPart>();
    mesh.bones = in.array<MeshBone>();
    mesh.shares = in.array<MeshShare>();
    vertices += mesh.positions.size();
    triangles += mesh.triangles.size() / 3;
  }
  looks.leftOut = in.texts();
  if (!in.atEnd() || !isSound(looks, nodeCount)) return Error{ErrorCode::ParseFailed, "holds a mesh that makes no sense"};
  if (vertices > motion::kMostSkinVertices || triangles > motion::kMostSkinTriangles)
    return Error{ErrorCode::Unsupported, "its meshes have " + std::to_string(vertices) + " vertices and " + std::to_string(triangles) + " triangles; up to " +
                                             std::to_string(motion::kMostSkinVertices) + " and " + std::to_string(motion::kMostSkinTriangles) + " are taken"};
  return looks;
}

}  // namespace core::io::scene
