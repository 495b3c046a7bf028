#include "core/base/file.h"
#include "core/dataset/dataset_builder.h"
#include "core/io/read/kit_motion.h"
#include "core/io/read/npy.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/motion/kinematics.h"
#include "core/motion/published_forms.h"
#include "core/representation/humanml3d_features.h"
#include "tests/support/kit_points.h"
#include "tests/support/synthetic_motion.h"

#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>

using namespace core;
namespace fs = std::filesystem;

/// KIT-ML as it is published, of 21 joints at 12.5 frames a second, becomes what all networks here learn from: 22 joints at 20.
class TstKitMotions : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void aWalkStaysTheWalk();
  void sentencesOfAPartAreOfThatPart();
  void theyStandBesideOthers();
  void theirOwnTwinsAreEnough();
  void otherNumbersAreNamed();

 private:
  void put(const std::string& name, const std::string& bytes) const {
    fs::create_directories((root_ / name).parent_path());
    if (!base::writeFileAtomically(root_ / name, bytes)) throw std::runtime_error("cannot write " + name);
  }
  void putMotion(const std::string& name, int frames) const;
  /// The clips of a build, by id.
  std::map<std::string, nlohmann::json> built(const std::vector<dataset::SourceRequest>& sources);
  std::vector<float> rows() const;
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
  dataset::DatasetBuildReport report_;
};

namespace {

constexpr std::size_t kJoints = motion::humanml3d::kJointCount;

std::vector<glm::vec3> walk(int frames) { return motion::worldPositions(test_support::syntheticWalk(1, frames)); }

/// Features of that walk on KIT's joints.
representation::FeatureClip kitWalk(int frames) {
  return representation::extractFeatures(tests::kitPoints(io::resampledPositions(walk(frames), motion::humanml3d::kFps, motion::kit::kFps)),
                                         {.layout = representation::Layout::Kit});
}

}  // namespace

void TstKitMotions::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  root_ = folder_->path().toStdString();
}

void TstKitMotions::putMotion(const std::string& name, int frames) const {
  const auto features = kitWalk(frames);
  const std::array<std::int64_t, 2> shape = {features.rows, features.width};
  put("KIT-ML/new_joint_vecs/" + name + ".npy", io::formatNpy(features.values, shape));
}

std::map<std::string, nlohmann::json> TstKitMotions::built(const std::vector<dataset::SourceRequest>& sources) {
  dataset::DatasetBuildOptions options;
  options.sources = sources;
  options.out = root_ / "built";
  auto report = dataset::buildDataset(options);
  if (!report) throw std::runtime_error(report.error().message);
  report_ = std::move(*report);
  std::map<std::string, nlohmann::json> clips;
  std::istringstream lines(*base::readWholeFile(root_ / "built" / "clips.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    auto clip = nlohmann::json::parse(line);
    clips[clip.at("id")] = clip;
  }
  return clips;
}

std::vector<float> TstKitMotions::rows() const {
  const auto bytes = *base::readWholeFile(root_ / "built" / "features-00000.safetensors");
  std::uint64_t header = 0;
  std::memcpy(&header, bytes.data(), sizeof header);
  std::vector<float> all((bytes.size() - sizeof header - header) / sizeof(float));
  std::memcpy(all.data(), bytes.data() + sizeof header + header, all.size() * sizeof(float));
  return all;
}

void TstKitMotions::aWalkStaysTheWalk() {
  putMotion("00001", 121);
  put("KIT-ML/texts/00001.txt", "a person walks#a/DET person/NOUN#0.0#0.0\n");
  put("KIT-ML/train.txt", "00001\n");
  const auto clips = built({{"kit-ml", root_ / "KIT-ML", {}}});
  QCOMPARE(clips.size(), std::size_t(2));
  const auto& clip = clips.at("KIT-ML/00001");
  QCOMPARE(clip.at("captions")[0].at("text").get<std::string>(), std::string("a person walks"));
  QCOMPARE(clip.at("split").get<std::string>(), std::string("train"));
  QVERIFY(clips.at("M:KIT-ML/00001").at("mirrored").get<bool>());
  const int count = clip.at("rows");
  QVERIFY2(count >= 114 && count <= 120, qPrintable(QString::number(count)));  // six seconds, less a frame of each rate
  const auto manifest = nlohmann::json::parse(*base::readWholeFile(root_ / "built" / "manifest.json"));
  QCOMPARE(manifest.at("featureCount").get<int>(), motion::humanml3d::kFeatures);
  QCOMPARE(manifest.at("fps").get<double>(), motion::humanml3d::kFps);
  // Its joints against those of the walk itself, brought to the same features.
  const auto all = rows();
  const auto made = representation::recoverPositions(std::span(all).first(static_cast<std::size_t>(count * motion::humanml3d::kFeatures)));
  const auto own = representation::recoverPositions(representation::extractFeatures(walk(121)).values);
  const auto root = [](const std::vector<glm::vec3>& positions, int frame) { return positions[static_cast<std::size_t>(frame) * kJoints]; };
  const float distance = glm::distance(root(made, count - 1), root(made, 0)), expected = glm::distance(root(own, count - 1), root(own, 0));
  QVERIFY2(std::abs(distance - expected) < 0.05f * expected, qPrintable(QStringLiteral("%1 m and %2 m").arg(distance).arg(expected)));
  double apart = 0.0;
  for (int frame = 0; frame < count; frame += 10)
    for (const std::size_t joint : {4, 5, 7, 8, 15, 20, 21}) {  // seen from the pelvis: knees, ankles, head, wrists
      const auto at = static_cast<std::size_t>(frame) * kJoints;
      apart = std::max(apart, static_cast<double>(glm::distance(made[at + joint] - made[at], own[at + joint] - own[at])));
    }
  QVERIFY2(apart < 0.08, qPrintable(QString::number(apart)));
}

void TstKitMotions::sentencesOfAPartAreOfThatPart() {
  putMotion("00002", 161);
  put("KIT-ML/texts/00002.txt", "a person walks#a/DET#0.0#0.0\nhe stops#he/PRON#2.0#5.0\n");
  const auto clips = built({{"kit-ml", root_ / "KIT-ML", {}}});
  QCOMPARE(clips.at("KIT-ML/00002/2-5").at("rows").get<int>(), 59);  // three seconds of places, of which a frame is none of velocities
  QCOMPARE(clips.at("KIT-ML/00002/2-5").at("captions")[0].at("text").get<std::string>(), std::string("he stops"));
}

void TstKitMotions::theyStandBesideOthers() {
  putMotion("00003", 61);
  const auto features = representation::extractFeatures(walk(61));
  const std::array<std::int64_t, 2> shape = {features.rows, features.width};
  put("HumanML3D/new_joint_vecs/000001.npy", io::formatNpy(features.values, shape));
  const auto clips = built({{"kit-ml", root_ / "KIT-ML", {}}, {"humanml3d", root_ / "HumanML3D", {}}});
  QCOMPARE(clips.size(), std::size_t(4));
  QVERIFY(clips.contains("KIT-ML/00003") && clips.contains("HumanML3D/000001"));
}

void TstKitMotions::theirOwnTwinsAreEnough() {
  for (const char* name : {"00004", "M00004"}) putMotion(name, 61);
  const auto clips = built({{"kit-ml", root_ / "KIT-ML", {}}});
  QCOMPARE(clips.size(), std::size_t(2));
  QVERIFY(clips.at("KIT-ML/M00004").at("mirrored").get<bool>() && !clips.at("KIT-ML/00004").at("mirrored").get<bool>());
}

void TstKitMotions::otherNumbersAreNamed() {
  putMotion("00005", 61);
  const std::array<std::int64_t, 2> shape = {30, 263}, kitShape = {30, 251};
  put("KIT-ML/new_joint_vecs/00006.npy", io::formatNpy(std::vector<float>(std::size_t(30 * 263), 0.25f), shape));
  put("KIT-ML/new_joint_vecs/00007.npy", io::formatNpy(std::vector<float>(std::size_t(30 * 251), 1e9f), kitShape));
  built({{"kit-ml", root_ / "KIT-ML", {}}});
  QCOMPARE(report_.skipped.size(), std::size_t(2));
  std::string reasons;
  for (const auto& [file, reason] : report_.skipped) reasons += reason + "\n";
  QVERIFY2(reasons.find("00006.npy: not an array of rows of 251 features") != std::string::npos && reasons.find("holds a value") != std::string::npos, reasons.c_str());
}

QTEST_APPLESS_MAIN(TstKitMotions)
#include "tst_kit_motions.moc"
