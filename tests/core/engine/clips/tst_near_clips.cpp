#include "core/base/file.h"
#include "core/checkpoint/packed_rows.h"
#include "core/dataset/motion_dataset.h"
#include "core/engine/clips/near_clip_finder.h"
#include "core/sampling/compact_parts.h"
#include "tests/support/built_data.h"
#include "tests/support/tiny_model.h"

#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QTest>

using namespace core;
namespace fs = std::filesystem;

namespace {

/// Counts what it is asked.
class CountingEncoder : public text::TextEncoder {
 public:
  explicit CountingEncoder(std::shared_ptr<text::TextEncoder> inner) : inner_(std::move(inner)) {}
  at::Tensor encode(const std::vector<std::string>& prompts) override {
    asked += prompts.size();
    return inner_->encode(prompts);
  }
  int width() const override { return inner_->width(); }
  std::size_t asked = 0;

 private:
  std::shared_ptr<text::TextEncoder> inner_;
};

}  // namespace

/// The nearest clips of a folder and of a data set, by a text encoder of chance: the same words are nearest all the same.
class TstNearClips : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theClipOfTheseWordsComesFirst();
  void lengthBreaksTies();
  void aDataSetIsALibraryToo();
  void aLibraryIsReadOnce();
  void motionsComeAlong();
  void referencesAreRead();
  void whatCannotBeIsOneSentence_data();
  void whatCannotBeIsOneSentence();

 private:
  fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }
  Result<services::NearClipsReport> find(const services::NearClipsRequest& request) { return finder_.find(request, *encoder_, "chance"); }
  QTemporaryDir folder_;
  engine::NearClipFinder finder_;
  std::unique_ptr<CountingEncoder> encoder_;
};

void TstNearClips::initTestCase() {
  tests::writeTextEncoder(path("text.safetensors"));
  tests::writeBuiltData(path("data"), 8, 40);
  tests::writeWalks(path("clips"), "cartwheel_left", 1);
  tests::writeWalks(path("clips/more"), "kick", 2);
  tests::writeWalks(path("clips"), "described", 1);
  QVERIFY(base::writeFileAtomically(path("clips/captions.tsv"), "described_0.bvh\ta person bows deeply\ndescribed_0.bvh\tsomeone bends\n"));
  auto encoder = sampling::loadTextEncoder(model::readWeightsFile(path("text.safetensors")).value(), "text");
  QVERIFY(encoder.ok());
  encoder_ = std::make_unique<CountingEncoder>(*encoder);
}

void TstNearClips::theClipOfTheseWordsComesFirst() {
  for (const auto& [words, file, caption] : {std::tuple{"cartwheel left", "cartwheel_left_0.bvh", "cartwheel left"},
                                             {"someone bends", "described_0.bvh", "someone bends"},
                                             {"a person bows deeply", "described_0.bvh", "a person bows deeply"},
                                             {"kick", "more/kick_0.bvh", "kick"}}) {
    const auto found = find({.prompt = words, .library = path("clips"), .seconds = 2.0, .most = 3});
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    QCOMPARE(found->searched, std::size_t{4});
    QCOMPARE(found->clips.size(), std::size_t{3});
    const auto& best = found->clips.front();
    QCOMPARE(best.clip.file, path("clips") / file);
    QCOMPARE(best.clip.caption, std::string(caption));
    QVERIFY2(std::abs(best.score - 1.0) < 0.01, qPrintable(QString::number(best.score)));
    QVERIFY(best.seconds > 1.5 && best.seconds < 2.5 && !best.motion);
    for (std::size_t i = 1; i < found->clips.size(); ++i) {
      QVERIFY(found->clips[i].score <= found->clips[i - 1].score + 1e-9);  // those of the same words and length stand by name
      QVERIFY2(found->clips[i].clip.file != best.clip.file, "a clip of two captions is listed once");
    }
  }
}

void TstNearClips::lengthBreaksTies() {
  const auto near = find({.prompt = "kick", .library = path("clips"), .seconds = 2.0, .most = 1}),
             far = find({.prompt = "kick", .library = path("clips"), .seconds = 8.0, .most = 1});
  // exp(-0.1 (8 - 2) / 8)
  QVERIFY2(std::abs(far->clips[0].score / near->clips[0].score - 0.928) < 0.005, qPrintable(QString::number(far->clips[0].score)));
}

void TstNearClips::aDataSetIsALibraryToo() {
  const auto found = find({.prompt = "a person turns around", .library = path("data"), .seconds = 2.0, .most = 4});
  QVERIFY2(found, found ? "" : found.error().message.c_str());
  QCOMPARE(found->searched, std::size_t{8});
  for (const auto& clip : found->clips) QCOMPARE(clip.clip.caption, std::string("a person turns around"));
  QCOMPARE(found->clips[0].clip.file, path("data/clip1"));
}

void TstNearClips::aLibraryIsReadOnce() {
  const services::NearClipsRequest request{.prompt = "kick", .library = path("clips"), .seconds = 2.0, .most = 1};
  QVERIFY(find(request).ok());
  const auto before = encoder_->asked;
  QVERIFY(find(request).ok());
  QCOMPARE(encoder_->asked, before + 1);  // the prompt alone
  tests::writeWalks(path("clips"), "jump", 1);
  QCOMPARE(find(request)->searched, std::size_t{5});
  QVERIFY(encoder_->asked > before + 5);
}

void TstNearClips::motionsComeAlong() {
  const auto found = find({.prompt = "kick", .library = path("clips"), .seconds = 2.0, .most = 2, .wantsMotions = true});
  for (const auto& clip : found->clips) {
    QVERIFY(clip.motion);
    QCOMPARE(clip.motion->jointCount(), 22);
    QVERIFY(std::abs(clip.motion->duration() - clip.seconds) < 0.2);
  }
}

void TstNearClips::referencesAreRead() {
  std::vector<std::string> remarks;
  const auto file = engine::nearClipFeatures({path("clips/more/kick_0.bvh"), {}}, remarks);
  QVERIFY(file && file->size(1) == 263 && file->size(0) >= 38);
  const auto data = dataset::MotionDataset::open(path("data")).value();
  const auto clip = engine::nearClipFeatures({path("data/clip5"), {}}, remarks);
  QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
  QVERIFY(clip->equal(data.recorded(data.clips()[5])));  // as it was recorded, not as networks see it
  for (const char* wrong : {"data/clip99", "clips/none.bvh", "nowhere/clip1"}) {
    const auto refused = engine::nearClipFeatures({path(wrong), {}}, remarks);
    QVERIFY2(!refused && refused.error().code == ErrorCode::NotFound && refused.error().message.find(wrong) != std::string::npos, wrong);
  }
  QCOMPARE(engine::nearClipCaption({"a/Spin-kick_02.bvh", {}}).value(), std::string("spin kick"));
  QCOMPARE(engine::nearClipCaption({"a/007.bvh", "a spy walks"}).value(), std::string("a spy walks"));
  QVERIFY(!engine::nearClipCaption({"a/007.bvh", {}}));
}

void TstNearClips::whatCannotBeIsOneSentence_data() {
  QTest::addColumn<QString>("prompt");
  QTest::addColumn<QString>("library");
  QTest::addColumn<int>("most");
  QTest::newRow("no words") << " "
                            << "clips" << 3;
  QTest::newRow("no folder") << "kick"
                             << "nowhere" << 3;
  QTest::newRow("no clips") << "kick"
                            << "empty" << 3;
  QTest::newRow("none wanted") << "kick"
                               << "clips" << 0;
}

void TstNearClips::whatCannotBeIsOneSentence() {
  QFETCH(QString, prompt);
  QFETCH(QString, library);
  QFETCH(int, most);
  fs::create_directories(path("empty"));
  const auto refused = find({.prompt = prompt.toStdString(), .library = path(library.toStdString()), .most = most});
  QVERIFY(!refused && !refused.error().message.empty() && refused.error().message.find('\n') == std::string::npos);
}

QTEST_APPLESS_MAIN(TstNearClips)
#include "tst_near_clips.moc"
