#pragma once

#include "ui/look/theme.h"
#include "ui/viewport/navigation.h"

#include <QString>

namespace ui {

/// What the person has chosen of look and habits; kept in the settings.
struct LookSettings {
  theme::Scheme scheme = theme::Scheme::Dark;  // "look/theme": dark, light
  QString language;                            // "look/language": en, de, ...; empty: as the desktop has it
  Navigation navigation = Navigation::Gesto;   // "look/navigation"
  bool operator==(const LookSettings&) const = default;

  static LookSettings read();
  void write() const;
};

}  // namespace ui
