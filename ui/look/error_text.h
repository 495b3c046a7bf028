#pragma once

#include "core/base/result.h"

#include <QString>

namespace ui {

/// What to tell the person: a translated sentence for the kind of error. The error's own sentence, which names
/// the file, line or value, is in English and belongs behind it as the detail.
QString errorHeadline(const core::Error& error);

/// Headline and sentence on one line.
QString errorText(const core::Error& error);

/// The engine's word for what it is doing, translated where it is known.
QString stageText(const QString& stage);

}  // namespace ui
