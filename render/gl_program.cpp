#include "render/gl_program.h"

#include <QFile>
#include <QOpenGLExtraFunctions>
#include <QOpenGLShaderProgram>

#include <numeric>

namespace render {

namespace {

/// With what it includes, which GLSL itself cannot.
QByteArray shaderSource(const QByteArray& name) {
  QFile file(QStringLiteral(":/shaders/") + QLatin1String(name));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QByteArray source = file.readAll();
  if (source.contains("#include \"light.glsl\"")) source.replace("#include \"light.glsl\"", shaderSource("light.glsl"));
  return source;
}

}  // namespace

std::unique_ptr<QOpenGLShaderProgram> loadProgram(const char* name, QString& why) {
  auto program = std::make_unique<QOpenGLShaderProgram>();
  const QByteArray file(name);
  if (!program->addShaderFromSourceCode(QOpenGLShader::Vertex, shaderSource(file + ".vert")) ||
      !program->addShaderFromSourceCode(QOpenGLShader::Fragment, shaderSource(file + ".frag")) || !program->link()) {
    why = QStringLiteral("shader %1: %2").arg(QLatin1String(name), program->log().trimmed());
    return nullptr;
  }
  return program;
}

void InstancedMesh::create(QOpenGLExtraFunctions& gl, const AttributeLayout& layout, std::span<const float> vertices, std::span<const unsigned short> indices) {
  indexCount_ = static_cast<int>(indices.size());
  recordFloats_ = std::accumulate(layout.perInstance.begin(), layout.perInstance.end(), 0);
  gl.glGenVertexArrays(1, &array_);
  gl.glBindVertexArray(array_);

  GLuint location = 0;
  const auto describe = [&](const std::vector<int>& sizes, GLuint divisor) {
    const int stride = std::accumulate(sizes.begin(), sizes.end(), 0) * static_cast<int>(sizeof(float));
    std::size_t offset = 0;
    for (const int size : sizes) {
      gl.glEnableVertexAttribArray(location);
      gl.glVertexAttribPointer(location, size, GL_FLOAT, GL_FALSE, stride, reinterpret_cast<const void*>(offset));
      gl.glVertexAttribDivisor(location, divisor);
      offset += static_cast<std::size_t>(size) * sizeof(float);
      ++location;
    }
  };
  gl.glGenBuffers(1, &vertexBuffer_);
  gl.glBindBuffer(GL_ARRAY_BUFFER, vertexBuffer_);
  gl.glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size_bytes()), vertices.data(), GL_STATIC_DRAW);
  describe(layout.perVertex, 0);
  gl.glGenBuffers(1, &instanceBuffer_);
  gl.glBindBuffer(GL_ARRAY_BUFFER, instanceBuffer_);
  describe(layout.perInstance, 1);
  gl.glGenBuffers(1, &indexBuffer_);
  gl.glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indexBuffer_);
  gl.glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size_bytes()), indices.data(), GL_STATIC_DRAW);
  gl.glBindVertexArray(0);
  gl.glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void InstancedMesh::setInstances(QOpenGLExtraFunctions& gl, std::span<const float> records) {
  instanceCount_ = recordFloats_ > 0 ? static_cast<int>(records.size()) / recordFloats_ : 0;
  gl.glBindBuffer(GL_ARRAY_BUFFER, instanceBuffer_);
  gl.glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(records.size_bytes()), records.data(), GL_STREAM_DRAW);
  gl.glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void InstancedMesh::draw(QOpenGLExtraFunctions& gl) const {
  if (instanceCount_ == 0) return;
  gl.glBindVertexArray(array_);
  gl.glDrawElementsInstanced(GL_TRIANGLES, indexCount_, GL_UNSIGNED_SHORT, nullptr, instanceCount_);
  gl.glBindVertexArray(0);
}

void InstancedMesh::destroy(QOpenGLExtraFunctions& gl) {
  const GLuint buffers[] = {vertexBuffer_, indexBuffer_, instanceBuffer_};
  gl.glDeleteBuffers(3, buffers);
  gl.glDeleteVertexArrays(1, &array_);
  *this = {};
}

}  // namespace render
