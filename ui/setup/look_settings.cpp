#include "ui/setup/look_settings.h"

#include <QSettings>

namespace ui {

LookSettings LookSettings::read() {
  const QSettings settings;
  LookSettings look;
  if (settings.value(QStringLiteral("look/theme")).toString() == QStringLiteral("light")) look.scheme = theme::Scheme::Light;
  look.language = settings.value(QStringLiteral("look/language")).toString();
  look.navigation = navigationFrom(settings.value(QStringLiteral("look/navigation")).toString());
  return look;
}

void LookSettings::write() const {
  QSettings settings;
  settings.setValue(QStringLiteral("look/theme"), scheme == theme::Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark"));
  settings.setValue(QStringLiteral("look/language"), language);
  settings.setValue(QStringLiteral("look/navigation"), wordFor(navigation));
}

}  // namespace ui
