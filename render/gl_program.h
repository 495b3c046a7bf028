#pragma once

#include <QString>

#include <memory>
#include <span>
#include <vector>

class QOpenGLExtraFunctions;
class QOpenGLShaderProgram;

namespace render {

/// The program resources/shaders/NAME.vert + NAME.frag, or null with the compiler's words in why.
std::unique_ptr<QOpenGLShaderProgram> loadProgram(const char* name, QString& why);

/// How many floats each attribute takes, in the order of its location in the shader.
struct AttributeLayout {
  std::vector<int> perVertex;
  std::vector<int> perInstance;
};

/// A mesh that is drawn once for each record of an instance buffer. A context must be current for every call.
class InstancedMesh {
 public:
  void create(QOpenGLExtraFunctions& gl, const AttributeLayout& layout, std::span<const float> vertices, std::span<const unsigned short> indices);
  /// Replaces all records.
  void setInstances(QOpenGLExtraFunctions& gl, std::span<const float> records);
  void draw(QOpenGLExtraFunctions& gl) const;
  void destroy(QOpenGLExtraFunctions& gl);

 private:
  unsigned array_ = 0, vertexBuffer_ = 0, indexBuffer_ = 0, instanceBuffer_ = 0;
  int indexCount_ = 0;
  int instanceCount_ = 0;
  int recordFloats_ = 0;
};

}  // namespace render
