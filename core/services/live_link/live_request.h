#pragma once

#include "core/io/write/export.h"
#include "core/services/generation_service.h"
#include "core/services/live_link/refusal.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

// The body of POST /generate, in its two forms: our own, and that of the Motion Model Context Protocol. README.md here has every field.
namespace core::services::live_link {

inline constexpr std::size_t kMostConstraints = 64;  // of a request of the protocol

/// What this server has to offer.
struct Offer {
  std::vector<ModelInfo> models;            // the default one first
  std::vector<StyleInfo> styles;            // by name
  std::string usualModel = "default";       // of requests that name none
  std::uint64_t mostBodyBytes = 8U << 20U;  // for /capabilities
};

/// A motion file that comes with the request, in place of one on this computer.
struct BroughtClip {
  std::string name;  // "wave.bvh"
  std::string text;  // BVH
};

struct LiveRequest {
  enum class Form { Plain, Protocol };
  enum class Answer { File, Gltf, Json };  // File: as options.format; Gltf: one JSON document; Json: turns and places in plain lists

  Form form = Form::Plain;
  GenerationRequest request;  // files in it are names of clips
  std::vector<BroughtClip> clips;
  Answer answer = Answer::File;
  io::ExportFormat format = io::ExportFormat::Glb;
  io::ExportOptions options;         // of File and Gltf; take name and provenance are not set
  std::vector<std::string> remarks;  // what of the request was left out, one sentence each
};

enum class Accepts { JsonGltf, BinaryGltf };

/// Everything is checked that can be told before sampling, with the sentences of the command line (services::validate, the plan reader), each with its place in
/// the body. accepts: what a request of the protocol gets. Refusals: 422 for what is no JSON or has another shape, 400 for the rest.
std::variant<LiveRequest, Refusal> readLiveRequest(std::string_view body, const Offer& offer, Accepts accepts);

/// The model of that name or of the default, or null.
const ModelInfo* modelNamed(const Offer& offer, const std::string& name);

}  // namespace core::services::live_link
