#include "render/gl_scene_renderer.h"

#include "render/figure_geometry.h"
#include "render/gl_program.h"
#include "render/skin/gl_skin.h"

#include <QMatrix4x4>
#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QOpenGLShaderProgram>
#include <QRect>
#include <QVector2D>
#include <QVector3D>

#include <glm/gtc/constants.hpp>
#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr int kGridRadius = 9;        // metres
constexpr float kFloorRadius = 8.0f;  // metres

QMatrix4x4 toQt(const glm::mat4& matrix) {
  // GLM keeps columns together, QMatrix4x4's constructor reads rows.
  return QMatrix4x4(glm::value_ptr(matrix)).transposed();
}

QVector3D toQt(const glm::vec3& v) { return {v.x, v.y, v.z}; }

void append(std::vector<float>& record, const glm::vec3& v) { record.insert(record.end(), {v.x, v.y, v.z}); }
void append(std::vector<float>& record, const glm::vec4& v) { record.insert(record.end(), {v.x, v.y, v.z, v.w}); }

// Rings from pole to pole; the equator is there twice, once for each end of the rod.
void makeCapsule(std::vector<float>& vertices, std::vector<unsigned short>& indices) {
  constexpr int kSlices = 22, kRings = 5;
  for (int ring = 0; ring <= 2 * kRings + 1; ++ring) {
    const int end = ring > kRings ? 1 : 0;
    const float latitude = glm::half_pi<float>() * (static_cast<float>(ring - end - kRings) / static_cast<float>(kRings));
    for (int slice = 0; slice < kSlices; ++slice) {
      const float angle = glm::two_pi<float>() * static_cast<float>(slice) / static_cast<float>(kSlices);
      vertices.insert(vertices.end(), {std::cos(latitude) * std::cos(angle), std::sin(latitude), std::cos(latitude) * std::sin(angle), static_cast<float>(end)});
    }
  }
  for (int ring = 0; ring <= 2 * kRings; ++ring) {
    for (int slice = 0; slice < kSlices; ++slice) {
      const int next = (slice + 1) % kSlices;
      const auto low = [&](int s) { return static_cast<unsigned short>(ring * kSlices + s); };
      const auto high = [&](int s) { return static_cast<unsigned short>((ring + 1) * kSlices + s); };
      indices.insert(indices.end(), {low(slice), high(slice), low(next), low(next), high(slice), high(next)});
    }
  }
}

std::vector<float> lineRecords(const std::vector<LineSegment>& lines) {
  std::vector<float> records;
  records.reserve(lines.size() * 15);
  for (const auto& line : lines) {
    append(records, glm::vec4(line.a, line.width));
    append(records, line.b);
    append(records, line.colourA);
    append(records, line.colourB);
  }
  return records;
}

std::vector<float> shadowRecords(const std::vector<ShadowBlob>& shadows) {
  std::vector<float> records;
  records.reserve(shadows.size() * 8);
  for (const auto& blob : shadows) {
    append(records, glm::vec4(blob.a.x, blob.a.z, blob.b.x, blob.b.z));
    append(records, glm::vec4(blob.radiusA, blob.radiusB, blob.strengthA, blob.strengthB));
  }
  return records;
}

std::vector<float> capsuleRecords(const std::vector<Capsule>& capsules) {
  std::vector<float> records;
  records.reserve(capsules.size() * 16);
  for (const auto& capsule : capsules) {
    append(records, glm::vec4(capsule.a, capsule.radiusA));
    append(records, glm::vec4(capsule.b, capsule.radiusB));
    append(records, capsule.across);
    records.insert(records.end(), {capsule.wide, capsule.deep});
    append(records, capsule.colour);
  }
  return records;
}

}  // namespace

class GlSceneRenderer::Impl {
 public:
  bool initialize() {
    if (gl_) return true;
    auto* context = QOpenGLContext::currentContext();
    if (!context) return refuse(QStringLiteral("no OpenGL context is current"));
    const auto version = context->format().version();
    if (context->isOpenGLES() || version < std::pair(3, 3)) {
      return refuse(QStringLiteral("OpenGL %1.%2 is older than 3.3").arg(version.first).arg(version.second));
    }
    background_ = loadProgram("background", why_);
    if (background_) shadow_ = loadProgram("shadow", why_);
    if (shadow_) line_ = loadProgram("line", why_);
    if (line_) capsule_ = loadProgram("capsule", why_);
    if (capsule_) skin_ = loadProgram("skin", why_);
    if (!skin_) return refuse(why_);

    auto& gl = *context->extraFunctions();
    const std::vector<float> square = {-1, -1, 1, -1, 1, 1, -1, 1}, ribbon = {0, -1, 1, -1, 1, 1, 0, 1};
    const std::vector<unsigned short> twoTriangles = {0, 1, 2, 0, 2, 3};
    shadowMesh_.create(gl, {{2}, {4, 4}}, square, twoTriangles);
    gridMesh_.create(gl, {{2}, {4, 3, 4, 4}}, ribbon, twoTriangles);
    lineMesh_.create(gl, {{2}, {4, 3, 4, 4}}, ribbon, twoTriangles);
    std::vector<float> sphere;
    std::vector<unsigned short> faces;
    makeCapsule(sphere, faces);
    capsuleMesh_.create(gl, {{4}, {4, 4, 3, 2, 3}}, sphere, faces);
    gl.glGenVertexArrays(1, &emptyArray_);
    hasGrid_ = false;
    gl_ = &gl;
    why_.clear();
    return true;
  }

  bool isInitialized() const { return gl_ != nullptr; }
  const QString& why() const { return why_; }

  void render(const Scene& scene, const OrbitCamera& camera, const QSize& pixelSize, double devicePixelRatio) {
    if (!gl_ || pixelSize.isEmpty()) return;
    const float aspect = static_cast<float>(pixelSize.width()) / static_cast<float>(pixelSize.height());
    clipFromWorld_ = toQt(camera.clipFromWorld(aspect));
    viewFromWorld_ = toQt(camera.viewFromWorld());
    viewport_ = QVector2D(static_cast<float>(pixelSize.width()), static_cast<float>(pixelSize.height()));
    pixelRatio_ = static_cast<float>(devicePixelRatio);
    isPerspective_ = camera.projection() == OrbitCamera::Projection::Perspective;

    if (!scene.wipe) {
      drawPart(scene, camera, SceneSide::Whole, pixelSize, QRect(QPoint(0, 0), pixelSize));
    } else {
      const int border = std::clamp(static_cast<int>(std::lround(*scene.wipe * static_cast<float>(pixelSize.width()))), 0, pixelSize.width());
      if (border > 0) drawPart(scene, camera, SceneSide::Left, pixelSize, QRect(0, 0, border, pixelSize.height()));
      if (border < pixelSize.width()) drawPart(scene, camera, SceneSide::Right, pixelSize, QRect(border, 0, pixelSize.width() - border, pixelSize.height()));
    }
    endFrame();
  }

  void release() {
    if (!gl_) return;
    for (auto* mesh : {&shadowMesh_, &gridMesh_, &lineMesh_, &capsuleMesh_}) mesh->destroy(*gl_);
    gl_->glDeleteVertexArrays(1, &emptyArray_);
    skins_.release(*gl_);
    for (auto* program : {&background_, &shadow_, &line_, &capsule_, &skin_}) program->reset();
    gl_ = nullptr;
  }

 private:
  // Nothing outside the part costs anything: a wipe is two parts and takes as long as one picture.
  void drawPart(const Scene& scene, const OrbitCamera& camera, SceneSide side, const QSize& pixelSize, const QRect& part) {
    SceneGeometry geometry = buildSceneGeometry(scene, tracks_, side);
    beginFrame(pixelSize, part);
    drawBackground(geometry.floorCentre, scene.grid && !scene.background ? 0.55f : 0.0f, scene.background);
    if (scene.grid) drawGrid(geometry.floorCentre);
    drawShadows(geometry.shadows);
    drawLines(geometry.floorLines);
    drawFigures(geometry.figures, camera.eye(), geometry.trails);
  }

  bool refuse(const QString& why) {
    why_ = why;
    return false;
  }

  // A widget's painter leaves its own state behind, so everything is said again.
  void beginFrame(const QSize& size, const QRect& part) {
    gl_->glViewport(0, 0, size.width(), size.height());
    if (part.size() == size) {
      gl_->glDisable(GL_SCISSOR_TEST);
    } else {
      gl_->glEnable(GL_SCISSOR_TEST);
      gl_->glScissor(part.left(), 0, part.width(), part.height());
    }
    gl_->glDisable(GL_STENCIL_TEST);
    gl_->glDisable(GL_DEPTH_TEST);
    gl_->glDisable(GL_BLEND);
    gl_->glEnable(GL_CULL_FACE);
    gl_->glCullFace(GL_BACK);
    gl_->glFrontFace(GL_CCW);
    gl_->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    gl_->glDepthMask(GL_TRUE);
    gl_->glDepthFunc(GL_LEQUAL);
    gl_->glClearDepthf(1.0f);
    gl_->glClear(GL_DEPTH_BUFFER_BIT);
    // Alpha is kept at one: the picture itself is never see-through.
    gl_->glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE);
  }

  void endFrame() {
    gl_->glDisable(GL_SCISSOR_TEST);
    gl_->glDisable(GL_DEPTH_TEST);
    gl_->glDisable(GL_CULL_FACE);
    gl_->glDisable(GL_BLEND);
    gl_->glDepthMask(GL_TRUE);
    gl_->glUseProgram(0);
  }

  void drawBackground(const glm::vec3& floorCentre, float floorStrength, const std::optional<glm::vec3>& colour) {
    background_->bind();
    background_->setUniformValue("worldFromClip", clipFromWorld_.inverted());
    background_->setUniformValue("floorCentre", toQt(floorCentre));
    background_->setUniformValue("floorRadius", kFloorRadius);
    background_->setUniformValue("floorColour", toQt(palette::kFloor));
    background_->setUniformValue("floorStrength", floorStrength);
    background_->setUniformValue("top", toQt(colour.value_or(palette::kBackgroundTop)));
    background_->setUniformValue("bottom", toQt(colour.value_or(palette::kBackgroundBottom)));
    gl_->glBindVertexArray(emptyArray_);
    gl_->glDrawArrays(GL_TRIANGLES, 0, 3);
    gl_->glBindVertexArray(0);
  }

  void drawGrid(const glm::vec3& centre) {
    gl_->glEnable(GL_BLEND);
    gl_->glDisable(GL_CULL_FACE);
    if (!hasGrid_ || gridCentre_ != centre) {
      gridMesh_.setInstances(*gl_, lineRecords(gridLines(centre, kGridRadius)));
      gridCentre_ = centre;
      hasGrid_ = true;
    }
    bindLineProgram();
    gridMesh_.draw(*gl_);
  }

  void bindLineProgram() {
    line_->bind();
    line_->setUniformValue("clipFromWorld", clipFromWorld_);
    line_->setUniformValue("viewport", viewport_);
    line_->setUniformValue("pixelRatio", pixelRatio_);
  }

  void drawShadows(const std::vector<ShadowBlob>& shadows) {
    if (shadows.empty()) return;
    gl_->glEnable(GL_BLEND);
    gl_->glDisable(GL_CULL_FACE);
    shadow_->bind();
    shadow_->setUniformValue("clipFromWorld", clipFromWorld_);
    shadow_->setUniformValue("shadowColour", toQt(palette::kShadow));
    shadowMesh_.setInstances(*gl_, shadowRecords(shadows));
    shadowMesh_.draw(*gl_);
  }

  void drawLines(const std::vector<LineSegment>& lines) {
    if (lines.empty()) return;
    gl_->glEnable(GL_BLEND);
    gl_->glDisable(GL_CULL_FACE);
    bindLineProgram();
    lineMesh_.setInstances(*gl_, lineRecords(lines));
    lineMesh_.draw(*gl_);
  }

  void drawFigures(std::vector<FigureGeometry>& figures, const glm::vec3& eye, const std::vector<LineSegment>& trails) {
    const auto firstGhost = std::find_if(figures.begin(), figures.end(), [](const auto& figure) { return figure.opacity < 0.999f; });
    // See-through figures are blended over what is behind them: the farthest first.
    std::stable_sort(firstGhost, figures.end(), [&](const auto& a, const auto& b) { return glm::distance(a.centre, eye) > glm::distance(b.centre, eye); });
    gl_->glEnable(GL_DEPTH_TEST);
    for (auto figure = figures.begin(); figure != firstGhost; ++figure) drawFigure(*figure);
    gl_->glDepthMask(GL_FALSE);
    drawLines(trails);
    gl_->glDepthMask(GL_TRUE);
    for (auto figure = firstGhost; figure != figures.end(); ++figure) drawFigure(*figure);
  }

  void drawFigure(const FigureGeometry& figure) {
    gl_->glEnable(GL_CULL_FACE);
    QOpenGLShaderProgram& program = figure.skin.mesh ? *skin_ : *capsule_;
    program.bind();
    program.setUniformValue("clipFromWorld", clipFromWorld_);
    program.setUniformValue("viewFromWorld", viewFromWorld_);
    program.setUniformValue("opacity", figure.opacity);
    program.setUniformValue("perspective", isPerspective_ ? 1.0f : 0.0f);
    if (!figure.skin.mesh) capsuleMesh_.setInstances(*gl_, capsuleRecords(figure.capsules));
    const auto draw = [&] {
      if (figure.skin.mesh)
        skins_.draw(*gl_, program, figure.skin);
      else
        capsuleMesh_.draw(*gl_);
    };
    if (figure.opacity < 0.999f) {
      // Only the nearest surface may be blended, or every overlapping limb would show twice.
      gl_->glDisable(GL_BLEND);
      gl_->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
      draw();
      gl_->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
      gl_->glEnable(GL_BLEND);
    } else {
      gl_->glDisable(GL_BLEND);
    }
    draw();
  }

  QOpenGLExtraFunctions* gl_ = nullptr;  // owned by the context
  QString why_;
  std::unique_ptr<QOpenGLShaderProgram> background_, shadow_, line_, capsule_, skin_;
  InstancedMesh shadowMesh_, gridMesh_, lineMesh_, capsuleMesh_;
  GlSkins skins_;
  unsigned emptyArray_ = 0;
  glm::vec3 gridCentre_{0.0f};
  bool hasGrid_ = false;
  ClipTrackCache tracks_;

  QMatrix4x4 clipFromWorld_, viewFromWorld_;
  QVector2D viewport_;
  float pixelRatio_ = 1.0f;
  bool isPerspective_ = true;
};

GlSceneRenderer::GlSceneRenderer() : impl_(std::make_unique<Impl>()) {}
GlSceneRenderer::~GlSceneRenderer() = default;
bool GlSceneRenderer::initialize() { return impl_->initialize(); }
bool GlSceneRenderer::isInitialized() const { return impl_->isInitialized(); }
QString GlSceneRenderer::why() const { return impl_->why(); }
void GlSceneRenderer::render(const Scene& scene, const OrbitCamera& camera, const QSize& pixelSize, double devicePixelRatio) {
  impl_->render(scene, camera, pixelSize, devicePixelRatio);
}
void GlSceneRenderer::release() { impl_->release(); }

}  // namespace render
