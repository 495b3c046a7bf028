#include "app/command_line/arguments.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/model/evaluators/judge_packing.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

namespace {

CommandSpec modelPackSpec() {
  return {
      .name = "model pack",
      .summary = "Writes a judge or an evaluator of gesto train as 8-bit rows, in a quarter of its size, as judges ship. gesto evaluate reads both.",
      .usage = "FILE --out FILE",
      .options = {{"--out", OptionSpec::Kind::Text, "FILE", "the file to write"}},
      .examples = {"gesto model pack runs/judge-style/weights.safetensors --out judges/judge-style.safetensors"},
      .fewestPositionals = 1,
      .mostPositionals = 1,
      .hasJson = true,
  };
}

core::Result<void> pack(const Arguments& arguments) {
  if (!arguments.isSet("--out")) return core::Error{core::ErrorCode::InvalidArgument, "model pack needs --out FILE"};
  const auto out = arguments.text("--out");
  const auto packed = core::model::packJudge(arguments.positionals().front(), out);
  if (!packed) return packed.error();
  if (arguments.wantsJson()) {
    std::puts(core::base::jsonText(nlohmann::json{{"file", out}, {"what", packed->what}, {"bytesBefore", packed->before}, {"bytes", packed->after}}, 2).c_str());
    return {};
  }
  const auto megabytes = [](std::uintmax_t bytes) { return static_cast<double>(bytes) / 1e6; };
  std::puts(fmt::format("{}: {}, {:.2f} MB instead of {:.2f}", out, packed->what, megabytes(packed->after), megabytes(packed->before)).c_str());
  return {};
}

}  // namespace

int runModelPackCommand(const std::vector<std::string>& arguments) { return runCommand(modelPackSpec(), arguments, pack); }

}  // namespace app
