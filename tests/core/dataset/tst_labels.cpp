#include "core/dataset/clip_windows.h"
#include "core/dataset/labels.h"

#include <QTest>

using namespace core::dataset;

class TstLabels : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sidesAreExchanged_data();
  void sidesAreExchanged();
  void heldOutCombinationsAreClosedUnderMirroring();
  void windowsLoseNoTail();
};

void TstLabels::sidesAreExchanged_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("mirror");
  const auto row = [](const char* text, const char* mirror) { QTest::newRow(text) << QString(text) << QString(mirror); };
  row("walk-turn-left", "walk-turn-right");
  row("raise-up-right-hand", "raise-up-left-hand");
  row("a person turns Left, then right.", "a person turns Right, then left.");
  row("walks clockwise", "walks counterclockwise");
  row("walks counter-clockwise and counterclockwise", "walks clockwise and clockwise");
  row("left-handed; leftover bright copyright", "right-handed; leftover bright copyright");
  row("", "");
}

void TstLabels::sidesAreExchanged() {
  QFETCH(QString, text);
  QFETCH(QString, mirror);
  QCOMPARE(QString::fromStdString(mirroredText(text.toStdString())), mirror);
}

void TstLabels::heldOutCombinationsAreClosedUnderMirroring() {
  QCOMPARE(splitFor("walk", "feminine", "train"), std::string("composition"));
  QCOMPARE(splitFor("walk-turn-right", "exhausted", "test"), std::string("composition"));
  QCOMPARE(splitFor("walk", "old", "val"), std::string("val"));
  QCOMPARE(splitFor("walk", "old", ""), std::string("train"));
  for (const char* content : {"walk", "run", "walk-turn-left", "walk-turn-right", "wave-both-hands", "raise-up-both-hands", "raise-up-left-hand"}) {
    for (const char* style : {"feminine", "old", "masculine", "youthful", "exhausted", "normal"}) {
      QCOMPARE(isHeldOut(content, style), isHeldOut(mirroredText(content), style));
    }
  }
}

void TstLabels::windowsLoseNoTail() {
  QCOMPARE(cutWindows(196, 196).size(), std::size_t(1));
  QCOMPARE(cutWindows(199, 196), (std::vector<std::pair<int, int>>{{0, 196}}));  // HumanML3D's longest segments
  for (int rows = 201; rows < 2000; rows += 7) {
    const auto windows = cutWindows(rows, 196);
    int next = 0;
    for (const auto& [begin, end] : windows) {
      QCOMPARE(begin, next);
      QVERIFY(end - begin <= 196 && end - begin >= 98);
      next = end;
    }
    QCOMPARE(next, rows);
  }
}

QTEST_APPLESS_MAIN(TstLabels)
#include "tst_labels.moc"
