#include "app/command_line/arguments.h"
#include "app/gesto/commands.h"

#include "core/base/json_text.h"
#include "core/families/model_family.h"
#include "core/model_import/model_import.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <set>

namespace app {

namespace {

using Kind = OptionSpec::Kind;

// The kinds that families and judges declare, with `between` between them and `last` before the last.
std::string kindNames(const std::string& between, const std::string& last) {
  const auto kinds = core::families::importKinds();
  std::string names;
  for (std::size_t i = 0; i < kinds.size(); ++i) names += (i == 0 ? "" : i + 1 == kinds.size() ? last : between) + kinds[i].name;
  return names;
}

// "of a motion-puzzle motion_mean.npy and motion_std.npy, ...": what kinds want beside their weights under names of their own.
std::string statisticsNames() {
  std::string all;
  for (const auto& kind : core::families::importKinds()) {
    std::set<std::string> names;
    for (const auto& one : kind.statistics) names.insert({one.mean, one.std});
    if (!names.empty()) all += fmt::format(", of a model of the kind {} {}", kind.name, fmt::join(names, ", "));
  }
  return all;
}

const CommandSpec& modelImportSpec() {
  static const CommandSpec made{
      .name = "model import",
      .summary =
          "Turns the authors' checkpoint files into one file of this program: weights, sizes, normalization and where they came from.\n"
          "Reads Lightning's .ckpt, .pt, .bin and finest.tar (zip archives and the older streams) and safetensors; a folder stands for such files in it.\n"
          "Mean.npy, Std.npy (of a CrossDiff also Mean_complicate2d.npy and Std_complicate2d.npy" +
          statisticsNames() +
          "), an MDM's args.json and\n"
          "CLIP's vocabulary are taken when they stand beside a checkpoint or are named. Nothing in a file is executed.",
      .usage = "FILE... --out BUNDLE.safetensors [--kind " + kindNames("|", "|") + "]",
      .options = {{"--out", Kind::Text, "FILE", "the bundle to write"}, {"--kind", Kind::Text, "KIND", kindNames(", ", " or ") + "; told from the files without it"}},
      .examples = {"gesto model import SMooDi.ckpt 1222_mld_humanml3d_FID041.ckpt style_classifier.pt clip-vit-large-patch14 --out smoodi.safetensors",
                   "gesto model import model0300.pt Mean.npy Std.npy Mean_complicate2d.npy Std_complicate2d.npy clip-vit-base-patch32 --out crossdiff.safetensors",
                   "gesto model import humanml_trans_enc_512/model000475000.pt Mean.npy Std.npy clip-vit-base-patch32 --out mdm.safetensors",
                   "gesto model import model_ours/pth/gen_010.pt norm --out puzzle.safetensors",
                   "gesto model import pretrained/pth data/xia_norms --out aberman.safetensors",
                   "gesto model import t2m/text_mot_match/model/finest.tar --out evaluator.safetensors",
                   "gesto generate \"a person walks forward\" --style proud_walk.bvh --model smoodi.safetensors --out walk.bvh"},
      .fewestPositionals = 1,
      .mostPositionals = 64,
      .hasJson = true,
  };
  return made;
}

void printList(const char* title, const std::vector<std::string>& keys) {
  if (keys.empty()) return;
  std::puts(fmt::format("{} ({}):", title, keys.size()).c_str());
  for (const auto& key : keys) std::puts(fmt::format("  {}", key).c_str());
}

core::Result<void> import(const Arguments& arguments) {
  const std::filesystem::path out = arguments.text("--out");
  if (out.empty()) return core::Error{core::ErrorCode::InvalidArgument, "model import needs --out FILE, the bundle to write"};
  core::model::ModelImportRequest request;
  for (const auto& file : arguments.positionals()) request.files.emplace_back(file);
  request.kind = arguments.text("--kind");
  const auto report = core::model::importModel(request, core::families::importKinds(), out);
  if (!report) return report.error();
  if (arguments.wantsJson()) {
    nlohmann::json parts;
    for (const auto& [part, file] : report->parts) parts[part] = file.string();
    const nlohmann::json json = {{"kind", report->kind},       {"parts", parts},
                                 {"missing", report->missing}, {"misshaped", report->misshaped},
                                 {"extra", report->extra},     {"remarks", report->remarks},
                                 {"tensors", report->tensors}, {"file", report->isComplete() ? out.string() : std::string()}};
    std::puts(core::base::jsonText(json, 2).c_str());
  } else {
    for (const auto& [part, file] : report->parts) std::puts(fmt::format("{:<24} from {}", part, file.string()).c_str());
    printList("missing", report->missing);
    printList("of another shape", report->misshaped);
    printList("left out, belongs to no part of the model", report->extra);
    for (const auto& remark : report->remarks) std::puts(remark.c_str());
  }
  if (!report->isComplete()) {
    return core::Error{core::ErrorCode::ParseFailed, fmt::format("{}: {} tensors of the model are missing and {} have another shape; nothing was written",
                                                                 request.files.front().string(), report->missing.size(), report->misshaped.size())};
  }
  if (!arguments.wantsJson()) {
    std::puts(
        fmt::format("{}: a {} model of {} tensors, {:.1f} MB", out.string(), report->kind, report->tensors, static_cast<double>(std::filesystem::file_size(out)) / 1e6)
            .c_str());
  }
  return {};
}

}  // namespace

int runModelImportCommand(const std::vector<std::string>& arguments) { return runCommand(modelImportSpec(), arguments, import); }

}  // namespace app
