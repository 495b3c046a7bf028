#include "app/command_line/arguments.h"

#include <QTest>

#include <stdexcept>

using app::Arguments;
using app::CommandSpec;
using app::OptionSpec;
using core::Error;
using core::ErrorCode;
using core::Result;
using Words = std::vector<std::string>;

namespace {

CommandSpec spec() {
  CommandSpec made;
  made.name = "generate";
  made.summary = "Makes a motion from a text.";
  made.usage = "TEXT --out FILE [options]";
  made.options = {
      {"--out", OptionSpec::Kind::Text, "FILE", "where to write"},
      {.name = "--wc", .kind = OptionSpec::Kind::Number, .valueName = "W", .help = "content weight", .lowest = 0, .highest = 20},
      {.name = "--seed", .kind = OptionSpec::Kind::Integer, .valueName = "N", .help = "seed", .lowest = 0},
      {"--offset", OptionSpec::Kind::Number, "X", "any number"},
      {"--fast", OptionSpec::Kind::Flag, "", "less careful"},
      {.name = "--set", .kind = OptionSpec::Kind::Text, .valueName = "NAME=VALUE", .help = "setting", .isRepeatable = true},
  };
  made.examples = {"gesto generate \"a person walks\" --out walk.bvh"};
  made.fewestPositionals = 1;
  made.mostPositionals = 1;
  made.hasJson = true;
  return made;
}

}  // namespace

class TstArguments : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void readsWhatTheSpecNames();
  void wordsComeInTheirOrder();
  void takesValuesAfterAnEqualsSign();
  void aDoubleDashEndsTheOptions();
  void negativeNumbersAreValues();
  void wrongUsageIsOneSentence_data();
  void wrongUsageIsOneSentence();
  void undeclaredOptionsAreOurMistake();
  void helpNamesEverything();
  void theFrameTurnsErrorsIntoExitCodes();
  void theFrameNeverRunsTheBodyForHelpOrWrongUsage();
  void subCommandsAreFoundByName();
};

void TstArguments::readsWhatTheSpecNames() {
  const auto parsed = Arguments::parse(spec(), {"a person walks", "--out", "walk.bvh", "--wc", "7.5", "--seed", "7", "--json", "--set", "a=1", "--set", "b=2"});
  QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
  QCOMPARE(parsed->positionals(), Words{"a person walks"});
  QCOMPARE(parsed->text("--out"), std::string("walk.bvh"));
  QCOMPARE(parsed->number("--wc", 1.0), 7.5);
  QCOMPARE(parsed->integer("--seed", 1), std::int64_t{7});
  QVERIFY(parsed->wantsJson() && parsed->isSet("--wc") && !parsed->isSet("--fast"));
  QCOMPARE(parsed->texts("--set"), (Words{"a=1", "b=2"}));
  QCOMPARE(parsed->number("--offset", 2.5), 2.5);
}

void TstArguments::wordsComeInTheirOrder() {
  auto two = spec();
  two.mostPositionals = 3;
  const auto parsed = Arguments::parse(two, {"[a, b]", "--wc", "3", "second", "--fast"});
  QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
  QCOMPARE(parsed->positionals(), (Words{"[a, b]", "second"}));
}

void TstArguments::takesValuesAfterAnEqualsSign() {
  const auto parsed = Arguments::parse(spec(), {"x", "--out=a=b.bvh", "--wc=3", "--set=k=v", "--out-of-the-way"});
  QVERIFY(!parsed);
  const auto good = Arguments::parse(spec(), {"x", "--out=a=b.bvh", "--wc=3", "--set=k=v"});
  QVERIFY(good);
  QCOMPARE(good->text("--out"), std::string("a=b.bvh"));
  QCOMPARE(good->texts("--set"), Words{"k=v"});
}

void TstArguments::aDoubleDashEndsTheOptions() {
  const auto parsed = Arguments::parse(spec(), {"--fast", "--", "--out"});
  QVERIFY(parsed);
  QCOMPARE(parsed->positionals(), Words{"--out"});
  QVERIFY(!parsed->isSet("--out"));
}

void TstArguments::negativeNumbersAreValues() {
  const auto parsed = Arguments::parse(spec(), {"-1.5", "--offset", "-2e-3"});
  QVERIFY(parsed);
  QCOMPARE(parsed->positionals(), Words{"-1.5"});
  QCOMPARE(parsed->number("--offset", 0.0), -2e-3);
}

void TstArguments::wrongUsageIsOneSentence_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("names");
  QTest::newRow("unknown option") << QStringList{"x", "--stile", "old"} << "--stile";
  QTest::newRow("no value at the end") << QStringList{"x", "--out"} << "--out";
  QTest::newRow("an option as value") << QStringList{"x", "--out", "--fast"} << "--out";
  QTest::newRow("twice") << QStringList{"x", "--wc", "1", "--wc", "2"} << "--wc";
  QTest::newRow("flag with value") << QStringList{"x", "--fast=yes"} << "--fast";
  QTest::newRow("not a number") << QStringList{"x", "--wc", "much"} << "much";
  QTest::newRow("number with a tail") << QStringList{"x", "--wc", "7.5cm"} << "7.5cm";
  QTest::newRow("not finite") << QStringList{"x", "--offset", "nan"} << "nan";
  QTest::newRow("infinite") << QStringList{"x", "--offset", "inf"} << "inf";
  QTest::newRow("too large") << QStringList{"x", "--wc", "20.5"} << "20.5";
  QTest::newRow("too small") << QStringList{"x", "--wc", "-1"} << "-1";
  QTest::newRow("negative seed") << QStringList{"x", "--seed", "-1"} << "at least 0";
  QTest::newRow("fraction for an integer") << QStringList{"x", "--seed", "1.5"} << "1.5";
  QTest::newRow("integer beyond 64 bits") << QStringList{"x", "--seed", "99999999999999999999"} << "99999999999999999999";
  QTest::newRow("empty number") << QStringList{"x", "--wc", ""} << "--wc";
  QTest::newRow("nothing to do") << QStringList{} << "TEXT";
  QTest::newRow("text without quotation marks") << QStringList{"a", "person"} << "person";
}

void TstArguments::wrongUsageIsOneSentence() {
  QFETCH(QStringList, words);
  QFETCH(QString, names);
  Words plain;
  for (const auto& word : words) plain.push_back(word.toStdString());
  const auto parsed = Arguments::parse(spec(), plain);
  QVERIFY(!parsed);
  QVERIFY(parsed.error().code == ErrorCode::InvalidArgument);
  QVERIFY2(parsed.error().message.find(names.toStdString()) != std::string::npos, parsed.error().message.c_str());
  QVERIFY(parsed.error().message.find('\n') == std::string::npos);
}

void TstArguments::undeclaredOptionsAreOurMistake() {
  const auto parsed = Arguments::parse(spec(), {"x"});
  QVERIFY(parsed);
  QVERIFY_EXCEPTION_THROWN(parsed->text("--style"), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(parsed->number("--seed", 0.0), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN((void)parsed->isSet("--style"), std::invalid_argument);
}

void TstArguments::helpNamesEverything() {
  const std::string help = app::helpText(spec());
  for (const auto& option : spec().options) QVERIFY2(help.find(option.name) != std::string::npos && help.find(option.help) != std::string::npos, help.c_str());
  for (const char* part : {"Usage: gesto generate TEXT", "--json", "--help", "Example:", "gesto generate \"a person walks\" --out walk.bvh"}) {
    QVERIFY2(help.find(part) != std::string::npos, part);
  }
}

void TstArguments::theFrameTurnsErrorsIntoExitCodes() {
  const auto codeOf = [](Result<void> outcome) { return app::runCommand(spec(), {"x"}, [&](const Arguments&) { return outcome; }); };
  QCOMPARE(codeOf({}), 0);
  QCOMPARE(codeOf(Error{ErrorCode::InvalidArgument, "the length 0 is not between 1 and 9.8 seconds"}), 2);
  for (const auto code : {ErrorCode::NotFound, ErrorCode::ReadFailed, ErrorCode::ParseFailed, ErrorCode::Unsupported, ErrorCode::WriteFailed, ErrorCode::Internal}) {
    QCOMPARE(codeOf(Error{code, "it did not work"}), 1);
  }
}

void TstArguments::theFrameNeverRunsTheBodyForHelpOrWrongUsage() {
  int runs = 0;
  const auto body = [&](const Arguments&) -> Result<void> {
    ++runs;
    return {};
  };
  QCOMPARE(app::runCommand(spec(), {"--help"}, body), 0);
  QCOMPARE(app::runCommand(spec(), {"x", "--out", "y", "-h"}, body), 0);
  QCOMPARE(app::runCommand(spec(), {}, body), 2);
  QCOMPARE(app::runCommand(spec(), {"x", "--nonsense"}, body), 2);
  QCOMPARE(runs, 0);
  QCOMPARE(app::runCommand(spec(), {"--", "--help"}, body), 0);
  QCOMPARE(runs, 1);
}

void TstArguments::subCommandsAreFoundByName() {
  Words seen;
  const std::vector<app::SubCommand> table = {{"build", "builds",
                                               [&](const Words& words) {
                                                 seen = words;
                                                 return 7;
                                               }},
                                              {"info", "tells", [](const Words&) { return 8; }}};
  QCOMPARE(app::runSubCommands("dataset", table, {"build", "a", "--b"}), 7);
  QCOMPARE(seen, (Words{"a", "--b"}));
  QCOMPARE(app::runSubCommands("dataset", table, {"info"}), 8);
  QCOMPARE(app::runSubCommands("dataset", table, {}), 2);
  QCOMPARE(app::runSubCommands("dataset", table, {"bild"}), 2);
  QCOMPARE(app::runSubCommands("dataset", table, {"--help"}), 0);
}

QTEST_GUILESS_MAIN(TstArguments)
#include "tst_arguments.moc"
