#include "core/base/file.h"
#include "core/dataset/adaptors.h"
#include "core/dataset/dataset_builder.h"
#include "core/io/read/npy.h"
#include "core/motion/kinematics.h"
#include "core/representation/humanml3d_features.h"
#include "tests/support/style_names.h"
#include "tests/support/synthetic_motion.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>
#include <sstream>

using namespace core;
namespace fs = std::filesystem;

/// 100STYLE as SMooDi's authors give it away: numbers in HumanML3D's layout, and a list that tells their names.
class TstRetargetedStyles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void retargetedStylesAreRead_data();
  void retargetedStylesAreRead();
  void aHundredNamesAreAHundredStyles();
  void otherNamesAreNone();

 private:
  void put(const std::string& name, const std::string& bytes) const {
    const auto file = root_ / name;
    fs::create_directories(file.parent_path());
    if (!base::writeFileAtomically(file, bytes)) throw std::runtime_error("cannot write " + file.string());
  }
  fs::path root_;
};

void TstRetargetedStyles::retargetedStylesAreRead_data() {
  QTest::addColumn<QString>("adaptor");
  QTest::addColumn<bool>("hasAll");
  QTest::newRow("100 styles") << "100style" << true;
  QTest::newRow("47 styles") << "100style" << false;
  QTest::newRow("among HumanML3D's") << "humanml3d" << true;
}

void TstRetargetedStyles::retargetedStylesAreRead() {
  QFETCH(QString, adaptor);
  QFETCH(bool, hasAll);
  QTemporaryDir own;
  root_ = own.path().toStdString();
  const std::string folder = "100STYLE-SMPL/";
  for (const char* id : {"030001", "M030001", "030002", "030003"}) {
    const auto features = representation::extractFeatures(motion::worldPositions(test_support::syntheticWalk(std::string(id).back() - '0', 61)));
    const std::array<std::int64_t, 2> shape = {features.rows, features.width};
    put(folder + "new_joint_vecs/" + id + ".npy", io::formatNpy(features.values, shape));
  }
  put(folder + "texts/030001.txt", "a man runs back#a/DET man/NOUN#0.0#0.0\na figure goes backward#a/DET#0.0#0.0\n");
  put(folder + "texts/M030001.txt", "a man runs back#a/DET man/NOUN#0.0#0.0\n");
  put(folder + "train_100STYLE_Full.txt", "030001\nM030001\n");
  put(folder + "test_100STYLE_Full.txt", "030002\n");
  if (hasAll) put(folder + "100STYLE_name_dict.txt", "030001 Aeroplane_BR_00.bvh 0\nM030001 Aeroplane_BR_00.bvh 0\n030002 ArmsAboveHead_FW_00.bvh 3\n");
  put(folder + "100STYLE_name_dict_Filter.txt", "030001 Aeroplane_BR_00.bvh 0\nM030001 Aeroplane_BR_00.bvh 0\n");
  dataset::DatasetBuildOptions options;
  options.sources = {{adaptor.toStdString(), root_ / folder, {}}};
  options.out = root_ / "built";
  const auto report = dataset::buildDataset(options);
  QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
  const auto manifest = nlohmann::json::parse(*base::readWholeFile(root_ / "built" / "manifest.json"));
  QVERIFY(manifest.at("sources")[0].at("attribution").get<std::string>().find("100STYLE by Ian Mason") != std::string::npos);
  std::map<std::string, nlohmann::json> clips;
  std::istringstream lines(*base::readWholeFile(root_ / "built" / "clips.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const auto clip = nlohmann::json::parse(line);
    const auto id = clip.at("id").get<std::string>();
    clips[id.substr(id.rfind('/') + 1)] = clip;
  }
  QCOMPARE(clips.size(), std::size_t(4));  // the source has twins of its own
  for (const char* id : {"030001", "M030001"}) {
    QCOMPARE(clips.at(id).at("style").get<std::string>(), std::string("aeroplane"));
    QCOMPARE(clips.at(id).at("content").get<std::string>(), std::string("run-back"));
    QCOMPARE(clips.at(id).at("split").get<std::string>(), std::string("train"));
    QCOMPARE(clips.at(id).at("captions")[0].at("text").get<std::string>(), std::string("a man runs back"));
    QCOMPARE(clips.at(id).at("captions")[0].at("kind").get<std::string>(), std::string("synthetic"));
  }
  QCOMPARE(clips.at("M030001").at("mirrored").get<bool>(), true);
  QCOMPARE(clips.at("030002").at("split").get<std::string>(), std::string("test"));
  QCOMPARE(clips.at("030002").at("style").get<std::string>(), std::string(hasAll ? "arms-above-head" : ""));
  QCOMPARE(clips.at("030002").at("captions").size(), std::size_t(hasAll ? 2 : 0));  // no sentences: what the name says
  QCOMPARE(clips.at("030003").at("style").get<std::string>(), std::string());
}

void TstRetargetedStyles::aHundredNamesAreAHundredStyles() {
  std::set<std::string> styles, spoken;
  const auto names = tests::hundredStyleNames();
  for (const auto& name : names) {
    const auto recording = dataset::styleRecordingOf(name + "_FW_00");
    QVERIFY2(recording, name.c_str());
    styles.insert(recording->style), spoken.insert(recording->captions.back().text);
  }
  QCOMPARE(names.size(), std::size_t(100));
  QCOMPARE(styles.size(), std::size_t(100));
  QCOMPARE(spoken.size(), std::size_t(100));
}

void TstRetargetedStyles::otherNamesAreNone() {
  for (const char* name : {"", "_FW_00", "Old", "Old_", "Old_XX_00", "000001"}) QVERIFY2(!dataset::styleRecordingOf(name), name);
}

QTEST_APPLESS_MAIN(TstRetargetedStyles)
#include "tst_retargeted_styles.moc"
