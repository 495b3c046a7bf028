#pragma once

#include "core/families/smoodi/smoodi_sampler.h"
#include "core/text/text_encoder.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

// The authors' SMooDi as `gesto model import` writes them ("gesto-published-model").
namespace core::sampling {

struct PublishedModel {
  SmoodiModel networks;  // styleFunction is empty without a classifier file
  at::Tensor mean, std;  // float [263]
  std::shared_ptr<text::TextEncoder> text;
  std::string hash;  // of the file
};

/// Errors: NotFound; ParseFailed; Unsupported for another kind of file, or one that lacks what sampling needs (normalization, text
/// tower, its vocabulary), with the file that has to be imported too.
Result<PublishedModel> loadPublishedModel(const std::filesystem::path& file);

struct PublishedSampleOptions {
  std::string prompt;
  std::optional<at::Tensor> style;  // float [F, 263], not normalized
  int frames = 80;                  // at 20 fps, 1 to 196
  std::uint64_t seed = 1;
  SmoodiOptions loop;  // form Released; TextOnly is taken without a style
  /// Released: the style's frames are permuted inside windows of 16, anew at each step. Given: the clip's own order, and the
  /// embedding is computed once.
  enum class StyleOrder { Released, Given };
  StyleOrder order = StyleOrder::Released;
};

/// A style clip as the released program prepares it: frames of zeros are appended up to 196 before normalization (so that padding is
/// -mean/std), beyond 480 frames it is cut. features float [F, 263], F at least 1; returns [1, F', 263] normalized.
at::Tensor publishedStyleReference(const at::Tensor& features, const at::Tensor& mean, const at::Tensor& std);

/// One motion: float [frames, 263], not normalized. Same options, same result. Errors: Unsupported (guidance without a style_function), Cancelled.
Result<at::Tensor> samplePublished(PublishedModel& model, const PublishedSampleOptions& options, const jobs::ProgressSink& progress, const std::stop_token& stop);

}  // namespace core::sampling
