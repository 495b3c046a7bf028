#pragma once

#include "core/base/result.h"
#include "core/motion/keypoints.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace core::io {

/// 2D key points of a video from a file for the whole clip, or from a folder with a file per frame (in the order of the last number in
/// the names; numbers that are missing in between are empty frames). Understood, by content:
/// - OpenPose: {"people": [{"pose_keypoints_2d": [x, y, score, ...]}]}, BODY_25 or COCO 18;
/// - AlphaPose and COCO results: [{"image_id": ..., "keypoints": [x, y, score, ...], "idx": ...}], or such a list under "annotations";
/// - AlphaPose by picture, as in the Kinetics skeletons: {"data": [{"frame_index": n, "skeleton": [{"pose": ..., "score": ...}]}]};
/// - MMPose: {"instance_info": [{"frame_id": n, "instances": [{"keypoints": [[x, y], ...], "keypoint_scores": [...]}]}]}, or a file
///   per frame with the list of instances.
/// 17, 18, 25, 26, 133 or 136 points per person, the same number everywhere. A point at (0, 0) or without a score counts as not seen.
/// Errors: NotFound; ReadFailed (a file of more than 256 MiB); ParseFailed naming the file and what is wrong; Unsupported for
/// another number of points; InvalidArgument when no frame shows anybody.
Result<motion::KeypointVideo> readKeypoints(const std::filesystem::path& fileOrFolder);

/// The same from the text of one file. name: for messages.
Result<motion::KeypointVideo> parseKeypoints(std::string_view json, const std::string& name);

}  // namespace core::io
