#pragma once

#include <cstdint>
#include <optional>
#include <string>

// CLIP's text tower goes by two sets of names: OpenAI's own and OpenCLIP's files ("transformer.resblocks.0.attn.in_proj_weight") and
// those of the transformers library ("text_model.encoder.layers.0.self_attn.q_proj.weight"), which this program uses.
namespace core::model {

/// What a tensor of OpenAI's becomes.
struct ClipTarget {
  std::string name;           // of the transformers library
  int part = 0, parts = 1;    // the rows of a stacked tensor: query, key, value
  bool isTransposed = false;  // text_projection is used from the right
};

/// The target of part `part` of an OpenAI key; nothing for a key outside the text tower, or a part that it does not have.
std::optional<ClipTarget> clipTargetOf(const std::string& openAiKey, int part);

}  // namespace core::model
