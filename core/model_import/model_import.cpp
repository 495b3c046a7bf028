#include "core/model_import/model_import.h"

#include "core/checkpoint/module_weights.h"
#include "core/model_import/crossdiff_layout.h"
#include "core/model_import/import_files.h"
#include "core/model_import/import_pool.h"
#include "core/model_import/import_sides.h"
#include "core/model_import/published_layout.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace core::model {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kFeatureWidth = 263, kContacts = 4, kKitFeatureWidth = 251;

std::string shapeText(const std::vector<std::int64_t>& sizes) { return fmt::format("[{}]", fmt::join(sizes, ", ")); }

class Importer {
 public:
  explicit Importer(const ModelImportRequest& request) : request_(request) {}

  Result<ModelImportReport> run(const fs::path& out) {
    auto files = collectImportFiles(request_.files);
    if (!files) return files.error();
    files_ = std::move(*files);
    for (const auto& step : {&Importer::decideKind, &Importer::gather, &Importer::checkSkeleton, &Importer::compare}) {
      if (auto ok = (this->*step)(); !ok) return ok.error();
    }
    if (!report_.isComplete()) return report_;
    for (const auto& step : {&Importer::loadWeights, &Importer::loadNormalization, &Importer::loadMerges}) {
      if (auto ok = (this->*step)(); !ok) return ok.error();
    }
    describe();
    report_.tensors = tensors_.size();
    if (auto written = writeSafetensors(out, tensors_, metadata_); !written) return written.error();
    return report_;
  }

 private:
  Result<void> gather() {
    auto pool = gatherKeys(files_, report_.kind, report_.remarks);
    if (!pool) return pool.error();
    pool_ = std::move(*pool);
    return {};
  }

  Result<void> decideKind() {
    std::string names;
    for (const auto& kind : importKinds()) {
      names += (names.empty() ? "" : ", ") + std::string(kind.name);
      if (!kind_ && (request_.kind.empty() ? files_.first(kind.main) != nullptr : request_.kind == kind.name)) kind_ = &kind;
    }
    if (!kind_) return Error{ErrorCode::InvalidArgument, fmt::format("there is no kind of model \"{}\"; there are {}", request_.kind, names)};
    if (!files_.first(kind_->main)) {
      const auto& other = files_.weights.front();
      return Error{ErrorCode::Unsupported, fmt::format("{}: holds {}, not {}", other.file.path().string(), titleOf(other.role), titleOf(kind_->main))};
    }
    report_.kind = kind_->name;
    return {};
  }

  // The numbers per frame of HumanML3D, or of KIT-ML where the model's family has such.
  Result<void> checkSkeleton() {
    const auto check = [&](const std::string& key, std::size_t dimension, std::int64_t expected, std::int64_t kit) -> Result<void> {
      const auto found = pool_.keys.find(key);
      if (found == pool_.keys.end()) return {};
      const auto sizes = found->second.sizes();
      if (sizes.size() <= dimension || sizes[dimension] == expected) return {};
      const auto width = sizes[dimension];
      if (width == kit && (report_.kind == "crossdiff" || report_.kind == "mdm")) return isKit_ = true, Result<void>();
      return Error{ErrorCode::Unsupported, fmt::format("{}: made for another skeleton: its motions have {} numbers per frame{}, this program's have {} (HumanML3D, 22 joints)",
                                                       found->second.input->file.path().string(), width, width == kit ? " (KIT-ML, 21 joints)" : "", expected)};
    };
    const auto less = [](std::int64_t part) { return std::pair{kFeatureWidth - part, kKitFeatureWidth - part}; };
    const auto whole = less(0), pose = less(4), moving = less(kContacts);
    for (const char* key : {"vae.skel_embedding.weight", "denoiser.style_encoder.skel_embedding.weight", "style_function.skel_embedding.weight", "mdm.input_process.poseEmbedding.weight"}) {
      if (auto ok = check(key, 1, whole.first, whole.second); !ok) return ok;
    }
    if (auto ok = check("crossdiff.p_linear_m.weight", 1, pose.first, pose.second); !ok) return ok;
    if (auto ok = check("crossdiff.p_linear_j.weight", 1, 132, 126); !ok) return ok;
    if (isKit_) report_.remarks.push_back("made for KIT-ML's 21 joints: the model can be run module by module but makes no motions in this program");
    return check("t2m_moveencoder.main.0.weight", 1, moving.first, moving.second);
  }

  Result<void> compare() {
    TensorMap shapes;  // one element, however large the shape
    for (const auto& [key, origin] : pool_.keys) shapes[key] = at::zeros({1}).expand(std::vector<std::int64_t>(origin.sizes()));
    auto parts = kind_->required;
    for (const auto& part : kind_->optional) {
      const auto prefixes = prefixesOf(part);
      const bool isThere = std::any_of(prefixes.begin(), prefixes.end(), [&](const auto& prefix) {
        const auto found = pool_.keys.lower_bound(prefix);
        return found != pool_.keys.end() && found->first.starts_with(prefix);
      });
      if (isThere) parts.push_back(part);
    }
    for (const auto& part : parts) {
      auto layout = partLayout(part, shapes);
      if (!layout) return Error{layout.error().code, fmt::format("{}: {}", files_.first(kind_->main)->file.path().string(), layout.error().message)};
      for (const auto& [key, expected] : layout->keys) {
        const auto found = pool_.keys.find(key);
        if (found == pool_.keys.end()) {
          report_.missing.push_back(key);
        } else if (const auto sizes = found->second.sizes(); sizes != expected) {
          report_.misshaped.push_back(fmt::format("{} is {}, expected {}", key, shapeText(sizes), shapeText(expected)));
        } else {
          wanted_[key] = found->second;
          const bool isFrozen = key.starts_with("denoiser.mld_denoiser.");
          report_.parts[isFrozen ? "denoiser.mld_denoiser" : part == "adaptor" ? "denoiser" : part] = found->second.input->file.path();
        }
      }
      config_[part] = nlohmann::json::parse(layout->config);
      for (const auto& [key, origin] : pool_.keys) {
        const auto prefixes = prefixesOf(part);
        const bool belongs = std::any_of(prefixes.begin(), prefixes.end(), [&, &name = key](const auto& prefix) { return name.starts_with(prefix); });
        if (belongs && !layout->keys.count(key)) report_.extra.push_back(fmt::format("{} {}", key, shapeText(origin.sizes())));
      }
    }
    addStrangers();
    return {};
  }

  // Keys of a Lightning file, or of an MDM's with averaged weights, that belong to no part at all.
  void addStrangers() {
    const std::array<std::string_view, 6> lightning = {"vae.", "denoiser.", "style_function.", "t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."};
    for (const auto& input : files_.weights) {
      const bool isLightning = input.role == ImportRole::Smoodi || input.role == ImportRole::Mld, isWrapped = &input == pool_.mdm.input && !pool_.mdm.prefix.empty();
      if (!isLightning && !isWrapped) continue;
      for (const auto& [name, shape] : input.file.shapes()) {
        const bool isKnown = isWrapped ? name.starts_with("model.") || name.starts_with("model_avg.")
                                       : std::any_of(lightning.begin(), lightning.end(), [&, &key = name](const auto prefix) { return key.starts_with(prefix); });
        if (!isKnown) report_.extra.push_back(fmt::format("{} {}", name, shapeText(shape.sizes)));
      }
    }
  }

  Result<void> loadWeights() {
    for (const auto& [key, table] : pool_.tables) {
      const auto value = table.tensor();
      if (!value) return value.error();
      if (!isSinusoid(*value, config_[report_.kind]["width"].get<std::int64_t>())) {
        return Error{ErrorCode::Unsupported, fmt::format("{}: {} is not the table of sines that this kind of model has", table.input->file.path().string(), table.name)};
      }
    }
    for (const auto& [key, origin] : wanted_) {
      auto value = origin.tensor();
      if (!value) return value.error();
      tensors_[key] = std::move(*value);
    }
    return {};
  }

  Result<void> loadPair(const fs::path& mean, const fs::path& std, std::int64_t width, const std::string& suffix, const std::string& part) {
    auto readMean = readNormalization(mean, width, NormalizationRow::Mean);
    if (!readMean) return readMean.error();
    auto readStd = readNormalization(std, width, NormalizationRow::Std);
    if (!readStd) return readStd.error();
    tensors_["normalization.mean" + suffix] = std::move(*readMean);
    tensors_["normalization.std" + suffix] = std::move(*readStd);
    report_.parts[part] = mean;
    return {};
  }

  Result<void> loadNormalization() {
    const bool isCrossDiff = report_.kind == "crossdiff";
    if (!isCrossDiff && report_.kind != "smoodi" && report_.kind != "mld" && report_.kind != "mdm") return {};
    if (files_.mean.empty() || files_.std.empty()) {
      report_.remarks.push_back("there is no Mean.npy and Std.npy beside the checkpoint, so that the model can be run module by module but not generate");
    } else if (auto ok = loadPair(files_.mean, files_.std, isKit_ ? kKitFeatureWidth : kFeatureWidth, "", "normalization"); !ok) {
      return ok;
    }
    if (!isCrossDiff) return {};
    if (files_.mean2d.empty() || files_.std2d.empty()) {
      report_.remarks.push_back("there is no Mean_complicate2d.npy and Std_complicate2d.npy beside the checkpoint, so that mixture sampling and lifting are not possible");
      return {};
    }
    return loadPair(files_.mean2d, files_.std2d, isKit_ ? 128 : 134, "2d", "normalization2d");
  }

  Result<void> loadMerges() {
    if (!report_.parts.count("clip")) return {};
    if (files_.merges.empty()) {
      report_.remarks.push_back("there is no bpe_simple_vocab_16e6.txt.gz or merges.txt beside the text tower, so that it cannot read prompts");
      return {};
    }
    auto text = readClipMerges(files_.merges);
    if (!text) return text.error();
    metadata_["clip.merges"] = std::move(*text);
    return {};
  }

  void describe() {
    if (report_.kind == "mdm") {
      const auto& args = pool_.mdm.args;
      config_["mdm"].update(nlohmann::json{{"diffusionSteps", args.diffusionSteps}, {"condMaskProb", args.condMaskProb}, {"masksFrames", args.masksFrames}});
    }
    metadata_["format"] = "gesto-published-model";
    metadata_["version"] = "1";
    metadata_["kind"] = report_.kind;
    metadata_["config"] = config_.dump();
    nlohmann::json provenance;
    for (const auto& [part, file] : report_.parts) provenance["parts"][part] = file.filename().string();
    for (const auto& input : files_.weights) {
      nlohmann::json facts = input.file.facts();
      facts["name"] = input.file.path().filename().string();
      facts["format"] = input.file.format();
      facts["holds"] = titleOf(input.role);
      provenance["files"].push_back(std::move(facts));
    }
    metadata_["provenance"] = provenance.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }

  const ModelImportRequest& request_;
  ImportFiles files_;
  const ImportKind* kind_ = nullptr;
  bool isKit_ = false;
  ImportPool pool_;
  std::map<std::string, KeyOrigin> wanted_;
  nlohmann::json config_;
  TensorMap tensors_;
  TensorMetadata metadata_;
  ModelImportReport report_;
};

}  // namespace

Result<ModelImportReport> importModel(const ModelImportRequest& request, const std::filesystem::path& out) { return Importer(request).run(out); }

}  // namespace core::model
