#pragma once

#include "core/checkpoint/weight_file.h"

#include <optional>
#include <string>
#include <vector>

// Which models there are to import, and how their files are told apart.
namespace core::model {

/// What a file of weights holds.
enum class ImportRole { Smoodi, Mld, CrossDiff, Mdm, Style, Evaluator, Clip };

/// "a SMooDi model", for messages.
std::string titleOf(ImportRole role);

/// Told from the keys; nothing when they belong to none.
std::optional<ImportRole> roleOf(const WeightFile& file);

/// "model_avg.", "model." or nothing: what stands before the keys of an MDM that was trained with averaging, by which of the two is asked for.
enum class MdmWeights { Averaged, Last };
std::string mdmPrefixOf(const WeightFile& file, MdmWeights wanted);

/// A kind of bundle and the parts that make it (published_layout.h).
struct ImportKind {
  const char* name;
  ImportRole main;
  std::vector<std::string> required, optional;
};
/// Those that stand first are found first when nobody says which.
const std::vector<ImportKind>& importKinds();

/// What the keys of a part begin with in a bundle.
std::vector<std::string> prefixesOf(const std::string& part);

}  // namespace core::model
