#pragma once

#include "core/document/take.h"
#include "core/services/generation_service.h"

#include <QString>

namespace ui {

/// A stored request as the generation service takes it.
core::services::GenerationRequest toServiceRequest(const core::document::TakeRequest& request);

/// "No style", "Old" (the label in words) or the file's name.
QString styleTitle(const core::document::TakeStyle& style);

/// A label of the model's library in words: "like_zombie" is "Like zombie".
QString titleFromLabel(const QString& label);

/// The style, if there is one, and the first words of the prompt on one line: what a take is called until somebody renames it.
QString takeName(const core::document::TakeRequest& request);

/// The `gesto generate` command that makes the same take, quoted for a POSIX shell.
QString commandLine(const core::document::TakeRequest& request);

}  // namespace ui
