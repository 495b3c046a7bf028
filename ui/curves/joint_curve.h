#pragma once

#include "core/motion/clip.h"
#include "render/clip_track.h"

#include <QString>

#include <vector>

namespace ui {

/// What a curve tells of a joint, frame by frame.
enum class CurveKind {
  Height,  // y, metres over the floor
  Speed,   // metres a second
  AlongX,  // x, metres
  AlongZ,  // z, metres
  Bend,    // degrees between the bone that comes in and the one that goes on; 0 is straight
};
inline constexpr int kCurveKinds = 5;

/// [F]; empty where it means nothing: the bend of a joint without a bone on either side, or with several going on.
/// The track must be the clip's.
std::vector<float> jointCurve(const core::motion::Clip& clip, const render::ClipTrack& track, int joint, CurveKind kind);

/// Between two frames in a straight line, held at both ends. The curve must not be empty.
float curveAt(const std::vector<float>& curve, double fps, double seconds);

/// Translated: "Height", and "m", "m/s" or "°".
QString curveTitle(CurveKind kind);
QString curveUnit(CurveKind kind);
/// A value with its unit: "0.12 m".
QString curveValue(CurveKind kind, double value);

}  // namespace ui
