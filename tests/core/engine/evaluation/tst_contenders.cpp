#include "core/engine/evaluation/evaluation_setup.h"

#include <torch/torch.h>

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
  void theListOffersWhatIsTaken_data();
  void theListOffersWhatIsTaken();
  void whatMakesNoSenseIsRefused_data();
  void whatMakesNoSenseIsRefused();
  void stylesAreThoseOfTheModelsThatHaveAny();

 private:
  static EvaluationRequest request(const std::string& protocol, std::vector<std::string> models) {
    EvaluationRequest request;
    request.protocol = protocolNamed(protocol).value();
    request.modelFolder = STUDIO_SOURCE_DIR "/resources/models";
    request.models = std::move(models);
    return request;
  }
  static Result<std::vector<Contender>> open(const EvaluationRequest& request) {
    ModelLibrary library(request.modelFolder);
    return openContenders(request, library);
  }
};

void TstContenders::wordsNameModelsAndVariants_data() {
  QTest::addColumn<QString>("words");
  QTest::addColumn<QString>("protocol");
  QTest::addColumn<QString>("variant");
  QTest::addColumn<bool>("isStyled");
  const auto row = [](const char* words, const char* protocol, const char* variant, bool isStyled) {
    QTest::addRow("%s, %s", words, protocol) << words << protocol << variant << isStyled;
  };
  row("default", "stylized", "", true);
  row("default", "text-to-motion", "mld", true);
  row("default:noadaptor", "stylized", "noadaptor", true);
  row("default:vae", "transfer", "vae", true);
  row("default:inpaint", "transfer", "inpaint", true);
  row("crossdiff", "text-to-motion", "", false);
  row("crossdiff:mixture", "text-to-motion", "mixture", false);
  row("crossdiff:noguide", "text-to-motion", "noguide", false);
  row("crossdiff+default", "stylized", "", true);  // motions of the one in styles by the other
}

void TstContenders::wordsNameModelsAndVariants() {
  QFETCH(QString, words);
  QFETCH(QString, protocol);
  QFETCH(QString, variant);
  QFETCH(bool, isStyled);
  const auto opened = open(request(protocol.toStdString(), {words.toStdString()}));
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE(opened->size(), std::size_t{1});
  const auto& one = opened->front();
  QCOMPARE(QString::fromStdString(one.variant.word), variant);
  QCOMPARE(one.model->facts().can.style, isStyled);
  QVERIFY(!one.model->facts().hash.empty() && !one.description.empty());
}

void TstContenders::baselinesFitTheModelAndTheProtocol() {
  auto asked = request("text-to-motion", {"default", "crossdiff"});
  asked.hasBaselines = true;
  const auto opened = open(asked);
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  std::vector<std::string> names;
  for (const auto& one : *opened) names.push_back(one.name);
  QCOMPARE(names, (std::vector<std::string>{"default", "crossdiff", "default:vae", "crossdiff:noguide", "crossdiff:mixture"}));
  QCOMPARE(opened->at(0).model.get(), opened->at(2).model.get());  // a file is opened once
  // In transfers what changes generation alone would be the same row again.
  auto transfers = request("transfer", {"default"});
  transfers.hasBaselines = true;
  names.clear();
  const auto again = open(transfers);
  QVERIFY2(again, again ? "" : again.error().message.c_str());
  for (const auto& one : *again) names.push_back(one.name);
  QCOMPARE(names, (std::vector<std::string>{"default", "default:vae"}));
}

void TstContenders::theListOffersWhatIsTaken_data() {
  QTest::addColumn<QString>("protocol");
  QTest::addColumn<int>("fewest");
  QTest::newRow("stylized") << "stylized" << 9;
  QTest::newRow("text-to-motion") << "text-to-motion" << 4;
  QTest::newRow("transfer") << "transfer" << 3;
}

void TstContenders::theListOffersWhatIsTaken() {
  QFETCH(QString, protocol);
  QFETCH(int, fewest);
  const auto asked = protocolNamed(protocol.toStdString()).value();
  ModelLibrary library(request("stylized", {}).modelFolder);
  std::vector<std::string> offered;
  // As the dialog offers them.
  for (const auto& model : library.list()) {
    if (asked.asksStyle && !model.can.style) continue;
    offered.push_back(model.name);
    for (const auto& variant : model.variants)
      if (asked.transfers ? variant.inTransfers : variant.inGeneration && (asked.asksStyle || !variant.needsStyle)) offered.push_back(model.name + ":" + variant.word);
  }
  QVERIFY2(static_cast<int>(offered.size()) >= fewest, qPrintable(QString::number(offered.size())));
  const auto opened = openContenders(request(protocol.toStdString(), offered), library);
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE(opened->size(), offered.size());
  // Each is a row of its own: none is the model as it is under another name.
  for (std::size_t i = 0; i < opened->size(); ++i)
    for (std::size_t k = i + 1; k < opened->size(); ++k)
      QVERIFY2(opened->at(i).model != opened->at(k).model || opened->at(i).variant.word != opened->at(k).variant.word, opened->at(k).name.c_str());
}

void TstContenders::whatMakesNoSenseIsRefused_data() {
  QTest::addColumn<QString>("words");
  QTest::addColumn<QString>("protocol");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* words, const char* protocol, const char* says) { QTest::addRow("%s, %s", words, protocol) << words << protocol << says; };
  row("crossdiff", "stylized", "text-to-motion");
  row("crossdiff:vae", "text-to-motion", "noguide, mixture");
  row("default:mixture", "stylized", "noadaptor");
  row("default:mld", "transfer", "cannot transfer");
  row("default:inpaint", "stylized", "another way of transferring");
  row("nobody", "stylized", "nobody.safetensors");
  row("default+crossdiff", "stylized", "cannot give a motion another style");
  row("default+nobody", "stylized", "nobody.safetensors");
}

void TstContenders::whatMakesNoSenseIsRefused() {
  QFETCH(QString, words);
  QFETCH(QString, protocol);
  QFETCH(QString, says);
  const auto opened = open(request(protocol.toStdString(), {words.toStdString()}));
  QVERIFY(!opened);
  QVERIFY2(opened.error().message.find(says.toStdString()) != std::string::npos, opened.error().message.c_str());
}

void TstContenders::stylesAreThoseOfTheModelsThatHaveAny() {
  const auto both = open(request("text-to-motion", {"crossdiff", "default"})).value();
  const auto styles = commonStyles(both, nullptr);
  QVERIFY(std::count(styles.begin(), styles.end(), "old") == 1);
  QVERIFY(commonStyles({both.front()}, nullptr).empty());
}

QTEST_GUILESS_MAIN(TstContenders)
#include "tst_contenders.moc"
