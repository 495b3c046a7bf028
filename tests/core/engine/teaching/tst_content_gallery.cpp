#include "core/engine/teaching/content_gallery.h"
#include "core/representation/humanml3d_features.h"
#include "tests/core/representation/moving_body.h"

#include <ATen/ATen.h>

#include <QTest>

using namespace core;
using engine::ContentGallery;
using tests::movingBody;

class TstContentGallery : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aMotionShowsWhatTheNearestShows();
  void distanceIsInUnitsOfOtherMoves();
  void nothingToCompareWithIsTheCallersMistake();

 private:
  /// The seed is the move; noise makes takes of it.
  static at::Tensor take(std::uint64_t move, int rows, double noise) {
    at::manual_seed(move * 100 + static_cast<std::uint64_t>(rows));
    const auto made = representation::extractFeatures(movingBody(move, rows + 1));
    return at::tensor(made.values).reshape({made.rows, 263}) + noise * at::randn({made.rows, 263});
  }
  static std::vector<ContentGallery::Entry> entries() {
    std::vector<ContentGallery::Entry> all;
    for (std::uint64_t move = 1; move <= 5; ++move)
      for (const int rows : {50, 60}) all.push_back({std::string(1, static_cast<char>('a' + move)), take(move, rows, 0.0)});
    return all;
  }
};

void TstContentGallery::aMotionShowsWhatTheNearestShows() {
  const ContentGallery gallery(entries());
  QCOMPARE(gallery.size(), std::size_t{10});
  for (std::uint64_t move = 1; move <= 5; ++move) QCOMPARE(gallery.nearest(take(move, 55, 0.002)).label, std::string(1, static_cast<char>('a' + move)));
}

void TstContentGallery::distanceIsInUnitsOfOtherMoves() {
  const ContentGallery gallery(entries());
  QVERIFY(gallery.distanceTo("b", take(1, 50, 0.0)) < 1e-3);
  const double own = gallery.distanceTo("b", take(1, 55, 0.0)), other = gallery.distanceTo("c", take(1, 55, 0.0));
  QVERIFY2(own < other && other > 0.2 && other < 3.0, qPrintable(QStringLiteral("%1 %2").arg(own).arg(other)));
}

void TstContentGallery::nothingToCompareWithIsTheCallersMistake() {
  QVERIFY_EXCEPTION_THROWN(ContentGallery({}), std::invalid_argument);
  QVERIFY_EXCEPTION_THROWN(ContentGallery(entries()).distanceTo("z", take(1, 50, 0.0)), std::invalid_argument);
}

QTEST_APPLESS_MAIN(TstContentGallery)
#include "tst_content_gallery.moc"
