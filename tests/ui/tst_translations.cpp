#include "core/document/commands.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

/// Reads translations/gesto_de.ts as the translator's file that it is.
class TstTranslations : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everySentenceIsTranslated();
  void placeholdersSurviveTranslation();
  void whatUndoSaysIsKnownToTheTranslators();

 private:
  struct Message {
    QString source, translation;
    bool isFinished;
  };
  static QList<Message> messages();
};

QList<TstTranslations::Message> TstTranslations::messages() {
  QFile file(QStringLiteral(STUDIO_SOURCE_DIR "/translations/gesto_de.ts"));
  QList<Message> found;
  if (!file.open(QIODevice::ReadOnly)) return found;
  QXmlStreamReader xml(&file);
  Message message;
  bool hasForms = false;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QStringLiteral("message")) hasForms = xml.attributes().hasAttribute("numerus");
    if (xml.name() == QStringLiteral("source")) message.source = xml.readElementText();
    if (xml.name() == QStringLiteral("translation")) {
      message.isFinished = !xml.attributes().hasAttribute("type");
      if (hasForms) continue;  // one for each number, inside
      message.translation = xml.readElementText();
      found << message;
    } else if (xml.name() == QStringLiteral("numerusform")) {
      message.translation = xml.readElementText();
      found << message;
    }
  }
  return found;
}

void TstTranslations::everySentenceIsTranslated() {
  const auto all = messages();
  QVERIFY2(all.size() > 200, qPrintable(QString::number(all.size())));
  for (const auto& message : all) QVERIFY2(message.isFinished && !message.translation.isEmpty(), qPrintable(message.source));
}

void TstTranslations::placeholdersSurviveTranslation() {
  static const QRegularExpression place(QStringLiteral("%[0-9]"));
  const auto places = [](const QString& text) {
    QStringList found;
    for (auto it = place.globalMatch(text); it.hasNext();) found << it.next().captured();
    found.sort();
    return found;
  };
  for (const auto& message : messages()) QVERIFY2(places(message.source) == places(message.translation), qPrintable(message.source));
}

void TstTranslations::whatUndoSaysIsKnownToTheTranslators() {
  // The commands below the window name themselves in English; lupdate sees only the list that the window keeps of those names.
  using namespace core::document;
  QSet<QString> known;
  for (const auto& message : messages()) known << message.source;
  for (int field = 0; field <= static_cast<int>(DraftField::All); ++field) {
    const auto title = QString::fromStdString(EditDraft(static_cast<DraftField>(field), {}).title());
    QVERIFY2(!title.isEmpty() && known.contains(title), qPrintable(title));
  }
}

QTEST_GUILESS_MAIN(TstTranslations)
#include "tst_translations.moc"
