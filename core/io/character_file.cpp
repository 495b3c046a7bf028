#include "core/io/character_file.h"

#include "core/io/motion_file.h"
#include "core/io/read/axis_conventions.h"
#include "core/io/read/scene/scene_clip.h"
#include "core/io/read/scene/scene_file.h"
#include "core/io/read/scene/scene_skin.h"

#include <utility>

namespace core::io {

Result<CharacterFile> readCharacter(const std::filesystem::path& file) {
  auto head = headOfFile(file);
  if (!head) return head.error();
  const std::string name = file.filename().string();
  const auto format = motionFormatOf(*head);
  if (!format || (*format != MotionFormat::Fbx && *format != MotionFormat::Gltf && *format != MotionFormat::Collada))
    return Error{ErrorCode::Unsupported, name + (head->empty() ? ": is empty" : ": is no character that can be read; FBX, glTF and GLB can")};
  auto looked = readLookedScene(file);
  if (!looked) return looked.error();
  auto made = clipOfScene(looked->scene, name, {}, 0.0);
  if (!made) return made.error();
  CharacterFile out;
  out.hasMotion = made->hasMotion;
  for (auto& sentence : made->assumptions)
    if (!sentence.starts_with("holds no motion")) out.report.assumptions.push_back(std::move(sentence));
  const DeclaredConventions declared = conventionsOf(looked->scene);
  Rebasing rebasing;
  out.skeleton = toConventions(made->clip, declared, {}, out.report, &rebasing).sharedSkeleton();
  auto mesh = skinOfScene(std::move(*looked), *made, rebasing, name, out.leftOut);
  if (!mesh) return mesh.error();
  out.mesh = std::make_shared<const motion::SkinnedMesh>(std::move(*mesh));
  return out;
}

}  // namespace core::io
