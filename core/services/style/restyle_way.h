#pragma once

namespace core::services {

/// How a finished motion is done again in another style. Inversion: noise is found that the model makes this motion of, as far up as it is to turn, and sampled down with
/// the style. Inpainting: noise is drawn, and the motion is given back while there is more of it than where it turns, less and less below, until the style has its way
/// (Scheduled inpainting, arXiv 2607.29133); nothing is evaluated above the turn and no way up is gone.
enum class RestyleWay { Inversion, Inpainting };

}  // namespace core::services
