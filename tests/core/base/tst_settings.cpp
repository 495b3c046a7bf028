#include "core/base/settings.h"

#include <QTest>

#include <stdexcept>

using namespace core;

class TstSettings : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void valuesAreCheckedBeforeTheyAreRead_data();
  void valuesAreCheckedBeforeTheyAreRead();
  void usualValuesStandInForMissingOnes();
  void aReaderOfAnUndeclaredNameIsAMistake();
  void pairsAreSplitOnce();
};

namespace {

base::SettingSpecs specs() {
  return {base::integerSetting("batch", 64, 1, 4096, "clips"), base::numberSetting("kl", 5e-4, 0, 1, "weight"),       base::numberSetting("scale", {}, 0, 1, "weight"),
          base::switchSetting("shared", true, "encoder"),      base::wordSetting("form", {"gru", "conv"}, "network"), base::neededFile("vae", "the autoencoder")};
}

}  // namespace

void TstSettings::valuesAreCheckedBeforeTheyAreRead_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("sentence");  // empty: taken
  const auto row = [](const char* name, const char* value, const char* sentence) { QTest::addRow("%s=%s", name, value) << name << value << sentence; };
  row("batch", "7", "");
  row("batch", "1e2", "");
  row("batch", "abc", "the setting batch is a whole number from 1 to 4096, not \"abc\"");
  row("batch", "2.7", "the setting batch is a whole number from 1 to 4096, not \"2.7\"");
  row("batch", "0", "the setting batch is from 1 to 4096, not 0");
  row("batch", "", "the setting batch is a whole number from 1 to 4096, not \"\"");
  row("batch", "1e300", "the setting batch is a whole number from 1 to 4096, not \"1e300\"");
  row("bacth", "7", "there is no setting \"bacth\"; there are batch, kl, scale, shared, form, vae");
  row("kl", "nan", "the setting kl is a number from 0 to 1, not \"nan\"");
  row("kl", "1.5", "the setting kl is from 0 to 1, not 1.5");
  row("shared", "yes", "the setting shared is 0 or 1, not \"yes\"");
  row("form", "lstm", "the setting form is one of gru, conv, not \"lstm\"");
  row("vae", "", "the setting vae is empty");
}

void TstSettings::valuesAreCheckedBeforeTheyAreRead() {
  QFETCH(QString, name);
  QFETCH(QString, value);
  QFETCH(QString, sentence);
  std::map<std::string, std::string> values{{"vae", "vae.safetensors"}};
  values[name.toStdString()] = value.toStdString();
  const auto settings = base::Settings::parse(specs(), values);
  QCOMPARE(settings.ok(), sentence.isEmpty());
  if (settings) return;
  QCOMPARE(QString::fromStdString(settings.error().message), sentence);
  QCOMPARE(settings.error().code, ErrorCode::InvalidArgument);
}

void TstSettings::usualValuesStandInForMissingOnes() {
  const auto missing = base::Settings::parse(specs(), {});
  QVERIFY(!missing);
  QCOMPARE(missing.error().message, std::string("--set vae=FILE is missing: the autoencoder"));
  const auto settings = base::Settings::parse(specs(), {{"vae", "v"}, {"batch", "1e3"}}).value();
  QCOMPARE(settings.integer("batch"), std::int64_t{1000});
  QCOMPARE(settings.number("kl"), 5e-4);
  QCOMPARE(settings.number("scale", 0.25), 0.25);
  QVERIFY(settings.isOn("shared"));
  QCOMPARE(settings.text("form"), std::string("gru"));
  QVERIFY(settings.isSet("batch") && !settings.isSet("kl"));
  for (const auto& spec : specs()) {
    if (spec.usual.empty()) continue;
    QVERIFY2(base::Settings::parse(specs(), {{"vae", "v"}, {spec.name, spec.usual}}), spec.name.c_str());
  }
}

void TstSettings::aReaderOfAnUndeclaredNameIsAMistake() {
  const auto settings = base::Settings::parse(specs(), {{"vae", "v"}}).value();
  QVERIFY_EXCEPTION_THROWN((void)settings.integer("bacth"), std::logic_error);
  QVERIFY_EXCEPTION_THROWN((void)settings.isOn("batch"), std::logic_error);
  QVERIFY_EXCEPTION_THROWN((void)settings.number("scale"), std::logic_error);
}

void TstSettings::pairsAreSplitOnce() {
  const auto pairs = base::settingPairs({"text=a=b", "batch=7"});
  QVERIFY(pairs);
  QCOMPARE(pairs->at("text"), std::string("a=b"));
  QVERIFY(!base::settingPairs({"batch"}) && !base::settingPairs({"=7"}) && !base::settingPairs({"batch=1", "batch=2"}));
}

QTEST_APPLESS_MAIN(TstSettings)
#include "tst_settings.moc"
