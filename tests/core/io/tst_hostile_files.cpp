// Every reader of motion on files that are cut off, damaged or made to do harm; tests/support/hostile_input.h says how many.
// Scenes are read in a process of its own that says nothing when it dies. To see whether it died in Assimp or in our own code, run the
// asan build with ASAN_OPTIONS=log_path=FILE UBSAN_OPTIONS=log_path=FILE:print_stacktrace=1.
#include "core/base/child_process.h"
#include "core/base/file.h"
#include "core/io/joint_map_file.h"
#include "core/io/motion_file.h"
#include "core/io/read/asf_reader.h"
#include "core/io/read/bvh_reader.h"
#include "core/io/read/npy.h"
#include "core/io/read/npy_motion.h"
#include "core/io/read/scene/imported_scene.h"
#include "core/io/write/bvh_writer.h"
#include "core/io/write/export.h"
#include "core/motion/kinematics.h"
#include "tests/core/io/samples.h"
#include "tests/core/io/scene_samples.h"
#include "tests/support/hostile_input.h"
#include "tests/support/synthetic_motion.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mman.h>
#include <unistd.h>
#include <csignal>
#include <fstream>
#include <new>

using namespace core;
using tests::sentenceOf;
using tests::tryHostile;

#if defined(__SANITIZE_ADDRESS__)
// The limit on a copy's memory cannot be set where the sanitizer has terabytes of addresses; this one does the same for the test.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "max_allocation_size_mb=3072"; }
#endif

namespace {

/// The skeleton and some frames of a BVH file say as much as the whole recording.
std::string firstFrames(const std::string& bvh, int count) {
  const auto frames = bvh.find("Frames:"), time = bvh.find("Frame Time:");
  if (frames == std::string::npos || time == std::string::npos) qFatal("no BVH");
  auto end = bvh.find('\n', time);
  for (int i = 0; i < count && end != std::string::npos; ++i) end = bvh.find('\n', end + 1);
  return bvh.substr(0, frames) + "Frames: " + std::to_string(count) + "\n" + bvh.substr(time, end == std::string::npos ? end : end + 1 - time);
}

/// As tryHostile, for readers that read in a process of their own: a fork of a sanitized program costs a hundred times what the reading
/// does, so one copy takes many cases. The case that ends the copy is read again as the program would, and the next copy goes on behind it.
tests::HostileOutcome tryInCopies(std::vector<std::string> samples, const tests::HostileReader& read, int smallShare) {
  struct Shared {
    int next, refused, slowest;
    double slowestMs;
    char wrong[700];
  };
  void* memory = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) qFatal("no memory to share with the copy");
  auto* shared = new (memory) Shared{};
  shared->next = tests::hostileCasesFirst();
  const tests::HostileCases cases(std::move(samples), smallShare);
  tests::HostileOutcome total;
  while (shared->next < cases.count()) {
    const int first = shared->next, end = std::min(first + 250, cases.count());
    const auto done = base::runInChild("cases", {.seconds = 300.0}, [&]() -> Result<std::string> {
      for (int i = first; i < end; ++i) {
        shared->next = i;
        const std::string bytes = cases.at(i);
        const double before = tests::processorMs();
        const std::string sentence = read(bytes);
        tests::HostileOutcome one;
        one.add(i, sentence, tests::processorMs() - before);
        shared->refused += one.refused;
        if (one.slowestMs > shared->slowestMs) shared->slowestMs = one.slowestMs, shared->slowest = i;
        if (!one.wrong.empty()) one.wrong.copy(shared->wrong, sizeof shared->wrong - 1);
      }
      shared->next = end;
      return std::string();
    });
    if (done) continue;
    const int killer = shared->next++;
    const double before = tests::processorMs();
    const std::string sentence = read(cases.at(killer));
    total.add(killer, sentence, tests::processorMs() - before);
    ++total.died;
    if (sentence.empty()) total.wrong = "case " + std::to_string(killer) + " ends a process that reads many, and not one that reads it alone";
  }
  total.cases = std::max(0, cases.count() - tests::hostileCasesFirst());
  total.refused += shared->refused;
  if (shared->slowestMs > total.slowestMs) total.slowestMs = shared->slowestMs, total.slowest = shared->slowest;
  if (shared->wrong[0]) total.wrong = shared->wrong;
  ::munmap(memory, sizeof(Shared));
  return total;
}

}  // namespace

class TstHostileFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bvh();
  void npy();
  void acclaim();
  void jointMaps();
  void scenes_data();
  void scenes();
  void packedScenes();
  void absurdCounts_data();
  void absurdCounts();
  void childThatDiesIsASentence();

 private:
  std::filesystem::path put(const QString& name, const std::string& bytes) {
    const std::filesystem::path file = std::filesystem::path(folder_.path().toStdString()) / name.toStdString();
    std::ofstream out(file, std::ios::binary);  // thousands of them: no waiting for the disk
    if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush()) qFatal("cannot write the case");
    return file;
  }
  QTemporaryDir folder_;
  const motion::Clip walk_ = test_support::syntheticWalk(3, 6);
};

void TstHostileFiles::bvh() {
  std::vector<std::string> samples = {io::formatBvh(walk_)};
  for (const auto& path : tests::sampleBvhFiles()) {
    if (const auto bytes = base::readWholeFile(path)) samples.push_back(firstFrames(*bytes, 5));
  }
  for (const auto& sample : samples) QVERIFY(io::parseBvh(sample, "sample.bvh"));
  const auto outcome = tryHostile(
      samples, [](const std::string& bytes) { return sentenceOf(io::parseBvh(bytes, "case.bvh")); }, 1500);
  VERIFY_OUTCOME(outcome);
}

void TstHostileFiles::npy() {
  std::vector<float> joints;
  for (const auto& p : motion::worldPositions(walk_)) joints.insert(joints.end(), {p.x, p.y, p.z});
  const std::vector<std::string> samples = {io::formatNpy(joints, std::vector<std::int64_t>{6, 22, 3}),
                                            io::formatNpy(std::vector<float>(2 * 263), std::vector<std::int64_t>{2, 263}),
                                            io::formatNpy(std::vector<float>(2 * 251), std::vector<std::int64_t>{2, 251})};
  int case_ = 0;
  const auto outcome = tryHostile(
      samples,
      [&](const std::string& bytes) {
        if (++case_ % 16 == 0) return sentenceOf(io::readMotionFile(put("case.npy", bytes)));
        const auto array = io::parseNpy(bytes, "case.npy");
        return array ? sentenceOf(io::npyMotion(*array, "case.npy")) : array.error().message;
      },
      3000);
  VERIFY_OUTCOME(outcome);
}

void TstHostileFiles::acclaim() {
  const std::string asf = tests::asfText(walk_), amc = tests::amcText(walk_);
  const auto skeletons = tryHostile(
      {asf}, [&](const std::string& bytes) { return sentenceOf(io::parseAcclaim(bytes, "case.asf", amc, "walk.amc")); }, 1000);
  VERIFY_OUTCOME(skeletons);
  const auto motions = tryHostile(
      {amc}, [&](const std::string& bytes) { return sentenceOf(io::parseAcclaim(asf, "walk.asf", bytes, "case.amc")); }, 1000);
  VERIFY_OUTCOME(motions);
}

void TstHostileFiles::jointMaps() {
  motion::JointMap map;
  map.name = "by hand";
  for (std::size_t j = 0; j < map.joints.size(); ++j) map.joints[j] = "Bone " + std::to_string(j);
  map.traits = {.pelvisPitch = 4.0, .chestPitch = -2.5, .footPitch = 30.0};
  const auto outcome = tryHostile(
      {io::formatJointMap(map)}, [](const std::string& bytes) { return sentenceOf(io::parseJointMap(bytes, "case.json")); }, 2000);
  VERIFY_OUTCOME(outcome);
}

void TstHostileFiles::scenes_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("FBX") << "case.fbx";
  QTest::newRow("glTF") << "case.gltf";
  QTest::newRow("GLB") << "case.glb";
  QTest::newRow("Collada") << "case.dae";
}

void TstHostileFiles::scenes() {
  QFETCH(QString, name);
  // As other programs write them, and as we do: FBX as text and as bytes, with and without a skin.
  std::vector<std::string> samples;
  if (name.endsWith("fbx"))
    samples = {tests::fbxText(walk_, {.unit = 100.0})};
  else if (name.endsWith("gltf"))
    samples = {tests::gltfText(walk_)};
  else if (name.endsWith("glb"))
    samples = {tests::glbBytes(walk_)};
  else
    samples = {tests::colladaText(walk_)};
  if (name.endsWith("fbx") || name.endsWith("glb")) {
    for (const bool hasFigure : {true, false}) {
      const auto exported = io::exportedFile(walk_, name.endsWith("fbx") ? io::ExportFormat::Fbx : io::ExportFormat::Glb, {.hasFigure = hasFigure});
      QVERIFY2(exported, exported ? "" : exported.error().message.c_str());
      samples.push_back(*exported);
    }
  }
  for (const auto& sample : samples) QVERIFY(io::readMotionFile(put(name, sample)));
  const auto outcome = tryInCopies(
      samples, [&](const std::string& bytes) { return sentenceOf(io::readMotionFile(put(name, bytes))); }, 400);
  VERIFY_OUTCOME(outcome);
}

void TstHostileFiles::packedScenes() {
  io::scene::Scene scene;
  for (int i = 0; i < 5; ++i) {
    io::scene::Node node;
    node.name = "joint " + std::to_string(i);
    node.parent = i - 1;
    node.kind = io::scene::NodeKind::Joint;
    node.isBone = true;
    node.bind = glm::dmat4(1.0);
    scene.nodes.push_back(node);
  }
  io::scene::Channel channel;
  channel.node = 1;
  channel.positionTimes = {0.0, 1.0};
  channel.positions = {glm::dvec3(0.0), glm::dvec3(1.0)};
  channel.rotationTimes = {0.0, 1.0};
  channel.rotationKind = io::scene::Interpolation::Cubic;
  channel.rotations.assign(6, glm::dquat(1, 0, 0, 0));
  scene.takes.push_back({"Walk", {channel}, {"a note"}});
  scene.skins = {{0, 1, 2}};
  scene.notes = {"a note"};
  const std::string packed = io::scene::pack(scene);
  QVERIFY(io::scene::unpack(packed));
  const auto outcome = tryHostile(
      {packed}, [](const std::string& bytes) { return sentenceOf(io::scene::unpack(bytes)); }, 3000);
  VERIFY_OUTCOME(outcome);
}

void TstHostileFiles::absurdCounts_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  const auto row = [](const char* title, const char* name, const std::string& bytes) {
    QTest::newRow(title) << QString(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
  };
  const std::string bvh = io::formatBvh(walk_);
  const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos) qFatal("%s is not in the sample", from.c_str());
    return text.replace(at, from.size(), to);
  };
  row("BVH of 2^62 frames", "a.bvh", replaced(bvh, "Frames: 6", "Frames: 4611686018427387904"));
  row("BVH of two billion frames", "a.bvh", replaced(bvh, "Frames: 6", "Frames: 2000000000"));
  row("BVH of a billion channels", "a.bvh", replaced(bvh, "CHANNELS 6", "CHANNELS 1000000000"));
  row("BVH of deep nesting", "a.bvh", [] {
    std::string text = "HIERARCHY\nROOT a\n{\nOFFSET 0 0 0\nCHANNELS 3 Zrotation Xrotation Yrotation\n";
    for (int i = 0; i < 200'000; ++i) text += "JOINT b\n{\nOFFSET 0 1 0\nCHANNELS 0\n";
    return text;
  }());
  row("NPY of 2^60 frames", "a.npy", replaced(io::formatNpy(std::vector<float>(66), std::vector<std::int64_t>{1, 22, 3}), "(1, 22, 3)", "(1152921504606846976, 22, 3)"));
  row("NPY that overflows", "a.npy", replaced(io::formatNpy(std::vector<float>(66), std::vector<std::int64_t>{1, 22, 3}), "(1, 22, 3)", "(4294967296, 4294967296, 4)"));
  row("glTF of four billion keys", "a.gltf", replaced(tests::gltfText(walk_), "\"count\":6", "\"count\":4294967295"));
  row("glTF of a huge buffer", "a.gltf", replaced(tests::gltfText(walk_), "\"buffers\":[{\"byteLength\":", "\"buffers\":[{\"byteLength\":99999999"));
  row("glTF of years", "a.glb", [&] {
    // The last time is far away: a rate of 20 would make frames without end.
    core::motion::ClipData data = walk_.data();
    data.fps = 1e-6;
    return tests::glbBytes(core::motion::Clip(std::move(data)));
  }());
  row("FBX of years", "a.fbx", replaced(tests::fbxText(walk_, {.unit = 100.0}), "11546539500", "9211546539500000000"));
  row("FBX of a huge array", "a.fbx", replaced(tests::fbxText(walk_, {.unit = 100.0}), "KeyTime: *6", "KeyTime: *4000000000"));
  row("Collada of a huge array", "a.dae", replaced(tests::colladaText(walk_), "count=\"6\"", "count=\"4000000000\""));
}

void TstHostileFiles::absurdCounts() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QElapsedTimer timer;
  timer.start();
  const auto file = io::readMotionFile(put(name, bytes.toStdString()));
  QVERIFY2(timer.elapsed() < 20'000, "took too long");
  if (!file) {
    QVERIFY(!file.error().message.empty());
    qInfo("%s", file.error().message.c_str());
  } else {
    QVERIFY(file->clip->frameCount() < 1'000'000);  // what it claims must not become frames
  }
}

void TstHostileFiles::childThatDiesIsASentence() {
  const auto crash = base::runInChild("case.fbx", {}, []() -> Result<std::string> {
    std::raise(SIGSEGV);
    return std::string();
  });
  QVERIFY(!crash);
  QCOMPARE(crash.error().code, ErrorCode::ReadFailed);
  QVERIFY(crash.error().message.starts_with("case.fbx: "));
  QElapsedTimer timer;
  timer.start();
  const auto hang = base::runInChild("case.fbx", {.seconds = 0.3}, []() -> Result<std::string> {
    while (true) ::pause();
  });
  QVERIFY(!hang && hang.error().message.find("0.3 s") != std::string::npos);
  QVERIFY(timer.elapsed() < 5'000);
  const auto thrown = base::runInChild("case.fbx", {}, []() -> Result<std::string> { throw std::runtime_error("out of ideas"); });
  QVERIFY(!thrown && thrown.error().message == "case.fbx: out of ideas");
  const auto refused = base::runInChild("case.fbx", {}, []() -> Result<std::string> { return Error{ErrorCode::Unsupported, "case.fbx: too new"}; });
  QVERIFY(!refused && refused.error().code == ErrorCode::Unsupported && refused.error().message == "case.fbx: too new");
  const auto inner = base::runInChild("outer", {}, [] { return base::runInChild("inner", {}, []() -> Result<std::string> { throw std::runtime_error("at once"); }); });
  QVERIFY(!inner && inner.error().message == "inner: at once");
  const auto large = base::runInChild("case.fbx", {.answerBytes = 1000}, []() -> Result<std::string> { return std::string(5000, 'x'); });
  QVERIFY(!large);
  const std::string bytes("\0\1\2 all of it", 13);
  const auto good = base::runInChild("case.fbx", {}, [&]() -> Result<std::string> { return bytes; });
  QVERIFY(good && *good == bytes);
}

int main(int argc, char** argv) {
  // Qt Test gives a function five minutes; 20,000 files in processes of their own take longer on a busy machine.
  if (tests::hostileCasesWanted() > 0) qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");
  TstHostileFiles test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_hostile_files.moc"
