#pragma once

#include "core/families/aberman/aberman.h"
#include "core/model_import/import_kind.h"

namespace core::model {

/// The files of Aberman et al.: the generator's gen_00100000.pt, the discriminator's dis_00100000.pt where it is given too (nothing but training wants it), and the means
/// and deviations in train_content.npz, train_style3d.npz and train_style2d.npz. Keys "gen." and "dis." in the bundle.
ImportKind abermanImportKind();

/// The keys of the two networks as they are in published files.
KeyShapes abermanGeneratorKeys(const AbermanOptions& options);
KeyShapes abermanCriticKeys(const AbermanOptions& options);

}  // namespace core::model
