#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>

// Live link: other programs ask for motions over HTTP. README.md here tells the whole surface.
namespace core::services::live_link {

/// Why a request is not answered with a motion.
struct Refusal {
  int status = 400;               // of HTTP
  std::string code;               // for programs: a word of the protocol (README.md), or "not_found", "method_not_allowed", "unsupported_media_type"
  std::string message;            // for people: one sentence
  std::optional<int> retryAfter;  // seconds, where asking again may help
};

/// {"error": {"code", "message", "details"}}, as the protocol has it. Always valid UTF-8.
std::string refusalText(const Refusal& refusal);

/// An error of a service, in its own sentence.
Refusal refusalOf(const Error& error);

}  // namespace core::services::live_link
