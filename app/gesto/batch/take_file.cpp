#include "app/gesto/batch/take_file.h"

#include "app/command_line/model_folders.h"
#include "core/document/take_provenance.h"
#include "core/io/write/export.h"
#include "core/services/model_card.h"

namespace app {

core::Result<LengthInFile> writeTake(const std::filesystem::path& out, const core::document::Take& take, core::io::ExportOptions options) {
  const std::string licence = options.provenance.dataLicence;
  options.provenance = core::document::provenanceOf(take, kProgramName);
  options.provenance.dataLicence = licence.empty() ? core::services::dataLicenceOf(modelFolders(), take.request.model) : licence;
  if (options.takeName.empty()) options.takeName = take.name;
  if (auto written = core::io::exportClip(out, *take.clip, options); !written) return written.error();
  return lengthInFile(*take.clip, out, options);
}

}  // namespace app
