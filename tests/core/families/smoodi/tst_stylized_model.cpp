#include "core/families/smoodi/loaded_compact.h"
#include "core/families/smoodi/stylized_generator.h"

#include "core/checkpoint/safetensors.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>
#include <limits>

using namespace core;
using namespace core::sampling;

/// The weights that ship, changed in the ways in which a file can be wrong, and clips and lengths of every kind given to them.
class TstStylizedModel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void wrongFilesAreRefusedInOneSentence_data();
  void wrongFilesAreRefusedInOneSentence();
  void aTruncatedFileIsRefused();
  void styleClipsOfEveryLength_data();
  void styleClipsOfEveryLength();
  void lengthsNeedNoFactor_data();
  void lengthsNeedNoFactor();
  void oneGradientServesTwoDescents();

 private:
  std::filesystem::path shipped_ = STUDIO_SOURCE_DIR "/resources/models/smoodi-compact.safetensors";
  model::TensorFile file_;
  StylizedModel model_;
};

namespace {

using Change = std::function<void(model::TensorFile&)>;

// The first tensor under a prefix whose name ends so.
at::Tensor& tensorOf(model::TensorFile& file, const std::string& prefix, const std::string& end) {
  for (auto& [name, tensor] : file.tensors) {
    if (name.starts_with(prefix) && name.ends_with(end)) return tensor;
  }
  throw std::runtime_error("the shipped model has no tensor " + prefix + "..." + end);
}

}  // namespace

void TstStylizedModel::initTestCase() {
  at::set_num_threads(2);
  auto file = model::readTensorFile(shipped_);
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  file_ = std::move(*file);
  auto loaded = loadStylizedModel(shipped_);
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  model_ = std::move(*loaded);
}

void TstStylizedModel::wrongFilesAreRefusedInOneSentence_data() {
  QTest::addColumn<Change>("change");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* name, const char* says, Change change) { QTest::newRow(name) << std::move(change) << QString(says); };
  row("another model", "not a stylized model of this program", [](auto& f) { f.metadata["format"] = "gesto-published-model"; });
  row("no header", "not a stylized model of this program", [](auto& f) { f.metadata.clear(); });
  row("a weight that is no number", "not numbers", [](auto& f) {
    auto& weight = tensorOf(f, "denoiser/", "linear1.bias");
    weight = weight.clone();
    weight.view({-1})[5] = std::numeric_limits<float>::quiet_NaN();
  });
  row("rows that are scaled by no number", "not numbers", [](auto& f) {
    auto& scale = tensorOf(f, "denoiser/", "linear1.weight.row_scale");
    scale = scale.clone();
    scale.view({-1})[5] = std::numeric_limits<float>::quiet_NaN();
  });
  row("an infinite prototype", "not numbers", [](auto& f) {
    auto& mean = tensorOf(f, "adaptor/prototype.", ".mean");
    mean = at::full_like(mean, std::numeric_limits<float>::infinity());
  });
  row("statistics of a content without their other half", "is incomplete", [](auto& f) { f.tensors["adaptor/content.crawl.old.mean"] = at::zeros({256}); });
  row("statistics of nothing", "names no content", [](auto& f) { f.tensors["adaptor/content.crawl"] = at::zeros({256}); });
  row("a missing tensor", "is missing",
      [](auto& f) { std::erase_if(f.tensors, [](const auto& item) { return item.first.find("linear2.weight") != std::string::npos; }); });
  row("a tensor of another shape", "expected", [](auto& f) {
    auto& bias = tensorOf(f, "adaptor/", "linear1.bias");
    bias = at::zeros({bias.size(0) + 1}, bias.options());
  });
  row("the normalization of another skeleton", "numbers", [](auto& f) { tensorOf(f, "vae/mean", "") = at::zeros({251}), tensorOf(f, "vae/std", "") = at::ones({251}); });
  row("a style network of another skeleton", "numbers",
      [](auto& f) { tensorOf(f, "style/mean", "") = at::zeros({251}), tensorOf(f, "style/std", "") = at::ones({251}); });
  row("a deviation of zero", "no mean and deviation", [](auto& f) { tensorOf(f, "vae/std", "") = at::zeros({263}); });
}

void TstStylizedModel::wrongFilesAreRefusedInOneSentence() {
  QFETCH(Change, change);
  QFETCH(QString, says);
  const QTemporaryDir folder;
  const std::filesystem::path path(folder.filePath("wrong.safetensors").toStdString());
  auto changed = file_;
  change(changed);
  QVERIFY(model::writeSafetensors(path, changed.tensors, changed.metadata));
  const auto loaded = loadStylizedModel(path);
  QVERIFY(!loaded);
  const auto& message = loaded.error().message;
  QVERIFY2(message.find(says.toStdString()) != std::string::npos && message.find("wrong.safetensors") != std::string::npos, message.c_str());
  QVERIFY(message.find('\n') == std::string::npos);
}

void TstStylizedModel::aTruncatedFileIsRefused() {
  const QTemporaryDir folder;
  const std::filesystem::path path(folder.filePath("cut.safetensors").toStdString());
  for (const double share : {0.0, 1e-7, 1e-4, 0.5, 0.999}) {
    std::filesystem::copy_file(shipped_, path, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    std::filesystem::resize_file(path, static_cast<std::uintmax_t>(share * static_cast<double>(std::filesystem::file_size(path))));
    const auto loaded = loadStylizedModel(path);
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().message.find("cut.safetensors") != std::string::npos, loaded.error().message.c_str());
  }
}

void TstStylizedModel::styleClipsOfEveryLength_data() {
  QTest::addColumn<int>("frames");
  QTest::addColumn<bool>("isTaken");
  for (const int frames : {1, 15, 16, 197, 5000}) QTest::addRow("%d frames", frames) << frames << (frames >= 16);
}

void TstStylizedModel::styleClipsOfEveryLength() {
  QFETCH(int, frames);
  QFETCH(bool, isTaken);
  at::manual_seed(1);
  const auto clip = model_.style.mean + model_.style.std * at::randn({frames, 263});
  const auto style = styleOfFeatures(model_, clip);
  QCOMPARE(style.ok(), isTaken);
  if (!isTaken) {
    QCOMPARE(style.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(style.error().message.find("at least 16 frames") != std::string::npos, style.error().message.c_str());
    return;
  }
  QVERIFY(style->embedding.isfinite().all().item<bool>());
  // Of a long clip the middle 480 frames count.
  if (frames > 480) QVERIFY(styleOfFeatures(model_, clip.narrow(0, (frames - 480) / 2, 480))->embedding.equal(style->embedding));
}

void TstStylizedModel::lengthsNeedNoFactor_data() {
  QTest::addColumn<int>("frames");
  for (const int frames : {20, 21, 22, 23, 195, 196}) QTest::addRow("%d frames", frames) << frames;
}

void TstStylizedModel::lengthsNeedNoFactor() {
  QFETCH(int, frames);
  StylizedSampleOptions options;
  options.prompt = "a person walks";
  options.frames = frames;
  options.steps = 4;
  options.energy.iterations = 1;
  options.style = *namedStyle(model_, model_.prototypes.begin()->first);
  const auto motion = sampleStylized(model_, options, [](const jobs::Progress&) {}, {});
  QVERIFY2(motion, motion ? "" : motion.error().message.c_str());
  QCOMPARE(motion->size(0), frames);
  QVERIFY(motion->isfinite().all().item<bool>());
}

// Beside an adaptor that was taught the classifier's work, which is most of the time.
void TstStylizedModel::oneGradientServesTwoDescents() {
  const auto loaded = families::loadCompactSmoodi(shipped_);
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  auto& one = **loaded;
  QVERIFY(one.facts().previewSteps > 0 && one.facts().previewSteps < one.facts().steps);
  families::MotionWish usual;
  usual.prompt = "a person walks", usual.frames = 40, usual.style.kind = families::StyleWish::Kind::Named, usual.style.name = "old", usual.steps = 12;
  auto two = usual, each = usual;
  two.gradientReuse = 2, each.gradientReuse = 1;
  const auto features = [&](const families::MotionWish& wish) { return one.sample({&wish, 1}, {}, {}).value().front().features; };
  QVERIFY(features(usual).equal(features(two)));
  QVERIFY(!features(usual).equal(features(each)));
}

QTEST_APPLESS_MAIN(TstStylizedModel)
#include "tst_stylized_model.moc"
