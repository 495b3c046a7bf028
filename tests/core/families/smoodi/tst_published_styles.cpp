// The style network in its published form on data of a hundred styles and on the authors' list of 47: retargeted 100STYLE is laid out with all of its names, built,
// and learned from.
#include "core/base/json_text.h"
#include "core/checkpoint/safetensors.h"
#include "core/dataset/dataset_builder.h"
#include "core/engine/training_session.h"
#include "core/families/smoodi/style_network.h"
#include "core/io/read/npy.h"
#include "core/representation/humanml3d_features.h"
#include "tests/core/representation/moving_body.h"
#include "tests/support/published_files.h"
#include "tests/support/small_training.h"
#include "tests/support/style_names.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

using namespace core;

class TstPublishedStyles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void everyStyleIsAClass_data();
  void everyStyleIsAClass();
  void theNetworkLearnsThem();

 private:
  using Settings = std::map<std::string, std::string>;
  std::filesystem::path path(const std::string& name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }
  std::string weights(const std::string& run) const { return path(run + "/weights.safetensors").string(); }
  /// A run that passes: its report.
  engine::TrainingReport trained(const std::string& recipe, const std::string& run, int classes, std::int64_t steps, const Settings& settings) const {
    auto report = engine::runTraining(tests::smallTraining(recipe, path(fmt::format("data {}", classes)), path(run), steps, settings), quietly, {});
    if (!report) throw std::runtime_error(report.error().message);
    return std::move(*report);
  }
  void writeSources(int named) const;
  static std::vector<double> losses(const std::filesystem::path& run);
  static void quietly(const jobs::Progress&) {}
  QTemporaryDir folder_;
};

namespace {

const std::map<std::string, std::string> kNetwork{{"form", "published"}, {"batch", "24"}, {"layers", "2"}, {"width", "32"}, {"feed-forward", "48"}};

}  // namespace

// Of each style one motion to learn from, and its beginning held out. All motions and all sentences are there; the list names as many styles as there are to be.
void TstPublishedStyles::writeSources(int named) const {
  const auto names = tests::hundredStyleNames();
  const auto folder = fmt::format("100STYLE {}/", named);
  std::map<std::string, std::string> lists;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const bool isHeldOut : {false, true}) {
      const auto id = fmt::format("{:06}", 30000 + 2 * i + (isHeldOut ? 1 : 0));
      const auto features = representation::extractFeatures(tests::movingBody(i + 1, isHeldOut ? 41 : 61));
      const std::int64_t shape[] = {features.rows, features.width};
      tests::writeBytes(path(folder + "new_joint_vecs/" + id + ".npy"), io::formatNpy(features.values, shape));
      tests::writeBytes(path(folder + "texts/" + id + ".txt"), "a person walks#a/DET person/NOUN#0.0#0.0\n");
      lists[isHeldOut ? "test_100STYLE_Full.txt" : "train_100STYLE_Full.txt"] += id + "\n";
      const auto line = fmt::format("{} {}_{}_00.bvh {}\n", id, names[i], isHeldOut ? "BW" : "FW", i);
      if (named == 100) lists["100STYLE_name_dict.txt"] += line;
      if (i % 2 == 0 && i < 94) lists["100STYLE_name_dict_Filter.txt"] += line;
    }
  }
  for (const auto& [name, lines] : lists) tests::writeBytes(path(folder + name), lines);
}

void TstPublishedStyles::initTestCase() {
  at::set_num_threads(1);
  for (const int named : {100, 47}) {
    writeSources(named);
    dataset::DatasetBuildOptions options;
    options.sources = {{"100style", path(fmt::format("100STYLE {}", named)), {}}};
    options.out = path(fmt::format("data {}", named));
    const auto built = dataset::buildDataset(options);
    QVERIFY2(built, built ? "" : built.error().message.c_str());
  }
}

void TstPublishedStyles::everyStyleIsAClass_data() {
  QTest::addColumn<int>("classes");
  QTest::newRow("100 styles") << 100;
  QTest::newRow("the 47 of the filtered list") << model::StyleNetworkOptions{}.classes;  // the authors' own number
}

void TstPublishedStyles::everyStyleIsAClass() {
  QFETCH(int, classes);
  const auto data = dataset::MotionDataset::open(path(fmt::format("data {}", classes))).value();
  std::set<std::string> learned;
  for (const auto& clip : data.clips())
    if (clip.split == "train" && !clip.style.empty()) learned.insert(clip.style);
  QCOMPARE(learned.size(), static_cast<std::size_t>(classes));
  const auto run = fmt::format("first {}", classes);
  trained("style-network", run, classes, 1, kNetwork);
  // Head by head what the published files hold for so many classes, and a name for each.
  const auto file = model::readTensorFile(weights(run)).value();
  QCOMPARE(c10::str(file.tensors.at("style.classifier.weight").sizes()), fmt::format("[{}, 32]", classes));
  QCOMPARE(c10::str(file.tensors.at("style.classifier.bias").sizes()), fmt::format("[{}]", classes));
  QCOMPARE(c10::str(file.tensors.at("style.classification_layers.1.weight").sizes()), fmt::format("[{}, 32, 5]", classes));
  const auto labels = base::parseJson(file.metadata.at("config")).at("labels").get<std::vector<std::string>>();
  QVERIFY(std::vector(learned.begin(), learned.end()) == labels);
}

std::vector<double> TstPublishedStyles::losses(const std::filesystem::path& run) {
  std::vector<double> all;
  QFile log(QString::fromStdString((run / "log.jsonl").string()));
  if (!log.open(QIODevice::ReadOnly)) return all;
  while (!log.atEnd()) {
    const auto line = base::parseJson(log.readLine().toStdString());
    if (line["kind"] == "train") all.push_back(line["loss"]);
  }
  return all;
}

void TstPublishedStyles::theNetworkLearnsThem() {
  constexpr int kClasses = 100;
  const auto run = fmt::format("style {}", kClasses);
  const auto report = trained("style-network", run, kClasses, 100, kNetwork);
  const auto course = losses(path(run));
  QVERIFY(course.size() == 2);  // means of fifty updates
  const double guess = std::log(kClasses);
  QVERIFY2(course.back() < 0.85 * guess, qPrintable(QStringLiteral("%1 after %2; a guess is %3").arg(course.back()).arg(course.front()).arg(guess)));
  QCOMPARE(report.validation.at("held_out_clips"), static_cast<double>(kClasses));
  QVERIFY2(report.validation.at("held_out_accuracy") > 4.0 / kClasses, qPrintable(QString::number(report.validation.at("held_out_accuracy"))));
}

QTEST_GUILESS_MAIN(TstPublishedStyles)
#include "tst_published_styles.moc"
