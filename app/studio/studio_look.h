#pragma once

#include "ui/setup/look_settings.h"

class QApplication;

namespace app {

/// Colours and language of the application, as often as the person changes them. The language is the chosen one, else GESTO_LANGUAGE ("en", "de", ...), else the
/// desktop's.
void dressApplication(QApplication& application, const ui::LookSettings& look);

}  // namespace app
