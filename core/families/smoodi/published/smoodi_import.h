#pragma once

#include "core/model_import/import_kind.h"

#include <vector>

namespace core::model {

/// The authors' SMooDi files, and style classifiers alone. Rules (spec/smoodi.md, section 1.12): the frozen denoiser of a SMooDi model
/// comes from the MLD file when one is given; style_function comes from the 47-class classifier file only, that inside SMooDi.ckpt is not
/// trained; the VAE is that of SMooDi.ckpt.
std::vector<ImportKind> smoodiImportKinds();

}  // namespace core::model
