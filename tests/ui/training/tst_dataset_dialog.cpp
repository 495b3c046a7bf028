#include "tests/ui/gui_test_main.h"
#include "ui/training/dataset_dialog.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QUrl>

namespace {

void write(const QString& file, const QByteArray& text, bool isProgram = false) {
  QVERIFY(QDir().mkpath(QFileInfo(file).path()));
  QFile out(file);
  QVERIFY(out.open(QIODevice::WriteOnly));
  out.write(text);
  if (isProgram) QVERIFY(out.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

QByteArray read(const QString& file) {
  QFile in(file);
  return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

}  // namespace

/// A folder to a data set, with a `gesto` that is a script.
class TstDatasetDialog : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void aDroppedFolderIsListedWithWhatItsNamesSay();
  void captionsOfTheFolderFillTheTable();
  void whatIsCorrectedIsBuilt();
  void whatCannotBeBuiltIsSaid();

 private:
  QString path(const char* name) const { return folder_->filePath(QLatin1String(name)); }
  static QString cell(ui::DatasetDialog& dialog, int row, int column) {
    return dialog.findChild<QTableView*>("datasetTable")->model()->index(row, column).data().toString();
  }

  std::unique_ptr<QTemporaryDir> folder_;
};

void TstDatasetDialog::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  write(path("moves/happyWalk_01.bvh"), "HIERARCHY");
  write(path("moves/kicks/side-kick.BVH"), "HIERARCHY");
  write(path("moves/notes.txt"), "no motion");
}

void TstDatasetDialog::aDroppedFolderIsListedWithWhatItsNamesSay() {
  ui::DatasetDialog dialog(path("gesto"), path("datasets"));
  dialog.show();
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path("moves"))});
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&dialog, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&dialog, &event);
  QCOMPARE(dialog.findChild<QTableView*>("datasetTable")->model()->rowCount(), 2);
  QCOMPARE(cell(dialog, 0, ui::DatasetDialog::File), QStringLiteral("happyWalk_01.bvh"));
  QCOMPARE(cell(dialog, 0, ui::DatasetDialog::Caption), QStringLiteral("happy walk"));
  QCOMPARE(cell(dialog, 1, ui::DatasetDialog::Caption), QStringLiteral("side kick"));
  QCOMPARE(dialog.findChild<QLineEdit*>("datasetName")->text(), QStringLiteral("moves"));
  if (const QByteArray keep = qgetenv("GESTO_KEEP_PICTURE"); !keep.isEmpty()) QVERIFY(dialog.grab().save(QString::fromLocal8Bit(keep) + QStringLiteral("/dataset.png")));
}

void TstDatasetDialog::captionsOfTheFolderFillTheTable() {
  write(path("moves/captions.tsv"), "file\tcaption\tstyle\nside-kick\ta person kicks to the side\tproud\nnobody\tnothing\told\n");
  ui::DatasetDialog dialog(path("gesto"), path("datasets"));
  dialog.setSource(path("moves"));
  QCOMPARE(cell(dialog, 1, ui::DatasetDialog::Caption), QStringLiteral("a person kicks to the side"));
  QCOMPARE(cell(dialog, 1, ui::DatasetDialog::Style), QStringLiteral("proud"));
  QCOMPARE(cell(dialog, 0, ui::DatasetDialog::Style), QString());
}

void TstDatasetDialog::whatIsCorrectedIsBuilt() {
  write(path("gesto"),
        "#!/bin/bash\necho \"$@\" > $(dirname $0)/words\necho 'reading happyWalk_01.bvh: 1 of 2' >&2\n"
        "echo '{\"out\":\"x\",\"clips\":3,\"twins\":3,\"tooShort\":1,\"skipped\":[{\"file\":\"moves/kicks/side-kick.BVH\",\"reason\":\"it has no joint that could be the "
        "left "
        "foot\"}]}'\n",
        true);
  ui::DatasetDialog dialog(path("gesto"), path("datasets"));
  dialog.show();
  dialog.setSource(path("moves"));
  auto* table = dialog.findChild<QTableView*>("datasetTable");
  table->model()->setData(table->model()->index(0, ui::DatasetDialog::Caption), "a person walks\thappily ");
  QTest::mouseClick(dialog.findChild<QPushButton*>("primary"), Qt::LeftButton);
  QTRY_COMPARE(dialog.built(), path("datasets/moves"));
  const QByteArray said = read(path("words"));
  QVERIFY2(said.startsWith("dataset build --source bvh-folder:") && said.contains("--captions") && said.contains("--json"), said.constData());
  QCOMPARE(read(path("datasets/moves-captions.tsv")),
           QByteArray("file\tcaption\tcontent\tstyle\tsplit\nhappyWalk_01\ta person walks happily\thappy\t\ttrain\nside-kick\tside kick\tside\t\ttrain\n"));
  QCOMPARE(cell(dialog, 1, ui::DatasetDialog::Remark), QStringLiteral("it has no joint that could be the left foot"));
  const QString reason = dialog.findChild<QLabel*>("datasetReason")->text();
  QVERIFY2(reason.contains("3 clip") && reason.contains("1 file"), qPrintable(reason));
}

void TstDatasetDialog::whatCannotBeBuiltIsSaid() {
  write(path("gesto"), "#!/bin/bash\necho 'gesto dataset build: moves: no clip is long enough' >&2\nexit 1\n", true);
  ui::DatasetDialog dialog(path("gesto"), path("datasets"));
  dialog.show();
  auto* build = dialog.findChild<QPushButton*>("primary");
  auto* reason = dialog.findChild<QLabel*>("datasetReason");
  QVERIFY(!build->isEnabled() && reason->text().contains("Choose a folder"));
  dialog.setSource(path("datasets"));
  QVERIFY(dialog.findChild<QLabel*>("datasetFound")->text().contains("There is no BVH file"));
  dialog.setSource(path("moves"));
  QVERIFY(build->isEnabled());
  auto* name = dialog.findChild<QLineEdit*>("datasetName");
  name->setText("a/b");
  QVERIFY(!build->isEnabled());
  QVERIFY(QDir().mkpath(path("datasets/taken")));
  name->setText("taken");
  QVERIFY(!build->isEnabled() && reason->text().contains("already"));
  name->setText("fine");
  QTest::mouseClick(build, Qt::LeftButton);
  QTRY_COMPARE(reason->text(), QStringLiteral("gesto dataset build: moves: no clip is long enough"));
  QVERIFY(dialog.built().isEmpty() && build->isEnabled());
}

STUDIO_GUI_TEST_MAIN(TstDatasetDialog)
#include "tst_dataset_dialog.moc"
