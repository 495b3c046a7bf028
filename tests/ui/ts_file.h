#pragma once

#include <QFile>
#include <QList>
#include <QString>
#include <QStringList>
#include <QXmlStreamReader>

namespace test_support {

/// A sentence of a translators' file.
struct TsMessage {
  QString context, source, remark;
  QStringList forms;  // one; for sentences with a number one for one and one for many
  bool isFinished = false;
};

/// What stands in translations/gesto_LANGUAGE.ts; nothing where there is no such file.
inline QList<TsMessage> tsMessages(const QString& language) {
  QFile file(QStringLiteral(STUDIO_SOURCE_DIR "/translations/gesto_%1.ts").arg(language));
  QList<TsMessage> found;
  if (!file.open(QIODevice::ReadOnly)) return found;
  QXmlStreamReader xml(&file);
  QString context;
  bool hasForms = false;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    const auto name = xml.name();
    if (name == QStringLiteral("name")) {
      context = xml.readElementText();
    } else if (name == QStringLiteral("message")) {
      found.append({context, {}, {}, {}, false});
      hasForms = xml.attributes().hasAttribute("numerus");
    } else if (name == QStringLiteral("source")) {
      found.last().source = xml.readElementText();
    } else if (name == QStringLiteral("comment")) {
      found.last().remark = xml.readElementText();
    } else if (name == QStringLiteral("translation")) {
      found.last().isFinished = !xml.attributes().hasAttribute("type");
      if (!hasForms) found.last().forms << xml.readElementText();
    } else if (name == QStringLiteral("numerusform")) {
      found.last().forms << xml.readElementText();
    }
  }
  return found;
}

}  // namespace test_support
