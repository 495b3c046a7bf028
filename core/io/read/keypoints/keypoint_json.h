#pragma once

#include "core/base/result.h"
#include "core/motion/picture/keypoints.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace core::io {

/// 2D key points of a video from a file for the whole clip, or from a folder with a file per frame (in the order of the number in
/// the names that changes, frameNumbers(); numbers that are missing in between are empty frames; hidden files, and files of other names that are no frames, are passed
/// over). Understood, by content:
/// - OpenPose: {"people": [{"pose_keypoints_2d": [x, y, score, ...]}]}, BODY_25 or COCO 18;
/// - AlphaPose and COCO results: [{"image_id": ..., "keypoints": [x, y, score, ...], "idx": ...}], or such a list under "annotations"; of categories only persons;
/// - AlphaPose by picture, as in the Kinetics skeletons: {"data": [{"frame_index": n, "skeleton": [{"pose": ..., "score": ...}]}]};
/// - MMPose: {"instance_info": [{"frame_id": n, "instances": [{"keypoints": [[x, y], ...], "keypoint_scores": [...]}]}]}, or a file
///   per frame with the list of instances; points as objects with x and y, as MoveNet and PoseNet write them.
/// The order of the points is the one that the file names (MMPose's meta_info, COCO's categories), else the layout of as many points that fits how they lie (layoutOf());
/// the same everywhere. A point at (0, 0), without a score, or that is null or NaN, counts as not seen. Errors: NotFound; ReadFailed (a file of more than 256 MiB);
/// ParseFailed naming the file, the frame and what is wrong; Unsupported for another number of points, and for points in space; InvalidArgument when no frame shows
/// anybody.
Result<motion::KeypointVideo> readKeypoints(const std::filesystem::path& fileOrFolder);

/// The same from the text of one file. name: for messages.
Result<motion::KeypointVideo> parseKeypoints(std::string_view json, const std::string& name);

}  // namespace core::io
