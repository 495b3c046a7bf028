#pragma once

#include "core/services/model_card.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

// How files of the person's own become models of their library: trained parts are joined, published files are imported.
namespace core::services {

/// One of the trained parts that a model is made of.
struct ModelPartInfo {
  std::string name;    // "denoiser"
  std::string recipe;  // what trains it: "mld-denoiser"
};

/// A family whose models are joined of trained parts.
struct BundlingInfo {
  std::string family;                // "smoodi"
  std::string title;                 // "SMooDi"
  std::vector<ModelPartInfo> parts;  // all are needed, in the order in which they are trained
  bool takesModels = false;          // a whole model of the family stands for each of its parts
};

struct BundleRequest {
  std::string family;
  /// By the parts' names: weights.safetensors of runs, or models where the family takes them.
  std::map<std::string, std::filesystem::path> files;
  std::string name;           // the title of the card; empty: the file's name
  std::filesystem::path out;  // NAME.safetensors; an older one is replaced
};

struct BundleReport {
  std::filesystem::path file;
  std::uint64_t bytes = 0;
  std::size_t styles = 0;  // by name
  std::string hash;
  ModelCard card;
};

struct ImportRequest {
  std::vector<std::filesystem::path> files;  // checkpoints, statistics, vocabularies; a folder stands for those in it
  std::string kind;                          // empty: told from the files
  std::filesystem::path out;
};

struct ImportReport {
  std::string kind;                  // "smoodi"
  std::vector<std::string> found;    // "denoiser from model.ckpt"
  std::vector<std::string> missing;  // tensors that are not there, or have another shape: then nothing was written
  std::vector<std::string> leftOut;  // tensors that belong to no part
  std::vector<std::string> remarks;  // one sentence each
  std::size_t tensors = 0;
  bool isWritten = false;
  bool isModel = false;  // whether it can make motions; a part or a judge cannot, and is then left where it was
};

}  // namespace core::services
