#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/checkpoint/weight_file.h"
#include "core/model_import/part_layout.h"
#include "core/motion/published_forms.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// What a family says of the authors' files: how they are told, and what a bundle is made of. The importer knows no family; these are
// handed in.
namespace core::model {

struct ImportFiles;
struct ImportPool;

/// A part of a bundle.
struct ImportPart {
  std::string name;                   // "vae": the key of its sizes in the bundle's config
  std::vector<std::string> prefixes;  // what its keys begin with in the bundle
  /// The keys that it must have, with sizes told from the shapes that are there. Errors: Unsupported, sizes beyond anything sensible.
  Result<PartLayout> (*layout)(const TensorMap& shapes);

  /// A key that tells the numbers of a frame: one size of its tensor, for HumanML3D's 22 joints and for KIT-ML's 21.
  struct FrameWidth {
    std::string key;
    std::size_t dimension;
    std::int64_t humanMl3d = motion::humanml3d::kFeatures, kit = motion::kit::kFeatures;
  };
  std::vector<FrameWidth> frameWidths = {};

  /// In reports keys that begin so go by another name than the part's.
  std::vector<std::pair<std::string, std::string>> shownAs = {};
};

enum class NormalizationRow { Mean, Std };

/// Mean and deviation of something that a model reads, under the names that its authors gave the files. They are looked for beside the weights, in a folder `folder`
/// there and in one beside the weights' own folder.
struct ImportStatistics {
  std::string mean, std;  // "motion_mean.npy"; an .npz holds both, as "mean" and "std"
  std::string folder;
  std::string suffix;  // of "normalization.mean" and "normalization.std" in the bundle, and of "normalization" in the report
  /// The weight one of whose sizes says how many numbers there are.
  std::string key;
  std::size_t dimension = 1;
  std::string withoutThem;  // what the model cannot without them: "it restyles no motion"
};

/// One kind of bundle, named after the file that decides.
struct ImportKind {
  std::string name;   // "mdm": of `--kind` and of the bundle
  std::string title;  // "an MDM model", for messages
  bool (*recognises)(const WeightFile& file);
  std::vector<ImportPart> required = {}, optional = {};

  /// Puts every key that the bundle could have into the pool; a file of this kind is there. remarks: what was left out, one sentence each.
  /// null: nothing beside what every bundle may have. Errors: Unsupported, ParseFailed.
  Result<void> (*gather)(const ImportFiles& files, ImportPool& pool, std::vector<std::string>& remarks) = nullptr;

  enum class Normalization { None, Motion, MotionAnd2d };
  Normalization normalization = Normalization::None;
  std::vector<ImportStatistics> statistics = {};  // a deviation of less than 1e-4 is that of a number that never changes, and counts as 1
  bool hasArgs = false;                           // an args.json beside its file is meant for it
  bool mayBeKit = false;                          // KIT-ML's 21 joints are imported too
};

/// Those that belong to no family: the text-to-motion evaluator "t2m", CLIP's text tower "clip"; parts of them for other kinds.
std::vector<ImportKind> sharedImportKinds();
ImportPart evaluatorPart();
ImportPart clipPart();

}  // namespace core::model
