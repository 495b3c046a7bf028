#pragma once

#include <QList>
#include <QString>

namespace ui {

/// A language in which the window can speak.
struct Language {
  QString code;  // as locales and the folders of the help say it: "de"
  QString name;  // in the language itself: "Deutsch"
};

/// All of them, English first. The table is translations/languages.txt, which the build and packaging/translations read as well.
const QList<Language>& languages();

}  // namespace ui
