// write_fuzz_seeds FOLDER: the seeds of tests/fuzz/corpus that no hand writes, out of the samples of the tests and our own writers.
#include "core/base/file.h"
#include "core/document/project_file.h"
#include "core/io/read/npy.h"
#include "core/io/read/scene/imported_scene.h"
#include "core/io/read/scene/scene_looks.h"
#include "core/io/write/export.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "tests/core/io/scene_samples.h"
#include "tests/support/synthetic_motion.h"

#include <cstdio>
#include <cstdlib>

namespace {

using namespace core;

void put(const std::filesystem::path& file, const std::string& bytes) {
  std::filesystem::create_directories(file.parent_path());
  if (const auto ok = base::writeFileAtomically(file, bytes); !ok) {
    std::fprintf(stderr, "%s\n", ok.error().message.c_str());
    std::exit(1);
  }
}

/// Hips, a spine and a head that nod: short, and yet a tree.
motion::Clip nod() {
  motion::ClipData data;
  data.skeleton = std::make_shared<const motion::Skeleton>(
      std::vector<motion::Joint>{{"Hips", -1, {0.0f, 1.0f, 0.0f}}, {"Spine", 0, {0.0f, 0.3f, 0.0f}}, {"Head", 1, {0.0f, 0.4f, 0.0f}}, {"Hand", 1, {0.5f, 0.2f, 0.0f}}});
  data.fps = 30.0;
  data.name = "nod";
  for (int f = 0; f < 3; ++f) {
    data.rootPositions.emplace_back(0.1f * static_cast<float>(f), 1.0f, 0.0f);
    for (int j = 0; j < 4; ++j) data.rotations.push_back(glm::angleAxis(0.1f * static_cast<float>(f * j), glm::vec3(1, 0, 0)));
  }
  return motion::Clip(std::move(data));
}

/// A body of one triangle, in one colour.
std::shared_ptr<const motion::SkinnedMesh> triangle() {
  motion::SkinnedMesh mesh;
  mesh.name = "skin";
  mesh.positions = {{0, 1, 0}, {1, 1, 0}, {0, 2, 0}};
  mesh.normals.assign(3, glm::vec3(0, 0, 1));
  mesh.coordinates = {{0, 0}, {1, 0}, {0, 1}};
  mesh.joints = {motion::VertexJoints::of(0), motion::VertexJoints::of(1), motion::VertexJoints::of(2)};
  mesh.triangles = {0, 1, 2};
  mesh.parts = {{0, 1, 0}};
  mesh.materials.push_back({"cloth", {0.2f, 0.4f, 0.6f, 1.0f}});
  return std::make_shared<const motion::SkinnedMesh>(std::move(mesh));
}

std::string written(const motion::Clip& clip, io::ExportFormat format, const io::ExportOptions& options) {
  auto bytes = io::exportedFile(clip, format, options);
  if (!bytes) std::fprintf(stderr, "%s\n", bytes.error().message.c_str()), std::exit(1);
  return std::move(*bytes);
}

io::scene::Scene packedScene() {
  io::scene::Scene scene;
  for (int i = 0; i < 4; ++i) scene.nodes.push_back({"joint " + std::to_string(i), i - 1, glm::dmat4(1.0), io::scene::NodeKind::Joint, true, false, glm::dmat4(1.0)});
  io::scene::Channel channel;
  channel.node = 1;
  channel.positionTimes = channel.rotationTimes = {0.0, 1.0};
  channel.positions = {glm::dvec3(0.0), glm::dvec3(1.0)};
  channel.rotationKind = io::scene::Interpolation::Cubic;
  channel.rotations.assign(6, glm::dquat(1, 0, 0, 0));
  scene.takes.push_back({"Walk", {channel}, {"a note"}});
  scene.skins = {{0, 1, 2}};
  scene.fps = 30.0;
  return scene;
}

io::scene::Looks packedLooks() {
  io::scene::Looks looks;
  io::scene::Mesh mesh;
  mesh.name = "skin";
  mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  mesh.triangles = {0, 1, 2};
  mesh.parts = {{0, 1, 0}};
  mesh.bones = {{1, glm::dmat4(1.0)}};
  mesh.shares = {{0, 0, 1.0f}, {1, 0, 1.0f}, {2, 0, 1.0f}};
  looks.meshes.push_back(mesh);
  looks.materials.push_back({"cloth"});
  return looks;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]), 2;
  const std::filesystem::path out = argv[1];
  const motion::Clip small = nod(), walk = test_support::syntheticWalk(3, 2);
  const io::ExportOptions bare{.hasFigure = false}, dressed{.hasFigure = true, .body = triangle()};

  put(out / "bvh/walk.bvh", written(walk, io::ExportFormat::Bvh, bare));
  put(out / "acclaim/nod", tests::asfText(small) + "\n@" + tests::amcText(small));
  put(out / "acclaim/nod.asf", tests::asfText(small));
  put(out / "collada/nod.dae", tests::colladaText(small));
  put(out / "fbx/nod_text.fbx", tests::fbxText(small, {.unit = 100.0}));
  put(out / "fbx/body.fbx", written(small, io::ExportFormat::Fbx, dressed));
  put(out / "gltf/nod.gltf", tests::gltfText(small));
  put(out / "gltf/nod.glb", tests::glbBytes(small));
  put(out / "gltf/walk.glb", written(walk, io::ExportFormat::Glb, bare));
  put(out / "gltf/body.glb", written(small, io::ExportFormat::Glb, dressed));
  put(out / "scene/scene", io::scene::pack(packedScene()));
  put(out / "scene/looks", io::scene::pack(packedLooks()));

  std::vector<float> joints;
  for (const auto& p : motion::worldPositions(walk)) joints.insert(joints.end(), {p.x, p.y, p.z});
  put(out / "npy/joints.npy", io::formatNpy(joints, std::vector<std::int64_t>{2, 22, 3}));
  put(out / "npy/features.npy", io::formatNpy(std::vector<float>(263), std::vector<std::int64_t>{1, 263}));
  put(out / "npy/kit.npy", io::formatNpy(std::vector<float>(251), std::vector<std::int64_t>{1, 251}));

  document::Project project;
  document::Take take;
  take.name = "nod";
  take.clip = std::make_shared<const motion::Clip>(small);
  take.request.prompt = "a person nods";
  take.request.spans = {{0.0, 2.0, "a person nods", {}, {}}, {2.0, 4.0, "a person waves", document::TakeStyle{document::TakeStyle::Kind::Named, "old", {}}, 2.0}};
  take.request.path = {{0.0, 0.0, 0.0, {}}, {2.0, 0.0, 1.0, 90.0}};
  take.request.nearClips = {{"nod.bvh", "a person nods"}};
  take.report = {0.5, "0123", {"a remark"}};
  take.tags = {"good"};
  const auto first = project.append(take);
  take.parent = first;
  take.origin = document::Take::Origin::Edited;
  take.stands = motion::FootStands{};
  take.request.keeps = {{0.0, 0.5, {}, {}, first, project.find(first)->clip}};
  document::TakePose pose;
  pose.time = 1.0;
  pose.take = first;
  pose.motion = project.find(first)->clip;
  take.request.poses = {pose};
  project.append(take);
  project.draft.request.prompt = "a person walks";
  project.view.shown = {first};
  put(out / "project/two_takes.gesto", document::projectToText(project));
  return 0;
}
