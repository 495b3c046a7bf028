#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/text/text_encoder.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>

// Files as `gesto model import` writes them ("gesto-published-model"): what all kinds of models in them have in common.
namespace core::sampling {

struct PublishedBundle {
  std::filesystem::path path;
  std::string kind;  // smoodi, mld, crossdiff, mdm, t2m-gpt, remodiffuse, motion-puzzle, aberman
  model::TensorFile file;
  std::string config;  // JSON object: sizes by part
  std::string hash;    // of where everything came from
};

/// The kind of an imported model told by its header, "" for any other file.
std::string publishedKindOf(const model::TensorMetadata& header);

/// Errors: NotFound; ParseFailed; Unsupported when the file is none of these kinds: "FILE: not an imported `title`".
Result<PublishedBundle> readPublishedBundle(const std::filesystem::path& file, std::initializer_list<const char*> kinds, const std::string& title);

/// float [width], "mean", "std", "mean2d", "std2d", or what else the kind's ImportStatistics call it; all of a std above 0. Errors: Unsupported, naming the files to
/// import too
/// (`files`; Mean.npy and Std.npy, or their 2D twins, where it is empty), when it is not there.
Result<at::Tensor> normalizationOf(const PublishedBundle& bundle, const std::string& name, std::int64_t width, const std::string& files = {});

/// CLIP's text tower with its tokenizer. mostTokens: prompts are cut to so many, start and end included; 0: to what the tower reads.
/// textWidth: what the network reads. Errors: Unsupported, naming what to import too; ParseFailed.
Result<std::shared_ptr<text::TextEncoder>> textTowerOf(const PublishedBundle& bundle, std::size_t mostTokens, int textWidth);

}  // namespace core::sampling
