#include "core/model_import/import_pool.h"

#include "core/model_import/clip_names.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

namespace core::model {

namespace {

class Gatherer {
 public:
  Gatherer(const ImportFiles& files, const std::string& kind, std::vector<std::string>& remarks) : files_(files), kind_(kind), remarks_(remarks) {}

  Result<ImportPool> run() {
    if (auto ok = gather(); !ok) return ok.error();
    return std::move(pool_);
  }

 private:
  void take(const ImportWeights* input, const std::string& from, const std::string& to) {
    if (!input) return;
    for (const auto& [name, shape] : input->file.shapes()) {
      if (name.starts_with(from)) pool_.keys[to + name.substr(from.size())] = {input, name};
    }
  }

  // Every key of the result with its origin. Later lines win over earlier ones.
  Result<void> gather() {
    const auto* smoodi = files_.first(ImportRole::Smoodi);
    const auto* mld = files_.first(ImportRole::Mld);
    if (kind_ == "smoodi") {
      take(mld, "vae.", "vae.");
      for (const char* prefix : {"vae.", "denoiser.", "t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."}) take(smoodi, prefix, prefix);
      take(mld, "denoiser.", "denoiser.mld_denoiser.");
      if (smoodi->file.hasBelow("style_function.")) remarks_.push_back(fmt::format("style_function of {} is not trained and was left out", smoodi->file.path().filename().string()));
    } else if (kind_ == "mld") {
      for (const char* prefix : {"vae.", "denoiser.", "t2m_textencoder.", "t2m_moveencoder.", "t2m_motionencoder."}) take(mld, prefix, prefix);
    } else if (kind_ == "crossdiff") {
      takeWholeFile(files_.last(ImportRole::CrossDiff), "", "crossdiff.");
    } else if (kind_ == "mdm") {
      auto source = mdmSourceOf(files_, remarks_);
      if (!source) return source.error();
      pool_.mdm = std::move(*source);
      if (auto ok = checkAgainstShapes(pool_.mdm, files_.mdmArgs.string()); !ok) return ok;
      takeWholeFile(pool_.mdm.input, pool_.mdm.prefix, "mdm.");
    }
    takeClassifier();
    const auto* evaluator = files_.first(ImportRole::Evaluator);
    take(evaluator, "text_encoder.", "t2m_textencoder.");
    take(evaluator, "movement_encoder.", "t2m_moveencoder.");
    take(evaluator, "motion_encoder.", "t2m_motionencoder.");
    takeTextTower();
    for (const auto& input : files_.weights) {
      const auto& classes = input.file.leftOut();
      if (!classes.empty()) remarks_.push_back(fmt::format("{}: left out, never made: {}", input.file.path().filename().string(), fmt::join(classes, ", ")));
    }
    return {};
  }

  // CrossDiff and MDM: the newest of several checkpoints; the sinusoid stays behind.
  void takeWholeFile(const ImportWeights* input, const std::string& from, const std::string& to) {
    for (const auto& other : files_.weights) {
      if (other.role == input->role && &other != input) remarks_.push_back(fmt::format("{} was left out; {} stands behind it", other.file.path().filename().string(), input->file.path().filename().string()));
    }
    take(input, from, to);
    const auto towers = std::erase_if(pool_.keys, [&](const auto& item) { return item.first.starts_with(to + "clip_model."); });
    if (towers > 0) remarks_.push_back(fmt::format("the text tower inside {} was left out; import CLIP's own file", input->file.path().filename().string()));
    for (const char* name : {"sequence_pos_encoder.pe", "embed_timestep.sequence_pos_encoder.pe"}) {
      if (auto table = pool_.keys.extract(to + name)) pool_.tables[table.key()] = table.mapped();
    }
  }

  // The network that guides has the 47 classes of the filtered lists; the one with 100 only labels.
  void takeClassifier() {
    const ImportWeights* chosen = nullptr;
    for (const auto& input : files_.weights) {
      if (input.role != ImportRole::Style) continue;
      const auto classes = [](const ImportWeights& of) {
        const auto found = of.file.shapes().find("classifier.bias");
        return found == of.file.shapes().end() || found->second.sizes.empty() ? std::int64_t{0} : found->second.sizes[0];
      };
      if (!chosen || (classes(*chosen) != 47 && classes(input) == 47)) {
        if (chosen) remarks_.push_back(fmt::format("{} only labels styles and was left out", chosen->file.path().filename().string()));
        chosen = &input;
      } else {
        remarks_.push_back(fmt::format("{} only labels styles and was left out", input.file.path().filename().string()));
      }
    }
    if (!chosen) return;
    for (const auto& [name, shape] : chosen->file.shapes()) pool_.keys["style_function." + name] = {chosen, name};
  }

  void takeTextTower() {
    const auto* clip = files_.first(ImportRole::Clip);
    if (!clip) return;
    take(clip, "text_model.", "clip.text_model.");
    take(clip, "text_projection.", "clip.text_projection.");
    pool_.keys.erase("clip.text_model.embeddings.position_ids");  // 0, 1, 2, ...
    for (const auto& [name, shape] : clip->file.shapes()) {
      for (int part = 0;; ++part) {
        const auto target = clipTargetOf(name, part);
        if (!target) break;
        pool_.keys["clip." + target->name] = {clip, name, target->part, target->parts, target->isTransposed};
      }
    }
    if (clip->file.hasBelow("vision_model.") || clip->file.hasBelow("visual.")) {
      remarks_.push_back(fmt::format("the image tower of {} was left out", clip->file.path().filename().string()));
    }
  }

  const ImportFiles& files_;
  const std::string& kind_;
  std::vector<std::string>& remarks_;
  ImportPool pool_;
};

}  // namespace

std::vector<std::int64_t> KeyOrigin::sizes() const {
  auto sizes = input->file.shapes().at(name).sizes;
  if (parts > 1 && !sizes.empty() && sizes[0] % parts == 0) sizes[0] /= parts;
  if (isTransposed && sizes.size() == 2) std::swap(sizes[0], sizes[1]);
  return sizes;
}

Result<at::Tensor> KeyOrigin::tensor() const {
  auto value = input->file.tensor(name);
  if (!value) return value.error();
  if (parts > 1) *value = value->chunk(parts, 0)[static_cast<std::size_t>(part)].clone();
  return isTransposed ? value->t().contiguous() : std::move(*value);
}

Result<ImportPool> gatherKeys(const ImportFiles& files, const std::string& kind, std::vector<std::string>& remarks) { return Gatherer(files, kind, remarks).run(); }

}  // namespace core::model
