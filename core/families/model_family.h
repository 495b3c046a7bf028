#pragma once

#include "core/base/result.h"
#include "core/checkpoint/safetensors.h"
#include "core/families/module_table.h"
#include "core/families/motion_wish.h"
#include "core/jobs/progress.h"
#include "core/model_import/import_kind.h"
#include "core/motion/feet/released_feet.h"
#include "core/motion/published_forms.h"
#include "core/services/lifting_service.h"
#include "core/services/model_info.h"
#include "core/training/recipe_entry.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

// What a model family is to the rest of the program: a row. Nothing else may ask a file which family it belongs to.
namespace core::families {

using FamilyAbilities = services::ModelAbilities;

/// What is known of one loaded file.
struct ModelFacts {
  std::string hash;     // of the weights
  FamilyAbilities can;  // of this file: it may lack what others of its family have
  int steps = 50;       // that it takes unless a wish says otherwise
  int mostSteps = 200;  // that may be asked for; where it has fewer, it takes those
  double guidance = 7.5;
  int longest = motion::humanml3d::kMostFrames;  // frames of a motion
  /// Of a quick look, as many as it takes to show what the full take will (`gesto bench preview`); 0: all of its own.
  int previewSteps = 16;
  /// Every constant of its loops that changes a motion and that no wish names, in words: motions are kept under it.
  std::string constants;
  /// How the authors' foot clean-up goes, for who asks for it in place of ours; none: they released none.
  std::optional<motion::ReleasedFeetOptions> releasedFeet = {};
};

/// One file, ready to sample; kept between calls. One thread at a time.
class LoadedModel {
 public:
  virtual ~LoadedModel() = default;
  virtual const ModelFacts& facts() const = 0;

  /// Labels that a StyleWish may name.
  virtual std::vector<std::string> styles() const { return {}; }
  /// Whether it can take this style, told before a motion is made. Errors: NotFound (a label), InvalidArgument (a clip too short).
  virtual Result<void> accepts(const StyleWish&) { return {}; }

  /// One motion for each wish, as one batch where the model can. The same wishes give the same motions on one machine.
  /// Errors: InvalidArgument (a length, steps, values outside their range), NotFound (a style), Unsupported (what this file lacks),
  /// Cancelled (asked once per step).
  virtual Result<std::vector<SampledMotion>> sample(std::span<const MotionWish> wishes, const jobs::ProgressSink& progress, std::stop_token stop) = 0;

  /// Errors: as sample().
  virtual Result<SampledMotion> restyle(const RestyleWish&, const jobs::ProgressSink&, std::stop_token) { return unsupported("restyle motions"); }

  /// Errors: as LiftingService::lift.
  virtual Result<services::LiftReport> lift(const services::LiftRequest&, const jobs::ProgressSink&, std::stop_token) { return unsupported("lift key points"); }

  /// A motion through its autoencoder and back: the best that sampling in its latents can reach.
  virtual Result<at::Tensor> reconstruct(const at::Tensor&) { return unsupported("reconstruct motions"); }

  /// How far each motion is from the style of the wish, in the eyes of the network that guides it: what several draws of one wish are compared by. Empty: no style is
  /// asked for, or no such network is there.
  virtual std::vector<double> styleDistances(const MotionWish&, std::span<const at::Tensor>) { return {}; }

  /// What the network that guides it takes a motion's style for; empty when there is none.
  virtual std::function<std::string(const at::Tensor& features)> styleReader() { return {}; }

 protected:
  static Error unsupported(const std::string& what) { return {ErrorCode::Unsupported, "this model cannot " + what}; }
};

/// Another way to use a model, for `evaluate`: what stands behind the colon.
struct Variant {
  std::string word;                                                 // "": the model as it is
  std::string sentence;                                             // for reports
  enum class Style { Given, InPrompt, None } style = Style::Given;  // what becomes of the style that a protocol asks for
  bool needsStyle = false;                                          // without a style it is the model as it is
  bool isReconstruction = false;                                    // real motions through the autoencoder
  bool isBaseline = false;                                          // `--baselines` adds it
  int candidates = 1;                                               // draws of which the one that fits words and style best is kept
  void (*change)(MotionWish&) = nullptr;
  void (*changeTransfer)(RestyleWish&) = nullptr;  // it goes with transfers alone
  std::string publishedAs = {};                    // in the papers' tables (core/report/published_tables.h): "T2M-GPT"; empty: they have nothing like it
};

/// How trained parts become one file of this family, for `gesto model bundle`.
struct Bundling {
  std::string title = {};  // what the file is; empty: a model of the family
  struct Part {
    std::string name;    // of the option: "vae"
    std::string recipe;  // whose weights.safetensors it is: "mld-vae"; empty: an imported file
  };
  std::vector<Part> parts;  // all are needed, in the order in which they are trained
  /// files: by the parts' names. Errors: as reading and writing; Unsupported for another kind of part.
  Result<void> (*write)(const std::map<std::string, std::filesystem::path>& files, const std::filesystem::path& out);
  /// Whether write() takes a whole model of the family for any of its parts, and reads that part out of it.
  bool takesModels = false;
};

/// Which parts of a model learn when a person teaches it moves, in their order. The recipe goes on from the model (`from`), whose parts, or those taught
/// before, stand for what else the recipe needs; all other parts stay.
struct Teaching {
  struct Part {
    std::string name;                // of the bundling: "denoiser"
    std::string recipe;              // "mld-denoiser"
    std::vector<std::string> needs;  // settings that name parts: "vae", "text"
    bool isOfStyles = false;         // learns only when the clips show a style by name
    std::map<std::string, std::string> settings = {};
    double share = 1.0;  // of the time, beside the others that learn
  };
  std::vector<Part> parts;
  bool (*canTeach)(const model::TensorMetadata& header) = nullptr;  // of that very file; null: any
};

struct ModelFamily {
  std::string name;     // "crossdiff": of its bundles, and where a list names it
  std::string title;    // "CrossDiff"
  FamilyAbilities can;  // at best

  /// Told by the header alone; a file belongs to the first family that says so.
  bool (*recognises)(const model::TensorMetadata& header);
  /// What that very file can; null: what the family can.
  FamilyAbilities (*canOf)(const model::TensorMetadata& header) = nullptr;
  /// What that very file takes unless it is told otherwise; null: as ModelUsuals says.
  services::ModelUsuals (*usualsOf)(const model::TensorMetadata& header) = nullptr;
  /// Errors: NotFound; ParseFailed; Unsupported, naming what has to be imported too.
  Result<std::unique_ptr<LoadedModel>> (*load)(const std::filesystem::path& file);

  std::vector<Variant> variants = {};           // the model as it is comes first
  std::vector<model::ImportKind> imports = {};  // the one that gives whole models comes first
  std::vector<training::RecipeEntry> recipes = {};
  std::vector<Bundling> bundlings = {};  // the usual one comes first; no two have the same parts
  std::optional<Teaching> teaching = {};
  void (*addModules)(ModuleTable& table) = nullptr;  // for `gesto model run`

  FamilyAbilities abilitiesOf(const model::TensorMetadata& header) const { return canOf ? canOf(header) : can; }
  services::ModelUsuals usualsFor(const model::TensorMetadata& header) const { return usualsOf ? usualsOf(header) : services::ModelUsuals(); }
};

/// Of a family that has some: the one that fits the named parts best, with the fewest that are missing or too many; the first of equals.
const Bundling& bundlingFor(const ModelFamily& family, const std::function<bool(const std::string& part)>& isNamed);

using FamilyTable = std::vector<ModelFamily>;

/// The families of this program, one line each (family_table.cpp). Made once, then only read.
const FamilyTable& modelFamilies();

/// null when no family knows the file.
const ModelFamily* familyOf(const model::TensorMetadata& header, const FamilyTable& families);

/// Every kind of published file that can be imported: those that give whole models first, then the parts, then what belongs to no family.
std::vector<model::ImportKind> importKinds(const FamilyTable& families = modelFamilies());

}  // namespace core::families
