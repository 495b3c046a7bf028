#pragma once

#include "core/families/mdm/mdm.h"
#include "core/model_import/import_kind.h"

#include <string>

namespace core::model {

/// The authors' MDM files: the newest of several checkpoints. Of its two sets of weights the averaged one is taken when args.json says
/// use_ema, or says nothing and they are there.
ImportKind mdmImportKind();

/// The keys of the network as they are in published files but for the sinusoid, without making one.
KeyShapes mdmKeys(const MdmOptions& options, const std::string& prefix);

}  // namespace core::model
