#include "core/services/live_link/door.h"

#include "core/base/hash.h"
#include "core/base/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace core::services::live_link {

namespace {

bool isPort(std::string_view text) {
  return !text.empty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// Any port: a tunnel has one of its own.
bool isLoopback(const std::string& host) {
  const std::string name = base::lowered(host);
  for (const std::string_view known : {"127.0.0.1", "localhost", "[::1]"}) {
    if (name == known) return true;
    if (name.starts_with(known) && name[known.size()] == ':' && isPort(std::string_view(name).substr(known.size() + 1))) return true;
  }
  return false;
}

/// Quoted for a sentence, without what a terminal would obey.
std::string shown(const std::string& text) {
  std::string made;
  for (const char c : text.substr(0, 100)) made += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  return made;
}

/// Takes as long for any token: digests of one length are compared, every byte of them.
bool isSame(std::string_view given, std::string_view wanted) {
  base::ContentHash one, other;
  one.add(given);
  other.add(wanted);
  const std::string a = one.fullHex(), b = other.fullHex();
  unsigned char different = 0;
  for (std::size_t i = 0; i < a.size(); ++i) different = static_cast<unsigned char>(different | (a[i] ^ b[i]));
  return different == 0;
}

bool bearsToken(const RequestHead& head, const std::string& token) {
  constexpr std::string_view kScheme = "bearer ";
  const std::string given = head.authorization.value_or("");
  const bool isBearer = base::lowered(given.substr(0, kScheme.size())) == kScheme;
  return isSame(isBearer ? std::string_view(given).substr(kScheme.size()) : std::string_view(), token) && isBearer;
}

std::string placeOf(const RequestHead& head) { return head.target.substr(0, head.target.find('?')); }

bool isJson(const std::string& contentType) {
  std::string kind = base::lowered(contentType.substr(0, contentType.find(';')));
  while (!kind.empty() && kind.back() == ' ') kind.pop_back();
  return kind == "application/json";
}

}  // namespace

std::optional<Endpoint> endpointOf(const RequestHead& head) {
  const auto place = placeOf(head);
  if (place == "/capabilities") return Endpoint::Capabilities;
  if (place == "/generate") return Endpoint::Generate;
  return {};
}

std::optional<Refusal> refusalAtDoor(const RequestHead& head, const DoorOptions& options) {
  if (!isLoopback(head.host)) return Refusal{403, "forbidden", fmt::format("Host: only 127.0.0.1, localhost and [::1] are answered, not \"{}\"", shown(head.host)), {}};
  if (head.origin && base::lowered(*head.origin) != "http://" + base::lowered(head.host))
    return Refusal{403, "forbidden", fmt::format("Origin: pages of other places are not answered, and \"{}\" is one", shown(*head.origin)), {}};
  if (head.fetchSite && *head.fetchSite != "none" && *head.fetchSite != "same-origin")
    return Refusal{403, "forbidden", fmt::format("Sec-Fetch-Site: pages of other places are not answered, and this one is \"{}\"", shown(*head.fetchSite)), {}};
  if (!options.token.empty() && !bearsToken(head, options.token)) {
    return Refusal{401,
                   "unauthorized",
                   head.authorization ? "Authorization: this is not the token that the server was started with"
                                      : "Authorization: a token is asked for, as \"Authorization: Bearer TOKEN\"",
                   {}};
  }
  const auto endpoint = endpointOf(head);
  if (!endpoint) return Refusal{404, "not_found", fmt::format("{}: there are GET /capabilities and POST /generate, and nothing else", shown(placeOf(head))), {}};
  const char* method = *endpoint == Endpoint::Capabilities ? "GET" : "POST";
  if (head.method != method)
    return Refusal{405, "method_not_allowed", fmt::format("{}: {} is asked for here, not {}", shown(placeOf(head)), method, shown(head.method)), {}};
  if (*endpoint == Endpoint::Generate && !isJson(head.contentType.value_or("")))
    return Refusal{415, "unsupported_media_type", "Content-Type: a request is JSON, and says so with \"Content-Type: application/json\"", {}};
  if (head.bodyBytes.value_or(0) > options.mostBodyBytes) return bodyTooLarge(options.mostBodyBytes);
  return {};
}

Refusal bodyTooLarge(std::uint64_t mostBytes) { return {413, "payload_too_large", fmt::format("the body is too large: {} bytes are the most", mostBytes), {}}; }

RateLimit::RateLimit(double perMinute) : perSecond_(perMinute / 60.0), most_(std::max(1.0, perMinute / 4.0)), left_(most_) {}

std::optional<Refusal> RateLimit::refuses(Clock::time_point now) {
  if (last_) left_ = std::min(most_, left_ + perSecond_ * std::chrono::duration<double>(now - *last_).count());
  last_ = now;
  if (left_ >= 1.0) {
    left_ -= 1.0;
    return {};
  }
  const int wait = std::max(1, static_cast<int>(std::ceil((1.0 - left_) / perSecond_)));
  return Refusal{429, "rate_limited", fmt::format("too many requests: {:g} a minute are answered", perSecond_ * 60.0), wait};
}

}  // namespace core::services::live_link
