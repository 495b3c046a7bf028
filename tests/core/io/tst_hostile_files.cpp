// Files that are cut off, damaged or made to do harm: a reader may refuse them with one sentence, and nothing else.
// GESTO_HOSTILE_CASES=20000 tries that many for each reader, and cuts after every 97th byte; without it a small share.
#include "core/base/child_process.h"
#include "core/base/file.h"
#include "core/io/asf_reader.h"
#include "core/io/bvh_reader.h"
#include "core/io/bvh_writer.h"
#include "core/io/imported_scene.h"
#include "core/io/motion_file.h"
#include "core/io/npy.h"
#include "core/io/npy_motion.h"
#include "core/motion/kinematics.h"
#include "tests/core/io/samples.h"
#include "tests/core/io/scene_samples.h"
#include "tests/support/synthetic_motion.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <random>
#include <unistd.h>

using namespace core;

namespace {

int casesWanted() { return qEnvironmentVariableIntValue("GESTO_HOSTILE_CASES"); }

using Reader = std::function<std::string(const std::string&)>;  // the error sentence, empty when it was read

/// Mostly one byte, up to eight, replaced, removed or doubled.
std::string damaged(std::string bytes, std::mt19937& random) {
  static constexpr char kNasty[] = {'\0', '\xff', '\x7f', '\x80', '9', '-', '{', '}', '"', '\n', ' ', 'e', ':'};
  const auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % std::max<std::size_t>(1, most)); };
  // The head decides most: half of the damage goes there.
  const std::size_t changes = random() % 3 ? 1 : 1 + below(8);
  for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) {
    const std::size_t at = below(random() % 2 ? bytes.size() : std::min<std::size_t>(bytes.size(), 2000));
    switch (random() % 5) {
      case 0: bytes[at] = static_cast<char>(random()); break;
      case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8)); break;
      case 2: bytes[at] = kNasty[random() % sizeof kNasty]; break;
      case 3: bytes.erase(at, 1 + below(6)); break;
      default: bytes.insert(at, bytes.substr(at, 1 + below(6))); break;
    }
  }
  return bytes;
}

struct Outcome {
  int cases = 0, refused = 0;
  qint64 slowest = 0;
  std::string wrong;  // what broke the rules
};

Outcome tryAll(const std::vector<std::string>& samples, const Reader& read, int smallShare) {
  Outcome outcome;
  const int wanted = casesWanted() > 0 ? casesWanted() : smallShare;
  const auto one = [&](const std::string& bytes) {
    QElapsedTimer timer;
    timer.start();
    const std::string sentence = read(bytes);
    outcome.slowest = std::max(outcome.slowest, timer.elapsed());
    ++outcome.cases;
    if (sentence.empty()) return;
    ++outcome.refused;
    for (const char c : sentence)
      if (static_cast<unsigned char>(c) < 32) outcome.wrong = "a sentence of more than one line: " + sentence;
    if (sentence.size() > 600) outcome.wrong = "an endless sentence: " + sentence;
  };
  for (const auto& sample : samples) {
    const std::size_t step = casesWanted() > 0 ? 97 : std::max<std::size_t>(97, sample.size() / static_cast<std::size_t>(std::max(1, smallShare / 4)));
    for (std::size_t at = 0; at < sample.size(); at += step) one(sample.substr(0, at));
  }
  std::mt19937 random(20260101);
  while (outcome.cases < wanted) one(damaged(samples[random() % samples.size()], random));
  return outcome;
}

template <class T>
std::string sentenceOf(const Result<T>& result) {
  if (result) return {};
  return result.error().message.empty() ? std::string("\n") : result.error().message;  // an empty sentence is no sentence
}

}  // namespace

#define VERIFY_OUTCOME(outcome)                                                                                                          \
  do {                                                                                                                                   \
    QVERIFY2((outcome).wrong.empty(), (outcome).wrong.c_str());                                                                          \
    qInfo("%d cases, %d refused, slowest %lld ms", (outcome).cases, (outcome).refused, static_cast<long long>((outcome).slowest));       \
    QVERIFY2((outcome).slowest < 20'000, "one case took too long");                                                                      \
  } while (false)

class TstHostileFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bvh();
  void npy();
  void acclaim();
  void scenes_data();
  void scenes();
  void packedScenes();
  void absurdCounts_data();
  void absurdCounts();
  void childThatDiesIsASentence();

 private:
  std::filesystem::path put(const QString& name, const std::string& bytes) {
    const std::filesystem::path file = std::filesystem::path(folder_.path().toStdString()) / name.toStdString();
    if (!base::writeFileAtomically(file, bytes)) qFatal("cannot write the case");
    return file;
  }
  QTemporaryDir folder_;
  const motion::Clip walk_ = test_support::syntheticWalk(3, 6);
};

void TstHostileFiles::bvh() {
  std::vector<std::string> samples = {io::formatBvh(walk_)};
  for (const auto& path : tests::sampleBvhFiles()) {
    // The skeleton and some frames say as much as the whole recording.
    if (auto bytes = base::readWholeFile(path)) samples.push_back(bytes->substr(0, 12'000));
  }
  const auto outcome = tryAll(samples, [](const std::string& bytes) { return sentenceOf(io::parseBvh(bytes, "case.bvh")); }, 1500);
  VERIFY_OUTCOME(outcome);
}

void TstHostileFiles::npy() {
  std::vector<float> joints;
  for (const auto& p : motion::worldPositions(walk_)) joints.insert(joints.end(), {p.x, p.y, p.z});
  const std::vector<std::string> samples = {io::formatNpy(joints, std::vector<std::int64_t>{6, 22, 3}), io::formatNpy(std::vector<float>(2 * 263), std::vector<std::int64_t>{2, 263}),
                                            io::formatNpy(std::vector<float>(2 * 251), std::vector<std::int64_t>{2, 251})};
  int case_ = 0;
  const auto outcome = tryAll(samples, [&](const std::string& bytes) {
    if (++case_ % 16 == 0) return sentenceOf(io::readMotionFile(put("case.npy", bytes)));
    const auto array = io::parseNpy(bytes, "case.npy");
    return array ? sentenceOf(io::npyMotion(*array, "case.npy")) : array.error().message;
  }, 3000);
  VERIFY_OUTCOME(outcome);
}

void TstHostileFiles::acclaim() {
  const std::string asf = tests::asfText(walk_), amc = tests::amcText(walk_);
  const auto skeletons = tryAll({asf}, [&](const std::string& bytes) { return sentenceOf(io::parseAcclaim(bytes, "case.asf", amc, "walk.amc")); }, 1000);
  VERIFY_OUTCOME(skeletons);
  const auto motions = tryAll({amc}, [&](const std::string& bytes) { return sentenceOf(io::parseAcclaim(asf, "walk.asf", bytes, "case.amc")); }, 1000);
  VERIFY_OUTCOME(motions);
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
  const std::string sample = name.endsWith("fbx") ? tests::fbxText(walk_, {.unit = 100.0}) : name.endsWith("gltf") ? tests::gltfText(walk_)
                             : name.endsWith("glb") ? tests::glbBytes(walk_) : tests::colladaText(walk_);
  QVERIFY(io::readMotionFile(put(name, sample)));
  const auto outcome = tryAll({sample}, [&](const std::string& bytes) { return sentenceOf(io::readMotionFile(put(name, bytes))); }, 120);
  VERIFY_OUTCOME(outcome);
}

void TstHostileFiles::packedScenes() {
  io::scene::Scene scene;
  for (int i = 0; i < 5; ++i) scene.nodes.push_back({"joint " + std::to_string(i), i - 1, glm::dmat4(1.0), true, false, glm::dmat4(1.0)});
  scene.takes.push_back({"Walk", {{1, {0.0, 1.0}, {0.0, 1.0}, {}, {glm::dvec3(0.0), glm::dvec3(1.0)}, {}, {glm::dquat(1, 0, 0, 0), glm::dquat(1, 0, 0, 0)}}}});
  const std::string packed = io::scene::pack(scene);
  QVERIFY(io::scene::unpack(packed));
  const auto outcome = tryAll({packed}, [](const std::string& bytes) { return sentenceOf(io::scene::unpack(bytes)); }, 3000);
  VERIFY_OUTCOME(outcome);
}

void TstHostileFiles::absurdCounts_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  const auto row = [](const char* title, const char* name, const std::string& bytes) { QTest::newRow(title) << QString(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())); };
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
  const auto large = base::runInChild("case.fbx", {.answerBytes = 1000}, []() -> Result<std::string> { return std::string(5000, 'x'); });
  QVERIFY(!large);
  const std::string bytes("\0\1\2 all of it", 13);
  const auto good = base::runInChild("case.fbx", {}, [&]() -> Result<std::string> { return bytes; });
  QVERIFY(good && *good == bytes);
}

int main(int argc, char** argv) {
  // Qt Test gives a function five minutes; 20,000 files in processes of their own take longer on a busy machine.
  if (casesWanted() > 0) qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");
  TstHostileFiles test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_hostile_files.moc"
