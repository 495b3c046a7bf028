#pragma once

#include "core/base/result.h"
#include "core/families/motion_wish.h"
#include "core/motion/clip.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace core::families {

/// A person's own clip as motion features, float [F, 263], a row for every frame at 20 fps, not normalized: any file that io::readMotionFile
/// takes. The step after the last frame is taken to go on as the one before it.
/// Says in remarks what was assumed. Errors: those of the readers; InvalidArgument for less than two frames.
Result<at::Tensor> readMotionFeatures(const std::filesystem::path& file, std::vector<std::string>& remarks);

/// The same of a clip that is there already. name: for messages.
Result<at::Tensor> motionFeatures(std::shared_ptr<const motion::Clip> clip, const std::string& name, std::vector<std::string>& remarks);

/// A file or a folder that is read as key points of a video and not as a motion, told by its name alone.
bool isKeypointPath(const std::filesystem::path& file);

/// One person of such a video. person: from 1, who is seen longest and largest first. Says in remarks what was assumed. Errors: those of io::readKeypoints;
/// InvalidArgument when nobody is seen surely enough, or there is no such person.
Result<PersonInVideo> readPerson(const std::filesystem::path& keypoints, int person, double fps, std::vector<std::string>& remarks);

}  // namespace core::families
