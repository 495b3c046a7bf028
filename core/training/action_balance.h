#pragma once

#include "core/dataset/motion_dataset.h"

#include <functional>

namespace core::training {

/// Weight of a clip for the BatchSampler, so that training draws an action first and then a clip that shows it: 13 clips of sitting are seen nearly as often
/// as 3,000 of walking. The share of an action is its count of training clips to the power of 0.2; a clip of several actions gets the mean over them.
/// Clips whose sentences were all written from a file's name weigh 0.6, exact repeats of a game's cycle included. 0 for clips of other splits and without captions.
/// A data set without noted actions is balanced by its content labels.
std::function<double(const dataset::ClipEntry&)> actionBalance(const dataset::MotionDataset& dataset);

}  // namespace core::training
