// What a day with the window brings: the camera, the screen, a crash, what goes on. With mouse and keyboard where a person would use them.
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/models/job_list_model.h"
#include "ui/panels/style_panel.h"
#include "ui/widgets/drop_hint.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/picture_view.h"
#include "ui/window_place.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolBar>
#include <QToolButton>

using namespace core::document;
using test_support::TestStudio;

class TstDailyComfort : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void takesThatTravelAreFollowed();
  void takesThatStayAreNotFollowed();
  void theWindowIsNeverLargerThanItsScreen();
  void aSmallWindowScrollsItsPanels();
  void aRecoveredProjectKeepsItsName();
  void theWindowsPlaceSurvivesACrash();
  void whatRunsStandsOnTop();
  void theLogTellsWhatWasDone();
  void flatViewsShowBodiesOnly();
  void flatViewsGoWithTheTakeThatBroughtThem();
  void whatWentWellFadesAndCoversNothing();
  void notesSpeakAnAnimatorsLanguage();
  void theFocusIsSeenOnEveryControl();
  void theTabKeyGoesAsTheEyeDoes();
  void whatHangsOverTheWindowIsNamed();
  void theTimelineCountsInTheAuthorsFrames();
  void noCommandIsPushedOutOfTheToolBar();
};

void TstDailyComfort::init() { QSettings().clear(); }

namespace {

/// Where the figure's root is in the picture, -1 to 1 each; outside: not seen.
glm::vec2 rootInPicture(ui::ViewportWidget& view) {
  const auto& figure = view.scene().figures.front();
  const glm::vec3 root = render::jointPositionAt(figure, render::rootJointOf(figure.clip->skeleton()));
  const glm::vec4 at = view.camera().clipFromWorld(1.5f) * glm::vec4(root, 1.0f);
  return glm::vec2(at) / at.w;
}

}  // namespace

void TstDailyComfort::takesThatTravelAreFollowed() {
  TestStudio test;
  test.studio.document.editDraft(DraftField::Length, [](Draft& draft) { draft.request.seconds = 9.0; });
  test.generate("walk far");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.clock.pause();
  auto& view = test.window.views().view(0);
  test.studio.clock.seek(0.0);
  const glm::vec2 first = rootInPicture(view);
  test.studio.clock.seek(8.9);
  const glm::vec2 last = rootInPicture(view);
  QVERIFY2(glm::distance(first, last) < 0.1f, "the figure walks away from its camera");
  QVERIFY2(view.camera().distance() < 6.0f, qPrintable(QString::number(static_cast<double>(view.camera().distance()))));
  test.window.actions().followRoot->trigger();
  test.studio.clock.seek(0.0);
  QVERIFY(glm::distance(rootInPicture(view), last) > 0.3f);
}

void TstDailyComfort::takesThatStayAreNotFollowed() {
  TestStudio test;
  test.studio.document.editDraft(DraftField::Length, [](Draft& draft) { draft.request.seconds = 1.0; });
  test.generate("a step");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.clock.pause();
  test.studio.clock.seek(0.0);
  const glm::vec3 target = test.window.views().view(0).camera().target();
  test.studio.clock.seek(0.9);
  QCOMPARE(glm::distance(test.window.views().view(0).camera().target(), target), 0.0f);
}

void TstDailyComfort::theWindowIsNeverLargerThanItsScreen() {
  QCOMPARE(ui::WindowPlace::inside({160, 88, 1280, 800}, {0, 0, 1280, 800}, 32), QRect(0, 32, 1280, 768));
  QCOMPARE(ui::WindowPlace::inside({-50, 900, 600, 400}, {0, 0, 1280, 800}, 0), QRect(0, 400, 600, 400));
  QCOMPARE(ui::WindowPlace::inside({10, 40, 600, 400}, {0, 0, 1280, 800}, 32), QRect(10, 40, 600, 400));
  test_support::FakeGenerationService service;
  ui::Studio studio(service, service, service, {.usesSettings = false});
  ui::MainWindow window(studio);
  const QSize screen = window.screen()->availableSize();
  QVERIFY2(window.width() <= screen.width() && window.height() < screen.height(), qPrintable(QString("%1 x %2").arg(window.width()).arg(window.height())));
  window.resize(screen * 2);
  const QByteArray large = window.saveGeometry();
  ui::WindowPlace place(window);
  QVERIFY(place.restore(large));
  QVERIFY(window.width() <= screen.width() && window.height() < screen.height());
}

void TstDailyComfort::aSmallWindowScrollsItsPanels() {
  TestStudio test;
  test.window.resize(960, 600);
  QTest::qWait(80);
  QCOMPARE(test.window.size(), QSize(960, 600));
  int scrolling = 0;
  for (auto* area : test.window.findChildren<QScrollArea*>("panelScroll")) {
    QVERIFY2(area->widget()->height() >= area->widget()->minimumSizeHint().height(), "a panel is squeezed instead of scrolled");
    QVERIFY(test.window.rect().contains(QRect(area->mapTo(&test.window, QPoint(0, 0)), area->size())));
    if (area->verticalScrollBar()->maximum() == 0) continue;
    ++scrolling;
    auto* bar = area->verticalScrollBar();
    const int before = bar->value();
    QVERIFY(bar->isVisible());
    QTest::keyClick(bar, Qt::Key_PageDown);
    QVERIFY(bar->value() > before);
  }
  QVERIFY2(scrolling > 0, "everything fits: this test shows nothing");
}

void TstDailyComfort::aRecoveredProjectKeepsItsName() {
  QTemporaryDir folder, elsewhere;
  const QString file = elsewhere.filePath("hero walk.gesto");
  QStringList left;
  {
    TestStudio test(folder.path());
    test.generate("a person waves");
    QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
    QSignalSpy saved(&test.studio.session, &ui::ProjectSession::saved);
    test.studio.session.save(file);
    QVERIFY(saved.wait());
    test.generate("a person jumps");
    QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
    test.studio.session.autosaveNow();
    QTRY_VERIFY(QDir(folder.path()).entryList({"*.gesto"}).size() == 1);
    QTest::qWait(200);
    // What a killed process leaves: everything but its lock.
    for (const QString& name : QDir(folder.path()).entryList(QDir::Files))
      if (!name.endsWith(QStringLiteral(".lock")) && QFile::copy(folder.filePath(name), elsewhere.filePath(name))) left << name;
  }
  for (const QString& name : left) QVERIFY(QFile::copy(elsewhere.filePath(name), folder.filePath(name)));
  TestStudio test(folder.path());
  QVERIFY2(test.message().contains(QStringLiteral("hero walk")), qPrintable(test.message()));
  QPushButton* restore = nullptr;
  for (auto* button : test.window.findChild<ui::MessageBar*>()->findChildren<QPushButton*>())
    if (button->isVisible()) restore = button;
  QVERIFY(restore);
  QTest::mouseClick(restore, Qt::LeftButton);
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QCOMPARE(test.studio.session.file(), file);
  QVERIFY2(test.window.windowTitle().startsWith(QStringLiteral("hero walk")), qPrintable(test.window.windowTitle()));
  QVERIFY(test.studio.document.isModified());
  const auto* jobs = test.window.findChild<QListView*>("jobList");
  for (int row = 0; row < jobs->model()->rowCount(); ++row)
    for (const QString& name : left) QVERIFY2(!jobs->model()->index(row, 0).data().toString().contains(name.section(u'.', 0, 0)), "a job shows the copy's name");
}

void TstDailyComfort::theWindowsPlaceSurvivesACrash() {
  TestStudio test({}, {}, true);
  test.window.resize(1111, 777);
  QTRY_VERIFY2(QSettings().contains("window/geometry"), "size and place are kept only when the window is closed");
  const QByteArray kept = QSettings().value("window/geometry").toByteArray();
  test.window.showMaximized();
  QTRY_VERIFY(QSettings().value("window/geometry").toByteArray() != kept);
  QCOMPARE(QSettings().value("window/geometry").toByteArray(), test.window.saveGeometry());
}

void TstDailyComfort::whatRunsStandsOnTop() {
  TestStudio test;
  const auto* list = test.window.findChild<QListView*>("jobList");
  QTRY_VERIFY(list->model()->rowCount() == 1 &&
              list->model()->index(0, 0).data(ui::JobListModel::StateRole).toInt() == static_cast<int>(ui::JobListModel::State::Finished));
  const auto stateOf = [list](int row) { return static_cast<ui::JobListModel::State>(list->model()->index(row, 0).data(ui::JobListModel::StateRole).toInt()); };
  test.service.timePerStep = std::chrono::milliseconds(500);  // long enough that the first is still being made at the end of this test
  test.studio.document.editDraft(DraftField::Variants, [](Draft& draft) { draft.variants = 4; });
  test.generate("walk");
  QTRY_COMPARE(list->model()->rowCount(), 5);
  QTRY_VERIFY2(stateOf(0) == ui::JobListModel::State::Running, "what runs is scrolled away below what waits");
  for (int row = 1; row < 4; ++row) QVERIFY(stateOf(row) == ui::JobListModel::State::Waiting);
  test.window.actions().stop->trigger();
  QTRY_VERIFY(!test.studio.generation.isBusy());
}

void TstDailyComfort::theLogTellsWhatWasDone() {
  TestStudio test;
  test.generate("a person waves");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  QToolButton* button = nullptr;
  for (auto* candidate : test.window.findChildren<QToolButton*>("textButton"))
    if (candidate->text() == QStringLiteral("Log")) button = candidate;
  QVERIFY(button);
  const auto* list = test.window.findChild<QListView*>("jobList");
  const auto* log = test.window.findChild<QPlainTextEdit*>("jobLog");
  const int height = list->height();
  QTest::mouseClick(button, Qt::LeftButton);
  QVERIFY(log->isVisible() && !list->isVisible());
  QVERIFY2(log->height() >= height, "the log has less room than the list had");
  QTRY_VERIFY2(log->toPlainText().contains(QStringLiteral("A person waves: done")), qPrintable(log->toPlainText()));
  QTest::mouseClick(button, Qt::LeftButton);
  QVERIFY(list->isVisible());
}

void TstDailyComfort::flatViewsShowBodiesOnly() {
  // The body with its joints in another order: what is drawn has to be the same.
  const auto walk = std::make_shared<const core::motion::Clip>(test_support::syntheticWalk(3, 20));
  const auto joints = walk->skeleton().joints();
  std::vector<int> order{0, 2, 1, 3, 5, 4, 6, 8, 7, 9, 11, 10, 12, 14, 13, 15, 17, 16, 19, 18, 21, 20}, placeOf(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) placeOf[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
  core::motion::ClipData data = walk->data();
  std::vector<core::motion::Joint> other;
  for (const int from : order) {
    auto joint = joints[static_cast<std::size_t>(from)];
    if (joint.parent >= 0) joint.parent = placeOf[static_cast<std::size_t>(joint.parent)];
    other.push_back(joint);
  }
  data.skeleton = std::make_shared<core::motion::Skeleton>(other);
  for (int frame = 0; frame < walk->frameCount(); ++frame)
    for (std::size_t i = 0; i < order.size(); ++i)
      data.rotations[static_cast<std::size_t>(frame) * order.size() + i] =
          walk->data().rotations[static_cast<std::size_t>(frame) * order.size() + static_cast<std::size_t>(order[i])];
  const auto shuffled = std::make_shared<const core::motion::Clip>(std::move(data));
  ui::PictureView view;
  view.resize(120, 200);
  const auto picture = [&](const std::shared_ptr<const core::motion::Clip>& clip) {
    view.setClip(clip, 1.9, QStringLiteral("Front"), 0.0);
    view.setTime(0.4);
    return view.grab().toImage();
  };
  const QImage right = picture(walk);
  QVERIFY2(picture(shuffled) == right, "joints are joined in another skeleton's order");
  QVERIFY(picture(nullptr) != right);
}

void TstDailyComfort::flatViewsGoWithTheTakeThatBroughtThem() {
  TestStudio test;
  auto* dock = test.window.findChild<QDockWidget*>("picturesPanel");
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.document.editDraft(DraftField::Mixture, [](Draft& draft) {
    draft.request.mixture = 300;
    draft.request.model = "crossdiff";
  });
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QVERIFY(dock->isVisible());
  test.window.views().showTake(1, 0);
  QVERIFY2(!dock->isVisible(), "the flat views stay open for a take that has none");
  test.window.views().showTake(2, 0);
  QVERIFY(dock->isVisible());
  // Where the person put it, it stays.
  dock->toggleViewAction()->trigger();
  dock->toggleViewAction()->trigger();
  test.window.views().showTake(1, 0);
  QVERIFY(dock->isVisible());
}

void TstDailyComfort::whatWentWellFadesAndCoversNothing() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  auto* note = test.window.findChild<ui::NoteLabel*>();
  note->setStay(120);
  const QRect before = test.window.views().geometry();
  test.window.actions().mirror->trigger();
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QTRY_VERIFY(!note->text().isEmpty());
  QCOMPARE(test.window.views().geometry(), before);
  QVERIFY(test.message().isEmpty());
  QTRY_VERIFY_WITH_TIMEOUT(note->text().isEmpty(), 3000);
  const auto* log = test.window.findChild<QPlainTextEdit*>("jobLog");
  QVERIFY2(log->toPlainText().contains(QStringLiteral("Left and right are exchanged")), qPrintable(log->toPlainText()));
}

void TstDailyComfort::notesSpeakAnAnimatorsLanguage() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  auto* note = test.window.findChild<ui::NoteLabel*>();
  test.window.actions().makeLoop->trigger();
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QTRY_VERIFY2(note->text().startsWith(QStringLiteral("Loop of ")), qPrintable(note->text()));
  QVERIFY2(!note->text().contains(QStringLiteral("cm")), qPrintable(note->text()));
  test.window.actions().cleanUp->trigger();
  QTRY_COMPARE(test.project().takes.size(), std::size_t{3});
  QTRY_VERIFY2(note->text().startsWith(QStringLiteral("Cleaned up")), qPrintable(note->text()));
  QVERIFY2(!test.project().takes.back().report.remarks.empty(), "the numbers are gone");
}

void TstDailyComfort::theFocusIsSeenOnEveryControl() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  test.studio.clock.pause();
  QTRY_VERIFY(test.studio.styles.rowCount() > 3);
  QTRY_VERIFY(test.window.findChild<ui::NoteLabel*>()->text().isEmpty());
  test.window.activateWindow();
  if (!QTest::qWaitForWindowActive(&test.window, 2000)) QSKIP("no window manager gives this window the keyboard");
  int seen = 0;
  for (auto* widget : test.window.findChildren<QWidget*>()) {
    if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || !widget->isEnabled() || widget->focusProxy() || widget->window() != &test.window) continue;
    if (qobject_cast<QLineEdit*>(widget) && qobject_cast<QAbstractSpinBox*>(widget->parentWidget())) continue;  // the box shows it
    test.window.setFocus();
    QTest::qWait(5);
    const QImage before = widget->grab().toImage();
    widget->setFocus(Qt::TabFocusReason);
    if (!widget->hasFocus()) continue;
    QTest::qWait(5);
    const QImage after = widget->grab().toImage();
    int changed = 0;
    for (int y = 0; y < after.height(); ++y)
      for (int x = 0; x < after.width(); ++x) changed += after.pixel(x, y) != before.pixel(x, y);
    QVERIFY2(changed >= 12,
             qPrintable(QStringLiteral("%1 %2: %3 pixels tell that it has the focus").arg(widget->metaObject()->className(), widget->objectName()).arg(changed)));
    ++seen;
  }
  QVERIFY2(seen > 25, qPrintable(QString::number(seen)));
}

void TstDailyComfort::theTabKeyGoesAsTheEyeDoes() {
  TestStudio test;
  test.window.activateWindow();
  if (!QTest::qWaitForWindowActive(&test.window, 2000)) QSKIP("no window manager gives this window the keyboard");
  auto* first = test.window.findChild<QWidget*>("promptText");
  first->setFocus();
  QStringList way;
  QPoint at;
  int steps = 0;
  for (; steps < 40; ++steps) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    const QWidget* now = QApplication::focusWidget();
    way << now->objectName();
    if (now->objectName() == QStringLiteral("takeSearch")) break;
    const QPoint place = now->mapTo(&test.window, now->rect().center());
    QVERIFY2(place.x() < test.window.width() / 2, qPrintable(way.join(u' ')));
    QVERIFY2(place.y() > at.y() - 14, qPrintable(way.join(u' ')));  // down, or along a row
    at = place;
  }
  QVERIFY2(steps < 40, qPrintable(way.join(u' ')));
}

void TstDailyComfort::whatHangsOverTheWindowIsNamed() {
  TestStudio test;
  const auto hintOver = [](QWidget& widget) { return widget.findChild<ui::DropHint*>(QString(), Qt::FindDirectChildrenOnly); };
  const auto hang = [](QWidget& over, const QMimeData& data) {
    QDragEnterEvent enter({30, 30}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&over, &enter);
    return enter.isAccepted();
  };
  QMimeData clip, text;
  const ui::TakeDrag take(1, nullptr);
  clip.setUrls({QUrl::fromLocalFile("/somewhere/walk.bvh")});
  text.setUrls({QUrl::fromLocalFile("/somewhere/notes.txt")});
  auto* views = hintOver(test.window.views());
  QVERIFY(views && !views->isVisible());
  QVERIFY(hang(test.window, clip));
  QVERIFY(views->isVisible());
  QCOMPARE(views->text(), QStringLiteral("Import as a take"));
  QVERIFY(hang(test.window, text));
  QVERIFY(views->text().contains(QStringLiteral("no motion")));
  QDragLeaveEvent leave;
  QCoreApplication::sendEvent(&test.window, &leave);
  QVERIFY(!views->isVisible());
  auto* panel = test.window.findChild<ui::StylePanel*>();
  QVERIFY(hang(*panel, clip));
  QVERIFY(hintOver(*panel)->isVisible());
  QDragLeaveEvent away;
  QCoreApplication::sendEvent(panel, &away);
  QVERIFY(!hintOver(*panel)->isVisible());
  auto& view = test.window.views().view(0);
  QVERIFY(hang(view, take));
  QVERIFY2(hintOver(view)->isVisible() && hintOver(view)->text().contains(u'A'), qPrintable(hintOver(view)->text()));
}

void TstDailyComfort::theTimelineCountsInTheAuthorsFrames() {
  {
    TestStudio test({}, {}, true);
    test.generate("walk");
    QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
    test.studio.clock.pause();
    test.studio.clock.seek(0.0);
    const auto* label = test.window.findChild<QLabel*>("timeLabel");
    QVERIFY2(label->text().endsWith(QStringLiteral("frame 1 / 80")), qPrintable(label->text()));
    auto* choice = test.window.findChild<QComboBox*>("frameRate");
    QVERIFY(choice->currentText().startsWith(QStringLiteral("20")));
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(choice->currentText(), QStringLiteral("24 fps"));
    QVERIFY2(label->text().endsWith(QStringLiteral("frame 1 / 96")), qPrintable(label->text()));
    test.window.actions().stepForward->trigger();
    QVERIFY(qAbs(test.studio.clock.time() - 1.0 / 24.0) < 1e-9);
    QVERIFY2(label->text().endsWith(QStringLiteral("frame 2 / 96")), qPrintable(label->text()));
    // The motion is the model's: between two of its frames the figure stands between them.
    QCOMPARE(test.project().takes.front().clip->fps(), 20.0);
    QCOMPARE(test.window.views().view(0).scene().figures.front().seconds, test.studio.clock.time());
    // The preferences show the same choice.
    test.window.actions().preferences->trigger();
    auto* dialog = test.window.findChild<QDialog*>("preferences");
    auto* other = dialog->findChild<QComboBox*>("frameRate");
    QCOMPARE(other->currentText(), QStringLiteral("24 fps"));
    QTest::keyClick(other, Qt::Key_Down);
    QCOMPARE(choice->currentText(), QStringLiteral("25 fps"));
    dialog->close();
    test.window.writeSettings();
  }
  TestStudio test({}, {}, true);  // another day
  QCOMPARE(test.studio.clock.frameRate(), 25.0);
}

void TstDailyComfort::noCommandIsPushedOutOfTheToolBar() {
  TestStudio test;
  test.window.resize(1280, 800);
  test.service.timePerStep = std::chrono::milliseconds(100);
  test.generate("a person walks forward for quite a while and then says what it did in many words");
  QTRY_VERIFY(test.studio.generation.isBusy());
  QTest::qWait(250);  // there is progress to be told by now
  const auto* bar = test.window.findChild<QToolBar*>("toolBar");
  for (QAction* action : bar->actions())
    if (auto* widget = bar->widgetForAction(action); !action->isSeparator()) QVERIFY2(widget && widget->isVisible(), qPrintable(action->text()));
  test.window.actions().stop->trigger();
  QTRY_VERIFY(!test.studio.generation.isBusy());
}

STUDIO_GUI_TEST_MAIN(TstDailyComfort)
#include "tst_daily_comfort.moc"
