#include "core/base/hash.h"
#include "core/base/random.h"

#include <QTest>

#include <cmath>
#include <set>
#include <vector>

using namespace core::base;

class TstHashRandom : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void hashHasThePublishedValues();
  void hashInPiecesIsTheHashOfTheWhole();
  void streamHasThePublishedValues();
  void sameSeedSameDraws();
  void uniformStaysInsideAndIsSpreadEvenly();
  void belowStaysBelowAndReachesEverything();
  void normalHasMeanZeroAndDeviationOne();
  void derivedSeedsDifferByPartAndBySeed();
};

void TstHashRandom::hashHasThePublishedValues() {
  // Test vectors of the FNV authors.
  QCOMPARE(fnv1a64(""), std::uint64_t{0xcbf29ce484222325});
  QCOMPARE(fnv1a64("a"), std::uint64_t{0xaf63dc4c8601ec8c});
  QCOMPARE(fnv1a64("foobar"), std::uint64_t{0x85944171f73967e8});
  ContentHash hash;
  // Test vectors of FIPS 180-2.
  QCOMPARE(hash.fullHex(), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  hash.add("abc");
  QCOMPARE(hash.fullHex(), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

void TstHashRandom::hashInPiecesIsTheHashOfTheWhole() {
  ContentHash hash, whole;
  whole.add("foobar");
  hash.add("foo");
  QVERIFY(hash.hex() != whole.hex());  // asking ends nothing
  hash.add("");
  hash.add("bar");
  QCOMPARE(hash.hex(), whole.hex());
  QCOMPARE(whole.hex(), whole.fullHex().substr(0, 16));
  QCOMPARE(ContentHash().hex().size(), std::size_t{16});
}

void TstHashRandom::streamHasThePublishedValues() {
  // SplitMix64 with seeds 0 and 1234567, as in its reference implementation.
  RandomStream zero(0);
  QCOMPARE(zero.next(), std::uint64_t{0xe220a8397b1dcdaf});
  QCOMPARE(zero.next(), std::uint64_t{0x6e789e6aa1b965f4});
  QCOMPARE(zero.next(), std::uint64_t{0x06c45d188009454f});
  RandomStream other(1234567);
  QCOMPARE(other.next(), std::uint64_t{6457827717110365317u});
  QCOMPARE(other.next(), std::uint64_t{3203168211198807973u});
}

void TstHashRandom::sameSeedSameDraws() {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    RandomStream a(seed), b(seed);
    for (int i = 0; i < 20; ++i) {
      QCOMPARE(a.next(), b.next());
      QCOMPARE(a.uniform(), b.uniform());
      QCOMPARE(a.normal(), b.normal());
      QCOMPARE(a.below(7), b.below(7));
    }
  }
}

void TstHashRandom::uniformStaysInsideAndIsSpreadEvenly() {
  RandomStream random(3);
  double sum = 0.0;
  for (int i = 0; i < 100000; ++i) {
    const double draw = random.uniform();
    QVERIFY(draw >= 0.0 && draw < 1.0);
    sum += draw;
  }
  QVERIFY2(std::abs(sum / 100000 - 0.5) < 0.005, std::to_string(sum / 100000).c_str());
}

void TstHashRandom::belowStaysBelowAndReachesEverything() {
  RandomStream random(4);
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 2000; ++i) {
    const auto draw = random.below(13);
    QVERIFY(draw < 13);
    seen.insert(draw);
  }
  QCOMPARE(seen.size(), std::size_t{13});
  QCOMPARE(random.below(1), std::uint64_t{0});
}

void TstHashRandom::normalHasMeanZeroAndDeviationOne() {
  RandomStream random(5);
  double sum = 0.0, squares = 0.0;
  constexpr int kDraws = 100000;
  for (int i = 0; i < kDraws; ++i) {
    const double draw = random.normal();
    QVERIFY(std::isfinite(draw));
    sum += draw;
    squares += draw * draw;
  }
  QVERIFY2(std::abs(sum / kDraws) < 0.015, std::to_string(sum / kDraws).c_str());
  QVERIFY2(std::abs(squares / kDraws - 1.0) < 0.02, std::to_string(squares / kDraws).c_str());
}

void TstHashRandom::derivedSeedsDifferByPartAndBySeed() {
  std::set<std::uint64_t> seeds;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    for (const char* part : {"noise", "batch", "dropout"}) seeds.insert(derivedSeed(seed, part));
  }
  QCOMPARE(seeds.size(), std::size_t{300});
  QCOMPARE(derivedSeed(7, "noise"), derivedSeed(7, "noise"));
}

QTEST_GUILESS_MAIN(TstHashRandom)
#include "tst_hash_random.moc"
