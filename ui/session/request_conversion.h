#pragma once

#include "core/document/take.h"
#include "core/services/generation_service.h"
#include "core/services/lifting_service.h"

#include <QString>

namespace ui {

/// A stored request as the services take it.
core::services::GenerationRequest toServiceRequest(const core::document::TakeRequest& request);
/// motion: what is restyled; name: what messages call it.
core::services::RestyleRequest toRestyleRequest(const core::document::TakeRequest& request, const QString& name, std::shared_ptr<const core::motion::Clip> motion);
core::services::LiftRequest toLiftRequest(const core::document::TakeRequest& request);

/// "No style", "Old" (the label in words) or the file's name.
QString styleTitle(const core::document::TakeStyle& style);

/// A label of the model's library in words: "like_zombie" is "Like zombie".
QString titleFromLabel(const QString& label);

/// The style, if there is one, and the first words of the prompt on one line: what a take is called until somebody renames it.
QString takeName(const core::document::TakeRequest& request);

/// The `gesto generate`, `restyle` or `lift` command that makes the same take, quoted for a POSIX shell; the clip of a restyled take is
/// called source.bvh. Not for imported and edited takes.
QString commandLine(const core::document::Take& take);

}  // namespace ui
