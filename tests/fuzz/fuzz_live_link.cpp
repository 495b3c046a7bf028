#include "core/services/live_link/door.h"
#include "core/services/live_link/live_request.h"

#include <cstdint>

// The body of POST /generate as it comes over the wire, and the same bytes as the fields of a head.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace core::services::live_link;
  static const Offer offer = [] {
    Offer made;
    core::services::ModelInfo model{"default", "fake", "Fake", {}, {}, "", {}};
    model.can.plan = model.can.steer = true;
    made.models = {model};
    return made;
  }();
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (auto read = readLiveRequest(text, offer, Accepts::BinaryGltf); auto* refusal = std::get_if<Refusal>(&read)) (void)refusalText(*refusal);
  RequestHead head;
  head.method = head.target = head.host = text;
  head.origin = head.fetchSite = head.authorization = head.contentType = text;
  if (const auto refusal = refusalAtDoor(head, {.token = "token"})) (void)refusalText(*refusal);
  return 0;
}
