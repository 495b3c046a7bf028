#pragma once

#include "render/skin/painted_skin.h"
#include "render/skin/skin_geometry.h"

#include <map>
#include <memory>
#include <vector>

class QOpenGLExtraFunctions;
class QOpenGLShaderProgram;
class QOpenGLTexture;

namespace render {

/// Skins on the graphics side: what does not change is uploaded once for each mesh and forgotten when nobody has it any more. A context must be current for every call,
/// the same one.
class GlSkins {
 public:
  GlSkins();
  ~GlSkins();
  /// With the program "skin", which must be bound, its matrices set.
  void draw(QOpenGLExtraFunctions& gl, QOpenGLShaderProgram& program, const SkinGeometry& skin);
  void release(QOpenGLExtraFunctions& gl);

 private:
  struct Uploaded;
  Uploaded& uploaded(QOpenGLExtraFunctions& gl, const std::shared_ptr<const core::motion::SkinnedMesh>& mesh);

  std::map<const core::motion::SkinnedMesh*, std::unique_ptr<Uploaded>> meshes_;
  SkinPictures pictures_;
};

}  // namespace render
