#include "tests/support/tiny_model.h"

#include "core/base/file.h"
#include "core/engine/model_making.h"
#include "core/engine/training_session.h"
#include "core/io/write/bvh_writer.h"
#include "tests/support/built_data.h"
#include "tests/support/synthetic_motion.h"

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

namespace tests {

using namespace core;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  if (!base::writeFileAtomically(file, text)) throw std::runtime_error("cannot write " + file.string());
}

std::string trained(const fs::path& parts, const std::string& recipe, std::map<std::string, std::string> settings) {
  engine::TrainingRequest request;
  request.recipe = recipe;
  request.dataFolder = parts / "data";
  request.runFolder = parts / recipe;
  request.steps = 1;
  request.useBfloat16 = false;
  request.settings = std::move(settings);
  const auto report = engine::runTraining(request, {}, {});
  if (!report) throw std::runtime_error(report.error().message);
  return report->weights.string();
}

}  // namespace

void writeTinyModels(const fs::path& folder) {
  const auto parts = folder / "parts", text = parts / "text.safetensors";
  writeBuiltData(parts / "data", 16, 60);
  writeTextEncoder(text);
  const auto vae = trained(parts, "mld-vae", {{"batch", "4"}, {"width", "32"}, {"latent", "8"}});
  const auto denoiser = trained(parts, "mld-denoiser", {{"batch", "4"}, {"layers", "3"}, {"text", text}, {"vae", vae}});
  const auto style = trained(parts, "style-network", {{"batch", "4"}, {"layers", "2"}});
  const auto adaptor = trained(parts, "smoodi", {{"batch", "4"}, {"text", text}, {"vae", vae}, {"denoiser", denoiser}, {"style", style}});
  services::BundleRequest bundle;
  bundle.family = "smoodi";
  bundle.files = {{"vae", vae}, {"text", text}, {"denoiser", denoiser}, {"style", style}, {"adaptor", adaptor}};
  bundle.out = folder / "smoodi-compact.safetensors";
  const auto made = engine::bundleModel(bundle, {}, {});
  if (!made) throw std::runtime_error(made.error().message);
  put(folder / "replay-captions.tsv", "# of tests\nwalk\ta person walks\nwalk\tsomeone walks on\nturn\ta person turns\nturn\tsomeone turns around\n");
  fs::remove_all(parts);
}

void writeWalks(const fs::path& folder, const char* name, int count) {
  for (int i = 0; i < count; ++i)
    put(folder / (std::string(name) + "_" + std::to_string(i) + ".bvh"), io::formatBvh(test_support::syntheticWalk(static_cast<std::uint64_t>(i + 1), 41)));
}

}  // namespace tests
