#pragma once

#include <QLocale>
#include <QString>

namespace ui {

/// Seconds as sentences of the window name them: "1.5".
inline QString secondsText(double seconds) { return QLocale().toString(seconds, 'g', 4); }

}  // namespace ui
