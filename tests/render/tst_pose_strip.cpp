#include "render/pose_strip.h"
#include "tests/support/synthetic_motion.h"

#include <QGuiApplication>
#include <QTest>

#include <limits>

using core::motion::Clip;
using render::StripOptions;
using render::StripRow;

namespace {

std::shared_ptr<const Clip> walk(std::uint64_t seed, int frames) { return std::make_shared<const Clip>(test_support::syntheticWalk(seed, frames)); }

// How many pixels of an area come near a hue.
int coloured(const QImage& image, const QRect& area, int hue) {
  int count = 0;
  for (int y = area.top(); y <= area.bottom(); ++y) {
    for (int x = area.left(); x <= area.right(); ++x) {
      const QColor colour = image.pixelColor(x, y);
      count += colour.hsvSaturation() > 80 && std::abs(colour.hsvHue() - hue) < 12;
    }
  }
  return count;
}

constexpr int kLeftHue = 194, kRightHue = 26;

}  // namespace

class TstPoseStrip : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyCellShowsBothSidesOfAFigure();
  void sameRowsGiveTheSamePicture();
  void aFlatRowIsOneViewOfThePlane();
  void rowsWithoutClipAreLeftOut();
  void absurdOptionsAreBroughtIntoRange();
  void tooManyRowsAreCutAndSaid();
  void wildNumbersAndOddSkeletonsAreDrawnWithoutHarm();
  void picturesForLookingAt();
};

void TstPoseStrip::everyCellShowsBothSidesOfAFigure() {
  const StripOptions options;
  const QImage strip = render::poseStrip({{walk(1, 60), QStringLiteral("walk"), {}}}, options);
  QVERIFY(!strip.isNull());
  const int left = 12 + options.labelWidth, top = 12 + 26;
  for (int row = 0; row < 2; ++row) {
    for (int pose = 0; pose < options.poses; ++pose) {
      const QRect cell(left + pose * options.cellWidth, top + row * options.cellHeight, options.cellWidth, options.cellHeight);
      QVERIFY2(coloured(strip, cell, kLeftHue) > 60, qPrintable(QStringLiteral("left limbs in row %1 pose %2").arg(row).arg(pose)));
      QVERIFY2(coloured(strip, cell, kRightHue) > 60, qPrintable(QStringLiteral("right limbs in row %1 pose %2").arg(row).arg(pose)));
    }
  }
}

void TstPoseStrip::sameRowsGiveTheSamePicture() {
  const std::vector<StripRow> rows = {{walk(4, 50), {}, QStringLiteral("note")}, {walk(5, 30), {}, {}}};
  QCOMPARE(render::poseStrip(rows), render::poseStrip(rows));
  QVERIFY(render::poseStrip(rows) != render::poseStrip({rows[1], rows[0]}));
}

void TstPoseStrip::aFlatRowIsOneViewOfThePlane() {
  const StripOptions options;
  const QImage solid = render::poseStrip({{walk(1, 40), {}, {}}}, options), flat = render::poseStrip({{walk(1, 40), {}, {}, true}}, options);
  QCOMPARE(solid.height() - flat.height(), options.cellHeight);
  const QImage both = render::poseStrip({{walk(1, 40), {}, {}, true}, {walk(1, 40), {}, {}}}, options);
  QVERIFY(both.height() > solid.height() && both.height() < 2 * solid.height());
}

void TstPoseStrip::rowsWithoutClipAreLeftOut() {
  QVERIFY(render::poseStrip({}).isNull());
  QVERIFY(render::poseStrip({{nullptr, QStringLiteral("nothing"), {}}}).isNull());
  QCOMPARE(render::poseStrip({{nullptr, {}, {}}, {walk(1, 10), {}, {}}}), render::poseStrip({{walk(1, 10), {}, {}}}));
}

void TstPoseStrip::absurdOptionsAreBroughtIntoRange() {
  const StripOptions absurd{.poses = -5, .cellWidth = 0, .cellHeight = 1000000, .labelWidth = -1, .front = false, .side = false, .pixelRatio = 0.0};
  const QImage strip = render::poseStrip({{walk(1, 1), {}, {}}}, absurd);
  QVERIFY(!strip.isNull() && strip.height() < 2000);
}

void TstPoseStrip::tooManyRowsAreCutAndSaid() {
  const std::vector<StripRow> rows(60, {walk(1, 2), {}, {}});
  const QImage strip = render::poseStrip(rows, {.poses = 1, .cellHeight = 600, .side = false, .path = false});
  QVERIFY(!strip.isNull() && strip.height() <= 30000);
}

void TstPoseStrip::wildNumbersAndOddSkeletonsAreDrawnWithoutHarm() {
  using namespace core::motion;
  std::vector<StripRow> rows;
  for (const float wild : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 1e38f, -1e20f, 5000.0f}) {
    ClipData root = test_support::syntheticWalk(1, 9).data();
    root.rootPositions[4] = glm::vec3(wild, 1.0f, wild);
    rows.push_back({std::make_shared<const Clip>(root), {}, {}});
    root.rootPositions[4] = glm::vec3(0.0f, wild, 0.0f);
    rows.push_back({std::make_shared<const Clip>(root), {}, {}});
    ClipData turned = test_support::syntheticWalk(1, 9).data();
    turned.rotations[30] = glm::quat(wild, wild, 0.0f, 0.0f);
    rows.push_back({std::make_shared<const Clip>(turned), {}, {}});
    auto joints = turned.skeleton->joints();
    for (auto& joint : joints) joint.offset *= wild;
    turned.skeleton = std::make_shared<const Skeleton>(joints);
    rows.push_back({std::make_shared<const Clip>(turned), {}, {}});
  }
  const auto single = std::make_shared<const Skeleton>(std::vector<Joint>{{"", -1, {}}});
  rows.push_back({std::make_shared<const Clip>(ClipData{single, 1e-9, {{0, 0, 0}}, {glm::quat(0, 0, 0, 0)}, {}, ""}), {}, {}});
  QVERIFY(!render::poseStrip(rows).isNull());
}

// STUDIO_PICTURES=folder keeps the pictures, for a person to look at.
void TstPoseStrip::picturesForLookingAt() {
  const QString folder = qEnvironmentVariable("STUDIO_PICTURES");
  if (folder.isEmpty()) QSKIP("STUDIO_PICTURES names no folder");
  const std::vector<StripRow> rows = {{walk(1, 80), {}, QStringLiteral("a person walks forward")}, {walk(7, 60), QStringLiteral("second"), {}}};
  QVERIFY(render::poseStrip(rows).save(folder + QStringLiteral("/strip.png")));
}

QTEST_MAIN(TstPoseStrip)
#include "tst_pose_strip.moc"
