#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace core::services {

/// What "default" stands for.
inline constexpr const char* kDefaultModel = "smoodi-compact";
/// What lifts key points unless a request names another.
inline constexpr const char* kLiftingModel = "crossdiff";

/// Where models lie: those that ship, and the person's own. Either may be empty or missing.
struct ModelFolders {
  std::filesystem::path shipped, own;

  ModelFolders() = default;
  /// Implicit: one folder alone is where all models lie.
  ModelFolders(std::filesystem::path shippedFolder, std::filesystem::path ownFolder = {}) : shipped(std::move(shippedFolder)), own(std::move(ownFolder)) {}
};

/// The one rule from a model's name to its file: a path that ends in .safetensors stands for itself, another name for NAME.safetensors among those that ship,
/// else among the person's own; "default" for kDefaultModel. The file may be missing.
std::filesystem::path modelFile(const ModelFolders& folders, const std::string& model);

/// The licence of the data that a model was trained on, as files made with it should tell: "dataLicence" in MODEL.json beside the model's
/// weights. model: as for modelFile(). Empty when nothing says so.
std::string dataLicenceOf(const ModelFolders& folders, const std::string& model);

/// Whether a new model of the person's own may be called so: letters, digits, blanks, - _ . and ( ), not like one that ships, not like one that is there.
/// Errors: InvalidArgument, saying why.
Result<void> checkModelName(const ModelFolders& folders, const std::string& name);

/// Where one part of a model comes from.
struct CardPart {
  std::string name;    // "denoiser"
  std::string recipe;  // "mld-denoiser"; empty: not known
  std::string run;     // the run folder's name, or the model that the part was taken from
  std::string data;    // the data set folder's name
  std::uint64_t seed = 0;
  std::int64_t updates = 0;                  // 0: not known
  std::map<std::string, double> validation;  // the last numbers on clips that were not trained on
};

/// What is told of a model beside its weights: MODEL.json (for programs) and MODEL.md (for people).
struct ModelCard {
  std::string title;        // the model's name where there is no other
  std::string dataLicence;  // empty: not known
  std::string origin;       // one sentence: how the file came about
  std::string made;         // "2026-11-29"
  std::vector<CardPart> parts;
  std::vector<std::string> remarks;
  std::string text;  // MODEL.md, Markdown; read only
};

/// model: its .safetensors file. What is not there stays empty. Errors: ReadFailed, ParseFailed, naming the file.
Result<ModelCard> readModelCard(const std::filesystem::path& model);

/// Writes MODEL.json and a MODEL.md made of the same facts; a card that stands there stays. Errors: WriteFailed.
Result<void> writeModelCard(const std::filesystem::path& model, const ModelCard& card);

/// What belongs to a model and goes where it goes: weights, card, words; only files that are there.
std::vector<std::filesystem::path> modelFiles(const std::filesystem::path& model);

/// Gives a model of the person's own another name: all its files. Errors: as checkModelName; NotFound; WriteFailed, and then every file has its old name.
Result<void> renameModel(const ModelFolders& folders, const std::string& from, const std::string& to);

}  // namespace core::services
