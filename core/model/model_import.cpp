#include "core/model/model_import.h"

#include "core/base/file.h"
#include "core/io/npy.h"
#include "core/model/published_layout.h"
#include "core/model/weight_file.h"
#include "core/text/clip_tokenizer.h"
#include "core/text/gzip.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <list>
#include <optional>
#include <set>

namespace core::model {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kFeatureWidth = 263, kContacts = 4, kKitFeatureWidth = 251;

enum class Role { Smoodi, Mld, Style, Evaluator, Clip };

std::string titleOf(Role role) {
  switch (role) {
    case Role::Smoodi: return "a SMooDi model";
    case Role::Mld: return "an MLD model";
    case Role::Style: return "a style classifier";
    case Role::Evaluator: return "the text-to-motion evaluator";
    case Role::Clip: return "a CLIP text tower";
  }
  return {};
}

struct Input {
  WeightFile file;
  Role role;
};

/// Where a key of the result comes from.
struct Origin {
  const Input* input = nullptr;
  std::string name;  // in its file
};

struct KindRule {
  const char* name;
  Role main;
  std::vector<std::string> required, optional;
};

const std::vector<KindRule>& kindRules() {
  static const std::vector<KindRule> rules = {
      {"smoodi", Role::Smoodi, {"vae", "adaptor"}, {"style_function", "t2m", "clip"}},
      {"mld", Role::Mld, {"vae", "denoiser"}, {"t2m", "clip"}},
      {"style", Role::Style, {"style_function"}, {}},
      {"t2m", Role::Evaluator, {"t2m"}, {}},
      {"clip", Role::Clip, {"clip"}, {}},
  };
  return rules;
}

std::vector<std::string> prefixesOf(const std::string& part) {
  if (part == "adaptor" || part == "denoiser") return {"denoiser."};
  if (part == "t2m") return {"t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."};
  return {part + "."};
}

std::string shapeText(const std::vector<std::int64_t>& sizes) { return fmt::format("[{}]", fmt::join(sizes, ", ")); }

bool isMerges(const fs::path& file) {
  const auto name = file.filename().string();
  return name == "merges.txt" || name.starts_with("bpe_simple_vocab_16e6.txt");
}

class Importer {
 public:
  explicit Importer(const ModelImportRequest& request) : request_(request) {}

  Result<ModelImportReport> run(const fs::path& out) {
    for (const auto& step : {&Importer::collect, &Importer::decideKind, &Importer::gather, &Importer::checkSkeleton, &Importer::compare}) {
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
  // The files that were named, and what belongs beside them.
  Result<void> collect() {
    for (const auto& file : request_.files) {
      if (fs::is_directory(file)) {
        if (auto ok = collectFolder(file); !ok) return ok;
      } else if (auto ok = collectFile(file); !ok) {
        return ok;
      }
    }
    if (inputs_.empty()) return Error{ErrorCode::InvalidArgument, "no file of weights was given"};
    for (const auto& input : inputs_) {
      const auto folder = input.file.path().parent_path();
      const auto beside = [&](fs::path& target, const char* name) {
        if (target.empty() && fs::is_regular_file(folder / name)) target = folder / name;
      };
      beside(mean_, "Mean.npy");
      beside(std_, "Std.npy");
      for (const char* name : {"bpe_simple_vocab_16e6.txt.gz", "bpe_simple_vocab_16e6.txt", "merges.txt"}) beside(merges_, name);
    }
    return {};
  }

  Result<void> collectFolder(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(folder, code)) {
      const auto name = entry.path().filename().string(), end = entry.path().extension().string();
      const bool isWeights = end == ".ckpt" || end == ".pt" || name == "finest.tar" || name == "model.safetensors" ||
                             (name == "pytorch_model.bin" && !fs::exists(folder / "model.safetensors"));
      if (isWeights || name == "Mean.npy" || name == "Std.npy" || isMerges(entry.path())) found.push_back(entry.path());
    }
    if (code) return Error{ErrorCode::ReadFailed, fmt::format("{}: {}", folder.string(), code.message())};
    if (found.empty()) return Error{ErrorCode::NotFound, fmt::format("{}: holds no file of weights that this program knows", folder.string())};
    std::sort(found.begin(), found.end());
    for (const auto& file : found) {
      if (auto ok = collectFile(file); !ok) return ok;
    }
    return {};
  }

  Result<void> collectFile(const fs::path& file) {
    if (file.filename() == "Mean.npy") return mean_ = file, Result<void>();
    if (file.filename() == "Std.npy") return std_ = file, Result<void>();
    if (isMerges(file)) return merges_ = file, Result<void>();
    if (file.extension() == ".npy") return Error{ErrorCode::InvalidArgument, fmt::format("{}: only Mean.npy and Std.npy belong to a model", file.string())};
    auto opened = WeightFile::open(file);
    if (!opened) return opened.error();
    const auto role = roleOf(*opened);
    if (!role) {
      const auto first = opened->shapes().empty() ? std::string("it holds no tensor") : "its first tensor is " + opened->shapes().begin()->first;
      return Error{ErrorCode::Unsupported, fmt::format("{}: holds none of the models that this program imports ({})", file.string(), first)};
    }
    inputs_.push_back({std::move(*opened), *role});
    return {};
  }

  static std::optional<Role> roleOf(const WeightFile& file) {
    if (file.hasBelow("denoiser.zero_convs.") || file.hasBelow("denoiser.encoder_c.") || file.hasBelow("denoiser.mld_denoiser.")) return Role::Smoodi;
    if (file.hasBelow("vae.") && file.hasBelow("denoiser.")) return Role::Mld;
    if (file.hasBelow("movement_encoder.") && file.hasBelow("motion_encoder.")) return Role::Evaluator;
    if (file.hasBelow("text_model.")) return Role::Clip;
    if (file.has("skel_embedding.weight") && file.hasBelow("encoder.layers.")) return Role::Style;
    return std::nullopt;
  }

  const Input* first(Role role) const {
    for (const auto& input : inputs_) {
      if (input.role == role) return &input;
    }
    return nullptr;
  }

  Result<void> decideKind() {
    for (const auto& rule : kindRules()) {
      if (request_.kind.empty() ? first(rule.main) != nullptr : request_.kind == rule.name) {
        rule_ = &rule;
        break;
      }
    }
    if (!rule_) return Error{ErrorCode::InvalidArgument, fmt::format("there is no kind of model \"{}\"; there are smoodi, mld, style, t2m, clip", request_.kind)};
    if (!first(rule_->main)) {
      return Error{ErrorCode::Unsupported, fmt::format("{}: holds {}, not {}", inputs_.front().file.path().string(), titleOf(inputs_.front().role), titleOf(rule_->main))};
    }
    report_.kind = rule_->name;
    return {};
  }

  // Every key of the result with its origin. Later lines win over earlier ones.
  Result<void> gather() {
    const auto take = [&](const Input* input, const std::string& from, const std::string& to) {
      if (!input) return;
      for (const auto& [name, shape] : input->file.shapes()) {
        if (name.starts_with(from)) pool_[to + name.substr(from.size())] = {input, name};
      }
    };
    const auto* smoodi = first(Role::Smoodi);
    const auto* mld = first(Role::Mld);
    if (report_.kind == "smoodi") {
      take(mld, "vae.", "vae.");
      for (const char* prefix : {"vae.", "denoiser.", "t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."}) take(smoodi, prefix, prefix);
      take(mld, "denoiser.", "denoiser.mld_denoiser.");
      if (smoodi->file.hasBelow("style_function.")) report_.remarks.push_back(fmt::format("style_function of {} is not trained and was left out", smoodi->file.path().filename().string()));
    } else if (report_.kind == "mld") {
      for (const char* prefix : {"vae.", "denoiser.", "t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."}) take(mld, prefix, prefix);
    }
    takeClassifier();
    const auto* evaluator = first(Role::Evaluator);
    take(evaluator, "text_encoder.", "t2m_textencoder.");
    take(evaluator, "movement_encoder.", "t2m_moveencoder.");
    take(evaluator, "motion_encoder.", "t2m_motionencoder.");
    const auto* clip = first(Role::Clip);
    take(clip, "text_model.", "clip.text_model.");
    take(clip, "text_projection.", "clip.text_projection.");
    pool_.erase("clip.text_model.embeddings.position_ids");  // 0, 1, 2, ...
    if (clip && clip->file.hasBelow("vision_model.")) report_.remarks.push_back(fmt::format("the image tower of {} was left out", clip->file.path().filename().string()));
    for (const auto& input : inputs_) {
      const auto& classes = input.file.leftOut();
      if (!classes.empty()) report_.remarks.push_back(fmt::format("{}: left out, never made: {}", input.file.path().filename().string(), fmt::join(classes, ", ")));
    }
    return {};
  }

  // The network that guides has the 47 classes of the filtered lists; the one with 100 only labels.
  void takeClassifier() {
    const Input* chosen = nullptr;
    for (const auto& input : inputs_) {
      if (input.role != Role::Style) continue;
      const auto classes = [](const Input& of) {
        const auto found = of.file.shapes().find("classifier.bias");
        return found == of.file.shapes().end() || found->second.sizes.empty() ? std::int64_t{0} : found->second.sizes[0];
      };
      if (!chosen || (classes(*chosen) != 47 && classes(input) == 47)) {
        if (chosen) report_.remarks.push_back(fmt::format("{} only labels styles and was left out", chosen->file.path().filename().string()));
        chosen = &input;
      } else {
        report_.remarks.push_back(fmt::format("{} only labels styles and was left out", input.file.path().filename().string()));
      }
    }
    if (!chosen) return;
    for (const auto& [name, shape] : chosen->file.shapes()) pool_["style_function." + name] = {chosen, name};
  }

  std::vector<std::int64_t> sizesOf(const Origin& origin) const { return origin.input->file.shapes().at(origin.name).sizes; }

  Result<void> checkSkeleton() {
    const auto check = [&](const std::string& key, std::size_t dimension, std::int64_t expected) -> Result<void> {
      const auto found = pool_.find(key);
      if (found == pool_.end()) return {};
      const auto sizes = sizesOf(found->second);
      if (sizes.size() <= dimension || sizes[dimension] == expected) return {};
      const auto width = sizes[dimension];
      const bool isKit = width == kKitFeatureWidth - (kFeatureWidth - expected);
      return Error{ErrorCode::Unsupported, fmt::format("{}: made for another skeleton: its motions have {} numbers per frame{}, this program's have {} (HumanML3D, 22 joints)",
                                                       found->second.input->file.path().string(), width, isKit ? " (KIT-ML, 21 joints)" : "", expected)};
    };
    for (const char* key : {"vae.skel_embedding.weight", "denoiser.style_encoder.skel_embedding.weight", "style_function.skel_embedding.weight"}) {
      if (auto ok = check(key, 1, kFeatureWidth); !ok) return ok;
    }
    return check("t2m_moveencoder.main.0.weight", 1, kFeatureWidth - kContacts);
  }

  Result<void> compare() {
    TensorMap shapes;  // one element, however large the shape
    for (const auto& [key, origin] : pool_) shapes[key] = at::zeros({1}).expand(std::vector<std::int64_t>(sizesOf(origin)));
    auto parts = rule_->required;
    for (const auto& part : rule_->optional) {
      const auto prefixes = prefixesOf(part);
      const bool isThere = std::any_of(prefixes.begin(), prefixes.end(), [&](const auto& prefix) {
        const auto found = pool_.lower_bound(prefix);
        return found != pool_.end() && found->first.starts_with(prefix);
      });
      if (isThere) parts.push_back(part);
    }
    for (const auto& part : parts) {
      auto layout = partLayout(part, shapes);
      if (!layout) return Error{layout.error().code, fmt::format("{}: {}", first(rule_->main)->file.path().string(), layout.error().message)};
      for (const auto& [key, expected] : layout->keys) {
        const auto found = pool_.find(key);
        if (found == pool_.end()) {
          report_.missing.push_back(key);
        } else if (const auto sizes = sizesOf(found->second); sizes != expected) {
          report_.misshaped.push_back(fmt::format("{} is {}, expected {}", key, shapeText(sizes), shapeText(expected)));
        } else {
          wanted_[key] = found->second;
          const bool isFrozen = key.starts_with("denoiser.mld_denoiser.");
          report_.parts[isFrozen ? "denoiser.mld_denoiser" : part == "adaptor" ? "denoiser" : part] = found->second.input->file.path();
        }
      }
      config_[part] = nlohmann::json::parse(layout->config);
      for (const auto& [key, origin] : pool_) {
        const auto prefixes = prefixesOf(part);
        const bool belongs = std::any_of(prefixes.begin(), prefixes.end(), [&, &name = key](const auto& prefix) { return name.starts_with(prefix); });
        if (belongs && !layout->keys.count(key)) report_.extra.push_back(fmt::format("{} {}", key, shapeText(sizesOf(origin))));
      }
    }
    addStrangers();
    return {};
  }

  // Keys of a Lightning file that belong to no part at all.
  void addStrangers() {
    const std::array<std::string_view, 6> known = {"vae.", "denoiser.", "style_function.", "t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."};
    for (const auto& input : inputs_) {
      if (input.role != Role::Smoodi && input.role != Role::Mld) continue;
      for (const auto& [name, shape] : input.file.shapes()) {
        const bool isKnown = std::any_of(known.begin(), known.end(), [&, &key = name](const auto prefix) { return key.starts_with(prefix); });
        if (!isKnown) report_.extra.push_back(fmt::format("{} {}", name, shapeText(shape.sizes)));
      }
    }
  }

  Result<void> loadWeights() {
    for (const auto& [key, origin] : wanted_) {
      auto value = origin.input->file.tensor(origin.name);
      if (!value) return value.error();
      tensors_[key] = std::move(*value);
    }
    return {};
  }

  Result<void> loadNormalization() {
    if (report_.kind != "smoodi" && report_.kind != "mld") return {};
    if (mean_.empty() || std_.empty()) {
      report_.remarks.push_back("there is no Mean.npy and Std.npy beside the checkpoint, so that the model can be run module by module but not generate");
      return {};
    }
    for (const auto& [file, name] : {std::pair{&mean_, "normalization.mean"}, std::pair{&std_, "normalization.std"}}) {
      const auto array = io::readNpy(*file);
      if (!array) return array.error();
      if (array->values.size() != static_cast<std::size_t>(kFeatureWidth)) {
        return Error{ErrorCode::Unsupported, fmt::format("{}: has {} values, a frame of this model has {}", file->string(), array->values.size(), kFeatureWidth)};
      }
      const bool isStd = file == &std_;
      for (const double value : array->values) {
        if (!std::isfinite(value) || (isStd && value <= 0.0)) return Error{ErrorCode::ParseFailed, fmt::format("{}: holds the value {}", file->string(), value)};
      }
      tensors_[name] = at::tensor(array->values, at::kDouble).to(at::kFloat);
    }
    report_.parts["normalization"] = mean_;
    return {};
  }

  Result<void> loadMerges() {
    if (!report_.parts.count("clip")) return {};
    if (merges_.empty()) {
      report_.remarks.push_back("there is no bpe_simple_vocab_16e6.txt.gz or merges.txt beside the text tower, so that it cannot read prompts");
      return {};
    }
    constexpr std::uint64_t kLargest = std::uint64_t{16} << 20;
    auto text = base::readWholeFile(merges_, kLargest);
    if (text && text::isGzip(*text)) text = text::gunzip(*text, kLargest);
    if (!text) return text.error();
    const auto tokenizer = text::ClipTokenizer::fromMerges(*text, merges_.string());
    if (!tokenizer) return tokenizer.error();
    metadata_["clip.merges"] = std::move(*text);
    return {};
  }

  void describe() {
    metadata_["format"] = "gesto-published-model";
    metadata_["version"] = "1";
    metadata_["kind"] = report_.kind;
    metadata_["config"] = config_.dump();
    nlohmann::json provenance;
    for (const auto& [part, file] : report_.parts) provenance["parts"][part] = file.filename().string();
    for (const auto& input : inputs_) {
      nlohmann::json facts = input.file.facts();
      facts["name"] = input.file.path().filename().string();
      facts["format"] = input.file.format();
      facts["holds"] = titleOf(input.role);
      provenance["files"].push_back(std::move(facts));
    }
    metadata_["provenance"] = provenance.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }

  const ModelImportRequest& request_;
  std::list<Input> inputs_;  // stay where they are
  fs::path mean_, std_, merges_;
  const KindRule* rule_ = nullptr;
  std::map<std::string, Origin> pool_, wanted_;
  nlohmann::json config_;
  TensorMap tensors_;
  TensorMetadata metadata_;
  ModelImportReport report_;
};

}  // namespace

Result<ModelImportReport> importModel(const ModelImportRequest& request, const std::filesystem::path& out) { return Importer(request).run(out); }

}  // namespace core::model
