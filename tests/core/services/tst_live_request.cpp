#include "tests/core/services/live_link_requests.h"

#include "core/services/take_requests.h"

#include <QTest>

using namespace core::services;
using namespace core::services::live_link;
using nlohmann::json;

class TstLiveRequest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aPlainRequestSaysAll();
  void whatIsNotSaidIsAsOnTheCommandLine();
  void aPlanIsThatOfAPlanFile();
  void plainRequestsAreRefusedInOneSentence_data();
  void plainRequestsAreRefusedInOneSentence();
  void theProtocolIsUnderstood();
  void requestsOfTheProtocolAreRefused_data();
  void requestsOfTheProtocolAreRefused();
  void anyBytesAreAnsweredOrRefused();
};

void TstLiveRequest::aPlainRequestSaysAll() {
  const auto live = readWell(json({{"prompt", "a person walks"},
                                   {"seconds", 2.5},
                                   {"style", "wave.bvh"},
                                   {"clips", {{"wave.bvh", kBvh}}},
                                   {"wc", 6},
                                   {"ws", 2.5},
                                   {"classifier_scale", 0.4},
                                   {"seed", 9'000'000'000'000'000},
                                   {"best_of", 4},
                                   {"steps", 20},
                                   {"model", "smoodi-compact"},
                                   {"mixture", 300},
                                   {"format", "fbx"},
                                   {"fps", 30},
                                   {"names", "mixamo"},
                                   {"root", "in-place"},
                                   {"figure", false}})
                                 .dump());
  const auto& request = live.request;
  QCOMPARE(request.prompt, std::string("a person walks"));
  QCOMPARE(request.seconds, 2.5);
  QCOMPARE(request.style.kind, StyleReference::Kind::File);
  QCOMPARE(request.style.file.string(), std::string("wave.bvh"));
  QCOMPARE(live.clips.at(0).text, std::string(kBvh));
  QCOMPARE(*request.guidance.contentWeight, 6.0);
  QCOMPARE(request.guidance.styleWeight, 2.5);
  QCOMPARE(request.guidance.classifierScale, 0.4);
  QCOMPARE(request.seed, std::uint64_t{9'000'000'000'000'000});
  QCOMPARE(request.candidates, 4);
  QCOMPARE(*request.steps, 20);
  QCOMPARE(*request.mixture, 300);
  QCOMPARE(live.format, core::io::ExportFormat::Fbx);
  QCOMPARE(live.options.fps, 30.0);
  QCOMPARE(live.options.names, core::io::JointNames::Mixamo);
  QCOMPARE(live.options.root, core::io::RootMotion::InPlace);
  QVERIFY(!live.options.hasFigure);
  QCOMPARE(readWell(R"({"prompt": "a", "style": {"bvh": "HIERARCHY"}})").clips.at(0).name, std::string("style.bvh"));
}

void TstLiveRequest::whatIsNotSaidIsAsOnTheCommandLine() {
  const auto live = readWell(R"({"prompt": "a person walks"})");
  const GenerationRequest usual;
  QCOMPARE(live.request.seconds, usual.seconds);
  QCOMPARE(live.request.seed, std::uint64_t{1});
  QCOMPARE(live.request.guidance, usual.guidance);
  QCOMPARE(live.request.model, std::string("default"));
  QVERIFY(!live.request.steps);
  QCOMPARE(live.request.style.kind, StyleReference::Kind::None);
  QCOMPARE(live.format, core::io::ExportFormat::Glb);
  QVERIFY(live.options.hasFigure);
  auto other = offer();
  other.usualModel = "crossdiff";
  const auto read = readLiveRequest(R"({"prompt": "a person walks"})", other, Accepts::JsonGltf);
  QCOMPARE(std::get<LiveRequest>(read).request.model, std::string("crossdiff"));
}

void TstLiveRequest::aPlanIsThatOfAPlanFile() {
  const json plan = {{"spans", json::array({{{"start", 0}, {"end", 2}, {"text", "a person walks"}},
                                            {{"start", 2}, {"end", 5}, {"text", "a person waves"}, {"style", "old"}, {"strength", 2}}})},
                     {"poses", json::array({{{"time", 3.5}, {"file", "wave.bvh"}, {"from", 0.7}, {"joints", {"right_hand"}}}})},
                     {"path", json::array({{{"time", 0}, {"x", 0}, {"z", 0}}, {{"time", 2}, {"x", 0.5}, {"z", 2}}})}};
  const auto live = readWell(json({{"plan", plan}, {"clips", {{"wave.bvh", kBvh}}}}).dump());
  const auto file = planFromText(plan.dump(), "plan.json");
  QVERIFY(file);
  QCOMPARE(planText(live.request.plan), planText(*file));
  QCOMPARE(lengthOf(live.request), 5.0);
}

void TstLiveRequest::plainRequestsAreRefusedInOneSentence_data() {
  QTest::addColumn<int>("status");
  QTest::addColumn<QString>("code");
  QTest::addColumn<QString>("body");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* name, int status, const char* code, const char* body, const char* says) { QTest::newRow(name) << status << code << body << says; };
  const char *schema = "schema_validation", *request = "invalid_request";
  row("nothing", 422, schema, "", "body:1: the body ends too early");
  row("no JSON", 422, schema, "{\n  prompt: 1\n}", "body:2: this is no JSON");
  row("cut off", 422, schema, R"({"prompt": "a)", "body:1: the body ends too early");
  row("no UTF-8", 422, schema, "{\"prompt\": \"\xff\"}", "this is no JSON");
  row("a list", 422, schema, "[1]", "body: a request is an object {...}");
  row("null", 422, schema, "null", "a request is an object");
  row("unknown field", 422, schema, R"({"prompt": "a", "sede": 1})", "sede: this is not known");
  row("a number for a text", 422, schema, R"({"prompt": 1})", "prompt: this must be a text");
  row("a text for a number", 422, schema, R"({"prompt": "a", "ws": "2"})", "ws: this must be a number");
  row("half a seed", 422, schema, R"({"prompt": "a", "seed": 1.5})", "seed: this must be a whole number between 0 and 9000000000000000");
  row("the best of none", 422, schema, R"({"prompt": "a", "best_of": 0})", "best_of: this must be a whole number between 1 and 16");
  row("a seed below", 422, schema, R"({"prompt": "a", "seed": -1})", "seed: this must be a whole number");
  row("a seed beyond", 422, schema, R"({"prompt": "a", "seed": 1e300})", "seed: this must be a whole number");
  row("a number beyond numbers", 422, schema, R"({"prompt": "a", "seed": 1e999})", "this is no JSON");
  row("nothing is said", 400, request, "{}", "say what happens in one way");
  row("both are said", 400, request, R"({"prompt": "a", "plan": {"spans": []}})", "say what happens in one way");
  row("seconds of a plan", 400, request, R"({"seconds": 3, "plan": {"spans": [{"start": 0, "end": 2, "text": "a"}]}})", "seconds: this goes with a prompt");
  row("an empty prompt", 400, request, R"({"prompt": "  "})", "the prompt is empty");
  row("too long", 400, request, R"({"prompt": "a", "seconds": 10})", "the length must be between 1 and 9.8 seconds, not 10");
  row("no length", 400, request, R"({"prompt": "a", "seconds": 0})", "the length must be between");
  row("a heavy style", 400, request, R"({"prompt": "a", "ws": 11})", "the style weight w_s must be between 0 and 10, not 11");
  row("a heavy text", 400, request, R"({"prompt": "a", "wc": 21})", "the content weight w_c must be between 0 and 20, not 21");
  row("a strong classifier", 400, request, R"({"prompt": "a", "classifier_scale": 3})", "the classifier scale must be between 0 and 2, not 3");
  row("too few steps", 400, request, R"({"prompt": "a", "steps": 4})", "the number of steps must be between 5 and 1000, not 4");
  row("beyond the mixture", 422, schema, R"({"prompt": "a", "mixture": 1001})", "mixture: this must be a whole number between 0 and 1000");
  row("another model", 400, "unknown_model", R"({"prompt": "a", "model": "mdm"})", "model: there is no \"mdm\" among smoodi-compact, crossdiff");
  row("a file for a model", 400, "unknown_model", R"({"prompt": "a", "model": "/models/crossdiff.safetensors"})", "model: there is no");
  row("a file for a style", 400, request, R"({"prompt": "a", "style": "/home/me/walk.bvh"})", "style: \"/home/me/walk.bvh\" is not among the \"clips\"");
  row("a file beside it", 400, request, R"({"prompt": "a", "style": "walk.bvh", "clips": {"wave.bvh": ""}})", "files of this computer are not read");
  row("a way out", 422, schema, R"({"prompt": "a", "clips": {"../wave.bvh": ""}})", "clips: this has a name that");
  row("another kind of clip", 422, schema, R"({"prompt": "a", "clips": {"wave.fbx": ""}})", "clips: this has a name that does not end in .bvh");
  row("a hidden clip", 422, schema, R"({"prompt": "a", "clips": {".bvh": ""}})", "clips: this has a name");
  row("a clip without a text", 422, schema, R"({"prompt": "a", "clips": {"a.bvh": 3}})", "a clip is the text of a BVH file");
  row("clips as a list", 422, schema, R"({"prompt": "a", "clips": ["a.bvh"]})", "clips: this must be an object");
  row("a style of nothing", 422, schema, R"({"prompt": "a", "style": {"file": "x"}})", "style: this holds the text of a BVH file");
  row("another format", 400, request, R"({"prompt": "a", "format": "mp4"})", "format: \"mp4\" is not a format that can be written");
  row("other names", 400, request, R"({"prompt": "a", "names": "maya"})", "names: \"maya\" is not a set of joint names");
  row("another root", 400, request, R"({"prompt": "a", "root": "x"})", "root: \"x\" is not");
  row("no rate", 400, request, R"({"prompt": "a", "fps": 0})", "fps: this must be between 1 and 1000, not 0");
  row("a plan of nothing", 422, schema, R"({"plan": {"spans": []}})", "plan: spans: a plan needs at least one span");
  row("a plan with a gap", 422, schema, R"({"plan": {"spans": [{"start": 0, "end": 2, "text": "a"}, {"start": 3, "end": 5, "text": "b"}]}})",
      "plan: span 2 (\"b\") starts at 3 s");
  row("a plan without a text", 422, schema, R"({"plan": {"spans": [{"start": 0, "end": 2}]}})", "plan: spans[0].text: this is missing");
  row("a plan of more than a minute", 422, schema,
      R"({"plan": {"spans": [{"start":0,"end":9,"text":"a"},{"start":9,"end":18,"text":"a"},{"start":18,"end":27,"text":"a"},{"start":27,"end":36,"text":"a"},{"start":36,"end":45,"text":"a"},{"start":45,"end":54,"text":"a"},{"start":54,"end":63,"text":"a"}]}})",
      "60 s");
  row("a plan with a file", 400, request, R"({"plan": {"spans": [{"start": 0, "end": 2, "text": "a"}], "keep": [{"start": 0, "end": 1, "file": "/etc/passwd"}]}})",
      "plan: keep[0].file: \"/etc/passwd\" is not among");
  row("a plan with a second style", 400, request, R"({"style": "old", "plan": {"spans": [{"start": 0, "end": 2, "text": "a"}], "style": {"mix": "/home/me/walk.bvh"}}})",
      "plan: style.mix: \"/home/me/walk.bvh\" is not among");
  row("a plan with other legs", 400, request, R"({"plan": {"spans": [{"start": 0, "end": 2, "text": "a"}], "style": {"legs": "limp.bvh"}}})",
      "plan: style.legs: \"limp.bvh\" is not among");
  row("a plan with a take", 400, request, R"({"plan": {"spans": [{"start": 0, "end": 2, "text": "a"}], "poses": [{"time": 1, "file": "film.gesto#3"}]}})",
      "plan: poses[0].file: \"film.gesto#3\" is not among");
  row("a plan with a style of a file", 400, request, R"({"plan": {"spans": [{"start": 0, "end": 2, "text": "a", "style": "./x.bvh"}]}})",
      "plan: spans[0].style: \"./x.bvh\"");
}

void TstLiveRequest::plainRequestsAreRefusedInOneSentence() {
  QFETCH(int, status);
  QFETCH(QString, code);
  QFETCH(QString, body);
  QFETCH(QString, says);
  const std::string bytes = QTest::currentDataTag() == std::string("no UTF-8") ? "{\"prompt\": \"\xff\"}" : body.toStdString();
  const auto read = readLiveRequest(bytes, offer(), Accepts::JsonGltf);
  const auto* refusal = std::get_if<Refusal>(&read);
  QVERIFY(refusal);
  QVERIFY2(QString::fromStdString(refusal->message).contains(says), refusal->message.c_str());
  QCOMPARE(refusal->status, status);
  QCOMPARE(QString::fromStdString(refusal->code), code);
  QVERIFY2(refusal->message.find('\n') == std::string::npos, refusal->message.c_str());
}

void TstLiveRequest::theProtocolIsUnderstood() {
  auto body = protocolBody();
  auto live = readWell(body.dump());
  QCOMPARE(live.form, LiveRequest::Form::Protocol);
  QCOMPARE(live.request.prompt, std::string("a person walks"));
  QCOMPARE(live.request.seconds, 2.0);  // 40 frames at 20
  QVERIFY(live.request.plan.spans.empty());
  QCOMPARE(live.answer, LiveRequest::Answer::Gltf);
  QVERIFY(!live.options.hasFigure);
  QCOMPARE(readWell(body.dump(), Accepts::BinaryGltf).answer, LiveRequest::Answer::File);

  body["protocol_version"] = "1.10";
  body["timing"] = {{"fps", 30}};
  body["segments"][0]["duration_frames"] = 60;
  body["segments"][0]["language"] = "en";
  body["segments"].push_back({{"type", "text"}, {"prompt", "a person waves"}, {"duration_frames", 90}});
  body["constraints"] = json::array({{{"type", "root_path"}, {"frames", json::array()}, {"positions_xz", json::array()}, {"heading_radians", {0.0}}}});
  for (int frame = 0; frame <= 60; ++frame) {
    body["constraints"][0]["frames"].push_back(frame);
    body["constraints"][0]["positions_xz"].push_back({0.0, frame / 30.0});
  }
  body["options"] = {{"seed", 42},
                     {"num_samples", 1},
                     {"diffusion_steps", 500},
                     {"post_processing", true},
                     {"transition_frames", 5},
                     {"guidance", {{"type", "regular"}, {"weight", {3.5}}}},
                     {"gesto", {{"style", "old"}, {"ws", 2}, {"classifier_scale", 0}}}};
  body["something_new"] = 3;
  live = readWell(body.dump());
  QCOMPARE(live.request.plan.spans.size(), std::size_t{2});
  QCOMPARE(live.request.plan.spans[1].start, 2.0);
  QCOMPARE(live.request.plan.spans[1].end, 5.0);
  QCOMPARE(live.options.fps, 30.0);
  QCOMPARE(live.request.seed, std::uint64_t{42});
  QCOMPARE(*live.request.guidance.contentWeight, 3.5);
  QCOMPARE(live.request.style.name, std::string("old"));
  QCOMPARE(live.request.guidance.styleWeight, 2.0);
  QCOMPARE(*live.request.steps, offer().models[0].usual.mostSteps);
  // A point a frame is more than a plan takes.
  QCOMPARE(live.request.plan.path.size(), std::size_t{31});
  QCOMPARE(live.request.plan.path.back().z, 2.0);
  QCOMPARE(live.remarks.size(), std::size_t{2});  // steps, headings
  QVERIFY(live.remarks[0].find("heading_radians") != std::string::npos);

  body["options"]["guidance"] = {{"type", "nocfg"}};
  body["options"]["seed"] = nullptr;
  live = readWell(body.dump());
  QCOMPARE(*live.request.guidance.contentWeight, 1.0);
  QCOMPARE(live.request.seed, std::uint64_t{1});
}

void TstLiveRequest::requestsOfTheProtocolAreRefused_data() {
  QTest::addColumn<int>("status");
  QTest::addColumn<QString>("code");
  QTest::addColumn<QString>("patch");  // JSON merge patch
  QTest::addColumn<QString>("says");
  const auto row = [](const char* name, int status, const char* code, const char* patch, const char* says) { QTest::newRow(name) << status << code << patch << says; };
  row("no version", 422, "schema_validation", R"({"protocol_version": null})", "protocol_version");
  row("a number for a version", 422, "schema_validation", R"({"protocol_version": 1.0})", "protocol_version: this must be a text");
  row("half a version", 422, "schema_validation", R"({"protocol_version": "1"})", "protocol_version");
  row("version 2", 400, "version_unsupported", R"({"protocol_version": "2.0"})", "versions 1.x are spoken here, not 2.0");
  row("version 10", 400, "version_unsupported", R"({"protocol_version": "10.0"})", "not 10.0");
  row("a batch", 400, "invalid_request", R"({"requests": []})", "batches are not taken");
  row("no model", 422, "schema_validation", R"({"model": null})", "model");
  row("another model", 400, "unknown_model", R"({"model": "kimodo"})", "there is no \"kimodo\"");
  row("no skeleton", 422, "schema_validation", R"({"skeleton": null})", "skeleton");
  row("a skeleton of nothing", 400, "invalid_skeleton", R"({"skeleton": {"joints": []}})", "one joint has no parent, not 0");
  row("a skeleton of numbers", 422, "schema_validation", R"({"skeleton": {"joints": [1]}})", "skeleton.joints[0].name");
  row("a joint nowhere", 422, "schema_validation", R"({"skeleton": {"joints": [{"name": "a", "parent": null}]}})", "rest_translation");
  row("two roots", 400, "invalid_skeleton",
      R"({"skeleton": {"joints": [{"name": "a", "parent": null, "rest_translation": [0,0,0]}, {"name": "b", "parent": null, "rest_translation": [0,0,0]}]}})", "not 2");
  row("a child before its parent", 400, "invalid_skeleton",
      R"({"skeleton": {"joints": [{"name": "b", "parent": "a", "rest_translation": [0,0,0]}, {"name": "a", "parent": null, "rest_translation": [0,0,0]}]}})",
      "its parent \"a\" does not stand before it");
  row("a name twice", 400, "invalid_skeleton",
      R"({"skeleton": {"joints": [{"name": "a", "parent": null, "rest_translation": [0,0,0]}, {"name": "a", "parent": "a", "rest_translation": [0,0,0]}]}})",
      "another joint \"a\"");
  row("inches", 422, "schema_validation", R"({"skeleton": {"units": "inches"}})", "skeleton.units: this must be \"meters\"");
  row("another skeleton", 400, "retargeting_unsupported", R"({"skeleton": {"joints": [{"name": "Hips", "parent": null, "rest_translation": [0,0.95,0]}]}})",
      "has 1 joints and ours 22");
  row("no segments", 400, "invalid_request", R"({"segments": [], "duration_frames": 40})", "segments: at least one is needed");
  row("segments and a length", 422, "schema_validation", R"({"duration_frames": 40})", "duration_frames: this goes without segments");
  row("a pose", 400, "unsupported_segment", R"({"segments": [{"type": "pose", "prompt": "x"}]})", "segments[0].type: \"text\" alone is made here, not \"pose\"");
  row("no words", 400, "unsupported_segment", R"({"segments": [{"type": "unconditioned", "duration_frames": 30}]})", "not \"unconditioned\"");
  row("no prompt", 422, "schema_validation", R"({"segments": [{"type": "text", "duration_frames": 30}]})", "segments[0].prompt: this is missing");
  row("no frames", 422, "schema_validation", R"({"segments": [{"type": "text", "prompt": "a"}]})", "segments[0].duration_frames: this is missing");
  row("half a frame", 422, "schema_validation", R"({"segments": [{"type": "text", "prompt": "a", "duration_frames": 30.5}]})", "must be a whole number");
  row("a moment", 400, "invalid_request", R"({"segments": [{"type": "text", "prompt": "a", "duration_frames": 10}]})",
      "the length must be between 1 and 9.8 seconds, not 0.5");
  row("too long", 400, "invalid_request", R"({"segments": [{"type": "text", "prompt": "a", "duration_frames": 1000}]})", "not 50");
  row("two of a model of one", 400, "unsupported_segment",
      R"({"model": "crossdiff", "segments": [{"type": "text", "prompt": "a", "duration_frames": 40}, {"type": "text", "prompt": "b", "duration_frames": 40}]})",
      "this model makes one action alone");
  row("a hand", 400, "unsupported_constraint", R"({"constraints": [{"type": "effector_target"}]})",
      "constraints[0].type: \"root_path\" alone is followed here, not \"effector_target\"");
  row("a path of a model of none", 400, "unsupported_constraint", R"({"model": "crossdiff", "constraints": [{"type": "root_path"}]})", "this model follows none");
  row("a path of nothing", 422, "schema_validation", R"({"constraints": [{"type": "root_path"}]})", "lists of one length");
  row("a path beyond", 400, "frame_out_of_range", R"({"constraints": [{"type": "root_path", "frames": [40], "positions_xz": [[0, 0]]}]})",
      "frame 40 is not between 0 and 39");
  row("a path before", 400, "frame_out_of_range", R"({"constraints": [{"type": "root_path", "frames": [-1], "positions_xz": [[0, 0]]}]})", "frame -1");
  row("a path in space", 422, "schema_validation", R"({"constraints": [{"type": "root_path", "frames": [0], "positions_xz": [[0, 0, 0]]}]})",
      "positions_xz[0]: this must be two numbers");
  row("no rate", 422, "schema_validation", R"({"timing": {"fps": 0}})", "timing.fps");
  row("four samples", 400, "invalid_options", R"({"options": {"num_samples": 4}})", "one sample a request");
  row("many steps", 422, "schema_validation", R"({"options": {"diffusion_steps": 9999}})", "options.diffusion_steps");
  row("guidance in two", 400, "invalid_options", R"({"options": {"guidance": {"type": "separated", "weight": [2, 2]}}})", "options.guidance");
  row("guidance of two weights", 400, "invalid_options", R"({"options": {"guidance": {"type": "regular", "weight": [2, 2]}}})", "options.guidance");
  row("guidance of words", 422, "schema_validation", R"({"options": {"guidance": {"type": "regular", "weight": ["2"]}}})", "options.guidance.weight[0]");
  row("heavy guidance", 400, "invalid_request", R"({"options": {"guidance": {"type": "regular", "weight": [99]}}})",
      "the content weight w_c must be between 0 and 20, not 99");
  row("ours, mistyped", 422, "schema_validation", R"({"options": {"gesto": {"stile": "old"}}})", "options.gesto.stile: this is not known");
  row("a file in ours", 400, "invalid_request", R"({"options": {"gesto": {"style": "/a.bvh"}}})", "is not among the \"clips\"");
}

void TstLiveRequest::requestsOfTheProtocolAreRefused() {
  QFETCH(int, status);
  QFETCH(QString, code);
  QFETCH(QString, patch);
  QFETCH(QString, says);
  auto body = protocolBody();
  body.merge_patch(json::parse(patch.toStdString()));
  const auto read = readLiveRequest(body.dump(), offer(), Accepts::JsonGltf);
  const auto* refusal = std::get_if<Refusal>(&read);
  QVERIFY(refusal);
  QVERIFY2(QString::fromStdString(refusal->message).contains(says), refusal->message.c_str());
  QCOMPARE(refusal->status, status);
  QCOMPARE(QString::fromStdString(refusal->code), code);
}

void TstLiveRequest::anyBytesAreAnsweredOrRefused() {
  const std::string whole = protocolBody().dump();
  const auto known = offer();
  for (std::size_t cut = 0; cut < whole.size(); cut += 7) QVERIFY(std::holds_alternative<Refusal>(readLiveRequest(whole.substr(0, cut), known, Accepts::JsonGltf)));
  std::uint32_t state = 7;
  for (int i = 0; i < 4000; ++i) {
    auto bytes = whole;
    for (int k = 0; k < 3; ++k) {
      state = state * 1664525U + 1013904223U;
      bytes[(state >> 8U) % bytes.size()] = static_cast<char>(state >> 24U);
    }
    (void)readLiveRequest(bytes, known, Accepts::BinaryGltf);
  }
  for (const auto& [open, close] : {std::pair("[", "]"), std::pair("{\"plan\":", "}"), std::pair("\"\\\"[\" [", "]")}) {
    std::string deep = R"({"plan":)";
    for (int i = 0; i < 100000; ++i) deep += open;
    for (int i = 0; i < 100000; ++i) deep += close;
    QVERIFY(std::holds_alternative<Refusal>(readLiveRequest(deep + "}", known, Accepts::JsonGltf)));
  }
  // Brackets in a text are a text.
  QVERIFY(std::holds_alternative<LiveRequest>(readLiveRequest(R"({"prompt": "a \"person\" )" + std::string(500, '[') + "\"}", known, Accepts::JsonGltf)));
}

QTEST_APPLESS_MAIN(TstLiveRequest)
#include "tst_live_request.moc"
