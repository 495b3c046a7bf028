#pragma once

#include "core/dataset/captions/table_rows.h"
#include "core/dataset/source_adaptor.h"
#include "core/representation/feature_layout.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the adaptors share; makeAdaptor picks among the factories.
namespace core::dataset {

using AdaptorResult = Result<std::unique_ptr<SourceAdaptor>>;

AdaptorResult makeBandaiNamcoAdaptor(const SourceRequest& request);
/// Recordings whose captions stand in humanml3d.jsonl and extra.jsonl, one kind a source.
bool isCaptionedKind(const std::string& adaptor);
AdaptorResult makeCaptionedAdaptor(const SourceRequest& request);
AdaptorResult make100StyleAdaptor(const SourceRequest& request);
/// What the name of a 100STYLE recording says, "Aeroplane_BR_00": labels, and a sentence of either kind. Nothing for another name.
struct StyleRecording {
  std::string content, style;
  std::vector<RawCaption> captions;
};
std::optional<StyleRecording> styleRecordingOf(const std::string& stem);
extern const char* const k100StyleAttribution;
AdaptorResult makeBvhFolderAdaptor(const SourceRequest& request);
/// HumanML3D (263 features) or KIT-ML (251, of which positions are made) in their published layout. Motions that 100STYLE_name_dict.txt names (100 styles; without it
/// 100STYLE_name_dict_Filter.txt, 47) have a style: 100STYLE as retargeted for SMooDi, alone or among HumanML3D's.
AdaptorResult makePublishedAdaptor(const SourceRequest& request, representation::Layout layout);

/// Whether a folder holds 100STYLE so.
bool isRetargeted100Style(const std::filesystem::path& folder);

/// "bandai-namco-1" for "/data/bandai-namco-1.tar.xz" and for "/data/bandai-namco-1/".
std::string sourceName(const std::filesystem::path& path);
/// A BVH file on the HumanML3D body at 20 fps.
struct ImportedMotion {
  std::vector<glm::vec3> positions;  // [T * 22]
  double droppedSeconds = 0.0;       // left out at the head, because it shows a rest pose
};
/// The same way as every other BVH of the program. Errors: those of io::readBvhMotion and io::bodyMotion, naming the file.
Result<ImportedMotion> importBvh(const std::string& name, const std::string& bytes);

}  // namespace core::dataset
