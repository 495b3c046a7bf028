#include "core/base/random.h"
#include "core/io/base64.h"

#include <QtTest>

#include <utility>

using namespace core::io;

class TstBase64 : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whatIsCodedComesBack();
  void whatItDoesNotWriteIsRefused();
};

void TstBase64::whatIsCodedComesBack() {
  // RFC 4648, section 10.
  const std::pair<const char*, const char*> known[] = {
      {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : known) QCOMPARE(toBase64(plain), std::string(coded));
  core::base::RandomStream random(1);
  for (std::size_t size = 0; size < 70; ++size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(random.below(256)));
    const auto back = fromBase64(toBase64(bytes));
    QVERIFY(back);
    QVERIFY(*back == bytes);
  }
  QCOMPARE(toBase64("Man"), std::string("TWFu"));
  QCOMPARE(toBase64("Ma"), std::string("TWE="));
}

void TstBase64::whatItDoesNotWriteIsRefused() {
  for (const char* bad : {"a", "TWF", "T===", "TW=u", "TW*u", "=TWF", "TWF\n", "-_-_"}) QVERIFY2(!fromBase64(bad), bad);
}

QTEST_GUILESS_MAIN(TstBase64)
#include "tst_base64.moc"
