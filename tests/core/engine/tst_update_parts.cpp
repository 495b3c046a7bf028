#include "core/engine/recipe_table.h"
#include "core/training/process_group.h"
#include "core/training/update_parts.h"

#include <QTest>

#include <map>

using namespace core;

/// How parts of an update share what it works on, and how a launcher says who a process is.
class TstUpdateParts : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whateverAnUpdateCountsIsShared();
  void countsAreSharedEvenlyOrNotAtAll();
  void aLauncherSaysWhoAProcessIs();
};

// A new recipe that counts something else per update finds out here.
void TstUpdateParts::whateverAnUpdateCountsIsShared() {
  int counts = 0;
  for (const auto& recipe : engine::recipeTable())
    for (const auto& setting : recipe.settings) {
      const bool isCounted = setting.kind == base::SettingSpec::Kind::Integer && setting.help.find("of an update") != std::string::npos;
      const bool isOfOneLoss = setting.kind == base::SettingSpec::Kind::Integer && setting.help.find("of an update for it") != std::string::npos;
      if (!isCounted && !isOfOneLoss && !training::isSharedByParts(setting.name)) continue;
      QVERIFY2(training::isSharedByParts(setting.name), qPrintable(QString::fromStdString(recipe.name + ": " + setting.name + " is what an update works on")));
      ++counts;
    }
  QVERIFY(counts >= static_cast<int>(engine::recipeTable().size()));
}

void TstUpdateParts::countsAreSharedEvenlyOrNotAtAll() {
  const base::SettingSpecs specs = {base::integerSetting("batch", 64, 1, 4096, "clips of an update"), base::integerSetting("width", 32, 1, 1024, "of the network")};
  QCOMPARE(training::settingsOfPart(specs, {}, 4).value().at("batch"), std::string("16"));
  QCOMPARE(training::settingsOfPart(specs, {{"batch", "6"}, {"width", "8"}}, 2).value(), (std::map<std::string, std::string>{{"batch", "3"}, {"width", "8"}}));
  QVERIFY(training::settingsOfPart(specs, {{"width", "8"}}, 1).value().count("batch") == 0);
  const auto odd = training::settingsOfPart(specs, {{"batch", "7"}}, 2);
  QVERIFY(!odd && odd.error().code == ErrorCode::InvalidArgument);
  QCOMPARE(odd.error().message, std::string("batch is 7, which an update of 2 parts cannot share evenly"));
}

void TstUpdateParts::aLauncherSaysWhoAProcessIs() {
  const auto told = [](std::map<std::string, std::string> variables) {
    return training::launchOf([variables](const char* name) -> const char* {
      const auto found = variables.find(name);
      return found == variables.end() ? nullptr : found->second.c_str();
    });
  };
  QVERIFY(told({}) && !told({}).value());
  QVERIFY(told({{"RANK", "0"}, {"WORLD_SIZE", "1"}}) && !told({{"RANK", "0"}, {"WORLD_SIZE", "1"}}).value());
  const auto second = told({{"RANK", "1"}, {"WORLD_SIZE", "4"}, {"MASTER_ADDR", "node7"}, {"MASTER_PORT", "29500"}});
  QVERIFY(second && *second);
  QCOMPARE((*second)->rank, 1);
  QCOMPARE((*second)->processes, 4);
  QCOMPARE((*second)->address, std::string("node7"));
  QCOMPARE((*second)->port, 29500);
  QVERIFY(!told({{"WORLD_SIZE", "2"}}) && !told({{"RANK", "4"}, {"WORLD_SIZE", "4"}}) && !told({{"RANK", "one"}, {"WORLD_SIZE", "4"}}));
}

QTEST_APPLESS_MAIN(TstUpdateParts)
#include "tst_update_parts.moc"
