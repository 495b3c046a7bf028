#include "app/command_line/device_option.h"

#include "core/engine/devices.h"

namespace app {

OptionSpec deviceOptionSpec() {
  return {"--device", OptionSpec::Kind::Text, "D", "where networks compute: cpu, cuda, cuda:N, or auto for a graphics card where there is one (cpu)"};
}

core::Result<void> takeDeviceOption(const Arguments& arguments) {
  const auto device = core::base::deviceNamed(arguments.text("--device", "cpu"));
  if (!device) return device.error();
  return core::engine::useDevice(*device);
}

}  // namespace app
