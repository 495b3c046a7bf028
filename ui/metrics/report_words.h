#pragma once

#include "core/report/report.h"

#include <QString>

namespace ui {

/// What an evaluation says in English (titles and explanations of metrics, sentences about protocols, rows, judges), in the window's language. What nobody has
/// translated, like a sentence of a report of old or of a module of one's own, stays as it is. Reports that are written stay English: they are read elsewhere, too.
QString reportWords(const std::string& text);

/// "R-precision, top 1, judge on joints".
QString metricTitle(const core::metrics::MetricInfo& info);

/// Of a row, short: real motion and a teaching's before and after; the others are named by their model.
QString rowName(const core::metrics::ReportRow& row);

/// "Stylized motion" of "stylized".
QString protocolTitle(const std::string& protocol);

/// What a report that ships is called; empty for another one. folder: its name, without a path.
QString shippedReportTitle(const QString& folder);

}  // namespace ui
