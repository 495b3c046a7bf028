#include "render/skin/gl_skin.h"

#include <QOpenGLExtraFunctions>
#include <QOpenGLShaderProgram>
#include <QOpenGLTexture>
#include <QVector3D>

#include <glm/common.hpp>
#include <glm/exponential.hpp>

namespace render {

using core::motion::SkinnedMesh;

struct GlSkins::Uploaded {
  std::weak_ptr<const SkinnedMesh> mesh;
  GLuint array = 0, coordinates = 0, moving = 0, corners = 0;
  std::vector<std::unique_ptr<QOpenGLTexture>> pictures;  // by material; null: none

  void destroy(QOpenGLExtraFunctions& gl) {
    const GLuint buffers[] = {coordinates, moving, corners};
    gl.glDeleteBuffers(3, buffers);
    gl.glDeleteVertexArrays(1, &array);
    pictures.clear();
  }
};

GlSkins::GlSkins() = default;
GlSkins::~GlSkins() {
  // Without release() the context is gone, and the textures with it.
  for (auto& [mesh, one] : meshes_)
    for (auto& picture : one->pictures) static_cast<void>(picture.release());
}

void GlSkins::release(QOpenGLExtraFunctions& gl) {
  for (auto& [mesh, one] : meshes_) one->destroy(gl);
  meshes_.clear();
}

GlSkins::Uploaded& GlSkins::uploaded(QOpenGLExtraFunctions& gl, const std::shared_ptr<const SkinnedMesh>& mesh) {
  for (auto it = meshes_.begin(); it != meshes_.end();) {
    if (!it->second->mesh.expired()) {
      ++it;
      continue;
    }
    it->second->destroy(gl);
    it = meshes_.erase(it);
  }
  auto& one = meshes_[mesh.get()];
  if (one) return *one;
  one = std::make_unique<Uploaded>();
  one->mesh = mesh;
  gl.glGenVertexArrays(1, &one->array);
  gl.glBindVertexArray(one->array);
  GLuint buffers[3];
  gl.glGenBuffers(3, buffers);
  one->coordinates = buffers[0], one->moving = buffers[1], one->corners = buffers[2];
  const std::vector<glm::vec2> none(mesh->coordinates.empty() ? mesh->positions.size() : 0, glm::vec2(0.0f));
  const auto& coordinates = mesh->coordinates.empty() ? none : mesh->coordinates;
  gl.glBindBuffer(GL_ARRAY_BUFFER, one->coordinates);
  gl.glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(coordinates.size() * sizeof(glm::vec2)), coordinates.data(), GL_STATIC_DRAW);
  gl.glEnableVertexAttribArray(3);
  gl.glVertexAttribPointer(3, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
  // Positions, then normals, then tints, each as a block.
  gl.glBindBuffer(GL_ARRAY_BUFFER, one->moving);
  const std::size_t block = mesh->positions.size() * sizeof(glm::vec3);
  for (GLuint location = 0; location < 3; ++location) {
    gl.glEnableVertexAttribArray(location);
    gl.glVertexAttribPointer(location, location == 2 ? 4 : 3, GL_FLOAT, GL_FALSE, 0, reinterpret_cast<const void*>(location * block));
  }
  gl.glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, one->corners);
  gl.glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh->triangles.size() * sizeof(std::uint32_t)), mesh->triangles.data(), GL_STATIC_DRAW);
  gl.glBindVertexArray(0);
  gl.glBindBuffer(GL_ARRAY_BUFFER, 0);
  for (std::size_t i = 0; i < mesh->materials.size(); ++i) {
    const QImage& picture = pictures_.of(mesh, static_cast<int>(i));
    one->pictures.push_back(picture.isNull() ? nullptr : std::make_unique<QOpenGLTexture>(picture));
    if (!one->pictures.back()) continue;
    one->pictures.back()->setMinMagFilters(QOpenGLTexture::LinearMipMapLinear, QOpenGLTexture::Linear);
    one->pictures.back()->setWrapMode(QOpenGLTexture::Repeat);
  }
  return *one;
}

void GlSkins::draw(QOpenGLExtraFunctions& gl, QOpenGLShaderProgram& program, const SkinGeometry& skin) {
  const SkinnedMesh& mesh = *skin.mesh;
  Uploaded& one = uploaded(gl, skin.mesh);
  const std::size_t count = skin.positions.size(), block = count * sizeof(glm::vec3);
  gl.glBindBuffer(GL_ARRAY_BUFFER, one.moving);
  gl.glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(2 * block + count * sizeof(glm::vec4)), nullptr, GL_STREAM_DRAW);
  gl.glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(block), skin.positions.data());
  gl.glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(block), static_cast<GLsizeiptr>(block), skin.normals.data());
  if (!skin.tints.empty()) gl.glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(2 * block), static_cast<GLsizeiptr>(count * sizeof(glm::vec4)), skin.tints.data());
  gl.glBindBuffer(GL_ARRAY_BUFFER, 0);
  gl.glBindVertexArray(one.array);
  constexpr GLuint kTint = 2;
  if (skin.tints.empty()) {
    gl.glDisableVertexAttribArray(kTint);
    gl.glVertexAttrib4f(kTint, 0.0f, 0.0f, 0.0f, 0.0f);
  } else {
    gl.glEnableVertexAttribArray(kTint);
  }
  // Characters have hair and skirts of one layer, whatever their materials say: both sides are drawn, each lit as it lies.
  gl.glDisable(GL_CULL_FACE);
  for (const auto& part : mesh.parts) {
    const auto* material = part.material < 0 ? nullptr : &mesh.materials[static_cast<std::size_t>(part.material)];
    const glm::vec3 colour = glm::sqrt(material ? glm::vec3(material->colour) : glm::vec3(0.7f));
    QOpenGLTexture* picture = part.material < 0 ? nullptr : one.pictures[static_cast<std::size_t>(part.material)].get();
    program.setUniformValue("plain", QVector3D(colour.x, colour.y, colour.z));
    program.setUniformValue("hasPicture", picture ? 1.0f : 0.0f);
    program.setUniformValue("picture", 0);
    if (picture) picture->bind(0);
    gl.glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(3 * part.triangleCount), GL_UNSIGNED_INT,
                      reinterpret_cast<const void*>(3 * part.firstTriangle * sizeof(std::uint32_t)));
    if (picture) picture->release(0);
  }
  gl.glBindVertexArray(0);
}

}  // namespace render
