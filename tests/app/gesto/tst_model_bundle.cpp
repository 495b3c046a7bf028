#include "core/services/model_card.h"
#include "core/services/training_runs.h"
#include "tests/support/gesto_process.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <stdexcept>

using namespace core;

/// Trained parts to a model, as `gesto` does it and as the window does it; models of the person's own by name.
class TstModelBundle : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void partsBecomeAModelWithItsCard();
  void aCardBeginsWithWhatMayBeDone_data();
  void aCardBeginsWithWhatMayBeDone();
  void ownModelsAreFoundByName();
  void whatIsWrongLeavesNothingBehind_data();
  void whatIsWrongLeavesNothingBehind();

 private:
  test_support::Outcome run(const QStringList& arguments) const {
    return test_support::gesto(arguments, test_support::environmentWith("XDG_DATA_HOME", folder_.filePath("data")));
  }
  QString own(const QString& file) const { return folder_.filePath("data/gesto/gesto-studio/models/" + file); }
  static QStringList parts(const QString& file) {
    QStringList words;
    for (const char* part : {"--vae", "--text", "--denoiser", "--style", "--adaptor"}) words << part << file;
    return words;
  }

  /// A run of the shipped weights on a data set of one source of these terms; none: the manifest does not say.
  QString weightsOf(const QString& name, const QString& terms) const;

  QTemporaryDir folder_;
  const QString shipped_ = QStringLiteral(STUDIO_SOURCE_DIR "/resources/models/smoodi-compact.safetensors");
};

void TstModelBundle::initTestCase() {
  if (!QFile::exists(shipped_)) QSKIP("the model is not there");
}

void TstModelBundle::partsBecomeAModelWithItsCard() {
  // The denoiser lies in a run folder, which knows more than its weights do.
  const QString run = folder_.filePath("denoiser-7");
  services::RunRecord record;
  record.recipe = "mld-denoiser";
  record.data = folder_.filePath("walks/").toStdString();
  record.state = services::RunRecord::State::Finished;
  QVERIFY(services::writeRunRecord(run.toStdString(), record));
  QVERIFY(QFile::copy(shipped_, run + "/weights.safetensors"));
  QFile log(run + "/log.jsonl");
  QVERIFY(log.open(QIODevice::WriteOnly));
  log.write("{\"kind\":\"validation\",\"step\":50,\"time\":1.0,\"val_noise_error\":0.5}\n{\"kind\":\"validation\",\"step\":90,\"time\":2.0,\"val_noise_error\":0.25}\n");
  log.close();
  auto words = parts(shipped_);
  words[5] = run + "/weights.safetensors";
  QVERIFY(QDir().mkpath(folder_.filePath("walks")));
  QFile manifest(folder_.filePath("walks/manifest.json"));
  QVERIFY(manifest.open(QIODevice::WriteOnly));
  manifest.write(R"({"format":"gesto-dataset","version":1,"fps":20,"featureCount":263,"sources":[{"name":"my-walks","licence":"mine"}],"clips":[]})");
  manifest.close();
  const auto answer = this->run(QStringList{"model", "bundle"} + words + QStringList{"--out", own("my walk.safetensors")});
  QVERIFY2(answer.code == 0, answer.err.constData());
  QVERIFY2(answer.out.contains("styles, model "), answer.out.constData());
  const auto card = services::readModelCard(own("my walk.safetensors").toStdString());
  QVERIFY2(card, card ? "" : card.error().message.c_str());
  QCOMPARE(card->parts.size(), std::size_t{5});
  const auto& denoiser = card->parts[2];
  QVERIFY(denoiser.name == "denoiser" && denoiser.run == "denoiser-7" && denoiser.data == "walks");
  QCOMPARE(denoiser.validation.at("val_noise_error"), 0.25);  // the last
  QVERIFY(card->parts[0].run == "smoodi-compact");
  // What gave parts gives its licence too.
  const auto shippedLicence = services::dataLicenceOf(std::filesystem::path(STUDIO_SOURCE_DIR "/resources/models"), "default");
  QVERIFY2(card->dataLicence.find("my-walks (mine)") != std::string::npos && card->dataLicence.find(shippedLicence) != std::string::npos, card->dataLicence.c_str());
  // All parts lie in 8-bit rows, the denoiser too: its weights in 16 bits would be 10 MB alone.
  QFile made(own("my walk.safetensors"));
  QVERIFY(made.open(QIODevice::ReadOnly));
  const auto header = QString::fromLatin1(made.read(200'000));
  for (const char* part : {"vae", "text", "denoiser", "style", "adaptor"})
    QVERIFY2(header.contains(QRegularExpression(QStringLiteral("\"%1/[^\"]*\\.row_scale\"").arg(part))), part);
  QVERIFY2(made.size() < 20'000'000, qPrintable(QString::number(made.size())));
  QVERIFY(QDir(own("")).entryList({"*.part*", ".*"}, QDir::Files | QDir::Hidden).isEmpty());
}

QString TstModelBundle::weightsOf(const QString& name, const QString& terms) const {
  const QString run = folder_.filePath(name), data = folder_.filePath(name + "-data");
  services::RunRecord record;
  record.data = data.toStdString();
  record.state = services::RunRecord::State::Finished;
  QFile manifest(data + "/manifest.json");
  const bool isMade = services::writeRunRecord(run.toStdString(), record).ok() && QFile::link(shipped_, run + "/weights.safetensors") && QDir().mkpath(data) &&
                      manifest.open(QIODevice::WriteOnly);
  if (!isMade) throw std::runtime_error("no run could be made");
  const QString said = terms.isEmpty() ? QString() : QStringLiteral(R"("terms":"%1",)").arg(terms);
  manifest.write(QStringLiteral(R"({"format":"gesto-dataset","version":1,"fps":20,"featureCount":263,"sources":[{%1"name":"%2","licence":"its licence"},)"
                                R"({"terms":"as the sources","name":"joined","licence":"as theirs"}],"clips":[]})")
                     .arg(said, name)
                     .toUtf8());
  return run + "/weights.safetensors";
}

void TstModelBundle::aCardBeginsWithWhatMayBeDone_data() {
  QTest::addColumn<QString>("vae");  // terms of the data that the autoencoder learned from, and of that of all other parts
  QTest::addColumn<QString>("others");
  QTest::addColumn<QString>("begins");
  QTest::newRow("open") << "commercial"
                        << "commercial"
                        << "open for commercial use; vae-open (its licence)";
  QTest::newRow("one part share alike") << "share-alike"
                                        << "commercial"
                                        << "open for commercial use, share alike; ";
  QTest::newRow("one part non-commercial") << "non-commercial"
                                           << "commercial"
                                           << "non-commercial; ";
  QTest::newRow("one part does not say") << ""
                                         << "commercial"
                                         << "vae-one-part-does-not-say (its licence)";
  QTest::newRow("forbidden, and one does not say") << ""
                                                   << "non-commercial"
                                                   << "non-commercial; ";
}

void TstModelBundle::aCardBeginsWithWhatMayBeDone() {
  QFETCH(QString, vae);
  QFETCH(QString, others);
  QFETCH(QString, begins);
  QString tag = QTest::currentDataTag();
  tag.replace(", ", "-").replace(' ', '-');
  auto words = parts(weightsOf("others-" + tag, others));
  words[1] = weightsOf("vae-" + tag, vae);
  const auto answer = run(QStringList{"model", "bundle"} + words + QStringList{"--out", folder_.filePath(tag + ".safetensors")});
  QVERIFY2(answer.code == 0, answer.err.constData());
  const auto licence = services::dataLicenceOf({}, folder_.filePath(tag + ".safetensors").toStdString());
  QVERIFY2(licence.starts_with(begins.toStdString()), licence.c_str());
  if (tag != "open") return;
  // A model that gives a part says it once, in front.
  const auto again = run(QStringList{"model", "bundle"} + parts(folder_.filePath(tag + ".safetensors")) + QStringList{"--out", folder_.filePath(tag + "-2.safetensors")});
  QVERIFY2(again.code == 0, again.err.constData());
  QCOMPARE(services::dataLicenceOf({}, folder_.filePath(tag + "-2.safetensors").toStdString()), licence);
}

void TstModelBundle::ownModelsAreFoundByName() {
  if (!QFile::exists(own("my walk.safetensors"))) QSKIP("there was nothing to find");
  const auto listed = run({"model", "list"});
  QVERIFY2(listed.code == 0 && listed.out.contains("my walk") && listed.out.contains("my-walks (mine)"), listed.out.constData());
  const auto made = run({"generate", "a person walks forward", "--model", "my walk", "--length", "1", "--steps", "5", "--out", folder_.filePath("walk.bvh")});
  QVERIFY2(made.code == 0 && QFile::exists(folder_.filePath("walk.bvh")), made.err.constData());
}

void TstModelBundle::whatIsWrongLeavesNothingBehind_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QByteArray>("says");
  QTest::newRow("no such file") << folder_.filePath("none.safetensors") << QByteArray("none.safetensors");
  QTest::newRow("another family") << QStringLiteral(STUDIO_SOURCE_DIR "/resources/models/crossdiff.safetensors") << QByteArray("\"crossdiff\", not");
}

void TstModelBundle::whatIsWrongLeavesNothingBehind() {
  QFETCH(QString, file);
  QFETCH(QByteArray, says);
  auto words = parts(shipped_);
  words[1] = file;
  const auto answer = run(QStringList{"model", "bundle"} + words + QStringList{"--out", own("wrong.safetensors")});
  QVERIFY2(answer.code != 0 && answer.err.contains(says), answer.err.constData());
  QVERIFY(QDir(own("")).entryList({"wrong*", ".wrong*"}, QDir::Files | QDir::Hidden).isEmpty());
}

QTEST_GUILESS_MAIN(TstModelBundle)
#include "tst_model_bundle.moc"
