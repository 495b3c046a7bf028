#include "core/engine/lifting_engine.h"
#include "core/families/crossdiff/compact_crossdiff.h"
#include "core/text/compact_text_encoder.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <cmath>
#include <fstream>
#include <functional>

using namespace core;

/// Key points as videos really give them, through the whole way to a clip, with a small untrained model: a sensible clip or a sentence.
class TstLifting : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void aPersonBecomesAClip();
  void pictureSizeDoesNotMatter_data();
  void pictureSizeDoesNotMatter();
  void peopleMayComeAndGo();
  void missingFramesAreFilled();
  void framesWithoutConfidenceAreFilled();
  void whatCannotBeLiftedIsSaidInOneSentence_data();
  void whatCannotBeLiftedIsSaidInOneSentence();
  void twentyThousandFramesAreOneClip();

 private:
  Result<services::LiftReport> lift(const nlohmann::json& video, const std::function<void(services::LiftRequest&)>& change = {}) const;
  Result<services::LiftReport> liftPath(const std::filesystem::path& path, const std::function<void(services::LiftRequest&)>& change = {}) const;
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  QTemporaryDir folder_;
};

namespace {

using Json = nlohmann::json;

/// COCO's 17 points of somebody who walks on the spot, in a picture where a person is `size` pixels high; confidence of all points.
Json person(double frame, double x, double y, double size, double confidence = 0.9) {
  static constexpr std::array<std::array<double, 2>, 17> kStanding = {{{0, -0.42},
                                                                       {0.02, -0.44},
                                                                       {-0.02, -0.44},
                                                                       {0.04, -0.43},
                                                                       {-0.04, -0.43},
                                                                       {0.11, -0.29},
                                                                       {-0.11, -0.29},
                                                                       {0.14, -0.14},
                                                                       {-0.14, -0.14},
                                                                       {0.15, 0},
                                                                       {-0.15, 0},
                                                                       {0.06, 0},
                                                                       {-0.06, 0},
                                                                       {0.06, 0.23},
                                                                       {-0.06, 0.23},
                                                                       {0.06, 0.48},
                                                                       {-0.06, 0.48}}};
  Json points = Json::array(), scores = Json::array();
  for (std::size_t k = 0; k < kStanding.size(); ++k) {
    const double swing = k >= 9 ? 0.03 * std::sin(0.4 * frame + static_cast<double>(k)) : 0.0;
    points.push_back({x + size * (kStanding[k][0] + swing), y + size * kStanding[k][1]});
    scores.push_back(confidence);
  }
  return {{"keypoints", points}, {"keypoint_scores", scores}};
}

/// One list of people per frame.
Json video(int frames, const std::function<Json(int)>& people) {
  Json list = Json::array();
  for (int f = 0; f < frames; ++f) list.push_back({{"frame_id", f}, {"instances", people(f)}});
  return {{"instance_info", list}};
}

Json alone(int frames, double x = 320, double y = 180, double size = 150) {
  return video(frames, [=](int f) { return Json::array({person(f, x, y, size)}); });
}

void writeModel(const std::filesystem::path& file) {
  at::manual_seed(9);
  auto sizes = model::compactCrossDiff();
  sizes.width = 16, sizes.feedForward = 24, sizes.rootFeedForward = 12, sizes.ownLayers = 1, sizes.sharedLayers = 2, sizes.textWidth = 6;
  text::CompactTextOptions text;
  text.vocabularySize = 257, text.width = 8, text.layers = 1, text.heads = 2, text.feedForward = 8, text.outputWidth = 6;
  model::TensorMap tensors{{"mean", at::zeros({263})}, {"std", at::full({263}, 0.2)}, {"mean2d", at::zeros({134})}, {"std2d", at::full({134}, 0.3)}};
  tensors["mean"][3] = 0.9;
  for (const auto& item : model::CrossDiff(sizes)->named_parameters()) tensors["crossdiff." + item.key()] = item.value().detach();
  for (const auto& item : text::CompactTextNetwork(text)->named_parameters()) tensors["text/text." + item.key()] = item.value().detach();
  const Json config = {{"kind", "compact-text"}, {"vocabularySize", 257}, {"width", 8}, {"layers", 1}, {"heads", 2}, {"feedForward", 8}, {"outputWidth", 6}};
  const auto written = model::writeSafetensors(file, tensors,
                                               {{"format", "gesto-crossdiff-model"},
                                                {"config", model::crossDiffConfig(sizes, "orthographic")},
                                                {"text/config", config.dump()},
                                                {"text/tokenizer", text::CompactBpe().toJson()}});
  if (!written) qFatal("%s", written.error().message.c_str());
}

double distance(const std::vector<float>& a, const std::vector<float>& b) {
  double largest = a.size() == b.size() ? 0.0 : 1e9;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) largest = std::max(largest, static_cast<double>(std::abs(a[i] - b[i])));
  return largest;
}

bool isSensible(const services::LiftReport& report) {
  if (!report.clip || report.clip->fps() != 20.0) return false;
  return std::all_of(report.features.begin(), report.features.end(), [](float value) { return std::isfinite(value); });
}

}  // namespace

void TstLifting::initTestCase() { writeModel(path("model.safetensors")); }

Result<services::LiftReport> TstLifting::liftPath(const std::filesystem::path& keypoints, const std::function<void(services::LiftRequest&)>& change) const {
  services::LiftRequest request;
  request.keypoints = keypoints;
  request.model = path("model.safetensors").string();
  if (change) change(request);
  const auto service = engine::makeLiftingService(path(""));
  at::set_num_threads(1);
  return service->lift(request, [](const jobs::Progress&) {}, {});
}

Result<services::LiftReport> TstLifting::lift(const nlohmann::json& video, const std::function<void(services::LiftRequest&)>& change) const {
  std::ofstream(path("video.json")) << video.dump();
  return liftPath(path("video.json"), change);
}

void TstLifting::aPersonBecomesAClip() {
  const auto report = lift(alone(60));
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(isSensible(*report));
  QCOMPARE(report->people, 1);
  // 60 pictures at 30 per second are 40 at 20, and a row of features lies between two.
  QCOMPARE(report->clip->frameCount(), 39);
  QVERIFY(distance(report->features, lift(alone(60))->features) == 0.0);
}

void TstLifting::pictureSizeDoesNotMatter_data() {
  QTest::addColumn<double>("x");
  QTest::addColumn<double>("y");
  QTest::addColumn<double>("size");
  QTest::newRow("portrait, 1080 x 1920") << 540.0 << 960.0 << 1500.0;
  QTest::newRow("4K, 3840 x 2160") << 3000.0 << 1500.0 << 1900.0;
  QTest::newRow("8K") << 7000.0 << 4000.0 << 4000.0;
  QTest::newRow("thumbnail") << 40.0 << 30.0 << 40.0;
}

void TstLifting::pictureSizeDoesNotMatter() {
  QFETCH(double, x);
  QFETCH(double, y);
  QFETCH(double, size);
  const auto expected = lift(alone(60)), report = lift(alone(60, x, y, size));
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY2(distance(report->features, expected->features) < 2e-3, qPrintable(QString::number(distance(report->features, expected->features))));
}

void TstLifting::peopleMayComeAndGo() {
  // Nobody, one, two, three and again: the one who is there most is followed.
  const auto crowd = video(90, [](int f) {
    Json people = Json::array();
    if (f % 10 != 3) people.push_back(person(f, 320, 180, 150));
    if (f % 4 < 2) people.push_back(person(f, 900, 200, 120));
    if (f > 40 && f < 60) people.insert(people.begin(), person(f, 1500, 300, 140));
    if (f >= 80 && f < 83) people.clear();
    return people;
  });
  const auto report = lift(crowd);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(isSensible(*report));
  QVERIFY2(report->people >= 3, qPrintable(QString::number(report->people)));
  const auto second = lift(crowd, [](auto& request) { request.person = 2; });
  QVERIFY2(second && isSensible(*second), second ? "" : second.error().message.c_str());
  const auto ninth = lift(crowd, [](auto& request) { request.person = 90; });
  QVERIFY(!ninth && ninth.error().message.find("there is no person 90") != std::string::npos);
}

void TstLifting::missingFramesAreFilled() {
  std::filesystem::create_directories(path("frames"));
  for (int f = 0; f < 60; ++f) {
    if (f % 7 == 5 || (f > 30 && f < 36)) continue;
    std::ofstream(path(fmt::format("frames/clip_{:06}.json", f))) << Json::array({person(f, 320, 180, 150)}).dump();
  }
  const auto report = liftPath(path("frames"));
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(isSensible(*report));
  QCOMPARE(report->clip->frameCount(), 39);
  const auto& remarks = report->remarks;
  QVERIFY(std::any_of(remarks.begin(), remarks.end(), [](const auto& line) { return line.find("frames are missing") != std::string::npos; }));
}

void TstLifting::framesWithoutConfidenceAreFilled() {
  const auto report = lift(video(60, [](int f) { return Json::array({person(f, 320, 180, 150, f % 3 == 1 ? 0.0 : 0.9)}); }));
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(isSensible(*report));
  QCOMPARE(report->clip->frameCount(), 39);
}

void TstLifting::whatCannotBeLiftedIsSaidInOneSentence_data() {
  QTest::addColumn<QString>("json");
  QTest::addColumn<QString>("sentence");
  const auto row = [](const char* name, const Json& video, const char* sentence) { QTest::newRow(name) << QString::fromStdString(video.dump()) << sentence; };
  row("nobody", video(60, [](int) { return Json::array(); }), "shows nobody in any frame");
  row("no confidence", video(60, [](int f) { return Json::array({person(f, 320, 180, 150, 0.0)}); }), "no key point is seen surely enough");
  row("hardly any confidence", video(60, [](int f) { return Json::array({person(f, 320, 180, 150, 0.05)}); }), "never seen in the same frame");
  row("one frame", alone(1), "lifting needs at least 0.5");
  row("nine frames", alone(9), "lifting needs at least 0.5");
  row("a dot", video(60, [](int f) { return Json::array({person(f, 320, 180, 1e-9)}); }), "no key point is seen surely enough");
  row("somebody for a moment", video(200, [](int f) { return f == 100 ? Json::array({person(f, 320, 180, 150)}) : Json::array(); }), "lifting needs at least 0.5");
  QTest::newRow("no video") << "{}"
                            << "holds no key points of a known form";
}

void TstLifting::whatCannotBeLiftedIsSaidInOneSentence() {
  QFETCH(QString, json);
  QFETCH(QString, sentence);
  std::ofstream(path("wrong.json")) << json.toStdString();
  const auto report = liftPath(path("wrong.json"));
  QVERIFY(!report);
  const auto& message = report.error().message;
  QVERIFY2(message.find(sentence.toStdString()) != std::string::npos, message.c_str());
  QVERIFY2(message.find("wrong.json") != std::string::npos && message.find('\n') == std::string::npos, message.c_str());
}

void TstLifting::twentyThousandFramesAreOneClip() {
  QElapsedTimer timer;
  timer.start();
  const auto report = lift(alone(20'000));
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QVERIFY(isSensible(*report));
  QCOMPARE(report->clip->frameCount(), 13'332);
  qInfo("20,000 frames in %.1f s", static_cast<double>(timer.elapsed()) / 1000.0);
}

QTEST_APPLESS_MAIN(TstLifting)
#include "tst_lifting.moc"
