#include "core/base/result.h"

#include <QTest>

#include <memory>

using core::Error;
using core::ErrorCode;
using core::Result;

class TstResult : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void holdsAValueOrAnError();
  void askingForAMissingValueThrowsItsMessage();
  void aResultOfNothingIsSuccessByDefault();
  void carriesTypesThatCannotBeCopied();
  void aResultOfAStringTellsValueAndErrorApart();
};

void TstResult::holdsAValueOrAnError() {
  const Result<int> good = 7;
  QVERIFY(good.ok() && good);
  QCOMPARE(good.value(), 7);
  QCOMPARE(*good, 7);
  const Result<int> bad = Error{ErrorCode::NotFound, "walk.bvh: no such file"};
  QVERIFY(!bad);
  QVERIFY(bad.error().code == ErrorCode::NotFound);
  QCOMPARE(bad.error().message, std::string("walk.bvh: no such file"));
}

void TstResult::askingForAMissingValueThrowsItsMessage() {
  const Result<int> bad = Error{ErrorCode::ParseFailed, "line 3 is odd"};
  try {
    (void)bad.value();
    QFAIL("value() of an error did not throw");
  } catch (const std::logic_error& thrown) {
    QVERIFY2(std::string(thrown.what()).find("line 3 is odd") != std::string::npos, thrown.what());
  }
}

void TstResult::aResultOfNothingIsSuccessByDefault() {
  QVERIFY(Result<void>().ok());
  const Result<void> bad = Error{ErrorCode::WriteFailed, "full"};
  QVERIFY(!bad);
  QCOMPARE(bad.error().message, std::string("full"));
}

void TstResult::carriesTypesThatCannotBeCopied() {
  Result<std::unique_ptr<int>> made = std::make_unique<int>(5);
  const std::unique_ptr<int> taken = std::move(made).value();
  QCOMPARE(*taken, 5);
}

void TstResult::aResultOfAStringTellsValueAndErrorApart() {
  Result<std::string> text = std::string("text");
  QCOMPARE(text->size(), std::size_t{4});
  text = Error{ErrorCode::Internal, "text"};
  QVERIFY(!text);
}

QTEST_GUILESS_MAIN(TstResult)
#include "tst_result.moc"
