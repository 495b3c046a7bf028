#include "tests/support/loop_gap.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/panels/guidance_panel.h"
#include "ui/session/take_preview.h"
#include "ui/widgets/slider_row.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QMouseEvent>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QStyle>

using namespace core::document;
using core::services::GenerationRequest;
using test_support::TestStudio;

namespace {

/// A hand on a slider.
class Hand {
 public:
  Hand(ui::MainWindow& window, const char* row) : slider_(*window.findChild<ui::SliderRow*>(row)->findChild<QSlider*>()) {}
  ~Hand() {
    if (isDown_) release();
  }
  void press() {
    QTest::mousePress(&slider_, Qt::LeftButton, {}, at(slider_.value()));
    isDown_ = true;
  }
  void moveTo(int tick) {
    const auto point = at(tick);
    QMouseEvent move(QEvent::MouseMove, QPointF(point), QPointF(slider_.mapToGlobal(point)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&slider_, &move);
  }
  /// To the very step, which a hand on a short slider may miss.
  void setTo(int tick) { slider_.setSliderPosition(tick); }
  void release() {
    QTest::mouseRelease(&slider_, Qt::LeftButton, {}, at(slider_.value()));
    isDown_ = false;
  }
  QSlider& slider() { return slider_; }

 private:
  QPoint at(int tick) const {
    const int handle = slider_.style()->pixelMetric(QStyle::PM_SliderLength, nullptr, &slider_), space = slider_.width() - handle;
    return {handle / 2 + QStyle::sliderPositionFromValue(slider_.minimum(), slider_.maximum(), tick, space), slider_.height() / 2};
  }
  QSlider& slider_;
  bool isDown_ = false;
};

struct Following : TestStudio {
  Following() {
    generate("a person walks");
    [this] { QTRY_VERIFY(project().takes.size() == 1 && !studio.generation.isBusy()); }();
  }
  ui::ViewportWidget& view() { return window.views().view(0); }
  bool hasBadge() {
    const auto* badge = view().findChild<QLabel*>("previewBadge");
    return badge && badge->isVisible();
  }
  bool looks() { return view().clip() != project().takes.front().clip; }
};

}  // namespace

class TstTakePreview : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theViewFollowsAndOneTakeIsMade();
  void oneRunsAndTheNewestWaits();
  void nothingStaleIsShown();
  void backWhereATakeIsShowsThatOne();
  void aDoubleClickIsOneChange();
  void anotherMotionIsNotFollowed_data();
  void anotherMotionIsNotFollowed();
  void switchedOffTheSlidersOnlySetTheDraft();
  void theSwitchIsRemembered();
  void anotherTakeEndsIt();
  void theEventLoopGoesOn();
};

void TstTakePreview::theViewFollowsAndOneTakeIsMade() {
  Following it;
  const Take first = it.project().takes.front();
  it.studio.clock.setSpeed(0.1);
  it.studio.clock.seek(1.0);
  Hand hand(it.window, "styleWeight");
  hand.press();
  for (int tick = 16; tick <= 40; tick += 3) {
    hand.moveTo(tick);
    QTest::qWait(15);
  }
  QTRY_VERIFY(it.looks());
  QVERIFY(it.hasBadge());
  QCOMPARE(it.project().takes.size(), std::size_t{1});
  QCOMPARE(it.service.lastRequest.quality, GenerationRequest::Quality::Preview);
  QCOMPARE(it.service.lastRequest.seed, first.request.seed);
  const double dragged = it.project().draft.request.guidance.styleWeight;
  QVERIFY(dragged > 3.0);
  hand.release();
  QTRY_COMPARE(it.project().takes.size(), std::size_t{2});
  const Take& made = it.project().takes.back();
  QCOMPARE(made.request.guidance.styleWeight, dragged);
  QCOMPARE(made.request.seed, first.request.seed);
  QCOMPARE(made.parent, first.id);
  QCOMPARE(it.service.lastRequest.quality, GenerationRequest::Quality::Full);
  QTRY_COMPARE(it.view().clip(), made.clip);
  QVERIFY(!it.hasBadge());
  QVERIFY2(it.studio.clock.time() > 0.9, "the time was set back");
  // One step takes the take back, the next one the slider.
  it.window.actions().undo->trigger();
  QCOMPARE(it.project().takes.size(), std::size_t{1});
  QCOMPARE(it.view().clip(), first.clip);
  it.window.actions().undo->trigger();
  QCOMPARE(it.project().draft.request.guidance.styleWeight, first.request.guidance.styleWeight);
}

void TstTakePreview::oneRunsAndTheNewestWaits() {
  Following it;
  it.service.timePerStep = std::chrono::milliseconds(20);
  const int before = it.service.calls;
  QElapsedTimer elapsed;
  elapsed.start();
  Hand hand(it.window, "contentWeight");
  hand.press();
  for (int tick = 76; tick <= 150; ++tick) {
    hand.moveTo(tick);
    QTest::qWait(4);
  }
  const double last = *it.project().draft.request.guidance.contentWeight;
  QTRY_COMPARE(it.service.lastRequest.guidance.contentWeight, std::optional<double>(last));
  // Each takes a tenth of a second: more of them than tenths would have run beside each other.
  const qint64 looks = it.service.calls - before, most = elapsed.elapsed() / 100 + 1;
  QVERIFY2(looks >= 2 && looks <= most, qPrintable(QStringLiteral("%1 looks, %2 at most").arg(looks).arg(most)));
}

void TstTakePreview::nothingStaleIsShown() {
  Following it;
  QSignalSpy looked(&it.studio.preview, &ui::TakePreview::looked), replaced(&it.studio.preview, &ui::TakePreview::replaced);
  it.service.timePerStep = std::chrono::milliseconds(10);
  Hand hand(it.window, "styleWeight");
  hand.press();
  hand.moveTo(30);
  hand.moveTo(45);
  hand.release();
  QTRY_COMPARE(replaced.size(), 1);
  const auto seen = looked.size();
  const auto shown = it.view().clip();
  QCOMPARE(shown, it.project().takes.back().clip);
  QTest::qWait(400);
  QCOMPARE(looked.size(), seen);
  QCOMPARE(it.view().clip(), shown);
  // Pressed again while the full take is made: that one is not wanted any more.
  hand.press();
  hand.moveTo(60);
  hand.release();
  QTRY_VERIFY(it.studio.generation.isBusy());
  hand.press();
  hand.moveTo(70);
  QVERIFY(!it.studio.generation.isBusy());
  hand.release();
  QTRY_COMPARE(it.project().takes.size(), std::size_t{3});
  QTRY_COMPARE(it.view().clip(), it.project().takes.back().clip);
  QCOMPARE(it.project().takes.back().request.guidance.styleWeight, it.project().draft.request.guidance.styleWeight);
}

void TstTakePreview::backWhereATakeIsShowsThatOne() {
  Following it;
  const auto first = it.project().takes.front();
  const int usual = Hand(it.window, "styleWeight").slider().value();
  for (const int tick : {50, usual}) {
    Hand hand(it.window, "styleWeight");
    hand.press();
    hand.moveTo(tick == usual ? tick + 5 : tick - 5);
    hand.setTo(tick);
    hand.release();
    QTRY_VERIFY(it.project().takes.size() == 2 && !it.hasBadge());
  }
  QTRY_COMPARE(it.view().clip(), first.clip);
  QCOMPARE(it.project().draft.request.guidance.styleWeight, first.request.guidance.styleWeight);
}

void TstTakePreview::aDoubleClickIsOneChange() {
  Following it;
  const int calls = it.service.calls;
  Hand hand(it.window, "styleWeight");
  QTest::mouseClick(&hand.slider(), Qt::LeftButton, {}, QPoint(hand.slider().width() - 6, hand.slider().height() / 2));
  QTest::mouseDClick(&hand.slider(), Qt::LeftButton, {}, QPoint(hand.slider().width() - 6, hand.slider().height() / 2));
  QCOMPARE(it.project().draft.request.guidance.styleWeight, 1.5);
  QTest::qWait(QApplication::doubleClickInterval() + 400);
  QCOMPARE(it.project().takes.size(), std::size_t{1});
  QVERIFY(!it.looks() && !it.hasBadge());
  QVERIFY(it.service.calls - calls <= 2);  // quick looks at most
}

void TstTakePreview::anotherMotionIsNotFollowed_data() {
  QTest::addColumn<bool>("isPath");
  QTest::newRow("another prompt") << false;
  QTest::newRow("another path") << true;
}

void TstTakePreview::anotherMotionIsNotFollowed() {
  QFETCH(bool, isPath);
  Following it;
  it.studio.document.editDraft(DraftField::All, [&](Draft& draft) {
    if (isPath)
      draft.request.path = {{0.0, 0.0, 0.0, {}}, {2.0, 0.0, 2.0, {}}};
    else
      draft.request.prompt = "a person sits down";
  });
  const int calls = it.service.calls;
  Hand hand(it.window, "styleWeight");
  hand.press();
  hand.moveTo(40);
  hand.release();
  QTest::qWait(QApplication::doubleClickInterval() + 300);
  QCOMPARE(it.service.calls.load(), calls);
  QCOMPARE(it.project().takes.size(), std::size_t{1});
  QVERIFY(it.project().draft.request.guidance.styleWeight > 3.0);
}

void TstTakePreview::switchedOffTheSlidersOnlySetTheDraft() {
  Following it;
  auto* box = it.window.findChild<QCheckBox*>("previewWhileDragging");
  QVERIFY(box && box->isChecked());
  QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
  QVERIFY(!it.studio.preview.isOn());
  const int calls = it.service.calls;
  Hand hand(it.window, "classifierScale");
  hand.press();
  hand.moveTo(20);
  hand.release();
  QTest::qWait(QApplication::doubleClickInterval() + 300);
  QCOMPARE(it.service.calls.load(), calls);
  QCOMPARE(it.project().takes.size(), std::size_t{1});
  QVERIFY(it.project().draft.request.guidance.classifierScale > 0.8);
}

void TstTakePreview::theSwitchIsRemembered() {
  QSettings().clear();
  for (const bool wasOn : {true, false}) {
    TestStudio it({}, {}, true);
    auto* box = it.window.findChild<QCheckBox*>("previewWhileDragging");
    QCOMPARE(box->isChecked(), wasOn);
    box->setChecked(false);
    it.window.writeSettings();
  }
  QSettings().clear();
}

void TstTakePreview::anotherTakeEndsIt() {
  Following it;
  it.generate("a person runs");
  QTRY_VERIFY(it.project().takes.size() == 2 && !it.studio.generation.isBusy());
  it.service.timePerStep = std::chrono::milliseconds(10);
  Hand hand(it.window, "styleWeight");
  hand.press();
  hand.moveTo(40);
  QTRY_VERIFY(it.hasBadge());
  it.window.views().showTake(1, 0);
  QVERIFY(!it.hasBadge());
  QCOMPARE(it.view().clip(), it.project().takes.front().clip);
  hand.moveTo(50);
  hand.release();
  QTest::qWait(QApplication::doubleClickInterval() + 600);
  QCOMPARE(it.project().takes.size(), std::size_t{2});
  QCOMPARE(it.view().clip(), it.project().takes.front().clip);
}

// A look takes two seconds here: whoever waited for one would stop the loop that long. A busy machine alone was seen to stop it for 0.4 s.
void TstTakePreview::theEventLoopGoesOn() {
  Following it;
  it.service.timePerStep = std::chrono::milliseconds(400);
  it.studio.clock.pause();
  QTest::qWait(200);
  test_support::LoopGap gap;
  Hand hand(it.window, "styleWeight");
  hand.press();
  for (int i = 0; i < 120; ++i) {
    hand.moveTo(16 + i % 60);
    QTest::qWait(8);
  }
  hand.release();
  QTRY_VERIFY(it.looks());
  qInfo("longest gap of the event loop while a slider was dragged: %lld ms", static_cast<long long>(gap.longest));
  QVERIFY2(gap.longest < 1000, qPrintable(QString::number(gap.longest)));
}

STUDIO_GUI_TEST_MAIN(TstTakePreview)
#include "tst_take_preview.moc"
