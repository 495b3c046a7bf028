#pragma once

#include "core/services/model_info.h"

#include <QString>
#include <QStringList>

namespace ui {

/// "Default", or the name as it is; of a model that is a file, the file's.
QString modelName(const std::string& name);
/// "Default · SMooDi".
QString modelTitle(const core::services::ModelInfo& model);
/// What it can do, in an animator's words: "motion from text", "restyling", ...
QStringList modelAbilities(const core::services::ModelInfo& model);

}  // namespace ui
