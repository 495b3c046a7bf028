#pragma once

#include <filesystem>

namespace tests {

/// A folder as the program's models lie in one, for programs that are told so by GESTO_MODELS: smoodi-compact.safetensors, tiny, of parts that did one update each on
/// built data (styles "old" and "proud"), its card, and replay-captions.tsv of two groups. Throws std::runtime_error when something of it fails.
void writeTinyModels(const std::filesystem::path& folder);

/// So many walks as BVH files, two seconds each: NAME_0.bvh, ...
void writeWalks(const std::filesystem::path& folder, const char* name, int count);

}  // namespace tests
