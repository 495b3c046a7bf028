#include "app/studio/studio_look.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace app {

void dressApplication(QApplication& application, const ui::LookSettings& look) {
  const QString chosen = look.language.isEmpty() ? QString::fromUtf8(qgetenv("GESTO_LANGUAGE")) : look.language;
  const QLocale locale = chosen.isEmpty() ? QLocale::system() : QLocale(chosen);
  QLocale::setDefault(locale);
  for (auto* old : application.findChildren<QTranslator*>(Qt::FindDirectChildrenOnly)) {
    QCoreApplication::removeTranslator(old);
    delete old;
  }
  auto* own = new QTranslator(&application);
  if (own->load(locale, QStringLiteral("gesto"), QStringLiteral("_"), QStringLiteral(":/i18n"))) QCoreApplication::installTranslator(own);
  auto* qt = new QTranslator(&application);
  if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) QCoreApplication::installTranslator(qt);
  ui::theme::apply(application, look.scheme);
}

}  // namespace app
