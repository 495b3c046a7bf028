#include "core/document/take_family.h"

#include <QTest>

#include <random>
#include <set>

using namespace core::document;

class TstTakeFamily : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void childrenStandBelowWhatTheyWereMadeFrom();
  void whatLostItsParentStandsByItself();
  void everyTakeIsListedOnce();
};

namespace {

Take takeWith(TakeId id, TakeId parent) {
  Take take;
  take.id = id;
  take.parent = parent;
  return take;
}

}  // namespace

void TstTakeFamily::childrenStandBelowWhatTheyWereMadeFrom() {
  // 1 has 3 and 4, 3 has 5; 2 is alone and older than the newest of the other family.
  const std::vector<Take> takes = {takeWith(1, 0), takeWith(2, 0), takeWith(3, 1), takeWith(4, 1), takeWith(5, 3)};
  const std::vector<FamilyPlace> expected = {{1, 0}, {3, 1}, {5, 2}, {4, 1}, {2, 0}};
  QVERIFY(familyOrder(takes) == expected);
  Project project;
  project.takes = takes;
  const auto line = lineOf(project, 5);
  QCOMPARE(line.size(), std::size_t{3});
  QVERIFY(line[0]->id == 5 && line[1]->id == 3 && line[2]->id == 1);
  QVERIFY(lineOf(project, 9).empty());
}

void TstTakeFamily::whatLostItsParentStandsByItself() {
  // A file of somebody's may name parents that are not there, come later, or are the take itself.
  const std::vector<FamilyPlace> expected = {{4, 0}, {3, 0}, {2, 0}};
  QVERIFY(familyOrder({takeWith(2, 1), takeWith(3, 3), takeWith(4, 7)}) == expected);
}

void TstTakeFamily::everyTakeIsListedOnce() {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Take> takes;
    TakeId id = 0;
    for (int i = 0; i < 30; ++i) takes.push_back(takeWith(id += 1 + random() % 3, random() % 50));
    std::set<TakeId> seen;
    int depth = -1;
    for (const auto& place : familyOrder(takes)) {
      QVERIFY(seen.insert(place.id).second);
      QVERIFY(place.depth >= 0 && place.depth <= depth + 1);
      depth = place.depth;
    }
    QCOMPARE(seen.size(), takes.size());
  }
}

QTEST_GUILESS_MAIN(TstTakeFamily)
#include "tst_take_family.moc"
