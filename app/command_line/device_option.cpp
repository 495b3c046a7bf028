#include "app/command_line/device_option.h"

#include "core/engine/devices.h"

#include <fmt/format.h>

namespace app {

OptionSpec deviceOptionSpec() {
  return {"--device", OptionSpec::Kind::Text, "D", "where networks compute: cpu, cuda, cuda:N, or auto for a graphics card where there is one (cpu)"};
}

core::Result<void> takeDeviceOption(const Arguments& arguments) {
  const auto device = core::base::deviceNamed(arguments.text("--device", "cpu"));
  if (!device) return device.error();
  return core::engine::useDevice(*device);
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
