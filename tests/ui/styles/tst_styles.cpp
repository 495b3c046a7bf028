// Styles are seen moving, kept as favourites, found again, and blended, with mouse and keyboard.
#include "core/io/write/export.h"
#include "tests/support/fake_generation_service.h"
#include "tests/support/synthetic_motion.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/panels/style_mix_row.h"
#include "ui/styles/style_browser.h"
#include "ui/styles/style_grid.h"

#include <QAbstractEventDispatcher>
#include <QContextMenuEvent>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <ctime>
#include <utility>

using namespace core::document;

namespace {

TakeStyle named(const char* label) { return {TakeStyle::Kind::Named, label, {}}; }

/// A window with the styles of the fake model, and the clips that ship for their pictures.
struct Styled {
  explicit Styled(const QString& kept = {}, bool usesSettings = false, bool changes = true)
      : studio(service, service, service, options(kept, usesSettings)), window(studio) {
    core::services::ModelInfo info;
    info.name = "default", info.familyTitle = "SMooDi", info.can.style = info.can.namedStyles = true, info.can.course = changes;
    service.installed = {info};
    window.resize(1280, 800);
    window.show();
    window.begin({});
    list = window.findChild<ui::StyleGrid*>(QStringLiteral("styleList"));
    [this] { QTRY_VERIFY(list->model()->rowCount() > 10); }();
    (void)QTest::qWaitForWindowExposed(&window);
  }
  static ui::StudioOptions options(const QString& kept, bool usesSettings) {
    ui::StudioOptions made;
    made.styleMotions = QStringLiteral(STUDIO_SOURCE_DIR "/resources/styles");
    made.pictureFolder = kept;
    made.usesSettings = usesSettings;
    return made;
  }
  static QModelIndex tileIn(ui::StyleGrid& grid, const QString& title) {
    for (int i = 0; i < grid.model()->rowCount(); ++i)
      if (grid.model()->index(i, 0).data().toString() == title) return grid.model()->index(i, 0);
    return {};
  }
  QModelIndex tile(const QString& title) const { return tileIn(*list, title); }
  QPoint placeOf(const QString& title) const {
    list->scrollTo(tile(title));
    return list->visualRect(tile(title)).center();
  }
  static void point(ui::StyleGrid& grid, const QPoint& at) { QTest::mouseMove(grid.viewport(), at); }
  static void drag(ui::StyleGrid& grid, const QPoint& from, const QPoint& to, bool drops = true) {
    QTest::mousePress(grid.viewport(), Qt::LeftButton, {}, from);
    for (int i = 1; i <= 4; ++i) QTest::mouseMove(grid.viewport(), from + (to - from) * i / 4);
    if (drops) QTest::mouseRelease(grid.viewport(), Qt::LeftButton, {}, to);
  }
  static QImage seen(ui::StyleGrid& grid, const QString& title) { return grid.viewport()->grab(grid.visualRect(tileIn(grid, title))).toImage(); }
  /// In how many of eight looks, 60 ms apart, a tile is not what it was in the first.
  static int changesOf(ui::StyleGrid& grid, const QString& title) {
    const QImage first = seen(grid, title);
    int changes = 0;
    for (int i = 0; i < 8; ++i) {
      QTest::qWait(60);
      changes += seen(grid, title) != first;
    }
    return changes;
  }
  /// Until every tile in sight has the picture of its motion.
  void waitForPictures(ui::StyleGrid& grid) {
    const QSize size = &grid == list ? QSize(72, 56) : QSize(124, 104);
    for (int i = 0; i < grid.model()->rowCount(); ++i) {
      const QModelIndex index = grid.model()->index(i, 0);
      const auto style = index.data(ui::StyleListModel::StyleRole).value<TakeStyle>();
      const bool isThere =
          style.kind == TakeStyle::Kind::File || QFile::exists(QStringLiteral(STUDIO_SOURCE_DIR "/resources/styles/%1.bvh").arg(QString::fromStdString(style.name)));
      if (!isThere || !grid.viewport()->rect().intersects(grid.visualRect(index))) continue;
      QTRY_VERIFY_WITH_TIMEOUT(studio.pictures.reel(style, size, grid.devicePixelRatioF()) != nullptr, 60'000);
    }
    grid.viewport()->update();
    QTest::qWait(20);
  }
  ui::StyleBrowser& browse() {
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window, 2000);
    QTest::keyClick(&window, Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    auto* browser = window.findChild<ui::StyleBrowser*>();
    (void)QTest::qWaitForWindowExposed(browser);
    return *browser;
  }
  const TakeRequest& request() const { return studio.document.project().draft.request; }

  test_support::FakeGenerationService service;
  ui::Studio studio;
  ui::MainWindow window;
  ui::StyleGrid* list = nullptr;
};

void click(QWidget& in, const char* button) { QTest::mouseClick(in.findChild<QToolButton*>(QLatin1String(button)), Qt::LeftButton); }

}  // namespace

class TstStyles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void aStyleMovesUnderTheMouse();
  void whatWasDrawnIsKept();
  void aClipOfOnesOwnHasPictureAndLength();
  void favouritesComeFirstAndAreKept();
  void theLastUsedOnesComeNext();
  void oneDraggedOntoAnotherIsABlend();
  void whatCannotBeBlendedIsNot();
  void theBrowserShowsThemAllMoving();
  void theBrowserChoosesAndBlends();
  void theWindowIsNeverHeldUp();
};

void TstStyles::aStyleMovesUnderTheMouse() {
  Styled test;
  test.list->scrollToTop();
  test.waitForPictures(*test.list);
  const QString first = test.list->model()->index(1, 0).data().toString(), second = test.list->model()->index(2, 0).data().toString();
  QVERIFY(test.studio.pictures.reel(test.studio.styles.style(test.studio.styles.index(1)), QSize(72, 56), test.list->devicePixelRatioF()) != nullptr);
  Styled::point(*test.list, test.list->visualRect(test.tile(first)).center());
  const int moving = Styled::changesOf(*test.list, first);
  QVERIFY2(moving >= 4, qPrintable(QStringLiteral("%1 moves").arg(moving)));
  QCOMPARE(Styled::changesOf(*test.list, second), 0);
  test_support::keepPicture(test.window, QStringLiteral("picker"));
}

void TstStyles::whatWasDrawnIsKept() {
  QTemporaryDir kept;
  {
    Styled test(kept.path());
    test.waitForPictures(*test.list);
  }
  const auto files = QDir(kept.path()).entryInfoList({QStringLiteral("*.png")}, QDir::Files);
  QVERIFY2(files.size() >= 2, qPrintable(QString::number(files.size())));
  // Painted over, what is shown is what was kept, and not drawn again.
  for (const auto& file : files) {
    QImage image(file.filePath());
    image.fill(QColor(0, 200, 80));
    QVERIFY(image.save(file.filePath()));
  }
  Styled test(kept.path());
  test.waitForPictures(*test.list);
  const QImage tile = Styled::seen(*test.list, test.list->model()->index(1, 0).data().toString());
  QCOMPARE(tile.pixelColor(tile.width() / 2, tile.height() / 3), QColor(0, 200, 80));
}

void TstStyles::aClipOfOnesOwnHasPictureAndLength() {
  QTemporaryDir folder;
  const QString file = folder.filePath(QStringLiteral("otto.bvh"));
  QVERIFY(core::io::exportClip(file.toStdString(), test_support::syntheticWalk(3, 75), {}));
  Styled test;
  test.studio.files.checkStyle(file);
  QTRY_VERIFY(test.tile(QStringLiteral("otto")).isValid());
  const TakeStyle style{TakeStyle::Kind::File, {}, file.toStdString()};
  QTRY_VERIFY(std::abs(test.studio.pictures.seconds(style) - 75.0 / 20.0) < 0.02);
  test.waitForPictures(*test.list);
  test.list->scrollTo(test.tile(QStringLiteral("otto")));
  Styled::point(*test.list, test.list->visualRect(test.tile(QStringLiteral("otto"))).center());
  QVERIFY(Styled::changesOf(*test.list, QStringLiteral("otto")) >= 4);
  test_support::keepPicture(test.window, QStringLiteral("own"));
}

void TstStyles::favouritesComeFirstAndAreKept() {
  const QString title = QStringLiteral("Proud");
  {
    Styled test({}, true);
    QVERIFY(test.tile(title).row() > 2);
    test.list->scrollTo(test.tile(title));
    Styled::point(*test.list, test.list->visualRect(test.tile(title)).center());
    test_support::keepPicture(test.window, QStringLiteral("star"));
    QTest::mouseClick(test.list->viewport(), Qt::LeftButton, {}, test.list->starOf(test.tile(title)).center());
    QCOMPARE(test.tile(title).row(), 1);
    QCOMPARE(test.request().style, TakeStyle{});  // the star does not choose
    QVERIFY(test.tile(title).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("favourite")));
    // Another one by the menu of the keyboard.
    test.window.activateWindow();
    test.list->setFocus();
    test.list->setCurrentIndex(test.tile(QStringLiteral("Old")));
    QTimer::singleShot(0, &test.window, [] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      QVERIFY(menu);
      menu->setActiveAction(menu->actions().front());
      QTest::keyClick(menu, Qt::Key_Return);
    });
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(1, 1), test.list->viewport()->mapToGlobal(QPoint(1, 1)));
    QApplication::sendEvent(test.list->viewport(), &event);
    QCOMPARE(test.tile(QStringLiteral("Old")).row(), 1);  // in the library's order
    QCOMPARE(test.tile(title).row(), 2);
  }
  Styled test({}, true);
  QCOMPARE(test.tile(QStringLiteral("Old")).row(), 1);
  QCOMPARE(test.tile(title).row(), 2);
  test.list->scrollTo(test.tile(title));
  QTest::mouseClick(test.list->viewport(), Qt::LeftButton, {}, test.list->starOf(test.tile(title)).center());
  QVERIFY(test.tile(title).row() > 2);
}

void TstStyles::theLastUsedOnesComeNext() {
  {
    Styled test({}, true);
    test.studio.styles.setFavourite(named("angry"), true);
    for (const char* label : {"proud", "old"}) {
      test.studio.document.editDraft(DraftField::All, [label](Draft& draft) {
        draft.request.prompt = "a person walks";
        draft.request.style = named(label);
      });
      const auto before = test.studio.document.project().takes.size();
      test.window.actions().generate->trigger();
      QTRY_COMPARE(test.studio.document.project().takes.size(), before + 1);
    }
    QCOMPARE(test.tile(QStringLiteral("Angry")).row(), 1);
    QCOMPARE(test.tile(QStringLiteral("Old")).row(), 2);
    QCOMPARE(test.tile(QStringLiteral("Proud")).row(), 3);
    QVERIFY(test.list->viewport()->rect().contains(test.list->visualRect(test.list->currentIndex()).center()));
  }
  Styled test({}, true);
  QCOMPARE(test.tile(QStringLiteral("Proud")).row(), 3);
}

void TstStyles::oneDraggedOntoAnotherIsABlend() {
  Styled test;
  auto* row = test.window.findChild<ui::StyleMixRow*>();
  const QString first = test.list->model()->index(1, 0).data().toString(), second = test.list->model()->index(2, 0).data().toString();
  test.list->scrollToTop();
  const QPoint from = test.list->visualRect(test.tile(second)).center(), to = test.list->visualRect(test.tile(first)).center();
  Styled::drag(*test.list, from, to, false);
  QVERIFY(test.list->isDragging());
  QCOMPARE(test.request().style, TakeStyle{});  // nothing is chosen by it
  test_support::keepPicture(test.window, QStringLiteral("drag"));
  QTest::mouseRelease(test.list->viewport(), Qt::LeftButton, {}, to);
  const auto& styles = test.studio.styles;
  QCOMPARE(test.request().style, styles.style(styles.index(1)));
  QCOMPARE(test.request().course.mix, styles.style(styles.index(2)));
  QCOMPARE(test.request().course.share, (core::base::Curve{{0.0, 0.5}}));
  QVERIFY(row->isVisible());
  QCOMPARE(test.list->currentIndex(), test.tile(first));
  // One step.
  test.studio.document.undo();
  QCOMPARE(test.request().style, TakeStyle{});
  QVERIFY(test.request().course.mix == TakeStyle{} && !row->isVisible());
  // Escape lets go, and generating is not stopped by it.
  Styled::drag(*test.list, from, to, false);
  QTest::keyClick(test.list, Qt::Key_Escape);
  QVERIFY(!test.list->isDragging());
  QTest::mouseRelease(test.list->viewport(), Qt::LeftButton, {}, to);
  QCOMPARE(test.request().course.mix, TakeStyle{});
  QCOMPARE(test.request().style, TakeStyle{});
}

void TstStyles::whatCannotBeBlendedIsNot() {
  Styled test({}, false, false);
  const QPoint old = test.placeOf(QStringLiteral("Old"));
  const QModelIndex beside = test.list->indexAt(old + QPoint(-81, 0)).isValid() ? test.list->indexAt(old + QPoint(-81, 0)) : test.list->indexAt(old + QPoint(81, 0));
  QVERIFY(beside.isValid());
  Styled::drag(*test.list, old, test.list->visualRect(beside).center());  // the model keeps one style
  QCOMPARE(test.request().course.mix, TakeStyle{});
  Styled able;
  able.list->scrollToTop();
  const QPoint none = able.list->visualRect(able.list->model()->index(0, 0)).center(), one = able.list->visualRect(able.list->model()->index(1, 0)).center();
  Styled::drag(*able.list, one, none);
  Styled::drag(*able.list, none, one);
  Styled::drag(*able.list, one, one + QPoint(15, 5));
  Styled::drag(*able.list, one, QPoint(one.x(), -60));
  QCOMPARE(able.request().course.mix, TakeStyle{});
  QCOMPARE(able.request().style, TakeStyle{});
}

void TstStyles::theBrowserShowsThemAllMoving() {
  Styled test;
  test.studio.styles.setFavourite(named("proud"), true);
  click(test.window, "browseStyles");
  auto* browser = test.window.findChild<ui::StyleBrowser*>();
  QVERIFY(browser && browser->isVisible());
  auto* grid = browser->findChild<ui::StyleGrid*>();
  test.waitForPictures(*grid);
  test_support::keepPicture(*browser, QStringLiteral("browser"));
  for (const char* title : {"Proud", "Angry", "Chicken"}) QVERIFY2(Styled::changesOf(*grid, QLatin1String(title)) >= 4, title);
  click(*browser, "favouriteStyles");
  QCOMPARE(grid->model()->rowCount(), 1);
  click(*browser, "recentStyles");
  QCOMPARE(grid->model()->rowCount(), 0);
  test_support::keepPicture(*browser, QStringLiteral("browser_empty"));
  click(*browser, "ownStyles");
  QCOMPARE(grid->model()->rowCount(), 0);
  click(*browser, "allStyles");
  QTest::keyClicks(browser->findChild<QLineEdit*>(QStringLiteral("styleBrowserSearch")), "elder");
  QCOMPARE(grid->model()->rowCount(), 1);
  QCOMPARE(test.request().style, TakeStyle{});
}

void TstStyles::theBrowserChoosesAndBlends() {
  Styled test;
  auto& browser = test.browse();
  QVERIFY(browser.isVisible());
  auto* grid = browser.findChild<ui::StyleGrid*>();
  const auto placeOf = [&](const char* title) {
    grid->scrollTo(Styled::tileIn(*grid, QLatin1String(title)));
    return grid->visualRect(Styled::tileIn(*grid, QLatin1String(title))).center();
  };
  QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, placeOf("Proud"));
  QCOMPARE(test.request().style, named("proud"));
  QCOMPARE(test.list->currentIndex(), test.tile(QStringLiteral("Proud")));
  Styled::drag(*grid, placeOf("Angry"), placeOf("Chicken"));
  QCOMPARE(test.request().style, named("chicken"));
  QCOMPARE(test.request().course.mix, named("angry"));
  QVERIFY(browser.findChild<ui::StyleMixRow*>()->isVisible());
  QTest::keyClick(&browser, Qt::Key_Escape);
  QVERIFY(!browser.isVisible());
}

void TstStyles::theWindowIsNeverHeldUp() {
  // What the thread of the window works between two rests; its own time, not the clock's, so that a busy machine says the same.
  struct Watch {
    static double now() {
      timespec time{};
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
      return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
    }
    std::vector<double> stretches;
    double since = now();
  } watch;
  Styled test;
  QSignalSpy drawn(&test.studio.pictures, &ui::StylePictures::drawn);
  auto& browser = test.browse();
  auto* grid = browser.findChild<ui::StyleGrid*>();
  auto* dispatcher = QAbstractEventDispatcher::instance();
  QTest::qWait(100);  // what there is to lay out in the window that was just opened
  watch.since = Watch::now();
  // From one rest to the next: some dispatchers work before they say that they woke up.
  const auto rests = connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [&watch] {
    const double now = Watch::now();
    watch.stretches.push_back(now - std::exchange(watch.since, now));
  });
  // A loop that rests; while they are drawn, and while they move.
  QEventLoop loop;
  QElapsedTimer watched;
  watched.start();
  QTimer poll;
  connect(&poll, &QTimer::timeout, &loop, [&] {
    if (drawn.count() >= 8 && watched.elapsed() > 1500) loop.quit();
  });
  poll.start(100);
  QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
  loop.exec();
  QVERIFY2(drawn.count() >= 8, qPrintable(QString::number(drawn.count())));
  disconnect(rests);
  QVERIFY(watch.stretches.size() > 30);
  const double most = *std::max_element(watch.stretches.begin(), watch.stretches.end());
  std::nth_element(watch.stretches.begin(), watch.stretches.begin() + static_cast<std::ptrdiff_t>(watch.stretches.size() / 2), watch.stretches.end());
  qInfo("%zu stretches, the middle one %.2f ms, the longest %.2f ms", watch.stretches.size(), watch.stretches[watch.stretches.size() / 2], most);
  QVERIFY2(most < 16.0, qPrintable(QStringLiteral("%1 ms").arg(most)));
  QVERIFY(grid->isVisible());
}

STUDIO_GUI_TEST_MAIN(TstStyles)
#include "tst_styles.moc"
