#include "core/model_import/import_pool.h"

#include "core/model_import/clip_names.h"
#include "core/model_import/clip_tower.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

namespace core::model {

namespace {

std::string nameOf(const ImportWeights& input) { return input.file.path().filename().string(); }

void takeEvaluator(const ImportFiles& files, ImportPool& pool) {
  const auto* evaluator = files.first("t2m");
  pool.take(evaluator, "text_encoder.", "t2m_textencoder.");
  pool.take(evaluator, "movement_encoder.", "t2m_moveencoder.");
  pool.take(evaluator, "motion_encoder.", "t2m_motionencoder.");
}

void takeTextTower(const ImportFiles& files, ImportPool& pool, std::vector<std::string>& remarks) {
  const auto* clip = files.first("clip");
  if (!clip) return;
  pool.take(clip, "text_model.", "clip.text_model.");
  pool.take(clip, "text_projection.", "clip.text_projection.");
  pool.keys.erase("clip.text_model.embeddings.position_ids");  // 0, 1, 2, ...
  takeClipTower(pool, *clip);
  if (clip->file.hasBelow("vision_model.") || clip->file.hasBelow("visual.")) remarks.push_back(fmt::format("the image tower of {} was left out", nameOf(*clip)));
}

}  // namespace

void takeClipTower(ImportPool& pool, const ImportWeights& input, const std::string& from) {
  for (const auto& [name, shape] : input.file.shapes()) {
    for (int part = 0; name.starts_with(from); ++part) {
      const auto target = clipTargetOf(name.substr(from.size()), part);
      if (!target) break;
      pool.keys["clip." + target->name] = {&input, name, target->part, target->parts, target->isTransposed};
    }
  }
}

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

void ImportPool::take(const ImportWeights* input, const std::string& from, const std::string& to) {
  if (!input) return;
  for (const auto& [name, shape] : input->file.shapes()) {
    if (name.starts_with(from)) keys[to + name.substr(from.size())] = {input, name};
  }
}

void ImportPool::takeWhole(const ImportFiles& files, const ImportWeights& input, const std::string& from, const std::string& to, std::vector<std::string>& remarks) {
  for (const auto& other : files.weights) {
    if (other.kind == input.kind && &other != &input) remarks.push_back(fmt::format("{} was left out; {} stands behind it", nameOf(other), nameOf(input)));
  }
  take(&input, from, to);
  const auto towers = std::erase_if(keys, [&](const auto& item) { return item.first.starts_with(to + "clip_model."); });
  if (towers > 0) remarks.push_back(fmt::format("the text tower inside {} was left out; import CLIP's own file", nameOf(input)));
  for (const char* name : {"sequence_pos_encoder.pe", "embed_timestep.sequence_pos_encoder.pe"}) {
    if (auto table = keys.extract(to + name)) tables[table.key()] = table.mapped();
  }
}

Result<ImportPool> gatherKeys(const ImportFiles& files, const ImportKind& kind, std::vector<std::string>& remarks) {
  ImportPool pool;
  if (kind.gather) {
    if (auto ok = kind.gather(files, pool, remarks); !ok) return ok.error();
  }
  takeEvaluator(files, pool);
  takeTextTower(files, pool, remarks);
  for (const auto& input : files.weights) {
    const auto& classes = input.file.leftOut();
    if (!classes.empty()) remarks.push_back(fmt::format("{}: left out, never made: {}", nameOf(input), fmt::join(classes, ", ")));
  }
  return pool;
}

}  // namespace core::model
