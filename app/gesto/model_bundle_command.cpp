#include "app/command_line/arguments.h"
#include "app/gesto/commands.h"

#include "core/families/crossdiff/crossdiff_model.h"
#include "core/families/smoodi/stylized_model.h"

#include <fmt/format.h>

#include <cstdio>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

const CommandSpec kSpec{
    .name = "model bundle",
    .summary = "Joins the trained parts of a stylized text-to-motion model into one file, as float16; or packs a CrossDiff, which is one part.",
    .usage = "--vae FILE --text FILE --denoiser FILE --style FILE --adaptor FILE --out FILE, or --crossdiff FILE --out FILE",
    .options = {{"--vae", Kind::Text, "FILE", "weights.safetensors of the recipe mld-vae"},
                {"--text", Kind::Text, "FILE", "of text-encoder"},
                {"--denoiser", Kind::Text, "FILE", "of mld-denoiser"},
                {"--style", Kind::Text, "FILE", "of style-network"},
                {"--adaptor", Kind::Text, "FILE", "of smoodi"},
                {"--crossdiff", Kind::Text, "FILE", "of crossdiff, alone"},
                {"--out", Kind::Text, "FILE", "the bundle to write"}},
    .examples = {"gesto model bundle --vae runs/vae/weights.safetensors --text runs/text/weights.safetensors --denoiser runs/denoiser/weights.safetensors "
                 "--style runs/style/weights.safetensors --adaptor runs/smoodi/weights.safetensors --out models/smoodi-compact.safetensors"},
};

core::Result<void> packCrossDiff(const std::filesystem::path& weights, const std::filesystem::path& out) {
  if (out.empty()) return core::Error{core::ErrorCode::InvalidArgument, "model bundle needs --out"};
  if (auto packed = core::sampling::packCrossDiffModel(weights, out); !packed) return packed;
  const auto model = core::sampling::loadCrossDiffModel(out);
  if (!model) return model.error();
  std::puts(fmt::format("{}: {:.1f} MB, model {}", out.string(), static_cast<double>(std::filesystem::file_size(out)) / 1e6, model->hash).c_str());
  return {};
}

core::Result<void> bundle(const Arguments& arguments) {
  if (arguments.isSet("--crossdiff")) return packCrossDiff(arguments.text("--crossdiff"), arguments.text("--out"));
  for (const char* name : {"--vae", "--text", "--denoiser", "--style", "--adaptor", "--out"}) {
    if (!arguments.isSet(name)) return core::Error{core::ErrorCode::InvalidArgument, fmt::format("model bundle needs {}", name)};
  }
  const std::filesystem::path out = arguments.text("--out");
  const core::sampling::StylizedModelParts parts{arguments.text("--vae"), arguments.text("--text"), arguments.text("--denoiser"),
                                                 arguments.text("--style"), arguments.text("--adaptor")};
  if (auto written = core::sampling::bundleStylizedModel(parts, out); !written) return written;
  // What was written must load: a part of another size or kind is found here and not on a person's desk.
  const auto model = core::sampling::loadStylizedModel(out);
  if (!model) return model.error();
  std::puts(fmt::format("{}: {:.1f} MB, {} styles, model {}", out.string(), static_cast<double>(std::filesystem::file_size(out)) / 1e6,
                        model->prototypes.size(), model->hash).c_str());
  return {};
}

}  // namespace

int runModelBundleCommand(const std::vector<std::string>& arguments) { return runCommand(kSpec, arguments, bundle); }

}  // namespace app
