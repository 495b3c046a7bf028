#include "core/io/read/gltf/gltf_looks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace core::io::gltf {

namespace {

using Json = nlohmann::json;
using scene::Looks;
using scene::Mesh;

constexpr std::ptrdiff_t kRemembered = 64;           // blocks of vertices that another piece is compared with
constexpr int kTriangles = 4, kStrip = 5, kFan = 6;  // the format's own numbers

const Json* memberOf(const Json& object, const char* name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return found != object.end() && found->is_object() ? &*found : nullptr;
}

class GltfLooks {
 public:
  GltfLooks(Document& document, const std::vector<int>& nodeOf) : in_(document), nodeOf_(nodeOf) {}

  Result<Looks> run() {
    readPictures();
    readMaterials();
    for (std::size_t i = 0; i < nodeOf_.size(); ++i) {
      const Json* node = in_.item("nodes", static_cast<std::int64_t>(i));
      if (!node || nodeOf_[i] < 0) continue;
      const Json* mesh = in_.item("meshes", wholeIn(*node, "mesh", -1));
      if (!mesh) continue;
      if (auto ok = readMesh(*mesh, *node, nodeOf_[i]); !ok) return ok.error();
    }
    return std::move(out_);
  }

 private:
  Error fail(const std::string& what) const { return {ErrorCode::ParseFailed, fmt::format("{}: {}", in_.name(), what)}; }

  void readPictures() {
    for (std::size_t i = 0; i < in_.count("images"); ++i) {
      pictureOf_.push_back(-1);
      const Json* image = in_.item("images", static_cast<std::int64_t>(i));
      if (!image) continue;
      const auto viewIndex = wholeIn(*image, "bufferView", -1);
      std::string bytes;
      if (viewIndex >= 0) {
        if (const auto view = in_.view(viewIndex)) bytes = std::string(*view);
      } else if (auto beside = in_.resource(textIn(*image, "uri"), fmt::format("picture {}", i))) {
        bytes = std::move(*beside);
      }
      if (bytes.empty())
        out_.leaveOut("pictures that are not beside the file");
      else
        pictureOf_.back() = out_.addPicture(textIn(*image, "name"), std::move(bytes));
    }
  }

  void readMaterials() {
    for (std::size_t i = 0; i < in_.count("materials"); ++i) {
      motion::SkinMaterial made;
      if (const Json* material = in_.item("materials", static_cast<std::int64_t>(i))) {
        made.name = textIn(*material, "name").substr(0, 200);
        const auto twoSided = material->find("doubleSided");
        made.isTwoSided = twoSided != material->end() && twoSided->is_boolean() && twoSided->get<bool>();
        made.colour = glm::vec4(1.0f);
        if (const Json* surface = memberOf(*material, "pbrMetallicRoughness")) {
          if (const auto factor = surface->find("baseColorFactor"); factor != surface->end() && factor->is_array() && factor->size() == 4)
            for (std::size_t k = 0; k < 4; ++k)
              if ((*factor)[k].is_number()) made.colour[static_cast<int>(k)] = std::clamp((*factor)[k].get<float>(), 0.0f, 1.0f);
          if (const Json* picture = memberOf(*surface, "baseColorTexture")) made.picture = pictureAt(*picture);
          if (surface->contains("metallicRoughnessTexture")) out_.leaveOut("pictures of shine, relief and light");
        }
        for (const char* other : {"normalTexture", "occlusionTexture", "emissiveTexture"})
          if (material->contains(other)) out_.leaveOut("pictures of shine, relief and light");
        if (const auto mode = textIn(*material, "alphaMode"); mode == "BLEND" || mode == "MASK") out_.leaveOut("see-through materials: they are drawn solid");
      }
      out_.materials.push_back(std::move(made));
    }
  }

  int pictureAt(const Json& reference) {
    if (wholeIn(reference, "texCoord", 0) != 0) out_.leaveOut("pictures on a second set of coordinates");
    if (const Json* extensions = memberOf(reference, "extensions"); extensions && extensions->contains("KHR_texture_transform"))
      out_.leaveOut("pictures that are moved or scaled on the surface (KHR_texture_transform)");
    const Json* texture = in_.item("textures", wholeIn(reference, "index", -1));
    const auto source = texture ? wholeIn(*texture, "source", -1) : -1;
    if (source >= 0 && static_cast<std::size_t>(source) < pictureOf_.size()) return pictureOf_[static_cast<std::size_t>(source)];
    out_.leaveOut("pictures that are neither PNG nor JPEG");
    return -1;
  }

  Result<void> readMesh(const Json& source, const Json& node, int nodeIndex) {
    Mesh mesh;
    mesh.node = nodeIndex;
    mesh.name = textIn(source, "name").substr(0, 200);
    if (mesh.name.empty()) mesh.name = textIn(node, "name").substr(0, 200);
    if (auto ok = readBones(node, mesh); !ok) return ok;
    if (source.contains("weights")) out_.leaveOut("shape keys");
    const auto primitives = source.find("primitives");
    if (primitives == source.end() || !primitives->is_array()) return fail("a mesh has no primitives");
    blocks_.clear();
    for (const auto& primitive : *primitives)
      if (auto ok = readPrimitive(primitive, mesh); !ok) return ok;
    if (!mesh.triangles.empty()) out_.meshes.push_back(std::move(mesh));
    return {};
  }

  Result<void> readBones(const Json& node, Mesh& mesh) {
    const Json* skin = in_.item("skins", wholeIn(node, "skin", -1));
    const auto joints = skin ? skin->find("joints") : Json::const_iterator();
    if (!skin || joints == skin->end() || !joints->is_array()) return {};
    std::vector<double> binds;
    if (const auto matrices = wholeIn(*skin, "inverseBindMatrices", -1); matrices >= 0) {
      auto read = in_.numbers(matrices);
      if (!read) return read.error();
      if (read->width == 16) binds = std::move(read->values);
    }
    for (std::size_t j = 0; j < joints->size(); ++j) {
      const auto index = (*joints)[j].is_number_integer() ? (*joints)[j].get<std::int64_t>() : -1;
      if (index < 0 || static_cast<std::size_t>(index) >= nodeOf_.size() || nodeOf_[static_cast<std::size_t>(index)] < 0)
        return fail("a skin is tied to a node that is not there");
      scene::MeshBone bone{nodeOf_[static_cast<std::size_t>(index)]};
      if (binds.size() >= 16 * (j + 1))
        for (int i = 0; i < 16; ++i) bone.boneFromMesh[i / 4][i % 4] = binds[16 * j + static_cast<std::size_t>(i)];
      mesh.bones.push_back(bone);
    }
    return {};
  }

  Result<void> readPrimitive(const Json& primitive, Mesh& mesh) {
    const Json* attributes = memberOf(primitive, "attributes");
    if (!attributes) return fail("a mesh has no vertices");
    const auto mode = wholeIn(primitive, "mode", kTriangles);
    if (mode < kTriangles || mode > kFan) {
      out_.leaveOut("points and lines");
      return {};
    }
    if (const Json* extensions = memberOf(primitive, "extensions"))
      for (const char* packed : {"KHR_draco_mesh_compression"})
        if (extensions->contains(packed)) return Error{ErrorCode::Unsupported, fmt::format("{}: its meshes are packed with {}, which is not read", in_.name(), packed)};
    if (primitive.contains("targets")) out_.leaveOut("shape keys");
    for (const char* other : {"TEXCOORD_1", "COLOR_0"})
      if (attributes->contains(other)) out_.leaveOut(std::string_view(other) == "COLOR_0" ? "colours of vertices" : "a second set of coordinates");
    // Pieces of one mesh in several materials often share their vertices.
    for (auto block = blocks_.rbegin(); block != blocks_.rend() && block - blocks_.rbegin() < kRemembered; ++block)
      if (*block->attributes == *attributes) return readTriangles(primitive, static_cast<int>(mode), mesh, block->first, block->count);
    auto positions = numbersOf(*attributes, "POSITION", 3);
    if (!positions) return positions.error();
    const std::size_t count = positions->size() / 3, first = mesh.positions.size();
    if (count == 0) return fail("a mesh has no vertices");
    // A mesh may hang on many nodes.
    vertices_ += count;
    if (vertices_ > motion::kMostSkinVertices) return Error{ErrorCode::Unsupported, fmt::format("{}: has more than {} vertices", in_.name(), motion::kMostSkinVertices)};
    auto normals = numbersOf(*attributes, "NORMAL", 3), coordinates = numbersOf(*attributes, "TEXCOORD_0", 2, true);
    if (!normals) return normals.error();
    if (!coordinates) return coordinates.error();
    if (normals->size() != 3 * count) normals->assign(3 * count, 0.0);  // made from the triangles later
    if (coordinates->size() != 2 * count) coordinates->assign(2 * count, 0.0);
    const auto at = [](const std::vector<double>& values, std::size_t i) { return static_cast<float>(values[i]); };
    for (std::size_t v = 0; v < count; ++v) {
      mesh.positions.emplace_back(at(*positions, 3 * v), at(*positions, 3 * v + 1), at(*positions, 3 * v + 2));
      mesh.normals.emplace_back(at(*normals, 3 * v), at(*normals, 3 * v + 1), at(*normals, 3 * v + 2));
      mesh.coordinates.emplace_back(at(*coordinates, 2 * v), at(*coordinates, 2 * v + 1));
    }
    if (auto ok = readShares(*attributes, mesh, first, count); !ok) return ok;
    blocks_.push_back({attributes, first, count});
    return readTriangles(primitive, static_cast<int>(mode), mesh, first, count);
  }

  /// Empty where there is no such attribute.
  Result<std::vector<double>> numbersOf(const Json& attributes, const char* name, std::size_t width, bool isFraction = false) {
    const auto accessor = wholeIn(attributes, name, -1);
    if (accessor < 0) return std::vector<double>();
    const Json* described = in_.item("accessors", accessor);
    // Whole numbers are fractions of coordinates and shares, unless the file measures them in its own units (quantised meshes say so).
    auto read = in_.numbers(accessor, isFraction && described && !described->contains("normalized"));
    if (!read) return read.error();
    if (read->width != width) return fail(fmt::format("{} of a mesh has {} numbers instead of {}", name, read->width, width));
    return std::move(read->values);
  }

  Result<void> readShares(const Json& attributes, Mesh& mesh, std::size_t first, std::size_t count) {
    for (int set = 0; set < 4 && !mesh.bones.empty(); ++set) {
      const auto jointsName = fmt::format("JOINTS_{}", set), weightsName = fmt::format("WEIGHTS_{}", set);
      auto joints = numbersOf(attributes, jointsName.c_str(), 4);
      auto weights = numbersOf(attributes, weightsName.c_str(), 4, true);
      if (!joints) return joints.error();
      if (!weights) return weights.error();
      if (joints->empty() || weights->empty()) break;
      if (joints->size() != 4 * count || weights->size() != 4 * count) return fail("a mesh has not as many shares of joints as vertices");
      for (std::size_t i = 0; i < 4 * count; ++i) {
        const double share = (*weights)[i];
        if (!(share > 0.0)) continue;
        const double bone = (*joints)[i];
        if (!(bone >= 0.0 && bone < static_cast<double>(mesh.bones.size()))) return fail("a vertex hangs on a joint that its skin has not");
        mesh.shares.push_back({static_cast<std::uint32_t>(first + i / 4), static_cast<std::uint32_t>(bone), static_cast<float>(share)});
      }
    }
    return {};
  }

  Result<void> readTriangles(const Json& primitive, int mode, Mesh& mesh, std::size_t first, std::size_t count) {
    std::vector<std::uint32_t> corners;
    if (const auto accessor = wholeIn(primitive, "indices", -1); accessor >= 0) {
      auto read = in_.numbers(accessor);
      if (!read) return read.error();
      for (const double value : read->values) {
        if (!(value >= 0.0 && value < static_cast<double>(count))) return fail("a triangle has a corner that is not there");
        corners.push_back(static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(value));
      }
    } else {
      for (std::size_t v = 0; v < count; ++v) corners.push_back(static_cast<std::uint32_t>(first + v));
    }
    triangles_ += mode == kTriangles ? corners.size() / 3 : corners.size();
    if (triangles_ > motion::kMostSkinTriangles)
      return Error{ErrorCode::Unsupported, fmt::format("{}: has more than {} triangles", in_.name(), motion::kMostSkinTriangles)};
    const std::size_t before = mesh.triangles.size() / 3;
    if (mode == kTriangles) {
      corners.resize(corners.size() / 3 * 3);
      mesh.triangles.insert(mesh.triangles.end(), corners.begin(), corners.end());
    } else {
      for (std::size_t i = 2; i < corners.size(); ++i) {
        if (mode == kFan)
          mesh.triangles.insert(mesh.triangles.end(), {corners[0], corners[i - 1], corners[i]});
        else if (i % 2 == 0)
          mesh.triangles.insert(mesh.triangles.end(), {corners[i - 2], corners[i - 1], corners[i]});
        else
          mesh.triangles.insert(mesh.triangles.end(), {corners[i - 1], corners[i - 2], corners[i]});
      }
    }
    const auto material = wholeIn(primitive, "material", -1);
    mesh.parts.push_back(
        {before, mesh.triangles.size() / 3 - before, material >= 0 && static_cast<std::size_t>(material) < out_.materials.size() ? static_cast<int>(material) : -1});
    return {};
  }

  Document& in_;
  const std::vector<int>& nodeOf_;
  std::vector<int> pictureOf_;  // by the file's own number
  struct Block {
    const Json* attributes;
    std::size_t first, count;
  };
  std::vector<Block> blocks_;                 // vertices of the mesh at hand
  std::size_t vertices_ = 0, triangles_ = 0;  // of all meshes
  Looks out_;
};

}  // namespace

Result<Looks> readLooks(Document& document, const std::vector<int>& nodeOf) { return GltfLooks(document, nodeOf).run(); }

}  // namespace core::io::gltf
