#pragma once

#include "core/base/result.h"
#include "core/families/model_family.h"
#include "core/services/model_card.h"
#include "core/services/model_info.h"
#include "core/services/prompt_words.h"

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace core::engine {

/// A file that a family knows.
struct ModelEntry {
  std::filesystem::path file;
  const families::ModelFamily* family = nullptr;  // never null in a result
  model::TensorMetadata header;
};

/// The models of the folders by name, and the cache of those that are loaded: services that share a library share its weights. It alone asks
/// which family a file belongs to. One thread at a time.
class ModelLibrary {
 public:
  /// Touches no file yet. families must outlive this.
  explicit ModelLibrary(services::ModelFolders folders, const families::FamilyTable& families = families::modelFamilies())
      : folders_(std::move(folders)), families_(families) {}

  /// name: as for services::modelFile. Only a header is read. Errors: InvalidArgument for what is no name, NotFound, ParseFailed; Unsupported
  /// when no family knows the file.
  Result<ModelEntry> find(const std::string& name) const;

  /// The model, ready to sample. The last few stay loaded; others as long as somebody holds them. Errors: as find(), and the family's.
  Result<std::shared_ptr<families::LoadedModel>> load(const std::string& name);

  /// What a model has to say about the words of a prompt (core/services/prompt_words.h); empty where nothing, or where no list lies beside its weights.
  std::string promptHint(const std::string& name, const std::string& prompt);

  /// Every file of the folders that a family knows: the default model first, then those that ship, then the person's own, by name. Files that none knows are left out.
  std::vector<services::ModelInfo> list() const;

  const families::FamilyTable& families() const { return families_; }
  const services::ModelFolders& folders() const { return folders_; }

 private:
  services::ModelFolders folders_;
  const families::FamilyTable& families_;
  struct Loaded {
    std::filesystem::file_time_type written;
    std::weak_ptr<families::LoadedModel> model;
  };
  std::map<std::filesystem::path, Loaded> loaded_;
  std::map<std::filesystem::path, services::PromptWords> words_;
  std::deque<std::shared_ptr<families::LoadedModel>> recent_;  // the last one first
};

}  // namespace core::engine
