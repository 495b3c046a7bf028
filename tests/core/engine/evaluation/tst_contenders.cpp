#include "core/engine/evaluation/evaluation_setup.h"

#include <QTest>

#include <algorithm>

using namespace core;
using namespace core::engine;

/// Whom an evaluation measures, told from words; with the models that ship.
class TstContenders : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void wordsNameModelsAndVariants_data();
  void wordsNameModelsAndVariants();
  void baselinesFitTheModelAndTheProtocol();
  void whatMakesNoSenseIsRefused_data();
  void whatMakesNoSenseIsRefused();
  void stylesAreThoseOfTheStylizedModels();

 private:
  static EvaluationRequest request(Protocol protocol, std::vector<std::string> models) {
    EvaluationRequest request;
    request.protocol = protocol;
    request.modelFolder = STUDIO_SOURCE_DIR "/resources/models";
    request.models = std::move(models);
    return request;
  }
};

void TstContenders::wordsNameModelsAndVariants_data() {
  QTest::addColumn<QString>("words");
  QTest::addColumn<int>("protocol");
  QTest::addColumn<int>("variant");
  QTest::addColumn<bool>("isCrossDiff");
  const auto row = [](const char* words, Protocol protocol, Variant variant, bool isCrossDiff) {
    QTest::addRow("%s, %s", words, protocolName(protocol).c_str()) << words << static_cast<int>(protocol) << static_cast<int>(variant) << isCrossDiff;
  };
  row("default", Protocol::Stylized, Variant::Styled, false);
  row("default", Protocol::TextToMotion, Variant::TextOnly, false);
  row("default:noadaptor", Protocol::Stylized, Variant::NoAdaptor, false);
  row("crossdiff", Protocol::TextToMotion, Variant::Styled, true);
  row("crossdiff:mixture", Protocol::TextToMotion, Variant::Mixture, true);
  row("crossdiff:noguide", Protocol::TextToMotion, Variant::NoGuidance, true);
}

void TstContenders::wordsNameModelsAndVariants() {
  QFETCH(QString, words);
  QFETCH(int, protocol);
  QFETCH(int, variant);
  QFETCH(bool, isCrossDiff);
  const auto opened = openContenders(request(static_cast<Protocol>(protocol), {words.toStdString()}));
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE(opened->size(), std::size_t{1});
  const auto& one = opened->front();
  QCOMPARE(static_cast<int>(one.variant), variant);
  QCOMPARE(one.crossDiff != nullptr, isCrossDiff);
  QCOMPARE(one.stylized != nullptr, !isCrossDiff);
  QVERIFY(!one.hash.empty() && !one.description.empty());
}

void TstContenders::baselinesFitTheModelAndTheProtocol() {
  auto asked = request(Protocol::TextToMotion, {"default", "crossdiff"});
  asked.hasBaselines = true;
  const auto opened = openContenders(asked);
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  std::vector<std::string> names;
  for (const auto& one : *opened) names.push_back(one.name);
  QCOMPARE(names, (std::vector<std::string>{"default", "crossdiff", "default:vae", "crossdiff:noguide", "crossdiff:mixture"}));
  QCOMPARE(opened->at(0).stylized.get(), opened->at(2).stylized.get());  // a file is opened once
}

void TstContenders::whatMakesNoSenseIsRefused_data() {
  QTest::addColumn<QString>("words");
  QTest::addColumn<int>("protocol");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* words, Protocol protocol, const char* says) { QTest::addRow("%s", words) << words << static_cast<int>(protocol) << says; };
  row("crossdiff", Protocol::Stylized, "text-to-motion");
  row("crossdiff:vae", Protocol::TextToMotion, "mixture, noguide");
  row("default:mixture", Protocol::Stylized, "noadaptor");
  row("default:mld", Protocol::Transfer, "cannot transfer");
  row("nobody", Protocol::Stylized, "nobody.safetensors");
}

void TstContenders::whatMakesNoSenseIsRefused() {
  QFETCH(QString, words);
  QFETCH(int, protocol);
  QFETCH(QString, says);
  const auto opened = openContenders(request(static_cast<Protocol>(protocol), {words.toStdString()}));
  QVERIFY(!opened);
  QVERIFY2(opened.error().message.find(says.toStdString()) != std::string::npos, opened.error().message.c_str());
}

void TstContenders::stylesAreThoseOfTheStylizedModels() {
  const auto both = openContenders(request(Protocol::TextToMotion, {"crossdiff", "default"})).value();
  const auto styles = commonStyles(both, nullptr);
  QVERIFY(std::count(styles.begin(), styles.end(), "old") == 1);
  QVERIFY(commonStyles({both.front()}, nullptr).empty());
}

QTEST_GUILESS_MAIN(TstContenders)
#include "tst_contenders.moc"
