#include "ui/setup/languages.h"

#include <QFile>

namespace ui {

const QList<Language>& languages() {
  static const QList<Language> all = [] {
    QList<Language> found;
    QFile table(QStringLiteral(":/languages.txt"));
    if (!table.open(QIODevice::ReadOnly)) return found;
    while (!table.atEnd()) {
      const QString line = QString::fromUtf8(table.readLine()).trimmed();
      if (!line.isEmpty()) found.append({line.section(u' ', 0, 0), line.section(u' ', 1)});
    }
    return found;
  }();
  return all;
}

QString EnglishPlurals::translate(const char*, const char* text, const char*, int n) const {
  const auto said = QString::fromUtf8(text);
  return n >= 0 && said.contains(QStringLiteral("(s)")) ? QString(said).replace(QStringLiteral("(s)"), n == 1 ? QString() : QStringLiteral("s")) : QString();
}

}  // namespace ui
