#include "core/io/read/fbx/fbx_looks.h"

#include "core/base/file.h"
#include "core/io/read/fbx/fbx_mesh.h"
#include "core/io/read/fbx/fbx_transform.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::io::fbx {

namespace {

using scene::Looks;
using scene::Mesh;

constexpr std::uint64_t kMostPictureFile = std::uint64_t{64} << 20;
constexpr std::size_t kMostShares = 16'000'000;

class FbxLooks {
 public:
  FbxLooks(const Objects& objects, const std::unordered_map<std::int64_t, int>& nodeOf, std::string_view name, const std::filesystem::path& folder)
      : objects_(objects), nodeOf_(nodeOf), name_(name), folder_(folder) {}

  Result<Looks> run() {
    std::size_t vertices = 0, triangles = 0;
    for (const std::int64_t id : objects_.all("Model")) {
      const auto node = nodeOf_.find(id);
      if (node == nodeOf_.end()) continue;
      std::vector<int> materials;
      std::int64_t shape = 0;
      for (const Link& link : objects_.linkedTo(id)) {
        const Record* part = link.property.empty() ? objects_.find(link.from) : nullptr;
        if (part && part->name == "Geometry" && part->text(2) == "Mesh") shape = link.from;
        if (part && part->name == "Material") materials.push_back(materialOf(link.from));
      }
      if (shape == 0) continue;
      auto mesh = meshOf(objects_.find(shape), shape, materials);
      if (!mesh) return mesh.error();
      mesh->node = node->second;
      mesh->name = objectName(*objects_.find(id)).substr(0, 200);
      mesh->nodeFromMesh = geometryTransform(objects_.properties(*objects_.find(id)));
      vertices += mesh->positions.size();
      if (vertices > motion::kMostSkinVertices) return Error{ErrorCode::Unsupported, fmt::format("{}: has more than {} vertices", name_, motion::kMostSkinVertices)};
      triangles += mesh->triangles.size() / 3;
      if (triangles > motion::kMostSkinTriangles) return Error{ErrorCode::Unsupported, fmt::format("{}: has more than {} triangles", name_, motion::kMostSkinTriangles)};
      for (auto& bone : mesh->bones) bone.boneFromMesh = bone.boneFromMesh * mesh->nodeFromMesh;
      if (!mesh->triangles.empty()) out_.meshes.push_back(std::move(*mesh));
    }
    return std::move(out_);
  }

 private:
  static glm::dmat4 geometryTransform(const Properties& p) {
    glm::dmat4 m(1.0);
    m[3] = glm::dvec4(p.vector("GeometricTranslation"), 1.0);
    m = m * glm::mat4_cast(Transform().turn(p.vector("GeometricRotation")));
    const glm::dvec3 scale = p.vector("GeometricScaling", glm::dvec3(1.0));
    for (int i = 0; i < 3; ++i) m[i] *= scale[i];
    return m;
  }

  Result<Mesh> meshOf(const Record* shape, std::int64_t id, const std::vector<int>& materials) {
    auto read = readMesh(*shape, name_, materials);
    if (!read) return read.error();
    for (const auto& phrase : read->leftOut) out_.leaveOut(phrase);
    for (const Link& link : objects_.linkedTo(id)) {
      const Record* deformer = objects_.find(link.from);
      if (!deformer || deformer->name != "Deformer") continue;
      if (deformer->text(2) == "BlendShape") out_.leaveOut("shape keys");
      if (deformer->text(2) != "Skin") continue;
      if (auto ok = readClusters(link.from, *read); !ok) return ok.error();
    }
    return std::move(read->mesh);
  }

  Result<void> readClusters(std::int64_t skin, ReadMesh& read) {
    for (const Link& link : objects_.linkedTo(skin)) {
      const Record* cluster = objects_.find(link.from);
      if (!cluster || cluster->name != "Deformer" || cluster->text(2) != "Cluster") continue;
      int node = -1;
      for (const Link& bone : objects_.linkedTo(link.from))
        if (const auto found = nodeOf_.find(bone.from); found != nodeOf_.end()) node = found->second;
      const Record* matrix = cluster->child("Transform");
      const Record *where = cluster->child("Indexes"), *what = cluster->child("Weights");
      if (node < 0 || !where || !what) continue;
      scene::MeshBone made{node};
      if (const auto values = matrix ? matrix->numbers() : std::vector<double>(); values.size() >= 16)
        for (int i = 0; i < 16; ++i) made.boneFromMesh[i / 4][i % 4] = values[static_cast<std::size_t>(i)];
      const auto points = where->wholes();
      const auto shares = what->numbers();
      if (points.size() != shares.size()) return Error{ErrorCode::ParseFailed, fmt::format("{}: a cluster has not as many shares as vertices", name_)};
      const auto bone = static_cast<std::uint32_t>(read.mesh.bones.size());
      for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i] < 0 || static_cast<std::size_t>(points[i]) >= read.verticesOf.size())
          return Error{ErrorCode::ParseFailed, fmt::format("{}: a cluster asks for a vertex that is not there", name_)};
        if (read.mesh.shares.size() > kMostShares)
          return Error{ErrorCode::Unsupported, fmt::format("{}: has more than {} shares of vertices in bones", name_, kMostShares)};
        if (shares[i] > 0.0 && shares[i] < 1e6)
          for (const std::uint32_t vertex : read.verticesOf[static_cast<std::size_t>(points[i])])
            read.mesh.shares.push_back({vertex, bone, static_cast<float>(shares[i])});
      }
      read.mesh.bones.push_back(made);
    }
    return {};
  }

  int materialOf(std::int64_t id) {
    if (const auto known = materials_.find(id); known != materials_.end()) return known->second;
    const Record& source = *objects_.find(id);
    const Properties p = objects_.properties(source);
    motion::SkinMaterial made;
    made.name = objectName(source).substr(0, 200);
    const glm::dvec3 colour = p.has("DiffuseColor") ? p.vector("DiffuseColor", glm::dvec3(0.8)) : p.vector("Diffuse", glm::dvec3(0.8));
    made.colour = glm::vec4(glm::clamp(glm::vec3(colour), glm::vec3(0.0f), glm::vec3(1.0f)), 1.0f);
    if (p.number("TransparencyFactor", 0.0) > 0.0 && glm::length(p.vector("TransparentColor", glm::dvec3(1.0))) > 0.0 && p.number("Opacity", 1.0) < 0.999)
      out_.leaveOut("see-through materials: they are drawn solid");
    for (const Link& link : objects_.linkedTo(id)) {
      const Record* texture = objects_.find(link.from);
      if (!texture || texture->name != "Texture") continue;
      if (link.property == "DiffuseColor" || link.property == "Maya|baseColor" || link.property == "3dsMax|Parameters|base_color_map") {
        made.picture = pictureOf(link.from, *texture);
        if (made.picture >= 0) made.colour = glm::vec4(1.0f);  // the picture stands in the colour's place
      } else {
        out_.leaveOut("pictures of shine, relief and light");
      }
    }
    const auto index = static_cast<int>(out_.materials.size());
    out_.materials.push_back(std::move(made));
    materials_.emplace(id, index);
    return index;
  }

  int pictureOf(std::int64_t id, const Record& texture) {
    if (const auto known = pictures_.find(id); known != pictures_.end()) return known->second;
    std::string bytes, file;
    const auto look = [&](const Record& record) {
      for (const char* field : {"RelativeFilename", "FileName", "Filename"})
        if (const Record* found = record.child(field); found && file.empty()) file = found->text(0);
    };
    for (const Link& link : objects_.linkedTo(id)) {
      const Record* video = objects_.find(link.from);
      if (!video || video->name != "Video") continue;
      if (const Record* content = video->child("Content")) bytes = content->text(0);
      look(*video);
    }
    look(texture);
    std::replace(file.begin(), file.end(), '\\', '/');
    const std::filesystem::path named(file);
    // Files come from other machines: a picture lies beside its file, or in a folder beside it.
    std::error_code code;
    for (const auto& candidate : {folder_ / named.relative_path(), folder_ / named.filename(), folder_ / "textures" / named.filename()}) {
      if (!bytes.empty() || file.empty() || !std::filesystem::is_regular_file(candidate, code)) continue;
      if (auto read = base::readWholeFile(candidate, kMostPictureFile)) bytes = std::move(*read);
    }
    int index = -1;
    if (bytes.empty())
      out_.leaveOut("pictures that are not beside the file");
    else
      index = out_.addPicture(named.filename().string(), std::move(bytes));
    pictures_.emplace(id, index);
    return index;
  }

  const Objects& objects_;
  const std::unordered_map<std::int64_t, int>& nodeOf_;
  std::string_view name_;
  std::filesystem::path folder_;
  std::unordered_map<std::int64_t, int> materials_, pictures_;
  Looks out_;
};

}  // namespace

Result<Looks> readLooks(const Objects& objects, const std::unordered_map<std::int64_t, int>& nodeOf, std::string_view name, const std::filesystem::path& folder) {
  return FbxLooks(objects, nodeOf, name, folder).run();
}

}  // namespace core::io::fbx
