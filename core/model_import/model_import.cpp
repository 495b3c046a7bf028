#include "core/model_import/model_import.h"

#include "core/base/json_text.h"
#include "core/model/condition_token.h"
#include "core/model_import/import_files.h"
#include "core/model_import/import_pool.h"
#include "core/model_import/import_sides.h"
#include "core/motion/published_forms.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace core::model {

namespace {

namespace fs = std::filesystem;

constexpr double kLeastDeviation = 1e-4;  // of a number that changes at all

std::string shapeText(const std::vector<std::int64_t>& sizes) { return fmt::format("[{}]", fmt::join(sizes, ", ")); }

class Importer {
 public:
  Importer(const ModelImportRequest& request, std::span<const ImportKind> kinds) : request_(request), kinds_(kinds) {}

  Result<ModelImportReport> run(const fs::path& out) {
    auto files = collectImportFiles(request_.files, kinds_);
    if (!files) return files.error();
    files_ = std::move(*files);
    for (const auto& step : {&Importer::decideKind, &Importer::gather, &Importer::checkSkeleton, &Importer::compare}) {
      if (auto ok = (this->*step)(); !ok) return ok.error();
    }
    if (!report_.isComplete()) return report_;
    for (const auto& step : {&Importer::loadWeights, &Importer::loadNormalization, &Importer::loadStatistics, &Importer::loadMerges}) {
      if (auto ok = (this->*step)(); !ok) return ok.error();
    }
    describe();
    report_.tensors = tensors_.size();
    if (auto written = writeSafetensors(out, tensors_, metadata_); !written) return written.error();
    return report_;
  }

 private:
  Result<void> gather() {
    auto pool = gatherKeys(files_, *kind_, report_.remarks);
    if (!pool) return pool.error();
    pool_ = std::move(*pool);
    return {};
  }

  Result<void> decideKind() {
    std::string names;
    for (const auto& kind : kinds_) {
      names += (names.empty() ? "" : ", ") + kind.name;
      if (!kind_ && (request_.kind.empty() ? files_.first(kind.name) != nullptr : request_.kind == kind.name)) kind_ = &kind;
    }
    if (!kind_) return Error{ErrorCode::InvalidArgument, fmt::format("there is no kind of model \"{}\"; there are {}", request_.kind, names)};
    if (!files_.first(kind_->name)) {
      const auto& other = files_.weights.front();
      return Error{ErrorCode::Unsupported, fmt::format("{}: holds {}, not {}", other.file.path().string(), other.kind->title, kind_->title)};
    }
    parts_ = kind_->required;
    parts_.insert(parts_.end(), kind_->optional.begin(), kind_->optional.end());
    report_.kind = kind_->name;
    return {};
  }

  // The numbers per frame of HumanML3D, or of KIT-ML where the model's family has such.
  Result<void> checkSkeleton() {
    for (const auto& part : parts_) {
      for (const auto& [key, dimension, expected, kit] : part.frameWidths) {
        const auto found = pool_.keys.find(key);
        if (found == pool_.keys.end()) continue;
        const auto sizes = found->second.sizes();
        if (sizes.size() <= dimension || sizes[dimension] == expected) continue;
        const auto width = sizes[dimension];
        if (width != kit || !kind_->mayBeKit) {
          return Error{ErrorCode::Unsupported,
                       fmt::format("{}: made for another skeleton: its motions have {} numbers per frame{}, this program's have {} (HumanML3D, 22 joints)",
                                   found->second.input->file.path().string(), width, width == kit ? " (KIT-ML, 21 joints)" : "", expected)};
        }
        isKit_ = true;
      }
    }
    if (isKit_) report_.remarks.push_back("made for KIT-ML's 21 joints: the model can be run module by module but makes no motions in this program");
    return {};
  }

  bool isThere(const ImportPart& part) const {
    return std::any_of(part.prefixes.begin(), part.prefixes.end(), [&](const auto& prefix) {
      const auto found = pool_.keys.lower_bound(prefix);
      return found != pool_.keys.end() && found->first.starts_with(prefix);
    });
  }

  Result<void> compare() {
    TensorMap shapes;  // one element, however large the shape
    for (const auto& [key, origin] : pool_.keys) shapes[key] = at::zeros({1}).expand(std::vector<std::int64_t>(origin.sizes()));
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const auto& part = parts_[p];
      if (p >= kind_->required.size() && !isThere(part)) continue;
      auto layout = part.layout(shapes);
      if (!layout) return Error{layout.error().code, fmt::format("{}: {}", files_.first(kind_->name)->file.path().string(), layout.error().message)};
      for (const auto& [key, expected] : layout->keys) {
        const auto found = pool_.keys.find(key);
        if (found == pool_.keys.end()) {
          report_.missing.push_back(key);
        } else if (const auto sizes = found->second.sizes(); sizes != expected) {
          report_.misshaped.push_back(fmt::format("{} is {}, expected {}", key, shapeText(sizes), shapeText(expected)));
        } else {
          wanted_[key] = found->second;
          const auto shown = std::find_if(part.shownAs.begin(), part.shownAs.end(), [&, &name = key](const auto& one) { return name.starts_with(one.first); });
          report_.parts[shown == part.shownAs.end() ? part.name : shown->second] = found->second.input->file.path();
        }
      }
      config_[part.name] = base::parseJson(layout->config);
      for (const auto& [key, origin] : pool_.keys) {
        const bool belongs = std::any_of(part.prefixes.begin(), part.prefixes.end(), [&, &name = key](const auto& prefix) { return name.starts_with(prefix); });
        if (belongs && !layout->keys.count(key)) report_.extra.push_back(fmt::format("{} {}", key, shapeText(origin.sizes())));
      }
    }
    addStrangers();
    return {};
  }

  // Keys that belong to no part at all, of files of which that is worth a line.
  void addStrangers() {
    for (const auto& input : files_.weights) {
      const auto known = pool_.knownPrefixes.find(&input);
      if (known == pool_.knownPrefixes.end()) continue;
      for (const auto& [name, shape] : input.file.shapes()) {
        const bool isKnown = std::any_of(known->second.begin(), known->second.end(), [&, &key = name](const auto& prefix) { return key.starts_with(prefix); });
        if (!isKnown) report_.extra.push_back(fmt::format("{} {}", name, shapeText(shape.sizes)));
      }
    }
  }

  Result<void> loadWeights() {
    for (const auto& [key, table] : pool_.tables) {
      const auto value = table.tensor();
      if (!value) return value.error();
      if (!isSinusoid(*value, config_[key.substr(0, key.find('.'))]["width"].get<std::int64_t>())) {
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
    if (kind_->normalization == ImportKind::Normalization::None) return {};
    if (files_.mean.empty() || files_.std.empty()) {
      report_.remarks.push_back("there is no Mean.npy and Std.npy beside the checkpoint, so that the model can be run module by module but not generate");
    } else if (auto ok = loadPair(files_.mean, files_.std, isKit_ ? motion::kit::kFeatures : motion::humanml3d::kFeatures, "", "normalization"); !ok) {
      return ok;
    }
    if (kind_->normalization != ImportKind::Normalization::MotionAnd2d) return {};
    if (files_.mean2d.empty() || files_.std2d.empty()) {
      report_.remarks.push_back(
          "there is no Mean_complicate2d.npy and Std_complicate2d.npy beside the checkpoint, so that mixture sampling and lifting are not possible");
      return {};
    }
    return loadPair(files_.mean2d, files_.std2d, isKit_ ? 128 : 134, "2d", "normalization2d");
  }

  Result<void> loadStatistics() {
    for (const auto& one : kind_->statistics) {
      const auto weight = tensors_.find(one.key);
      if (weight == tensors_.end()) continue;
      const auto mean = files_.statistics.find(one.mean), std = files_.statistics.find(one.std);
      if (mean == files_.statistics.end() || std == files_.statistics.end()) {
        const auto names = one.mean == one.std ? one.mean : one.mean + " and " + one.std;
        report_.remarks.push_back(fmt::format("there is no {} beside the checkpoint or in a folder \"{}\" there, so that {}", names, one.folder, one.withoutThem));
        continue;
      }
      const auto width = weight->second.size(static_cast<std::int64_t>(one.dimension));
      if (auto ok = loadPair(mean->second, std->second, width, one.suffix, "normalization" + one.suffix); !ok) return ok;
      auto& deviations = tensors_["normalization.std" + one.suffix];
      const auto constant = deviations < kLeastDeviation;
      if (const auto count = constant.sum().item<std::int64_t>(); count > 0) {
        deviations.masked_fill_(constant, 1.0);
        report_.remarks.push_back(fmt::format("{} of the {} deviations of {} are of numbers that never changed in its authors' motions; they count as 1", count, width,
                                              std->second.filename().string()));
      }
    }
    return {};
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
    for (const auto& [part, settings] : pool_.settings) config_[part].update(base::parseJson(settings));
    metadata_["format"] = "gesto-published-model";
    metadata_["version"] = "1";
    metadata_["kind"] = report_.kind;
    metadata_["config"] = base::jsonText(config_);
    nlohmann::json provenance;
    for (const auto& [part, file] : report_.parts) provenance["parts"][part] = file.filename().string();
    for (const auto& input : files_.weights) {
      nlohmann::json facts = input.file.facts();
      facts["name"] = input.file.path().filename().string();
      facts["format"] = input.file.format();
      facts["holds"] = input.kind->title;
      provenance["files"].push_back(std::move(facts));
    }
    metadata_["provenance"] = base::jsonText(provenance);
  }

  const ModelImportRequest& request_;
  std::span<const ImportKind> kinds_;
  ImportFiles files_;
  const ImportKind* kind_ = nullptr;
  std::vector<ImportPart> parts_;  // required, then optional
  bool isKit_ = false;
  ImportPool pool_;
  std::map<std::string, KeyOrigin> wanted_;
  nlohmann::json config_;
  TensorMap tensors_;
  TensorMetadata metadata_;
  ModelImportReport report_;
};

}  // namespace

Result<ModelImportReport> importModel(const ModelImportRequest& request, std::span<const ImportKind> kinds, const std::filesystem::path& out) {
  return Importer(request, kinds).run(out);
}

}  // namespace core::model
