// Takes that are dragged out of the window arrive elsewhere as files; inside it they stay takes.
#include "core/io/motion_file.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/test_studio.h"
#include "ui/models/take_drag.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/takes_panel.h"

#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
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
  void whatCannotBeWrittenIsNoFile();
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
  QVERIFY(drag->hasUrls() && ui::isTake(*drag));
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
    written->end(true);
  });
  const auto urls = drag.urls();
  const bool isThere = urls.size() == 1 && QFile::exists(urls.first().toLocalFile());
  writer.join();
  QVERIFY2(isThere, "the file was handed out before it was there");
  QCOMPARE(drag.data(QLatin1String(ui::kTakeMimeType)), QByteArray("7"));
}

void TstDraggedTakes::whatCannotBeWrittenIsNoFile() {
  auto written = std::make_shared<ui::WrittenFile>(QStringLiteral("/no/such/place/walk.bvh"));
  written->end(false);
  QVERIFY(ui::TakeDrag(1, written).urls().isEmpty());
  QVERIFY(!ui::TakeDrag(1, nullptr).hasUrls());
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
}

STUDIO_GUI_TEST_MAIN(TstDraggedTakes)
#include "tst_dragged_takes.moc"
