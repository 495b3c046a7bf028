#include "core/io/write/motion_writers.h"
#include "tests/ui/gui_test_main.h"
#include "ui/dialogs/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QTest>

using namespace core::io;

namespace {

void choose(QWidget& dialog, const char* box, const QVariant& data) {
  auto* found = dialog.findChild<QComboBox*>(QLatin1String(box));
  QVERIFY(found);
  const int index = found->findData(data);
  QVERIFY2(index >= 0, qPrintable(data.toString()));
  found->setCurrentIndex(index);
}
QCheckBox* check(QWidget& dialog, const char* name) { return dialog.findChild<QCheckBox*>(QLatin1String(name)); }

}  // namespace

class TstExportDialog : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { QSettings().clear(); }
  void startsWithWhatMostNeed();
  void choicesBecomeOptions();
  void choicesAreRemembered();
  void formatsWithoutAPlaceForItDisableIt();
  void cancelRemembersNothing();
  void everyWriterIsOffered();
  void aFlavourSetsWhatItsProgramExpects();
};

void TstExportDialog::startsWithWhatMostNeed() {
  const ui::ExportDialog dialog({"Old walk", 20.0});
  QCOMPARE(dialog.format(), ExportFormat::Fbx);
  const auto options = dialog.options();
  QCOMPARE(options.names, JointNames::Keep);
  QCOMPARE(options.root, RootMotion::Hips);
  QCOMPARE(options.fps, 0.0);
  QVERIFY(options.hasFigure && !options.leadsWithTPose);
  QCOMPARE(options.takeName, std::string("Old walk"));
  QCOMPARE(options.toSecond, 0.0);
  QVERIFY(!check(const_cast<ui::ExportDialog&>(dialog), "exportRange")->isEnabled());
}

void TstExportDialog::choicesBecomeOptions() {
  ui::ExportDialog dialog({"Old walk", 20.0, 0.5, 2.25});
  choose(dialog, "exportFormat", "bvh");
  choose(dialog, "exportNames", "unreal");
  choose(dialog, "exportRate", 60.0);
  choose(dialog, "exportRoot", "ground-bone");
  choose(dialog, "exportUnit", 1.0);
  check(dialog, "exportTPose")->setChecked(true);
  check(dialog, "exportFigure")->setChecked(false);
  check(dialog, "exportRange")->setChecked(true);
  const auto options = dialog.options();
  QCOMPARE(dialog.format(), ExportFormat::Bvh);
  QCOMPARE(options.names, JointNames::Unreal);
  QCOMPARE(options.fps, 60.0);
  QCOMPARE(options.root, RootMotion::GroundBone);
  QCOMPARE(options.unitsPerMetre, 1.0);
  QVERIFY(options.leadsWithTPose && !options.hasFigure);
  QCOMPARE(options.fromSecond, 0.5);
  QCOMPARE(options.toSecond, 2.25);
}

void TstExportDialog::choicesAreRemembered() {
  {
    ui::ExportDialog dialog({"one", 20.0, 1.0, 2.0});
    choose(dialog, "exportFormat", "glb");
    choose(dialog, "exportNames", "vrm");
    choose(dialog, "exportRate", 30.0);
    choose(dialog, "exportRoot", "in-place");
    check(dialog, "exportTPose")->setChecked(true);
    check(dialog, "exportRange")->setChecked(true);
    dialog.accept();
  }
  ui::ExportDialog dialog({"two", 25.0, 1.0, 2.0});
  const auto options = dialog.options();
  QCOMPARE(dialog.format(), ExportFormat::Glb);
  QCOMPARE(options.names, JointNames::Vrm);
  QCOMPARE(options.fps, 30.0);
  QCOMPARE(options.root, RootMotion::InPlace);
  QVERIFY(options.leadsWithTPose);
  QCOMPARE(options.takeName, std::string("two"));
  QCOMPARE(options.toSecond, 0.0);  // the range belongs to the one take
}

void TstExportDialog::formatsWithoutAPlaceForItDisableIt() {
  ui::ExportDialog dialog({"walk", 20.0});
  QVERIFY(check(dialog, "exportFigure")->isEnabled());
  choose(dialog, "exportFormat", "bvh");
  QVERIFY(!check(dialog, "exportFigure")->isEnabled());
  QVERIFY(!dialog.findChild<QLineEdit*>("exportTakeName")->isEnabled());
  choose(dialog, "exportFormat", "glb");
  QVERIFY(!dialog.findChild<QComboBox*>("exportUnit")->isEnabled());
}

void TstExportDialog::cancelRemembersNothing() {
  {
    ui::ExportDialog dialog({"walk", 20.0});
    choose(dialog, "exportFormat", "bvh");
    dialog.reject();
  }
  QCOMPARE(ui::ExportDialog({"walk", 20.0}).format(), ExportFormat::Fbx);
}

void TstExportDialog::everyWriterIsOffered() {
  ui::ExportDialog dialog({"walk", 20.0});
  QCOMPARE(dialog.findChild<QComboBox*>("exportFormat")->count(), static_cast<int>(motionWriters().size()));
  choose(dialog, "exportFormat", "vrma");
  QCOMPARE(dialog.format(), ExportFormat::Vrma);
  QVERIFY(!check(dialog, "exportFigure")->isEnabled() && !dialog.findChild<QComboBox*>("exportUnit")->isEnabled());
  QVERIFY(dialog.findChild<QLineEdit*>("exportTakeName")->isEnabled() && !dialog.findChild<QComboBox*>("exportFlavour")->isEnabled());
  choose(dialog, "exportFormat", "usda");
  QCOMPARE(dialog.format(), ExportFormat::Usda);
  QVERIFY(check(dialog, "exportFigure")->isEnabled() && dialog.findChild<QComboBox*>("exportUnit")->isEnabled());
}

void TstExportDialog::aFlavourSetsWhatItsProgramExpects() {
  ui::ExportDialog dialog({"walk", 20.0});
  choose(dialog, "exportFormat", "bvh");
  dialog.show();
  auto* flavour = dialog.findChild<QComboBox*>("exportFlavour");
  QVERIFY(flavour->isEnabled());
  flavour->setFocus();
  // Down twice with the keyboard, as a person would.
  QTest::keyClick(flavour, Qt::Key_Down);
  QTest::keyClick(flavour, Qt::Key_Down);
  QCOMPARE(flavour->currentData().toString(), QString("motionbuilder"));
  const auto options = dialog.options();
  QCOMPARE(options.names, JointNames::HumanIk);
  QCOMPARE(options.root, RootMotion::Reference);
  QCOMPARE(options.unitsPerMetre, 100.0);
  QCOMPARE(options.channels, BvhChannels::Zxy);
  // What was set can be changed, and is kept with it.
  choose(dialog, "exportNames", "keep");
  QCOMPARE(dialog.options().names, JointNames::Keep);
  dialog.accept();
  const ui::ExportDialog again({"walk", 20.0});
  QCOMPARE(again.options().names, JointNames::Keep);
  QCOMPARE(again.options().channels, BvhChannels::Zxy);
}

STUDIO_GUI_TEST_MAIN(TstExportDialog)
#include "tst_export_dialog.moc"
