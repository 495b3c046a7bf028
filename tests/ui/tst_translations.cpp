#include "core/document/commands.h"
#include "tests/ui/ts_file.h"

#include <QDir>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using test_support::tsMessages;

/// Reads translations/gesto_*.ts as the translators' files that they are.
class TstTranslations : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theTableNamesEveryFile();
  void everySentenceIsTranslated_data() { eachLanguage(); }
  void everySentenceIsTranslated();
  void allLanguagesHaveTheSameSentences_data() { eachLanguage(); }
  void allLanguagesHaveTheSameSentences();
  void placeholdersSurviveTranslation_data() { eachLanguage(); }
  void placeholdersSurviveTranslation();
  void edgesAndLettersSurviveTranslation_data() { eachLanguage(); }
  void edgesAndLettersSurviveTranslation();
  void keysAreNamedAsOnTheKeyboard_data();
  void keysAreNamedAsOnTheKeyboard();
  void frenchSignsKeepTheirBlanks();
  void whatUndoSaysIsKnownToTheTranslators();

 private:
  static QStringList codes();  // of languages.txt, without English
  static void eachLanguage();
};

QStringList TstTranslations::codes() {
  QFile table(QStringLiteral(STUDIO_SOURCE_DIR "/translations/languages.txt"));
  QStringList found;
  if (!table.open(QIODevice::ReadOnly)) return found;
  while (!table.atEnd()) found << QString::fromUtf8(table.readLine()).section(u' ', 0, 0);
  found.removeOne(QStringLiteral("en"));
  return found;
}

void TstTranslations::eachLanguage() {
  QTest::addColumn<QString>("language");
  for (const QString& code : codes()) QTest::newRow(qPrintable(code)) << code;
}

void TstTranslations::theTableNamesEveryFile() {
  QStringList files;
  for (const QString& file : QDir(QStringLiteral(STUDIO_SOURCE_DIR "/translations")).entryList({QStringLiteral("gesto_*.ts")})) files << file.mid(6).chopped(3);
  QVERIFY(files.size() >= 3);
  QStringList named = codes();
  named.sort();
  QCOMPARE(named, files);
}

void TstTranslations::everySentenceIsTranslated() {
  QFETCH(QString, language);
  const auto all = tsMessages(language);
  QVERIFY2(all.size() > 1000, qPrintable(QString::number(all.size())));
  for (const auto& message : all) {
    QVERIFY2(message.isFinished && !message.forms.isEmpty(), qPrintable(message.source));
    for (const QString& form : message.forms) QVERIFY2(!form.isEmpty(), qPrintable(message.source));
  }
}

void TstTranslations::allLanguagesHaveTheSameSentences() {
  QFETCH(QString, language);
  const auto sentences = [](const QString& of) {
    QSet<QString> found;
    for (const auto& message : tsMessages(of)) found << QStringLiteral("%1: %2 (%3)").arg(message.context, message.source, message.remark);
    return found;
  };
  const auto here = sentences(language), there = sentences(codes().first());
  for (const QString& one : here - there) QFAIL(qPrintable(QStringLiteral("only here: ") + one));
  for (const QString& one : there - here) QFAIL(qPrintable(QStringLiteral("not here: ") + one));
}

void TstTranslations::placeholdersSurviveTranslation() {
  QFETCH(QString, language);
  static const QRegularExpression place(QStringLiteral("%[0-9]|<[^>]+>|;;|\\*\\.[a-z]+"));
  const auto places = [](const QString& text) {
    QStringList found;
    for (auto it = place.globalMatch(text); it.hasNext();) found << it.next().captured();
    found.sort();
    return found;
  };
  for (const auto& message : tsMessages(language)) {
    for (const QString& form : message.forms) QVERIFY2(places(message.source) == places(form), qPrintable(message.source));
    // The form for one may do without the number; the one for many says it.
    QVERIFY2(message.source.contains(QStringLiteral("%n")) == message.forms.last().contains(QStringLiteral("%n")), qPrintable(message.source));
  }
}

void TstTranslations::edgesAndLettersSurviveTranslation() {
  QFETCH(QString, language);
  static const QRegularExpression letter(QStringLiteral("&\\w"), QRegularExpression::UseUnicodePropertiesOption);
  const auto agree = [](const QString& source, const QString& form, const auto& tell) { return tell(source) == tell(form); };
  for (const auto& message : tsMessages(language))
    for (const QString& form : message.forms) {
      const auto what = qPrintable(message.source);
      // "50 px": the blank belongs to the unit.
      QVERIFY2(agree(message.source, form, [](const QString& text) { return text.startsWith(u' '); }), what);
      QVERIFY2(agree(message.source, form, [](const QString& text) { return text.endsWith(u' '); }), what);
      QVERIFY2(agree(message.source, form, [](const QString& text) { return text.endsWith(u'…'); }), what);
      QVERIFY2(agree(message.source, form, [](const QString& text) { return text.count(u'&'); }), what);
      QVERIFY2(agree(message.source, form, [](const QString& text) { return text.count(letter); }), what);
    }
}

void TstTranslations::keysAreNamedAsOnTheKeyboard_data() {
  // English names of keys that a keyboard of the language does not bear.
  QTest::addColumn<QString>("language");
  QTest::addColumn<QStringList>("foreign");
  const QHash<QString, QStringList> foreign{{QStringLiteral("de"), {"Ctrl", "Shift", "Delete", "Backspace"}},
                                            {QStringLiteral("fr"), {"Shift", "Esc", "Delete", "Backspace", "Enter"}},
                                            {QStringLiteral("es"), {"Shift", "Delete", "Backspace", "Enter"}}};
  for (const QString& code : codes()) QTest::newRow(qPrintable(code)) << code << foreign.value(code);
}

void TstTranslations::keysAreNamedAsOnTheKeyboard() {
  QFETCH(QString, language);
  QFETCH(QStringList, foreign);
  QVERIFY2(!foreign.isEmpty(), "say here what the keys of this language are not called");
  const QRegularExpression word(QStringLiteral("\\b(%1)\\b").arg(foreign.join(u'|')));
  for (const auto& message : tsMessages(language))
    for (const QString& form : message.forms) QVERIFY2(!form.contains(word), qPrintable(form));
}

void TstTranslations::frenchSignsKeepTheirBlanks() {
  // No line begins with one of these signs: the blank before them does not break.
  static const QRegularExpression loose(QStringLiteral(" [:;?!»%](?!\\w)|« |\\w[?!;](?!;)"));
  for (const auto& message : tsMessages(QStringLiteral("fr")))
    for (const QString& form : message.forms) QVERIFY2(!form.contains(loose), qPrintable(form));
}

void TstTranslations::whatUndoSaysIsKnownToTheTranslators() {
  // The commands below the window name themselves in English; lupdate sees only the list that the window keeps of those names.
  using namespace core::document;
  QSet<QString> known;
  for (const auto& message : tsMessages(QStringLiteral("de"))) known << message.source;
  for (int field = 0; field <= static_cast<int>(DraftField::All); ++field) {
    const auto title = QString::fromStdString(EditDraft(static_cast<DraftField>(field), {}).title());
    QVERIFY2(!title.isEmpty() && known.contains(title), qPrintable(title));
  }
}

QTEST_GUILESS_MAIN(TstTranslations)
#include "tst_translations.moc"
