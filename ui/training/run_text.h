#pragma once

#include "core/services/training_runs.h"

#include <QString>

namespace ui {

/// "runs", "paused", "done": of a training run or an evaluation.
QString runStateText(core::services::RunState state);
/// "40 s", "25 min", "3.5 h".
QString runTimeText(double seconds);

}  // namespace ui
