#include "app/studio/studio_look.h"

#include "ui/setup/languages.h"

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
  QCoreApplication::installTranslator(new ui::EnglishPlurals(&application));  // asked last
  auto* own = new QTranslator(&application);
  if (own->load(locale, QStringLiteral("gesto"), QStringLiteral("_"), QStringLiteral(":/i18n"))) {
    // Qt's words are asked for after ours: the translator that was installed last is the first to be asked. Without ours the window is English, and so are they.
    auto* qt = new QTranslator(&application);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) QCoreApplication::installTranslator(qt);
    QCoreApplication::installTranslator(own);
  }
  ui::theme::apply(application, look.scheme);
}

}  // namespace app
