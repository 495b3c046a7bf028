#pragma once

#include "core/report/report.h"

#include <QString>

namespace ui {

/// What a reader must know beside the numbers, as HTML: the rows in words, remarks, judges, settings, recognised labels, and the published tables, apart.
QString reportNotes(const core::metrics::EvaluationReport& report);

}  // namespace ui
