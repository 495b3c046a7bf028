#pragma once

#include "core/services/live_link/refusal.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Who is heard: everything that is decided before a body is read.
namespace core::services::live_link {

/// The head of an HTTP request, as far as it decides that.
struct RequestHead {
  std::string method, target;  // "POST", "/generate"; a query behind "?" is not looked at
  std::string host;            // empty: none was sent
  std::optional<std::string> origin, fetchSite, authorization, contentType;
  std::optional<std::uint64_t> bodyBytes;  // as announced
};

/// What is asked for.
enum class Endpoint { Capabilities, Generate };
std::optional<Endpoint> endpointOf(const RequestHead& head);

struct DoorOptions {
  std::string token = {};                          // empty: none is asked for
  std::uint64_t mostBodyBytes = 8U * 1024 * 1024;  // a style clip of a minute has two
};

/// Nothing where the request may be read on, else the first of: a Host that is no name of the loopback address, which is how a page reaches a server at home after its
/// own name was pointed there (403); a page of another origin (403); no token or another one (401, compared in constant time); no such place (404); another
/// method (405); a body that is no JSON (415) or too large (413).
std::optional<Refusal> refusalAtDoor(const RequestHead& head, const DoorOptions& options);

Refusal bodyTooLarge(std::uint64_t mostBytes);

/// So many requests a minute, in bursts of at most a quarter of that (at least 1). One thread.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// perMinute: above 0.
  explicit RateLimit(double perMinute);

  /// Nothing where one more may come now, and it then counts; else 429 with the seconds to wait.
  std::optional<Refusal> refuses(Clock::time_point now);

 private:
  double perSecond_, most_, left_;
  std::optional<Clock::time_point> last_;
};

}  // namespace core::services::live_link
