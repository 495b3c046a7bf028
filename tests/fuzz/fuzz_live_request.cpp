#include "core/services/live_link/door.h"
#include "tests/core/services/live_link_offer.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"

#include <nlohmann/json.hpp>

namespace {

using namespace core::services::live_link;

void requireRefusal(const Refusal& refusal) {
  fuzz::requireSentence(refusal.message);
  fuzz::require(refusal.status >= 400 && refusal.status < 500, "a request that this program is to blame for");
  fuzz::require(nlohmann::json::accept(refusalText(refusal)), "a refusal that is no JSON");
}

}  // namespace

// The body of POST /generate as it comes over the wire, and the same bytes as the fields of a head.
void fuzz::live_request(std::string_view bytes) {
  static const Offer offered = offer();
  for (const auto accepts : {Accepts::BinaryGltf, Accepts::JsonGltf}) {
    const auto read = readLiveRequest(bytes, offered, accepts);
    if (const auto* refusal = std::get_if<Refusal>(&read)) requireRefusal(*refusal);
  }
  const std::string text(bytes);
  RequestHead head;
  head.method = head.target = head.host = text;
  head.origin = head.fetchSite = head.authorization = head.contentType = text;
  if (const auto refusal = refusalAtDoor(head, {.token = "token"})) requireRefusal(*refusal);
}
