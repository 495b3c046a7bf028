#include "core/services/live_link/live_answer.h"

#include "core/base/file.h"
#include "core/document/take_provenance.h"
#include "core/io/base64.h"
#include "core/services/live_link/capabilities.h"
#include "core/services/live_link/glb_parts.h"
#include "core/services/take_requests.h"
#include "tests/core/services/live_link_requests.h"
#include "tests/support/fake_generation_service.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

using namespace core::services;
using namespace core::services::live_link;
using nlohmann::json;

class TstLiveAnswer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void capabilitiesTellWhatThereIs();
  void bytesAreThoseOfAnExport_data();
  void bytesAreThoseOfAnExport();
  void theProtocolsAnswerTellsContactsAndBorders();
  void turnsInPlainLists();
  void clipsAreThereWhileTheyAreNeeded();
  void failuresOfTheServiceAreRefusals();
};

void TstLiveAnswer::capabilitiesTellWhatThereIs() {
  const auto told = json::parse(capabilitiesText(offer(), "Gesto Studio 9"));
  QVERIFY(told["protocol_version"] == "1.0");
  QCOMPARE(told["models"].size(), std::size_t{2});
  const auto& model = told["models"][0];
  QVERIFY(model["id"] == "smoodi-compact");
  QVERIFY(model["supported_constraints"] == json::array({"root_path"}));
  QVERIFY(told["models"][1]["supported_constraints"] == json::array());
  QVERIFY(model["predicted_contact_joints"] == json::array({"left_ankle", "left_foot", "right_ankle", "right_foot"}));
  QVERIFY(model["limits"]["max_num_samples"] == 1);
  QVERIFY(told["gesto"]["styles"][0]["label"] == "old");
  // What it tells of the skeleton is taken back, and stands on the ground.
  const auto& skeleton = model["canonical_skeleton"];
  QCOMPARE(skeleton["joints"].size(), std::size_t{22});
  QVERIFY(!refusalOfSkeleton(skeleton));
  double lowest = 1.0;
  std::map<std::string, double> heights;
  for (const auto& joint : skeleton["joints"]) {
    const double above = joint["parent"].is_null() ? 0.0 : heights[joint["parent"].get<std::string>()];
    const double height = heights[joint["name"].get<std::string>()] = above + joint["rest_translation"][1].get<double>();
    lowest = std::min(lowest, height);
  }
  QVERIFY(std::abs(lowest) < 1e-6);
}

void TstLiveAnswer::bytesAreThoseOfAnExport_data() {
  QTest::addColumn<QString>("format");
  for (const char* format : {"glb", "bvh", "fbx", "usda", "vrma"}) QTest::newRow(format) << format;
}

void TstLiveAnswer::bytesAreThoseOfAnExport() {
  QFETCH(QString, format);
  test_support::FakeGenerationService service;
  auto live = readWell(json({{"prompt", "a person walks\nhome"}, {"seconds", 2}, {"seed", 3}, {"style", "old"}, {"format", format.toStdString()}}).dump());
  const auto outcome = perform(service, live, {"Gesto Studio 9", [](const std::string& model) { return "data of " + model; }}, {}, {});
  const auto* answer = std::get_if<LiveAnswer>(&outcome);
  QVERIFY(answer);
  const auto report = service.generate(live.request, {}, {});
  core::io::ExportOptions options;
  options.provenance = core::document::provenanceOf(takeOf(live.request, *report), "Gesto Studio 9");
  options.provenance.dataLicence = "data of default";
  options.takeName = "a person walks,home";
  QCOMPARE(answer->body, *core::io::exportedFile(*report->clip, live.format, options));
  const auto told = json::parse(answer->report);
  QVERIFY(told["frames"] == 40);
  QVERIFY(told["seed"] == 3);
  QVERIFY(told["modelHash"] == "0123456789abcdef");
  QVERIFY(answer->report.find('\n') == std::string::npos);
}

void TstLiveAnswer::theProtocolsAnswerTellsContactsAndBorders() {
  test_support::FakeGenerationService service;
  service.remarks = {"the style's unit was taken for centimetres"};
  auto body = protocolBody();
  body["segments"].push_back({{"type", "text"}, {"prompt", "a person waves"}, {"duration_frames", 40}});
  const auto binary = perform(service, readWell(body.dump(), Accepts::BinaryGltf), {"Gesto Studio 9"}, {}, {});
  const auto text = perform(service, readWell(body.dump()), {"Gesto Studio 9"}, {}, {});
  QVERIFY(std::holds_alternative<LiveAnswer>(binary) && std::holds_alternative<LiveAnswer>(text));
  QCOMPARE(std::get<LiveAnswer>(binary).contentType, std::string("model/gltf-binary"));
  QCOMPARE(std::get<LiveAnswer>(text).contentType, std::string("model/gltf+json"));
  const auto parts = GlbParts::of(std::get<LiveAnswer>(binary).body);
  QVERIFY(parts);
  auto document = json::parse(std::get<LiveAnswer>(text).body);
  // The same document but for where the numbers lie.
  const std::string uri = document["buffers"][0]["uri"];
  QVERIFY(uri == "data:application/octet-stream;base64," + core::io::toBase64(parts->buffer));
  document["buffers"][0].erase("uri");
  QVERIFY(document == parts->document);
  QVERIFY(document["extensionsUsed"] == json::array({"MMCP_motion"}));
  QCOMPARE(document["animations"].size(), std::size_t{1});
  QVERIFY(document["animations"][0]["name"] == "sample_0");
  QCOMPARE(document["nodes"].size(), std::size_t{22});
  QCOMPARE(document["skins"].size(), std::size_t{1});
  const auto& told = document["extensions"]["MMCP_motion"];
  QVERIFY(told["version"] == "1.0");
  QVERIFY(told["model"] == "smoodi-compact");
  QVERIFY(told["fps"] == 20.0);
  QVERIFY(told["samples"][0]["chunk_boundaries"] == json::array({40}));
  const auto frames = told["samples"][0]["num_frames"].get<std::size_t>();
  QCOMPARE(told["samples"][0]["foot_contacts"]["left_foot"].size(), frames);
  const auto& left = told["samples"][0]["foot_contacts"]["left_foot"];
  QVERIFY(std::find(left.begin(), left.end(), true) != left.end() && std::find(left.begin(), left.end(), false) != left.end());  // it walks
  QVERIFY(told["gesto"]["remarks"][0] == "the style's unit was taken for centimetres");
}

void TstLiveAnswer::turnsInPlainLists() {
  test_support::FakeGenerationService service;
  const auto live = readWell(R"({"prompt": "a person walks", "seconds": 2, "format": "json"})");
  const auto outcome = perform(service, live, {"Gesto Studio 9"}, {}, {});
  const auto told = json::parse(std::get<LiveAnswer>(outcome).body);
  const auto clip = service.generate(live.request, {}, {})->clip;
  const auto& motion = told["motion"];
  QCOMPARE(motion["rotations"].size(), std::size_t{40});
  QCOMPARE(motion["rotations"][0].size(), motion["joint_names"].size());
  QCOMPARE(motion["skeleton"].size(), motion["joint_names"].size());
  const auto& turn = clip->rotations(7)[4];
  QVERIFY(std::abs(motion["rotations"][7][4][3].get<double>() - turn.w) < 1e-6 && std::abs(motion["rotations"][7][4][0].get<double>() - turn.x) < 1e-6);
  QVERIFY(std::abs(motion["root_positions"][7][2].get<double>() - clip->rootPosition(7).z) < 1e-6);
  QVERIFY(told["report"]["frames"] == 40);
}

void TstLiveAnswer::clipsAreThereWhileTheyAreNeeded() {
  struct Looking : test_support::FakeGenerationService {
    std::string seen, sentence;
    std::filesystem::path folder;
    core::Result<GenerationReport> generate(const GenerationRequest& request, const core::jobs::ProgressSink& progress, std::stop_token stop) override {
      folder = request.style.file.parent_path();
      seen = core::base::readWholeFile(request.style.file).value() + core::base::readWholeFile(request.plan.keeps.at(0).file).value();
      if ((std::filesystem::status(folder).permissions() & std::filesystem::perms::others_all) != std::filesystem::perms::none) seen = "others may look";
      if (!sentence.empty()) return core::Error{core::ErrorCode::ParseFailed, request.style.file.string() + ":3: " + sentence};
      return FakeGenerationService::generate(request, progress, stop);
    }
  } service;
  const auto live = readWell(
      R"({"plan": {"spans": [{"start": 0, "end": 2, "text": "a"}], "keep": [{"start": 0, "end": 1, "file": "b.bvh"}]}, "style": "a.bvh", "clips": {"a.bvh": "one", "b.bvh": "two"}})");
  auto outcome = perform(service, live, {"Gesto Studio 9"}, {}, {});
  QVERIFY(std::holds_alternative<LiveAnswer>(outcome));
  QCOMPARE(service.seen, std::string("onetwo"));
  QVERIFY(!std::filesystem::exists(service.folder));
  service.sentence = "expected 63 channel values";
  outcome = perform(service, live, {"Gesto Studio 9"}, {}, {});
  QCOMPARE(std::get<Refusal>(outcome).message, std::string("a.bvh:3: expected 63 channel values"));
  QCOMPARE(std::get<Refusal>(outcome).status, 422);
  QVERIFY(!std::filesystem::exists(service.folder));
}

void TstLiveAnswer::failuresOfTheServiceAreRefusals() {
  test_support::FakeGenerationService service;
  const auto live = readWell(R"({"prompt": "a person walks", "style": "purple"})");
  service.failure = core::Error{core::ErrorCode::NotFound, "there is no style \"purple\""};
  const auto unknown = std::get<Refusal>(perform(service, live, {"x"}, {}, {}));
  QCOMPARE(unknown.status, 400);
  QCOMPARE(unknown.message, std::string("there is no style \"purple\""));
  service.failure.reset();
  std::stop_source source;
  source.request_stop();
  QCOMPARE(std::get<Refusal>(perform(service, live, {"x"}, {}, source.get_token())).status, 503);
}

QTEST_APPLESS_MAIN(TstLiveAnswer)
#include "tst_live_answer.moc"
