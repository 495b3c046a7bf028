#include "core/base/file.h"
#include "core/services/model_card.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::services;

/// Models by name in two folders, and what is told of them.
class TstModelCard : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesAreLookedForAmongThoseThatShipFirst();
  void namesThatCannotBeAreRefused_data();
  void namesThatCannotBeAreRefused();
  void aCardIsWrittenAndReadBack();
  void aCardThatStandsStays();
  void aDamagedCardIsOneSentence();
  void aModelIsRenamedWithAllItsFiles();
  void aModelThatCannotBeRenamedStaysWhole();

 private:
  struct Shelf {
    Shelf() {
      std::filesystem::create_directories(folders.shipped);
      std::filesystem::create_directories(folders.own);
    }
    void put(const std::filesystem::path& file, const std::string& text = "x") const { QVERIFY(base::writeFileAtomically(file, text)); }
    QTemporaryDir folder;
    ModelFolders folders{folder.filePath("shipped").toStdString(), folder.filePath("own").toStdString()};
  };
};

void TstModelCard::namesAreLookedForAmongThoseThatShipFirst() {
  const Shelf shelf;
  const auto& [shipped, own] = shelf.folders;
  QCOMPARE(modelFile(shelf.folders, "default"), shipped / "smoodi-compact.safetensors");  // though it is missing
  QCOMPARE(modelFile(shelf.folders, "mine"), shipped / "mine.safetensors");
  shelf.put(own / "mine.safetensors");
  shelf.put(own / "smoodi-compact.safetensors");
  QCOMPARE(modelFile(shelf.folders, "mine"), own / "mine.safetensors");
  QCOMPARE(modelFile(shelf.folders, "default"), shipped / "smoodi-compact.safetensors");  // nobody's own is the default by its name
  shelf.put(shipped / "mine.safetensors");
  QCOMPARE(modelFile(shelf.folders, "mine"), shipped / "mine.safetensors");
  QCOMPARE(modelFile(shelf.folders, "/elsewhere/a.safetensors"), std::filesystem::path("/elsewhere/a.safetensors"));
  QCOMPARE(modelFile(shipped, "other"), shipped / "other.safetensors");  // one folder alone
}

void TstModelCard::namesThatCannotBeAreRefused_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* name, const char* says) { QTest::addRow("\"%s\"", name) << QString::fromUtf8(name) << QString::fromUtf8(says); };
  row("", "needs a name");
  row("  ", "needs a name");
  row("a/b", "letters, digits");
  row("a:mld", "letters, digits");
  row("a,b", "letters, digits");
  row(".hidden", "a dot");
  row("end ", "a blank");
  row("mine.safetensors", "the ending of its file");
  row("default", "ships");
  row("shipped", "ships");
  row("taken", "already");
  row("0123456789012345678901234567890123456789012345678901234567890123456789", "60 characters");
}

void TstModelCard::namesThatCannotBeAreRefused() {
  QFETCH(QString, name);
  QFETCH(QString, says);
  const Shelf shelf;
  shelf.put(shelf.folders.shipped / "shipped.safetensors");
  shelf.put(shelf.folders.own / "taken.safetensors");
  const auto checked = checkModelName(shelf.folders, name.toStdString());
  QVERIFY(!checked && checked.error().code == ErrorCode::InvalidArgument);
  QVERIFY2(checked.error().message.find(says.toStdString()) != std::string::npos, checked.error().message.c_str());
  for (const char* fine : {"my walk", "Gänge (2)", "a.b-c_d"}) QVERIFY2(checkModelName(shelf.folders, fine), fine);
}

void TstModelCard::aCardIsWrittenAndReadBack() {
  const Shelf shelf;
  const auto model = shelf.folders.own / "mine.safetensors";
  shelf.put(model);
  ModelCard card;
  card.title = "mine";
  card.dataLicence = "CMU (free)";
  card.origin = "Joined from trained parts.";
  card.made = "2026-11-29";
  card.parts = {{"vae", "mld-vae", "vae-1", "walks", 7, 8000, {{"val_error", 0.25}}}, {"text", "", "default", "", 0, 0, {}}};
  card.remarks = {"A remark."};
  QVERIFY(writeModelCard(model, card));
  const auto read = readModelCard(model);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->dataLicence, card.dataLicence);
  QCOMPARE(dataLicenceOf(shelf.folders, "mine"), card.dataLicence);
  QCOMPARE(read->origin, card.origin);
  QCOMPARE(read->made, card.made);
  QCOMPARE(read->remarks, card.remarks);
  QCOMPARE(read->parts.size(), std::size_t{2});
  const auto& vae = read->parts.front();
  QVERIFY(vae.name == "vae" && vae.recipe == "mld-vae" && vae.run == "vae-1" && vae.data == "walks" && vae.seed == 7 && vae.updates == 8000);
  QCOMPARE(vae.validation, card.parts.front().validation);
  for (const char* told : {"# mine", "CMU (free)", "| vae | mld-vae | vae-1 | walks | 7 | 8000 |", "val_error: 0.25", "A remark."})
    QVERIFY2(read->text.find(told) != std::string::npos, read->text.c_str());
  QCOMPARE(modelFiles(model).size(), std::size_t{3});
}

void TstModelCard::aCardThatStandsStays() {
  const Shelf shelf;
  const auto model = shelf.folders.own / "mine.safetensors";
  shelf.put(shelf.folders.own / "mine.md", "Written by hand.");
  ModelCard card;
  card.title = "mine";
  QVERIFY(writeModelCard(model, card));
  QCOMPARE(readModelCard(model)->text, std::string("Written by hand."));
  // A model without any card is no error.
  const auto none = readModelCard(shelf.folders.own / "none.safetensors");
  QVERIFY(none && none->title == "none" && none->text.empty() && none->parts.empty());
}

void TstModelCard::aDamagedCardIsOneSentence() {
  const Shelf shelf;
  for (const char* text : {"{", "[]", "{\"parts\": {\"vae\": {\"seed\": \"seven\"}}}", "{\"dataLicence\": 7}"}) {
    shelf.put(shelf.folders.own / "mine.json", text);
    const auto read = readModelCard(shelf.folders.own / "mine.safetensors");
    QVERIFY(!read);
    QVERIFY2(read.error().message.find("mine.json") != std::string::npos, read.error().message.c_str());
  }
}

void TstModelCard::aModelIsRenamedWithAllItsFiles() {
  const Shelf shelf;
  const auto model = shelf.folders.own / "mine.safetensors";
  shelf.put(model, "weights");
  shelf.put(shelf.folders.own / "mine.words.json", "{}");
  ModelCard card;
  card.title = "mine";
  card.origin = "Joined from trained parts.";
  QVERIFY(writeModelCard(model, card));
  const auto renamed = renameModel(shelf.folders, "mine", "my v1.5");
  QVERIFY2(renamed, renamed ? "" : renamed.error().message.c_str());
  QVERIFY(modelFiles(model).empty());
  const auto now = modelFile(shelf.folders, "my v1.5");
  QCOMPARE(modelFiles(now).size(), std::size_t{4});
  QCOMPARE(*base::readWholeFile(now), std::string("weights"));
  const auto read = readModelCard(now);
  QVERIFY(read && read->title == "my v1.5" && read->text.find("# my v1.5") == 0);
}

void TstModelCard::aModelThatCannotBeRenamedStaysWhole() {
  const Shelf shelf;
  shelf.put(shelf.folders.own / "mine.safetensors");
  shelf.put(shelf.folders.own / "other.safetensors");
  QVERIFY(renameModel(shelf.folders, "mine", "other").error().code == ErrorCode::InvalidArgument);
  QVERIFY(renameModel(shelf.folders, "none", "new").error().code == ErrorCode::NotFound);
  QCOMPARE(modelFiles(shelf.folders.own / "mine.safetensors").size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TstModelCard)
#include "tst_model_card.moc"
