#pragma once

#include <QList>
#include <QString>
#include <QTranslator>

namespace ui {

/// A language in which the window can speak.
struct Language {
  QString code;  // as locales and the folders of the help say it: "de"
  QString name;  // in the language itself: "Deutsch"
};

/// All of them, English first. The table is translations/languages.txt, which the build and packaging/translations read as well.
const QList<Language>& languages();

/// English as it stands in the sources, with its plurals: "%n row(s)" is one row or two rows.
class EnglishPlurals : public QTranslator {
 public:
  using QTranslator::QTranslator;
  bool isEmpty() const override { return false; }
  QString translate(const char* context, const char* text, const char* disambiguation, int n) const override;
};

}  // namespace ui
