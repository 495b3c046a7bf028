#include "ui/curves/joint_curve.h"

#include <QCoreApplication>
#include <QLocale>

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

struct CurveText {
  Q_DECLARE_TR_FUNCTIONS(CurveText)
};

/// The one joint that goes on from this one; -1 for none or several.
int onlyChild(const core::motion::Skeleton& skeleton, int joint) {
  int found = -1;
  for (int other = joint + 1; other < skeleton.jointCount(); ++other) {
    if (skeleton.joint(other).parent != joint) continue;
    if (found >= 0) return -1;
    found = other;
  }
  return found;
}

float angleBetween(const glm::vec3& a, const glm::vec3& b) {
  const float lengths = glm::length(a) * glm::length(b);
  return lengths > 1e-9f ? glm::degrees(std::acos(std::clamp(glm::dot(a, b) / lengths, -1.0f, 1.0f))) : 0.0f;
}

}  // namespace

std::vector<float> jointCurve(const core::motion::Clip& clip, const render::ClipTrack& track, int joint, CurveKind kind) {
  const int frames = clip.frameCount();
  const int parent = clip.skeleton().joint(joint).parent, child = kind == CurveKind::Bend ? onlyChild(clip.skeleton(), joint) : -1;
  if (kind == CurveKind::Bend && (parent < 0 || child < 0)) return {};
  const auto at = [&](int frame) -> const glm::vec3& {
    return track.positions[static_cast<std::size_t>(frame) * static_cast<std::size_t>(clip.jointCount()) + static_cast<std::size_t>(joint)];
  };
  std::vector<float> values(static_cast<std::size_t>(frames));
  for (int frame = 0; frame < frames; ++frame) {
    float& value = values[static_cast<std::size_t>(frame)];
    switch (kind) {
      case CurveKind::Height: value = at(frame).y; break;
      case CurveKind::AlongX: value = at(frame).x; break;
      case CurveKind::AlongZ: value = at(frame).z; break;
      case CurveKind::Speed: {
        const int before = std::max(0, frame - 1), after = std::min(frames - 1, frame + 1);
        value = after > before ? glm::distance(at(after), at(before)) * static_cast<float>(clip.fps()) / static_cast<float>(after - before) : 0.0f;
        break;
      }
      case CurveKind::Bend: value = angleBetween(at(frame) - track.position(frame, parent), track.position(frame, child) - at(frame)); break;
    }
  }
  return values;
}

float curveAt(const std::vector<float>& curve, double fps, double seconds) {
  const double frame = std::clamp(seconds * fps, 0.0, static_cast<double>(curve.size() - 1));
  const auto before = static_cast<std::size_t>(frame), after = std::min(before + 1, curve.size() - 1);
  const auto share = static_cast<float>(frame - static_cast<double>(before));
  return curve[before] + share * (curve[after] - curve[before]);
}

QString curveTitle(CurveKind kind) {
  switch (kind) {
    case CurveKind::Height: return CurveText::tr("Height (y)");
    case CurveKind::Speed: return CurveText::tr("Speed");
    case CurveKind::AlongX: return CurveText::tr("Sideways (x)");
    case CurveKind::AlongZ: return CurveText::tr("Forwards (z)");
    case CurveKind::Bend: return CurveText::tr("Bend");
  }
  return {};
}

QString curveUnit(CurveKind kind) {
  switch (kind) {
    case CurveKind::Speed: return CurveText::tr("m/s");
    case CurveKind::Bend: return QStringLiteral("°");
    default: return CurveText::tr("m");
  }
}

QString curveValue(CurveKind kind, double value) {
  const bool isAngle = kind == CurveKind::Bend;
  return QLocale().toString(value, 'f', isAngle ? 0 : 2) + (isAngle ? QString() : QStringLiteral(" ")) + curveUnit(kind);
}

}  // namespace ui
