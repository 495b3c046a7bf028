#pragma once

/// The two forms in which motion data is published, in numbers. What stands in a row: core/representation/feature_layout.h; the joints: humanml3d_skeleton.h.
/// Source: spec/representation_metrics.md, sections 1 and 3.
namespace core::motion {

namespace humanml3d {

inline constexpr int kFeatures = 263;     // of a frame
inline constexpr int kMostFrames = 196;   // 9.8 seconds at kFps; longer ones are cut or made in pieces
inline constexpr int kFewestFrames = 20;  // a second; what is shorter is not restyled and shows nothing

}  // namespace humanml3d

namespace kit {

inline constexpr int kJointCount = 21, kFeatures = 251;
inline constexpr double kFps = 12.5;

}  // namespace kit

}  // namespace core::motion
