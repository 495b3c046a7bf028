#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/motion_puzzle/human_puzzle.h"
#include "core/families/motion_puzzle/motion_puzzle.h"

#include <filesystem>
#include <string>

namespace core::sampling {

/// A Motion Puzzle for our 22 joints, or the authors' for the 21 nodes of theirs, with the normalization that it was trained in.
struct PuzzleModel {
  model::MotionPuzzle network{nullptr};
  model::PuzzleNormalizer normalizer;
  std::string hash;  // of the file
};

inline constexpr const char* kPuzzleFormat = "gesto-motion-puzzle-model";  // of our weights files
std::string puzzleConfig(const model::MotionPuzzleOptions& options);
/// Of ours, or an imported one.
bool isPuzzleModel(const model::TensorMetadata& header);

/// From a weights file of the recipe motion-puzzle. Errors: ParseFailed; Unsupported for another kind of model or sizes that do not fit.
Result<PuzzleModel> loadPuzzle(const model::TensorFile& file, const std::string& fileName);
/// The same with the file's hash, or the authors' as it was imported. Errors: as reading it; of an imported one without its statistics Unsupported, naming them.
Result<PuzzleModel> loadPuzzleModel(const std::filesystem::path& file);

/// The same model to be shipped: matrices as 8-bit rows. Errors: as reading and writing.
Result<void> packPuzzleModel(const std::filesystem::path& weights, const std::filesystem::path& out);

/// The motion in other styles: content float [F, 263], not normalized, F at least kPuzzleFewestFrames; one style clip for each part of the body, of such
/// features, in the order of bodyPartNames(). A model of 21 nodes goes by way of the authors' body (cmu_puzzle.h). Returns [F, 263].
at::Tensor puzzled(PuzzleModel& model, const at::Tensor& content, const std::array<at::Tensor, model::kBodyParts>& styles);

}  // namespace core::sampling
