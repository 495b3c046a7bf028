#include "core/io/write/fbx_writer.h"

#include "core/io/write/fbx_document.h"
#include "core/io/write/fbx_shape.h"
#include "core/motion/euler_curves.h"
#include "core/motion/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <numbers>

namespace core::io {

namespace {

using Values = std::vector<FbxProperty>;

constexpr std::int64_t kTicksPerSecond = 46186158000;  // divides by every usual frame rate
constexpr double kDegreesInRadian = 180.0 / std::numbers::pi;

std::int64_t ticks(int frame, double fps) { return std::llround(static_cast<double>(frame) * static_cast<double>(kTicksPerSecond) / fps); }

/// FBX's number for a frame rate; 14: the rate is given apart.
std::int32_t timeMode(double fps) {
  constexpr std::pair<double, std::int32_t> kModes[] = {{120, 1}, {100, 2}, {60, 3}, {50, 4}, {48, 5}, {30, 6}, {25, 10}, {24, 11}};
  for (const auto& [rate, mode] : kModes) {
    if (std::abs(fps - rate) < 1e-6) return mode;
  }
  return 14;
}

void setting(FbxNode& list, const char* name, const char* type, const char* label, const char* flags, Values values = {}) {
  Values all{std::string(name), std::string(type), std::string(label), std::string(flags)};
  for (auto& value : values) all.push_back(std::move(value));
  list.add("P", std::move(all));
}
void integer(FbxNode& list, const char* name, std::int32_t value) { setting(list, name, "int", "Integer", "", {value}); }
void number(FbxNode& list, const char* name, double value) { setting(list, name, "double", "Number", "", {value}); }
void time(FbxNode& list, const char* name, std::int64_t value) { setting(list, name, "KTime", "Time", "", {value}); }
void text(FbxNode& list, const char* name, const std::string& value) { setting(list, name, "KString", "", "", {value}); }
void vector(FbxNode& list, const char* name, const char* flags, const glm::dvec3& v) { setting(list, name, name, "", flags, {v.x, v.y, v.z}); }

/// Column after column, as FBX and GLM keep them.
std::vector<double> translationMatrix(const glm::dvec3& to) { return {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, to.x, to.y, to.z, 1}; }

/// Which joints move against their parents, besides the root.
std::vector<bool> jointsThatMove(const motion::Clip& clip) {
  std::vector<bool> moves(static_cast<std::size_t>(clip.jointCount()), false);
  moves[0] = true;
  for (int f = 0; f < clip.frameCount(); ++f) {
    const auto translations = clip.translations(f);
    for (std::size_t j = 1; j < translations.size(); ++j) {
      if (glm::length(translations[j] - clip.skeleton().joint(static_cast<int>(j)).offset) > 1e-6f) moves[j] = true;
    }
  }
  return moves;
}

class FbxWriter {
 public:
  FbxWriter(const ExportScene& scene, double scale)
      : scene_(scene), clip_(scene.clip), scale_(scale), rest_(motion::restPositions(clip_.skeleton())), stop_(ticks(clip_.frameCount() - 1, clip_.fps())) {
    // Blender ties a joint that lies at the end of its parent's bone, which goes along Y, to that bone, and then passes over its movement: ten micrometres keep them
    // apart.
    const auto moves = jointsThatMove(clip_);
    for (int j = 1; j < clip_.jointCount(); ++j) {
      const glm::vec3 offset = clip_.skeleton().joint(j).offset;
      if (moves[static_cast<std::size_t>(j)] && std::abs(offset.x) + std::abs(offset.z) < 1e-5f * offset.y) rest_[static_cast<std::size_t>(j)].x += 1e-5f;
    }
    for (const auto& [name, value] : scene.provenance.entries()) made_ += fmt::format("{}{}: {}", made_.empty() ? "" : "\n", name, value);
  }

  std::string file() {
    skeleton();
    if (scene_.figure && !scene_.figure->triangles.empty()) figure(*scene_.figure);
    bindPose();
    animation();
    std::vector<FbxNode> top;
    top.push_back(header());
    top.push_back({"FileId", {FbxBytes{std::string("\x28\xb3\x2a\xeb\xb6\x24\xcc\xc2\xbf\xc8\xb0\x2a\xa9\x2b\xfc\xf1", 16)}}});
    top.push_back({"CreationTime", {std::string("1970-01-01 10:00:00:000")}});
    top.push_back({"Creator", {program()}});
    top.push_back(globalSettings());
    top.push_back(documents());
    top.push_back({"References"});
    top.push_back(definitions());
    top.push_back(std::move(objects_));
    top.push_back(std::move(connections_));
    top.push_back(takes());
    return fbxFile(top);
  }

 private:
  std::int64_t newId() { return nextId_ += 16; }
  std::string program() const { return scene_.provenance.program.empty() ? "Gesto Studio" : scene_.provenance.program; }
  glm::dvec3 scaled(const glm::vec3& v) const { return scale_ * glm::dvec3(v); }
  void connect(std::int64_t child, std::int64_t parent) { connections_.add("C", {std::string("OO"), child, parent}); }
  void connect(std::int64_t child, std::int64_t parent, const char* property) { connections_.add("C", {std::string("OP"), child, parent, std::string(property)}); }
  FbxNode& object(const char* kind, std::int64_t id, const std::string& name, const char* objectClass, const char* type) {
    ++counts_[kind];
    return objects_.add(kind, {id, fbxName(name, objectClass), std::string(type)});
  }

  FbxNode header() const {
    FbxNode node{"FBXHeaderExtension"};
    node.add("FBXHeaderVersion", {std::int32_t{1003}});
    node.add("FBXVersion", {std::int32_t{7400}});
    node.add("EncryptionType", {std::int32_t{0}});
    auto& stamp = node.add("CreationTimeStamp");
    stamp.add("Version", {std::int32_t{1000}});
    for (const auto& [field, value] :
         {std::pair<const char*, std::int32_t>{"Year", 1970}, {"Month", 1}, {"Day", 1}, {"Hour", 10}, {"Minute", 0}, {"Second", 0}, {"Millisecond", 0}})
      stamp.add(field, {value});
    node.add("Creator", {program()});
    auto& info = node.add("SceneInfo", {fbxName("GlobalInfo", "SceneInfo"), std::string("UserData")});
    info.add("Type", {std::string("UserData")});
    info.add("Version", {std::int32_t{100}});
    auto& data = info.add("MetaData");
    data.add("Version", {std::int32_t{100}});
    data.add("Title", {scene_.takeName});
    data.add("Subject", {scene_.provenance.prompt});
    data.add("Author", {std::string()});
    data.add("Keywords", {scene_.provenance.style});
    data.add("Revision", {std::string()});
    data.add("Comment", {made_});
    auto& list = info.add("Properties70");
    setting(list, "Original", "Compound", "", "");
    text(list, "Original|ApplicationName", program());
    setting(list, "LastSaved", "Compound", "", "");
    text(list, "LastSaved|ApplicationName", program());
    return node;
  }

  FbxNode globalSettings() const {
    FbxNode node{"GlobalSettings"};
    node.add("Version", {std::int32_t{1000}});
    auto& list = node.add("Properties70");
    for (const auto& [name, value] : {std::pair<const char*, std::int32_t>{"UpAxis", 1},
                                      {"UpAxisSign", 1},
                                      {"FrontAxis", 2},
                                      {"FrontAxisSign", 1},
                                      {"CoordAxis", 0},
                                      {"CoordAxisSign", 1},
                                      {"OriginalUpAxis", 1},
                                      {"OriginalUpAxisSign", 1}})
      integer(list, name, value);
    number(list, "UnitScaleFactor", 100.0 / scale_);  // how many centimetres one unit is
    number(list, "OriginalUnitScaleFactor", 100.0 / scale_);
    setting(list, "AmbientColor", "ColorRGB", "Color", "", {0.0, 0.0, 0.0});
    text(list, "DefaultCamera", "Producer Perspective");
    setting(list, "TimeMode", "enum", "", "", {timeMode(clip_.fps())});
    time(list, "TimeSpanStart", 0);
    time(list, "TimeSpanStop", stop_);
    number(list, "CustomFrameRate", timeMode(clip_.fps()) == 14 ? clip_.fps() : -1.0);
    return node;
  }

  FbxNode documents() {
    FbxNode node{"Documents"};
    node.add("Count", {std::int32_t{1}});
    auto& document = node.add("Document", {newId(), std::string("Scene"), std::string("Scene")});
    auto& list = document.add("Properties70");
    setting(list, "SourceObject", "object", "", "");
    text(list, "ActiveAnimStackName", scene_.takeName);
    document.add("RootNode", {std::int64_t{0}});
    return node;
  }

  FbxNode definitions() const {
    FbxNode node{"Definitions"};
    std::int32_t all = 1;
    for (const auto& [kind, count] : counts_) all += count;
    node.add("Version", {std::int32_t{100}});
    node.add("Count", {all});
    node.add("ObjectType", {std::string("GlobalSettings")}).add("Count", {std::int32_t{1}});
    for (const auto& [kind, count] : counts_) node.add("ObjectType", {kind}).add("Count", {count});
    return node;
  }

  FbxNode takes() const {
    FbxNode node{"Takes"};
    node.add("Current", {scene_.takeName});
    auto& take = node.add("Take", {scene_.takeName});
    take.add("FileName", {scene_.takeName + ".tak"});
    take.add("LocalTime", {std::int64_t{0}, stop_});
    take.add("ReferenceTime", {std::int64_t{0}, stop_});
    return node;
  }

  // The transform of a Model at rest.
  void model(FbxNode& node, const glm::dvec3& translation, motion::EulerOrder order, bool tellsOrigin) {
    node.add("Version", {std::int32_t{232}});
    auto& list = node.add("Properties70");
    setting(list, "RotationOrder", "enum", "", "", {static_cast<std::int32_t>(order)});
    setting(list, "RotationActive", "bool", "", "", {std::int32_t{1}});
    setting(list, "InheritType", "enum", "", "", {std::int32_t{1}});
    setting(list, "ScalingMax", "Vector3D", "Vector", "", {0.0, 0.0, 0.0});
    integer(list, "DefaultAttributeIndex", 0);
    vector(list, "Lcl Translation", "A", translation);
    vector(list, "Lcl Rotation", "A", glm::dvec3(0.0));
    vector(list, "Lcl Scaling", "A", glm::dvec3(1.0));
    // On the root, where programs show it as extra attributes, and on the figure: Blender reads none of bones.
    if (tellsOrigin) {
      for (const auto& [name, value] : scene_.provenance.entries()) setting(list, ("gesto_" + name).c_str(), "KString", "", "U", {value});
    }
    node.add("Shading", {true});
    node.add("Culling", {std::string("CullingOff")});
  }

  void skeleton() {
    for (int j = 0; j < clip_.jointCount(); ++j) {
      const auto& joint = clip_.skeleton().joint(j);
      const auto attribute = newId(), id = newId();
      bones_.push_back(id);
      orders_.push_back(motion::calmOrder(clip_, j, motion::EulerOrder::Xyz));
      auto& limb = object("NodeAttribute", attribute, joint.name, "NodeAttribute", "LimbNode");
      number(limb.add("Properties70"), "Size", 0.05 * scale_);
      limb.add("TypeFlags", {std::string("Skeleton")});
      model(object("Model", id, joint.name, "Model", "LimbNode"), scaled(joint.offset), orders_.back(), j == 0);
      connect(attribute, id);
      connect(id, joint.parent < 0 ? 0 : bones_[static_cast<std::size_t>(joint.parent)]);
    }
  }

  void figure(const motion::SkinnedMesh& mesh) {
    const auto geometry = newId(), skin = newId();
    figure_ = newId();
    FbxNode& shape = object("Geometry", geometry, mesh.name, "Geometry", "Mesh");
    const FbxShape points = fbxShape(mesh, scale_, shape);
    model(object("Model", figure_, mesh.name, "Model", "Mesh"), glm::dvec3(0.0), motion::EulerOrder::Xyz, true);
    connect(figure_, 0);
    connect(geometry, figure_);
    materials(mesh);
    auto& deformer = object("Deformer", skin, mesh.name, "Deformer", "Skin");
    deformer.add("Version", {std::int32_t{101}});
    deformer.add("Link_DeformAcuracy", {50.0});  // the format's own spelling
    connect(skin, geometry);
    for (int j = 0; j < clip_.jointCount(); ++j) cluster(points, j, skin);
  }

  void materials(const motion::SkinnedMesh& mesh) {
    std::vector<std::int64_t> textures;
    for (std::size_t i = 0; i < mesh.pictures.size(); ++i) {
      const auto& picture = mesh.pictures[i];
      const auto video = newId();
      textures.push_back(newId());
      const std::string file = pictureFile(picture, i);
      auto& clip = object("Video", video, file, "Video", "Clip");
      clip.add("Type", {std::string("Clip")});
      text(clip.add("Properties70"), "Path", file);
      clip.add("UseMipMap", {std::int32_t{0}});
      clip.add("Filename", {file});
      clip.add("RelativeFilename", {file});
      clip.add("Content", {FbxBytes{picture.bytes}});
      auto& texture = object("Texture", textures.back(), file, "Texture", "");
      texture.add("Type", {std::string("TextureVideoClip")});
      texture.add("Version", {std::int32_t{202}});
      texture.add("TextureName", {fbxName(file, "Texture")});
      texture.add("Media", {fbxName(file, "Video")});
      texture.add("FileName", {file});
      texture.add("RelativeFilename", {file});
      connect(video, textures.back());
    }
    for (const auto& material : mesh.materials) {
      const auto id = newId();
      auto& surface = object("Material", id, material.name, "Material", "");
      surface.add("Version", {std::int32_t{102}});
      surface.add("ShadingModel", {std::string("phong")});
      surface.add("MultiLayer", {std::int32_t{0}});
      auto& colours = surface.add("Properties70");
      const glm::dvec4 colour(material.colour);
      setting(colours, "DiffuseColor", "Color", "", "A", {colour.r, colour.g, colour.b});
      setting(colours, "SpecularColor", "Color", "", "A", {0.1, 0.1, 0.1});
      setting(colours, "Shininess", "Number", "", "A", {10.0});
      connect(id, figure_);
      if (material.picture >= 0) connect(textures[static_cast<std::size_t>(material.picture)], id, "DiffuseColor");
    }
  }

  void cluster(const FbxShape& points, int joint, std::int64_t skin) {
    // Joints without vertices have a cluster too: some programs leave joints out of the bind pose otherwise.
    const auto id = newId();
    auto& node = object("Deformer", id, clip_.skeleton().joint(joint).name, "SubDeformer", "Cluster");
    node.add("Version", {std::int32_t{100}});
    node.add("UserData", {std::string(), std::string()});
    if (const auto own = points.shares.find(joint); own != points.shares.end()) {
      node.add("Weights", {own->second.shares});
      node.add("Indexes", {own->second.points});
    }
    const glm::dvec3 rest = scaled(rest_[static_cast<std::size_t>(joint)]);
    node.add("Transform", {translationMatrix(-rest)});
    node.add("TransformLink", {translationMatrix(rest)});
    connect(id, skin);
    connect(bones_[static_cast<std::size_t>(joint)], id);
  }

  void bindPose() {
    auto& pose = object("Pose", newId(), "BindPose", "Pose", "BindPose");
    pose.add("Type", {std::string("BindPose")});
    pose.add("Version", {std::int32_t{100}});
    pose.add("NbPoseNodes", {static_cast<std::int32_t>(bones_.size() + (figure_ ? 1 : 0))});
    const auto add = [&](std::int64_t id, const glm::dvec3& place) {
      auto& node = pose.add("PoseNode");
      node.add("Node", {id});
      node.add("Matrix", {translationMatrix(place)});
    };
    if (figure_) add(figure_, glm::dvec3(0.0));
    for (std::size_t j = 0; j < bones_.size(); ++j) add(bones_[j], scaled(rest_[j]));
  }

  void animation() {
    const auto stack = newId(), layer = newId();
    auto& node = object("AnimationStack", stack, scene_.takeName, "AnimStack", "");
    auto& list = node.add("Properties70");
    text(list, "Description", made_);
    for (const char* name : {"LocalStart", "ReferenceStart"}) time(list, name, 0);
    for (const char* name : {"LocalStop", "ReferenceStop"}) time(list, name, stop_);
    object("AnimationLayer", layer, "BaseLayer", "AnimLayer", "");
    connect(layer, stack);
    for (int f = 0; f < clip_.frameCount(); ++f) times_.push_back(ticks(f, clip_.fps()));
    const auto moves = jointsThatMove(clip_);
    for (int j = 0; j < clip_.jointCount(); ++j) {
      const auto k = static_cast<std::size_t>(j);
      if (moves[k]) {
        std::vector<glm::dvec3> places;
        for (int f = 0; f < clip_.frameCount(); ++f) places.push_back(scaled(j == 0 ? clip_.rootPosition(f) : clip_.translations(f)[k]));
        curves("T", "Lcl Translation", bones_[k], layer, places);
      }
      auto angles = motion::eulerCurve(clip_, j, orders_[k]);
      for (auto& angle : angles) angle *= kDegreesInRadian;
      curves("R", "Lcl Rotation", bones_[k], layer, angles);
    }
  }

  void curves(const char* name, const char* property, std::int64_t bone, std::int64_t layer, const std::vector<glm::dvec3>& values) {
    const auto group = newId();
    auto& list = object("AnimationCurveNode", group, name, "AnimCurveNode", "").add("Properties70");
    constexpr const char* kAxes[] = {"d|X", "d|Y", "d|Z"};
    for (int axis = 0; axis < 3; ++axis) setting(list, kAxes[axis], "Number", "", "A", {values.front()[axis]});
    connect(group, layer);
    connect(group, bone, property);
    for (int axis = 0; axis < 3; ++axis) {
      const auto id = newId();
      std::vector<float> keys;
      for (const auto& value : values) keys.push_back(static_cast<float>(value[axis]));
      auto& curve = object("AnimationCurve", id, "", "AnimCurve", "");
      curve.add("Default", {values.front()[axis]});
      curve.add("KeyVer", {std::int32_t{4008}});
      curve.add("KeyTime", {times_});
      curve.add("KeyValueFloat", {std::move(keys)});
      // One set of attributes for all keys: straight lines from key to key, tangents of one third.
      curve.add("KeyAttrFlags", {std::vector<std::int32_t>{0x6104}});
      curve.add("KeyAttrDataFloat", {std::vector<float>{0.0f, 0.0f, std::bit_cast<float>(0x0D050D05u), 0.0f}});
      curve.add("KeyAttrRefCount", {std::vector<std::int32_t>{static_cast<std::int32_t>(values.size())}});
      connect(id, group, kAxes[axis]);
    }
  }

  const ExportScene& scene_;
  const motion::Clip& clip_;
  double scale_;
  std::vector<glm::vec3> rest_;
  std::int64_t stop_;
  std::string made_;
  std::int64_t nextId_ = 1000000;
  std::int64_t figure_ = 0;  // its Model, 0: none
  std::vector<std::int64_t> bones_;
  std::vector<motion::EulerOrder> orders_;
  std::vector<std::int64_t> times_;
  std::map<std::string, std::int32_t> counts_;
  FbxNode objects_{"Objects"}, connections_{"Connections"};
};

}  // namespace

std::string formatFbx(const ExportScene& scene, const FbxWriteOptions& options) { return FbxWriter(scene, options.unitsPerMetre).file(); }

}  // namespace core::io
