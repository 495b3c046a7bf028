#pragma once

#include "core/base/result.h"

#include <glm/vec3.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::dataset {

struct RawCaption {
  std::string text;
  std::string kind = "free";  // "content": what is done; "styled": what and how; "free": a person's own words; "synthetic": written from a name
};

/// What may be done with what was learned from a source, its captions included.
enum class Terms { Commercial, ShareAlike, NonCommercial };  // each leaves less freedom than the one before

/// "commercial", "share-alike", "non-commercial": as manifests and the command line call them.
const char* termsName(Terms terms);
std::optional<Terms> termsNamed(std::string_view name);
/// What manifests say of clips that were made of the other sources' clips.
inline constexpr const char* kTermsOfSources = "as the sources";

/// One motion as its source gives it. Exactly one of positions and features is filled.
struct RawClip {
  std::string id;  // unique in the source
  std::string content, style, split;
  std::vector<RawCaption> captions;
  std::string action;                // what training balances the clip by, where that is not what the captions name
  bool isMirrored = false;           // the source's own mirrored copy
  bool wantsTwin = true;             // make the mirrored twin here
  std::vector<glm::vec3> positions;  // [T * 22], metres, 20 fps
  std::vector<float> features;       // [rows * 263], not normalized
};

struct SourceInfo {
  std::string name;  // "bandai-namco-2"
  std::string licence;
  std::string attribution;
  Terms terms = Terms::NonCommercial;
};

/// How one kind of source is read. process is called from several threads at once; the rest from one.
class SourceAdaptor {
 public:
  virtual ~SourceAdaptor() = default;
  virtual SourceInfo info() const = 0;
  /// Whether a file of the source (its name inside) holds motion to import.
  virtual bool wants(const std::string& name) const = 0;
  /// The motions of one file. Errors become a line in the report; the build goes on.
  virtual Result<std::vector<RawClip>> process(const std::string& name, const std::string& bytes) const = 0;
};

struct SourceRequest {
  std::string adaptor;         // see adaptorNames()
  std::filesystem::path path;  // a folder or a tar archive
  /// Folder or archive with the bundle's captions; for bvh-folder a .tsv table (PATH/captions.tsv when not named). May be empty.
  std::filesystem::path captions;
  std::string licence = {};  // of a bvh-folder, for the manifest; empty: "not stated"
  /// The strictest terms that may be met. Below NonCommercial, captioned recordings are told of in our own words about what their makers call them
  /// (words/own_descriptions.h), whole recordings cut into windows, and not in HumanML3D's captions.
  Terms terms = Terms::NonCommercial;
};

/// "bandai-namco", "100style", "bvh-folder", "humanml3d", "kit-ml", and the folders of captioned recordings: "cmu" (cmu-bvh and cmu-more),
/// "accad", "hdm05", "holosoma", "deepmimic", "semi-mst", "cc0-packs".
std::span<const char* const> adaptorNames();

/// Opens a source: reads its labels and captions.
/// Errors: InvalidArgument for an unknown adaptor; NotFound, ReadFailed, ParseFailed of the label files.
Result<std::unique_ptr<SourceAdaptor>> makeAdaptor(const SourceRequest& request);

}  // namespace core::dataset
