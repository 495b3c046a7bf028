#include "core/engine/model_library.h"

#include "core/checkpoint/first_values.h"
#include "core/checkpoint/safetensors.h"
#include "core/engine/variant_rules.h"
#include "core/services/model_card.h"

#include <fmt/format.h>

#include <algorithm>

namespace core::engine {

namespace {

// A person works with one model, the default one that gives styles, and one that lifts.
constexpr std::size_t kKept = 3;

std::vector<services::ModelVariant> variantsOf(const families::ModelFamily& family, const model::TensorMetadata& header) {
  const auto can = family.abilitiesOf(header);
  std::vector<services::ModelVariant> variants;
  for (const auto& variant : family.variants) {
    if (variant.word.empty() || (variant.needsStyle && !can.style)) continue;
    variants.push_back({.word = variant.word,
                        .sentence = variant.sentence,
                        .needsStyle = !tellsInGeneration(variant, false),
                        .inTransfers = tellsInTransfers(variant, can),
                        .inGeneration = isOfGeneration(variant)});
  }
  return variants;
}

}  // namespace

Result<ModelEntry> ModelLibrary::find(const std::string& name) const {
  const bool isFile = name.ends_with(".safetensors");
  if (!isFile && (name.empty() || name.find('/') != std::string::npos)) return Error{ErrorCode::InvalidArgument, fmt::format("\"{}\" is no name of a model", name)};
  ModelEntry entry;
  entry.file = services::modelFile(folders_, name);
  auto header = model::readSafetensorsMetadata(entry.file);
  if (!header) return header.error();
  entry.header = std::move(*header);
  entry.family = families::familyOf(entry.header, families_);
  if (entry.family) return entry;
  std::string titles;
  for (const auto& family : families_) titles += (titles.empty() ? "" : ", ") + family.title;
  return Error{ErrorCode::Unsupported, fmt::format("{}: not a model of this program, which knows {}", entry.file.string(), titles)};
}

Result<std::shared_ptr<families::LoadedModel>> ModelLibrary::load(const std::string& name) {
  const auto file = services::modelFile(folders_, name);
  std::error_code ignored;
  const auto written = std::filesystem::last_write_time(file, ignored);
  auto& known = loaded_[file];
  // A file that was written anew is another model: names are given again after one was renamed or removed.
  auto model = known.written == written ? known.model.lock() : nullptr;
  if (!model) {
    const auto entry = find(name);
    if (!entry) return entry.error();
    const model::NoFirstValues read;  // all of them are read
    auto made = entry->family->load(entry->file);
    if (!made) return made.error();
    model = std::move(*made);
    known = {written, model};
  }
  std::erase(recent_, model);
  recent_.push_front(model);
  if (recent_.size() > kKept) recent_.pop_back();
  return model;
}

std::string ModelLibrary::promptHint(const std::string& name, const std::string& prompt) {
  const auto file = services::promptWordsFile(services::modelFile(folders_, name));
  auto known = words_.find(file);
  if (known == words_.end()) {
    auto read = services::readPromptWords(file);
    known = words_.emplace(file, read ? std::move(*read) : services::PromptWords()).first;
  }
  return known->second.clips == 0 ? std::string() : services::sentenceOf(services::hintFor(known->second, prompt), known->second);
}

std::vector<services::ModelInfo> ModelLibrary::list() const {
  std::vector<services::ModelInfo> models;
  const auto add = [&](const std::filesystem::path& folder, bool isOwn) {
    if (folder.empty()) return;
    std::error_code code;
    for (const auto& file : std::filesystem::directory_iterator(folder, code)) {
      const auto stem = file.path().stem().string();
      if (file.path().extension() != ".safetensors" || stem.starts_with(".")) continue;  // hidden: somebody still writes it
      std::string name = !isOwn && stem == services::kDefaultModel ? std::string("default") : stem;
      // Behind one that ships of the same name: only its path tells them apart.
      if (isOwn && services::modelFile(folders_, name) != file.path()) name = file.path().string();
      const auto entry = find(name);
      if (!entry) continue;
      models.push_back({name, entry->family->name, entry->family->title, entry->family->abilitiesOf(entry->header), entry->family->usualsFor(entry->header),
                        services::dataLicenceOf(folders_, name), entry->file, variantsOf(*entry->family, entry->header)});
    }
  };
  const auto rank = [](const services::ModelInfo& model) { return std::pair(model.name != "default", model.name); };
  const auto sortFrom = [&](std::size_t first) {
    std::sort(models.begin() + static_cast<std::ptrdiff_t>(first), models.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  };
  add(folders_.shipped, false);
  sortFrom(0);
  const auto shipped = models.size();
  add(folders_.own, true);
  sortFrom(shipped);
  return models;
}

}  // namespace core::engine
