#include "tests/support/fake_generation_service.h"
#include "tests/ui/gui_test_main.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/studio.h"
#include "ui/training/teach_dialog.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QUrl>

/// The wizard with the real `gesto`, a tiny model and three walks.
class TstTeachDialog : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void theMenuOpensIt();
  void aDroppedFolderIsShownWithItsCaptions();
  void whatCannotBeLearnedIsSaid();
  void aTickLessIsNotLearned();
  void aNameThatIsTakenIsRefused();
  void clipsBecomeAModelThatIsUsed();
  void aStoppedTeachingGoesOn();

 private:
  QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
  static QTableView* table(ui::TeachDialog& dialog) { return dialog.findChild<QTableView*>("taughtClips"); }
  static QPushButton* nextOf(ui::TeachDialog& dialog) { return dialog.findChild<QPushButton*>("primary"); }
  static int page(ui::TeachDialog& dialog) { return dialog.findChild<QStackedWidget*>()->currentIndex(); }
  static void drop(ui::TeachDialog& dialog, const QString& folder);
  static void click(QPushButton* button) { QTest::mouseClick(button, Qt::LeftButton); }
  /// Waits until the clips are there.
  static void waitForClips(ui::TeachDialog& dialog, int count) { QTRY_COMPARE_WITH_TIMEOUT(table(dialog)->model()->rowCount(), count, 30'000); }
  std::unique_ptr<ui::TeachDialog> dialog();

  QTemporaryDir folder_;
  test_support::FakeGenerationService service_;
  std::unique_ptr<ui::Studio> studio_;
  std::unique_ptr<ui::MainWindow> window_;
};

void TstTeachDialog::initTestCase() {
  qputenv("GESTO_THREADS", "1");
  QProcess writer;
  writer.start(qEnvironmentVariable("STUDIO_BIN_DIR") + QStringLiteral("/write_tiny_models"), {path("models"), path("clips")});
  QVERIFY(writer.waitForFinished(120'000));
  QVERIFY2(writer.exitCode() == 0, writer.readAllStandardError().constData());
  qputenv("GESTO_MODELS", path("models").toUtf8());
  qputenv("XDG_DATA_HOME", path("data").toUtf8());
  const core::services::ModelFolders folders{path("models").toStdString(), path("own").toStdString()};
  service_.folders = folders;
  service_.installed = {{"default", "smoodi", "SMooDi", {}, {}, "free for tests", folders.shipped / "smoodi-compact.safetensors"}};
  studio_ = std::make_unique<ui::Studio>(
      service_, service_, service_,
      ui::StudioOptions{.models = folders, .gestoProgram = qEnvironmentVariable("STUDIO_BIN_DIR") + QStringLiteral("/gesto"), .usesSettings = false});
  window_ = std::make_unique<ui::MainWindow>(*studio_);
  window_->show();
  window_->begin({});
}

void TstTeachDialog::cleanupTestCase() {
  window_.reset();
  studio_.reset();
}

std::unique_ptr<ui::TeachDialog> TstTeachDialog::dialog() {
  auto made = std::make_unique<ui::TeachDialog>(studio_->options.gestoProgram, studio_->shelf, studio_->jobs);
  made->setFurtherArguments(
      {QStringLiteral("--updates"), QStringLiteral("3"), QStringLiteral("--replay"), QStringLiteral("12"), QStringLiteral("--repetitions"), QStringLiteral("2")});
  made->show();
  return made;
}

void TstTeachDialog::drop(ui::TeachDialog& dialog, const QString& folder) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(folder)});
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&dialog, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&dialog, &event);
}

void TstTeachDialog::theMenuOpensIt() {
  window_->actions().teach->trigger();
  auto* made = window_->findChild<ui::TeachDialog*>();
  QVERIFY(made && made->isVisible());
  QVERIFY(!nextOf(*made)->isEnabled());
  made->close();
}

void TstTeachDialog::aDroppedFolderIsShownWithItsCaptions() {
  const auto made = dialog();
  const QAbstractItemModelTester tester(table(*made)->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
  drop(*made, path("clips"));
  waitForClips(*made, 3);
  const auto* model = static_cast<ui::TaughtClipModel*>(table(*made)->model());
  const auto cell = [&](int row, int column) { return model->index(row, column).data().toString(); };
  QCOMPARE(cell(0, ui::TaughtClipModel::File), QString("limping_0.bvh"));
  QCOMPARE(cell(0, ui::TaughtClipModel::Caption), QString("limping"));
  QVERIFY(cell(0, ui::TaughtClipModel::Remark).contains("file's name"));
  QVERIFY(nextOf(*made)->isEnabled());
  // The figures come behind, and move.
  QTRY_VERIFY_WITH_TIMEOUT(model->figure(0) && model->figure(2), 10'000);
  const QRect cells = table(*made)->visualRect(model->index(0, ui::TaughtClipModel::Use));
  const auto picture = [&] { return table(*made)->viewport()->grab(cells).toImage(); };
  const auto first = picture();
  QTRY_VERIFY_WITH_TIMEOUT(picture() != first, 2000);
}

void TstTeachDialog::whatCannotBeLearnedIsSaid() {
  QVERIFY(QDir().mkpath(path("nothing")));
  const auto made = dialog();
  drop(*made, path("nothing"));
  QTRY_VERIFY_WITH_TIMEOUT(made->findChild<QLabel*>("teachFound")->text().contains("holds no motion file"), 30'000);
  QVERIFY(!nextOf(*made)->isEnabled());
}

void TstTeachDialog::aTickLessIsNotLearned() {
  const auto made = dialog();
  drop(*made, path("clips"));
  waitForClips(*made, 3);
  auto* model = static_cast<ui::TaughtClipModel*>(table(*made)->model());
  const auto at = [&](int row) {
    const auto cell = table(*made)->visualRect(model->index(row, ui::TaughtClipModel::Use));
    return QPoint(cell.left() + 17, cell.center().y());  // the middle of the box
  };
  QTest::mouseClick(table(*made)->viewport(), Qt::LeftButton, {}, at(0));
  QCOMPARE(model->usedCount(), 2);
  QVERIFY(nextOf(*made)->isEnabled());
  QTest::mouseClick(table(*made)->viewport(), Qt::LeftButton, {}, at(1));
  QCOMPARE(model->usedCount(), 1);
  QVERIFY(!nextOf(*made)->isEnabled());
  QVERIFY(made->findChild<QLabel*>("teachReason")->text().contains("At least two clips"));
}

void TstTeachDialog::aNameThatIsTakenIsRefused() {
  const auto made = dialog();
  drop(*made, path("clips"));
  waitForClips(*made, 3);
  click(nextOf(*made));
  QCOMPARE(page(*made), 1);
  auto* name = made->findChild<QLineEdit*>("teachName");
  QCOMPARE(name->text(), QString("clips"));
  name->clear();
  QTest::keyClicks(name, "smoodi-compact");
  QVERIFY(!nextOf(*made)->isEnabled() && !made->findChild<QLabel*>("teachReason")->text().isEmpty());
  name->clear();
  QTest::keyClicks(name, "limper");
  QVERIFY(nextOf(*made)->isEnabled());
}

void TstTeachDialog::clipsBecomeAModelThatIsUsed() {
  const auto made = dialog();
  QSignalSpy wanted(made.get(), &ui::TeachDialog::modelWanted);
  drop(*made, path("clips"));
  waitForClips(*made, 3);
  // A caption is corrected by hand.
  auto* clips = table(*made);
  const auto caption = clips->model()->index(1, ui::TaughtClipModel::Caption);
  QTest::mouseClick(clips->viewport(), Qt::LeftButton, {}, clips->visualRect(caption).center());
  QTest::mouseDClick(clips->viewport(), Qt::LeftButton, {}, clips->visualRect(caption).center());
  auto* editor = clips->viewport()->findChild<QLineEdit*>();
  QVERIFY(editor);
  editor->selectAll();
  QTest::keyClicks(editor, "a person limps badly");
  QTest::keyClick(editor, Qt::Key_Return);
  QTRY_COMPARE(caption.data().toString(), QString("a person limps badly"));
  click(nextOf(*made));
  auto* name = made->findChild<QLineEdit*>("teachName");
  name->clear();
  QTest::keyClicks(name, "limper");
  QTest::keyClicks(made->findChild<QLineEdit*>("teachStyle"), "limping");
  click(nextOf(*made));
  QCOMPARE(page(*made), 2);
  QTRY_VERIFY_WITH_TIMEOUT(!made->findChild<QLabel*>("teachStage")->text().isEmpty(), 60'000);
  QTRY_COMPARE_WITH_TIMEOUT(page(*made), 3, 120'000);
  QVERIFY(QFile::exists(path("own/limper.safetensors")) && QFile::exists(path("own/limper.json")));
  QFile table(path("own/limper.teach/asked.tsv"));
  QVERIFY(table.open(QIODevice::ReadOnly) && table.readAll().contains("limping_1.bvh\ta person limps badly"));
  auto* numbers = made->findChild<QTableWidget*>("teachNumbers");
  QStringList asked;
  for (int row = 0; row < numbers->rowCount(); ++row) asked << numbers->item(row, 0)->text();
  QCOMPARE(asked, QStringList({"your moves", "moves that it knew", "sliding feet", "a person limps badly", "limping"}));
  QVERIFY(numbers->item(0, 2)->text().contains('%'));
  QCOMPARE(numbers->columnCount(), 4);
  for (int row = 0; row < 2; ++row) QVERIFY2(!numbers->item(row, 3)->text().isEmpty() && numbers->item(row, 3)->text() != QStringLiteral("–"), qPrintable(asked[row]));
  QTRY_VERIFY(nextOf(*made)->isEnabled());
  click(nextOf(*made));
  QCOMPARE(wanted.takeFirst().front().toString(), QString("limper"));
}

void TstTeachDialog::aStoppedTeachingGoesOn() {
  const auto made = dialog();
  drop(*made, path("clips"));
  waitForClips(*made, 3);
  click(nextOf(*made));
  auto* name = made->findChild<QLineEdit*>("teachName");
  name->clear();
  QTest::keyClicks(name, "stopped");
  click(nextOf(*made));
  QTRY_VERIFY_WITH_TIMEOUT(made->findChild<QLabel*>("teachStage")->text().contains("sampling") || made->findChild<QLabel*>("teachStage")->text().contains("asking"),
                           60'000);
  click(made->findChild<QPushButton*>("teachClose"));
  QTRY_VERIFY_WITH_TIMEOUT(!made->isTeaching(), 60'000);
  QVERIFY(made->isVisible());
  QVERIFY(made->findChild<QLabel*>("teachReason")->text().contains("takes it up"));
  QVERIFY(!QFile::exists(path("own/stopped.safetensors")));
  click(nextOf(*made));
  QTRY_COMPARE_WITH_TIMEOUT(page(*made), 3, 120'000);
  QVERIFY(QFile::exists(path("own/stopped.safetensors")));
}

STUDIO_GUI_TEST_MAIN(TstTeachDialog)
#include "tst_teach_dialog.moc"
