#include "app/command_line/device_option.h"

#include "core/engine/devices.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

namespace app {

OptionSpec deviceOptionSpec() {
  return {"--device", OptionSpec::Kind::Text, "D", "where networks compute: cpu, cuda, cuda:N, or auto for a graphics card where there is one (cpu)"};
}

core::Result<void> takeDeviceOption(const Arguments& arguments) {
  const auto word = arguments.text("--device", "cpu");
  const auto device = core::base::deviceNamed(word);
  if (!device) return device.error();
  // torchrun numbers the processes of a machine, packaging/cluster/launch does so for the others: each takes a card of its own.
  const char* local = std::getenv("LOCAL_RANK");
  const auto card = local && word.find(':') == std::string::npos ? core::base::deviceNamed(fmt::format("cuda:{}", local)) : *device;
  if (!card) return core::Error{core::ErrorCode::InvalidArgument, fmt::format("LOCAL_RANK is which of this machine's processes this one is, not \"{}\"", local)};
  return core::engine::useDevice(*device, card->index - device->index);
}

OptionSpec precisionOptionSpec() {
  return {"--precision", OptionSpec::Kind::Text, "P",
          "exact: as the reference computes; bf16: products in bf16, quicker where the processor has them (`gesto doctor`), for SMooDi and CrossDiff models; "
          "the take's model is then named HASH+bf16 (exact)"};
}

core::Result<void> takePrecisionOption(const Arguments& arguments) {
  const auto word = arguments.text("--precision", "exact");
  const auto precision = core::base::precisionNamed(word);
  if (!precision) return core::Error{core::ErrorCode::InvalidArgument, fmt::format("--precision {}: it is exact or bf16", word)};
  core::engine::usePrecision(*precision);
  return {};
}

}  // namespace app
