#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"

#include <glm/vec3.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace core::metrics {

/// The fewest frames that a judge sees anything in.
inline constexpr std::int64_t kFewestJudgedFrames = 8;

/// One motion that is scored, real or generated.
struct MotionSample {
  at::Tensor features;         // float [F, 263], not normalized, F at least kFewestJudgedFrames
  std::string caption;         // what it shows, or was asked to show
  std::string content, style;  // labels, as far as it has them
  std::string recording;       // samples cut or mirrored from one recording share it
};

/// A finished motion, joint positions [F * 22], as judges see it: with features taken again from what is delivered.
MotionSample sampleOf(std::span<const glm::vec3> positions, std::string caption);

/// An evaluator network as the metrics use it: motions, and mostly captions too, as rows of one space.
class EmbeddingJudge {
 public:
  virtual ~EmbeddingJudge() = default;
  /// "all", "upper", "lower", "joints" for our own, "published" for the published evaluator: part of the metrics' names.
  virtual std::string name() const = 0;
  /// One sentence for the report.
  virtual std::string description() const = 0;
  /// Of the weights file.
  const std::string& hash() const { return hash_; }
  virtual bool readsCaptions() const = 0;
  /// float [N, W]. Batches are made of clips of similar length; a clip's row does not depend on its batch (beyond rounding).
  at::Tensor embedMotions(std::span<const MotionSample> samples);
  /// float [N, W]; only where readsCaptions.
  virtual at::Tensor embedCaptions(std::span<const MotionSample> samples) = 0;
  /// float [N]: how far each is from its own caption; only where readsCaptions.
  at::Tensor distances(std::span<const MotionSample> samples);

 protected:
  explicit EmbeddingJudge(std::string hash) : hash_(std::move(hash)) {}
  /// The network's input of one clip, [F, columns], normalized.
  virtual at::Tensor input(const at::Tensor& features) const = 0;
  /// padded [B, F, columns] with zeros beyond each length, lengths int64 [B]; returns [B, W].
  virtual at::Tensor embed(const at::Tensor& padded, const at::Tensor& lengths) = 0;

 private:
  std::string hash_;
};

/// From a weights file: one of the recipe evaluator, packed (gesto model pack) or not, or the published text-to-motion evaluator (finest.tar as it is, or safetensors,
/// with movement_encoder.*, motion_encoder.* or t2m_moveencoder.*, t2m_motionencoder.*). Its own normalization is in the file as "mean" and "std", or in mean.npy and
/// std.npy beside it or in the folder "meta" there. 259 columns are the whole body, 156 the upper half, 103 the lower. The published one reads no captions here: that
/// would need its word vectors and word classes, so R-precision and MM-Dist are left out and FID and Diversity remain. Errors: NotFound, ParseFailed, Unsupported.
Result<std::unique_ptr<EmbeddingJudge>> openEmbeddingJudge(const std::filesystem::path& file);

}  // namespace core::metrics
