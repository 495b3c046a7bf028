// Takes that are dragged out of the window arrive elsewhere as files; inside it they stay takes.
#include "core/io/motion_file.h"
#include "core/io/write/export.h"
#include "tests/support/loop_gap.h"
#include "tests/support/synthetic_motion.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/models/take_drag.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/takes_panel.h"
#include "ui/widgets/note_label.h"

#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QListView>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

#include <thread>

using namespace core::document;
using test_support::TestStudio;

class TstDraggedTakes : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void theFileIsAsTheLastExport();
  void twoOfOneNameAreTwoFiles();
  void whoLetsGoAtOnceWaitsForTheFile();
  void theWindowGoesOnMeanwhile();
  void whatCannotBeWrittenIsNoFileAndIsSaid();
  void whatDoesNotFitTheTakeIsLeftOutAndSaid_data();
  void whatDoesNotFitTheTakeIsLeftOutAndSaid();
  void aTakeOfAnotherStudioIsAFile();
  void insideTheWindowItIsATake();
};

namespace {

void drop(QWidget& on, const QMimeData& data) {
  const QPoint at(30, 30);
  QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&on, &enter);
  if (!enter.isAccepted()) return;
  QDropEvent dropped(QPointF(at), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&on, &dropped);
}

}  // namespace

void TstDraggedTakes::theFileIsAsTheLastExport() {
  QSettings().setValue(QStringLiteral("export/format"), QStringLiteral("glb"));
  TestStudio test;
  test.generate("a person walks: slowly/softly");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  auto* takes = test.window.findChild<ui::TakesPanel*>();
  const std::unique_ptr<ui::TakeDrag> drag(takes->dragOf(1));
  QVERIFY(drag->hasUrls() && ui::takeIn(*drag) == TakeId{1});
  QCOMPARE(drag->urls().size(), 1);
  const QString file = drag->urls().first().toLocalFile();
  QVERIFY2(file.endsWith(QStringLiteral("/a_person_walks_slowlysoftly.glb")), qPrintable(file));
  const auto motion = core::io::readMotionFile(file.toStdString());
  QVERIFY2(motion, motion ? "" : motion.error().message.c_str());
  QVERIFY(std::abs(motion->clip->duration() - test.project().takes[0].clip->duration()) < 0.06);
  // Nobody is told of work that nobody asked for.
  QVERIFY(test.message().isEmpty());
}

void TstDraggedTakes::twoOfOneNameAreTwoFiles() {
  TestStudio test;
  for (std::size_t count = 1; count <= 2; ++count) {
    test.generate("walk");
    QTRY_COMPARE(test.project().takes.size(), count);
  }
  auto* takes = test.window.findChild<ui::TakesPanel*>();
  const std::unique_ptr<ui::TakeDrag> first(takes->dragOf(1)), again(takes->dragOf(1));
  const QString one = first->urls().value(0).toLocalFile(), other = again->urls().value(0).toLocalFile();
  QVERIFY2(QFileInfo::exists(one) && QFileInfo::exists(other) && one != other, qPrintable(one + u' ' + other));
}

void TstDraggedTakes::whoLetsGoAtOnceWaitsForTheFile() {
  QTemporaryDir folder;
  auto written = std::make_shared<ui::WrittenFile>(folder.filePath("late.bvh"));
  const ui::TakeDrag drag(7, written);
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    QFile file(written->name());
    (void)file.open(QIODevice::WriteOnly);
    file.close();
    written->end({});
  });
  const auto urls = drag.urls();
  const bool isThere = urls.size() == 1 && QFile::exists(urls.first().toLocalFile());
  writer.join();
  QVERIFY2(isThere, "the file was handed out before it was there");
  QVERIFY(ui::takeIn(drag) == TakeId{7});
}

void TstDraggedTakes::theWindowGoesOnMeanwhile() {
  auto written = std::make_shared<ui::WrittenFile>(QStringLiteral("/late/walk.bvh"));
  const ui::TakeDrag drag(7, written);
  test_support::LoopGap gap;
  // On a quiet computer no turn of the loop takes a whole millisecond: what was done meanwhile is counted.
  int turns = 0;
  QTimer meanwhile;
  QObject::connect(&meanwhile, &QTimer::timeout, [&turns] { ++turns; });
  meanwhile.start(10);
  QTimer::singleShot(400, [&] { written->end({}); });
  QCOMPARE(drag.urls().size(), 1);
  QVERIFY2(turns > 3 && gap.longest < 250, qPrintable(QString("%1 turns, %2 ms").arg(turns).arg(gap.longest)));
}

void TstDraggedTakes::whatCannotBeWrittenIsNoFileAndIsSaid() {
  // The folder for what is dragged away goes: the disk is full, or somebody tidied up.
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  auto* takes = test.window.findChild<ui::TakesPanel*>();
  const std::unique_ptr<ui::TakeDrag> first(takes->dragOf(1));
  const QString file = first->urls().value(0).toLocalFile();
  QVERIFY(test.message().isEmpty());
  QDir folder(QFileInfo(file).path() + QStringLiteral("/.."));
  QVERIFY(folder.removeRecursively());
  QFile stands(folder.absolutePath());  // in the folder's place
  QVERIFY(stands.open(QIODevice::WriteOnly));
  const std::unique_ptr<ui::TakeDrag> again(takes->dragOf(1));
  QVERIFY(again->hasUrls() && again->urls().isEmpty());
  QVERIFY2(!test.message().isEmpty() && test.window.findChild<ui::MessageBar*>()->isVisible(), qPrintable(test.message()));
  stands.remove();
  QVERIFY(!ui::TakeDrag(1, nullptr).hasUrls());
}

void TstDraggedTakes::whatDoesNotFitTheTakeIsLeftOutAndSaid_data() {
  QTest::addColumn<QString>("format");
  QTest::addColumn<QString>("names");
  QTest::addColumn<QString>("ending");
  QTest::addColumn<QString>("says");
  QTest::newRow("names") << "fbx"
                         << "mixamo"
                         << ".fbx"
                         << "its own joint names";
  QTest::newRow("format") << "vrma"
                          << "keep"
                          << ".glb"
                          << "as GLB";
  QTest::newRow("both") << "vrma"
                        << "unreal"
                        << ".glb"
                        << "its own joint names, as GLB";
  QTest::newRow("nothing") << "bvh"
                           << "keep"
                           << ".bvh"
                           << "";
}

void TstDraggedTakes::whatDoesNotFitTheTakeIsLeftOutAndSaid() {
  QFETCH(QString, format);
  QFETCH(QString, names);
  QFETCH(QString, ending);
  QFETCH(QString, says);
  QSettings().setValue(QStringLiteral("export/format"), format);
  QSettings().setValue(QStringLiteral("export/names"), names);
  TestStudio test;
  // A swinging lamp: nobody knows which of its joints is a knee.
  QTemporaryDir folder;
  QFile lamp(folder.filePath(QStringLiteral("lamp.bvh")));
  QVERIFY(lamp.open(QIODevice::WriteOnly));
  lamp.write(
      "HIERARCHY\nROOT hook\n{\nOFFSET 0 0 0\nCHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation\nJOINT cord\n{\nOFFSET 0 -1 0\n"
      "CHANNELS 3 Zrotation Xrotation Yrotation\nEnd Site\n{\nOFFSET 0 -1 0\n}\n}\n}\nMOTION\nFrames: 3\nFrame Time: 0.05\n0 2 0 0 0 0 0 0 0\n0 2 0 9 0 0 5 0 0\n0 2 0 0 "
      "0 0 0 0 0\n");
  lamp.close();
  test.studio.files.importClip(lamp.fileName());
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  auto* note = test.window.findChild<ui::NoteLabel*>("note");
  note->showNote({});
  auto* takes = test.window.findChild<ui::TakesPanel*>();
  const std::unique_ptr<ui::TakeDrag> drag(takes->dragOf(1));
  QCOMPARE(drag->urls().size(), 1);
  const QString file = drag->urls().first().toLocalFile();
  QVERIFY2(file.endsWith(QStringLiteral("/lamp") + ending), qPrintable(file));
  const auto motion = core::io::readMotionFile(file.toStdString());
  QVERIFY2(motion, motion ? "" : motion.error().message.c_str());
  QCOMPARE(motion->clip->skeleton().joints()[0].name, std::string("hook"));
  QVERIFY2(test.message().isEmpty(), qPrintable(test.message()));
  QVERIFY2(says.isEmpty() ? note->text().isEmpty() : note->text().contains(says), qPrintable(note->text()));
}

void TstDraggedTakes::aTakeOfAnotherStudioIsAFile() {
  TestStudio test;
  test.generate("walk");
  QTRY_COMPARE(test.project().takes.size(), std::size_t{1});
  // As another program has it that runs beside this one: its take 1 is not ours.
  QTemporaryDir elsewhere;
  const QString file = elsewhere.filePath(QStringLiteral("jump.bvh"));
  QVERIFY(core::io::exportClip(file.toStdString(), test_support::syntheticWalk(3, 60), {}));
  QMimeData foreign;
  foreign.setData(QLatin1String(ui::kTakeMimeType), "1 00000000-1111-2222-3333-444444444444");
  foreign.setUrls({QUrl::fromLocalFile(file)});
  QVERIFY(!ui::takeIn(foreign));
  const auto shown = test.project().view.shown[0];
  QDropEvent overView(QPointF(30, 30), Qt::CopyAction, &foreign, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&test.window.views().view(0), &overView);
  QVERIFY2(test.project().view.shown[0] == shown, "a view took another program's number for a take of its own");
  drop(test.window, foreign);
  QTRY_COMPARE(test.project().takes.size(), std::size_t{2});
  QCOMPARE(test.project().takes[1].name, std::string("jump"));
  QVERIFY(test.project().takes[0].id == shown);
}

void TstDraggedTakes::insideTheWindowItIsATake() {
  QTemporaryDir styles;
  TestStudio test({}, styles.path());
  for (std::size_t count = 1; count <= 2; ++count) {
    test.generate("walk");
    QTRY_COMPARE(test.project().takes.size(), count);
  }
  auto* takes = test.window.findChild<ui::TakesPanel*>();
  const std::unique_ptr<ui::TakeDrag> drag(takes->dragOf(1));
  QVERIFY(drag->hasUrls());
  // Over the window it is no file to import; on a view it is shown; on the styles it becomes one.
  drop(test.window, *drag);
  QTest::qWait(200);
  QCOMPARE(test.project().takes.size(), std::size_t{2});
  drop(test.window.views().view(0), *drag);
  QCOMPARE(test.project().view.shown[0], TakeId{1});
  drop(*test.window.findChild<ui::StylePanel*>(), *drag);
  QTRY_VERIFY(test.project().draft.request.style.kind == TakeStyle::Kind::File);
  QVERIFY2(QString::fromStdString(test.project().draft.request.style.file.string()).startsWith(styles.path()), "the style is a file that goes with the program");
  // What is said of it is in the words of who did it: nothing of units, and no number that keeps files apart.
  const auto* jobs = test.window.findChild<QListView*>("jobList")->model();
  QStringList told;
  for (int row = 0; row < jobs->rowCount(); ++row) told << jobs->index(row, 0).data().toString();
  QVERIFY2(told.contains(QStringLiteral("Reading Walk")) && told.contains(QStringLiteral("Writing Walk")), qPrintable(told.join(u'|')));
  for (const auto* label : test.window.findChildren<QLabel*>()) QVERIFY2(!label->text().contains(QStringLiteral("one unit")), qPrintable(label->text()));
}

STUDIO_GUI_TEST_MAIN(TstDraggedTakes)
#include "tst_dragged_takes.moc"
