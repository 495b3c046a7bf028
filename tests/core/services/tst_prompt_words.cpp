#include "core/services/prompt_words.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

class TstPromptWords : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void formsOfAWordHaveOneStem_data();
  void formsOfAWordHaveOneStem();
  void wordsOfAnyScriptAreFound();
  void aPromptIsToldOfWhatNobodyTaught();
  void theListComesBack();
  void theShippedModelKnowsItsWords();
};

namespace {

services::PromptWords taught() {
  services::PromptWords words;
  for (int i = 0; i < 20; ++i) words.add({"a person walks forward", "someone is walking ahead"}, {"walk"});
  for (int i = 0; i < 3; ++i) words.add({"a man does a cartwheel"}, {"cartwheel"});
  return words;
}

}  // namespace

void TstPromptWords::formsOfAWordHaveOneStem_data() {
  QTest::addColumn<QStringList>("forms");
  const auto row = [](const QStringList& forms) { QTest::newRow(qPrintable(forms.front())) << forms; };
  row({"walk", "walks", "walking", "walked", "Walks"});
  row({"run", "runs", "running"});
  row({"wave", "waves", "waving", "waved"});
  row({"carry", "carries", "carrying", "carried"});
  row({"step", "steps", "stepping", "stepped"});
  row({"punch", "punches", "punching", "punched"});
  row({"kneel", "kneels", "kneeling"});
  row({"crouch", "crouches", "crouching"});
  row({"roll", "rolls", "rolling"});
  row({"toss", "tosses", "tossing"});
  row({"person", "persons", "person's"});
}

void TstPromptWords::formsOfAWordHaveOneStem() {
  QFETCH(QStringList, forms);
  for (const auto& form : forms) QCOMPARE(services::stemOf(form.toStdString()), services::stemOf(forms.front().toStdString()));
}

void TstPromptWords::wordsOfAnyScriptAreFound() {
  QCOMPARE(services::wordsOf("A person's arm -- up, then 'down'!"), (std::vector<std::string>{"A", "person's", "arm", "up", "then", "down"}));
  QCOMPARE(services::wordsOf("человек идёт"), (std::vector<std::string>{"человек", "идёт"}));
  QVERIFY(services::wordsOf(" 12 ... ").empty());
}

void TstPromptWords::aPromptIsToldOfWhatNobodyTaught() {
  const auto words = taught();
  const auto says = [&](const char* prompt) { return services::sentenceOf(services::hintFor(words, prompt), words); };
  QCOMPARE(says("a person walks ahead"), std::string());
  QCOMPARE(says("a person juggles and juggles"), std::string("The model was never taught the words \"juggles\", \"and\". It knows best: walk, cartwheel."));
  QCOMPARE(says("a man walks"), std::string("The model has hardly seen \"man\": it may miss it."));
  QVERIFY(says("человек идёт вперёд").starts_with("The model was taught English"));
  QVERIFY(says("").empty());
}

void TstPromptWords::theListComesBack() {
  QTemporaryDir folder;
  const auto file = services::promptWordsFile((folder.path() + "/model.safetensors").toStdString());
  QVERIFY(file.string().ends_with("model.words.json"));
  QCOMPARE(services::readPromptWords(file).error().code, ErrorCode::NotFound);
  const auto words = taught();
  QVERIFY(services::writePromptWords(file, words));
  const auto back = services::readPromptWords(file);
  QVERIFY2(back, back ? "" : back.error().message.c_str());
  QCOMPARE(back->clips, words.clips);
  QVERIFY(back->stems == words.stems && back->actions == words.actions);
  for (const char* damaged : {"", "{", R"({"format": "gesto-words"})", R"({"format": "gesto-words", "clips": 1, "words": [], "actions": [[1, 2]]})"}) {
    QFile out(QString::fromStdString(file.string()));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(damaged);
    out.close();
    QCOMPARE(services::readPromptWords(file).error().code, ErrorCode::ParseFailed);
  }
}

void TstPromptWords::theShippedModelKnowsItsWords() {
  const auto words = services::readPromptWords(STUDIO_SOURCE_DIR "/resources/models/smoodi-compact.words.json");
  QVERIFY2(words, words ? "" : words.error().message.c_str());
  QVERIFY(services::hintFor(*words, "a person walks forward and waves the right hand").unknown.empty());
  QCOMPARE(services::hintFor(*words, "a person juggles").unknown, std::vector<std::string>{"juggles"});
}

QTEST_APPLESS_MAIN(TstPromptWords)
#include "tst_prompt_words.moc"
