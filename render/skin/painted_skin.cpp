#include "render/skin/painted_skin.h"

#include <QPainter>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace render {

namespace {

using core::motion::SkinnedMesh;

constexpr double kMostPixels = 6e6;

/// A picture in the making: colours and how near they are.
class Canvas {
 public:
  Canvas(int width, int height)
      : image_(width, height, QImage::Format_ARGB32_Premultiplied), depth_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), -1e30f) {
    image_.fill(Qt::transparent);
  }
  QImage& image() { return image_; }

  struct Corner {
    glm::vec2 at;     // pixels
    float depth;      // the larger, the nearer
    glm::vec3 light;  // factor of the base
    glm::vec4 tint;
    glm::vec2 uv;
  };

  /// base(uv): the surface's own colour there.
  template <class Base>
  void triangle(const Corner (&corner)[3], const Base& base) {
    const glm::vec2 a = corner[0].at, b = corner[1].at, c = corner[2].at;
    const float area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if (!(std::abs(area) > 1e-6f)) return;
    const int left = std::max(0, static_cast<int>(std::floor(std::min({a.x, b.x, c.x})))),
              right = std::min(image_.width() - 1, static_cast<int>(std::ceil(std::max({a.x, b.x, c.x}))));
    const int top = std::max(0, static_cast<int>(std::floor(std::min({a.y, b.y, c.y})))),
              bottom = std::min(image_.height() - 1, static_cast<int>(std::ceil(std::max({a.y, b.y, c.y}))));
    for (int y = top; y <= bottom; ++y) {
      auto* line = reinterpret_cast<QRgb*>(image_.scanLine(y));
      for (int x = left; x <= right; ++x) {
        const glm::vec2 p(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
        const float u = ((b.x - p.x) * (c.y - p.y) - (b.y - p.y) * (c.x - p.x)) / area, v = ((c.x - p.x) * (a.y - p.y) - (c.y - p.y) * (a.x - p.x)) / area,
                    w = 1.0f - u - v;
        if (u < -1e-4f || v < -1e-4f || w < -1e-4f) continue;
        const auto mixed = [&](auto member) { return u * corner[0].*member + v * corner[1].*member + w * corner[2].*member; };
        const float depth = mixed(&Corner::depth);
        float& nearest = depth_[static_cast<std::size_t>(y) * static_cast<std::size_t>(image_.width()) + static_cast<std::size_t>(x)];
        if (depth <= nearest) continue;
        nearest = depth;
        const glm::vec4 tint = mixed(&Corner::tint);
        const glm::vec3 colour = glm::mix(base(mixed(&Corner::uv)), glm::vec3(tint), glm::clamp(tint.a, 0.0f, 1.0f)) * mixed(&Corner::light);
        const auto channel = [](float value) { return static_cast<int>(255.0f * std::clamp(value, 0.0f, 1.0f) + 0.5f); };
        line[x] = qRgb(channel(colour.x), channel(colour.y), channel(colour.z));
      }
    }
  }

 private:
  QImage image_;
  std::vector<float> depth_;
};

/// The colour of a picture at a coordinate, repeated beyond its edges.
glm::vec3 sampled(const QImage& picture, const glm::vec2& uv) {
  const auto at = [](float share, int size) { return std::clamp(static_cast<int>((share - std::floor(share)) * static_cast<float>(size)), 0, size - 1); };
  const auto* pixel = picture.constScanLine(at(uv.y, picture.height())) + 4 * static_cast<std::ptrdiff_t>(at(uv.x, picture.width()));
  return glm::vec3(pixel[0], pixel[1], pixel[2]) / 255.0f;
}

}  // namespace

const QImage& SkinPictures::of(const std::shared_ptr<const SkinnedMesh>& mesh, int material) {
  static const QImage none;
  if (material < 0 || mesh->materials[static_cast<std::size_t>(material)].picture < 0) return none;
  std::erase_if(entries_, [](const auto& entry) { return entry.second.mesh.expired(); });
  auto& entry = entries_[mesh.get()];
  if (entry.mesh.expired()) {
    entry = {mesh, {}};
    for (const auto& picture : mesh->pictures) {
      QImage image = QImage::fromData(reinterpret_cast<const uchar*>(picture.bytes.data()), static_cast<int>(picture.bytes.size()));
      // More than this is not seen on a figure.
      constexpr int kMostSide = 2048;
      if (std::max(image.width(), image.height()) > kMostSide) image = image.scaled(kMostSide, kMostSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
      entry.images.push_back(image.convertToFormat(QImage::Format_RGBA8888));
    }
  }
  return entry.images[static_cast<std::size_t>(mesh->materials[static_cast<std::size_t>(material)].picture)];
}

void paintSkin(QPainter& painter, const SkinGeometry& skin, float opacity, const PaintProjection& projection, const QRectF& area, SkinPictures& pictures) {
  const SkinnedMesh& mesh = *skin.mesh;
  std::vector<Canvas::Corner> corners(mesh.positions.size());
  std::vector<char> isSeen(mesh.positions.size(), 0);
  const glm::vec3 sky = projection.directionOf(glm::vec3(0, 1, 0));
  QRectF bounds;
  for (std::size_t v = 0; v < corners.size(); ++v) {
    const glm::vec3 view = projection.viewOf(skin.positions[v]);
    const auto screen = projection.fromView(view);
    if (!screen) continue;
    isSeen[v] = 1;
    const glm::vec3 normal = projection.directionOf(skin.normals[v]);
    auto& corner = corners[v];
    corner.at = {static_cast<float>(screen->x()), static_cast<float>(screen->y())};
    corner.depth = view.z;
    corner.light = paintedLight(glm::vec3(1.0f), normal, glm::dot(normal, sky));
    corner.tint = skin.tints.empty() ? glm::vec4(0.0f) : skin.tints[v];
    corner.uv = mesh.coordinates.empty() ? glm::vec2(0.0f) : mesh.coordinates[v];
    bounds |= QRectF(screen->x() - 1.0, screen->y() - 1.0, 2.0, 2.0);
  }
  bounds = bounds.intersected(area).toAlignedRect();
  if (bounds.isEmpty()) return;
  // Twice as fine, so that its edges are as soft as those of everything else.
  const double fine = 4.0 * bounds.width() * bounds.height() < kMostPixels ? 2.0 : 1.0;
  Canvas canvas(static_cast<int>(fine * bounds.width()), static_cast<int>(fine * bounds.height()));
  for (auto& corner : corners) corner.at = static_cast<float>(fine) * (corner.at - glm::vec2(static_cast<float>(bounds.left()), static_cast<float>(bounds.top())));
  for (const auto& part : mesh.parts) {
    const QImage& picture = pictures.of(skin.mesh, part.material);
    const auto* material = part.material < 0 ? nullptr : &mesh.materials[static_cast<std::size_t>(part.material)];
    const glm::vec3 plain = glm::sqrt(material ? glm::vec3(material->colour) : glm::vec3(0.7f));
    for (std::size_t i = 3 * part.firstTriangle; i < 3 * (part.firstTriangle + part.triangleCount); i += 3) {
      const std::uint32_t a = mesh.triangles[i], b = mesh.triangles[i + 1], c = mesh.triangles[i + 2];
      if (!isSeen[a] || !isSeen[b] || !isSeen[c]) continue;
      const Canvas::Corner triangle[3] = {corners[a], corners[b], corners[c]};
      canvas.triangle(triangle, [&](const glm::vec2& uv) { return picture.isNull() ? plain : plain * sampled(picture, uv); });
    }
  }
  painter.save();
  painter.setOpacity(static_cast<double>(opacity));
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(bounds, canvas.image());
  painter.restore();
}

}  // namespace render
