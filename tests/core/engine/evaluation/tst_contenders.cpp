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
