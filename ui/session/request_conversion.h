#pragma once

#include "core/document/take.h"

#include <QString>

namespace ui {

/// "No style", "Old" (the label in words) or the file's name.
QString styleTitle(const core::document::TakeStyle& style);

/// "Left arm".
QString partTitle(core::motion::StyledPart part);
/// What a motion was restyled to: the whole, then the parts that have styles of their own; "Old, Left arm: Proud".
QString restyledTitle(const core::document::TakeRequest& request);

/// A label of the model's library in words: "like_zombie" is "Like zombie".
QString titleFromLabel(const QString& label);

/// The style, if there is one, and the first words of the prompt on one line: what a take is called until somebody renames it.
QString takeName(const core::document::TakeRequest& request);

/// The `gesto generate`, `restyle` or `lift` command that makes the same take, quoted for a POSIX shell; the clip of a restyled take is
/// called source.bvh. Imported and edited takes are exported from the saved project, and kept stretches and poses of takes are read from it; without a name it is called
/// project.gesto.
QString commandLine(const core::document::Take& take, const QString& project = {});

}  // namespace ui
